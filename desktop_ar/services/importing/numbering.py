"""Numbers and record ids for many new records at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop_ar.services.acts import next_numbers
from desktop_ar.services.importing.plan import in_parts
from desktop_ar.storage.tables import Base


def first_free_id(session: Session, record: type[Base]) -> int:
    """The id after the last one; the transaction of a write is alone with the book."""
    ids = record.metadata.tables[record.__tablename__].c.id
    last: int | None = session.execute(sa.select(sa.func.max(ids))).scalar_one()
    return (last or 0) + 1


def free_numbers(
    session: Session,
    prefix: str,
    count: int,
    column: InstrumentedAttribute[str],
    taken: Callable[[str], bool],
) -> list[str]:
    """The next numbers of a series that neither the book nor this import has yet."""
    found: list[str] = []
    while len(found) < count:
        drawn = next_numbers(session, prefix, count - len(found))
        used = _used(session, column, drawn)
        found += [number for number in drawn if number not in used and not taken(number)]
    return found


def _used(session: Session, column: InstrumentedAttribute[str], drawn: Iterable[str]) -> set[str]:
    used: set[str] = set()
    for part in in_parts(drawn):
        used.update(session.scalars(sa.select(column).where(column.in_(part))))
    return used
