"""What values of settings may be: percents, sums, days. Each answers the fault, or None."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from desktop_ar.domain.faults import Fault
from desktop_ar.domain.invitations import MOST_DAYS, read_invite_days
from desktop_ar.domain.money import LARGEST_FEN, to_fen
from desktop_ar.services.amounts import day_faults

MOST_PERCENT: Final = 1000
MOST_TEXT: Final = 500
"""Of a rule that is printed as a paragraph."""
MOST_DAYS_TEXT: Final = 4000
"""Of a list of days: some 360 of them."""
_DECIMAL: Final = re.compile(r"\d{1,4}(\.\d{1,6})?", re.ASCII)
_SUM: Final = re.compile(r"\d{1,12}(\.\d{1,2})?", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def percent(value: str) -> Fault | None:
    """A percent above 0, as decimal text: 0.05, 12, 4.35."""
    if _DECIMAL.fullmatch(value) and 0 < Decimal(value) <= MOST_PERCENT:
        return None
    return Fault("setting_not_percent", "value", {"value": value, "most": MOST_PERCENT})


def money(value: str) -> Fault | None:
    """A sum in yuan above 0, with at most two decimals."""
    if _SUM.fullmatch(value) and 0 < to_fen(Decimal(value)) <= LARGEST_FEN:
        return None
    return Fault("setting_not_money", "value", {"value": value})


def day(value: str) -> Fault | None:
    """A day as 2026-11-30."""
    try:
        found = date.fromisoformat(value) if _DAY.fullmatch(value) else None
    except ValueError:  # 30 February
        found = None
    if found is None:
        return Fault("setting_not_day", "value", {"value": value})
    return next(iter(day_faults(found, "value")), None)


def days(value: str) -> Fault | None:
    """Days with blanks between them, as 2027-02-05 2027-02-06."""
    if len(value) > MOST_DAYS_TEXT:
        return Fault("setting_too_long", "value", {"most": MOST_DAYS_TEXT})
    return next((fault for part in value.split() if (fault := day(part))), None)


def invite_days(value: str) -> Fault | None:
    """Days before the last good day; after a semicolon those after it: 30, 14, 7, 1; 1, 30."""
    try:
        read_invite_days(value)
    except ValueError:
        return Fault("setting_not_invite_days", "value", {"value": value, "most": MOST_DAYS})
    return None


def rule_text(value: str) -> Fault | None:
    """A rule in the owner's words, a paragraph at most."""
    if len(value) > MOST_TEXT:
        return Fault("setting_too_long", "value", {"most": MOST_TEXT})
    return None
