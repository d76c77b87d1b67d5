"""The public file of 2,466 invoices: whole days of a real ledger, with payments put back."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from desktop_ar.queries.ageing import ageing, ageing_totals
from desktop_ar.queries.overdue import overdue, overdue_totals
from desktop_ar.services.book import Book
from tests.queries.ledger import FIRST_DAY, Ledger, Row

FILE = Path(__file__).parents[3] / "shared" / "data" / "late_payments" / "late_payments.csv"
pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the shared data folder is not here")


@dataclass(frozen=True)
class Invoice:
    """One line of the file."""

    customer: str
    issued: date
    due: date
    amount_fen: int
    paid: date
    disputed: bool

    def open_on(self, as_of: date) -> bool:
        """Issued, and not paid by the end of the day."""
        return self.issued <= as_of < self.paid


def us_date(text: str) -> date:
    """``1/26/2013``."""
    return datetime.strptime(text, "%m/%d/%Y").date()  # noqa: DTZ007 - a date without a time


def invoices() -> list[Invoice]:
    """The whole file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [
            Invoice(
                customer=row["customerID"],
                issued=us_date(row["InvoiceDate"]),
                due=us_date(row["DueDate"]),
                amount_fen=fen(row["InvoiceAmount"]),
                paid=us_date(row["SettledDate"]),
                disputed=row["Disputed"] == "Yes",
            )
            for row in csv.DictReader(file)
        ]


def fen(text: str) -> int:
    """``58.4`` is 5,840 fen."""
    yuan, _, cents = text.partition(".")
    return int(yuan) * 100 + int((cents + "00")[:2])


def number(day: date) -> int:
    """The day as ledgers count them."""
    return (day - FIRST_DAY).days


class PaidLedger(Ledger):
    """All is paid and matched: adding that up for each of so many bills would take minutes."""

    def open_now(self, bill: Row) -> int:
        del bill
        return 0

    def credit_now(self, payment: Row) -> int:
        del payment
        return 0


class RealBook:
    """The file in a book, every invoice paid in full on its own day."""

    def __init__(self, path: Path) -> None:
        self.lines = invoices()
        ledger = PaidLedger()
        ids = {no: ledger.customer(no) for no in dict.fromkeys(row.customer for row in self.lines)}
        for row, customer in zip(ledger.customers, ids, strict=True):
            row["customer_no"] = customer
        for line in self.lines:
            issued, due = number(line.issued), number(line.due)
            bill = ledger.bill(ids[line.customer], issued, due, line.amount_fen)
            ledger.pay(ids[line.customer], number(line.paid), line.amount_fen)
            ledger.allocate(ledger.payments[-1], bill, number(line.paid), line.amount_fen)
            if line.disputed:
                ledger.dispute(bill, issued)
        self.book = Book.create(path)
        with self.book.write() as session:
            ledger.write(session)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A reading session."""
        with self.book.read() as session:
            yield session


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealBook]:
    """The file, once for all tests here."""
    found = RealBook(tmp_path_factory.mktemp("real") / "real.book")
    yield found
    found.book.close()


def test_the_end_of_june_2013_has_twelve_customers_all_within_thirty_days(
    real: RealBook,
) -> None:
    as_of = date(2013, 6, 30)
    with real.read() as session:
        totals = overdue_totals(session, as_of)
        assert (totals.customer_count, totals.overdue_count) == (12, 12)
        assert totals.overdue_fen == totals.d1_30_fen == 83_556
        assert ageing_totals(session, as_of).not_due_fen == 428_429
        rows = ageing(session, as_of)
        assert sum(row.not_due_fen for row in rows) == 428_429


def test_the_end_of_june_2012_has_eleven_customers_with_fifteen_invoices(
    real: RealBook,
) -> None:
    with real.read() as session:
        totals = overdue_totals(session, date(2012, 6, 30))
    found = (totals.customer_count, totals.overdue_count, totals.overdue_fen)
    assert found == (11, 15, 90_973)


def test_once_all_is_paid_nothing_is_open(real: RealBook) -> None:
    with real.read() as session:
        assert overdue(session, date(2014, 2, 1)) == []
        assert ageing(session, date(2014, 2, 1)) == []


@settings(max_examples=25, deadline=None)
@given(as_of=st.dates(date(2011, 12, 1), date(2014, 2, 1)))
def test_any_day_is_what_the_lines_of_the_file_say(real: RealBook, as_of: date) -> None:
    late: defaultdict[str, int] = defaultdict(int)
    contested: defaultdict[str, int] = defaultdict(int)
    not_due = 0
    for line in real.lines:
        if line.open_on(as_of) and line.due < as_of:
            late[line.customer] += line.amount_fen
            contested[line.customer] += line.amount_fen if line.disputed else 0
        elif line.open_on(as_of):
            not_due += line.amount_fen
    with real.read() as session:
        rows = overdue(session, as_of)
        assert {row.customer_no: row.overdue_fen for row in rows} == dict(late)
        assert {row.customer_no: row.disputed_fen for row in rows} == dict(contested)
        assert all(row.unallocated_fen == 0 for row in rows)
        assert ageing_totals(session, as_of).not_due_fen == not_due
