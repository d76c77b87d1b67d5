"""Agreeing late charges, forgiving them, customers' terms and public rates: acts and inverses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop_ar.domain.late_charge import ChargeKind
from desktop_ar.domain.reference_rates import RateKind, ReferenceRate
from desktop_ar.queries.accrual import accrued
from desktop_ar.queries.charge_terms import lpr_on, reference_rates
from desktop_ar.services.accrued_charges import (
    TakeWaiverBack,
    WaiveAccrued,
    take_waiver_back,
    waive_accrued,
)
from desktop_ar.services.charge_terms import (
    AgreeCharge,
    ChargeFigures,
    WithdrawCharge,
    agree_charge,
    withdraw_charge,
)
from desktop_ar.services.customer_terms import SetTerms, set_terms, terms_profile
from desktop_ar.services.reference_rates import SetReferenceRates, set_reference_rates
from desktop_ar.services.settings import ChangeSettings, change_settings
from tests.shop import Shop, ShopCustomer

TWELVE = ChargeFigures(ChargeKind.PERCENT_PER_YEAR, "12", cap_percent_per_year="12")
SIX = ChargeFigures(ChargeKind.PERCENT_PER_YEAR, "6", cap_percent_per_year="12")


def agree(customer: ShopCustomer, figures: ChargeFigures, **more: object) -> int:
    defaults = {"agreed_on": customer.shop.on(-60)}
    command = AgreeCharge(customer.no, figures, **(defaults | more))  # type: ignore[arg-type]  # as named
    return int(customer.shop.do(agree_charge, command).numbers[0])


def accrued_fen(shop: Shop, days: int = 0) -> list[int]:
    with shop.book.read() as session:
        return [row.amount_fen for row in accrued(session, shop.on(days))]


def test_the_bill_goes_before_the_customer_and_the_customer_before_the_shop(shop: Shop) -> None:
    values = {"policy": "percent_per_year", "rate": "3", "announced_on": "2020-01-01"}
    keys = tuple((f"late_charge.{key}", value) for key, value in values.items())
    shop.do(change_settings, ChangeSettings(keys))
    customer = shop.customer()
    bill = customer.bill(1_000_000, due=-30)
    assert accrued_fen(shop) == [2466]

    agree(customer, SIX)
    assert accrued_fen(shop) == [4932]
    agree(customer, TWELVE, receivable_no=bill)
    assert accrued_fen(shop) == [9863]
    agree(customer, ChargeFigures(), receivable_no=bill, agreed_on=shop.today)
    assert accrued_fen(shop) == []
    assert accrued_fen(shop, -1) == [9534]


def test_an_agreement_holds_for_bills_from_its_day_unless_another_was_named(shop: Shop) -> None:
    customer = shop.customer()
    customer.bill(1_000_000, issued=-40, due=-30)
    agree(customer, TWELVE, agreed_on=shop.on(-20))
    assert accrued_fen(shop) == []

    agree(customer, TWELVE, agreed_on=shop.on(-20), bills_from=shop.on(-100))

    assert accrued_fen(shop) == [9863]
    assert accrued_fen(shop, -21) == []


def test_taking_an_agreement_back_leaves_nothing_of_it_and_cannot_be_done_twice(
    shop: Shop,
) -> None:
    customer = shop.customer()
    customer.bill(1_000_000, due=-30)
    terms_id = agree(customer, TWELVE)

    shop.do(withdraw_charge, WithdrawCharge(terms_id, shop.on(-60)))

    assert [accrued_fen(shop, day) for day in (-20, 0)] == [[], []]
    again = WithdrawCharge(terms_id, shop.today)
    assert shop.refusal(withdraw_charge, again) == {"terms_id": ["charge_terms_gone"]}


@pytest.mark.parametrize(
    ("figures", "field"),
    [
        (ChargeFigures(ChargeKind.PERCENT_PER_DAY, "", cap_percent_per_year="12"), "rate"),
        (ChargeFigures(ChargeKind.PERCENT_ONCE, "-1", cap_percent_per_year="12"), "rate"),
        (ChargeFigures(ChargeKind.FIXED_ONCE, sum_fen=0, cap_percent_per_year="12"), "sum_fen"),
        (ChargeFigures(ChargeKind.FIXED_ONCE, sum_fen=5, cap_percent_per_year="x"),
         "cap_percent_per_year"),
        (ChargeFigures(ChargeKind.FIXED_ONCE, sum_fen=5), "note"),
    ],
)  # fmt: skip
def test_figures_that_cannot_be_are_refused(shop: Shop, figures: ChargeFigures, field: str) -> None:
    customer = shop.customer()
    command = AgreeCharge(customer.no, figures, shop.today)

    assert list(shop.refusal(agree_charge, command)) == [field]


def test_an_agreement_of_tomorrow_or_for_a_strangers_bill_is_refused(shop: Shop) -> None:
    customer = shop.customer()
    other = shop.customer("沈嘉木").bill()
    command = AgreeCharge(customer.no, TWELVE, shop.on(1), receivable_no=other)

    assert shop.refusal(agree_charge, command) == {
        "agreed_on": ["date_in_future"],
        "receivable_no": ["bill_of_another"],
    }


def test_what_accrued_is_forgiven_leaves_its_trace_and_comes_back(shop: Shop) -> None:
    customer = shop.customer()
    bill = customer.bill(1_000_000, due=-30)
    agree(customer, TWELVE)

    charge_no = shop.do(waive_accrued, WaiveAccrued(bill, "老客户")).numbers[0]

    assert (accrued_fen(shop), shop.open_of(charge_no)) == ([], 0)
    assert accrued_fen(shop, 1) == [329]
    assert shop.refusal(waive_accrued, WaiveAccrued(bill)) == {
        "receivable_no": ["no_charge_accrued"]
    }
    shop.do(take_waiver_back, TakeWaiverBack(charge_no, shop.today))
    assert accrued_fen(shop) == [9863]
    shop.assert_sound()


def test_a_payment_pays_the_bill_of_the_customer_that_bears_a_charge_first(shop: Shop) -> None:
    customer = shop.customer()
    customer.bill(50_000, due=-30)
    later = customer.bill(50_000, due=-20)
    agree(customer, TWELVE, receivable_no=later)

    assert customer.pay(50_000).shares == ((later, 50_000),)


def test_terms_are_kept_and_the_shops_hold_where_the_customer_has_none(shop: Shop) -> None:
    keys = (("terms.days", "30"), ("terms.prepaid_refund", "随时可退"))
    shop.do(change_settings, ChangeSettings(keys))
    customer = shop.customer()
    command = SetTerms(
        customer.no, 15, prepaid_validity="两年", accepted_on=shop.today, accepted_by="王小明"
    )

    shop.do(set_terms, command)

    with shop.book.read() as session:
        profile = terms_profile(session, shop.context, customer.no)
    assert profile.own == command
    assert (profile.days, profile.shop_days) == (15, 30)
    assert profile.text("prepaid_validity") == "两年"
    assert profile.text("prepaid_refund") == "随时可退"


def test_who_accepted_needs_a_day_that_has_come(shop: Shop) -> None:
    customer = shop.customer()

    nobody_knows_when = SetTerms(customer.no, accepted_by="王小明")
    tomorrow = SetTerms(customer.no, accepted_on=shop.on(1))

    assert shop.refusal(set_terms, nobody_knows_when) == {"accepted_on": ["terms_accepted_when"]}
    assert shop.refusal(set_terms, tomorrow) == {"accepted_on": ["date_in_future"]}


def test_a_large_firm_owes_the_fixed_rate_where_nothing_is_agreed(shop: Shop) -> None:
    customer = shop.customer()
    customer.bill(1_000_000, due=-30)
    shop.do(set_terms, SetTerms(customer.no, large_buyer=True))

    with shop.book.read() as session:
        rows = accrued(session, shop.today, estimate=True)
    assert [(row.rate, row.amount_fen) for row in rows] == [("0.05", 15_000)]


def test_the_table_of_rates_begins_with_the_lpr_of_domain_2a_and_can_be_changed(
    shop: Shop,
) -> None:
    with shop.book.read() as session:
        before = reference_rates(session)
        assert lpr_on(session, date(2026, 7, 20)) == Decimal("3.00")
        assert lpr_on(session, date(2025, 1, 1)) == Decimal("3.10")
    added = ReferenceRate(RateKind.LPR_1Y, date(2026, 8, 20), Decimal("2.9"), "报纸")

    shop.do(set_reference_rates, SetReferenceRates((*before, added)))

    with shop.book.read() as session:
        assert lpr_on(session, shop.today) == Decimal("2.9")
    twice = SetReferenceRates((*before, added, added))
    assert list(shop.refusal(set_reference_rates, twice).values()) == [["rate_day_twice"]]
