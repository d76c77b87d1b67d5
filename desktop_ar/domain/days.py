"""Days counted from a day, kept within the calendar."""

from __future__ import annotations

from datetime import date, timedelta


def shifted(day: date, days: int) -> date:
    """So many days after a day, or before it; the first or last day there is at its ends.

    A question may be asked for any day there is, also for one that has no day after it.
    """
    if days > 0:
        return day + timedelta(days=min(days, (date.max - day).days))
    return day - timedelta(days=min(-days, (day - date.min).days))
