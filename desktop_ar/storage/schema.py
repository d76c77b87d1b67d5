"""Which file is a book, which schema it has, and how it comes to the present one.

Alembic is imported only when a book is made or upgraded: commands that read start without it.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_ar.domain.faults import unavailable

APPLICATION_ID: Final = 0x44415242
"""``DARB`` in the header of the file."""
SCHEMA_VERSION: Final = 6
"""Kept as ``user_version``; one more with every migration."""

PATIENCE_SECONDS: Final = 5
"""How long to wait for another program that is writing."""

_MAGIC: Final = b"SQLite format 3\x00"
_HEADER: Final = 100
MONEY_SUMS: Final = (
    ("receivables", "amount_fen"),
    ("receivables", "open_fen"),
    ("payments", "amount_fen"),
    ("allocations", "amount_fen"),
    ("adjustments", "amount_fen"),
    ("prepaid_lots", "paid_left_fen"),
)
"""Sums that no migration may change."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the first hundred bytes of a book say."""

    application_id: int
    schema_version: int
    pages: int
    page_size: int


def identify(path: Path) -> Header:
    """The header of a book, read without touching the file.

    Raises `Unavailable` for a missing, empty, foreign, truncated or newer file.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEADER)
    except FileNotFoundError:
        raise unavailable("book_missing", path=path) from None
    except OSError:
        raise unavailable("book_cannot_open", path=path) from None
    if size == 0:
        raise unavailable("book_empty", path=path)
    if not head.startswith(_MAGIC[: len(head)]):
        raise unavailable("book_foreign", path=path)
    if len(head) < _HEADER:
        raise unavailable("book_truncated", path=path)
    return _judged(path, _parsed(head), size)


def _parsed(head: bytes) -> Header:
    def number(at: int, length: int) -> int:
        return int.from_bytes(head[at : at + length], "big")

    size = number(16, 2)
    return Header(number(68, 4), number(60, 4), number(28, 4), 65536 if size == 1 else size)


def _judged(path: Path, header: Header, size: int) -> Header:
    if header.application_id != APPLICATION_ID:
        raise unavailable("book_foreign", path=path)
    if header.schema_version > SCHEMA_VERSION:
        raise unavailable("book_newer", path=path)
    # A journal beside the file means an unfinished commit that SQLite will roll back: only
    # then may the size and the header disagree.
    unfinished = path.with_name(path.name + "-journal").exists()
    if size < header.pages * header.page_size and not unfinished:
        raise unavailable("book_truncated", path=path)
    return header


def create(path: Path) -> None:
    """Make an empty book of the present schema, readable by its owner alone.

    It is built beside its place and moved there whole. Raises `Unavailable` where a file is.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        raise unavailable("book_exists", path=path)
    beside = path.with_name(f".{path.name}.new-{os.getpid()}")
    beside.unlink(missing_ok=True)
    try:
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        migrate(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def migrate(path: Path, script_location: Path | None = None) -> None:
    """Bring the tables of a file to the newest schema, in one transaction a migration.

    Foreign keys are off: rebuilding a table with them on would delete the rows that refer to it.
    """
    import sqlalchemy as sa  # noqa: PLC0415 - with Alembic, only when a schema is made
    from alembic import command  # noqa: PLC0415 - as above
    from alembic.config import Config  # noqa: PLC0415 - as above

    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)), poolclass=sa.pool.NullPool
    )

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("PRAGMA synchronous=EXTRA")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    config = Config()
    folder = script_location or Path(__file__).with_name("migrations")
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection_:
        connection_.execute(f"PRAGMA application_id={APPLICATION_ID}")
        revision = connection_.execute("SELECT version_num FROM alembic_version").fetchone()
        connection_.execute(f"PRAGMA user_version={int(revision[0])}")


def connect(path: Path) -> sqlite3.Connection:
    """A plain connection to an existing file, for copies and checks of the file as a whole.

    Opened for writing where the system allows it, because only then can SQLite roll back what a
    crash left half written; nothing else is changed.
    """
    uri = f"{path.resolve().as_uri()}?mode=rw"
    return sqlite3.connect(uri, uri=True, timeout=PATIENCE_SECONDS)


def faults_of(path: Path) -> list[str]:
    """What SQLite itself finds wrong with a file: integrity and foreign keys."""
    with closing(connect(path)) as connection:
        integrity = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        keys = connection.execute("PRAGMA foreign_key_check").fetchall()
    return [text for text in integrity if text != "ok"] + [str(row) for row in keys]
