"""Periods of a report: months, quarters and years, both ends included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_MONTHS: Final = 12
_QUARTER: Final = 3


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def eve(self) -> date:
        """The day before, on whose evening it opens."""
        return self.first - timedelta(days=1)

    def until(self, day: date) -> Period:
        """As much of it as has passed on a day; the future is not reported."""
        return self if self.last <= day else Period(min(self.first, day), day)


def months_from(day: date, months: int) -> date:
    """The first of the month so many months after (before where negative) that of a day."""
    number = day.year * _MONTHS + day.month - 1 + months
    return date(number // _MONTHS, number % _MONTHS + 1, 1)


def _from_month(first: date, months: int) -> Period:
    return Period(first, months_from(first, months) - timedelta(days=1))


def month_of(day: date) -> Period:
    """The month a day lies in."""
    return _from_month(day.replace(day=1), 1)


def quarter_of(day: date) -> Period:
    """The quarter a day lies in."""
    return _from_month(months_from(day, -((day.month - 1) % _QUARTER)), _QUARTER)


def year_of(day: date) -> Period:
    """The year a day lies in."""
    return _from_month(date(day.year, 1, 1), _MONTHS)


def last_months(day: date, count: int) -> list[Period]:
    """So many months up to the one of a day, oldest first; the last ends on the day."""
    months = [month_of(months_from(day, -back)) for back in range(count - 1, -1, -1)]
    return [month.until(day) for month in months]
