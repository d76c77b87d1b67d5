"""Acts on installment plans, and what payments and reversals do to plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_ar.domain.codes import Interval, PlanState
from desktop_ar.services.payments import UseCredit, use_credit
from desktop_ar.services.plans import (
    DraftPlan,
    EndPlan,
    SignPlan,
    draft_plan,
    end_plan,
    keep_plan,
    mark_printed,
    sign_plan,
)
from tests.shop import Shop


def ended_on(shop: Shop, plan_no: str) -> str | None:
    found = shop.value("SELECT ended_on FROM installment_plans WHERE plan_no = :no", no=plan_no)
    return None if found is None else str(found)


class TestDrafting:
    def test_a_draft_covers_every_open_bill_and_adds_up(self, shop: Shop) -> None:
        customer = shop.customer()
        first, second = customer.bill(7_000), customer.bill(3_001, due=5)
        customer.pay(1_000, first)
        command = DraftPlan(customer.no, shop.today, count=4, down_payment_fen=1_000)
        with shop.book.read() as session:
            draft = draft_plan(session, shop.context, command)
        assert draft.bills == ((first, 6_000), (second, 3_001))
        assert [part.amount_fen for part in draft.installments] == [
            1_000,
            2_000,
            2_000,
            2_000,
            2_001,
        ]
        assert draft.largest_fen == 2_001
        assert draft.ends_on == date(2027, 3, 22)

    def test_what_is_kept_is_what_was_drafted(self, shop: Shop) -> None:
        customer = shop.customer()
        customer.bill(10_000)
        command = DraftPlan(customer.no, shop.today, each_fen=3_000, every=Interval.WEEK)
        with shop.book.read() as session:
            draft = draft_plan(session, shop.context, command)
        shop.do(keep_plan, command)
        kept = shop.value(
            "SELECT group_concat(no || ':' || due_date || ':' || amount_fen || ':' ||"
            " cumulative_fen) FROM (SELECT * FROM installments ORDER BY no)"
        )
        sums = [3_000, 6_000, 9_000, 10_000]
        assert kept == ",".join(
            f"{part.no}:{part.due_date}:{part.amount_fen}:{cumulative}"
            for part, cumulative in zip(draft.installments, sums, strict=True)
        )
        shop.assert_sound()

    def test_bills_under_a_signed_plan_and_later_bills_are_left_out(self, shop: Shop) -> None:
        customer = shop.customer()
        under = customer.bill()
        customer.plan(under, signed=0)
        free = customer.bill()
        customer.bill(issued=0, due=30)
        command = DraftPlan(customer.no, shop.on(-1), count=2)
        with shop.book.read() as session:
            draft = draft_plan(session, shop.context, command)
        assert [number for number, _ in draft.bills] == [free]

    def test_every_fault_of_a_plan_is_said_at_once_by_its_field(self, shop: Shop) -> None:
        customer, other = shop.customer("甲"), shop.customer("乙")
        paid, foreign = customer.bill(1_000), other.bill()
        customer.pay(1_000, paid)
        open_ = customer.bill(1_000)
        command = DraftPlan(
            customer.no,
            shop.on(1),
            count=0,
            down_payment_fen=1_000,
            first_due_date=shop.today,
            receivable_nos=(open_, paid, foreign),
            affordable_fen=0,
        )
        faults = {
            "agreed_on": ["date_in_future"],
            "receivable_nos": ["bill_not_open", "bill_not_open", "bill_not_open"],
            "affordable_fen": ["amount_not_positive"],
        }
        later = replace(command, agreed_on=shop.today)
        assert shop.refusal(draft_plan, later) == {
            "down_payment_fen": ["plan_down_not_below_total"],
            "count": ["plan_count_range"],
            "receivable_nos": ["bill_not_open", "bill_not_open"],
            "affordable_fen": ["amount_not_positive"],
        }
        early = replace(command, receivable_nos=(paid, foreign, "XS-9"))
        assert shop.refusal(keep_plan, early) == faults

    @pytest.mark.parametrize(
        ("terms", "field", "code"),
        [
            ({}, "count", "plan_count_or_sum"),
            ({"count": 2, "each_fen": 100}, "count", "plan_count_or_sum"),
            ({"count": 121}, "count", "plan_count_range"),
            ({"count": 3, "down_payment_fen": 9_998}, "count", "plan_count_exceeds_fen"),
            ({"count": 2, "down_payment_fen": -1}, "down_payment_fen", "plan_down_negative"),
            ({"each_fen": 0}, "each_fen", "plan_each_not_positive"),
            ({"each_fen": 10_001}, "each_fen", "plan_each_above_rest"),
            ({"each_fen": 1}, "each_fen", "plan_each_too_small"),
            ({"count": 2, "first_due_date": date(2026, 11, 20)}, "first_due_date",
             "plan_first_before_agreed"),
            ({"count": 2, "first_due_date": date.max}, "first_due_date", "date_out_of_range"),
            ({"count": 2, "agreed_on": date.min}, "agreed_on", "date_out_of_range"),
        ],
    )  # fmt: skip
    def test_terms_that_make_no_plan_are_refused(
        self, shop: Shop, terms: dict[str, Any], field: str, code: str
    ) -> None:
        customer = shop.customer()
        customer.bill(10_000)
        command = replace(DraftPlan(customer.no, shop.today), **terms)
        assert code in shop.refusal(draft_plan, command)[field]

    def test_a_debt_of_nothing_is_not_divided(self, shop: Shop) -> None:
        command = DraftPlan(shop.customer().no, shop.today, count=2)
        assert shop.refusal(draft_plan, command) == {"receivable_nos": ["plan_nothing_open"]}

    def test_a_bill_is_under_one_signed_plan_at_a_time(self, shop: Shop) -> None:
        customer = shop.customer()
        bill = customer.bill()
        customer.plan(bill, signed=0)
        command = DraftPlan(customer.no, shop.today, count=2, receivable_nos=(bill,))
        assert shop.refusal(keep_plan, command) == {"receivable_nos": ["bill_under_plan"]}

    def test_nobody_agrees_a_plan_who_is_not_there(self, shop: Shop) -> None:
        command = DraftPlan("K-9", shop.today, count=2)
        assert shop.refusal(keep_plan, command) == {"customer_no": ["customer_unknown"]}


class TestTheWayOfAPlan:
    def test_draft_printed_active(self, shop: Shop) -> None:
        customer = shop.customer()
        customer.bill()
        plan_no = customer.plan()
        assert shop.plan_state(plan_no) == PlanState.DRAFT
        shop.do(mark_printed, plan_no)
        assert shop.plan_state(plan_no) == PlanState.PRINTED
        shop.do(sign_plan, SignPlan(plan_no, shop.today))
        assert shop.plan_state(plan_no) == PlanState.ACTIVE
        shop.assert_sound()

    def test_printing_an_active_plan_again_leaves_it_active(self, shop: Shop) -> None:
        customer = shop.customer()
        customer.bill()
        plan_no = customer.plan(signed=0)
        shop.do(mark_printed, plan_no)
        assert shop.plan_state(plan_no) == PlanState.ACTIVE

    @pytest.mark.parametrize(
        ("broken", "state"), [(False, PlanState.CANCELLED), (True, PlanState.BROKEN)]
    )
    def test_an_active_plan_ends_as_it_is_told(
        self, shop: Shop, broken: bool, state: PlanState
    ) -> None:
        customer = shop.customer()
        bill = customer.bill()
        plan_no = customer.plan(bill, agreed=-5, signed=-5)
        shop.do(end_plan, EndPlan(plan_no, shop.on(-1), broken=broken))
        assert shop.plan_state(plan_no) == state
        assert ended_on(shop, plan_no) == "2026-11-20"
        assert shop.open_of(bill) == 10_000

    def test_steps_that_are_not_open_to_a_plan_are_refused(self, shop: Shop) -> None:
        customer = shop.customer()
        customer.bill()
        plan_no = customer.plan()
        moved = {"plan_no": ["plan_cannot_move"]}
        assert shop.refusal(end_plan, EndPlan(plan_no, shop.today, broken=True)) == moved
        shop.do(end_plan, EndPlan(plan_no, shop.today))
        assert shop.refusal(end_plan, EndPlan(plan_no, shop.today)) == moved
        assert shop.refusal(sign_plan, SignPlan(plan_no, shop.today)) == moved

    def test_a_plan_is_signed_between_its_agreement_and_today(self, shop: Shop) -> None:
        customer = shop.customer()
        customer.bill()
        plan_no = customer.plan(agreed=-3)
        early, late = SignPlan(plan_no, shop.on(-4)), SignPlan(plan_no, shop.on(1))
        assert shop.refusal(sign_plan, early) == {"signed_on": ["sign_before_agreed"]}
        assert shop.refusal(sign_plan, late) == {"signed_on": ["date_in_future"]}
        assert shop.refusal(end_plan, EndPlan(plan_no, shop.on(1))) == {
            "ended_on": ["date_in_future"]
        }

    def test_a_plan_whose_debt_has_changed_is_made_anew(self, shop: Shop) -> None:
        customer = shop.customer()
        bill = customer.bill()
        plan_no = customer.plan(bill, agreed=-3)
        payment = customer.pay(1, bill, on=-2)
        command = SignPlan(plan_no, shop.today)
        assert shop.refusal(sign_plan, command) == {"plan_no": ["plan_balance_changed"]}
        customer.take_back(payment.payment_no, on=-1)
        early = SignPlan(plan_no, shop.on(-2))
        assert shop.refusal(sign_plan, early) == {"signed_on": ["sign_before_movement"]}
        shop.do(sign_plan, SignPlan(plan_no, shop.on(-1)))

    def test_of_two_drafts_over_one_bill_only_one_is_signed(self, shop: Shop) -> None:
        customer = shop.customer()
        bill = customer.bill()
        first, second = customer.plan(bill), customer.plan(bill, count=5)
        shop.do(sign_plan, SignPlan(first, shop.today))
        command = SignPlan(second, shop.today)
        assert shop.refusal(sign_plan, command) == {"plan_no": ["bill_under_plan"]}

    def test_no_day_of_the_past_has_two_plans_over_one_bill(self, shop: Shop) -> None:
        customer = shop.customer()
        bill = customer.bill()
        first = customer.plan(bill, agreed=-20, signed=-20)
        shop.do(end_plan, EndPlan(first, shop.on(-5)))
        second = customer.plan(bill, agreed=-10)
        early = SignPlan(second, shop.on(-6))
        assert shop.refusal(sign_plan, early) == {"signed_on": ["sign_before_movement"]}
        shop.do(sign_plan, SignPlan(second, shop.on(-5)))

    def test_a_plan_that_is_not_there_goes_nowhere(self, shop: Shop) -> None:
        unknown = {"plan_no": ["plan_unknown"]}
        assert shop.refusal(sign_plan, SignPlan("FQ-9", shop.today)) == unknown
        assert shop.refusal(end_plan, EndPlan("FQ-9", shop.today)) == unknown
        assert shop.refusal(mark_printed, "FQ-9") == unknown


class TestPaying:
    def test_a_plan_is_completed_when_nothing_under_it_is_open(self, shop: Shop) -> None:
        customer = shop.customer()
        bill = customer.bill(10_000)
        plan_no = customer.plan(bill, agreed=-30, signed=-30)
        customer.pay(9_999, bill, on=-10)
        assert shop.plan_state(plan_no) == PlanState.ACTIVE
        customer.pay(1, bill, on=-2)
        assert shop.plan_state(plan_no) == PlanState.COMPLETED
        assert ended_on(shop, plan_no) == "2026-11-19"

    def test_it_ends_with_the_last_movement_whatever_was_entered_last(self, shop: Shop) -> None:
        customer = shop.customer()
        bill = customer.bill(10_000)
        plan_no = customer.plan(bill, agreed=-30, signed=-30)
        customer.pay(5_000, bill, on=-2)
        customer.pay(5_000, bill, on=-10)
        assert ended_on(shop, plan_no) == "2026-11-19"

    def test_credit_completes_a_plan_too(self, shop: Shop) -> None:
        customer = shop.customer()
        customer.pay(10_000, on=-50)
        plan_no = customer.plan(customer.bill(10_000), agreed=-30, signed=-30)
        shop.do(use_credit, UseCredit(customer.no, shop.on(-1)))
        assert shop.plan_state(plan_no) == PlanState.COMPLETED
        assert ended_on(shop, plan_no) == "2026-11-20"

    def test_a_payment_that_bounced_makes_a_completed_plan_active_again(self, shop: Shop) -> None:
        customer = shop.customer()
        bill = customer.bill(10_000)
        plan_no = customer.plan(bill, agreed=-30, signed=-30)
        payment = customer.pay(10_000, bill, on=-10)
        customer.take_back(payment.payment_no)
        assert shop.plan_state(plan_no) == PlanState.ACTIVE
        assert ended_on(shop, plan_no) is None
        assert shop.open_of(bill) == 10_000
        shop.assert_sound()

    def test_more_open_than_was_agreed_breaks_the_plan(self, shop: Shop) -> None:
        customer = shop.customer()
        bill = customer.bill(10_000)
        before = customer.pay(4_000, bill, on=-35)
        plan_no = customer.plan(bill, agreed=-30, signed=-30)
        customer.pay(1_000, bill, on=-10)
        customer.take_back(before.payment_no, on=-3)
        assert shop.plan_state(plan_no) == PlanState.BROKEN
        assert ended_on(shop, plan_no) == "2026-11-18"
        assert shop.open_of(bill) == 9_000
        shop.assert_sound()

    def test_a_plan_that_ended_is_not_touched_by_later_money(self, shop: Shop) -> None:
        customer = shop.customer()
        bill = customer.bill(10_000)
        plan_no = customer.plan(bill, agreed=-30, signed=-30)
        shop.do(end_plan, EndPlan(plan_no, shop.on(-20)))
        payment = customer.pay(10_000, bill)
        assert shop.plan_state(plan_no) == PlanState.CANCELLED
        customer.take_back(payment.payment_no)
        assert shop.plan_state(plan_no) == PlanState.CANCELLED
