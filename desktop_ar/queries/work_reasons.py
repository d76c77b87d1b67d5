"""Why the worklist proposes a step or leaves a customer alone: codes with their figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop_ar.domain.because import Because
from desktop_ar.domain.dunning import Blocker, StepReason
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
    as_of, promise, contact = facts.as_of, standing.promise, standing.last_contact
    if standing.own_step and contact is not None:
        yield Because(StepReason.OWN_STEP, {"contacted_on": contact.contacted_on})
    plan = facts.plan_of.get(debt.customer_id)
    if plan is not None and plan.overdue_fen and plan.next_due_on is not None:
        days = (as_of - plan.next_due_on).days
        parts = {"plan_no": plan.plan_no, "due_on": plan.next_due_on, "days": days}
        yield Because(StepReason.PLAN_LATE, {**parts, "overdue_fen": plan.overdue_fen})
    for code in standing.step.reason_codes:
        params: dict[str, Any] = {}
        if code is StepReason.OVERDUE:
            params = {
                "oldest_due_date": debt.first_due_date,
                "days": (as_of - debt.first_due_date).days,
                "overdue_fen": debt.overdue_fen,
            }
        elif code is StepReason.FALLS_DUE:
            params = {
                "due_date": debt.first_due_date,
                "days": (debt.first_due_date - as_of).days,
                "open_fen": debt.open_fen,
            }
        elif code is StepReason.PROMISE_BROKEN and promise is not None:
            params = _promise_params(facts, standing)
        yield Because(code, params)


def _promise_params(facts: WorkFacts, standing: Standing) -> dict[str, Any]:
    promise = standing.promise
    if promise is None:
        return {}
    ended_on = promise.due_on + timedelta(days=facts.grace_days)
    return {"amount_fen": promise.amount_fen, "due_on": promise.due_on, "ended_on": ended_on}


def because_blocked(facts: WorkFacts, debt: Any, standing: Standing, blocker: Blocker) -> Because:
    params: dict[str, Any] = {}
    if blocker is Blocker.PROMISE_OPEN:
        params = _promise_params(facts, standing)
    elif blocker is Blocker.PLAN_ACTIVE and debt.customer_id in facts.plan_of:
        params = {"plan_no": facts.plan_of[debt.customer_id].plan_no}
    elif blocker is Blocker.DISPUTE:
        params = {"disputed_fen": facts.disputed.get(debt.customer_id, 0)}
    elif blocker is Blocker.MIN_GAP:
        params = {"contacted_on": standing.touched_on, "due_on": standing.next_action_on}
    elif blocker is Blocker.PAUSED:
        params = {"due_on": standing.next_action_on}
    return Because(blocker, params)


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
