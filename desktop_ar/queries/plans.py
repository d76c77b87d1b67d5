"""Installment plans on a day: their state, what is left of each part, what falls due next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import Interval, PlanState
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.domain.installments import PlannedInstallment, unpaid_parts
from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.open_items import open_on
from desktop_ar.queries.records import (
    AS_OF,
    CUSTOMERS,
    INSTALLMENTS,
    PLAN_RECEIVABLES,
    PLANS,
    RECEIVABLES,
    AnySelect,
    Ids,
    about,
    everyone,
    on_day,
)


@dataclass(frozen=True, slots=True)
class InstallmentRow:
    """One part of a plan; number 0 is the down payment. `left_fen` 0 is paid."""

    no: int
    due_date: date
    amount_fen: int
    left_fen: int


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One plan as it stands on a day; counts and sums are of its installments.

    Before it is signed nothing of it counts as paid. `next_*` speak of the first part that has
    something left, None and 0 where nothing is.
    """

    plan_no: str
    customer_id: int
    customer_no: str
    customer_name: str
    state: PlanState
    every: Interval
    total_fen: int
    left_fen: int
    paid_count: int
    installment_count: int
    next_no: int | None
    next_due_on: date | None
    next_fen: int
    overdue_fen: int
    overdue_count: int
    agreed_on: date
    signed_on: date | None
    ended_on: date | None
    installments: tuple[InstallmentRow, ...]


def plans(
    session: Session,
    as_of: date,
    *,
    states: Sequence[PlanState] | None = None,
    ids: Ids = None,
) -> list[PlanRow]:
    """Plans agreed by the day, those with the nearest open part first, the ended ones last."""
    statement = _plans_with_open(every=everyone(ids))
    rows = session.execute(statement, on_day(as_of, ids)).all()
    wanted = [row for row in rows if states is None or state_on(row, as_of) in states]
    parts = _parts(session, [row.id for row in wanted])
    found = [_plan_row(row, parts[row.id], as_of) for row in wanted]
    return sorted(found, key=_by_urgency)


def plan_of(session: Session, as_of: date, plan_no: str) -> PlanRow:
    """One plan by its number. Raises `Refused` where there is none on that day."""
    statement = _plans_with_open(every=True).where(PLANS.c.plan_no == plan_no)
    row = session.execute(statement, {"as_of": as_of}).one_or_none()
    if row is None:
        raise Refused(Fault("plan_unknown", "plan_no", {"plan_no": plan_no}))
    return _plan_row(row, _parts(session, [row.id])[row.id], as_of)


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """The plan that counts for a customer: its state on the day, and when it ended by then."""

    state: PlanState
    ended_on: date | None


def plan_standings(session: Session, as_of: date, ids: Ids = None) -> dict[int, PlanStanding]:
    """Of each customer the active plan, else the one agreed last."""
    found: dict[int, PlanStanding] = {}
    for row in session.execute(_plans_agreed(every=everyone(ids)), on_day(as_of, ids)):
        before = found.get(row.customer_id)
        if before is None or before.state is not PlanState.ACTIVE or _active(row, as_of):
            state = state_on(row, as_of)
            ended = row.ended_on is not None and row.ended_on <= as_of
            found[row.customer_id] = PlanStanding(state, row.ended_on if ended else None)
    return found


@built_once
def _plans_agreed(*, every: bool) -> AnySelect:
    agreed = sa.select(PLANS).where(PLANS.c.agreed_on <= AS_OF)
    ordered = agreed.order_by(PLANS.c.agreed_on, PLANS.c.id)
    return about(ordered, PLANS.c.customer_id, every=every)


def state_on(plan: Any, as_of: date) -> PlanState:
    """The state of a row of ``installment_plans`` on a day.

    A state that was reached later is not there yet: before `ended_on` a signed plan is active,
    before `signed_on` it is printed or a draft.
    """
    if plan.ended_on is not None and plan.ended_on <= as_of:
        return PlanState(plan.state)
    if plan.signed_on is not None and plan.signed_on <= as_of:
        return PlanState.ACTIVE
    if plan.printed_on is not None and plan.printed_on <= as_of:
        return PlanState.PRINTED
    return PlanState.DRAFT


def _active(plan: Any, as_of: date) -> bool:
    return state_on(plan, as_of) is PlanState.ACTIVE


@built_once
def _plans_with_open(*, every: bool) -> AnySelect:
    """Plans agreed by the day with what is open of their bills, as far as they cover it."""
    own_open = open_on()
    under_fen = sa.case(
        (own_open > PLAN_RECEIVABLES.c.covered_fen, PLAN_RECEIVABLES.c.covered_fen),
        (own_open > 0, own_open),
        else_=0,
    )
    open_fen = (
        sa.select(sa.func.coalesce(sa.func.sum(under_fen), 0))
        .select_from(RECEIVABLES)
        .join(PLAN_RECEIVABLES, PLAN_RECEIVABLES.c.receivable_id == RECEIVABLES.c.id)
        .where(PLAN_RECEIVABLES.c.plan_id == PLANS.c.id, RECEIVABLES.c.issue_date <= AS_OF)
        .correlate(PLANS)
        .scalar_subquery()
    )
    found = (
        sa.select(PLANS, CUSTOMERS.c.customer_no, CUSTOMERS.c.name, open_fen.label("open_fen"))
        .join(CUSTOMERS, CUSTOMERS.c.id == PLANS.c.customer_id)
        .where(PLANS.c.agreed_on <= AS_OF)
    )
    return about(found, PLANS.c.customer_id, every=every)


def _parts(session: Session, plan_ids: list[int]) -> defaultdict[int, list[PlannedInstallment]]:
    chosen = sa.bindparam("plan_ids", plan_ids, sa.Integer, expanding=True, literal_execute=True)
    part = INSTALLMENTS.c
    statement = (
        sa.select(part.plan_id, part.no, part.due_date, part.amount_fen)
        .where(part.plan_id.in_(chosen))
        .order_by(part.plan_id, part.no)
    )
    found: defaultdict[int, list[PlannedInstallment]] = defaultdict(list)
    for row in session.execute(statement):
        found[row.plan_id].append(PlannedInstallment(row.no, row.due_date, row.amount_fen))
    return found


def _plan_row(row: Any, parts: list[PlannedInstallment], as_of: date) -> PlanRow:
    state = state_on(row, as_of)
    unsigned = state in {PlanState.DRAFT, PlanState.PRINTED} or row.signed_on is None
    open_fen = row.total_fen if unsigned else row.open_fen
    left = {part.no: part.amount_fen for part in unpaid_parts(parts, open_fen)}
    schedule = tuple(
        InstallmentRow(part.no, part.due_date, part.amount_fen, left.get(part.no, 0))
        for part in parts
    )
    waiting = [part for part in schedule if part.left_fen]
    late = [part for part in waiting if part.due_date < as_of] if _active(row, as_of) else []
    following = waiting[0] if waiting else None
    return PlanRow(
        plan_no=row.plan_no,
        customer_id=row.customer_id,
        customer_no=row.customer_no,
        customer_name=row.name,
        state=state,
        every=Interval(row.every),
        total_fen=row.total_fen,
        left_fen=sum(part.left_fen for part in schedule),
        paid_count=len(schedule) - len(waiting),
        installment_count=len(schedule),
        next_no=following.no if following else None,
        next_due_on=following.due_date if following else None,
        next_fen=following.left_fen if following else 0,
        overdue_fen=sum(part.left_fen for part in late),
        overdue_count=len(late),
        agreed_on=row.agreed_on,
        signed_on=row.signed_on if row.signed_on and row.signed_on <= as_of else None,
        ended_on=row.ended_on if row.ended_on and row.ended_on <= as_of else None,
        installments=schedule,
    )


_LIVING = (PlanState.ACTIVE, PlanState.PRINTED, PlanState.DRAFT)


def _by_urgency(plan: PlanRow) -> tuple[int, date, str]:
    place = _LIVING.index(plan.state) if plan.state in _LIVING else len(_LIVING)
    return place, plan.next_due_on or date.max, plan.plan_no
