"""Copies of a book: verified backup, restore, upgrade on a copy that is then swapped in."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path

from desktop_ar.domain.faults import unavailable
from desktop_ar.storage import schema

Progress = Callable[[int, int], bool]
"""Called with done and all; answers False to stop."""

Contents = dict[str, int]
"""Rows by table, and sums of fen by table and column."""

_PAGES_A_STEP = 2000
_WHEN = "%Y%m%d-%H%M%S"
_BEYOND_REPAIR = {"SQLITE_NOTADB", "SQLITE_CORRUPT"}


def copy_online(source: Path, target: Path, progress: Progress | None = None) -> None:
    """Copy a book that may be in use by SQLite's online backup, and verify the copy.

    The target appears whole or not at all; an existing one is refused. Raises `Unavailable`.
    """
    if target.exists():
        raise unavailable("backup_exists", path=target)
    if not target.parent.is_dir():
        raise unavailable("folder_missing", path=target.parent)
    beside = target.with_name(f".{target.name}.part-{os.getpid()}")
    beside.unlink(missing_ok=True)
    try:
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        verify(beside, _copy_pages(source, beside, progress))
        _settle(beside)
        beside.replace(target)
    except OSError as error:
        raise unavailable("backup_failed", path=target, error=error.strerror) from error
    finally:
        beside.unlink(missing_ok=True)


def _copy_pages(source: Path, target: Path, progress: Progress | None) -> Contents:
    """Copy every page and answer what the source holds, all of one moment of it."""

    def report(_status: int, remaining: int, pages: int) -> None:
        if progress is not None and not progress(pages - remaining, pages):
            raise unavailable("stopped")

    with closing(schema.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.isolation_level = None
        old.execute("BEGIN")
        held = _contents(old)
        old.backup(new, pages=_PAGES_A_STEP, progress=report)
        old.execute("ROLLBACK")
    return held


def _settle(path: Path) -> None:
    """Bytes on the disk before the name points at them."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def verify(path: Path, held: Contents | None = None) -> None:
    """Integrity, foreign keys and, where told what it must hold, the same rows and sums.

    Raises `Unavailable` with what is wrong.
    """
    schema.identify(path)
    if schema.faults_of(path):
        raise unavailable("book_damaged", path=path)
    if held is not None and contents(path) != held:
        raise unavailable("copy_differs", path=path)


def contents(path: Path) -> Contents:
    """Number of rows of each table and the sums of money that must survive a copy."""
    with closing(schema.connect(path)) as connection:
        return _contents(connection)


def _contents(connection: sqlite3.Connection) -> Contents:
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name <> 'alembic_version'"
    ).fetchall()
    held = {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - names of our own tables
        for (name,) in names
    }
    for table, column in schema.MONEY_SUMS:
        if table in held:
            query = f'SELECT coalesce(sum("{column}"), 0) FROM "{table}"'  # noqa: S608 - as above
            held[f"{table}.{column}"] = connection.execute(query).fetchone()[0]
    return held


def restore(backup: Path, book: Path, now: datetime) -> Path | None:
    """Put a verified backup in the place of a book; the present book is kept beside it.

    Answers where the present book was kept, or None where there was none.
    """
    verify(backup)
    beside = book.with_name(f".{book.name}.restoring-{os.getpid()}")
    beside.unlink(missing_ok=True)
    try:
        book.parent.mkdir(parents=True, exist_ok=True)
        copy_online(backup, beside)
        with _held(book) as let_go:
            return _swap(beside, book, f"before-restore-{now:{_WHEN}}", let_go)
    finally:
        beside.unlink(missing_ok=True)


def upgrade(book: Path, now: datetime, script_location: Path | None = None) -> Path | None:
    """Bring an older book to the present schema on a copy, verify it, swap it in.

    The rows and sums of every table that was there must be the same afterwards. Answers where
    the old file was kept.
    """
    version = schema.identify(book).schema_version
    beside = book.with_name(f".{book.name}.upgrading-{os.getpid()}")
    beside.unlink(missing_ok=True)
    try:
        with _held(book) as let_go:
            copy_online(book, beside)
            before = contents(beside)
            schema.migrate(beside, script_location)
            after = contents(beside)
            lost = [name for name, value in before.items() if after.get(name) != value]
            if lost or schema.faults_of(beside):
                raise unavailable("upgrade_failed", path=book, lost=", ".join(lost))
            _settle(beside)
            return _swap(beside, book, f"schema-{version}-{now:{_WHEN}}", let_go)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _held(book: Path) -> Iterator[Callable[[], None]]:
    """Nobody else writes the book meanwhile; what a crash left half written is rolled back.
    Yields what ends the holding early.

    A file that is no book any more (damaged, foreign) cannot be held and need not be. Raises
    sqlite3's error where another program is writing or the file is read-only.
    """
    if not book.exists():
        yield lambda: None
        return
    with closing(schema.connect(book)) as connection:
        connection.isolation_level = None
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname not in _BEYOND_REPAIR:
                raise
        yield connection.close


def _swap(fresh: Path, book: Path, why: str, let_go: Callable[[], None]) -> Path | None:
    """Move the fresh file to the book's place; the old one gets a name that says why and when."""
    kept = None
    if book.exists():
        kept = _free_name(book, why)
        _keep(book, kept)
    if sys.platform == "win32":  # which renames nothing over a file that is open
        let_go()
    fresh.replace(book)
    return kept


def _free_name(book: Path, why: str) -> Path:
    for number in count(1):
        again = "" if number == 1 else f"-{number}"
        kept = book.with_name(f"{book.stem}.{why}{again}{book.suffix}")
        if not kept.exists():
            return kept
    raise AssertionError  # count() has no end


def _keep(book: Path, kept: Path) -> None:
    """The old file under its new name, with what a crash left beside it.

    A journal left in place would be rolled back into the fresh file and ruin it.
    """
    try:
        os.link(book, kept)
    except OSError:  # a file system without links, such as that of most memory sticks
        shutil.copy2(book, kept)
    journal = book.with_name(f"{book.name}-journal")
    if journal.exists():
        journal.replace(kept.with_name(f"{kept.name}-journal"))
