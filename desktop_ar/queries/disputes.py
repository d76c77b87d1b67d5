"""Contested amounts on a day, and how much of what is overdue they are."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.due_dates import due_on
from desktop_ar.queries.open_items import Shape, active_plans, open_items, open_on, shape_on
from desktop_ar.queries.records import (
    AS_OF,
    DISPUTES,
    PLAN_RECEIVABLES,
    RECEIVABLES,
    AnySelect,
    Ids,
    about,
    everyone,
    keyed,
    on_day,
)


def _contested_on_the_day() -> sa.ColumnElement[bool]:
    return sa.and_(
        DISPUTES.c.opened_on <= AS_OF,
        sa.or_(DISPUTES.c.closed_on.is_(None), DISPUTES.c.closed_on > AS_OF),
    )


def disputing_customers() -> sa.Select[int]:
    """Customers who contest a bill of which something is open on the day."""
    return (
        sa.select(RECEIVABLES.c.customer_id)
        .join(DISPUTES, DISPUTES.c.receivable_id == RECEIVABLES.c.id)
        .where(_contested_on_the_day(), RECEIVABLES.c.issue_date <= AS_OF, open_on() > 0)
    )


@built_once
def _contested_bills(*, every: bool) -> AnySelect:
    """One row a contested bill with something open, and the active plan over it, if any."""
    disputes = (
        sa.select(
            DISPUTES.c.receivable_id,
            sa.func.sum(DISPUTES.c.amount_fen).label("parts_fen"),
            sa.func.count().label("all_count"),
            sa.func.count(DISPUTES.c.amount_fen).label("parts_count"),
        )
        .where(_contested_on_the_day())
        .group_by(DISPUTES.c.receivable_id)
        .subquery("disputes")
    )
    plans = (
        sa.select(PLAN_RECEIVABLES)
        .where(PLAN_RECEIVABLES.c.plan_id.in_(active_plans()))
        .subquery("plans")
    )
    bills = (
        sa.select(
            RECEIVABLES.c.id,
            RECEIVABLES.c.customer_id,
            due_on().label("due_date"),
            open_on().label("open_fen"),
            disputes.c.parts_fen,
            (disputes.c.all_count > disputes.c.parts_count).label("whole"),
            plans.c.plan_id,
            plans.c.covered_fen,
        )
        .join(disputes, disputes.c.receivable_id == RECEIVABLES.c.id)
        .outerjoin(plans, plans.c.receivable_id == RECEIVABLES.c.id)
        .where(RECEIVABLES.c.issue_date <= AS_OF, open_on() > 0)
    )
    return about(bills, RECEIVABLES.c.customer_id, every=every)


def disputed_overdue(session: Session, as_of: date, ids: Ids = None) -> dict[int, int]:
    """How much of a customer's overdue amount is contested, in fen; customers without are absent.

    Of a bill it is at most what is open. Under an active plan the contested parts of its bills
    count up to what is overdue of the plan; what the plan does not cover counts by the bill's
    own due date.
    """
    statement = _contested_bills(every=everyone(ids))
    found: defaultdict[int, int] = defaultdict(int)
    by_plan: defaultdict[tuple[int, int], int] = defaultdict(int)
    for row in session.execute(statement, on_day(as_of, ids)):
        contested = _contested_fen(row)
        under = min(contested, row.open_fen, row.covered_fen or 0)
        if row.due_date < as_of:
            found[row.customer_id] += contested - under
        if row.plan_id is not None:
            by_plan[row.customer_id, row.plan_id] += under
    if by_plan:
        late = _overdue_of_plans(session, as_of, ids)
        for (customer_id, plan_id), under in by_plan.items():
            found[customer_id] += min(under, late.get(plan_id, 0))
    return {customer_id: amount for customer_id, amount in found.items() if amount}


def contested_bills(session: Session, as_of: date, ids: Ids = None) -> dict[int, int]:
    """How much of each bill's open amount is contested, in fen, by the id of the bill."""
    statement = _contested_bills(every=everyone(ids))
    return {row.id: _contested_fen(row) for row in session.execute(statement, on_day(as_of, ids))}


def _contested_fen(row: Any) -> int:
    return int(row.open_fen if row.whole else min(row.parts_fen, row.open_fen))


def _overdue_of_plans(session: Session, as_of: date, ids: Ids) -> dict[int, int]:
    shape = shape_on(session, as_of, some=not everyone(ids))
    return keyed(session.execute(_plans_overdue(shape), on_day(as_of, ids)))


@built_once
def _plans_overdue(shape: Shape) -> AnySelect:
    items = open_items(shape).c
    return (
        sa.select(items.plan_id, sa.func.sum(items.open_fen))
        .where(items.plan_id.is_not(None), items.due_date < AS_OF)
        .group_by(items.plan_id)
    )
