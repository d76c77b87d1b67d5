"""One empty book a test session, and fresh copies of it: random ledgers are many."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from desktop_ar.services.book import Book
from tests.queries.ledger import Ledger

Reading = Callable[[Ledger], AbstractContextManager[Session]]


@pytest.fixture(scope="session")
def empty_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with its tables and nothing in them."""
    path = tmp_path_factory.mktemp("books") / "empty.book"
    Book.create(path).close()
    return path


@pytest.fixture(scope="session")
def reading(empty_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """Write a ledger into a book of its own and read from it."""
    folder = tmp_path_factory.mktemp("ledgers")
    numbers = itertools.count()

    @contextmanager
    def read(ledger: Ledger) -> Iterator[Session]:
        path = folder / f"ledger-{next(numbers)}.book"
        shutil.copyfile(empty_book, path)
        with Book(path) as book:
            with book.write() as session:
                ledger.write(session)
            with book.read() as session:
                yield session
        path.unlink()

    return read
