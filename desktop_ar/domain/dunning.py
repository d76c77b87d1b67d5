"""The ladder of asking for payment, and the next step on it (domain.md 1c and 5).

This first rule looks at one customer's oldest due date. It climbs one rung at a time, whatever
the age of the debt: no hard step comes without the softer ones before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from desktop_ar.domain.codes import Action, LetterKind, Level
from desktop_ar.domain.promises import GRACE_DAYS

MIN_GAP_DAYS: Final = 3
"""Days between two contacts; the setting `dunning.min_gap_days`."""


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
    LADDER_ENDED = "ladder_ended"
    PLAN_LATE = "plan_late"
    OWN_STEP = "own_step"
    PREPAID_ENDS = "prepaid_ends"
    PREPAID_ENDED = "prepaid_ended"
    PREPAID_UNUSED = "prepaid_unused"


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder: from which day past due, what to do, with which letter.

    `letter` is None where the step needs none, or where this release does not print it.
    """

    level: Level
    days_past_due: int
    action: Action
    letter: LetterKind | None = None


LADDER: Final = (
    Rung(Level.PRE_DUE, -3, Action.MESSAGE),
    Rung(Level.REMINDER, 1, Action.CALL, LetterKind.REMINDER),
    Rung(Level.FOLLOW_UP, 7, Action.LETTER, LetterKind.FOLLOW_UP),
    Rung(Level.OVERDUE_NOTICE, 15, Action.LETTER),
    Rung(Level.FORMAL_DEMAND, 30, Action.LETTER, LetterKind.FORMAL_DEMAND),
    Rung(Level.SUSPENSION, 45, Action.SUSPEND),
    Rung(Level.FINAL_NOTICE, 60, Action.REVIEW),
    Rung(Level.LEGAL, 75, Action.HANDOVER),
)
"""The default ladder, in order. The final notice is not printed yet: the owner reviews."""

LEVEL_OF_LETTER: Mapping[LetterKind, Level] = MappingProxyType(
    {
        LetterKind.REMINDER: Level.REMINDER,
        LetterKind.FOLLOW_UP: Level.FOLLOW_UP,
        LetterKind.FORMAL_DEMAND: Level.FORMAL_DEMAND,
    }
)
"""The level a letter reaches when issued; an agreement is no step of the ladder."""

_ORDER: Final = {level: index for index, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class Step:
    """What to do next for a customer.

    `due_on` is the first day it is to be done; later than the day asked, it is only announced.
    `blocked_by` names what forbids it on the day asked; blocked by a plan or a dispute, `due_on`
    is the day it would have been. `letter` is the kind that fits, None where there is none.
    """

    action: Action
    level: Level
    due_on: date
    reason_codes: tuple[StepReason, ...]
    blocked_by: tuple[Blocker, ...]
    letter: LetterKind | None = None


def level_reached(
    letters: Iterable[LetterKind], last_contact_on: date | None, oldest_due_date: date
) -> Level | None:
    """The highest level reached for the debts open now.

    `letters` are those issued for them; `last_contact_on` is their last contact that counts
    (not `no_answer`). Talking once the debt is late is a reminder, before that a pre-due nudge.
    """
    reached = [LEVEL_OF_LETTER[kind] for kind in letters if kind in LEVEL_OF_LETTER]
    if last_contact_on is not None:
        late = last_contact_on > oldest_due_date
        reached.append(Level.REMINDER if late else Level.PRE_DUE)
    return max(reached, key=_ORDER.__getitem__, default=None)


def next_step(
    as_of: date,
    oldest_due_date: date,
    level_reached: Level | None,
    *,
    last_contact_on: date | None = None,
    min_gap_days: int = MIN_GAP_DAYS,
    promise_due_on: date | None = None,
    plan_active: bool = False,
    disputed_whole: bool = False,
    promise_grace_days: int = GRACE_DAYS,
) -> Step:
    """The one next step for a customer, and the day for it.

    `promise_due_on` is the date of the last promise that was not kept (open or broken; kept
    ones are left out). Once its last day passed, a call is proposed until somebody called.
    """
    rung = _next_rung(level_reached, late=as_of > oldest_due_date)
    promise_ends = _promise_ends(promise_due_on, promise_grace_days)
    broken = _is_broken(promise_ends, as_of, last_contact_on)
    days = [_wanted_on(rung, oldest_due_date)]
    if promise_ends is not None and (broken or as_of <= promise_ends):
        day_after = promise_ends + timedelta(days=1)
        days = [day_after] if broken else [*days, day_after]
    gap_ends = None if last_contact_on is None else last_contact_on + timedelta(days=min_gap_days)
    wanted_on = max(days)
    return Step(
        action=Action.CALL if broken else _action(rung),
        level=Level.LEGAL if rung is None else rung.level,
        due_on=wanted_on if gap_ends is None else max(wanted_on, gap_ends),
        reason_codes=_reasons(rung, as_of > oldest_due_date, broken, last_contact_on),
        blocked_by=_blockers(
            {
                Blocker.PROMISE_OPEN: promise_ends is not None and as_of <= promise_ends,
                Blocker.PLAN_ACTIVE: plan_active,
                Blocker.DISPUTE: disputed_whole,
                Blocker.MIN_GAP: gap_ends is not None and wanted_on <= as_of < gap_ends,
            }
        ),
        letter=None if broken or rung is None else rung.letter,
    )


def _next_rung(reached: Level | None, *, late: bool) -> Rung | None:
    """The first rung above the level reached; None at the top.

    Once the debt is late the nudge before it is past. A letter that is not printed yet is
    passed over: the next one asks the same, more firmly.
    """
    above = -1 if reached is None else _ORDER[reached]
    for rung in LADDER:
        printed = rung.action is not Action.LETTER or rung.letter is not None
        in_time = not (late and rung.level is Level.PRE_DUE)
        if _ORDER[rung.level] > above and printed and in_time:
            return rung
    return None


def _action(rung: Rung | None) -> Action:
    return Action.REVIEW if rung is None else rung.action


def _wanted_on(rung: Rung | None, oldest_due_date: date) -> date:
    days = LADDER[-1].days_past_due if rung is None else rung.days_past_due
    return oldest_due_date + timedelta(days=days)


def _promise_ends(promise_due_on: date | None, grace_days: int) -> date | None:
    return None if promise_due_on is None else promise_due_on + timedelta(days=grace_days)


def _is_broken(promise_ends: date | None, as_of: date, last_contact_on: date | None) -> bool:
    """The last day passed without the money, and nobody has spoken to the customer since."""
    if promise_ends is None or as_of <= promise_ends:
        return False
    return last_contact_on is None or last_contact_on <= promise_ends


def _reasons(
    rung: Rung | None, late: bool, broken: bool, last_contact_on: date | None
) -> tuple[StepReason, ...]:
    found = [StepReason.OVERDUE if late else StepReason.FALLS_DUE]
    if broken:
        found.append(StepReason.PROMISE_BROKEN)
    elif rung is None:
        found.append(StepReason.LADDER_ENDED)
    if last_contact_on is None:
        found.append(StepReason.NO_CONTACT_YET)
    return tuple(found)


def _blockers(holding: Mapping[Blocker, bool]) -> tuple[Blocker, ...]:
    return tuple(blocker for blocker, holds in holding.items() if holds)
