"""More time to pay: what an agreement changes, and what no agreement can."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop_ar.queries.due_dates import extensions_of
from desktop_ar.queries.receivables import bills
from desktop_ar.queries.timeline import EventKind, timeline
from desktop_ar.services.extensions import (
    AgreeExtension,
    WithdrawExtension,
    agree_extension,
    withdraw_extension,
)
from desktop_ar.services.plans import DraftPlan, SignPlan, keep_plan, sign_plan
from tests.shop import Act, Shop


def codes(shop: Shop, act: Act[Any], command: object) -> list[str]:
    """The codes an act is refused for."""
    return [code for found in shop.refusal(act, command).values() for code in found]


def due_dates(shop: Shop, days: int) -> list[date]:
    with shop.book.read() as session:
        return [bill.due_date for bill in bills(session, shop.on(days), 1)]


def test_a_day_before_the_agreement_sees_the_old_date_and_later_days_the_new_one(
    shop: Shop,
) -> None:
    bill = shop.customer().bill(10_000, issued=-60, due=-30)
    command = AgreeExtension(bill, shop.on(-10), shop.on(20), "等下个月工资")
    shop.do(agree_extension, command)
    assert due_dates(shop, -11) == [shop.on(-30)]
    assert due_dates(shop, -10) == [shop.on(20)]
    shop.assert_sound()


def test_what_is_taken_back_holds_only_on_the_days_between(shop: Shop) -> None:
    bill = shop.customer().bill(10_000, issued=-60, due=-30)
    number = shop.do(agree_extension, AgreeExtension(bill, shop.on(-20), shop.on(20))).numbers[0]
    again = shop.do(agree_extension, AgreeExtension(bill, shop.on(-15), shop.on(40))).numbers[0]
    assert codes(shop, withdraw_extension, WithdrawExtension(number, shop.today)) == [
        "extension_not_the_last"
    ]
    shop.do(withdraw_extension, WithdrawExtension(again, shop.on(-5)))
    shop.do(withdraw_extension, WithdrawExtension(number, shop.today))
    found = [due_dates(shop, days)[0] for days in (-21, -20, -15, -5, 0)]
    assert found == [shop.on(days) for days in (-30, 20, 40, 20, -30)]
    with shop.book.read() as session:
        rows = extensions_of(session, shop.on(-5), 1)
        told = [event.kind for event in timeline(session, shop.today, 1)]
    assert [row.stands for row in rows] == [True, False]
    assert told.count(EventKind.EXTENSION) == told.count(EventKind.EXTENSION_TAKEN_BACK) == 2
    shop.assert_sound()


def test_an_extension_that_cannot_be_is_refused_in_one_sentence_each(shop: Shop) -> None:
    customer = shop.customer()
    bill = customer.bill(10_000, issued=-60, due=-30)

    def faults(agreed: int, due: int, number: str = bill) -> list[str]:
        return codes(shop, agree_extension, AgreeExtension(number, shop.on(agreed), shop.on(due)))

    assert faults(0, -30) == ["extension_not_later"]
    assert faults(0, -1) == ["extension_ends_before_agreed"]
    assert faults(1, 30) == ["date_in_future"]
    assert faults(-61, 30) == ["extension_before_change"]
    assert faults(0, 60_000) == ["date_out_of_range"]
    assert faults(0, 30, "none") == ["bill_unknown"]
    shop.do(agree_extension, AgreeExtension(bill, shop.on(-5), shop.on(5)))
    assert faults(-6, 30) == ["extension_before_change"]
    paid = customer.bill(500, issued=-60, due=-30)
    customer.pay(500, paid)
    assert faults(0, 30, paid) == ["bill_not_open"]


def test_a_bill_under_a_signed_plan_is_not_extended(shop: Shop) -> None:
    customer = shop.customer()
    bill = customer.bill(10_000, issued=-60, due=-30)
    plan = shop.do(keep_plan, DraftPlan(customer.no, shop.today, count=2)).numbers[0]
    shop.do(sign_plan, SignPlan(plan, shop.today))
    command = AgreeExtension(bill, shop.today, shop.on(30))
    assert codes(shop, agree_extension, command) == ["extension_under_plan"]
