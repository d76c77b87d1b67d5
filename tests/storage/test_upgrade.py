"""An older book is brought to a newer schema on a copy, verified, then swapped in."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from desktop_ar.domain.faults import Unavailable
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.storage import copies, schema
from desktop_ar.storage.tables import Base

OWN = Path(schema.__file__).with_name("migrations")

NOW_AT = schema.SCHEMA_VERSION

REBUILD = f"""
import sqlalchemy as sa
from alembic import op

revision = "{NOW_AT + 1:04d}"
down_revision = "{NOW_AT:04d}"

def upgrade():
    with op.batch_alter_table("customers", recreate="always") as table:
        table.add_column(sa.Column("nickname", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("receivables", recreate="always") as table:
        table.add_column(sa.Column("colour", sa.Text(), nullable=True))
"""
FAILING = "INSERT INTO nowhere VALUES (1)"
LOSING = "DELETE FROM allocations WHERE id = 1"
DANGLING = "UPDATE contacts SET customer_id = 999"


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Our migrations, to which a test adds one more."""
    folder = tmp_path / "migrations"
    shutil.copytree(OWN, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(schema, "SCHEMA_VERSION", NOW_AT + 1)
    return folder


def upgrade(shop: Book, folder: Path, context: Context, statement: str = "") -> Path | None:
    migration = REBUILD + (f"    op.execute({statement!r})\n" if statement else "")
    (folder / "versions" / f"{NOW_AT + 1:04d}_later.py").write_text(migration)
    shop.close()
    return copies.upgrade(shop.path, context.now, folder)


def counts(path: Path) -> dict[str, int]:
    return copies.contents(path)


def test_a_rebuilt_table_loses_no_row_of_those_that_refer_to_it(
    shop: Book, later: Path, context: Context
) -> None:
    before = counts(shop.path)

    kept = upgrade(shop, later, context)

    assert counts(shop.path) == before
    assert schema.identify(shop.path).schema_version == NOW_AT + 1
    assert schema.faults_of(shop.path) == []
    with closing(sqlite3.connect(shop.path)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(customers)")]
        strict = "SELECT sql FROM sqlite_master WHERE name = 'customers'"
        assert "nickname" in columns
        assert connection.execute(strict).fetchone()[0].rstrip().endswith("STRICT")
    assert kept is not None
    assert kept.name == f"shop.schema-{NOW_AT}-20261121-023000.book"
    assert counts(kept) == before
    assert schema.identify(kept).schema_version == NOW_AT


@pytest.mark.parametrize("statement", [FAILING, LOSING, DANGLING])
def test_a_migration_that_fails_or_loses_anything_leaves_the_book_unchanged(
    shop: Book, later: Path, context: Context, statement: str
) -> None:
    before = shop.path.read_bytes()
    beside = {path.name for path in shop.path.parent.iterdir()}

    with pytest.raises((Unavailable, sa.exc.OperationalError)):
        upgrade(shop, later, context, statement)

    assert shop.path.read_bytes() == before
    assert {path.name for path in shop.path.parent.iterdir()} == beside
    assert schema.identify(shop.path).schema_version == NOW_AT


def test_an_upgrade_that_loses_rows_names_the_table(
    shop: Book, later: Path, context: Context
) -> None:
    with pytest.raises(Unavailable) as refused:
        upgrade(shop, later, context, LOSING)

    assert refused.value.fault.code == "upgrade_failed"
    assert "allocations" in refused.value.fault.params["lost"]


def test_a_book_of_the_present_schema_is_opened_as_it_is(shop: Book) -> None:
    shop.close()
    before = shop.path.read_bytes()

    with Book.open(shop.path) as again:
        assert all(result.ok for result in again.check())

    assert shop.path.read_bytes() == before


def test_the_migrations_make_exactly_the_tables_of_the_mapped_classes(book: Book) -> None:
    with book.read() as session:
        context = MigrationContext.configure(
            session.connection(), opts={"compare_type": True, "compare_server_default": True}
        )
        differences = compare_metadata(context, Base.metadata)

    assert differences == []


def test_every_table_is_strict(book: Book) -> None:
    with closing(sqlite3.connect(book.path)) as connection:
        query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict"
        loose = {row[0] for row in connection.execute(query)}

    assert {name for name in loose if not name.startswith("sqlite_")} == {"alembic_version"}


def test_the_check_constraints_of_the_classes_are_in_the_book(book: Book) -> None:
    with closing(sqlite3.connect(book.path)) as connection:
        text = "\n".join(
            row[0] for row in connection.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL")
        )
    missing = [
        constraint.name
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, sa.CheckConstraint) and str(constraint.sqltext) not in text
    ]

    assert missing == []
