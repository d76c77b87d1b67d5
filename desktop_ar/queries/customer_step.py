"""The one next step for one customer, with why: what the worklist would say of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop_ar.domain.because import Because
from desktop_ar.domain.codes import Action, LetterKind, PlanState
from desktop_ar.domain.dunning import Blocker
from desktop_ar.queries.customer_card import CustomerCard
from desktop_ar.queries.settings import policies
from desktop_ar.queries.steps import Standing
from desktop_ar.queries.work_reasons import (
    WorkFacts,
    because_blocked,
    because_prepaid,
    reasons_to_ask,
)
from desktop_ar.queries.worklist import blocked_today


@dataclass(frozen=True, slots=True)
class CustomerStep:
    """What to do next and from which day on; `reasons` say why, or why not yet.

    `letter` is the kind that fits, `lot_no` the credit to invite for.
    """

    action: Action
    on: date
    reasons: tuple[Because, ...]
    blocked_by: tuple[Blocker, ...] = ()
    letter: LetterKind | None = None
    lot_no: str = ""


@dataclass(frozen=True, slots=True)
class _Debt:
    """What a reason names of a customer's debt."""

    customer_id: int
    first_due_date: date
    overdue_fen: int
    open_fen: int


def step_of(session: Session, as_of: date, card: CustomerCard) -> CustomerStep | None:
    """The step about the debt, or the first invitation where nothing is late; None for none."""
    asking = _about_debt(session, as_of, card)
    if asking is not None and (card.owes.overdue_fen or asking.on <= as_of):
        return asking
    inviting = _about_lots(as_of, card)
    found = [step for step in (asking, inviting) if step is not None]
    return min(found, key=lambda step: step.on, default=None)


def _about_debt(session: Session, as_of: date, card: CustomerCard) -> CustomerStep | None:
    standing, owes = card.standing, card.owes
    due_dates = _due_dates(card)
    if standing is None or not due_dates:
        return None
    own = card.facts.customer_id
    debt = _Debt(own, min(due_dates), owes.overdue_fen, owes.open_fen)
    active = [plan for plan in card.plans if plan.state is PlanState.ACTIVE]
    plan_of = {own: active[0]} if active else {}
    facts = WorkFacts(as_of, policies(session).grace_days, plan_of, {own: owes.disputed_fen})
    blocked = blocked_today(standing, as_of)
    reasons = tuple(because_blocked(facts, debt, standing, blocker) for blocker in blocked)
    return CustomerStep(
        action=standing.next_action,
        on=standing.next_action_on,
        reasons=reasons or tuple(reasons_to_ask(facts, debt, standing)),
        blocked_by=blocked,
        letter=_letter(standing),
    )


def _due_dates(card: CustomerCard) -> list[date]:
    """Of what is open: an active plan's parts in place of the bills under it."""
    own = [bill.due_date for bill in card.bills if not bill.plan_no]
    parts = [
        part.due_date
        for plan in card.plans
        if plan.state is PlanState.ACTIVE
        for part in plan.installments
        if part.left_fen
    ]
    return own + parts


def _letter(standing: Standing) -> LetterKind | None:
    return standing.step.letter if standing.next_action is Action.LETTER else None


def _about_lots(as_of: date, card: CustomerCard) -> CustomerStep | None:
    waiting = [lot for lot in card.lots if lot.next_action and lot.next_action_on]
    lot = min(waiting, key=lambda lot: lot.next_action_on or date.max, default=None)
    if lot is None or lot.next_action is None or lot.next_action_on is None:
        return None
    return CustomerStep(
        lot.next_action, lot.next_action_on, (because_prepaid(as_of, lot),), lot_no=lot.lot_no
    )
