"""Corrections: less is owed, or the claim is given up; each has its counter-entry."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_ar.domain.codes import AdjustmentKind
from desktop_ar.domain.faults import Refused
from desktop_ar.queries.overdue import overdue
from desktop_ar.services import receivables
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.services.corrections import (
    CORRECTIONS,
    CorrectBill,
    TakeCorrectionBack,
    correct_bill,
    standing_corrections,
    take_correction_back,
    the_last_correction,
)
from desktop_ar.services.customers import CustomerData, add_customer
from desktop_ar.services.payments import RecordPayment, record_payment
from desktop_ar.services.plans import DraftPlan, SignPlan, keep_plan, sign_plan


@pytest.fixture
def debtor(book: Book, context: Context) -> Book:
    """One customer whose bill of ¥50 is ten days late."""
    with book.write() as session:
        add_customer(session, context, CustomerData(name="王小明", customer_no="K-1"))
        due = context.today - timedelta(days=10)
        bill = receivables.IssueBill("K-1", 5_000, due - timedelta(days=5), due, "XS-1")
        receivables.issue_bill(session, context, bill)
    return book


def overdue_fen(book: Book, day: date) -> int:
    with book.read() as session:
        return sum(row.overdue_fen for row in overdue(session, day))


def correct(
    book: Book, context: Context, kind: AdjustmentKind, fen: int | None = None, **more: object
) -> None:
    asked = {"reason": "少送两本", "confirmed": True, **more}
    day = asked.pop("on", context.today)
    with book.write() as session:
        correct_bill(session, context, CorrectBill("XS-1", kind, day, fen, **asked))  # type: ignore[arg-type] # by name


@pytest.mark.parametrize("kind", CORRECTIONS)
def test_a_correction_takes_off_from_its_day_and_is_taken_back_from_its_day(
    debtor: Book, context: Context, kind: AdjustmentKind
) -> None:
    yesterday = context.today - timedelta(days=1)
    correct(debtor, context, kind, 1_200, on=yesterday)
    assert overdue_fen(debtor, yesterday - timedelta(days=1)) == 5_000
    assert overdue_fen(debtor, yesterday) == 3_800
    with debtor.write() as session:
        made = the_last_correction(session, "XS-1")
        assert (made.kind, made.amount_fen) == (kind, 1_200)
        undo = TakeCorrectionBack(made.adjustment_id, context.today)
        take_correction_back(session, context, undo)
        assert standing_corrections(session, "XS-1") == ()
    assert overdue_fen(debtor, yesterday) == 3_800
    assert overdue_fen(debtor, context.today) == 5_000
    assert all(result.ok for result in debtor.check())


def test_without_a_sum_everything_that_is_open_is_taken_off(debtor: Book, context: Context) -> None:
    with debtor.write() as session:
        record_payment(session, context, RecordPayment("K-1", 2_000, context.today))
    correct(debtor, context, AdjustmentKind.WRITE_OFF)
    assert overdue_fen(debtor, context.today) == 0
    with debtor.read() as session:
        assert the_last_correction(session, "XS-1").amount_fen == 3_000
    assert all(result.ok for result in debtor.check())


@pytest.mark.parametrize(
    ("kind", "fen", "more", "code"),
    [
        (AdjustmentKind.DISCOUNT, 0, {}, "amount_not_positive"),
        (AdjustmentKind.DISCOUNT, -5, {}, "amount_not_positive"),
        (AdjustmentKind.DISCOUNT, 5_001, {}, "more_than_open"),
        (AdjustmentKind.DISCOUNT, 5, {"reason": " "}, "correction_needs_reason"),
        (AdjustmentKind.WAIVER, 5, {"confirmed": False}, "waiver_not_confirmed"),
        (AdjustmentKind.CANCELLATION, 5, {}, "correction_kind_unknown"),
        (AdjustmentKind.DISCOUNT, 5, {"on": date(2020, 1, 1)}, "correction_before_issue"),
        (AdjustmentKind.DISCOUNT, 5, {"on": date(2030, 1, 1)}, "date_in_future"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    debtor: Book,
    context: Context,
    *,
    kind: AdjustmentKind,
    fen: int,
    more: dict[str, object],
    code: str,
) -> None:
    with pytest.raises(Refused) as refused:
        correct(debtor, context, kind, fen, **more)
    assert code in {fault.code for fault in refused.value.faults}
    assert overdue_fen(debtor, context.today) == 5_000


def test_a_bill_under_a_signed_plan_is_not_corrected(debtor: Book, context: Context) -> None:
    with debtor.write() as session:
        kept = keep_plan(session, context, DraftPlan("K-1", context.today, count=2))
        sign_plan(session, context, SignPlan(kept.numbers[0], context.today))
    with pytest.raises(Refused) as refused:
        correct(debtor, context, AdjustmentKind.DISCOUNT, 5)
    assert "bill_under_plan" in {fault.code for fault in refused.value.faults}


def test_a_correction_is_taken_back_once(debtor: Book, context: Context) -> None:
    correct(debtor, context, AdjustmentKind.CREDIT_NOTE, 100)
    with debtor.write() as session:
        undo = TakeCorrectionBack(the_last_correction(session, "XS-1").adjustment_id, context.today)
        take_correction_back(session, context, undo)
    with pytest.raises(Refused), debtor.write() as session:
        take_correction_back(session, context, undo)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(["correct", "pay", "back"]), st.integers(1, 2_000)),
                      max_size=8))  # fmt: skip
def test_money_is_conserved_over_any_corrections_payments_and_takings_back(
    tmp_path_factory: pytest.TempPathFactory, context: Context, steps: list[tuple[str, int]]
) -> None:
    with Book.create(tmp_path_factory.mktemp("kept") / "shop.book") as book:
        with book.write() as session:
            add_customer(session, context, CustomerData(name="王小明", customer_no="K-1"))
            issued = context.today - timedelta(days=9)
            bill = receivables.IssueBill("K-1", 9_000, issued, issued, "XS-1")
            receivables.issue_bill(session, context, bill)
        open_fen = 9_000
        taken: list[int] = []
        for what, fen in steps:
            with book.write() as session:
                if what == "correct" and fen <= open_fen:
                    command = CorrectBill(
                        "XS-1", AdjustmentKind.DISCOUNT, context.today, fen, "议价"
                    )
                    correct_bill(session, context, command)
                    open_fen -= fen
                    taken.append(fen)
                elif what == "pay" and open_fen:
                    record_payment(session, context, RecordPayment("K-1", fen, context.today))
                    open_fen -= min(fen, open_fen)
                elif what == "back" and taken:
                    made = the_last_correction(session, "XS-1")
                    undo = TakeCorrectionBack(made.adjustment_id, context.today)
                    take_correction_back(session, context, undo)
                    open_fen += taken.pop()
            assert overdue_fen(book, context.today) == open_fen
        assert all(result.ok for result in book.check())
