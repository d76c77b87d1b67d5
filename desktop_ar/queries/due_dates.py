"""The due date of a bill on a day: as agreed by then, not as it stands now.

The receivable keeps the date in force now. A day before an extension was agreed, or before it
was withdrawn, is answered from ``extensions``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.records import AS_OF, EXTENSIONS, RECEIVABLES, AnySelect


@dataclass(frozen=True, slots=True)
class ExtensionRow:
    """A later due date that was agreed by the day; `charge_runs` from the old date all the same."""

    extension_no: str
    receivable_no: str
    agreed_on: date
    old_due_date: date
    new_due_date: date
    reason: str
    charge_runs: bool
    condition: str
    stands: bool
    """Not withdrawn by the day."""


def extensions_of(session: Session, as_of: date, customer_id: int) -> list[ExtensionRow]:
    """The extensions a customer was given by the day, in the order they were agreed."""
    parameters = {"as_of": as_of, "customer_id": customer_id}
    return [
        ExtensionRow(
            row.extension_no,
            row.receivable_no,
            row.agreed_on,
            row.old_due_date,
            row.new_due_date,
            row.reason,
            row.charge_runs,
            row.condition,
            row.withdrawn_on is None or row.withdrawn_on > as_of,
        )
        for row in session.execute(_extensions(), parameters)
    ]


@built_once
def _extensions() -> AnySelect:
    customer_id = sa.bindparam("customer_id", type_=sa.Integer)
    return (
        sa.select(EXTENSIONS, RECEIVABLES.c.receivable_no)
        .join(RECEIVABLES, RECEIVABLES.c.id == EXTENSIONS.c.receivable_id)
        .where(RECEIVABLES.c.customer_id == customer_id, EXTENSIONS.c.agreed_on <= AS_OF)
        .order_by(EXTENSIONS.c.id)
    )


def changed_later() -> list[sa.Select[int]]:
    """Ids of the receivables whose due date on the day was another than the one kept."""
    own = EXTENSIONS.c
    return [
        sa.select(own.receivable_id).where(own.agreed_on > AS_OF),
        sa.select(own.receivable_id).where(own.withdrawn_on > AS_OF),
    ]


def due_on() -> sa.ColumnElement[date]:
    """The due date of a row of ``receivables`` on the day.

    That of the last extension that stood on it, else what the first one moved, else the kept.
    """
    moved = sa.func.coalesce(
        _first(EXTENSIONS.c.new_due_date, EXTENSIONS.c.id.desc(), _stood()),
        _first(EXTENSIONS.c.old_due_date, EXTENSIONS.c.id, sa.true()),
        type_=sa.Date,
    )
    return _of_extended(moved)


def original_due() -> sa.ColumnElement[date]:
    """The due date of a row of ``receivables`` as its bill says."""
    return _of_extended(_first(EXTENSIONS.c.old_due_date, EXTENSIONS.c.id, sa.true()))


def charged_from() -> sa.ColumnElement[date]:
    """The day whose end begins the late charge of a row of ``receivables``.

    Its due date; where the last extensions let the charge run, the date before the first of
    them.
    """
    later = EXTENSIONS.alias("later")
    free = (
        sa.select(sa.func.max(later.c.id))
        .where(later.c.receivable_id == RECEIVABLES.c.id, _stood(later), ~later.c.charge_runs)
        .correlate(RECEIVABLES)
        .scalar_subquery()
    )
    running = sa.and_(
        _stood(), EXTENSIONS.c.charge_runs, EXTENSIONS.c.id > sa.func.coalesce(free, 0)
    )
    before = _first(EXTENSIONS.c.old_due_date, EXTENSIONS.c.id, running)
    return _of_extended(sa.func.coalesce(before, due_on(), type_=sa.Date))


def _of_extended(found: sa.ColumnElement[Any]) -> sa.ColumnElement[date]:
    """Only bills that were ever extended are looked up: most never were, and stay fast."""
    extended = RECEIVABLES.c.id.in_(sa.select(EXTENSIONS.c.receivable_id))
    return sa.type_coerce(sa.case((extended, found), else_=RECEIVABLES.c.due_date), sa.Date)


def _stood(own: sa.FromClause = EXTENSIONS) -> sa.ColumnElement[bool]:
    withdrawn = own.c.withdrawn_on
    return sa.and_(own.c.agreed_on <= AS_OF, sa.or_(withdrawn.is_(None), withdrawn > AS_OF))


def _first(
    column: sa.Column[date], order: sa.ColumnElement[int], which: sa.ColumnElement[bool]
) -> sa.ScalarSelect[date]:
    return (
        sa.select(column)
        .where(EXTENSIONS.c.receivable_id == RECEIVABLES.c.id, which)
        .order_by(order)
        .limit(1)
        .correlate(RECEIVABLES)
        .scalar_subquery()
    )
