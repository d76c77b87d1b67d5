"""What every act shares: the journal row, numbers in series, and finding records by number."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.storage import journal
from desktop_ar.storage.tables import Customer, NumberSeries

Record = TypeVar("Record")


def finish(
    session: Session, context: Context, act: str, command: object, changes: ChangeSet
) -> ChangeSet:
    """End an act: write its journal row in the same transaction and hand the changes on."""
    session.flush()
    journal.append(
        session,
        at=context.now,
        act=act,
        operator=context.operator,
        touched=changes.touched(),
        command=_plain(command),
    )
    return changes


def _plain(command: object) -> dict[str, Any]:
    if dataclasses.is_dataclass(command) and not isinstance(command, type):
        return dataclasses.asdict(command)
    return {"command": str(command)}


def next_number(session: Session, prefix: str, width: int = 4) -> str:
    """The next number of a series, as ``CK-2026-0012``; given once, never twice."""
    return next(iter(next_numbers(session, prefix, 1, width)))


def next_numbers(session: Session, prefix: str, count: int, width: int = 4) -> list[str]:
    """The next `count` numbers of a series, in one step."""
    series = session.get(NumberSeries, prefix)
    if series is None:
        series = NumberSeries(prefix=prefix, last=0)
        session.add(series)
    first = series.last + 1
    series.last += count
    return [f"{prefix}{number:0{width}d}" for number in range(first, first + count)]


def free_number(session: Session, prefix: str, column: sa.orm.InstrumentedAttribute[str]) -> str:
    """The next number of a series that no record has yet (owners bring numbers of their own)."""
    while True:
        number = next_number(session, prefix)
        if session.execute(_taken(column), {"number": number}).first() is None:
            return number


@cache
def _taken(column: sa.orm.InstrumentedAttribute[str]) -> sa.Select[int]:
    return sa.select(sa.literal(1)).where(column == sa.bindparam("number"))


def the_customer(session: Session, customer_no: str) -> Customer:
    """The customer of a number. Raises `Refused` where there is none."""
    found = session.execute(_by_number(), {"customer_no": customer_no}).scalar_one_or_none()
    if found is None:
        raise Refused(Fault("customer_unknown", "customer_no", {"customer_no": customer_no}))
    return found


@cache
def _by_number() -> sa.Select[Customer]:
    return sa.select(Customer).where(Customer.customer_no == sa.bindparam("customer_no"))


def refuse_if(faults: Iterable[Fault]) -> None:
    """Refuse with every fault found, or go on."""
    found = tuple(faults)
    if found:
        raise Refused(*found)


def peek_number(session: Session, prefix: str, width: int = 4) -> str:
    """The number that comes next in a series, without taking it (for previews)."""
    series = session.get(NumberSeries, prefix)
    return f"{prefix}{(series.last if series else 0) + 1:0{width}d}"
