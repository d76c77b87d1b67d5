"""The base of a late charge day by day, its derivation in fen, and which terms hold."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_ar.domain.charge_base import Contested, chargeable
from desktop_ar.domain.charge_lines import LineKind, derivation
from desktop_ar.domain.charge_terms import (
    ChargeTerms,
    Risk,
    Scope,
    estimated_policy,
    risk_of,
    terms_in_force,
)
from desktop_ar.domain.codes import CustomerKind
from desktop_ar.domain.late_charge import (
    ChargeKind,
    ChargePolicy,
    LateCharge,
    PrincipalPaid,
    late_charge,
)
from desktop_ar.domain.reference_rates import RateKind, ReferenceRate, rate_on

DUE = date(2026, 3, 1)
AMOUNT = 1_000_000
thousand = settings(max_examples=1000)
some = settings(max_examples=300)

days = st.integers(-20, 200).map(lambda number: DUE + timedelta(days=number))
sums = st.integers(1, AMOUNT // 4)
payments = st.lists(st.builds(PrincipalPaid, days, sums), max_size=4)
disputes = st.lists(
    st.builds(
        lambda first, length, part: Contested(
            first, None if length is None else first + timedelta(days=length), part
        ),
        days,
        st.none() | st.integers(0, 60),
        st.none() | sums,
    ),
    max_size=2,
)
percents = st.decimals("0.01", "40", places=2)
policies = st.builds(
    ChargePolicy,
    st.sampled_from(ChargeKind),
    rate=percents,
    sum_fen=st.integers(1, 50_000),
    grace_days=st.integers(0, 10),
    cap_percent_per_year=st.none() | percents,
    cap_percent_of_principal=st.none() | percents,
)


def charge(
    paid: list[PrincipalPaid],
    contested: list[Contested],
    policy: ChargePolicy,
    *,
    as_of: date,
    waived_fen: int = 0,
) -> LateCharge:
    events = chargeable(AMOUNT, paid, contested, waived_fen=waived_fen, as_of=as_of)
    return late_charge(AMOUNT, DUE, as_of, policy, events)


def base_on(
    paid: list[PrincipalPaid], contested: list[Contested], waived_fen: int, day: date
) -> int:
    left = AMOUNT - sum(item.amount_fen for item in paid if item.on < day)
    left = max(0, left - waived_fen)
    for item in contested:
        if item.from_date <= day and (item.until is None or day < item.until):
            left -= left if item.amount_fen is None else min(left, item.amount_fen)
    return left


@thousand
@given(payments, disputes, st.integers(0, AMOUNT), days)
def test_every_late_day_is_charged_on_exactly_what_is_unpaid_and_not_contested(
    paid: list[PrincipalPaid], contested: list[Contested], waived_fen: int, as_of: date
) -> None:
    policy = ChargePolicy(ChargeKind.PERCENT_PER_DAY, rate=Decimal("0.05"))
    found = charge(paid, contested, policy, as_of=as_of, waived_fen=waived_fen)
    by_day = {
        step.from_date + timedelta(days=number): step.base_fen
        for step in found.steps
        for number in range(step.days)
    }

    late = [DUE + timedelta(days=number) for number in range(1, max(0, (as_of - DUE).days) + 1)]

    expected = {day: base_on(paid, contested, waived_fen, day) for day in late}
    assert by_day == {day: base for day, base in expected.items() if base}


@some
@given(payments, disputes, policies, st.integers(1, 200))
def test_a_charge_never_falls_when_days_grow_whatever_is_disputed_meanwhile(
    paid: list[PrincipalPaid], contested: list[Contested], policy: ChargePolicy, number: int
) -> None:
    at = [DUE + timedelta(days=days) for days in (number, number + 1, number + 30)]
    sums = [charge(paid, contested, policy, as_of=day).amount_fen for day in at]

    if policy.kind is not ChargeKind.PERCENT_ONCE or not contested:
        assert all(before <= after for before, after in pairwise(sums))


@some
@given(payments, disputes, policies, days, st.integers(0, 3000))
def test_the_lines_of_a_derivation_add_up_to_the_charge_less_what_is_settled(
    paid: list[PrincipalPaid],
    contested: list[Contested],
    policy: ChargePolicy,
    as_of: date,
    settled_fen: int,
) -> None:
    found = charge(paid, contested, policy, as_of=as_of)
    lines = derivation(found, settled_fen)

    assert sum(line.amount_fen for line in lines) == max(0, found.amount_fen - settled_fen)
    assert any(line.kind is LineKind.CAP for line in lines) == found.capped
    assert all(line.amount_fen >= 0 for line in lines if line.kind is LineKind.STEP)


def terms(scope: Scope, agreed: int, **more: object) -> ChargeTerms:
    policy = ChargePolicy(ChargeKind.PERCENT_PER_DAY, rate=Decimal(agreed + 50))
    return ChargeTerms(scope, policy, DUE + timedelta(days=agreed), **more)  # type: ignore[arg-type]  # as named


def test_the_narrowest_scope_goes_first_and_within_it_the_newest() -> None:
    shop, old, new, bill = (
        terms(Scope.SHOP, -9),
        terms(Scope.CUSTOMER, -8),
        terms(Scope.CUSTOMER, -7),
        terms(Scope.RECEIVABLE, -6),
    )
    every = [shop, old, new, bill]

    assert terms_in_force(every, DUE, DUE) == bill
    assert terms_in_force(every[:3], DUE, DUE) == new
    assert terms_in_force(every[:3], DUE, DUE - timedelta(days=8)) == old
    assert terms_in_force(every, DUE, DUE - timedelta(days=10)) is None


def test_of_two_agreements_of_one_day_the_later_entered_holds() -> None:
    first = terms(Scope.CUSTOMER, -8)
    second = ChargeTerms(Scope.CUSTOMER, None, first.agreed_on)

    assert terms_in_force([first, second], DUE, DUE) == second


def test_the_lines_of_risk_are_one_and_a_half_and_four_times_the_lpr() -> None:
    lpr = Decimal(3)

    assert [risk_of(Decimal(rate), lpr) for rate in ("4.5", "4.51", "12", "12.01")] == [
        Risk.USUAL,
        Risk.ABOVE_FIRST,
        Risk.ABOVE_FIRST,
        Risk.ABOVE_SECOND,
    ]


def test_the_estimate_lies_between_the_two_factors_or_is_the_fixed_rate() -> None:
    lpr = Decimal("3.0")
    least, most = (estimated_policy(CustomerKind.COMPANY, lpr, most=most) for most in (False, True))

    assert (least.rate, most.rate) == (Decimal("3.9"), Decimal("4.5"))
    for large in (
        estimated_policy(CustomerKind.PUBLIC, lpr),
        estimated_policy(CustomerKind.COMPANY, lpr, large_buyer=True),
    ):
        assert (large.kind, large.rate) == (ChargeKind.PERCENT_PER_DAY, Decimal("0.05"))


def test_a_rate_holds_until_the_next_and_the_first_also_before_itself() -> None:
    rates = [
        ReferenceRate(RateKind.LPR_1Y, DUE, Decimal(3)),
        ReferenceRate(RateKind.LPR_1Y, DUE - timedelta(days=30), Decimal(4)),
        ReferenceRate(RateKind.DEPOSIT_1Y, DUE, Decimal(1)),
    ]

    found = [rate_on(rates, RateKind.LPR_1Y, DUE + timedelta(days=at)) for at in (-99, -1, 0, 9)]

    assert [rate.percent for rate in found if rate] == [4, 4, 3, 3]
    assert rate_on(rates[:2], RateKind.DEPOSIT_1Y, DUE) is None
