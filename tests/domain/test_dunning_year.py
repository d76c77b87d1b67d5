"""A year of a shop whose owner is often away: what the next step must never do.

Every morning the owner is there, the step proposed for each customer is taken (or not), money
comes or is promised, somebody contests. The rules are asked every day of the year; what they
answer is held against what a customer, a lawyer and the owner expect.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

import pytest

from desktop_ar.domain.codes import Action, Level
from desktop_ar.domain.dunning import (
    Blocker,
    Circumstances,
    Debt,
    Rules,
    Step,
    StepReason,
    next_step,
)
from desktop_ar.domain.ladder import HARD_LEVELS, LADDER, LEVEL_ORDER, History, rung_at

START = date(2026, 1, 1)
GRACE = 3
ASKING = {Action.CALL, Action.MESSAGE, Action.LETTER, Action.SUSPEND, Action.REVIEW}


@dataclass(slots=True)
class Customer:
    """One debt and everything that happens around it."""

    due: date
    open_fen: int = 10_000
    history: History = field(default_factory=History)
    contacts: list[date] = field(default_factory=list)
    letters: list[date] = field(default_factory=list)
    promised_for: date | None = None
    disputed_until: date | None = None
    paid_on: date | None = None
    demanded_on: date | None = None

    def around(self, day: date) -> Circumstances:
        """What the book would say of this customer."""
        week = [on for on in self.contacts if on > day - timedelta(days=7)]
        contested = self.disputed_until is not None and day < self.disputed_until
        return Circumstances(
            disputed_fen=self.open_fen if contested else 0,
            paid_on=self.paid_on,
            touched_on=self.contacts[-1] if self.contacts else None,
            contacts_in_week=len(week),
            promise_due_on=self.promised_for,
        )

    def step(self, day: date) -> Step:
        """What is proposed on a day."""
        late = self.open_fen if self.due < day else 0
        return next_step(day, [Debt(self.due, late, LADDER, self.history)], self.around(day))

    def take(self, step: Step, day: date, random: Random) -> None:
        """The owner does what is proposed."""
        self.contacts.append(day)
        rung = rung_at(LADDER, step.level)
        deadline = self.history.deadline
        reached = step.level
        if step.letter is not None and step.action is Action.LETTER:
            self.letters.append(day)
            deadline = day + timedelta(days=rung.grants_days if rung else 0)
        elif step.action in {Action.CALL, Action.MESSAGE}:
            reached = Level.REMINDER if self.due < day else Level.PRE_DUE
        before = self.history.reached
        if before is not None and LEVEL_ORDER[before] > LEVEL_ORDER[reached]:
            reached = before
        demanded = self.history.demanded or step.level is Level.FORMAL_DEMAND
        if step.level is Level.FORMAL_DEMAND and self.demanded_on is None:
            self.demanded_on = day
        talked = self.history.talked or step.action is Action.CALL
        self.history = History(reached, day, deadline, demanded, talked)
        if random.random() < 0.2:
            self.promised_for = day + timedelta(days=random.randint(1, 20))

    def live(self, day: date, random: Random) -> None:
        """What customers do by themselves."""
        if random.random() < 0.01:
            self.paid_on = day
            self.open_fen -= min(self.open_fen, random.choice([1_000, 4_000, 10_000]))
        if random.random() < 0.005:
            self.disputed_until = day + timedelta(days=random.randint(5, 40))


def year(random: Random) -> Iterator[tuple[date, bool, list[Customer]]]:
    """The days of a year with whether the owner is there; absences last up to forty days."""
    customers = [
        Customer(START + timedelta(days=random.randint(-200, 200)), random.choice([500, 10_000]))
        for _ in range(12)
    ]
    away_until = START
    for number in range(365):
        day = START + timedelta(days=number)
        if day >= away_until and random.random() < 0.05:
            away_until = day + timedelta(days=random.randint(1, 40))
        for customer in customers:
            customer.live(day, random)
        yield day, day >= away_until, [one for one in customers if one.open_fen]


@pytest.mark.parametrize("seed", range(25))
def test_a_year_of_asking_keeps_every_rule(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - a story, no secret
    for day, there, customers in year(random):
        for customer in customers:
            step = customer.step(day)
            held = _keeps_the_rules(customer, step, day)
            if there and not held and step.due_on <= day and random.random() < 0.9:
                customer.take(step, day, random)
                again = customer.step(day)
                assert again.due_on > day or again.blocked_by, "never two contacts in a day"


def _keeps_the_rules(customer: Customer, step: Step, day: date) -> bool:
    """Holds one day's answer against the rules; answers whether the customer is left alone."""
    proposed = step.due_on <= day and not step.blocked_by
    if customer.due < day:
        waits = step.due_on > day
        assert proposed or step.blocked_by or waits, "everyone overdue is proposed or held back"
    if not proposed:
        return True
    assert step.reason_codes, "every step says why"
    if customer.contacts:
        assert day >= customer.contacts[-1] + timedelta(days=Rules().min_gap_days)
    week = [on for on in customer.contacts if on > day - timedelta(days=7)]
    assert len(week) < Rules().max_per_week
    assert customer.paid_on is None or (day - customer.paid_on).days > 3, "not after a payment"
    if customer.disputed_until is not None and customer.due < day:
        assert day >= customer.disputed_until
    if customer.promised_for is not None:
        assert day > customer.promised_for + timedelta(days=GRACE)
    _no_step_is_skipped_in_silence(customer, step)
    if step.level in HARD_LEVELS and step.action in ASKING - {Action.CALL}:
        assert customer.demanded_on is not None, "hard steps need their demand"
        assert customer.history.deadline is None or customer.history.deadline < day
    if step.level is Level.FORMAL_DEMAND:
        assert customer.history.reached is not None, "no demand before a word"
    return False


def _no_step_is_skipped_in_silence(customer: Customer, step: Step) -> None:
    reached = customer.history.reached
    least = -1 if reached is None else LEVEL_ORDER[reached]
    between = [
        rung.level
        for rung in LADDER
        if least < LEVEL_ORDER[rung.level] < LEVEL_ORDER[step.level]
        and rung.level is not Level.PRE_DUE
        and not (rung.action is Action.LETTER and rung.letter is None)
    ]
    if StepReason.LADDER_ENDED not in step.reason_codes:
        assert set(between) <= set(step.merged)
    assert bool(step.merged) == (StepReason.STEPS_MERGED in step.reason_codes)


def test_after_forty_days_away_each_customer_has_one_proposal_and_none_is_lost() -> None:
    random = Random(7)  # noqa: S311 - a story, no secret
    day = START + timedelta(days=100)
    for _ in range(200):
        due = day - timedelta(days=random.randint(41, 160))
        asked_on = day - timedelta(days=41)
        history = random.choice([History(), History(Level.REMINDER, max(due, asked_on))])
        touched = [history.reached_on] if history.reached_on else []
        customer = Customer(due, history=history, contacts=touched)
        step = customer.step(day)
        assert step.due_on <= day
        assert step.blocked_by == ()
        assert step.level not in HARD_LEVELS


def test_blockers_that_pass_by_themselves_name_the_day_they_end() -> None:
    customer = Customer(START, contacts=[START + timedelta(days=9)])
    step = replace(customer.step(START + timedelta(days=10)))
    assert step.blocked_by == (Blocker.MIN_GAP,)
    assert step.due_on == START + timedelta(days=12)
    assert Blocker.MIN_GAP not in customer.step(step.due_on).blocked_by
