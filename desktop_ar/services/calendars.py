"""The calendar of the shop: the statutory one with what the owner set."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from desktop_ar.domain.business_days import Calendar
from desktop_ar.services.settings import setting


def working_days(session: Session) -> Calendar:
    """By which proposed dates are moved; settings ``calendar.*``."""
    return Calendar(
        closed=_days(setting(session, "calendar.closed_days")),
        opened=_days(setting(session, "calendar.open_days")),
        moves=setting(session, "calendar.move_dates") == "yes",
    )


def _days(value: str) -> frozenset[date]:
    return frozenset(date.fromisoformat(day) for day in value.split())
