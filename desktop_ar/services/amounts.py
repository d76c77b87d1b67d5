"""Faults that amounts and dates of every act share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop_ar.domain.faults import Fault
from desktop_ar.domain.money import LARGEST_FEN

EARLIEST = date(1990, 1, 1)
LATEST = date(2100, 12, 31)


def amount_faults(amount_fen: int, field: str) -> Iterator[Fault]:
    """An amount must be more than zero and believable."""
    if amount_fen <= 0:
        yield Fault("amount_not_positive", field)
    elif amount_fen > LARGEST_FEN:
        yield Fault("amount_out_of_range", field, {"most_fen": LARGEST_FEN})


def day_faults(day: date, field: str) -> Iterator[Fault]:
    """A date must be believable; 0206 for 2026 is a slip of the pen."""
    if not EARLIEST <= day <= LATEST:
        yield Fault("date_out_of_range", field, {"date": day})


def past_day_faults(day: date, today: date, field: str) -> Iterator[Fault]:
    """What has taken place did so today or before."""
    yield from day_faults(day, field)
    if today < day <= LATEST:
        yield Fault("date_in_future", field, {"date": day, "today": today})
