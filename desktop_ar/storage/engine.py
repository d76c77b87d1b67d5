"""Engines for reading and writing one book, and what SQLite's errors mean to its owner."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from desktop_ar.domain.faults import Unavailable, unavailable

PRAGMAS: Final = (
    "PRAGMA busy_timeout=5000",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA foreign_keys=ON",
)
"""Why these: house.md, "The book": no confirmed save was lost with DELETE and EXTRA, and a copy
of the one file is complete."""

_ERRNOS: Final = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EACCES: "book_read_only",
    errno.EPERM: "book_read_only",
    errno.EROFS: "book_read_only",
    errno.EEXIST: "book_exists",
    errno.EIO: "disk_error",
}
_CODES: Final = {
    "SQLITE_BUSY": "book_locked",
    "SQLITE_LOCKED": "book_locked",
    "SQLITE_FULL": "disk_full",
    "SQLITE_READONLY": "book_read_only",
    "SQLITE_CANTOPEN": "book_cannot_open",
    "SQLITE_CORRUPT": "book_damaged",
    "SQLITE_NOTADB": "book_foreign",
    "SQLITE_IOERR": "disk_error",
    "SQLITE_PERM": "book_read_only",
}


def engine_for(path: Path, *, writing: bool) -> sa.Engine:
    """An engine on an existing book; a writing one begins every transaction IMMEDIATE."""
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)), hide_parameters=True)

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # we begin and end transactions ourselves
        record.info["file"] = _identity(path)
        for pragma in PRAGMAS:
            connection.execute(pragma)
        if not writing:
            connection.execute("PRAGMA query_only=ON")

    @sa.event.listens_for(engine, "checkout")
    def follow(_connection: Any, record: Any, _proxy: Any) -> None:
        # A backup put in place by another process is another file under the same name: a
        # connection to the old one would read, and write, what nobody sees any more.
        if record.info["file"] != _identity(path):
            raise sa.exc.DisconnectionError("the book was replaced")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN DEFERRED")

    return engine


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file a name stands for now."""
    try:
        found = os.stat(path)  # noqa: PTH116 - at every session: the plain call
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn an error of the database's surroundings into one the owner can act on."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        meaning = meaning_of(error.orig, path)
        if meaning is None:
            raise
        raise meaning from error
    except sqlite3.Error as error:
        meaning = meaning_of(error, path)
        if meaning is None:
            raise
        raise meaning from error


@contextmanager
def explained_files(path: Path) -> Iterator[None]:
    """`explained`, and the file system's own errors too, for acts on the file as a whole."""
    try:
        with explained(path):
            yield
    except OSError as error:
        code = _ERRNOS.get(error.errno or 0, "book_cannot_open")
        raise unavailable(code, path=path) from error


def meaning_of(error: BaseException | None, path: Path) -> Unavailable | None:
    """The fault of the surroundings behind an error of SQLite; None for a fault of ours."""
    name = getattr(error, "sqlite_errorname", None) or ""
    for prefix, code in _CODES.items():
        if name.startswith(prefix):
            return unavailable(code, path=path)
    return None
