"""On which days a shop and its bank work, and to which day a proposed date is moved.

Only dates that are being proposed are moved, never a due date that stands (cli.md, "Meaning").
A date on a day off moves to the next working day, as Civil Code 203 has it for the last day of
a term.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Final

from desktop_ar.domain.holidays import KNOWN_YEARS, Holiday, holidays_of
from desktop_ar.domain.installments import PlannedInstallment, Schedule

_SATURDAY: Final = 5
_FARTHEST: Final = 60
"""Days that a date moves at most: a shop that closes for longer works by no calendar."""


class DayOff(StrEnum):
    """Why a day is no working day."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days: the statutory ones, and what the owner says otherwise."""

    closed: frozenset[date] = frozenset()
    """Days on which the shop is closed all the same."""
    opened: frozenset[date] = frozenset()
    """Days off on which it works all the same."""
    moves: bool = True
    """Whether proposed dates are moved at all."""

    def day_off(self, day: date) -> DayOff | None:
        """Why it is a day off, or None for a working day. Any day there is may be asked."""
        if day in self.opened:
            return None
        if day in self.closed:
            return DayOff.OWN
        known = KNOWN_YEARS.get(day.year)
        if known is not None:
            if day in _holidays(day.year):
                return DayOff.HOLIDAY
            if day in known.worked:
                return None
        return DayOff.WEEKEND if day.weekday() >= _SATURDAY else None

    def next_working_day(self, day: date) -> date:
        """The day itself, or the first working day after it."""
        found = day
        for _ in range(_FARTHEST):
            if self.day_off(found) is None or found == date.max:
                return found
            found += timedelta(days=1)
        return day


@cache
def _holidays(year: int) -> dict[date, Holiday]:
    return dict(holidays_of(year))


def holiday_on(day: date) -> Holiday | None:
    """The statutory holiday of a day, None where there is none or the year is not known."""
    return _holidays(day.year).get(day)


def is_guess(day: date) -> bool:
    """Whether nothing but weekends is known of the year of a day."""
    return day.year not in KNOWN_YEARS


@dataclass(frozen=True, slots=True)
class MovedDate:
    """An installment whose date was moved: from where, to where, and why."""

    no: int
    planned: date
    due_date: date
    why: DayOff
    holiday: Holiday | None = None


@dataclass(frozen=True, slots=True)
class Fitted:
    """A schedule on working days; `guessed_from` is the first year of which only weekends are
    known, None where every date lies in a known year or nothing is moved at all."""

    installments: Schedule
    moved: tuple[MovedDate, ...] = ()
    guessed_from: int | None = field(default=None)


def fitted(installments: Iterable[PlannedInstallment], calendar: Calendar) -> Fitted:
    """The schedule with its dates on working days; the down payment on its day stays."""
    parts = tuple(installments)
    if not calendar.moves:
        return Fitted(parts)
    moved: list[MovedDate] = []
    found: list[PlannedInstallment] = []
    for part in parts:
        due_date = part.due_date if part.no == 0 else calendar.next_working_day(part.due_date)
        why = calendar.day_off(part.due_date)
        if due_date != part.due_date and why is not None:
            holiday = holiday_on(part.due_date) if why is DayOff.HOLIDAY else None
            moved.append(MovedDate(part.no, part.due_date, due_date, why, holiday))
        found.append(replace(part, due_date=due_date))
    guessed = [part.due_date.year for part in parts if part.no and is_guess(part.due_date)]
    return Fitted(tuple(found), tuple(moved), min(guessed, default=None))
