"""Random ledgers are many: they are written into one book in memory, emptied before each."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.services.book import Book
from tests.queries.ledger import Ledger

Reading = Callable[[Ledger], AbstractContextManager[Session]]


@pytest.fixture(scope="session")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    """Write a ledger into an empty book and read from it."""
    path = tmp_path_factory.mktemp("books") / "empty.book"
    Book.create(path).close()
    with (
        closing(sqlite3.connect(path)) as empty,
        closing(sqlite3.connect(":memory:")) as memory,
    ):
        engine = sa.create_engine("sqlite://", creator=lambda: memory, poolclass=sa.pool.StaticPool)

        @contextmanager
        def read(ledger: Ledger) -> Iterator[Session]:
            empty.backup(memory)
            with Session(engine) as session:
                ledger.write(session)
                session.commit()
                session.execute(sa.text("PRAGMA query_only=ON"))
                try:
                    yield session
                finally:
                    session.execute(sa.text("PRAGMA query_only=OFF"))

        yield read
        engine.dispose()
