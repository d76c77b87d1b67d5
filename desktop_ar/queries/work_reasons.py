"""Why the worklist proposes a step or leaves a customer alone: codes with their figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop_ar.domain.because import Because
from desktop_ar.domain.dunning import Blocker, Circumstances, StepReason
from desktop_ar.queries.plans import PlanRow
from desktop_ar.queries.prepaid import PrepaidRow
from desktop_ar.queries.steps import Standing


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """What reasons are made from, beside the standing of the customer."""

    as_of: date
    grace_days: int
    plan_of: dict[int, PlanRow]
    disputed: dict[int, int]


def reasons_to_ask(facts: WorkFacts, debt: Any, standing: Standing) -> Iterator[Because]:
    as_of, contact = facts.as_of, standing.last_contact
    if standing.own_step and contact is not None:
        yield Because(StepReason.OWN_STEP, {"contacted_on": contact.contacted_on})
    plan = facts.plan_of.get(debt.customer_id)
    if plan is not None and plan.overdue_fen and plan.next_due_on is not None:
        days = (as_of - plan.next_due_on).days
        parts = {"plan_no": plan.plan_no, "due_on": plan.next_due_on, "days": days}
        yield Because(StepReason.PLAN_LATE, {**parts, "overdue_fen": plan.overdue_fen})
    for code in standing.step.reason_codes:
        yield Because(code, _step_params(facts, debt, standing, code))


def _step_params(
    facts: WorkFacts, debt: Any, standing: Standing, code: StepReason
) -> dict[str, Any]:
    step, touched = standing.step, standing.touched_on
    days_late = (facts.as_of - debt.first_due_date).days
    if code is StepReason.OVERDUE:
        return {
            "oldest_due_date": debt.first_due_date,
            "days": days_late,
            "overdue_fen": debt.overdue_fen,
            "level": step.level,
            "contact_days": None if touched is None else (facts.as_of - touched).days,
        }
    if code is StepReason.PROMISE_BROKEN:
        return _promise_params(facts, standing)
    held_back = {"level": step.held_back or step.level}
    by_code: dict[StepReason, dict[str, Any]] = {
        StepReason.FALLS_DUE: {
            "due_date": debt.first_due_date,
            "days": -days_late,
            "open_fen": debt.open_fen,
        },
        StepReason.DEADLINE_PASSED: {"deadline": standing.deadline},
        StepReason.PLAN_BROKEN: {"ended_on": standing.plan_broken_on},
        StepReason.STEPS_MERGED: {"levels": step.merged},
        StepReason.NEEDS_DEMAND: held_back,
        StepReason.NEEDS_TALK: held_back,
    }
    return by_code.get(code, {})


def _promise_params(facts: WorkFacts, standing: Standing) -> dict[str, Any]:
    promise = standing.promise
    if promise is None:
        return {}
    ended_on = promise.due_on + timedelta(days=facts.grace_days)
    return {"amount_fen": promise.amount_fen, "due_on": promise.due_on, "ended_on": ended_on}


def because_blocked(facts: WorkFacts, debt: Any, standing: Standing, blocker: Blocker) -> Because:
    return Because(blocker, _blocker_params(facts, debt, standing, blocker))


def _blocker_params(
    facts: WorkFacts, debt: Any, standing: Standing, blocker: Blocker
) -> dict[str, Any]:
    around, later = standing.around, {"due_on": standing.next_action_on}
    plan = facts.plan_of.get(debt.customer_id)
    overdue = {"overdue_fen": debt.overdue_fen}
    by_code: dict[Blocker, dict[str, Any]] = {
        Blocker.PROMISE_OPEN: _promise_params(facts, standing),
        Blocker.PLAN_ACTIVE: {"plan_no": plan.plan_no if plan else ""},
        Blocker.DISPUTE: {"disputed_fen": facts.disputed.get(debt.customer_id, 0)},
        Blocker.MIN_GAP: {"contacted_on": standing.touched_on, **later},
        Blocker.PAUSED: later,
        Blocker.UNALLOCATED_COVERS: {"unallocated_fen": around.unallocated_fen, **overdue},
        Blocker.JUST_PAID: {"paid_on": around.paid_on, **later},
        Blocker.TINY: overdue,
        Blocker.WEEK_LIMIT: {"count": around.contacts_in_week, **later},
    }
    return by_code.get(blocker, {})


def because_not_invited(blocker: Blocker, due_on: date, around: Circumstances) -> Because:
    """Why somebody is not invited before a day."""
    figures = {"contacted_on": around.touched_on, "count": around.contacts_in_week}
    return Because(blocker, {**figures, "due_on": due_on})


def because_prepaid(as_of: date, lot: PrepaidRow) -> Because:
    facts: dict[str, Any] = {
        "title": lot.title,
        "kind": lot.kind,
        "value_fen": lot.value_left_fen,
        "units_left": lot.units_left,
        "last_used_on": lot.last_used_on,
    }
    if lot.valid_until is None:
        last_on = lot.last_used_on or lot.sold_on
        return Because(StepReason.PREPAID_UNUSED, {**facts, "last_on": last_on})
    days = (lot.valid_until - as_of).days
    facts["valid_until"] = lot.valid_until
    if days < 0:
        return Because(StepReason.PREPAID_ENDED, {**facts, "days": -days})
    return Because(StepReason.PREPAID_ENDS, {**facts, "days": days})
