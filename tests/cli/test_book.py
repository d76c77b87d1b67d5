"""Sample shop, check, backup and restore by command."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_ar import app
from desktop_ar.cli.run import Run
from desktop_ar.storage.check import CHECKS
from desktop_ar.system import paths
from desktop_ar.system.habits import Habits
from tests.cli.program import Program
from tests.storage.shop import behind_its_back


def test_a_book_in_order_passes_every_check(program: Program) -> None:
    table = program("check")
    answer = program("check", "--format", "json").json

    assert (table.code, table.err) == (0, "")
    assert len(table.out.splitlines()) == len(CHECKS)
    assert answer["ok"] is True
    assert [check["name"] for check in answer["checks"]] == list(CHECKS)
    assert all(list(check) == ["name", "ok", "detail"] for check in answer["checks"])


def test_a_fault_is_named_and_exits_1(program: Program) -> None:
    with behind_its_back(program.book) as connection:
        connection.execute("UPDATE receivables SET open_fen = 1 WHERE receivable_no = 'B-1'")

    table = program("check")
    answer = program("check", "--format", "json")

    assert table.code == answer.code == 1
    assert [line for line in table.out.splitlines() if "FAULT" in line and "B-1" in line]
    assert "backup" in table.err
    wrong = [check for check in answer.json["checks"] if not check["ok"]]
    assert [check["name"] for check in wrong] == ["receivables"]
    assert "B-1" in wrong[0]["detail"]


def test_the_window_will_know_of_a_backup_made_by_command(program: Program, tmp_path: Path) -> None:
    assert Habits.load().backed_up_at(program.book.resolve()) is None
    program("backup", tmp_path / "backup.book")
    assert Habits.load().backed_up_at(program.book.resolve()) is not None


def test_a_backup_can_be_put_back(program: Program, tmp_path: Path) -> None:
    backup = tmp_path / "backup.book"
    before = program("ageing", "--format", "json").data

    assert program("backup", backup).code == 0
    program("pay", "--customer", "K-1", "--amount", "1000")
    assert program("ageing", "--format", "json").data != before
    restored = program("restore", backup)

    assert (restored.code, restored.err) == (0, "")
    assert program("ageing", "--format", "json").data == before
    kept = next(path for path in tmp_path.iterdir() if "before-restore" in path.name)
    assert str(kept) in restored.out
    assert Program(kept)("check").code == 0


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_files_that_cannot_serve_exit_3_and_change_nothing(
    program: Program, tmp_path: Path, command: str
) -> None:
    (tmp_path / "pictures").write_bytes(b"holiday pictures")
    before = program.book.read_bytes()

    ran = program(command, tmp_path / "pictures")

    assert (ran.code, ran.data) == (3, b"")
    assert ran.err.count("\n") == 1
    assert (tmp_path / "pictures").read_bytes() == b"holiday pictures"
    assert program.book.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pictures", "shop.book"]


def test_a_backup_that_is_not_there_is_named(program: Program, tmp_path: Path) -> None:
    ran = program("restore", tmp_path / "none.book")

    assert ran.code == 3
    assert "none.book" in ran.err


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_the_sample_shop_is_a_book_of_its_own_made_for_today(home: Path) -> None:
    run = Program(Path("unused")).bare

    ran = run("--today", "2026-03-02", "--language", "en", "demo", "--no-window")

    assert (ran.code, ran.err) == (0, "")
    sample = paths.sample_book()
    assert sample.is_relative_to(home)
    assert str(sample) in ran.out
    assert not paths.default_book().exists()
    answer = run("--book", sample, "--today", "2026-03-02", "overdue", "--format", "json").json
    assert len(answer["rows"]) > 5
    assert run("--book", sample, "check").code == 0


def test_a_shops_own_book_is_never_replaced_by_a_sample(program: Program) -> None:
    before = program.book.read_bytes()

    ran = program("demo", "--no-window")

    assert (ran.code, ran.data) == (3, b"")
    assert program.book.read_bytes() == before


@pytest.mark.timeout(240)  # the sample shop plays its whole past
@pytest.mark.parametrize("command", [[], ["demo"]])
def test_the_window_opens_on_the_book_the_day_and_the_language_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    opened: list[Run] = []

    def window(run: Run) -> int:
        opened.append(run)
        return 0

    monkeypatch.setattr(app, "open_window", window)
    path = tmp_path / "my.book"

    assert Program(path, today="2026-03-02", language="en")(*command).code == 0

    (run,) = opened
    assert run.book_path == path
    assert run.clock.today().isoformat() == "2026-03-02"
    assert run.t.language == "en"
    assert path.exists() is (command == ["demo"])
