"""The ladder of asking for payment: its rungs, and what must have come before each (domain.md 1c).

A ladder is the owner's: days, gaps and letters may be changed, rungs may be left out. What may
not be changed are the gates: no demand to someone nobody has spoken to, no hard step before a
demand whose deadline has passed, no court before an attempt to talk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from desktop_ar.domain.codes import Action, LetterKind, Level
from desktop_ar.domain.days import shifted

LEVEL_ORDER: Final[Mapping[Level, int]] = MappingProxyType(
    {level: index for index, level in enumerate(Level)}
)
"""How high a level is."""

MIN_GAP_DAYS: Final = 3
"""Days between two contacts; the setting `dunning.min_gap_days`."""
MAX_PER_WEEK: Final = 3
"""Contacts in seven days; the setting `dunning.max_per_week` (domain.md 2g)."""
JUST_PAID_DAYS: Final = 3
"""Days after money came in on which nobody is asked for more."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder.

    It is time for it `days_past_due` days after the due date, at least `gap_days` after the step
    before it, and after the deadline that the last letter granted. `letter` is None where the
    step needs no paper, or where this release does not print it. `grants_days` is the time its
    letter leaves to pay.
    """

    level: Level
    days_past_due: int
    action: Action
    letter: LetterKind | None = None
    gap_days: int = MIN_GAP_DAYS
    grants_days: int = 7


Ladder = tuple[Rung, ...]
"""Rungs in the order of their levels, each level once at most."""

LADDER: Final[Ladder] = (
    Rung(Level.PRE_DUE, -3, Action.MESSAGE),
    Rung(Level.REMINDER, 1, Action.CALL, LetterKind.REMINDER),
    Rung(Level.FOLLOW_UP, 7, Action.LETTER, LetterKind.FOLLOW_UP, gap_days=5),
    Rung(Level.OVERDUE_NOTICE, 15, Action.LETTER, LetterKind.OVERDUE_NOTICE, gap_days=5),
    Rung(Level.FORMAL_DEMAND, 30, Action.LETTER, LetterKind.FORMAL_DEMAND, grants_days=10),
    Rung(Level.SUSPENSION, 45, Action.SUSPEND, LetterKind.SUSPENSION_NOTICE),
    Rung(Level.FINAL_NOTICE, 60, Action.LETTER, LetterKind.FINAL_NOTICE, grants_days=15),
    Rung(Level.LEGAL, 75, Action.HANDOVER),
)
"""The default ladder of domain.md 5: reminder at once, follow-up after five to seven days."""

LEVEL_OF_LETTER: Final[Mapping[LetterKind, Level]] = MappingProxyType(
    {
        LetterKind.REMINDER: Level.REMINDER,
        LetterKind.FOLLOW_UP: Level.FOLLOW_UP,
        LetterKind.OVERDUE_NOTICE: Level.OVERDUE_NOTICE,
        LetterKind.FORMAL_DEMAND: Level.FORMAL_DEMAND,
        LetterKind.SUSPENSION_NOTICE: Level.SUSPENSION,
        LetterKind.FINAL_NOTICE: Level.FINAL_NOTICE,
    }
)
"""The level a letter reaches when issued; other letters are no steps of the ladder."""

HARD_LEVELS: Final = frozenset({Level.SUSPENSION, Level.FINAL_NOTICE, Level.LEGAL})
"""Levels that need a formal demand before them."""


@dataclass(frozen=True, slots=True)
class History:
    """What was done about the debts that are open now.

    `reached` is the highest level reached and `reached_on` the last day something counted for
    it. `deadline` is the last day to pay that the last letter named. `demanded`: a formal demand
    (or a final notice) was issued. `talked`: the customer was spoken to once the debt was late.
    """

    reached: Level | None = None
    reached_on: date | None = None
    deadline: date | None = None
    demanded: bool = False
    talked: bool = False


NOTHING_DONE: Final = History()


@dataclass(frozen=True, slots=True)
class Choice:
    """The rung that fits a day, and since when; None at the top of the ladder.

    `merged` are levels between it and the level reached whose time has passed too: they are
    taken together with it, and the step says so. `held_back` is the highest level whose time has
    come but whose gate is closed.
    """

    rung: Rung | None
    on: date
    merged: tuple[Level, ...] = ()
    held_back: Level | None = None


def is_open(ladder: Ladder, level: Level, history: History, as_of: date) -> bool:
    """Whether everything that must come before a level has taken place.

    =============== =====================================================================
    level           needs
    =============== =====================================================================
    follow_up       an earlier contact or letter about the debt
    formal_demand   the same (source 004: ask before you demand)
    suspension,     a formal demand whose deadline has passed
    final_notice
    legal           that, the final notice where the ladder has one, and at least one talk
                    (source 000: negotiate first)
    =============== =====================================================================
    """
    if level in {Level.FOLLOW_UP, Level.FORMAL_DEMAND}:
        return history.reached is not None and history.reached is not Level.PRE_DUE
    if level in HARD_LEVELS:
        passed = history.deadline is None or history.deadline < as_of
        warned = level is not Level.LEGAL or (history.talked and _noticed(ladder, history))
        return history.demanded and passed and warned
    return True


def _noticed(ladder: Ladder, history: History) -> bool:
    """The final notice was sent, or the ladder does without one."""
    if rung_at(ladder, Level.FINAL_NOTICE) is None:
        return True
    return history.reached in {Level.FINAL_NOTICE, Level.LEGAL}


def choose(ladder: Ladder, history: History, oldest_due_date: date, as_of: date) -> Choice:
    """The one rung that fits: after a long absence steps that were missed are not made up one by
    one, the highest whose gate is open stands for all of them.

    Each rung has its day: so many days past due, and its gap after the day of the rung before it
    (what would have been by now, had every step been taken in time).
    """
    above = _above(ladder, history.reached, late=oldest_due_date < as_of)
    timed = list(_timed(above, history, oldest_due_date))
    passed = [(rung, day) for rung, day in timed if day <= as_of]
    fitting = [(rung, day) for rung, day in passed if is_open(ladder, rung.level, history, as_of)]
    if not fitting:
        return _nothing_yet(timed, ladder, history, oldest_due_date)
    rung, day = fitting[-1]
    merged = tuple(other.level for other, _ in passed if _is_below(other, rung))
    higher = [other.level for other, _ in passed if _is_below(rung, other)]
    return Choice(rung, day, merged, higher[-1] if higher else None)


def _nothing_yet(
    timed: list[tuple[Rung, date]], ladder: Ladder, history: History, oldest_due_date: date
) -> Choice:
    """The next rung, whose time or gate is still to come; at the top the day after the last."""
    if timed:
        rung, day = timed[0]
        return Choice(rung, day)
    top = ladder[-1].days_past_due if ladder else 0
    days = [shifted(oldest_due_date, top), history.reached_on, _day_after(history.deadline)]
    return Choice(None, max(day for day in days if day is not None))


def _timed(
    rungs: list[Rung], history: History, oldest_due_date: date
) -> Iterator[tuple[Rung, date]]:
    """Rungs with the day it is time for each, one after the other."""
    nudged = history.reached in {None, Level.PRE_DUE}
    before = None if nudged else history.reached_on
    for rung in rungs:
        days = [shifted(oldest_due_date, rung.days_past_due), _day_after(history.deadline)]
        if before is not None:
            days.append(shifted(before, rung.gap_days))
        before = max(day for day in days if day is not None)
        yield rung, before


def _day_after(day: date | None) -> date | None:
    return None if day is None else shifted(day, 1)


def rung_at(ladder: Iterable[Rung], level: Level) -> Rung | None:
    """The rung of a level, where the ladder has it."""
    return next((rung for rung in ladder if rung.level is level), None)


def highest(levels: Iterable[Level]) -> Level | None:
    """The highest of some levels."""
    return max(levels, key=LEVEL_ORDER.__getitem__, default=None)


def _above(ladder: Ladder, reached: Level | None, *, late: bool) -> list[Rung]:
    """Rungs above a level; once the debt is late the nudge before it is past. A rung that is a
    letter nobody prints is passed over."""
    least = -1 if reached is None else LEVEL_ORDER[reached]
    return [
        rung
        for rung in ladder
        if LEVEL_ORDER[rung.level] > least
        and not (late and rung.level is Level.PRE_DUE)
        and not (rung.action is Action.LETTER and rung.letter is None)
    ]


def _is_below(rung: Rung, other: Rung) -> bool:
    return LEVEL_ORDER[rung.level] < LEVEL_ORDER[other.level]
