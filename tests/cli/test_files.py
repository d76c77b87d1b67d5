"""`-o FILE` is replaced whole or not touched, and what cannot be written says why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.program import Program


def test_a_file_that_is_there_is_replaced_whole(program: Program, tmp_path: Path) -> None:
    target = tmp_path / "list.json"
    target.write_text("x" * 100_000)

    assert program("overdue", "--format", "json", "-o", target).code == 0

    assert target.read_text().startswith('{"as_of"')
    assert "x" * 10 not in target.read_text()


def test_a_folder_that_is_not_there_is_named(program: Program, tmp_path: Path) -> None:
    ran = program("overdue", "-o", tmp_path / "none" / "list.txt")

    assert (ran.code, ran.data) == (3, b"")
    assert str(tmp_path / "none") in ran.err


def test_a_folder_in_the_place_of_the_file_is_refused(program: Program, tmp_path: Path) -> None:
    ran = program("overdue", "-o", tmp_path)

    assert ran.code == 3
    assert ran.err.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_said_and_is_not_our_fault(program: Program) -> None:
    ran = program("overdue", "--format", "json", "-o", "/dev/full")

    assert ran.code == 3
    assert "/dev/full" in ran.err


def test_a_command_that_is_refused_does_not_touch_the_file(
    program: Program, tmp_path: Path
) -> None:
    target = tmp_path / "list.json"
    target.write_text("kept")

    ran = program.bare("--book", tmp_path / "none.book", "overdue", "-o", target)

    assert ran.code == 3
    assert target.read_text() == "kept"
    assert sorted(os.listdir(tmp_path)) == ["list.json", "shop.book"]  # noqa: PTH208 - names
