"""The agreed charge for lateness: simple, never on itself, rounded once (domain.md 2a, cli.md).

A day is late when principal is unpaid at its beginning and it lies after the due date. A payment
therefore stops the charge on its part from its own day on, and that day still counts once: paid
ten days after the due date is ten days late.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Final

from desktop_ar.domain.money import half_up

YEAR_DAYS: Final = 365
"""A cap by the year is always on 365 days, whatever the day basis of the rate."""


class ChargeKind(StrEnum):
    """How a late charge is agreed."""

    FIXED_ONCE = "fixed_once"
    FIXED_PER_DAY = "fixed_per_day"
    PERCENT_ONCE = "percent_once"
    PERCENT_PER_DAY = "percent_per_day"
    PERCENT_PER_YEAR = "percent_per_year"


@dataclass(frozen=True, slots=True)
class ChargePolicy:
    """An agreed late charge.

    `rate` is in percent, for the percent kinds; `sum_fen` for the fixed ones. `day_basis` is the
    days of a year for `percent_per_year`: 365 or 360. The lower of the two caps holds, None is
    no cap; `cap_percent_of_principal` is of the most that was unpaid on a late day.
    """

    kind: ChargeKind
    rate: Decimal = Decimal(0)
    sum_fen: int = 0
    grace_days: int = 0
    day_basis: int = YEAR_DAYS
    cap_percent_per_year: Decimal | None = None
    cap_percent_of_principal: Decimal | None = None

    def __post_init__(self) -> None:
        caps = (self.cap_percent_per_year or 0, self.cap_percent_of_principal or 0)
        if min(self.rate, self.sum_fen, self.grace_days, *caps) < 0 or self.day_basis < 1:
            raise ValueError("a late charge policy has no negative figures")


@dataclass(frozen=True, slots=True)
class PrincipalPaid:
    """Principal that went down on a day: a payment or credit; a reversal is negative."""

    on: date
    amount_fen: int


@dataclass(frozen=True, slots=True)
class ChargeStep:
    """One line of the derivation: both days included, the exact amount in fen before rounding."""

    from_date: date
    to_date: date
    days: int
    base_fen: int
    amount: Fraction


@dataclass(frozen=True, slots=True)
class LateCharge:
    """The charge of one receivable on a day, with its derivation.

    `base_fen` is what was unpaid when the due date ended; `days` are the late days, also where
    grace lets them go free; `steps` add up to the charge before cap and rounding, and are empty
    where there is none. `capped` says that a cap lowered the amount.
    """

    base_fen: int
    days: int
    amount_fen: int
    capped: bool
    steps: tuple[ChargeStep, ...]


@dataclass(frozen=True, slots=True)
class _Segment:
    """Days in a row with the same unpaid principal."""

    from_date: date
    to_date: date
    base_fen: int

    @property
    def days(self) -> int:
        return (self.to_date - self.from_date).days + 1


def late_charge(
    amount_fen: int,
    due_date: date,
    as_of: date,
    policy: ChargePolicy,
    payments: Iterable[PrincipalPaid] = (),
) -> LateCharge:
    """The charge on a receivable of `amount_fen`, as it stands on a day.

    Within grace there is none ever; once the late days pass it, they count from the due date.
    """
    paid = list(payments)
    base_fen = _unpaid_fen(amount_fen, paid, due_date)
    segments = _segments(amount_fen, due_date, as_of, paid)
    days = sum(segment.days for segment in segments)
    if days <= policy.grace_days:
        return LateCharge(base_fen, days, 0, capped=False, steps=())
    steps = _steps(policy, base_fen, segments)
    exact = sum((step.amount for step in steps), Fraction(0))
    full_fen = _rounded(exact)
    charged_fen = _rounded(min([exact, *_caps(policy, segments)]))
    return LateCharge(base_fen, days, charged_fen, charged_fen < full_fen, steps)


def annual_percent(charge_fen: int, base_fen: int, days: int) -> Decimal:
    """What a charge comes to by the year (365 days), in percent with two decimals, half up.

    Raises ValueError where there is no base or no day to measure it by.
    """
    if base_fen < 1 or days < 1:
        raise ValueError("a yearly rate needs a base and a day")
    hundredths = half_up(charge_fen * YEAR_DAYS * 100 * 100, base_fen * days)
    return Decimal(hundredths).scaleb(-2)


def _unpaid_fen(amount_fen: int, paid: list[PrincipalPaid], through: date) -> int:
    return max(0, amount_fen - sum(item.amount_fen for item in paid if item.on <= through))


def _segments(
    amount_fen: int, due_date: date, as_of: date, paid: list[PrincipalPaid]
) -> list[_Segment]:
    """The late days up to `as_of`, cut where the unpaid principal changes."""
    changes: defaultdict[date, int] = defaultdict(int)
    for item in paid:
        if due_date < item.on < as_of:
            changes[item.on] += item.amount_fen
    ends = [*sorted(changes), as_of] if as_of > due_date else []
    left_fen = amount_fen - sum(item.amount_fen for item in paid if item.on <= due_date)
    from_date = due_date + timedelta(days=1)
    found = []
    for to_date in ends:
        if left_fen > 0:
            found.append(_Segment(from_date, to_date, left_fen))
        left_fen -= changes.get(to_date, 0)
        from_date = to_date + timedelta(days=1)
    return found


def _steps(policy: ChargePolicy, base_fen: int, segments: list[_Segment]) -> tuple[ChargeStep, ...]:
    if policy.kind in {ChargeKind.FIXED_ONCE, ChargeKind.PERCENT_ONCE}:
        days = sum(segment.days for segment in segments)
        once = (
            Fraction(policy.sum_fen)
            if policy.kind is ChargeKind.FIXED_ONCE
            else base_fen * _part(policy.rate)
        )
        from_date, to_date = segments[0].from_date, segments[-1].to_date
        return (ChargeStep(from_date, to_date, days, base_fen, once),)
    return tuple(
        ChargeStep(
            segment.from_date,
            segment.to_date,
            segment.days,
            segment.base_fen,
            segment.days * _a_day(policy, segment.base_fen),
        )
        for segment in segments
    )


def _a_day(policy: ChargePolicy, base_fen: int) -> Fraction:
    if policy.kind is ChargeKind.FIXED_PER_DAY:
        return Fraction(policy.sum_fen)
    daily = base_fen * _part(policy.rate)
    return daily / policy.day_basis if policy.kind is ChargeKind.PERCENT_PER_YEAR else daily


def _caps(policy: ChargePolicy, segments: list[_Segment]) -> list[Fraction]:
    caps = []
    if policy.cap_percent_per_year is not None:
        fen_days = sum(segment.base_fen * segment.days for segment in segments)
        caps.append(fen_days * _part(policy.cap_percent_per_year) / YEAR_DAYS)
    if policy.cap_percent_of_principal is not None:
        most_fen = max(segment.base_fen for segment in segments)
        caps.append(most_fen * _part(policy.cap_percent_of_principal))
    return caps


@cache
def _part(percent: Decimal) -> Fraction:
    return Fraction(percent) / 100


def _rounded(exact: Fraction) -> int:
    return half_up(exact.numerator, exact.denominator)
