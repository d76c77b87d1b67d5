"""Everyone who has something open, with what a receipt could pay, for `domain.receipts`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.receipts import Payer, Target
from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.open_items import Shape, covered, open_items, shape_on
from desktop_ar.queries.records import (
    AS_OF,
    CUSTOMERS,
    PAYER_ALIASES,
    PLANS,
    RECEIVABLES,
    AnySelect,
)


def payers(session: Session, as_of: date) -> list[Payer]:
    """Customers with open debts on a day; an installment stands for the bills under its plan."""
    shape = shape_on(session, as_of)
    days = {"as_of": as_of}
    under = _under_plans(session, shape, as_of)
    targets: defaultdict[int, list[Target]] = defaultdict(list)
    for row in session.execute(_items(shape), days):
        targets[row.customer_id].append(_target(row, under))
    aliases = _aliases(session)
    known = session.execute(
        sa.select(CUSTOMERS.c.id, CUSTOMERS.c.customer_no, CUSTOMERS.c.name, CUSTOMERS.c.phone)
    )
    return [
        Payer(
            row.customer_no,
            row.name,
            row.phone,
            tuple(targets[row.id]),
            frozenset(aliases.get(row.id, ())),
        )
        for row in known
        if row.id in targets
    ]


def names_of(session: Session, customer_nos: Collection[str]) -> dict[str, str]:
    """The names of some customers by their numbers; numbers nobody has are left out."""
    rows = session.execute(
        sa.select(CUSTOMERS.c.customer_no, CUSTOMERS.c.name).where(
            CUSTOMERS.c.customer_no.in_(customer_nos)
        )
    )
    return {row.customer_no: row.name for row in rows}


def _target(row: Any, under: dict[int, Sequence[str]]) -> Target:
    if row.receivable_no is not None:
        numbers: Sequence[str] = (row.receivable_no,)
        key = row.receivable_no
    else:
        numbers = under[row.plan_id]
        key = f"{row.plan_no}-{row.installment_no}"
    return Target(key, tuple(numbers), row.open_fen, row.issue_date, row.due_date)


def _aliases(session: Session) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in session.execute(sa.select(PAYER_ALIASES)):
        found[row.customer_id].append(row.payer)
    return found


def _under_plans(session: Session, shape: Shape, as_of: date) -> dict[int, Sequence[str]]:
    """The bills under each active plan that have something open, earliest due first."""
    if not shape.plans:
        return {}
    statement = (
        sa.select(covered().c.plan_id, RECEIVABLES.c.receivable_no)
        .join(RECEIVABLES, RECEIVABLES.c.id == covered().c.receivable_id)
        .where(RECEIVABLES.c.open_fen > 0)
        .order_by(RECEIVABLES.c.due_date, RECEIVABLES.c.id)
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in session.execute(statement, {"as_of": as_of}):
        found[row.plan_id].append(row.receivable_no)
    return dict(found)


@built_once
def _items(shape: Shape) -> AnySelect:
    items = open_items(shape)
    issued = sa.func.coalesce(RECEIVABLES.c.issue_date, PLANS.c.agreed_on, type_=sa.Date)
    return (
        sa.select(
            items.c.customer_id,
            items.c.due_date,
            items.c.open_fen,
            items.c.plan_id,
            items.c.installment_no,
            RECEIVABLES.c.receivable_no,
            PLANS.c.plan_no,
            issued.label("issue_date"),
        )
        .select_from(items)
        .outerjoin(RECEIVABLES, RECEIVABLES.c.id == items.c.receivable_id)
        .outerjoin(PLANS, PLANS.c.id == items.c.plan_id)
        .where(issued <= AS_OF)
    )
