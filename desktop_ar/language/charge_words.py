"""Late charges in words: the one sentence of a policy, its example, its lines, its risk.

The word is always 违约金; the sentence is the same on screen, in terms and in letters.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from desktop_ar.domain.charge_terms import FIRST_LINE, SECOND_LINE, Risk
from desktop_ar.domain.late_charge import (
    ChargeKind,
    ChargePolicy,
    ChargeStep,
    annual_percent,
    late_charge,
)
from desktop_ar.domain.money import half_up
from desktop_ar.language.catalogue import Translator
from desktop_ar.language.figures import amount, money

EXAMPLE_FEN: Final = 1_000_000
"""The worked example of every policy: ¥10,000 …"""
EXAMPLE_DAYS: Final = 30
"""… thirty days late (domain.md 2a)."""
_EXAMPLE_DUE: Final = date(2026, 3, 1)


def percent(value: Decimal) -> str:
    """``12 %`` without needless zeros."""
    return f"{value.normalize():f}%"


def policy_sentence(t: Translator, policy: ChargePolicy | None) -> str:
    """A policy as one sentence: the method, grace, caps."""
    if policy is None:
        return t.gettext("No late charge is agreed.")
    parts = [_method(t, policy)]
    if policy.grace_days:
        parts.append(
            t.ngettext(
                "nothing if paid within {n} day of the due date",
                "nothing if paid within {n} days of the due date",
                policy.grace_days,
            )
        )
    parts += _caps(t, policy)
    return t.gettext("{clauses}.", clauses=t.pgettext("clauses", "; ").join(parts))


def _method(t: Translator, policy: ChargePolicy) -> str:
    sum_ = money(policy.sum_fen)
    rate = percent(policy.rate)
    if policy.kind is ChargeKind.FIXED_ONCE:
        return t.gettext("For late payment a charge of {sum} is due once", sum=sum_)
    if policy.kind is ChargeKind.FIXED_PER_DAY:
        return t.gettext("For each day of late payment a charge of {sum} is due", sum=sum_)
    if policy.kind is ChargeKind.PERCENT_ONCE:
        return t.gettext(
            "For late payment a charge of {rate} of the unpaid principal is due once", rate=rate
        )
    if policy.kind is ChargeKind.PERCENT_PER_DAY:
        return t.gettext(
            "For each day of late payment a charge of {rate} of the unpaid principal is due",
            rate=rate,
        )
    return t.gettext(
        "For late payment a charge of {rate} a year of the unpaid principal is due, by days"
        " ({basis} days a year)",
        rate=rate,
        basis=policy.day_basis,
    )


def rate_words(t: Translator, policy: ChargePolicy) -> str:
    """The rate or the sum as short as a column needs it: ``0.05% a day``."""
    sum_, rate = money(policy.sum_fen), percent(policy.rate)
    if policy.kind is ChargeKind.FIXED_PER_DAY:
        return t.gettext("{rate} a day", rate=sum_)
    if policy.kind is ChargeKind.PERCENT_PER_DAY:
        return t.gettext("{rate} a day", rate=rate)
    if policy.kind is ChargeKind.PERCENT_PER_YEAR:
        return t.gettext("{rate} a year", rate=rate)
    return t.gettext("{rate} once", rate=sum_ if policy.kind is ChargeKind.FIXED_ONCE else rate)


def _caps(t: Translator, policy: ChargePolicy) -> list[str]:
    parts = []
    if policy.cap_percent_per_year is not None:
        cap = percent(policy.cap_percent_per_year)
        parts.append(t.gettext("at most {cap} a year", cap=cap))
    if policy.cap_percent_of_principal is not None:
        cap = percent(policy.cap_percent_of_principal)
        parts.append(t.gettext("in all at most {cap} of the principal", cap=cap))
    return parts


def example_of(policy: ChargePolicy) -> tuple[int, Decimal]:
    """What ¥10,000 thirty days late would cost, in fen, and what that is in percent a year."""
    charge = late_charge(
        EXAMPLE_FEN, _EXAMPLE_DUE, date.fromordinal(_EXAMPLE_DUE.toordinal() + EXAMPLE_DAYS), policy
    )
    return charge.amount_fen, annual_percent(charge.amount_fen, EXAMPLE_FEN, EXAMPLE_DAYS)


def example_sentence(t: Translator, policy: ChargePolicy) -> str:
    """The worked example with its yearly equivalent."""
    cost_fen, yearly = example_of(policy)
    return t.gettext(
        "Example: {principal} paid {days} days late costs {cost}, which is {yearly} a year.",
        principal=money(EXAMPLE_FEN),
        days=EXAMPLE_DAYS,
        cost=money(cost_fen),
        yearly=percent(yearly),
    )


def step_line(t: Translator, step: ChargeStep) -> str:
    """One line of a derivation: what was unpaid, from when to when, what that came to."""
    rounded_fen = half_up(step.amount.numerator, step.amount.denominator)
    return t.ngettext(
        "{start} to {end}, {n} day: {base} unpaid, {cost}",
        "{start} to {end}, {n} days: {base} unpaid, {cost}",
        step.days,
        start=step.from_date,
        end=step.to_date,
        base=amount(step.base_fen),
        cost=amount(rounded_fen),
    )


def risk_sentence(t: Translator, risk: Risk, yearly: Decimal, lpr: Decimal) -> str:
    """How a yearly rate stands to the lines, with the statutes; a hint, never a verdict."""
    figures = {
        "yearly": percent(yearly),
        "first": percent(FIRST_LINE * lpr),
        "second": percent(SECOND_LINE * lpr),
    }
    if risk is Risk.USUAL:
        return t.gettext(
            "{yearly} a year is not above 1.5 times the 1-year LPR ({first}): seldom found too"
            " high (Civil Code art. 585; sales interpretation art. 18).",
            **figures,
        )
    if risk is Risk.ABOVE_FIRST:
        return t.gettext(
            "{yearly} a year is above 1.5 times the 1-year LPR ({first}): on request a court may"
            " lower it where it exceeds the loss by 30% (Civil Code art. 585; contract"
            " interpretation art. 65).",
            **figures,
        )
    return t.gettext(
        "{yearly} a year is above 4 times the 1-year LPR ({second}), the ceiling of private"
        " lending: it will hardly hold when the customer objects (Civil Code art. 585; contract"
        " interpretation art. 65).",
        **figures,
    )
