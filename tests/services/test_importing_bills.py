"""Importing bills (cli.md "Import")."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_ar.domain.faults import Unavailable
from desktop_ar.exchange.dates import DateOrder
from desktop_ar.exchange.fields import ImportKind
from desktop_ar.exchange.reading import HowToRead, read_data
from desktop_ar.services import payments
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.services.importing import ImportTable, import_table
from desktop_ar.storage.tables import Allocation, Dispute, JournalEntry, Payment, Receivable
from tests.services.imports import Importer

HEADER = "单据号,客户编号,客户,电话,日期,到期日,金额,已收,收款日期,摘要,争议\n"
A1 = "A1,,张三,13800001111,2026-01-05,2026-02-05,100.00,,,送货,\n"
A2 = "A2,,李四,13900002222,2026-01-06,2026-02-06,50.50,,,,\n"


@pytest.fixture
def bring(book: Book, context: Context) -> Importer:
    return Importer(book, context)


def test_a_file_brings_its_bills_and_customers(bring: Importer) -> None:
    assert bring.counts("invoices", HEADER + A1 + A2) == (2, 0, 0, 0)
    assert bring.bills() == [("A1", 10000, 10000), ("A2", 5050, 5050)]
    assert bring.customers() == [
        ("K-0001", "张三", "13800001111"),
        ("K-0002", "李四", "13900002222"),
    ]
    assert bring.all(Receivable.description)[0] == "送货"


def test_the_same_file_again_is_all_duplicate_and_leaves_no_trace(bring: Importer) -> None:
    bring("invoices", HEADER + A1 + A2)
    again = bring("invoices", HEADER + A1 + A2)
    assert (again.preview.counts.new, again.preview.counts.duplicate) == (0, 2)
    assert again.changes.touched() == {}
    assert len(bring.all(JournalEntry.act)) == 1


def test_a_preview_writes_nothing_and_an_import_is_one_act(bring: Importer) -> None:
    imported = bring("invoices", HEADER + A1 + A2)
    assert bring.all(JournalEntry.act) == ["import_table"]
    assert len(imported.changes.receivables) == 2
    assert len(imported.changes.customers) == 2


def test_an_import_that_is_stopped_writes_nothing(bring: Importer) -> None:
    command = ImportTable(read_data((HEADER + A1).encode(), HowToRead(ImportKind.INVOICES)))
    with (
        pytest.raises(Unavailable, match="stopped"),
        bring.book.write() as session,
    ):
        import_table(session, bring.context, command, lambda done, whole: done < whole)
    assert bring.bills() == []
    assert bring.customers() == []


def test_good_rows_are_written_and_every_fault_of_the_others_is_named(bring: Importer) -> None:
    bad = "A3,,,,2026-02-30,2026-02-06,一百,,,,也许\n"
    assert bring.reasons("invoices", HEADER + A1 + bad + A2) == [
        (3, "日期", "date_impossible"),
        (3, "金额", "amount_not_a_number"),
        (3, "争议", "flag_unknown"),
        (3, "客户", "customer_missing"),
    ]
    assert [number for number, _, _ in bring.bills()] == ["A1", "A2"]


def test_a_rejected_row_creates_no_customer(bring: Importer) -> None:
    assert bring.counts("invoices", HEADER + "A1,,王五,,2026-01-05,,x,,,,\n") == (0, 0, 0, 1)
    assert bring.customers() == []


def test_an_empty_cell_that_must_be_filled_is_named(bring: Importer) -> None:
    assert bring.reasons("invoices", HEADER + "A1,,张三,,,,,,,,\n") == [
        (2, "日期", "cell_empty"),
        (2, "金额", "cell_empty"),
    ]


def test_a_missing_due_date_is_the_issue_date_plus_the_terms(bring: Importer) -> None:
    bring("customers", "编号,名称,账期\nK9,王五,15天\n")
    rows = "A1,,王五,,2026-01-05,,10,,,,\nA2,,赵六,,2026-01-05,,10,,,,\n"
    bring("invoices", HEADER + rows)
    assert bring.all(Receivable.due_date) == [date(2026, 1, 20), date(2026, 2, 4)]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("A1,,张三,,2026-01-05,,0,,,,\n", "金额", "bill_not_above_nothing"),
        ("A1,,张三,,2026-01-05,,-5,,,,\n", "金额", "bill_not_above_nothing"),
        ("A1,,张三,,2026-01-05,2026-01-04,5,,,,\n", "到期日", "due_before_issue"),
        ("A1,,张三,,2026-01-05,,5,6,,,\n", "已收", "paid_more_than_bill"),
        ("A1,,张三,,2026-01-05,,5,-1,,,\n", "已收", "paid_below_nothing"),
    ],
)
def test_what_cannot_be_true_of_a_bill_is_rejected(
    bring: Importer, row: str, column: str, code: str
) -> None:
    assert bring.reasons("invoices", HEADER + row) == [(2, column, code)]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (A1.replace("100.00", "120.00"), "金额", "bill_amount_differs"),
        (A1.replace("2026-01-05", "2026-01-04"), "日期", "bill_date_differs"),
        (A1.replace("2026-02-05", "2026-02-07"), "到期日", "bill_date_differs"),
        (A1.replace("张三", "李四"), "客户", "bill_is_of_another"),
    ],
)
def test_a_row_that_contradicts_the_book_is_rejected_with_both_values(
    bring: Importer, row: str, column: str, code: str
) -> None:
    bring("invoices", HEADER + A1 + A2)
    before = bring.bills()
    assert bring.reasons("invoices", HEADER + row) == [(2, column, code)]
    assert bring.bills() == before


def test_the_reject_of_a_changed_amount_names_both(bring: Importer) -> None:
    bring("invoices", HEADER + A1)
    reject = bring("invoices", HEADER + A1.replace("100.00", "120.00")).preview.rejects[0]
    assert (reject.fault.params["known_fen"], reject.fault.params["amount_fen"]) == (10000, 12000)


def test_a_number_twice_in_one_file_is_one_bill_or_a_contradiction(bring: Importer) -> None:
    assert bring.counts("invoices", HEADER + A1 + A1) == (1, 0, 1, 0)
    again = A2 + A2.replace("50.50", "5.05")
    assert bring.reasons("invoices", HEADER + again) == [(3, "金额", "bill_amount_differs")]


def test_a_text_that_differs_is_changed_and_an_empty_one_erases_nothing(bring: Importer) -> None:
    bring("invoices", HEADER + A1)
    assert bring.counts("invoices", HEADER + A1.replace("送货", "自提")) == (0, 1, 0, 0)
    assert bring.all(Receivable.description) == ["自提"]
    assert bring.counts("invoices", HEADER + A1.replace("送货", "")) == (0, 0, 1, 0)
    assert bring.all(Receivable.description) == ["自提"]


def test_two_rows_that_say_different_texts_of_one_bill_do_not_quarrel(bring: Importer) -> None:
    text = HEADER + A1 + A1.replace("送货", "自提")
    bring("invoices", text)
    assert bring.counts("invoices", text) == (0, 0, 2, 0)


def test_a_paid_sum_without_a_date_counts_on_the_issue_date(bring: Importer) -> None:
    bring("invoices", HEADER + A1.replace("100.00,", "100.00,40"))
    assert bring.payments() == [(date(2026, 1, 5), 4000, 0)]
    assert bring.bills() == [("A1", 10000, 6000)]


def test_a_paid_date_alone_means_paid_in_full_that_day(bring: Importer) -> None:
    bring("invoices", HEADER + A1.replace("100.00,,", "100.00,,2026-03-01"))
    assert bring.payments() == [(date(2026, 3, 1), 10000, 0)]
    assert bring.bills() == [("A1", 10000, 0)]


def test_a_payment_before_the_bill_counts_for_it_from_its_issue_on(bring: Importer) -> None:
    bring("invoices", HEADER + A1.replace("100.00,,", "100.00,,2025-12-01"))
    assert bring.payments() == [(date(2025, 12, 1), 10000, 0)]
    assert bring.all(Allocation.allocated_on) == [date(2026, 1, 5)]


def test_a_dash_or_nothing_is_nothing_paid(bring: Importer) -> None:
    text = HEADER + A1.replace("100.00,", "100.00,-") + A2.replace("50.50,", "50.50,0")
    bring("invoices", text)
    assert bring.payments() == []


def test_a_paid_sum_now_filled_in_is_changed_and_recorded_once(bring: Importer) -> None:
    bring("invoices", HEADER + A1)
    paid = HEADER + A1.replace("100.00,,", "100.00,40,2026-03-01")
    assert bring.counts("invoices", paid) == (0, 1, 0, 0)
    assert bring.counts("invoices", paid) == (0, 0, 1, 0)
    more = HEADER + A1.replace("100.00,,", "100.00,100,2026-04-01")
    assert bring.counts("invoices", more) == (0, 1, 0, 0)
    assert bring.payments() == [(date(2026, 3, 1), 4000, 0), (date(2026, 4, 1), 6000, 0)]
    assert bring.bills() == [("A1", 10000, 0)]


def test_a_paid_date_now_filled_in_moves_the_payment_to_its_day(bring: Importer) -> None:
    bring("invoices", HEADER + A1.replace("100.00,", "100.00,40"))
    dated = HEADER + A1.replace("100.00,,", "100.00,40,2026-03-01")
    assert bring.counts("invoices", dated) == (0, 1, 0, 0)
    assert bring.counts("invoices", dated) == (0, 0, 1, 0)
    assert bring.payments() == [
        (date(2026, 1, 5), 4000, 0),
        (date(2026, 1, 5), -4000, 0),
        (date(2026, 3, 1), 4000, 0),
    ]
    assert bring.all(Allocation.allocated_on, Allocation.amount_fen) == [
        (date(2026, 1, 5), 4000),
        (date(2026, 1, 5), -4000),
        (date(2026, 3, 1), 4000),
    ]


def test_another_paid_date_than_the_books_is_rejected_with_both(bring: Importer) -> None:
    bring("invoices", HEADER + A1.replace("100.00,,", "100.00,40,2026-03-01"))
    other = HEADER + A1.replace("100.00,,", "100.00,40,2026-03-02")
    assert bring.reasons("invoices", other) == [(2, "收款日期", "paid_date_differs")]


def test_what_the_owner_recorded_by_hand_is_not_paid_again(bring: Importer) -> None:
    bring("invoices", HEADER + A1)
    with bring.book.write() as session:
        command = payments.RecordPayment("K-0001", 4000, date(2026, 3, 1))
        payments.record_payment(session, bring.context, command)
    paid = HEADER + A1.replace("100.00,,", "100.00,40,2026-03-01")
    assert bring.counts("invoices", paid) == (0, 0, 1, 0)


def test_a_payment_the_owner_took_back_stays_taken_back(bring: Importer) -> None:
    paid = HEADER + A1.replace("100.00,,", "100.00,40,2026-03-01")
    bring("invoices", paid)
    number = bring.all(Payment.payment_no)[0]
    with bring.book.write() as session:
        command = payments.ReversePayment(number, date(2026, 3, 5))
        payments.reverse_payment(session, bring.context, command)
    assert bring.counts("invoices", paid) == (0, 0, 1, 0)
    assert bring.bills() == [("A1", 10000, 10000)]


def test_a_dispute_opens_on_the_day_of_the_bill_once(bring: Importer) -> None:
    disputed = HEADER + A1.replace("送货,", "送货,是") + A2
    bring("invoices", HEADER + A1)
    assert bring.counts("invoices", disputed) == (1, 1, 0, 0)
    assert bring.counts("invoices", disputed) == (0, 0, 2, 0)
    assert bring.all(Dispute.opened_on, Dispute.amount_fen) == [(date(2026, 1, 5), None)]


def test_rows_without_numbers_are_told_apart_by_their_occurrence(bring: Importer) -> None:
    text = "客户,日期,金额\n张三,2026-01-05,30\n张三,2026-01-05,30\n张三,2026-01-06,30\n"
    assert bring.counts("invoices", text) == (3, 0, 0, 0)
    assert bring.counts("invoices", text) == (0, 0, 3, 0)
    assert [number for number, _, _ in bring.bills()] == [
        "XS-2026-0001",
        "XS-2026-0002",
        "XS-2026-0003",
    ]
    more = text + "张三,2026-01-05,30\n"
    assert bring.counts("invoices", more) == (1, 0, 3, 0)
    assert bring.counts("invoices", more) == (0, 0, 4, 0)


def test_rows_without_numbers_in_another_order_are_the_same_rows(bring: Importer) -> None:
    rows = ["张三,2026-01-05,30,剪发\n", "张三,2026-01-05,30,染发\n", "李四,2026-01-05,30,剪发\n"]
    header = "客户,日期,金额,摘要\n"
    bring("invoices", header + "".join(rows))
    assert bring.counts("invoices", header + "".join(reversed(rows))) == (0, 0, 3, 0)
    changed = header + rows[0] + rows[1].replace("染发", "烫发")
    assert bring.counts("invoices", changed) == (0, 1, 1, 0)


def test_a_row_without_a_number_whose_amount_changed_is_rejected(bring: Importer) -> None:
    header = "客户,日期,金额\n"
    bring("invoices", header + "张三,2026-01-05,30\n")
    assert bring.reasons("invoices", header + "张三,2026-01-05,31\n") == [
        (2, "金额", "bill_amount_differs")
    ]
    assert bring.counts("invoices", header + "张三,2026-01-07,31\n") == (1, 0, 0, 0)


def test_a_bill_that_now_has_a_number_is_rejected_with_both_numbers(bring: Importer) -> None:
    bring("invoices", "客户,日期,金额\n张三,2026-01-05,30\n")
    numbered = "单号,客户,日期,金额\nB7,张三,2026-01-05,30\n"
    assert bring.reasons("invoices", numbered) == [(2, "单号", "bill_number_differs")]


def test_numbers_given_by_the_program_pass_over_those_of_the_file(bring: Importer) -> None:
    text = "单号,客户,日期,金额\nXS-2026-0001,张三,2026-01-05,30\n,张三,2026-01-05,40\n"
    assert bring.counts("invoices", text) == (2, 0, 0, 0)
    assert [number for number, _, _ in bring.bills()] == ["XS-2026-0001", "XS-2026-0002"]
    again = "单号,客户,日期,金额\nXS-2026-0003,张三,2026-01-05,50\n"
    bring("invoices", again)
    assert bring.counts("invoices", "客户,日期,金额\n张三,2026-01-09,5\n") == (1, 0, 0, 0)
    assert bring.bills()[-1][0] == "XS-2026-0004"


def test_ambiguous_dates_are_asked_until_the_order_is_said(bring: Importer) -> None:
    text = "单号,客户,日期,金额\nA1,张三,1/2/2026,5\nA2,张三,3/4/2026,5\n"
    assert [code for _, _, code in bring.reasons("invoices", text)] == ["date_ambiguous"] * 2

    assert bring.counts("invoices", text, date_order=DateOrder.DMY) == (2, 0, 0, 0)
    assert bring.all(Receivable.issue_date) == [date(2026, 2, 1), date(2026, 4, 3)]
