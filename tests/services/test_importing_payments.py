"""Importing payments: matched as if each had been entered on its own day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_ar.domain.codes import PlanState
from desktop_ar.services import payments, plans
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.storage.tables import Allocation, InstallmentPlan, Payment, Receivable
from tests.services.imports import Importer

BILLS = """单号,客户,电话,日期,到期日,金额
A1,张三,138,2026-01-05,2026-02-05,100
A2,张三,138,2026-03-05,2026-04-05,50
B1,李四,139,2026-01-05,2026-02-05,80
"""
HEADER = "客户,电话,日期,金额,方式,流水号,账单号,备注\n"


@pytest.fixture
def bring(book: Book, context: Context) -> Importer:
    importer = Importer(book, context)
    importer("invoices", BILLS)
    return importer


def test_a_payment_pays_the_oldest_debts_issued_by_its_day(bring: Importer) -> None:
    text = HEADER + "张三,138,2026-02-01,120,微信,T1,,\n张三,138,2026-04-01,10,现金,,,\n"
    assert bring.counts("payments", text) == (2, 0, 0, 0)
    assert bring.bills() == [("A1", 10000, 0), ("A2", 5000, 4000), ("B1", 8000, 8000)]
    assert bring.payments() == [(date(2026, 2, 1), 12000, 2000), (date(2026, 4, 1), 1000, 0)]
    assert bring.all(Payment.method, Payment.reference) == [("wechat", "T1"), ("cash", "")]


def test_rows_are_entered_in_the_order_of_their_days(bring: Importer) -> None:
    text = HEADER + "张三,138,2026-04-01,60,,,,\n张三,138,2026-02-01,100,,,,\n"
    bring("payments", text)
    assert bring.payments() == [(date(2026, 2, 1), 10000, 0), (date(2026, 4, 1), 6000, 1000)]


def test_the_same_payments_again_are_duplicates_and_equal_ones_are_told_apart(
    bring: Importer,
) -> None:
    text = HEADER + "李四,139,2026-02-01,10,,,,\n李四,139,2026-02-01,10,,,,\n"
    assert bring.counts("payments", text) == (2, 0, 0, 0)
    assert bring.counts("payments", text) == (0, 0, 2, 0)
    assert bring.counts("payments", text + "李四,139,2026-02-01,10,,,,\n") == (1, 0, 2, 0)


def test_a_bill_that_is_named_is_paid_first(bring: Importer) -> None:
    bring("payments", HEADER + "张三,138,2026-04-01,60,,,A2,\n")
    assert bring.bills()[:2] == [("A1", 10000, 9000), ("A2", 5000, 0)]
    assert bring.all(Allocation.allocated_on) == [date(2026, 4, 1)] * 2


def test_a_bill_issued_later_is_paid_from_its_issue_on(bring: Importer) -> None:
    bring("payments", HEADER + "张三,138,2026-02-01,50,,,A2,\n")
    assert bring.all(Allocation.allocated_on) == [date(2026, 3, 5)]


def test_several_bills_may_be_named_and_name_their_customer(bring: Importer) -> None:
    bring("payments", "账单号,日期,金额\nA2、A1,2026-04-01,110\n")
    assert bring.bills()[:2] == [("A1", 10000, 4000), ("A2", 5000, 0)]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("张三,138,2026-02-01,0,,,,\n", "金额", "payment_not_above_nothing"),
        ("张三,138,2026-02-01,-5,,,,\n", "金额", "payment_not_above_nothing"),
        ("张三,138,2026-02-01,5,,,A9,\n", "账单号", "bill_unknown"),
        ("张三,138,2026-02-01,5,,,B1,\n", "账单号", "bill_is_of_another"),
        (",,2026-02-01,5,,,A1 B1,\n", "账单号", "bills_of_several"),
        (",,2026-02-01,5,,,,\n", "客户", "customer_missing"),
    ],
)
def test_what_cannot_be_true_of_a_payment_is_rejected(
    bring: Importer, row: str, column: str, code: str
) -> None:
    assert bring.reasons("payments", HEADER + row) == [(2, column, code)]


def test_a_payment_for_a_bill_that_is_settled_is_rejected(bring: Importer) -> None:
    bring("payments", HEADER + "李四,139,2026-02-01,80,,,B1,\n")
    again = HEADER + "李四,139,2026-02-02,80,,,B1,\n"
    assert bring.reasons("payments", again) == [(2, "账单号", "payment_for_closed_bill")]


def test_money_of_an_unknown_customer_makes_him_one_with_credit(bring: Importer) -> None:
    bring("payments", HEADER + "王五,137,2026-02-01,5,美团,,,\n")
    assert bring.customers()[-1] == ("K-0003", "王五", "137")
    assert bring.payments() == [(date(2026, 2, 1), 500, 500)]
    assert bring.all(Payment.method, Payment.note) == [("other", "美团")]


def bounced(bring: Importer) -> None:
    """A payment of February that was taken back in March."""
    with bring.book.write() as session:
        numbers = {name: number for number, name, _ in bring.customers()}
        command = payments.RecordPayment(numbers["张三"], 10000, date(2026, 2, 1))
        recorded = payments.record_payment(session, bring.context, command)
    with bring.book.write() as session:
        back = payments.ReversePayment(recorded.payment_no, date(2026, 3, 20))
        payments.reverse_payment(session, bring.context, back)


def test_imported_payments_match_as_those_entered_one_by_one(
    bring: Importer, tmp_path: Path
) -> None:
    rows = [
        ("张三", "138", date(2026, 2, 1), 3333),
        ("李四", "139", date(2026, 2, 3), 9000),
        ("张三", "138", date(2026, 3, 10), 8000),
        ("张三", "138", date(2026, 5, 1), 9999),
    ]
    text = "".join(f"{name},{phone},{day},{fen / 100},,,,\n" for name, phone, day, fen in rows)
    bounced(bring)
    bring("payments", HEADER + text)
    with Book.create(tmp_path / "one.book") as book:
        other = Importer(book, bring.context)
        other("invoices", BILLS)
        bounced(other)
        numbers = {name: number for number, name, _ in other.customers()}
        for name, _, day, fen in rows:
            with book.write() as session:
                command = payments.RecordPayment(numbers[name], fen, day)
                payments.record_payment(session, bring.context, command)
        assert bring.bills() == other.bills()
        assert bring.payments() == other.payments()
        shares = (Allocation.receivable_id, Allocation.allocated_on, Allocation.amount_fen)
        assert bring.all(*shares) == other.all(*shares)
        days = [day for _, day, fen in bring.all(*shares) if fen == 3333]
        assert days == [date(2026, 3, 20)]  # before that day the bounced one held the bill


def test_an_edit_begun_before_the_import_is_noticed(bring: Importer) -> None:
    before = bring.all(Receivable.version)
    bring("payments", HEADER + "李四,139,2026-02-01,10,,,,\n")
    assert bring.all(Receivable.version) == [*before[:2], before[2] + 1]


def test_a_plan_whose_bills_are_paid_by_the_import_is_completed(
    bring: Importer, today: date
) -> None:
    with bring.book.write() as session:
        kept = plans.keep_plan(session, bring.context, plans.DraftPlan("K-0002", today, count=2))
        plans.sign_plan(session, bring.context, plans.SignPlan(kept.numbers[0], today))
    later = bring.at(today + timedelta(days=40))
    imported = later("payments", HEADER + f"李四,139,{today + timedelta(days=3)},80,,,,\n")
    assert len(imported.changes.plans) == 1
    assert bring.all(InstallmentPlan.state) == [PlanState.COMPLETED]
