"""Rules of the late charge."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.domain.late_charge import (
    ChargeKind,
    ChargePolicy,
    PrincipalPaid,
    annual_percent,
    late_charge,
)
from desktop_ar.domain.money import half_up
from tests.domain.vectors import fen, vectors

DUE = date(2026, 3, 1)
YEARLY = ChargePolicy(ChargeKind.PERCENT_PER_YEAR, rate=Decimal(12))


def after(days: int) -> date:
    return DUE + timedelta(days=days)


def _cap(case: dict[str, Any], key: str) -> Decimal | None:
    return Decimal(case[key]) if key in case else None


def _policy(case: dict[str, Any]) -> ChargePolicy:
    return ChargePolicy(
        kind=ChargeKind(case["policy"]),
        rate=Decimal(case.get("rate", "0")),
        sum_fen=fen(case.get("sum", "0")),
        grace_days=case.get("grace_days", 0),
        day_basis=case.get("year", 365),
        cap_percent_per_year=_cap(case, "cap_percent_per_year"),
        cap_percent_of_principal=_cap(case, "cap_percent_of_principal"),
    )


def test_every_common_vector_of_late_charges_holds() -> None:
    for case in vectors("late_charge")["cases"]:
        charge = late_charge(
            fen(case["amount"]),
            date.fromisoformat(case["due"]),
            date.fromisoformat(case["as_of"]),
            _policy(case),
            [
                PrincipalPaid(date.fromisoformat(day), fen(sum_))
                for day, sum_ in case.get("payments", [])
            ],
        )
        assert (charge.amount_fen, charge.capped) == (case["amount_fen"], case["capped"]), case


def test_the_derivation_has_a_line_for_every_change_of_what_is_unpaid() -> None:
    charge = late_charge(
        1_000_000, DUE, date(2026, 4, 30), YEARLY, [PrincipalPaid(date(2026, 3, 11), 400_000)]
    )
    lines = [(step.from_date, step.to_date, step.days, step.base_fen) for step in charge.steps]
    assert lines == [
        (date(2026, 3, 2), date(2026, 3, 11), 10, 1_000_000),
        (date(2026, 3, 12), date(2026, 4, 30), 50, 600_000),
    ]
    assert (charge.days, charge.base_fen, charge.amount_fen) == (60, 1_000_000, 13_151)


def test_a_payment_of_yesterday_lowers_the_charge_of_today_and_one_of_today_does_not() -> None:
    policy = ChargePolicy(ChargeKind.PERCENT_PER_DAY, rate=Decimal(1))
    for paid_on, expected in ((9, 9 * 100 + 50), (10, 10 * 100), (11, 10 * 100)):
        charge = late_charge(10_000, DUE, after(10), policy, [PrincipalPaid(after(paid_on), 5_000)])
        assert charge.amount_fen == expected, paid_on


def test_a_bounced_payment_lets_the_charge_run_again_from_its_own_day() -> None:
    policy = ChargePolicy(ChargeKind.FIXED_PER_DAY, sum_fen=100)
    moves = [PrincipalPaid(after(10), 5_000), PrincipalPaid(after(20), -5_000)]
    charge = late_charge(5_000, DUE, after(25), policy, moves)
    assert [(step.from_date, step.days) for step in charge.steps] == [
        (after(1), 10),
        (after(21), 5),
    ]
    assert charge.amount_fen == 1_500


def test_a_payment_in_time_that_bounces_later_does_not_make_a_cap_of_nothing() -> None:
    policy = ChargePolicy(
        ChargeKind.FIXED_PER_DAY, sum_fen=100, cap_percent_of_principal=Decimal(10)
    )
    moves = [PrincipalPaid(after(0), 5_000), PrincipalPaid(after(20), -5_000)]
    charge = late_charge(5_000, DUE, after(23), policy, moves)
    assert (charge.base_fen, charge.amount_fen, charge.capped) == (0, 300, False)
    assert late_charge(5_000, DUE, after(90), policy, moves).amount_fen == 500


def test_the_charge_survives_the_payment_of_the_principal_unchanged() -> None:
    paid = [PrincipalPaid(after(10), 1_000_000)]
    on_the_day = late_charge(1_000_000, DUE, after(10), YEARLY, paid)
    assert late_charge(1_000_000, DUE, after(400), YEARLY, paid) == on_the_day
    assert on_the_day.amount_fen == half_up(1_000_000 * 12 * 10, 36_500)


def test_the_lower_of_two_caps_holds_and_a_cap_that_lowers_nothing_is_not_named() -> None:
    policy = ChargePolicy(
        ChargeKind.FIXED_ONCE,
        sum_fen=90_000,
        cap_percent_per_year=Decimal(12),
        cap_percent_of_principal=Decimal(5),
    )
    by_year = late_charge(1_000_000, DUE, after(30), policy)
    by_principal = late_charge(1_000_000, DUE, after(300), policy)
    assert (by_year.amount_fen, by_year.capped) == (9_863, True)
    assert (by_principal.amount_fen, by_principal.capped) == (50_000, True)
    roomy = ChargePolicy(ChargeKind.FIXED_ONCE, sum_fen=900, cap_percent_per_year=Decimal(12))
    assert not late_charge(1_000_000, DUE, after(30), roomy).capped


@pytest.mark.parametrize(
    "wrong",
    [{"rate": Decimal(-1)}, {"sum_fen": -1}, {"grace_days": -1}, {"day_basis": 0}],
)
def test_a_policy_has_no_negative_figures(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="negative"):
        ChargePolicy(ChargeKind.FIXED_ONCE, **wrong)


def test_a_charge_is_measured_by_the_year() -> None:
    assert annual_percent(10_000, 1_000_000, 30) == Decimal("12.17")
    assert annual_percent(50_000, 1_000_000, 30) == Decimal("60.83")
    assert annual_percent(10_000, 1_000_000, 1) == Decimal("365.00")
    assert annual_percent(50_000, 1_000_000, 153) < 12 < annual_percent(50_000, 1_000_000, 152)
    with pytest.raises(ValueError, match="base"):
        annual_percent(1, 0, 1)


RATES = st.integers(0, 10_000).map(lambda number: Decimal(number).scaleb(-2))
POLICIES = st.builds(
    ChargePolicy,
    kind=st.sampled_from(ChargeKind),
    rate=RATES,
    sum_fen=st.integers(0, 100_000),
    grace_days=st.integers(0, 10),
    day_basis=st.sampled_from([365, 360]),
    cap_percent_per_year=st.none() | RATES,
    cap_percent_of_principal=st.none() | RATES,
)
PAYMENTS = st.lists(
    st.builds(PrincipalPaid, st.integers(-30, 90).map(after), st.integers(1, 700_000)),
    max_size=5,
)
AMOUNTS = st.integers(1, 10**6)


@given(
    amount=AMOUNTS,
    days=st.integers(-5, 100),
    rate=RATES,
    basis=st.sampled_from([365, 360]),
    payments=PAYMENTS,
)
def test_segments_give_what_counting_day_by_day_gives(
    amount: int, days: int, rate: Decimal, basis: int, payments: list[PrincipalPaid]
) -> None:
    exact = Fraction(0)
    late_days = 0
    for day in map(after, range(1, days + 1)):
        unpaid = amount - sum(item.amount_fen for item in payments if item.on < day)
        if unpaid > 0:
            late_days += 1
            exact += unpaid * Fraction(rate) / 100 / basis
    policy = ChargePolicy(ChargeKind.PERCENT_PER_YEAR, rate=rate, day_basis=basis)
    charge = late_charge(amount, DUE, after(days), policy, payments)
    assert charge.days == late_days
    assert charge.amount_fen == half_up(exact.numerator, exact.denominator)
    assert sum(step.amount for step in charge.steps) == exact


@given(amount=AMOUNTS, days=st.integers(-5, 100), policy=POLICIES, payments=PAYMENTS)
def test_a_day_more_never_lowers_the_charge(
    amount: int, days: int, policy: ChargePolicy, payments: list[PrincipalPaid]
) -> None:
    today = late_charge(amount, DUE, after(days), policy, payments)
    tomorrow = late_charge(amount, DUE, after(days + 1), policy, payments)
    assert 0 <= today.amount_fen <= tomorrow.amount_fen
    assert tomorrow.days - today.days in {0, 1}


@given(amount=AMOUNTS, days=st.integers(0, 100), policy=POLICIES, payments=PAYMENTS)
def test_what_is_paid_within_grace_or_in_time_bears_no_charge(
    amount: int, days: int, policy: ChargePolicy, payments: list[PrincipalPaid]
) -> None:
    in_time = [*payments, PrincipalPaid(after(policy.grace_days), amount)]
    charge = late_charge(amount, DUE, after(days), policy, in_time)
    assert (charge.amount_fen, charge.steps, charge.capped) == (0, (), False)


@given(amount=AMOUNTS, days=st.integers(0, 100), policy=POLICIES, payments=PAYMENTS)
def test_a_payment_dated_after_the_day_asked_is_not_seen(
    amount: int, days: int, policy: ChargePolicy, payments: list[PrincipalPaid]
) -> None:
    seen = [item for item in payments if item.on <= after(days)]
    day = after(days)
    assert late_charge(amount, DUE, day, policy, payments) == late_charge(
        amount, DUE, day, policy, seen
    )


@given(amount=AMOUNTS, days=st.integers(0, 100), policy=POLICIES, payments=PAYMENTS)
def test_no_cap_is_ever_passed(
    amount: int, days: int, policy: ChargePolicy, payments: list[PrincipalPaid]
) -> None:
    charge = late_charge(amount, DUE, after(days), policy, payments)
    limit = policy.cap_percent_of_principal
    if limit is not None:
        assert 2 * charge.amount_fen <= 2 * charge.base_fen * Fraction(limit) / 100 + 1
    if policy.cap_percent_per_year is not None:
        most = charge.base_fen * charge.days * Fraction(policy.cap_percent_per_year) / 36_500
        assert 2 * charge.amount_fen <= 2 * most + 1
