"""Days one click away: tomorrow, Friday, in a week, the end of the month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from desktop_ar.language.catalogue import Translator

_FRIDAY: Final = 4
_WEEK: Final = 7


def next_friday(today: date) -> date:
    """The first Friday after today."""
    return today + timedelta(days=(_FRIDAY - today.weekday() - 1) % _WEEK + 1)


def month_end(today: date) -> date:
    """The last day of this month, of the next one where that is today."""
    day = today + timedelta(days=1)
    return date(day.year, day.month, monthrange(day.year, day.month)[1])


def quick_days(t: Translator, today: date) -> list[tuple[str, object]]:
    """Words and the day each stands for."""
    return [
        (t.gettext("Tomorrow"), today + timedelta(days=1)),
        (t.gettext("By Friday"), next_friday(today)),
        (t.gettext("In a week"), today + timedelta(days=_WEEK)),
        (t.gettext("Month end"), month_end(today)),
    ]
