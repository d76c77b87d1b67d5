"""The dated table of public rates that a charge is measured by, in percent a year.

The 1-year LPR: domain.md 2a (3.0 % since May 2025). The owner may add to the table or correct it;
the rows of a new book are written by the migration that makes the table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class RateKind(StrEnum):
    """Which public rate."""

    LPR_1Y = "lpr_1y"
    DEPOSIT_1Y = "deposit_1y"


@dataclass(frozen=True, slots=True)
class ReferenceRate:
    """A rate in percent a year that holds from a day until the next of its kind."""

    kind: RateKind
    valid_from: date
    percent: Decimal
    source: str = ""


def rate_on(rates: Iterable[ReferenceRate], kind: RateKind, day: date) -> ReferenceRate | None:
    """The rate in force on a day; before the first of its kind, that one. None without any."""
    own = sorted((rate for rate in rates if rate.kind is kind), key=lambda rate: rate.valid_from)
    known = [rate for rate in own if rate.valid_from <= day]
    return known[-1] if known else next(iter(own), None)
