"""What each kind of prepaid credit is by law and custom: deadline, use, refund, lapse.

Source: domain.md 2d (interpretation of 2025, arts. 18, 19, 22, 24; Civil Code 586 to 588).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desktop_ar.domain.codes import LotKind


class RefundRule(StrEnum):
    """How what was used is valued when a credit is paid back."""

    BY_VALUE = "by_value"
    """Money taken off: paid and gift in their proportion, or all at list price (18, 19)."""
    BY_UNITS = "by_units"
    """Times used: at the price paid for each, or at list price (18, 19)."""
    BY_TIME = "by_time"
    """Days gone of all days (22)."""
    DEPOSIT = "deposit"
    """订金 comes back; 定金 is lost by who breaks the bargain, and owed twice by the shop."""


class Deadline(StrEnum):
    """What the last good day does to what is left."""

    KEEPS_VALUE = "keeps_value"
    """Not to be used without an extension, but owed still (24)."""
    LAPSES = "lapses"
    """The time itself was what was bought: it is over (22)."""
    PLATFORM = "platform"
    """The platform that sold it pays it back; never income of the shop by lapse."""
    GIFT_ENDS = "gift_ends"
    """A gift ends on its day."""


@dataclass(frozen=True, slots=True)
class KindRules:
    """The rules of one kind."""

    refund: RefundRule
    deadline: Deadline
    by_units: bool
    """Used by number; the others are used by value."""
    may_be_free: bool = False
    needs_deadline: bool = False


KIND_RULES: Final[dict[LotKind, KindRules]] = {
    LotKind.STORED_VALUE: KindRules(RefundRule.BY_VALUE, Deadline.KEEPS_VALUE, by_units=False),
    LotKind.COUNT_PACK: KindRules(RefundRule.BY_UNITS, Deadline.KEEPS_VALUE, by_units=True),
    LotKind.CLASS_PACK: KindRules(RefundRule.BY_UNITS, Deadline.KEEPS_VALUE, by_units=True),
    LotKind.TIME_CARD: KindRules(
        RefundRule.BY_TIME, Deadline.LAPSES, by_units=False, needs_deadline=True
    ),
    LotKind.VOUCHER: KindRules(RefundRule.BY_UNITS, Deadline.PLATFORM, by_units=True),
    LotKind.COUPON: KindRules(
        RefundRule.BY_UNITS, Deadline.GIFT_ENDS, by_units=True, may_be_free=True
    ),
    LotKind.DEPOSIT: KindRules(RefundRule.DEPOSIT, Deadline.KEEPS_VALUE, by_units=False),
}
"""One row a kind."""

EARNEST_WORD: Final = "定金"


def is_earnest(title: str) -> bool:
    """Whether a deposit is 定金: only where the contract says so in that word; else it is 订金."""
    return EARNEST_WORD in title
