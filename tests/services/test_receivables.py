"""Acts on bills: issuing, cancelling, disputing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_ar.domain.codes import ReceivableKind
from desktop_ar.domain.faults import Refused
from desktop_ar.services.receivables import (
    BillLine,
    CancelBill,
    CloseDispute,
    IssueBill,
    OpenDispute,
    cancel_bill,
    close_dispute,
    issue_bill,
    open_dispute,
)
from desktop_ar.services.settings import ChangeSettings, change_settings
from tests.shop import Shop


def due_date(shop: Shop, receivable_no: str) -> date:
    text = shop.value(
        "SELECT due_date FROM receivables WHERE receivable_no = :no", no=receivable_no
    )
    return date.fromisoformat(text)


class TestIssuing:
    def test_all_of_a_new_bill_is_open(self, shop: Shop) -> None:
        assert shop.open_of(shop.customer().bill(12_345)) == 12_345

    @pytest.mark.parametrize(
        ("kind", "number"),
        [
            (ReceivableKind.INVOICE, "XS-2026-0001"),
            (ReceivableKind.LATE_CHARGE, "WY-2026-0001"),
            (ReceivableKind.COST, "FY-2026-0001"),
            (ReceivableKind.OPENING_BALANCE, "QC-2026-0001"),
        ],
    )
    def test_a_number_says_what_the_bill_is_for_and_of_which_year(
        self, shop: Shop, kind: ReceivableKind, number: str
    ) -> None:
        assert shop.customer().bill(kind=kind) == number

    def test_a_number_the_owner_took_already_is_passed_over(self, shop: Shop) -> None:
        customer = shop.customer()
        customer.bill(receivable_no="XS-2026-0001")
        assert customer.bill() == "XS-2026-0002"

    def test_without_a_due_date_the_terms_of_the_customer_hold_before_those_of_the_shop(
        self, shop: Shop
    ) -> None:
        shop.do(change_settings, ChangeSettings((("terms.days", "14"),)))
        of_shop = IssueBill(shop.customer("甲").no, 100, shop.today)
        own = IssueBill(shop.customer("乙", terms_days=0).no, 100, shop.today)
        by_shop = shop.do(issue_bill, of_shop).numbers[0]
        by_own = shop.do(issue_bill, own).numbers[0]
        assert due_date(shop, by_shop) == shop.on(14)
        assert due_date(shop, by_own) == shop.today

    def test_where_the_shop_stops_at_limits_a_bill_above_one_needs_the_owners_word(
        self, shop: Shop
    ) -> None:
        customer = shop.customer(credit_limit_fen=10_000)
        customer.bill(9_000)
        shop.do(change_settings, ChangeSettings((("credit.limit", "stop"),)))
        customer.bill(1_000)
        above = IssueBill(customer.no, 1, shop.today)
        with pytest.raises(Refused) as refused:
            shop.do(issue_bill, above)
        assert [(fault.code, fault.field) for fault in refused.value.faults] == [
            ("limit_passed", "amount_fen")
        ]
        shop.do(issue_bill, replace(above, kind=ReceivableKind.COST))
        shop.do(issue_bill, replace(above, despite_limit=True))

    def test_where_the_shop_only_warns_a_bill_above_the_limit_is_entered(self, shop: Shop) -> None:
        customer = shop.customer(credit_limit_fen=100)
        assert shop.open_of(customer.bill(101)) == 101

    def test_lines_are_kept_in_their_order(self, shop: Shop) -> None:
        lines = (BillLine("画框", 7_000, "2 个"), BillLine("折扣", -500))
        shop.customer().bill(6_500, lines=lines)
        assert shop.value("SELECT group_concat(text) FROM receivable_lines") == "画框,折扣"

    def test_every_fault_of_a_bill_is_said_at_once_by_its_field(self, shop: Shop) -> None:
        customer = shop.customer()
        taken = customer.bill()
        command = IssueBill(
            customer.no,
            0,
            shop.today,
            due_date=shop.on(-1),
            receivable_no=taken,
            lines=(BillLine("画框", 1),),
        )
        assert shop.refusal(issue_bill, command) == {
            "amount_fen": ["amount_not_positive"],
            "due_date": ["due_before_issue"],
            "receivable_no": ["bill_no_taken"],
            "lines": ["lines_do_not_add_up"],
        }

    @pytest.mark.parametrize("day", [date.min, date(1989, 12, 31), date(2101, 1, 1), date.max])
    def test_a_date_that_cannot_be_right_is_refused_where_it_was_typed(
        self, shop: Shop, day: date
    ) -> None:
        no = shop.customer().no
        assert shop.refusal(issue_bill, IssueBill(no, 1, day)) == {
            "issue_date": ["date_out_of_range"]
        }
        late = shop.refusal(issue_bill, IssueBill(no, 1, shop.today, due_date=day))
        assert "date_out_of_range" in late["due_date"]

    def test_more_than_the_program_can_take_is_a_slip_of_the_pen(self, shop: Shop) -> None:
        command = IssueBill(shop.customer().no, 10**13 + 1, shop.today)
        assert shop.refusal(issue_bill, command) == {"amount_fen": ["amount_out_of_range"]}

    def test_nobody_is_billed_who_is_not_there(self, shop: Shop) -> None:
        command = IssueBill("K-9", 1, shop.today)
        assert shop.refusal(issue_bill, command) == {"customer_no": ["customer_unknown"]}


class TestCancelling:
    def test_nothing_is_open_of_a_cancelled_bill(self, shop: Shop) -> None:
        bill = shop.customer().bill()
        shop.do(cancel_bill, CancelBill(bill, shop.today, "开错了"))
        assert shop.open_of(bill) == 0
        shop.assert_sound()

    def test_money_received_must_go_back_before_a_bill_is_cancelled(self, shop: Shop) -> None:
        customer = shop.customer()
        bill = customer.bill(10_000)
        payment = customer.pay(1, bill)
        command = CancelBill(bill, shop.today)
        assert shop.refusal(cancel_bill, command) == {"receivable_no": ["bill_partly_paid"]}
        customer.take_back(payment.payment_no)
        shop.do(cancel_bill, command)
        assert shop.open_of(bill) == 0

    def test_a_bill_is_cancelled_once(self, shop: Shop) -> None:
        command = CancelBill(shop.customer().bill(), shop.today)
        shop.do(cancel_bill, command)
        assert shop.refusal(cancel_bill, command) == {"receivable_no": ["bill_not_open"]}

    def test_a_bill_is_cancelled_neither_before_it_was_issued_nor_in_the_future(
        self, shop: Shop
    ) -> None:
        bill = shop.customer().bill(issued=-5, due=5)
        early = CancelBill(bill, shop.on(-6))
        late = CancelBill(bill, shop.on(1))
        assert shop.refusal(cancel_bill, early) == {"cancelled_on": ["cancel_before_issue"]}
        assert shop.refusal(cancel_bill, late) == {"cancelled_on": ["date_in_future"]}

    def test_a_bill_is_not_cancelled_before_the_money_on_it_went_back(self, shop: Shop) -> None:
        customer = shop.customer()
        bill = customer.bill(10_000)
        customer.take_back(customer.pay(10_000, bill, on=-20).payment_no, on=-5)
        command = CancelBill(bill, shop.on(-6))
        assert shop.refusal(cancel_bill, command) == {"cancelled_on": ["cancel_before_movement"]}
        shop.do(cancel_bill, CancelBill(bill, shop.on(-5)))

    def test_a_bill_under_a_signed_plan_stays(self, shop: Shop) -> None:
        customer = shop.customer()
        bill = customer.bill()
        customer.plan(bill, signed=0)
        command = CancelBill(bill, shop.today)
        assert shop.refusal(cancel_bill, command) == {"receivable_no": ["bill_under_plan"]}

    def test_a_bill_that_is_not_there_is_not_cancelled(self, shop: Shop) -> None:
        command = CancelBill("XS-9", shop.today)
        assert shop.refusal(cancel_bill, command) == {"receivable_no": ["bill_unknown"]}


class TestDisputing:
    def test_a_dispute_changes_nothing_of_what_is_open(self, shop: Shop) -> None:
        bill = shop.customer().bill(10_000)
        shop.do(open_dispute, OpenDispute(bill, shop.today, 4_000, "有划痕"))
        assert shop.open_of(bill) == 10_000

    def test_a_bill_is_disputed_once_at_a_time_and_again_after_it_was_settled(
        self, shop: Shop
    ) -> None:
        bill = shop.customer().bill()
        dispute = OpenDispute(bill, shop.on(-3))
        shop.do(open_dispute, dispute)
        assert shop.refusal(open_dispute, dispute) == {"receivable_no": ["dispute_open_already"]}
        shop.do(close_dispute, CloseDispute(bill, shop.on(-1)))
        shop.do(open_dispute, OpenDispute(bill, shop.today))
        assert shop.value("SELECT count(*) FROM disputes WHERE closed_on IS NULL") == 1

    def test_no_more_is_disputed_than_is_open(self, shop: Shop) -> None:
        customer = shop.customer()
        bill = customer.bill(10_000)
        customer.pay(4_000, bill)
        command = OpenDispute(bill, shop.on(1), 6_001)
        assert shop.refusal(open_dispute, command) == {
            "opened_on": ["date_in_future"],
            "amount_fen": ["more_than_open"],
        }
        nothing = OpenDispute(bill, shop.today, 0)
        assert shop.refusal(open_dispute, nothing) == {"amount_fen": ["amount_not_positive"]}

    def test_a_bill_is_not_disputed_before_it_was_issued(self, shop: Shop) -> None:
        bill = shop.customer().bill(issued=-5, due=5)
        command = OpenDispute(bill, shop.on(-6))
        assert shop.refusal(open_dispute, command) == {"opened_on": ["dispute_before_issue"]}

    def test_only_an_open_dispute_is_settled(self, shop: Shop) -> None:
        bill = shop.customer().bill()
        command = CloseDispute(bill, shop.today)
        assert shop.refusal(close_dispute, command) == {"receivable_no": ["no_open_dispute"]}
        shop.do(open_dispute, OpenDispute(bill, shop.today))
        tomorrow = CloseDispute(bill, shop.on(1))
        assert shop.refusal(close_dispute, tomorrow) == {"closed_on": ["date_in_future"]}

    def test_a_dispute_never_ends_before_it_began(self, shop: Shop) -> None:
        bill = shop.customer().bill()
        shop.do(open_dispute, OpenDispute(bill, shop.on(-3)))
        shop.do(close_dispute, CloseDispute(bill, shop.on(-9)))
        closed = date.fromisoformat(shop.value("SELECT closed_on FROM disputes"))
        assert closed == shop.today - timedelta(days=3)

    def test_a_bill_that_is_not_there_is_not_disputed(self, shop: Shop) -> None:
        unknown = {"receivable_no": ["bill_unknown"]}
        assert shop.refusal(open_dispute, OpenDispute("XS-9", shop.today)) == unknown
        assert shop.refusal(close_dispute, CloseDispute("XS-9", shop.today)) == unknown
