"""What payments and reversals do to the plans over the bills they touch."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import PlanState
from desktop_ar.services.bill_history import last_movement
from desktop_ar.storage.tables import InstallmentPlan, PlanReceivable, Receivable


def plans_over(
    session: Session, bills: Iterable[Receivable], states: Iterable[PlanState]
) -> list[InstallmentPlan]:
    """Plans in one of the states that cover one of the bills."""
    ids = [bill.id for bill in bills]
    covered = sa.select(PlanReceivable.plan_id).where(PlanReceivable.receivable_id.in_(ids))
    return list(
        session.scalars(
            sa.select(InstallmentPlan).where(
                InstallmentPlan.id.in_(covered), InstallmentPlan.state.in_(list(states))
            )
        )
    )


def open_under(session: Session, plan: InstallmentPlan) -> int:
    """What is open now of the bills a plan covers, in fen."""
    session.flush()
    return session.execute(
        sa.select(sa.func.coalesce(sa.func.sum(Receivable.open_fen), 0))
        .join(PlanReceivable, PlanReceivable.receivable_id == Receivable.id)
        .where(PlanReceivable.plan_id == plan.id)
    ).scalar_one()


def covered(session: Session, plan: InstallmentPlan) -> list[Receivable]:
    """The bills a plan covers."""
    ids = sa.select(PlanReceivable.receivable_id).where(PlanReceivable.plan_id == plan.id)
    return list(session.scalars(sa.select(Receivable).where(Receivable.id.in_(ids))))


def last_day_of(session: Session, plan: InstallmentPlan) -> date:
    """The day of the last movement of the bills under a plan, their issue included."""
    bills = covered(session, plan)
    issued = max(bill.issue_date for bill in bills)
    return max(issued, last_movement(session, [bill.id for bill in bills]) or issued)


def settle_plans(session: Session, bills: Iterable[Receivable]) -> frozenset[int]:
    """Complete the active plans that have nothing open any more; answers the plans touched.

    A plan ends with the last movement of its bills, whatever was entered last.
    """
    touched = plans_over(session, bills, [PlanState.ACTIVE])
    for plan in touched:
        if open_under(session, plan) == 0:
            last = last_day_of(session, plan)
            plan.state = PlanState.COMPLETED
            plan.ended_on = max(last, plan.signed_on or last)
    return frozenset(plan.id for plan in touched)


def reopen_plans(session: Session, bills: Iterable[Receivable], on: date) -> frozenset[int]:
    """After money was taken back: a completed plan is active again.

    Where more is open than was agreed the plan no longer fits and is broken from that day.
    """
    touched = plans_over(session, bills, [PlanState.ACTIVE, PlanState.COMPLETED])
    for plan in touched:
        if open_under(session, plan) > plan.total_fen:
            plan.state = PlanState.BROKEN
            plan.ended_on = max(on, plan.signed_on or on)
        else:
            plan.state = PlanState.ACTIVE
            plan.ended_on = None
    return frozenset(plan.id for plan in touched)
