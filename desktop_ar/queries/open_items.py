"""What is open on a day: the one definition that every other question stands on.

A day sees exactly what has a business date up to and including it (cli.md, Meaning). Most
receivables are today as they were on the day asked: they come straight from the covering index
``ix_receivables_open``. The others are "moved": an allocation or an adjustment is dated after
the day, an extension of its due date was agreed or withdrawn later, or an installment plan is
active on it. Those are left out of the fast branch and computed anew from their entries:

    open = amount - allocations up to the day - adjustments up to the day

Under an active plan the open amount of its bills, as far as the plan covers it, is aged by the
installments (paid oldest first); anything above keeps the bill's own date. When the plan has
ended nothing is moved and the own dates are back.

Which branches a statement has depends on its `Shape` only, so statements are built once and
their compiled form is found again.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import ReceivableState
from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.due_dates import changed_later, due_on
from desktop_ar.queries.records import (
    ADJUSTMENTS,
    ALLOCATIONS,
    AS_OF,
    CUSTOMER_IDS,
    INSTALLMENTS,
    PLAN_RECEIVABLES,
    PLANS,
    RECEIVABLES,
    AnySelect,
)

NOTHING: Final = 0


class Shape(NamedTuple):
    """Which branches a statement needs; with all False it reads the kept amounts and no more."""

    entries: bool = False
    """An allocation or an adjustment is dated after the day."""
    plans: bool = False
    """A plan is active on the day."""
    dates: bool = False
    """A due date was moved, or moved back, after the day."""
    some: bool = False
    """Only the customers bound as `CUSTOMER_IDS`."""

    @property
    def moved(self) -> bool:
        """Whether anything must be computed anew."""
        return self.entries or self.dates or self.plans


def shape_on(session: Session, as_of: date, *, some: bool = False) -> Shape:
    """The branches that the day needs: a few looks into indexes."""
    row = session.execute(_MOVES, {"as_of": as_of}).one()
    return Shape(bool(row.entries), bool(row.plans), bool(row.dates), some)


def active_plans() -> sa.Select[int]:
    """Ids of the plans that are active on the day asked."""
    return sa.select(PLANS.c.id).where(
        PLANS.c.signed_on <= AS_OF,
        sa.or_(PLANS.c.ended_on.is_(None), PLANS.c.ended_on > AS_OF),
    )


def open_on() -> sa.ColumnElement[int]:
    """What is open of a row of ``receivables`` on the day, from its entries alone, in fen."""
    return (
        RECEIVABLES.c.amount_fen
        - _entered_by_then(ALLOCATIONS, ALLOCATIONS.c.allocated_on)
        - _entered_by_then(ADJUSTMENTS, ADJUSTMENTS.c.adjusted_on)
    )


def _entered_by_then(entries: sa.Table, day: sa.Column[date]) -> sa.ColumnElement[int]:
    found = (
        sa.select(sa.func.coalesce(sa.func.sum(entries.c.amount_fen), NOTHING))
        .where(entries.c.receivable_id == RECEIVABLES.c.id, day <= AS_OF)
        .correlate(RECEIVABLES)
    )
    return found.scalar_subquery()


_MOVES: Final = sa.select(
    sa.or_(
        sa.exists().where(ALLOCATIONS.c.allocated_on > AS_OF),
        sa.exists().where(ADJUSTMENTS.c.adjusted_on > AS_OF),
    ).label("entries"),
    active_plans().exists().label("plans"),
    sa.or_(*(changed.exists() for changed in changed_later())).label("dates"),
)


@built_once
def covered() -> sa.CTE:
    """The bills under an active plan: plan_id, receivable_id, covered_fen."""
    return (
        sa.select(
            PLAN_RECEIVABLES.c.plan_id,
            PLAN_RECEIVABLES.c.receivable_id,
            PLAN_RECEIVABLES.c.covered_fen,
        )
        .where(PLAN_RECEIVABLES.c.plan_id.in_(active_plans()))
        .cte("covered")
    )


@built_once
def moved_ids(shape: Shape) -> sa.CTE:
    """Ids of the receivables that must be computed anew."""
    branches: list[sa.Select[int]] = []
    if shape.entries:
        branches += [
            sa.select(ALLOCATIONS.c.receivable_id).where(ALLOCATIONS.c.allocated_on > AS_OF),
            sa.select(ADJUSTMENTS.c.receivable_id).where(ADJUSTMENTS.c.adjusted_on > AS_OF),
        ]
    if shape.dates:
        branches += changed_later()
    if shape.plans:
        branches.append(sa.select(covered().c.receivable_id))
    if len(branches) == 1:
        return branches[0].distinct().cte("moved")
    return sa.union(*branches).cte("moved")


@built_once
def moved_customers(shape: Shape) -> sa.CTE:
    """Customers of whom something moved; `overdue_sums` leaves them out of its fast branch."""
    return (
        sa.select(RECEIVABLES.c.customer_id)
        .where(RECEIVABLES.c.id.in_(sa.select(moved_ids(shape).c.receivable_id)))
        .distinct()
        .cte("moved_customers")
    )


def kept(shape: Shape, *columns: sa.ColumnElement[Any]) -> AnySelect:
    """What is kept, moved or not: only columns of ``ix_receivables_open`` keep it fast."""
    found = sa.select(*columns).where(
        RECEIVABLES.c.state == ReceivableState.OPEN, RECEIVABLES.c.issue_date <= AS_OF
    )
    return found.where(RECEIVABLES.c.customer_id.in_(CUSTOMER_IDS)) if shape.some else found


@built_once
def moved_bills(shape: Shape) -> sa.CTE:
    """The moved receivables issued by the day that are open on it, with how much is.

    Without later entries what is kept of them holds, and only their dates differ.
    """
    open_fen = open_on() if shape.entries else RECEIVABLES.c.open_fen
    due_date = due_on() if shape.dates else RECEIVABLES.c.due_date
    issued = sa.select(
        RECEIVABLES.c.id,
        RECEIVABLES.c.customer_id,
        due_date.label("due_date"),
        open_fen.label("open_fen"),
    ).where(
        RECEIVABLES.c.id.in_(sa.select(moved_ids(shape).c.receivable_id)),
        RECEIVABLES.c.issue_date <= AS_OF,
    )
    if shape.some:
        issued = issued.where(RECEIVABLES.c.customer_id.in_(CUSTOMER_IDS))
    bills = issued.subquery("issued")
    return sa.select(bills).where(bills.c.open_fen > NOTHING).cte("moved_bills")


@built_once
def under_plan(shape: Shape) -> sa.CTE:
    """What is open of each bill under an active plan, as far as the plan covers it."""
    bills, plans = moved_bills(shape).c, covered().c
    under_fen = sa.case(
        (bills.open_fen > plans.covered_fen, plans.covered_fen), else_=bills.open_fen
    )
    return (
        sa.select(
            plans.plan_id,
            plans.receivable_id,
            bills.customer_id,
            bills.due_date,
            under_fen.label("under_fen"),
            (bills.open_fen - under_fen).label("rest_fen"),
        )
        .join_from(covered(), moved_bills(shape), bills.id == plans.receivable_id)
        .cte("under_plan")
    )


@built_once
def plan_sums(shape: Shape) -> sa.CTE:
    """Of each active plan with something open: whose it is, and how much of it was paid."""
    under = under_plan(shape)
    under_fen = sa.func.sum(under.c.under_fen)
    return (
        sa.select(
            PLANS.c.id.label("plan_id"),
            PLANS.c.customer_id,
            under_fen.label("open_fen"),
            (PLANS.c.total_fen - under_fen).label("paid_fen"),
        )
        .join(under, under.c.plan_id == PLANS.c.id)
        .group_by(PLANS.c.id)
        .having(under_fen > NOTHING)
        .cte("plan_sums")
    )


def left_of_installment(paid_fen: sa.ColumnElement[int]) -> sa.ColumnElement[int]:
    """What is left of a row of ``installments`` when so much of its plan is paid."""
    rest_fen = INSTALLMENTS.c.cumulative_fen - paid_fen
    return sa.case(
        (rest_fen <= NOTHING, sa.literal_column("0", sa.Integer)),
        (rest_fen < INSTALLMENTS.c.amount_fen, rest_fen),
        else_=INSTALLMENTS.c.amount_fen,
    )


def _own_dates(shape: Shape) -> AnySelect:
    """Moved bills under no active plan, by their own dates."""
    bills = moved_bills(shape)
    found = sa.select(
        bills.c.customer_id,
        bills.c.due_date,
        bills.c.open_fen,
        bills.c.id.label("receivable_id"),
        sa.null().label("plan_id"),
        sa.null().label("installment_no"),
    )
    if not shape.plans:
        return found
    return found.where(bills.c.id.not_in(sa.select(covered().c.receivable_id)))


def _above_plan(shape: Shape) -> AnySelect:
    """What is open of bills under a plan above what it covers: by their own dates too."""
    under = under_plan(shape)
    return sa.select(
        under.c.customer_id,
        under.c.due_date,
        under.c.rest_fen.label("open_fen"),
        under.c.receivable_id,
        sa.null().label("plan_id"),
        sa.null().label("installment_no"),
    ).where(under.c.rest_fen > NOTHING)


def _by_installments(shape: Shape) -> AnySelect:
    """What the active plans leave open, one row an installment that has something left."""
    plans = plan_sums(shape)
    left_fen = left_of_installment(plans.c.paid_fen)
    return (
        sa.select(
            plans.c.customer_id,
            INSTALLMENTS.c.due_date,
            left_fen.label("open_fen"),
            sa.null().label("receivable_id"),
            plans.c.plan_id,
            INSTALLMENTS.c.no.label("installment_no"),
        )
        .join(INSTALLMENTS, INSTALLMENTS.c.plan_id == plans.c.plan_id)
        .where(left_fen > NOTHING)
    )


def kept_items(shape: Shape) -> AnySelect:
    """The items of which nothing moved, with the columns of `moved_items`."""
    found = kept(
        shape,
        RECEIVABLES.c.customer_id,
        RECEIVABLES.c.due_date,
        RECEIVABLES.c.open_fen,
        RECEIVABLES.c.id.label("receivable_id"),
        sa.null().label("plan_id"),
        sa.null().label("installment_no"),
    )
    if not shape.moved:
        return found
    return found.where(RECEIVABLES.c.id.not_in(sa.select(moved_ids(shape).c.receivable_id)))


def moved_items(shape: Shape) -> list[AnySelect]:
    """The items that were computed anew; no branches where nothing is moved."""
    branches = []
    if shape.entries or shape.dates:
        branches.append(_own_dates(shape))
    if shape.plans:
        branches += [_above_plan(shape), _by_installments(shape)]
    return branches


@built_once
def open_items(shape: Shape) -> sa.Subquery:
    """Every open item of the day: a bill, or an installment of an active plan.

    Columns: customer_id, due_date, open_fen (more than 0), receivable_id or plan_id and
    installment_no.
    """
    return sa.union_all(kept_items(shape), *moved_items(shape)).subquery("open_items")
