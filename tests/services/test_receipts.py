"""Booking receipts: all or none, each transaction once, a refund names what it takes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from desktop_ar.domain.faults import Refused, Unavailable
from desktop_ar.domain.receipts import ReceiptState
from desktop_ar.exchange.receipt_files import BillFile, read_receipt_data
from desktop_ar.exchange.receipt_shapes import NotIncome
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.services.customers import CustomerData, add_customer
from desktop_ar.services.receipts import (
    AcceptReceipt,
    accept_receipts,
    propose_receipts,
    take_back_receipts,
)
from desktop_ar.services.receivables import IssueBill, issue_bill
from tests.exchange.bills import WECHAT_HEAD

FIRST, SECOND = 2, 3


def bill_of(*payers: str) -> BillFile:
    """A bill of WeChat: ¥50 from each of these on the day of the tests."""
    rows = [
        f"2026-11-20 09:00:0{at},转账,{payer},/,收入,¥50.00,零钱,已存入零钱,5000{at},/,/"
        for at, payer in enumerate(payers)
    ]
    return read_receipt_data("\n".join([WECHAT_HEAD, *rows]).encode())


@pytest.fixture
def owing(book: Book, context: Context) -> Iterator[Session]:
    """A write under way, with two customers; the first owes ¥50 twice."""
    with book.write() as session:
        add_customer(session, context, CustomerData("林一", "K-1"))
        add_customer(session, context, CustomerData("林二", "K-2"))
        for number in ("XS-1001", "XS-1002"):
            day = context.today.replace(day=1)
            issue_bill(session, context, IssueBill("K-1", 5_000, day, day, number))
        yield session


def test_a_transaction_that_stands_in_the_file_twice_is_booked_once(
    owing: Session, context: Context
) -> None:
    file = bill_of("林一")
    twice = BillFile(file.shape, (*file.rows, replace(file.rows[0], row=SECOND)))
    accepted = accept_receipts(owing, context, twice, [AcceptReceipt(FIRST), AcceptReceipt(SECOND)])
    assert len(set(accepted.payment_nos.values())) == 1
    states = [one.state for one in propose_receipts(owing, context, twice)]
    assert states == [ReceiptState.BOOKED, ReceiptState.BOOKED]


def test_a_refund_of_what_is_booked_names_the_payment(owing: Session, context: Context) -> None:
    file = bill_of("林一")
    booked = accept_receipts(owing, context, file, [AcceptReceipt(FIRST)]).payment_nos[FIRST]
    given_back = BillFile(file.shape, (replace(file.rows[0], not_income=NotIncome.REFUNDED),))
    (refund,) = propose_receipts(owing, context, given_back)
    assert (refund.state, refund.payment_no) == (ReceiptState.NOT_INCOME, booked)


def test_what_is_given_to_somebody_teaches_the_payer_and_the_next_one_is_known(
    owing: Session, context: Context
) -> None:
    accept_receipts(owing, context, bill_of("阿林"), [AcceptReceipt(FIRST, "K-1", ("XS-1002",))])
    later = bill_of("路人", "阿林").rows[1]
    (known,) = propose_receipts(owing, context, BillFile("wechat", (later,)))
    assert known.state is ReceiptState.SURE
    assert known.best is not None
    assert (known.best.known, known.best.numbers) == ("alias", ("XS-1001",))


def test_receipts_taken_back_can_be_proposed_again(owing: Session, context: Context) -> None:
    file = bill_of("林一")
    booked = accept_receipts(owing, context, file, [AcceptReceipt(FIRST)])
    take_back_receipts(owing, context, booked.payment_nos.values())
    (again,) = propose_receipts(owing, context, file)
    assert (again.state, again.payment_no) == (ReceiptState.SURE, "")


def test_a_refused_row_is_named_and_a_stop_is_heard(owing: Session, context: Context) -> None:
    file = bill_of("林一")
    with pytest.raises(Refused) as refused:
        accept_receipts(owing, context, file, [AcceptReceipt(FIRST, "K-2", ("XS-1001",))])
    assert refused.value.faults[0].code == "receipt_row_refused"
    with pytest.raises(Unavailable):
        accept_receipts(owing, context, file, [AcceptReceipt(FIRST)], lambda _done, _all: False)


def test_two_receipts_proposed_for_the_same_debt_are_not_booked_on_it_unseen(
    owing: Session, context: Context
) -> None:
    day = context.today.replace(day=1)
    issue_bill(owing, context, IssueBill("K-2", 5_000, day, day, "XS-2001"))
    file = bill_of("路人甲", "路人乙")
    with pytest.raises(Refused) as refused:
        accept_receipts(owing, context, file, [AcceptReceipt(FIRST), AcceptReceipt(SECOND)])
    assert refused.value.faults[0].params == {"row": SECOND}
