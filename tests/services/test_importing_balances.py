"""Importing the commonest sheet: name, what is owed, since when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop_ar.services import payments
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.storage.tables import Receivable
from tests.services.imports import Importer

HEADER = "姓名,欠款,欠款日期,备注\n"


@pytest.fixture
def bring(book: Book, context: Context) -> Importer:
    return Importer(book, context)


def test_a_balance_is_an_opening_balance_due_since_its_date(bring: Importer) -> None:
    bring("balances", HEADER + '张三,"¥6,859.09",2026年8月7日,旧账\n')
    assert bring.all(
        Receivable.kind,
        Receivable.receivable_no,
        Receivable.issue_date,
        Receivable.due_date,
        Receivable.amount_fen,
        Receivable.description,
    ) == [("opening_balance", "QC-2026-0001", date(2026, 8, 7), date(2026, 8, 7), 685909, "旧账")]


def test_a_balance_without_a_date_is_of_today_with_the_terms(bring: Importer, today: date) -> None:
    bring("balances", HEADER + "张三,5,,\n")
    assert bring.all(Receivable.issue_date, Receivable.due_date) == [
        (today, today + timedelta(days=30))
    ]
    later = bring.at(today + timedelta(days=9))
    assert later.counts("balances", HEADER + "张三,5,,\n") == (0, 0, 1, 0)


def test_a_balance_that_falls_due_later_is_of_today(bring: Importer, today: date) -> None:
    bring("balances", HEADER + "张三,5,2027-01-05,\n")
    assert bring.all(Receivable.issue_date, Receivable.due_date) == [(today, date(2027, 1, 5))]


def test_several_balances_of_one_customer_are_several_debts(bring: Importer) -> None:
    text = HEADER + "张三,5,2026-01-05,\n张三,5,2026-01-05,\n张三,7,2026-02-05,\n"
    assert bring.counts("balances", text) == (3, 0, 0, 0)
    assert bring.counts("balances", text) == (0, 0, 3, 0)
    lines = text.splitlines(keepends=True)
    assert bring.counts("balances", HEADER + "".join(lines[:0:-1])) == (0, 0, 3, 0)


def test_a_changed_balance_is_rejected_with_both_values(bring: Importer) -> None:
    bring("balances", HEADER + "张三,500,2026-01-05,\n")
    imported = bring("balances", HEADER + "张三,300,2026-01-05,\n")
    (reject,) = imported.preview.rejects
    assert reject.fault.code == "balance_differs"
    assert (reject.fault.params["known_fen"], reject.fault.params["amount_fen"]) == (50000, 30000)
    assert bring.bills() == [("QC-2026-0001", 50000, 50000)]


def test_what_is_left_after_a_payment_is_the_same_balance(bring: Importer) -> None:
    bring("balances", HEADER + "张三,500,2026-01-05,\n")
    with bring.book.write() as session:
        command = payments.RecordPayment("K-0001", 20000, date(2026, 3, 1))
        payments.record_payment(session, bring.context, command)
    assert bring.counts("balances", HEADER + "张三,300,2026-01-05,\n") == (0, 0, 1, 0)
    assert bring.counts("balances", HEADER + "张三,500,2026-01-05,\n") == (0, 0, 1, 0)


def test_a_new_balance_after_the_old_one_was_settled_is_new(bring: Importer) -> None:
    bring("balances", HEADER + "张三,500,2026-01-05,\n")
    with bring.book.write() as session:
        command = payments.RecordPayment("K-0001", 50000, date(2026, 3, 1))
        payments.record_payment(session, bring.context, command)
    assert bring.counts("balances", HEADER + "张三,80,2026-06-05,\n") == (1, 0, 0, 0)


def test_a_note_that_differs_is_changed(bring: Importer) -> None:
    bring("balances", HEADER + "张三,500,2026-01-05,旧账\n")
    assert bring.counts("balances", HEADER + "张三,500,2026-01-05,催过\n") == (0, 1, 0, 0)
    assert bring.all(Receivable.description) == ["催过"]


def test_who_owes_nothing_is_a_customer_without_a_debt(bring: Importer) -> None:
    text = HEADER + "张三,0,,\n李四,-,,\n王五,-5,,\n"
    assert bring.counts("balances", text) == (2, 0, 0, 1)
    assert bring.counts("balances", text) == (0, 0, 2, 1)
    assert [name for _, name, _ in bring.customers()] == ["张三", "李四"]
    assert bring.bills() == []
