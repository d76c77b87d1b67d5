"""Locked, read-only, full: each says what it is, and nothing is half written."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from desktop_ar.domain.faults import Unavailable
from desktop_ar.services.book import Book, restore
from desktop_ar.services.context import Context
from desktop_ar.storage import engine, schema
from tests.storage.shop import behind_its_back

WRITE = sa.text("INSERT INTO settings VALUES ('shop.name', '小店')")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait five seconds for a lock that stays."""
    shorter = [pragma for pragma in engine.PRAGMAS if "busy_timeout" not in pragma]
    monkeypatch.setattr(engine, "PRAGMAS", ("PRAGMA busy_timeout=50", *shorter))
    monkeypatch.setattr(schema, "PATIENCE_SECONDS", 0)


HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute(sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_process(path: Path, statement: str) -> Iterator[None]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), statement],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield
        process.communicate("")


def code_of(book: Book) -> str:
    with pytest.raises(Unavailable) as refused, book.write() as session:
        session.execute(WRITE)
    return refused.value.fault.code


def test_a_book_that_another_process_writes_says_so_and_can_still_be_read(book: Book) -> None:
    with another_process(book.path, "BEGIN IMMEDIATE"):
        assert code_of(book) == "book_locked"
        assert all(result.ok for result in book.check())

    with book.write() as session:
        session.execute(WRITE)


def test_a_book_that_is_just_being_saved_says_so_to_readers_too(book: Book) -> None:
    with (
        another_process(book.path, "BEGIN EXCLUSIVE"),
        pytest.raises(Unavailable) as refused,
    ):
        book.check()

    assert refused.value.fault.code == "book_locked"


def test_a_backup_is_not_put_in_place_while_another_process_writes(
    book: Book, context: Context, tmp_path: Path
) -> None:
    backup = tmp_path / "backup.book"
    book.backup(backup)
    before = book.path.read_bytes()

    with (
        another_process(book.path, "BEGIN IMMEDIATE"),
        pytest.raises(Unavailable) as refused,
    ):
        restore(backup, book.path, context.now)

    assert refused.value.fault.code == "book_locked"
    assert book.path.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"backup.book", "shop.book"}


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that an ordinary user owns, outside of the tests' own (which is root's)."""
    path = Path(tempfile.mkdtemp())
    yield path
    shutil.rmtree(path)


@contextmanager
def ordinary_rights(folder: Path) -> Iterator[None]:
    """Root may write anything; run as nobody where the tests run as root."""
    if sys.platform == "win32" or os.geteuid() != 0:
        yield
        return
    for path in (folder, *folder.iterdir()):
        os.chown(path, 65534, 65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are POSIX")
def test_a_read_only_book_can_be_read_and_says_why_it_is_not_written(
    folder: Path, shop_file: Path
) -> None:
    with Book.open(Path(shutil.copy(shop_file, folder / "shop.book"))) as book:
        book.path.chmod(0o400)
        with ordinary_rights(folder):
            assert all(result.ok for result in book.check())
            assert code_of(book) == "book_read_only"


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are POSIX")
def test_a_book_in_a_read_only_folder_can_be_read_and_says_why_it_is_not_written(
    folder: Path, shop_file: Path
) -> None:
    path = Path(shutil.copy(shop_file, folder / "shop.book"))
    with Book.open(path) as book, ordinary_rights(folder):
        folder.chmod(0o500)
        assert all(result.ok for result in book.check())
        assert code_of(book) in {"book_read_only", "book_cannot_open"}
        with pytest.raises(Unavailable) as refused:
            Book.create(folder / "another.book")
        assert refused.value.fault.code == "book_read_only"
        with pytest.raises(Unavailable) as refused:
            book.backup(folder / "backup.book")
        assert refused.value.fault.code == "backup_failed"
        folder.chmod(0o700)


def test_a_full_disk_says_so_and_the_act_is_undone(shop: Book) -> None:
    before = shop.path.read_bytes()
    pages = len(before) // 4096
    long = "x" * 100_000

    def act() -> None:
        with shop.write() as session:
            session.execute(sa.text(f"PRAGMA max_page_count={pages}"))  # SQLite's own full disk
            session.execute(sa.text("INSERT INTO settings VALUES ('a', :text)"), {"text": long})

    with pytest.raises(Unavailable) as refused:
        act()

    assert refused.value.fault.code == "disk_full"
    assert shop.path.read_bytes() == before


def test_a_window_that_is_open_follows_a_backup_put_in_place_by_another(
    shop: Book, context: Context, tmp_path: Path
) -> None:
    Book.create(tmp_path / "backup.book").close()
    assert all(result.ok for result in shop.check())

    restore(tmp_path / "backup.book", shop.path, context.now)

    with shop.write() as session:
        session.execute(WRITE)
        assert session.execute(sa.text("SELECT count(*) FROM customers")).scalar_one() == 0
    with closing(sqlite3.connect(shop.path)) as connection:
        assert connection.execute("SELECT value FROM settings").fetchall() == [("小店",)]


def test_a_damaged_page_says_that_the_book_is_damaged(shop: Book) -> None:
    with behind_its_back(shop.path) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'customers'"
        page = int(connection.execute(query).fetchone()[0])
    with shop.path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)

    with pytest.raises(Unavailable) as refused, shop.read() as session:
        session.execute(sa.text("SELECT * FROM customers")).all()

    assert refused.value.fault.code == "book_damaged"
