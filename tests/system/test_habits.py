"""This person's settings survive what befalls a small file."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.system.habits import Habits


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "habits.json"


def test_without_a_file_nothing_is_set(path: Path) -> None:
    habits = Habits.load(path)

    assert (habits.language, habits.theme) == (None, "system")
    assert not path.exists()


def test_what_is_put_is_there_the_next_time(path: Path) -> None:
    Habits.load(path).put("language", "en")
    Habits.load(path).put_all({"theme": "dark", "columns": {"overdue": [120, 80]}})

    again = Habits.load(path)

    assert (again.language, again.theme) == ("en", "dark")
    assert again.get("columns") == {"overdue": [120, 80]}


def test_none_forgets_a_habit(path: Path) -> None:
    habits = Habits.load(path)
    habits.put("language", "en")
    habits.put("language", None)

    assert json.loads(path.read_text()) == {}


@pytest.mark.parametrize("broken", [b"", b"{", b"[1, 2]", b"\xff\xfe\x00", b"null", b'"text"'])
def test_a_broken_file_is_set_aside_and_never_fatal(path: Path, broken: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(broken)

    habits = Habits.load(path)
    habits.put("theme", "light")

    assert path.with_name("habits.json.broken").read_bytes() == broken
    assert Habits.load(path).theme == "light"


def test_a_value_of_the_wrong_kind_counts_as_unset(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"language": 7, "theme": "pink"}')

    habits = Habits.load(path)

    assert (habits.language, habits.theme) == (None, "system")


def test_a_folder_that_cannot_be_made_costs_the_habit_and_not_the_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    habits = Habits.load(tmp_path / "file" / "habits.json")

    assert habits.put("theme", "dark") is False
    assert habits.theme == "dark"


def test_a_habit_that_did_not_change_does_not_touch_the_file(path: Path) -> None:
    Habits.load(path).put("theme", "dark")
    before = path.stat().st_ino

    Habits.load(path).put("theme", "dark")

    assert path.stat().st_ino == before


@given(st.binary(max_size=60))
def test_no_bytes_in_the_file_stop_the_program(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("habits") / "habits.json"
    path.write_bytes(data)

    assert Habits.load(path).theme == "system"


def test_each_book_has_its_own_last_backup(path: Path) -> None:
    habits = Habits.load(path)
    mine, sample = Path("/books/shop.book"), Path("/books/demo.book")
    at = datetime(2026, 11, 21, 8, 0, 30, tzinfo=UTC)
    assert habits.backed_up_at(mine) is None
    habits.note_backup(mine, at)
    assert Habits.load(path).backed_up_at(mine) == at
    assert Habits.load(path).backed_up_at(sample) is None


@pytest.mark.parametrize(
    "kept", ["soon", {"/books/shop.book": "soon"}, {"/books/shop.book": 3}, []]
)
def test_a_damaged_note_of_a_backup_counts_as_none(path: Path, kept: object) -> None:
    habits = Habits(path, {"backups": kept})
    assert habits.backed_up_at(Path("/books/shop.book")) is None
    assert habits.note_backup(Path("/books/shop.book"), datetime(2026, 11, 21, tzinfo=UTC))
