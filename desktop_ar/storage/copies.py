"""Copies of a book: verified backup, restore, upgrade on a copy that is then swapped in."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_ar.domain.faults import unavailable
from desktop_ar.storage import schema

Progress = Callable[[int, int], bool]
"""Called with done and all; answers False to stop."""

_PAGES_A_STEP = 2000


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
        _copy_pages(source, beside, progress)
        verify(beside, source)
        _settle(beside)
        beside.replace(target)
    except OSError as error:
        raise unavailable("backup_failed", path=target, error=error.strerror) from error
    finally:
        beside.unlink(missing_ok=True)


def _copy_pages(source: Path, target: Path, progress: Progress | None) -> None:
    def report(_status: int, remaining: int, pages: int) -> None:
        if progress is not None and not progress(pages - remaining, pages):
            raise unavailable("stopped")

    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new, pages=_PAGES_A_STEP, progress=report)


def _settle(path: Path) -> None:
    """Bytes on the disk before the name points at them."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def verify(path: Path, original: Path | None = None) -> None:
    """Integrity, foreign keys and, beside an original, the same rows and sums of money.

    Raises `Unavailable` with what is wrong.
    """
    schema.identify(path)
    faults = schema.faults_of(path)
    if faults:
        raise unavailable("book_damaged", path=path)
    if original is not None and contents(path) != contents(original):
        raise unavailable("copy_differs", path=path)


def contents(path: Path) -> dict[str, Any]:
    """Number of rows of each table and the sums of money that must survive a copy."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        names = [
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                " AND name <> 'alembic_version'"
            )
        ]
        counts: dict[str, Any] = {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - names of our own tables
            for name in names
        }
        for table, column in schema.MONEY_SUMS:
            if table in counts:
                query = f'SELECT coalesce(sum("{column}"), 0) FROM "{table}"'  # noqa: S608 - as above
                counts[f"{table}.{column}"] = connection.execute(query).fetchone()[0]
    return counts


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
        return _swap(beside, book, "before-restore", now)
    finally:
        beside.unlink(missing_ok=True)


def upgrade(book: Path, now: datetime, script_location: Path | None = None) -> Path | None:
    """Bring an older book to the present schema on a copy, verify it, swap it in.

    The rows and sums of every table that was there must be the same afterwards. Answers where
    the old file was kept.
    """
    version = schema.identify(book).schema_version
    before = contents(book)
    beside = book.with_name(f".{book.name}.upgrading-{os.getpid()}")
    beside.unlink(missing_ok=True)
    try:
        copy_online(book, beside)
        schema.migrate(beside, script_location)
        after = contents(beside)
        lost = [name for name, count in before.items() if after.get(name) != count]
        if lost or schema.faults_of(beside):
            raise unavailable("upgrade_failed", path=book, lost=", ".join(lost))
        _settle(beside)
        return _swap(beside, book, f"schema-{version}", now)
    finally:
        beside.unlink(missing_ok=True)


def _swap(fresh: Path, book: Path, why: str, now: datetime) -> Path | None:
    """Move the fresh file to the book's place; the old one gets a name that says why and when."""
    kept = None
    if book.exists():
        kept = book.with_name(f"{book.stem}.{why}-{now:%Y%m%d-%H%M%S}{book.suffix}")
        os.link(book, kept)
    fresh.replace(book)
    return kept
