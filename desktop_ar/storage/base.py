"""What every table shares: STRICT tables, named constraints, column types as text and integers."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcInstant(sa.types.TypeDecorator[datetime]):
    """An instant, kept as ISO text in UTC; a time without a zone is refused."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> str | None:
        """Only instants with a zone come in."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> datetime | None:
        """They come out in UTC."""
        del dialect
        return None if value is None else datetime.fromisoformat(value)


# STRICT tables know neither DATE nor VARCHAR nor BOOLEAN: dates are ISO text, truth is 0 or 1.
@compiles(sa.Date, "sqlite")
def _date_is_text(_type: sa.Date, _compiler: Any, **_: Any) -> str:
    return "TEXT"


@compiles(sa.String, "sqlite")
def _string_is_text(_type: sa.String, _compiler: Any, **_: Any) -> str:
    return "TEXT"


@compiles(sa.Boolean, "sqlite")
def _truth_is_integer(_type: sa.Boolean, _compiler: Any, **_: Any) -> str:
    return "INTEGER"


class Base(DeclarativeBase):
    """The mapped classes are the records of the book; money columns are integer fen."""

    metadata = sa.MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        str: sa.Text,
        int: sa.Integer,
        date: sa.Date,
        datetime: UtcInstant,
        bytes: sa.LargeBinary,
        bool: sa.Boolean,
    }


def strict(*items: sa.Index | sa.Constraint) -> tuple[Any, ...]:
    """`__table_args__` of a STRICT table with its indexes and constraints."""
    return (*items, {"sqlite_strict": True})


def one_of(column: str, codes: type) -> sa.CheckConstraint:
    """The column holds one of the codes of an enumeration."""
    values = ", ".join(f"'{code}'" for code in codes)  # type: ignore[attr-defined]  # an enum class iterates
    return sa.CheckConstraint(f"{column} IN ({values})", name=column)
