"""What the late charges of a day are computed from: bills ever late, and what moved them when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.charge_base import Contested
from desktop_ar.domain.codes import AdjustmentKind, ChargeRule, PlanState, ReceivableKind
from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.due_dates import charged_from
from desktop_ar.queries.open_items import open_on
from desktop_ar.queries.records import (
    ADJUSTMENTS,
    ALLOCATIONS,
    AS_OF,
    CUSTOMER_TERMS,
    CUSTOMERS,
    DISPUTES,
    LETTER_CHARGES,
    PLAN_RECEIVABLES,
    PLANS,
    RECEIVABLES,
    AnySelect,
    Ids,
    about,
    everyone,
    keyed,
    on_day,
)

PRINCIPAL = (ReceivableKind.INVOICE, ReceivableKind.OPENING_BALANCE)
"""What a charge may run on: never on a charge or on a cost (domain.md 2a)."""


@dataclass(slots=True)
class BillFacts:
    """One bill that was late at some time, and by how much it moved on which days."""

    id: int
    receivable_no: str
    description: str
    customer_id: int
    customer_no: str
    customer_name: str
    customer_kind: str
    large_buyer: bool
    issue_date: date
    due_date: date
    """The day whose end begins the charge: where an extension lets it run, the date before."""
    amount_fen: int
    moves: list[tuple[date, int]] = field(default_factory=list)

    def open_on(self, day: date) -> int:
        """What is open of it at the end of a day."""
        return self.amount_fen - sum(amount_fen for on, amount_fen in self.moves if on <= day)


@dataclass(frozen=True, slots=True)
class AccrualFacts:
    """Everything the charges of a day are computed from, by the id of the bill."""

    as_of: date
    bills: tuple[BillFacts, ...]
    contested: Mapping[int, tuple[Contested, ...]]
    waived: Mapping[int, int]
    """The part under a plan that waives the charge while it is kept, in fen."""
    under_plan: frozenset[int]
    """Bills under a plan that is active on the day."""
    charged: Mapping[int, int]
    held: Mapping[int, date]
    """Bills whose charge ends on a day, because all was paid by the deadline of the letter."""

    def until(self, receivable_id: int) -> date:
        """The day to which a bill's charge runs."""
        return min(self.held.get(receivable_id, self.as_of), self.as_of)


def accrual_facts(session: Session, as_of: date, ids: Ids = None) -> AccrualFacts:
    """The facts of a day, of some customers or of all."""
    every = everyone(ids)
    parameters = on_day(as_of, ids)
    bills = {row.id: BillFacts(*row) for row in session.execute(_bills(every=every), parameters)}
    if not bills:
        return AccrualFacts(as_of, (), {}, {}, frozenset(), {}, {})
    for entries in (_allocated(every=every), _adjusted(every=every)):
        for row in session.execute(entries, parameters):
            bill = bills.get(row.receivable_id)
            if bill is not None:
                bill.moves.append((row.on, row.amount_fen))
    waived, under_plan = _plans_over(session, every, parameters)
    return AccrualFacts(
        as_of,
        tuple(bills.values()),
        contested=_contested(session, every, parameters),
        waived=waived,
        under_plan=under_plan,
        charged=keyed(session.execute(_charged(every=every), parameters)),
        held=_held(session, as_of, bills),
    )


def _ever_late() -> sa.ColumnElement[bool]:
    """Open now, or moved after the due date: nothing else can bear a charge on any day."""
    late_payment = (
        sa.exists()
        .where(
            ALLOCATIONS.c.receivable_id == RECEIVABLES.c.id,
            ALLOCATIONS.c.allocated_on > charged_from(),
        )
        .correlate(RECEIVABLES)
    )
    late_change = (
        sa.exists()
        .where(
            ADJUSTMENTS.c.receivable_id == RECEIVABLES.c.id,
            ADJUSTMENTS.c.adjusted_on > charged_from(),
        )
        .correlate(RECEIVABLES)
    )
    return sa.or_(RECEIVABLES.c.open_fen > 0, late_payment, late_change)


def _may_bear() -> sa.ColumnElement[bool]:
    return sa.and_(
        RECEIVABLES.c.kind.in_(PRINCIPAL),
        RECEIVABLES.c.issue_date <= AS_OF,
        charged_from() < AS_OF,
        _ever_late(),
    )


@built_once
def _bills(*, every: bool) -> AnySelect:
    found = (
        sa.select(
            RECEIVABLES.c.id,
            RECEIVABLES.c.receivable_no,
            RECEIVABLES.c.description,
            RECEIVABLES.c.customer_id,
            CUSTOMERS.c.customer_no,
            CUSTOMERS.c.name,
            CUSTOMERS.c.kind,
            sa.func.coalesce(CUSTOMER_TERMS.c.large_buyer, sa.false()),
            RECEIVABLES.c.issue_date,
            charged_from().label("due_date"),
            RECEIVABLES.c.amount_fen,
        )
        .join(CUSTOMERS, CUSTOMERS.c.id == RECEIVABLES.c.customer_id)
        .outerjoin(CUSTOMER_TERMS, CUSTOMER_TERMS.c.customer_id == CUSTOMERS.c.id)
        .where(_may_bear())
        .order_by(CUSTOMERS.c.customer_no, "due_date", RECEIVABLES.c.receivable_no)
    )
    return about(found, RECEIVABLES.c.customer_id, every=every)


def _of_late_bills(statement: AnySelect, receivable_id: Any, *, every: bool) -> AnySelect:
    joined = statement.where(RECEIVABLES.c.id == receivable_id, _may_bear())
    return about(joined, RECEIVABLES.c.customer_id, every=every)


@built_once
def _allocated(*, every: bool) -> AnySelect:
    own = ALLOCATIONS.c
    found = sa.select(own.receivable_id, own.allocated_on.label("on"), own.amount_fen)
    return _of_late_bills(found.where(own.allocated_on <= AS_OF), own.receivable_id, every=every)


@built_once
def _adjusted(*, every: bool) -> AnySelect:
    """A bill that was cancelled was wrong from the start, so it counts from its first day."""
    own = ADJUSTMENTS.c
    on = sa.case(
        (own.kind == AdjustmentKind.CANCELLATION, RECEIVABLES.c.issue_date), else_=own.adjusted_on
    )
    found = sa.select(own.receivable_id, sa.type_coerce(on, sa.Date).label("on"), own.amount_fen)
    return _of_late_bills(found.where(own.adjusted_on <= AS_OF), own.receivable_id, every=every)


@built_once
def _disputed(*, every: bool) -> AnySelect:
    own = DISPUTES.c
    found = sa.select(own.receivable_id, own.opened_on, own.closed_on, own.amount_fen)
    return _of_late_bills(found.where(own.opened_on <= AS_OF), own.receivable_id, every=every)


def _contested(
    session: Session, every: bool, parameters: Mapping[str, Any]
) -> dict[int, tuple[Contested, ...]]:
    found: defaultdict[int, list[Contested]] = defaultdict(list)
    for row in session.execute(_disputed(every=every), parameters):
        found[row.receivable_id].append(Contested(row.opened_on, row.closed_on, row.amount_fen))
    return {key: tuple(items) for key, items in found.items()}


@built_once
def _over_plans(*, every: bool) -> AnySelect:
    own = PLANS.c
    found = (
        sa.select(
            PLAN_RECEIVABLES.c.receivable_id,
            PLAN_RECEIVABLES.c.covered_fen,
            own.charge_rule,
            sa.or_(own.ended_on.is_(None), own.ended_on > AS_OF).label("active"),
        )
        .join_from(PLAN_RECEIVABLES, PLANS, own.id == PLAN_RECEIVABLES.c.plan_id)
        .where(
            own.signed_on <= AS_OF,
            sa.or_(
                own.ended_on.is_(None),
                own.ended_on > AS_OF,
                own.state == PlanState.COMPLETED,
            ),
        )
    )
    return _of_late_bills(found, PLAN_RECEIVABLES.c.receivable_id, every=every)


def _plans_over(
    session: Session, every: bool, parameters: Mapping[str, Any]
) -> tuple[dict[int, int], frozenset[int]]:
    """Of each bill the part whose charge a kept plan waives, and which plans are active."""
    waived: defaultdict[int, int] = defaultdict(int)
    active = set()
    for row in session.execute(_over_plans(every=every), parameters):
        if row.active:
            active.add(row.receivable_id)
        if row.charge_rule == ChargeRule.WAIVED_IF_KEPT:
            waived[row.receivable_id] += row.covered_fen
    return dict(waived), frozenset(active)


@built_once
def _charged(*, every: bool) -> AnySelect:
    """What was charged of each bill, less what of that was cancelled."""
    cancelled = (
        sa.select(sa.func.coalesce(sa.func.sum(ADJUSTMENTS.c.amount_fen), 0))
        .where(
            ADJUSTMENTS.c.receivable_id == RECEIVABLES.c.id,
            ADJUSTMENTS.c.kind == AdjustmentKind.CANCELLATION,
            ADJUSTMENTS.c.adjusted_on <= AS_OF,
        )
        .correlate(RECEIVABLES)
        .scalar_subquery()
    )
    found = (
        sa.select(RECEIVABLES.c.origin_id, sa.func.sum(RECEIVABLES.c.amount_fen - cancelled))
        .where(
            RECEIVABLES.c.kind == ReceivableKind.LATE_CHARGE,
            RECEIVABLES.c.origin_id.is_not(None),
            RECEIVABLES.c.issue_date <= AS_OF,
        )
        .group_by(RECEIVABLES.c.origin_id)
    )
    return about(found, RECEIVABLES.c.customer_id, every=every)


@built_once
def _holds() -> AnySelect:
    """The letters that hold a charge, with each bill and the charge they newly charged of it."""
    own = LETTER_CHARGES.c
    return (
        sa.select(own.letter_id, own.receivable_id, own.charge_id, own.charged_to, own.held_until)
        .where(own.held_until.is_not(None), own.charged_to < AS_OF)
        .order_by(own.letter_id)
    )


def _held(session: Session, as_of: date, bills: Mapping[int, BillFacts]) -> dict[int, date]:
    """Bills of a letter all of which was paid by its deadline: their charge ends with it."""
    letters: defaultdict[int, list[Any]] = defaultdict(list)
    for row in session.execute(_holds(), {"as_of": as_of}):
        letters[row.letter_id].append(row)
    held: dict[int, date] = {}
    for rows in letters.values():
        concerned = [row for row in rows if row.receivable_id in bills]
        if concerned and _all_paid(session, rows, as_of):
            for row in concerned:
                held[row.receivable_id] = min(
                    row.charged_to, held.get(row.receivable_id, row.charged_to)
                )
    return held


def _all_paid(session: Session, rows: Sequence[Any], as_of: date) -> bool:
    """Whether the bills of a letter and what was charged of them were paid by its deadline.

    Money that was taken back later did not pay them.
    """
    ids = [row.receivable_id for row in rows]
    days = {min(as_of, rows[0].held_until), as_of}
    return not any(
        session.execute(_any_open(), {"as_of": day, "ids": ids}).first() for day in sorted(days)
    )


@built_once
def _any_open() -> AnySelect:
    wanted = sa.bindparam("ids", expanding=True, type_=sa.Integer)
    charged = sa.and_(
        RECEIVABLES.c.kind == ReceivableKind.LATE_CHARGE, RECEIVABLES.c.origin_id.in_(wanted)
    )
    theirs = sa.or_(RECEIVABLES.c.id.in_(wanted), charged)
    issued = RECEIVABLES.c.issue_date <= AS_OF
    return sa.select(RECEIVABLES.c.id).where(theirs, issued, open_on() > 0).limit(1)


def owners_of(session: Session, receivable_ids: Collection[int]) -> set[int]:
    """The customers of these bills."""
    if not receivable_ids:
        return set()
    found = sa.select(RECEIVABLES.c.customer_id).where(RECEIVABLES.c.id.in_(receivable_ids))
    return set(session.scalars(found))
