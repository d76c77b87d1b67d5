"""Days in words: the weekday, and how far away a day is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from desktop_ar.language.catalogue import N_, Translator

_WEEKDAYS: Final = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_SATURDAY: Final = 5
_HOUR, _DAY = 60, 24 * 60


def weekday(t: Translator, day: date) -> str:
    """``周二`` or ``Tuesday``."""
    return t.gettext(_WEEKDAYS[day.weekday()])


def is_weekend(day: date) -> bool:
    """Saturday or Sunday; what is worked on holidays is another matter."""
    return day.weekday() >= _SATURDAY


def from_today(t: Translator, day: date, today: date) -> str:
    """``today``, ``tomorrow``, ``in 10 days``, ``10 days ago``."""
    days = (day - today).days
    if days == 0:
        return t.gettext("today")
    if days == 1:
        return t.gettext("tomorrow")
    if days > 0:
        return t.ngettext("in {n} day", "in {n} days", days)
    return t.ngettext("{n} day ago", "{n} days ago", -days)


def ago(t: Translator, then: datetime, now: datetime) -> str:
    """``just now``, ``5 minutes ago``, ``2 hours ago``, ``3 days ago``; both instants with zone."""
    minutes = int((now - then).total_seconds()) // 60
    if minutes < 1:
        return t.gettext("just now")
    if minutes < _HOUR:
        return t.ngettext("{n} minute ago", "{n} minutes ago", minutes)
    hours, days = minutes // _HOUR, minutes // _DAY
    if not days:
        return t.ngettext("{n} hour ago", "{n} hours ago", hours)
    return t.ngettext("{n} day ago", "{n} days ago", days)


def weekday_and_distance(t: Translator, day: date, today: date) -> str:
    """``周二，10 天后``, ``Tue, in 10 days``: what stands beside a date in a form."""
    name = weekday(t, day)
    return t.gettext(
        "{weekday}, {distance}",
        weekday=name if t.chinese else name[:3],
        distance=from_today(t, day, today),
    )
