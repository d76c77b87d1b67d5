"""The trace of a fault lies in the log file, and never on the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_ar.system import logs, paths
from tests.conftest import ExpectedLog


def broken() -> Exception:
    try:
        int("our own mistake")
    except ValueError as error:
        return error
    raise AssertionError


def test_a_quiet_run_leaves_no_file() -> None:
    logs.start()

    assert not paths.log_file().exists()


def test_an_unexpected_fault_leaves_its_trace(
    expected_log: ExpectedLog, capsys: pytest.CaptureFixture[str]
) -> None:
    expected_log.allow("unexpected fault")
    error = broken()

    where = logs.fault(error, error.__traceback__)

    assert where == paths.log_file()
    text = paths.log_file().read_text("utf-8")
    assert "ValueError: invalid literal for int() with base 10: 'our own mistake'" in text
    assert "test_logs.py" in text
    assert capsys.readouterr() == ("", "")


def test_a_folder_that_cannot_be_made_costs_only_the_log(
    tmp_path: Path, expected_log: ExpectedLog, capsys: pytest.CaptureFixture[str]
) -> None:
    expected_log.allow("unexpected fault")
    (tmp_path / "file").write_text("in the way")

    assert logs.fault(broken(), path=tmp_path / "file" / "x.log") is None
    assert capsys.readouterr() == ("", "")
