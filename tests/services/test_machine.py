"""Whatever an owner does, in whatever order: every kept balance follows from the entries.

A machine drives the real acts on a real book and keeps only what it was told. After every step
the book's own check must hold, the money must be conserved, and no day of the past may show a
bill or a lot below nothing.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from desktop_ar.domain.codes import LotKind, PlanState
from desktop_ar.domain.faults import Refused
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.services.payments import (
    RecordPayment,
    ReversePayment,
    UseCredit,
    record_payment,
    reverse_payment,
    use_credit,
)
from desktop_ar.services.plans import DraftPlan, EndPlan, SignPlan, end_plan, keep_plan, sign_plan
from desktop_ar.services.prepaid import (
    Redeem,
    SellPrepaid,
    UndoRedemption,
    redeem,
    sell_prepaid,
    undo_redemption,
)
from desktop_ar.services.receivables import CancelBill, IssueBill, cancel_bill, issue_bill
from tests.shop import Act, Shop, contents

NOW = datetime(2026, 11, 21, 2, 30, tzinfo=UTC)
FEN = st.sampled_from([100, 100, 200, 300, 457])
PAST = st.integers(-6, 0)
"""Few days and few sums, so that things meet."""


class Owner(RuleBasedStateMachine):
    """An owner of few customers who makes every kind of entry, often a mistaken one."""

    customers = Bundle("customers")
    bills = Bundle("bills")
    payments = Bundle("payments")
    plans = Bundle("plans")
    lots = Bundle("lots")
    uses = Bundle("uses")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        book = Book.create(Path(self.folder.name) / "machine.book")
        self.shop = Shop(book, Context(NOW.date(), NOW, "machine"))
        self.owner_of: dict[str, str] = {}
        self.billed: dict[str, int] = {}
        self.cancelled: set[str] = set()
        self.received: dict[str, int] = {}
        self.sold: dict[str, int] = {}

    def teardown(self) -> None:
        self.shop.book.close()
        self.folder.cleanup()

    def done(self, act: Act[Any], command: object) -> Any:
        """The answer of an act; None where it was refused, and then nothing is written."""
        before = contents(self.shop.book)
        with self.shop.book.write() as session:
            try:
                return act(session, self.shop.context, command)
            except Refused:
                pass  # the transaction is committed all the same
        assert contents(self.shop.book) == before
        return None

    @initialize(target=customers)
    def first_customer(self) -> str:
        return self.shop.customer("曾知秋").no

    @initialize(target=bills, customer=customers)
    def first_bill(self, customer: str) -> str:
        return self._bill(customer, 300, -6, 2)

    @initialize(target=lots, customer=customers)
    def first_lot(self, customer: str) -> str:
        command = SellPrepaid(customer, LotKind.CLASS_PACK, self.shop.on(-6), 457, units=3)
        return self._sell(command, 457)

    @initialize(target=customers)
    def second_customer(self) -> str:
        return self.shop.customer("单一鸣").no

    @rule(target=bills, customer=customers, fen=FEN, issued=PAST, terms=st.integers(0, 5))
    def bill(self, customer: str, fen: int, issued: int, terms: int) -> str:
        return self._bill(customer, fen, issued, terms)

    def _bill(self, customer: str, fen: int, issued: int, terms: int) -> str:
        day = self.shop.on(issued)
        command = IssueBill(customer, fen, day, due_date=day + timedelta(days=terms))
        number: str = self.shop.do(issue_bill, command).numbers[0]
        self.billed[number] = fen
        self.owner_of[number] = customer
        return number

    @rule(bill=bills, on=PAST)
    def cancel(self, bill: str, on: int) -> None:
        if self.done(cancel_bill, CancelBill(bill, self.shop.on(on))):
            self.cancelled.add(bill)

    @rule(target=payments, bill=bills, fen=FEN, on=PAST)
    def pay_a_bill(self, bill: str, fen: int, on: int) -> str | None:
        return self._pay(self.owner_of[bill], fen, on, (bill,))

    @rule(target=payments, bill=bills, other=bills, on=PAST)
    def pay_a_bill_exactly(self, bill: str, other: str, on: int) -> str | None:
        return self._pay_exactly(bill, other, on)

    def _pay_exactly(self, bill: str, other: str, on: int) -> str | None:
        fen = self.shop.open_of(bill)
        return self._pay(self.owner_of[bill], fen, on, (bill, other)) if fen else None

    @rule(target=payments, customer=customers, fen=FEN, on=PAST)
    def pay(self, customer: str, fen: int, on: int) -> str | None:
        return self._pay(customer, fen, on, ())

    @rule(target=payments, customer=customers, on=PAST, back=st.none() | PAST)
    def pay_everything(self, customer: str, on: int, back: int | None) -> str | None:
        """All that is owed at once, and perhaps the bank takes it back."""
        owed = self.ask(
            "SELECT customer_no, open_fen FROM receivables JOIN customers AS c"
            " ON c.id = customer_id"
        )
        fen = sum(open_fen for number, open_fen in owed if number == customer)
        payment = self._pay(customer, fen, on, ()) if fen else None
        if back is not None:
            self.take_back(payment, back)
        return payment

    def _pay(self, customer: str, fen: int, on: int, bills: tuple[str, ...]) -> str | None:
        command = RecordPayment(customer, fen, self.shop.on(on), receivable_nos=bills)
        recorded = self.done(record_payment, command)
        if recorded is None:
            return None
        assert sum(share for _, share in recorded.shares) + recorded.unallocated_fen == fen
        self.received[recorded.payment_no] = fen
        number: str = recorded.payment_no
        return number

    @rule(payment=payments, on=PAST)
    def take_back(self, payment: str | None, on: int) -> None:
        if payment and self.done(reverse_payment, ReversePayment(payment, self.shop.on(on))):
            self.received[payment] = 0

    @rule(target=payments, bill=bills, paid=PAST, back=PAST, anew=PAST)
    def correct_a_payment(self, bill: str, paid: int, back: int, anew: int) -> str | None:
        """Paid in full, found wrong, taken back, entered again under another day."""
        self.take_back(self._pay_exactly(bill, bill, paid), back)
        return self._pay_exactly(bill, bill, anew)

    @rule(customer=customers, on=PAST)
    def use_credit(self, customer: str, on: int) -> None:
        self.done(use_credit, UseCredit(customer, self.shop.on(on)))

    @rule(target=plans, customer=customers, agreed=PAST, count=st.integers(1, 4))
    def agree(self, customer: str, agreed: int, count: int) -> str | None:
        return self._agree(customer, agreed, count)

    def _agree(self, customer: str, agreed: int, count: int) -> str | None:
        kept = self.done(keep_plan, DraftPlan(customer, self.shop.on(agreed), count=count))
        return kept.numbers[0] if kept else None

    @rule(target=plans, customer=customers, agreed=PAST, count=st.integers(1, 4))
    def agree_and_sign(self, customer: str, agreed: int, count: int) -> str | None:
        plan = self._agree(customer, agreed, count)
        for day in (agreed, 0):
            self.sign(plan, day)
        return plan

    @rule(plan=plans, on=PAST)
    def sign(self, plan: str | None, on: int) -> None:
        if plan:
            self.done(sign_plan, SignPlan(plan, self.shop.on(on)))

    @rule(plan=plans, on=PAST, broken=st.booleans())
    def end(self, plan: str | None, on: int, broken: bool) -> None:
        if plan:
            self.done(end_plan, EndPlan(plan, self.shop.on(on), broken=broken))

    @rule(target=lots, customer=customers, paid=FEN, bonus=st.integers(0, 99), on=PAST)
    def sell_value(self, customer: str, paid: int, bonus: int, on: int) -> str:
        command = SellPrepaid(
            customer, LotKind.STORED_VALUE, self.shop.on(on), paid, bonus_fen=bonus
        )
        return self._sell(command, paid + bonus)

    @rule(target=lots, customer=customers, paid=FEN, units=st.integers(1, 5), on=PAST)
    def sell_units(self, customer: str, paid: int, units: int, on: int) -> str:
        command = SellPrepaid(customer, LotKind.CLASS_PACK, self.shop.on(on), paid, units=units)
        return self._sell(command, paid)

    def _sell(self, command: SellPrepaid, worth_fen: int) -> str:
        number: str = self.shop.do(sell_prepaid, command).numbers[0]
        self.sold[number] = worth_fen
        return number

    @rule(target=uses, lot=lots, fen=FEN, on=PAST)
    def use_value(self, lot: str, fen: int, on: int) -> int | None:
        return self._use(Redeem(lot, self.shop.on(on), amount_fen=fen))

    @rule(target=uses, lot=lots, units=st.integers(1, 5), on=PAST)
    def use_units(self, lot: str, units: int, on: int) -> int | None:
        return self._use(Redeem(lot, self.shop.on(on), units=units))

    def _use(self, command: Redeem) -> int | None:
        used = self.done(redeem, command)
        if used is None:
            return None
        assert used.paid_used_fen >= 0
        assert used.bonus_used_fen >= 0
        entry_id: int = used.entry_id
        return entry_id

    @rule(target=uses, lot=lots, on=PAST, back=PAST, anew=PAST)
    def correct_a_use(self, lot: str, on: int, back: int, anew: int) -> int | None:
        """All used up, found wrong, undone, entered again under another day."""
        kept = self.ask(
            "SELECT lot_no, paid_left_fen + bonus_left_fen, units_left FROM prepaid_lots"
        )
        fen, units = next(row[1:] for row in kept if row[0] == lot)
        wanted = {"amount_fen": fen} if units is None else {"units": units}
        self.undo(self._use(Redeem(lot, self.shop.on(on), **wanted)), back)
        return self._use(Redeem(lot, self.shop.on(anew), **wanted))

    @rule(use=uses, on=PAST)
    def undo(self, use: int | None, on: int) -> None:
        if use is not None:
            self.done(undo_redemption, UndoRedemption(use, self.shop.on(on)))

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.shop.book.path)) as connection:
            return connection.execute(question).fetchall()

    @invariant()
    def every_check_of_the_book_holds(self) -> None:
        self.shop.assert_sound()

    @invariant()
    def money_is_conserved(self) -> None:
        """What was billed and not cancelled is paid or open; what came in is matched or credit."""
        (open_fen,) = self.ask("SELECT coalesce(sum(open_fen), 0) FROM receivables")[0]
        (credit,) = self.ask("SELECT coalesce(sum(unallocated_fen), 0) FROM payments")[0]
        billed = sum(fen for bill, fen in self.billed.items() if bill not in self.cancelled)
        assert billed - open_fen == sum(self.received.values()) - credit

    @invariant()
    def what_is_kept_of_a_bill_follows_from_its_entries(self) -> None:
        rows = self.ask(
            "SELECT receivable_no, open_fen, state, amount_fen"
            " - (SELECT coalesce(sum(amount_fen), 0) FROM allocations WHERE receivable_id = r.id)"
            " - (SELECT coalesce(sum(amount_fen), 0) FROM adjustments WHERE receivable_id = r.id)"
            " FROM receivables AS r"
        )
        for number, open_fen, state, entered in rows:
            assert open_fen == entered
            assert state == ("open" if open_fen else "closed")
            if number in self.cancelled:
                assert open_fen == 0

    @invariant()
    def no_day_sees_a_bill_below_nothing_or_above_its_amount(self) -> None:
        moves = self.ask(
            "SELECT receivable_id, allocated_on, amount_fen FROM allocations"
            " UNION ALL SELECT receivable_id, adjusted_on, amount_fen FROM adjustments"
        )
        for bill, amount, issued in self.ask("SELECT id, amount_fen, issue_date FROM receivables"):
            days = {day for key, day, _ in moves if key == bill}
            for day in days:
                assert day >= issued
                taken = sum(fen for key, on, fen in moves if key == bill and on <= day)
                assert 0 <= amount - taken <= amount

    @invariant()
    def no_day_sees_more_used_of_a_lot_than_there_was(self) -> None:
        entries = self.ask(
            "SELECT lot_id, entry_date, paid_fen + bonus_fen, units FROM prepaid_entries"
        )
        for lot, sold, units in self.ask("SELECT id, sold_on, units_bought FROM prepaid_lots"):
            mine = [entry[1:] for entry in entries if entry[0] == lot]
            for day in {entry[0] for entry in mine}:
                assert day >= sold
                assert sum(fen for on, fen, _ in mine if on <= day) >= 0
                assert units is None or sum(count for on, _, count in mine if on <= day) >= 0

    @invariant()
    def a_lot_is_worth_no_more_than_was_sold(self) -> None:
        for number, value in self.ask(
            "SELECT lot_no, paid_left_fen + bonus_left_fen FROM prepaid_lots"
        ):
            assert 0 <= value <= self.sold[number]

    @invariant()
    def plans_stand_where_their_bills_say(self) -> None:
        rows = self.ask(
            "SELECT state, total_fen, (SELECT sum(open_fen) FROM receivables JOIN plan_receivables"
            " ON receivable_id = id WHERE plan_id = p.id) FROM installment_plans AS p"
        )
        for state, total_fen, open_fen in rows:
            if state == PlanState.ACTIVE:
                assert 0 < open_fen <= total_fen
            if state == PlanState.COMPLETED:
                assert open_fen == 0

    @invariant()
    def no_day_has_two_plans_over_one_bill(self) -> None:
        spans = self.ask(
            "SELECT receivable_id, signed_on, coalesce(ended_on, '9999') FROM installment_plans"
            " JOIN plan_receivables ON plan_id = id WHERE signed_on IS NOT NULL"
            " ORDER BY receivable_id, signed_on, 3"
        )
        for before, after in pairwise(spans):
            assert before[0] != after[0] or before[2] <= after[1]


def _runs(examples: int, steps: int) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def test_every_kept_balance_follows_from_the_entries_whatever_the_owner_does() -> None:
    run_state_machine_as_test(Owner, settings=_runs(12, 20))


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_the_same_over_many_long_histories() -> None:
    run_state_machine_as_test(Owner, settings=_runs(60, 40))
