"""Drafts say what an act would do, refuse what it would refuse, and write nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_ar.domain.codes import Action, Channel, LotKind, Outcome, PromiseState
from desktop_ar.domain.faults import Refused
from desktop_ar.services.contacts import LogContact
from desktop_ar.services.customers import CustomerData
from desktop_ar.services.drafts import (
    draft_bill,
    draft_contact,
    draft_customer,
    draft_redemption,
    draft_sale,
    draft_signing,
    outlook_on_payment,
)
from desktop_ar.services.payments import RecordPayment
from desktop_ar.services.plans import EndPlan, SignPlan
from desktop_ar.services.prepaid import Redeem, SellPrepaid
from desktop_ar.services.receivables import IssueBill
from desktop_ar.services.standing import Standing, lots_on_hand, standing_of
from desktop_ar.services.undoing import check_ending, payment_to_reverse, plan_to_end, use_to_undo
from tests.shop import Shop, ShopCustomer, contents

Draft = TypeVar("Draft")


def asked(shop: Shop, draft: Callable[..., Draft], command: Any) -> Draft:
    """A draft on a read session, which could not write if it wanted to."""
    with shop.book.read() as session:
        return draft(session, shop.context, command)


def codes(shop: Shop, draft: Callable[..., Any], command: Any) -> set[tuple[str | None, str]]:
    """Fields and codes of a refused draft."""
    with pytest.raises(Refused) as refused:
        asked(shop, draft, command)
    return {(fault.field, fault.code) for fault in refused.value.faults}


def standing(customer: ShopCustomer) -> Standing:
    return asked(customer.shop, standing_of, customer.no)


# Customers, bills


def test_a_new_customer_is_shown_the_number_they_would_get(shop: Shop) -> None:
    with shop.book.read() as session:
        shown = draft_customer(session, CustomerData("许知夏"), new=True)
    assert shop.customer("许知夏").no == shown


def test_a_bill_is_shown_with_number_due_day_and_what_is_owed_then(shop: Shop) -> None:
    customer = shop.customer(terms_days=15, credit_limit_fen=20_000)
    customer.bill(12_000)
    command = IssueBill(customer.no, 9_000, shop.today)
    with shop.book.read() as session:
        draft = draft_bill(session, command)
    assert (draft.due_date, draft.owed_fen, draft.over_limit_fen) == (shop.on(15), 21_000, 1_000)
    assert draft.receivable_no.startswith("XS-2026-")


def test_without_a_credit_limit_none_is_passed(shop: Shop) -> None:
    customer = shop.customer()
    with shop.book.read() as session:
        draft = draft_bill(session, IssueBill(customer.no, 10**9, shop.today))
    assert draft.over_limit_fen == 0


def test_a_draft_names_the_fields_of_the_act(shop: Shop) -> None:
    customer = shop.customer()
    command = LogContact(customer.no, Channel.PHONE, Outcome.OTHER, shop.on(1))
    assert codes(shop, draft_contact, command) == {("contacted_on", "date_in_future")}


# Payments


def test_a_payment_that_keeps_the_promise_leaves_the_customer_alone_for_some_days(
    shop: Shop,
) -> None:
    customer = shop.customer()
    customer.bill(20_000, due=-40)
    customer.bill(10_000, due=-20)
    customer.promise(20_000, by=0, on=-5)
    found = asked(shop, outlook_on_payment, RecordPayment(customer.no, 20_000, shop.today))
    assert [promise.state for promise in found.promises] == [PromiseState.KEPT]
    assert found.step is not None
    assert found.step.on >= shop.on(4)


def test_a_payment_below_the_promise_leaves_it_open_with_what_arrived(shop: Shop) -> None:
    customer = shop.customer()
    customer.bill(20_000)
    customer.promise(20_000, by=2)
    found = asked(shop, outlook_on_payment, RecordPayment(customer.no, 5_000, shop.today))
    (promise,) = found.promises
    assert (promise.state, promise.received_fen) == (PromiseState.OPEN, 5_000)


def test_nothing_is_proposed_when_everything_is_paid(shop: Shop) -> None:
    customer = shop.customer()
    customer.bill(20_000)
    found = asked(shop, outlook_on_payment, RecordPayment(customer.no, 20_000, shop.today))
    assert found.step is None
    assert found.shared.unallocated_fen == 0


def test_who_was_never_asked_is_to_be_called_about_the_rest(shop: Shop) -> None:
    customer = shop.customer()
    customer.bill(20_000, due=-2)
    found = asked(shop, outlook_on_payment, RecordPayment(customer.no, 5_000, shop.today))
    assert found.step is not None
    assert found.step.action is Action.CALL


# Prepaid


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(paid=st.integers(1, 10**6), bonus=st.integers(0, 10**6), share=st.integers(1, 1000))
def test_a_use_takes_to_the_fen_what_its_draft_said(
    shop: Shop, paid: int, bonus: int, share: int
) -> None:
    customer = shop.customer()
    lot = customer.lot(paid, bonus_fen=bonus)
    amount = max(1, (paid + bonus) * share // 1000)
    draft = asked(shop, draft_redemption, Redeem(lot, shop.today, amount_fen=amount))
    used = customer.use(lot, amount_fen=amount)
    assert (draft.paid_used_fen, draft.bonus_used_fen) == (used.paid_used_fen, used.bonus_used_fen)
    assert (draft.value_left_fen, draft.units_left) == (used.value_left_fen, used.units_left)


@pytest.mark.parametrize("units", [1, 3, 7])
def test_a_use_by_number_leaves_what_its_draft_said(shop: Shop, units: int) -> None:
    customer = shop.customer()
    lot = customer.lot(10_000, kind=LotKind.COUNT_PACK, units=7)
    draft = asked(shop, draft_redemption, Redeem(lot, shop.today, units=units))
    used = customer.use(lot, units=units)
    assert (draft.value_left_fen, draft.units_left) == (used.value_left_fen, used.units_left)


def test_a_sale_shows_what_each_use_costs(shop: Shop) -> None:
    command = SellPrepaid(shop.customer().no, LotKind.CLASS_PACK, shop.today, 100_000, units=3)
    draft = asked(shop, draft_sale, command)
    assert (draft.value_fen, draft.unit_paid_fen) == (100_000, 33_333)


def test_lots_with_the_nearest_deadline_stand_first_and_unusable_ones_last(shop: Shop) -> None:
    customer = shop.customer()
    late, never, soon = customer.lot(until=-1), customer.lot(), customer.lot(until=5)
    lots = asked(shop, lots_on_hand, customer.no)
    assert [lot.lot_no for lot in lots] == [soon, never, late]


# Where a customer stands


def test_standing_counts_what_is_open_what_is_late_and_what_was_broken(shop: Shop) -> None:
    customer = shop.customer(phone="13955502211")
    late = customer.bill(10_000, due=-10)
    customer.bill(5_000, due=10)
    customer.promise(4_000, by=-9, on=-12)
    customer.promise(6_000, by=3)
    found = standing(customer)
    assert (found.open_fen, found.overdue_fen, found.days_past_due) == (15_000, 10_000, 10)
    assert (found.promises_made, found.promises_broken) == (2, 1)
    assert found.promise is not None
    assert found.promise.amount_fen == 6_000
    assert found.bills[0].receivable_no == late


def test_a_bill_under_a_signed_plan_names_it(shop: Shop) -> None:
    customer = shop.customer()
    bill = customer.bill(9_000)
    plan = customer.plan(bill, signed=0)
    assert [(row.receivable_no, row.plan_no) for row in standing(customer).bills] == [(bill, plan)]


def test_money_that_no_bill_took_stands_as_credit(shop: Shop) -> None:
    customer = shop.customer()
    customer.pay(700)
    assert standing(customer).unallocated_fen == 700


# Taking back


def test_a_plan_to_sign_is_refused_for_a_day_before_it_was_agreed(shop: Shop) -> None:
    customer = shop.customer()
    plan = customer.plan(customer.bill(9_000))
    command = SignPlan(plan, shop.on(-1))
    assert ("signed_on", "sign_before_agreed") in codes(shop, draft_signing, command)


def test_what_is_to_be_taken_back_is_told_before(shop: Shop) -> None:
    customer = shop.customer()
    bill = customer.bill(9_000)
    payment = customer.pay(5_000)
    plan = customer.plan(bill, signed=0)
    use = customer.use(customer.lot(2_000), amount_fen=500, what="纸")
    with shop.book.read() as session:
        assert payment_to_reverse(session, payment.payment_no).bills == ((bill, 5_000),)
        assert plan_to_end(session, plan).open_fen == 4_000
        taken = use_to_undo(session, use.entry_id)
    assert (taken.what, taken.paid_fen) == ("纸", 500)


def test_asking_changes_nothing_in_the_book(shop: Shop) -> None:
    customer = shop.customer()
    plan = customer.plan(customer.bill(9_000))
    before = contents(shop.book)
    asked(shop, check_ending, EndPlan(plan, shop.today))
    asked(shop, outlook_on_payment, RecordPayment(customer.no, 100, shop.today))
    standing(customer)
    assert contents(shop.book) == before
