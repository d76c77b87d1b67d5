"""Which late charge holds for a bill: agreed for it, with its customer, or announced by the shop.

No charge without an announcement or an agreement before it (Price Law 13(2); domain.md 2a), and
never by itself: without one there is only an estimate of the loss, and it is called that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from desktop_ar.domain.codes import CustomerKind
from desktop_ar.domain.late_charge import ChargeKind, ChargePolicy

NO_CHARGE: Final = "none"
"""The code of an agreement that no charge is to run."""

FIRST_LINE: Final = Decimal("1.5")
"""Times the 1-year LPR: above it a court may find a charge too high (domain.md 2a, amber)."""
SECOND_LINE: Final = Decimal(4)
"""Times the 1-year LPR: the ceiling of private lending; new policies are capped here (red)."""
LEAST_LOSS: Final = Decimal("1.3")
"""Times the 1-year LPR: what the loss is put at where nothing was agreed, at the least."""
MOST_LOSS: Final = Decimal("1.5")
"""The same, at the most (sales interpretation art. 18(4))."""
PUBLIC_BUYER_RATE: Final = Decimal("0.05")
"""Percent a day for public bodies and large firms without an agreement (regulation 802 art. 17)."""


class Scope(StrEnum):
    """For what a charge was agreed; the narrower one goes first."""

    RECEIVABLE = "receivable"
    CUSTOMER = "customer"
    SHOP = "shop"


@dataclass(frozen=True, slots=True)
class ChargeTerms:
    """A late charge as agreed (policy None: agreed that none runs), and since when.

    `agreed_on` is the day it was announced or agreed: no earlier day knows of it. `bills_from`:
    it holds for bills issued from that day. `withdrawn_on`: from that day it is no longer agreed.
    """

    scope: Scope
    policy: ChargePolicy | None
    agreed_on: date
    agreed_by: str = ""
    bills_from: date | None = None
    withdrawn_on: date | None = None

    def holds(self, issued_on: date, as_of: date) -> bool:
        """Whether a bill of that day is under it, as known on a day."""
        if as_of < self.agreed_on or (self.withdrawn_on and as_of >= self.withdrawn_on):
            return False
        return self.bills_from is None or issued_on >= self.bills_from


def terms_in_force(
    terms: Iterable[ChargeTerms], issued_on: date, as_of: date
) -> ChargeTerms | None:
    """The terms of one bill: the narrowest scope, within it the newest agreement."""
    order = list(Scope)
    found = [item for item in terms if item.holds(issued_on, as_of)]
    return min(
        reversed(found),
        key=lambda item: (order.index(item.scope), -item.agreed_on.toordinal()),
        default=None,
    )


class Risk(StrEnum):
    """How a yearly rate stands to the two lines of domain.md 2a; a colour, never a verdict."""

    USUAL = "usual"
    ABOVE_FIRST = "above_first"
    ABOVE_SECOND = "above_second"


def risk_of(percent_a_year: Decimal, lpr: Decimal) -> Risk:
    """Where a yearly rate stands; exactly on a line is still below it."""
    if percent_a_year > SECOND_LINE * lpr:
        return Risk.ABOVE_SECOND
    return Risk.ABOVE_FIRST if percent_a_year > FIRST_LINE * lpr else Risk.USUAL


def estimated_policy(
    kind: CustomerKind, lpr: Decimal, *, large_buyer: bool = False, most: bool = False
) -> ChargePolicy:
    """What the loss is put at where nothing was agreed: an estimate, never an agreement.

    Public bodies and large firms owe 0.05 % a day (regulation 802 art. 17); others 1.3 times the
    1-year LPR on the day of the breach, or with `most` 1.5 times (sales interpretation art. 18).
    """
    if kind is CustomerKind.PUBLIC or large_buyer:
        return ChargePolicy(ChargeKind.PERCENT_PER_DAY, rate=PUBLIC_BUYER_RATE)
    times = MOST_LOSS if most else LEAST_LOSS
    return ChargePolicy(ChargeKind.PERCENT_PER_YEAR, rate=(times * lpr).normalize())
