"""A file that is no book is refused with its sentence, and not one byte of it changes."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_ar.domain.faults import Unavailable
from desktop_ar.language.catalogue import translator
from desktop_ar.language.sentences import fault_sentence
from desktop_ar.services.book import Book
from desktop_ar.storage import schema
from tests.storage.shop import behind_its_back


def refusal(path: Path) -> str:
    """The code of the fault, after making sure that it has a sentence naming the file."""
    with pytest.raises(Unavailable) as refused:
        Book.open(path)
    fault = refused.value.fault
    assert str(path) in fault_sentence(translator("zh_CN"), fault)
    return fault.code


def a_book(path: Path) -> bytes:
    Book.create(path).close()
    return path.read_bytes()


def foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE receivables (id INTEGER)")
        connection.commit()


def test_a_missing_book_is_not_made_by_opening_it(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.book") == "book_missing"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "book_empty"),
        (b"x", "book_foreign"),
        (b"customer_no,name\r\nK-1,shop\r\n" * 50, "book_foreign"),
        (b"SQLite format 3\x00", "book_truncated"),
        (b"SQLite for", "book_truncated"),
        (b"SQLite format 3\x00" + b"\x00" * 200, "book_foreign"),
    ],
)
def test_what_is_no_book_is_refused_unchanged(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "shop.book"
    path.write_bytes(data)

    assert refusal(path) == code
    assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_another_programs_database_is_refused_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    foreign_database(path)
    before = path.read_bytes()

    assert refusal(path) == "book_foreign"
    assert path.read_bytes() == before


def test_a_newer_book_is_refused_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "shop.book"
    a_book(path)
    with behind_its_back(path) as connection:
        connection.execute(f"PRAGMA user_version={schema.SCHEMA_VERSION + 1}")
    before = path.read_bytes()

    assert refusal(path) == "book_newer"
    assert path.read_bytes() == before


@pytest.mark.parametrize("kept", [100, 4096, 4097, 40_000, -1])
def test_a_book_cut_short_anywhere_is_refused_unchanged(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "shop.book"
    data = a_book(path)[:kept]
    path.write_bytes(data)

    assert refusal(path) == "book_truncated"
    assert path.read_bytes() == data


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_no_bytes_at_all_are_taken_for_an_empty_shop(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.book"
    path.write_bytes(data)

    with pytest.raises(Unavailable):
        Book.open(path)

    assert path.read_bytes() == data


def test_a_folder_is_no_book(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "book_cannot_open"


@pytest.mark.parametrize("name", ["100%.book", "a#b?c=d.book", "我的 账本;.book", "file:x.book"])
def test_any_name_a_file_can_have_is_fine(tmp_path: Path, shop_file: Path, name: str) -> None:
    path = Path(shutil.copy(shop_file, tmp_path / name))
    with Book.open(path) as book:
        book.backup(tmp_path / f"copy of {name}")

    with Book.open(tmp_path / f"copy of {name}") as copy:
        assert all(result.ok for result in copy.check())
    assert {path.name for path in tmp_path.iterdir()} == {name, f"copy of {name}"}


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are POSIX")
def test_a_new_book_is_readable_by_its_owner_alone(book: Book) -> None:
    assert stat.S_IMODE(book.path.stat().st_mode) == 0o600


def test_a_new_book_is_made_with_the_folder_it_lies_in(tmp_path: Path) -> None:
    with Book.create(tmp_path / "new" / "folder" / "shop.book") as book:
        assert all(result.ok for result in book.check())


def test_an_existing_file_is_never_overwritten_by_a_new_book(tmp_path: Path) -> None:
    path = tmp_path / "shop.book"
    path.write_bytes(b"something else")

    with pytest.raises(Unavailable) as refused:
        Book.create(path)

    assert refused.value.fault.code == "book_exists"
    assert path.read_bytes() == b"something else"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_book_says_what_it_is(book: Book) -> None:
    header = schema.identify(book.path)

    assert header.application_id == int.from_bytes(b"DARB", "big")
    assert header.schema_version == schema.SCHEMA_VERSION


def test_every_connection_has_the_pragmas_that_lose_no_save(book: Book) -> None:
    def pragmas(session: sa.orm.Session) -> dict[str, object]:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "query_only")
        return {name: session.execute(sa.text(f"PRAGMA {name}")).scalar_one() for name in names}

    always = {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }
    with book.read() as session:
        assert pragmas(session) == {**always, "query_only": 1}
    with book.write() as session:
        assert pragmas(session) == {**always, "query_only": 0}


def test_a_reading_session_cannot_write(book: Book) -> None:
    with pytest.raises(Unavailable), book.read() as session:
        session.execute(sa.text("INSERT INTO settings VALUES ('shop.name', 'x')"))


def test_an_error_in_the_middle_of_an_act_leaves_nothing_of_it(shop: Book) -> None:
    before = shop.path.read_bytes()

    def act() -> None:
        with shop.write() as session:
            session.execute(sa.text("DELETE FROM allocations"))
            session.flush()
            int("our own mistake")

    with pytest.raises(ValueError, match="our own mistake"):
        act()

    assert shop.path.read_bytes() == before
