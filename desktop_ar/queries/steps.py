"""The level each customer has reached, and what to do next: facts for the rule of `dunning`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.ageing import days_past_due
from desktop_ar.domain.codes import Action, LetterKind, Level, PlanState
from desktop_ar.domain.dunning import LADDER, Step, level_reached, next_step
from desktop_ar.domain.installments import PLAN_GRACE_DAYS
from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.contacts import LastContact, last_contacts
from desktop_ar.queries.plans import plan_states
from desktop_ar.queries.promises import PromiseRow, current_promises
from desktop_ar.queries.records import AS_OF, LETTERS, AnySelect, Ids, about, everyone, on_day
from desktop_ar.queries.settings import Policies, policies


@dataclass(frozen=True, slots=True)
class Debt:
    """What the rule looks at of a customer's debt: its first due date, how much is contested."""

    oldest_due_date: date
    overdue_fen: int
    disputed_fen: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a customer stands: what was done, what was promised and agreed, what comes next.

    `next_action` and `next_action_on` are the owner's own from the last contact, where it names
    them, else those of `step`.
    """

    level: Level | None
    step: Step
    last_contact: LastContact | None
    promise: PromiseRow | None
    plan_state: PlanState | None
    next_action: Action
    next_action_on: date
    own_step: bool = False
    """The owner chose the day of the next step."""
    touched_on: date | None = None
    """The last contact that counts, or letter."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the book knows of one customer beside the debt; letters by kind with their last day."""

    contact: LastContact | None
    promise: PromiseRow | None
    plan_state: PlanState | None
    letters: Mapping[str, date]


def standings(
    session: Session, as_of: date, debts: Mapping[int, Debt], *, kept: Collection[str] = ()
) -> dict[int, Standing]:
    """The standing of each of these customers on a day.

    `kept` names promises to be taken as kept, for what a payment in preparation would change.
    """
    ids: Ids = debts.keys()
    rules = policies(session)
    contacts = last_contacts(session, as_of, ids)
    current = current_promises(session, as_of, ids)
    promises = {own: promise for own, promise in current.items() if promise.promise_no not in kept}
    plans = plan_states(session, as_of, ids)
    letters = _last_letters(session, as_of, ids)
    return {
        customer_id: _standing(
            as_of,
            debt,
            rules,
            Facts(
                contacts.get(customer_id),
                promises.get(customer_id),
                plans.get(customer_id),
                letters.get(customer_id, {}),
            ),
        )
        for customer_id, debt in debts.items()
    }


def _plan_late(as_of: date, debt: Debt) -> bool:
    """Something is late by more than a plan in good standing may be."""
    return debt.overdue_fen > 0 and days_past_due(debt.oldest_due_date, as_of) > PLAN_GRACE_DAYS


@built_once
def _last_letters_of(*, every: bool) -> AnySelect:
    return about(
        sa.select(LETTERS.c.customer_id, LETTERS.c.kind, sa.func.max(LETTERS.c.issued_on))
        .where(LETTERS.c.issued_on <= AS_OF)
        .group_by(LETTERS.c.customer_id, LETTERS.c.kind),
        LETTERS.c.customer_id,
        every=every,
    )


def _last_letters(session: Session, as_of: date, ids: Ids) -> dict[int, dict[str, date]]:
    """Of every kind of letter a customer was sent, the last day."""
    rows = session.execute(_last_letters_of(every=everyone(ids)), on_day(as_of, ids))
    found: defaultdict[int, dict[str, date]] = defaultdict(dict)
    for customer_id, kind, issued_on in rows:
        found[customer_id][kind] = issued_on
    return found


def _standing(as_of: date, debt: Debt, rules: Policies, facts: Facts) -> Standing:
    contact, promise, oldest = facts.contact, facts.promise, debt.oldest_due_date
    counts_on = contact.counts_on if contact else None
    # A contact counts for this debt from the first rung of the ladder on; an older one only
    # while the gap after it lasts.
    nudge_on = oldest + timedelta(days=LADDER[0].days_past_due)
    for_debt = counts_on if counts_on and counts_on >= nudge_on else None
    recent = counts_on and counts_on + timedelta(days=rules.min_gap_days) > as_of
    sent = [LetterKind(kind) for kind, day in facts.letters.items() if day >= oldest]
    level = level_reached(sent, for_debt, oldest)
    step = next_step(
        as_of,
        oldest,
        level,
        last_contact_on=counts_on if recent else for_debt,
        min_gap_days=rules.min_gap_days,
        promise_due_on=promise.due_on if promise else None,
        plan_active=facts.plan_state is PlanState.ACTIVE and not _plan_late(as_of, debt),
        disputed_whole=0 < debt.overdue_fen <= debt.disputed_fen,
        promise_grace_days=rules.grace_days,
    )
    own_day = contact.next_action_on if contact else None
    own_action = contact.next_action if contact and own_day else None
    return Standing(
        level=level,
        step=step,
        last_contact=contact,
        promise=promise,
        plan_state=facts.plan_state,
        next_action=own_action or step.action,
        next_action_on=own_day or step.due_on,
        own_step=own_day is not None,
        touched_on=max((day for day in (counts_on, *facts.letters.values()) if day), default=None),
    )
