"""What a prepaid credit comes to when it is paid back, line by line, for either side's cause.

Source: domain.md 2d (interpretation of 2025, arts. 14 to 22): prepaid, less the value of what was
used, plus interest from the day of rescission, plus reasonable costs; never below zero, and the
shop has no claim for more (20).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from desktop_ar.domain.codes import LotKind
from desktop_ar.domain.money import half_up, share
from desktop_ar.domain.prepaid import value_of_units
from desktop_ar.domain.prepaid_kinds import KIND_RULES, RefundRule, is_earnest

COOLING_OFF_DAYS: Final = 7
"""Days from payment in which the whole comes back without a reason (art. 14)."""
_YEAR_DAYS: Final = 365
_PERCENT_SCALE: Final = 10_000


class Cause(StrEnum):
    """Whose doing ends the contract."""

    CUSTOMER = "customer"
    SHOP = "shop"


class LineCode(StrEnum):
    """What a line of the sheet stands for."""

    PAID = "paid"
    USED_IN_PROPORTION = "used_in_proportion"
    USED_AT_LIST = "used_at_list"
    UNITS_AT_PAID_PRICE = "units_at_paid_price"
    UNITS_AT_LIST = "units_at_list"
    DAYS_GONE = "days_gone"
    PERIOD_OVER = "period_over"
    COOLING_OFF = "cooling_off"
    EARNEST_LOST = "earnest_lost"
    EARNEST_TWICE = "earnest_twice"
    NO_CLAIM = "no_claim"
    INTEREST = "interest"
    COSTS = "costs"


@dataclass(frozen=True, slots=True)
class LotUsed:
    """A lot as it stood on the day of rescission. Money in fen.

    `used_fen` is what was taken off it in value (paid and gift together, at list price).
    """

    kind: LotKind
    sold_on: date
    valid_until: date | None
    paid_fen: int
    bonus_fen: int = 0
    used_fen: int = 0
    units_bought: int | None = None
    units_used: int = 0
    unit_list_price_fen: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Interest:
    """Interest on what is paid back: percent a year, from the rescission to the day paid."""

    percent: Decimal
    from_date: date
    to_date: date

    @property
    def days(self) -> int:
        """Days it runs; none before the rescission."""
        return max(0, (self.to_date - self.from_date).days)


@dataclass(frozen=True, slots=True)
class RefundLine:
    """One line of the derivation: what it stands for, signed fen, the figures it says."""

    code: LineCode
    amount_fen: int
    figures: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class RefundSheet:
    """What one side's cause leads to. The lines add up to `refund_fen`."""

    cause: Cause
    paid_fen: int
    used_fen: int
    interest_fen: int
    costs_fen: int
    refund_fen: int
    lines: tuple[RefundLine, ...]


def refund_sheet(
    lot: LotUsed,
    cause: Cause,
    on: date,
    *,
    interest: Interest | None = None,
    costs_fen: int = 0,
    cooling_off_days: int = COOLING_OFF_DAYS,
) -> RefundSheet:
    """The sheet of a lot rescinded on a day.

    Within the cooling-off days an untouched lot comes back whole, whatever the cause (art. 14).
    """
    if costs_fen < 0:
        raise ValueError("costs are not negative")
    paid = RefundLine(LineCode.PAID, lot.paid_fen)
    used = _used(lot, cause, on, cooling_off_days)
    lines = [paid, used]
    back_fen = lot.paid_fen + used.amount_fen
    if back_fen < 0:
        lines.append(RefundLine(LineCode.NO_CLAIM, -back_fen))
        back_fen = 0
    interest_fen = _interest_fen(back_fen, interest)
    if interest is not None and interest_fen:
        figures = (
            ("percent", interest.percent),
            ("days", interest.days),
            ("from_date", interest.from_date),
        )
        lines.append(RefundLine(LineCode.INTEREST, interest_fen, figures))
    if costs_fen:
        lines.append(RefundLine(LineCode.COSTS, costs_fen))
    return RefundSheet(
        cause=cause,
        paid_fen=lot.paid_fen,
        used_fen=max(0, -used.amount_fen),
        interest_fen=interest_fen,
        costs_fen=costs_fen,
        refund_fen=back_fen + interest_fen + costs_fen,
        lines=tuple(lines),
    )


def cooling_off(lot: LotUsed, on: date, days: int) -> bool:
    """Whether the lot is untouched and the day is within the days counted from the payment."""
    untouched = lot.used_fen == 0 and lot.units_used == 0
    return untouched and on <= lot.sold_on + timedelta(days=days)


def _used(lot: LotUsed, cause: Cause, on: date, cooling_off_days: int) -> RefundLine:
    """The line of what was used, at most 0 but for 定金 that the shop owes twice."""
    rule = KIND_RULES[lot.kind].refund
    if rule is RefundRule.DEPOSIT and is_earnest(lot.title):
        return _earnest(lot, cause)
    if cooling_off(lot, on, cooling_off_days):
        return RefundLine(LineCode.COOLING_OFF, 0, (("days", cooling_off_days),))
    if rule is RefundRule.BY_TIME and lot.valid_until is not None:
        return _by_time(lot, lot.valid_until, on)
    if lot.units_bought:
        return _by_units(lot, lot.units_bought, cause)
    return _by_value(lot, cause)


def _by_value(lot: LotUsed, cause: Cause) -> RefundLine:
    if cause is Cause.CUSTOMER:
        return RefundLine(LineCode.USED_AT_LIST, -lot.used_fen)
    used_fen = share(lot.used_fen, lot.paid_fen, lot.paid_fen + lot.bonus_fen)
    figures = (
        ("used_fen", lot.used_fen),
        ("paid_fen", lot.paid_fen),
        ("whole_fen", lot.paid_fen + lot.bonus_fen),
    )
    return RefundLine(LineCode.USED_IN_PROPORTION, -used_fen, figures)


def _by_units(lot: LotUsed, bought: int, cause: Cause) -> RefundLine:
    if cause is Cause.CUSTOMER and lot.unit_list_price_fen is not None:
        figures = (("units", lot.units_used), ("price_fen", lot.unit_list_price_fen))
        used_fen = lot.units_used * lot.unit_list_price_fen
        return RefundLine(LineCode.UNITS_AT_LIST, -used_fen, figures)
    left_fen = value_of_units(lot.paid_fen, bought - lot.units_used, bought)
    return RefundLine(
        LineCode.UNITS_AT_PAID_PRICE,
        left_fen - lot.paid_fen,
        (("units", lot.units_used), ("bought", bought)),
    )


def _by_time(lot: LotUsed, valid_until: date, on: date) -> RefundLine:
    """Both ends are days of the card; the day of rescission itself still counts as left."""
    total = (valid_until - lot.sold_on).days + 1
    gone = min(max(0, (on - lot.sold_on).days), total)
    if gone == total:
        return RefundLine(LineCode.PERIOD_OVER, -lot.paid_fen, (("valid_until", valid_until),))
    left_fen = half_up(lot.paid_fen * (total - gone), total)
    figures = (("gone", gone), ("total", total))
    return RefundLine(LineCode.DAYS_GONE, left_fen - lot.paid_fen, figures)


def _earnest(lot: LotUsed, cause: Cause) -> RefundLine:
    """Civil Code 587: lost by the customer who breaks the bargain, owed twice by the shop.

    What was set off against the price already is no earnest any more.
    """
    left_fen = lot.paid_fen - min(lot.used_fen, lot.paid_fen)
    if cause is Cause.CUSTOMER:
        return RefundLine(LineCode.EARNEST_LOST, -lot.paid_fen)
    return RefundLine(LineCode.EARNEST_TWICE, 2 * left_fen - lot.paid_fen)


def _interest_fen(principal_fen: int, interest: Interest | None) -> int:
    """Simple interest on a year of 365 days, half up."""
    if interest is None:
        return 0
    scaled = int(interest.percent * _PERCENT_SCALE)
    return half_up(principal_fen * scaled * interest.days, 100 * _PERCENT_SCALE * _YEAR_DAYS)
