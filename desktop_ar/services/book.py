"""The door to the book: open, make, read, write, copy, put back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sqlalchemy.orm import Session

from desktop_ar.domain.faults import unavailable
from desktop_ar.storage import copies, schema
from desktop_ar.storage.engine import engine_for, explained, explained_files

if TYPE_CHECKING:
    from desktop_ar.storage.check import CheckResult


class Book:
    """One open book. Reads are short and query-only; a write is one transaction, whole or not.

    Sessions may be taken from any thread; each is used by one thread only.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._reading = engine_for(path, writing=False)
        self._writing = engine_for(path, writing=True)

    @classmethod
    def open(cls, path: Path) -> Book:
        """Open an existing book, upgrading an older one on a copy first.

        Raises `Unavailable` for a missing, empty, foreign, truncated or newer file, unchanged.
        """
        path = path.resolve()
        header = schema.identify(path)
        with explained_files(path):
            if header.schema_version < schema.SCHEMA_VERSION:
                copies.upgrade(path, datetime.now(UTC))
        return cls(path)

    @classmethod
    def create(cls, path: Path) -> Book:
        """Make an empty book where there is none. Raises `Unavailable` where there is a file."""
        path = path.resolve()
        with explained_files(path):
            schema.create(path)
        return cls(path)

    @classmethod
    def open_or_create(cls, path: Path) -> Book:
        """For the acts that may begin a book: importing and the sample shop."""
        return cls.open(path) if path.exists() else cls.create(path)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A short query-only session: one consistent moment of the book."""
        with explained(self.path), Session(self._reading) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A writing session: committed at the end, rolled back whole on any error."""
        with explained(self.path), Session(self._writing) as session, session.begin():
            yield session

    @contextmanager
    def rehearse(self) -> Iterator[Session]:
        """A writing session whose changes are thrown away: to see what an act would leave."""
        with explained(self.path), Session(self._writing) as session:
            yield session
            session.rollback()

    def backup(self, target: Path, progress: copies.Progress | None = None) -> None:
        """A verified copy at `target`; an existing file is refused."""
        with explained_files(self.path):
            copies.copy_online(self.path, target, progress)

    def check(self, progress: copies.Progress | None = None) -> list[CheckResult]:
        """Everything that must be true of the book, one result a check."""
        from desktop_ar.storage import check  # noqa: PLC0415 - every rule, when asked for

        with self.read() as session:
            return check.check(session, progress)

    def close(self) -> None:
        """Let go of the file."""
        self._reading.dispose()
        self._writing.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


def restore(backup: Path, book: Path, now: datetime) -> Path | None:
    """Put a backup in a book's place, the present book kept beside it; answers where."""
    backup, book = backup.resolve(), book.resolve()
    if backup == book:
        raise unavailable("backup_is_the_book", path=book)
    with explained_files(book):
        return copies.restore(backup, book, now)
