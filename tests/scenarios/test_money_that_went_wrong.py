"""Stories of money that bounced, was entered wrongly, or came too much."""

from __future__ import annotations

from desktop_ar.domain.codes import PaymentMethod, PlanState
from desktop_ar.queries.ageing import ageing_totals
from desktop_ar.services.payments import UseCredit, use_credit
from desktop_ar.services.receivables import (
    CancelBill,
    CloseDispute,
    OpenDispute,
    cancel_bill,
    close_dispute,
    open_dispute,
)
from tests.scenarios.asking import card, overdue_fen, overdue_list
from tests.shop import Shop


def test_a_cheque_that_bounced_leaves_the_debt_as_old_as_it_was(shop: Shop) -> None:
    customer = shop.customer("木与纸装裱店")
    bill = customer.bill(166_000, issued=-88, due=-58)
    cheque = customer.pay(166_000, bill, on=-50, method=PaymentMethod.CHEQUE)
    customer.take_back(cheque.payment_no, on=-46)

    # The days in between saw it paid, all others see it late since its own due date.
    assert overdue_fen(shop, "木与纸装裱店", on=-51) == 166_000
    assert overdue_fen(shop, "木与纸装裱店", on=-48) == 0
    late = overdue_list(shop)["木与纸装裱店"]
    assert (late.overdue_fen, late.days_past_due) == (166_000, 58)

    customer.pay(166_000, bill, on=-43, method=PaymentMethod.BANK)
    assert overdue_fen(shop, "木与纸装裱店", on=-44) == 166_000
    assert overdue_fen(shop, "木与纸装裱店") == 0
    shop.assert_sound()


def test_a_payment_entered_for_the_wrong_sum_is_taken_back_and_entered_anew(shop: Shop) -> None:
    customer = shop.customer("区文浩")
    bill = customer.bill(64_000, due=-34, issued=-64)
    mistaken = customer.pay(64_000, bill, on=-20)
    customer.take_back(mistaken.payment_no)
    customer.pay(46_000, bill, on=-20)
    assert shop.open_of(bill) == 18_000
    owed = [_owed(shop, day) for day in range(-64, 1)]
    assert owed == [64_000] * 44 + [0] * 20 + [18_000]
    shop.assert_sound()


def _owed(shop: Shop, day: int) -> int:
    with shop.book.read() as session:
        return ageing_totals(session, shop.on(day)).open_fen


def test_money_paid_too_early_waits_as_credit_and_then_pays_the_next_bill(shop: Shop) -> None:
    customer = shop.customer("贺兰舟")
    customer.pay(20_000, on=-33)
    assert card(shop, customer.no).owes.unallocated_fen == 20_000
    bill = customer.bill(15_000, issued=-20, due=-5)
    assert overdue_fen(shop, "贺兰舟") == 15_000
    assert overdue_list(shop)["贺兰舟"].unallocated_fen == 20_000
    shop.do(use_credit, UseCredit(customer.no, shop.today))
    assert shop.open_of(bill) == 0
    assert card(shop, customer.no).owes.unallocated_fen == 5_000
    shop.assert_sound()


def test_a_bounced_installment_reopens_the_plan_and_its_due_dates(shop: Shop) -> None:
    customer = shop.customer("任小北")
    bill = customer.bill(60_000, issued=-100, due=-70)
    plan_no = customer.plan(bill, count=2, agreed=-60, signed=-60, first_due_date=shop.on(-45))
    customer.pay(30_000, bill, on=-45)
    last = customer.pay(30_000, bill, on=-15)
    assert shop.plan_state(plan_no) == PlanState.COMPLETED
    customer.take_back(last.payment_no, on=-3)
    assert shop.plan_state(plan_no) == PlanState.ACTIVE
    late = overdue_list(shop)["任小北"]
    assert late.overdue_fen == 30_000
    assert late.days_past_due < 20  # by the installment, not by the bill of long ago
    shop.assert_sound()


def test_a_bill_for_the_wrong_customer_is_cancelled_and_issued_anew(shop: Shop) -> None:
    wrong, right = shop.customer("单一鸣"), shop.customer("单于青")
    bill = wrong.bill(24_000)
    shop.do(cancel_bill, CancelBill(bill, shop.today, "开错了人"))
    right.bill(24_000)
    assert set(overdue_list(shop)) == {"单于青"}
    assert overdue_fen(shop, "单一鸣", on=-1) == 24_000
    shop.assert_sound()


def test_a_disputed_part_stays_in_the_sum_and_stands_beside_it(shop: Shop) -> None:
    customer = shop.customer("三两间茶室")
    bill = customer.bill(360_000)
    shop.do(open_dispute, OpenDispute(bill, shop.on(-4), 90_000, "画框有划痕"))
    late = overdue_list(shop)["三两间茶室"]
    assert (late.overdue_fen, late.disputed_fen) == (360_000, 90_000)
    assert set(overdue_list(shop, "disputed")) == {"三两间茶室"}
    shop.do(close_dispute, CloseDispute(bill, shop.today))
    assert overdue_list(shop)["三两间茶室"].disputed_fen == 0
    assert overdue_list(shop, "disputed", on=-1)["三两间茶室"].disputed_fen == 90_000
