"""What was done about each customer's debts, and what to do next: facts for `domain.dunning`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain import dunning
from desktop_ar.domain.ageing import days_past_due
from desktop_ar.domain.codes import Action, LetterKind, Level, PlanState
from desktop_ar.domain.days import shifted
from desktop_ar.domain.dunning import Circumstances, Step, next_step
from desktop_ar.domain.installments import PLAN_GRACE_DAYS
from desktop_ar.domain.ladder import (
    JUST_PAID_DAYS,
    LEVEL_OF_LETTER,
    History,
    Ladder,
    highest,
)
from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.contacts import LastContact, last_contacts
from desktop_ar.queries.ladders import (
    Group,
    Ladders,
    ReachRow,
    customer_choices,
    ladders,
    reach_of,
    split_by_ladder,
)
from desktop_ar.queries.plans import PlanStanding, plan_standings
from desktop_ar.queries.promises import PromiseRow, current_promises
from desktop_ar.queries.records import (
    AS_OF,
    LETTERS,
    PAYMENTS,
    AnySelect,
    Ids,
    about,
    everyone,
    keyed,
    on_day,
)
from desktop_ar.queries.settings import Policies, policies
from desktop_ar.queries.unallocated import unallocated


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
    around: Circumstances = field(default_factory=Circumstances)
    deadline: date | None = None
    """The last day to pay that the last letter about these debts named."""
    plan_broken_on: date | None = None
    late: bool = False
    """Something is overdue on the day."""


class Sent(NamedTuple):
    """The last letter of a kind: its day and the last day to pay that it named."""

    issued_on: date
    deadline: date | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the book knows of one customer beside the debt; letters by kind."""

    contact: LastContact | None
    promise: PromiseRow | None
    plan: PlanStanding | None
    letters: Mapping[str, Sent]
    paid_on: date | None
    unallocated_fen: int
    reach: ReachRow | None
    groups: list[Group]
    ladder: Ladder


def standings(
    session: Session, as_of: date, debts: Mapping[int, Debt], *, kept: Collection[str] = ()
) -> dict[int, Standing]:
    """The standing of each of these customers on a day.

    `kept` names promises to be taken as kept, for what a payment in preparation would change.
    """
    ids: Ids = debts.keys()
    rules = policies(session)
    current = current_promises(session, as_of, ids)
    promises = {own: promise for own, promise in current.items() if promise.promise_no not in kept}
    contacts = last_contacts(session, as_of, ids)
    plans = plan_standings(session, as_of, ids)
    letters = _last_letters(session, as_of, ids)
    paid = _paid_lately(session, as_of, ids)
    credit = unallocated(session, as_of, ids)
    reach = reach_of(session, as_of, ids)
    groups = split_by_ladder(session, as_of, ids)
    known, chosen = ladders(session), customer_choices(session)
    found = {}
    for customer_id, debt in debts.items():
        own = chosen.get(customer_id)
        facts = Facts(
            contact=contacts.get(customer_id),
            promise=promises.get(customer_id),
            plan=plans.get(customer_id),
            letters=letters.get(customer_id, {}),
            paid_on=paid.get(customer_id),
            unallocated_fen=credit.get(customer_id, 0),
            reach=reach.get(customer_id),
            groups=groups.get(customer_id, []),
            ladder=known.default if own is None else known.by_id[own],
        )
        found[customer_id] = _standing(as_of, debt, rules, facts, known)
    return found


def _plan_late(as_of: date, debt: Debt) -> bool:
    """Something is late by more than a plan in good standing may be."""
    return debt.overdue_fen > 0 and days_past_due(debt.oldest_due_date, as_of) > PLAN_GRACE_DAYS


@built_once
def _last_letters_of(*, every: bool) -> AnySelect:
    return about(
        sa.select(
            LETTERS.c.customer_id,
            LETTERS.c.kind,
            sa.func.max(LETTERS.c.issued_on, type_=sa.Date),
            sa.func.max(LETTERS.c.deadline, type_=sa.Date),
        )
        .where(LETTERS.c.issued_on <= AS_OF)
        .group_by(LETTERS.c.customer_id, LETTERS.c.kind),
        LETTERS.c.customer_id,
        every=every,
    )


def _last_letters(session: Session, as_of: date, ids: Ids) -> dict[int, dict[str, Sent]]:
    """Of every kind of letter a customer was sent, the last."""
    rows = session.execute(_last_letters_of(every=everyone(ids)), on_day(as_of, ids))
    found: defaultdict[int, dict[str, Sent]] = defaultdict(dict)
    for customer_id, kind, issued_on, deadline in rows:
        found[customer_id][kind] = Sent(issued_on, deadline)
    return found


@built_once
def _payments_lately(*, every: bool) -> AnySelect:
    """Money of the last days that was not taken back by the day."""
    counter = PAYMENTS.alias("counter")
    taken_back = sa.exists().where(
        counter.c.reverses_id == PAYMENTS.c.id, counter.c.paid_on <= AS_OF
    )
    since = sa.bindparam("since", type_=sa.Date)
    return about(
        sa.select(PAYMENTS.c.customer_id, sa.func.max(PAYMENTS.c.paid_on, type_=sa.Date))
        .where(PAYMENTS.c.paid_on.between(since, AS_OF), PAYMENTS.c.amount_fen > 0, ~taken_back)
        .group_by(PAYMENTS.c.customer_id),
        PAYMENTS.c.customer_id,
        every=every,
    )


def _paid_lately(session: Session, as_of: date, ids: Ids) -> dict[int, date]:
    """The last day money came from a customer, of those who paid in the last days."""
    days = on_day(as_of, ids) | {"since": shifted(as_of, -JUST_PAID_DAYS)}
    return keyed(session.execute(_payments_lately(every=everyone(ids)), days))


def _history(oldest: date, ladder: Ladder, facts: Facts) -> History:
    """What was done about the debts whose oldest falls due on a day.

    A contact counts for them from the first rung of the ladder on. Talking once the debt is late
    is a reminder, before that a nudge.
    """
    contact = facts.contact
    first_days = ladder[0].days_past_due if ladder else 0
    talk = contact.counts_on if contact else None
    if talk is not None and talk < shifted(oldest, min(first_days, 0)):
        talk = None
    sent = {
        LetterKind(kind): letter
        for kind, letter in facts.letters.items()
        if letter.issued_on >= oldest and LetterKind(kind) in LEVEL_OF_LETTER
    }
    levels = [LEVEL_OF_LETTER[kind] for kind in sent]
    if talk is not None:
        levels.append(Level.REMINDER if talk > oldest else Level.PRE_DUE)
    last = max(sent.values(), key=lambda letter: letter.issued_on, default=None)
    days = [letter.issued_on for letter in sent.values()] + ([talk] if talk else [])
    talked = contact.talked_on if contact else None
    return History(
        reached=highest(levels),
        reached_on=max(days, default=None),
        deadline=last.deadline if last else None,
        demanded=Level.FORMAL_DEMAND in levels or Level.FINAL_NOTICE in levels,
        talked=talked is not None and talked > oldest,
    )


def _debts(debt: Debt, facts: Facts, known: Ladders) -> list[dunning.Debt]:
    groups = facts.groups or [Group(None, debt.oldest_due_date, debt.overdue_fen)]
    found = []
    for group in groups:
        ladder = facts.ladder if group.ladder_id is None else known.by_id[group.ladder_id]
        history = _history(group.oldest_due_date, ladder, facts)
        found.append(dunning.Debt(group.oldest_due_date, group.overdue_fen, ladder, history))
    return found


def around_contacts(contact: LastContact | None, reach: ReachRow | None) -> Circumstances:
    """What stands around a customer who is not asked for money."""
    return Circumstances(
        touched_on=contact.counts_on if contact else None,
        contacts_in_week=contact.in_week if contact else 0,
        paused_until=reach.paused_until if reach else None,
        prefers=reach.prefers if reach else None,
    )


def _circumstances(as_of: date, debt: Debt, facts: Facts, demanded: bool) -> Circumstances:
    plan = facts.plan
    active = plan is not None and plan.state is PlanState.ACTIVE
    broken = plan is not None and plan.state is PlanState.BROKEN and not demanded
    return replace(
        around_contacts(facts.contact, facts.reach),
        disputed_fen=debt.disputed_fen,
        unallocated_fen=facts.unallocated_fen,
        paid_on=facts.paid_on,
        promise_due_on=facts.promise.due_on if facts.promise else None,
        plan_active=active and not _plan_late(as_of, debt),
        plan_broken_on=plan.ended_on if broken and plan is not None else None,
    )


def _standing(as_of: date, debt: Debt, rules: Policies, facts: Facts, known: Ladders) -> Standing:
    contact, promise = facts.contact, facts.promise
    debts = _debts(debt, facts, known)
    histories = [one.history for one in debts]
    demanded = any(history.demanded for history in histories)
    around = _circumstances(as_of, debt, facts, demanded)
    step = next_step(as_of, debts, around, rules.for_contacts())
    own_day = contact.next_action_on if contact else None
    own_action = contact.next_action if contact and own_day else None
    touched = [around.touched_on, *(history.reached_on for history in histories)]
    deadlines = [history.deadline for history in histories if history.deadline]
    return Standing(
        level=highest(history.reached for history in histories if history.reached),
        step=step,
        last_contact=contact,
        promise=promise,
        plan_state=facts.plan.state if facts.plan else None,
        next_action=own_action or step.action,
        next_action_on=own_day or step.due_on,
        own_step=own_day is not None,
        touched_on=max((day for day in touched if day), default=None),
        around=around,
        deadline=max(deadlines, default=None),
        plan_broken_on=around.plan_broken_on,
        late=debt.oldest_due_date < as_of,
    )
