"""What to do next for one customer, for any day, and what forbids it (domain.md 1c, 2g, 5).

One step a customer, whatever the number of debts: each debt is looked at with its own ladder and
the highest fitting level stands for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_ar.domain.codes import Action, Channel, LetterKind, Level
from desktop_ar.domain.days import shifted
from desktop_ar.domain.ladder import (
    HARD_LEVELS,
    JUST_PAID_DAYS,
    LADDER,
    LEVEL_ORDER,
    MAX_PER_WEEK,
    MIN_GAP_DAYS,
    NOTHING_DONE,
    Choice,
    History,
    Ladder,
    choose,
    rung_at,
)
from desktop_ar.domain.promises import GRACE_DAYS


class Blocker(StrEnum):
    """Why a customer is left alone for now."""

    PROMISE_OPEN = "promise_open"
    PLAN_ACTIVE = "plan_active"
    DISPUTE = "dispute"
    MIN_GAP = "min_gap"
    QUIET = "quiet"
    PAUSED = "paused"
    UNALLOCATED_COVERS = "unallocated_covers"
    JUST_PAID = "just_paid"
    TINY = "tiny"
    WEEK_LIMIT = "week_limit"


class StepReason(StrEnum):
    """Why a step is proposed."""

    FALLS_DUE = "falls_due"
    OVERDUE = "overdue"
    NO_CONTACT_YET = "no_contact_yet"
    PROMISE_BROKEN = "promise_broken"
    PLAN_BROKEN = "plan_broken"
    DEADLINE_PASSED = "deadline_passed"
    STEPS_MERGED = "steps_merged"
    NEEDS_DEMAND = "needs_demand"
    NEEDS_TALK = "needs_talk"
    LADDER_ENDED = "ladder_ended"
    PLAN_LATE = "plan_late"
    OWN_STEP = "own_step"
    PREPAID_ENDS = "prepaid_ends"
    PREPAID_ENDED = "prepaid_ended"
    PREPAID_UNUSED = "prepaid_unused"


@dataclass(frozen=True, slots=True)
class Debt:
    """What is asked for together: the debts of one customer on one ladder."""

    oldest_due_date: date
    overdue_fen: int
    ladder: Ladder = LADDER
    history: History = NOTHING_DONE


@dataclass(frozen=True, slots=True)
class Rules:
    """The shop's policies for contacts (settings ``dunning.*``, ``promise.grace_days``)."""

    min_gap_days: int = MIN_GAP_DAYS
    max_per_week: int = MAX_PER_WEEK
    tiny_fen: int = 0
    promise_grace_days: int = GRACE_DAYS


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What stands around the debts of one customer on a day.

    `touched_on`: the last contact that counts, about whatever; `contacts_in_week`: those of the
    last seven days. `promise_due_on`: of the last promise not kept (open or broken).
    `plan_broken_on`: a plan that was not kept ended then and no demand followed. `paused_until`:
    the owner asked to leave the customer alone up to and including that day.
    """

    disputed_fen: int = 0
    unallocated_fen: int = 0
    paid_on: date | None = None
    touched_on: date | None = None
    contacts_in_week: int = 0
    promise_due_on: date | None = None
    plan_active: bool = False
    plan_broken_on: date | None = None
    paused_until: date | None = None
    prefers: Channel | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What to do next for a customer.

    `due_on` is the first day it is to be done; later than the day asked, it is only announced.
    `blocked_by` names what forbids it on the day asked. `letter` is the kind that fits, None
    where there is none; `merged` are missed levels that this step stands for.
    """

    action: Action
    level: Level
    due_on: date
    reason_codes: tuple[StepReason, ...]
    blocked_by: tuple[Blocker, ...]
    letter: LetterKind | None = None
    merged: tuple[Level, ...] = ()
    held_back: Level | None = None


def next_step(
    as_of: date,
    debts: Sequence[Debt],
    around: Circumstances | None = None,
    rules: Rules | None = None,
) -> Step:
    """The one next step for a customer with at least one open debt, and the day for it."""
    around, rules = around or Circumstances(), rules or Rules()
    leading = _leading(as_of, debts, around)
    promise_ends = _after(around.promise_due_on, rules.promise_grace_days)
    broken = _is_broken(promise_ends, as_of, around.touched_on)
    wanted_on = _wanted_on(leading, promise_ends, broken, as_of)
    waits = _waits(around, rules)
    due_on = max([wanted_on, *(day for day in waits.values() if day > wanted_on)])
    overdue_fen = sum(debt.overdue_fen for debt in debts)
    return Step(
        action=Action.CALL if broken else leading.action(around.prefers),
        level=leading.level,
        due_on=due_on,
        reason_codes=tuple(_reasons(leading, as_of, broken)),
        blocked_by=tuple(
            _blockers(
                {
                    Blocker.PROMISE_OPEN: promise_ends is not None and as_of <= promise_ends,
                    Blocker.PLAN_ACTIVE: around.plan_active,
                    Blocker.DISPUTE: 0 < overdue_fen <= around.disputed_fen,
                    Blocker.UNALLOCATED_COVERS: 0 < overdue_fen <= around.unallocated_fen,
                    Blocker.TINY: 0 < overdue_fen < rules.tiny_fen,
                    **{blocker: wanted_on <= as_of < day for blocker, day in waits.items()},
                }
            )
        ),
        letter=None if broken else leading.letter,
        merged=leading.choice.merged,
        held_back=leading.choice.held_back,
    )


def held_back_until(as_of: date, around: Circumstances, rules: Rules) -> dict[Blocker, date]:
    """What forbids any contact on a day, be it about a debt or a prepaid credit, with the first
    day it does no more: one gap counts for both kinds of business. Money that just came is no
    reason not to invite somebody.
    """
    return {
        blocker: day
        for blocker, day in _waits(around, rules).items()
        if as_of < day and blocker is not Blocker.JUST_PAID
    }


@dataclass(frozen=True, slots=True)
class _Leading:
    """The debt whose step stands for all, and the rung chosen for it."""

    debt: Debt
    choice: Choice
    broken_plan_on: date | None = None

    @property
    def level(self) -> Level:
        return Level.LEGAL if self.choice.rung is None else self.choice.rung.level

    @property
    def letter(self) -> LetterKind | None:
        return None if self.choice.rung is None else self.choice.rung.letter

    @property
    def needs_talk(self) -> bool:
        """Court is next, and nobody has spoken with the customer yet."""
        history = self.debt.history
        return self.level is Level.LEGAL and not history.talked and self.choice.rung is not None

    def action(self, prefers: Channel | None) -> Action:
        rung = self.choice.rung
        if rung is None:
            return Action.REVIEW
        if self.needs_talk:
            return Action.CALL
        if rung.action is Action.CALL and prefers in _WRITTEN:
            return Action.MESSAGE
        return rung.action


_WRITTEN = frozenset({Channel.WECHAT, Channel.SMS, Channel.EMAIL})


def _leading(as_of: date, debts: Sequence[Debt], around: Circumstances) -> _Leading:
    """The debt with the highest fitting level among those whose time has come; one whose ladder
    has ended comes after those with a step left."""
    chosen = [_chosen(as_of, debt, around.plan_broken_on) for debt in debts]
    late = [one for one in chosen if one.debt.oldest_due_date < as_of] or chosen

    def rank(one: _Leading) -> tuple[bool, bool, int]:
        return one.choice.on <= as_of, one.choice.rung is not None, LEVEL_ORDER[one.level]

    return max(late, key=rank)


def _chosen(as_of: date, debt: Debt, plan_broken_on: date | None) -> _Leading:
    """A broken plan is answered by the demand of the whole balance (source 004 §1)."""
    demand = rung_at(debt.ladder, Level.FORMAL_DEMAND)
    below = debt.history.reached is None or (
        LEVEL_ORDER[debt.history.reached] < LEVEL_ORDER[Level.FORMAL_DEMAND]
    )
    if plan_broken_on is not None and demand is not None and below:
        return _Leading(debt, Choice(demand, plan_broken_on), plan_broken_on)
    return _Leading(debt, choose(debt.ladder, debt.history, debt.oldest_due_date, as_of))


def _wanted_on(leading: _Leading, promise_ends: date | None, broken: bool, as_of: date) -> date:
    """A broken promise is answered the day after; one that runs is waited for."""
    day = leading.choice.on
    if promise_ends is None:
        return day
    after = shifted(promise_ends, 1)
    if broken:
        return after
    return max(day, after) if as_of <= promise_ends else day


def _waits(around: Circumstances, rules: Rules) -> Mapping[Blocker, date]:
    """The first day on which each thing that passes by itself no longer forbids a contact."""
    found = {
        Blocker.MIN_GAP: _after(around.touched_on, rules.min_gap_days),
        Blocker.JUST_PAID: _after(around.paid_on, JUST_PAID_DAYS + 1),
        Blocker.PAUSED: _after(around.paused_until, 1),
    }
    if around.contacts_in_week >= rules.max_per_week and around.touched_on is not None:
        found[Blocker.WEEK_LIMIT] = _after(around.touched_on, 7)
    return {blocker: day for blocker, day in found.items() if day is not None}


def _after(day: date | None, days: int) -> date | None:
    return None if day is None else shifted(day, days)


def _is_broken(promise_ends: date | None, as_of: date, touched_on: date | None) -> bool:
    """The last day passed without the money, and nobody has spoken to the customer since."""
    if promise_ends is None or as_of <= promise_ends:
        return False
    return touched_on is None or touched_on <= promise_ends


def _reasons(leading: _Leading, as_of: date, broken: bool) -> Iterator[StepReason]:
    late = leading.debt.oldest_due_date < as_of
    history, choice = leading.debt.history, leading.choice
    yield StepReason.OVERDUE if late else StepReason.FALLS_DUE
    if broken:
        yield StepReason.PROMISE_BROKEN
    elif choice.rung is None:
        yield StepReason.LADDER_ENDED
    if leading.broken_plan_on is not None:
        yield StepReason.PLAN_BROKEN
    if history.deadline is not None and history.deadline < as_of:
        yield StepReason.DEADLINE_PASSED
    if choice.merged:
        yield StepReason.STEPS_MERGED
    if choice.held_back in HARD_LEVELS and not history.demanded:
        yield StepReason.NEEDS_DEMAND
    elif leading.needs_talk or (choice.held_back is Level.LEGAL and not history.talked):
        yield StepReason.NEEDS_TALK
    if history.reached_on is None:
        yield StepReason.NO_CONTACT_YET


def _blockers(holding: Mapping[Blocker, bool]) -> Iterable[Blocker]:
    return (blocker for blocker, holds in holding.items() if holds)
