"""A small shop made by the owner's acts, with every kind of record a check looks at."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from desktop_ar.domain.codes import AttachmentOwner, Channel, LotKind, Outcome
from desktop_ar.domain.refund import Cause
from desktop_ar.services import (
    attachments,
    charge_terms,
    contacts,
    customers,
    extensions,
    payments,
    plans,
    prepaid,
    prepaid_extend,
    prepaid_refund,
    receivables,
)
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.storage.tables import Adjustment, Customer, Letter, LetterFile, Receivable


def open_shop(book: Book, context: Context) -> None:
    """Two customers; bills paid, part paid and open; a plan; a payment taken back; lots; letter."""
    for act in (
        _customers,
        _bills,
        _more_time,
        _payments,
        _plan,
        _lots,
        _lots_that_end,
        _contact,
        _correction,
        _no_charge,
        _letter,
    ):
        with book.write() as session:
            act(session, context)


def _customers(session: Session, context: Context) -> None:
    for number, name in (("K-1", "王小明"), ("K-2", "和风便利店")):
        customers.add_customer(session, context, customers.CustomerData(name, number))


def _bills(session: Session, context: Context) -> None:
    day = context.today - timedelta(days=60)
    for number, customer_no, amount_fen in (
        ("B-1", "K-1", 128_000),
        ("B-2", "K-1", 50_001),
        ("B-3", "K-2", 99_900),
        ("B-4", "K-2", 10_000),
    ):
        lines = (
            receivables.BillLine("苹果", amount_fen - 500, "3 箱"),
            receivables.BillLine("运费", 500),
        )
        receivables.issue_bill(
            session,
            context,
            receivables.IssueBill(customer_no, amount_fen, day, receivable_no=number, lines=lines),
        )


def _payments(session: Session, context: Context) -> None:
    day = context.today - timedelta(days=20)
    pay = payments.RecordPayment
    payments.record_payment(session, context, pay("K-1", 28_000, day, receivable_nos=("B-1",)))
    payments.record_payment(session, context, pay("K-2", 120_000, day))
    bounced = payments.record_payment(session, context, pay("K-1", 7_000, day))
    payments.reverse_payment(
        session, context, payments.ReversePayment(bounced.payment_no, context.today)
    )


def _plan(session: Session, context: Context) -> None:
    kept = plans.keep_plan(
        session, context, plans.DraftPlan("K-1", context.today, count=3, down_payment_fen=20_000)
    )
    plans.sign_plan(session, context, plans.SignPlan(kept.numbers[0], context.today))


def _lots(session: Session, context: Context) -> None:
    day = context.today - timedelta(days=30)
    sell = prepaid.SellPrepaid
    prepaid.sell_prepaid(
        session,
        context,
        sell("K-1", LotKind.STORED_VALUE, day, 100_000, bonus_fen=20_000, lot_no="L-1"),
    )
    prepaid.sell_prepaid(
        session, context, sell("K-2", LotKind.COUNT_PACK, day, 50_000, units=10, lot_no="L-2")
    )
    prepaid.redeem(session, context, prepaid.Redeem("L-1", context.today, amount_fen=3_333))
    used = prepaid.redeem(session, context, prepaid.Redeem("L-2", context.today, units=4))
    prepaid.undo_redemption(session, context, prepaid.UndoRedemption(used.entry_id, context.today))
    prepaid.redeem(session, context, prepaid.Redeem("L-2", context.today, units=3))


def _lots_that_end(session: Session, context: Context) -> None:
    """A refund that stands, one taken back, and a deadline moved twice and led back once."""
    sold, today = context.today - timedelta(days=40), context.today
    for number in ("L-3", "L-4"):
        prepaid.sell_prepaid(
            session, context,
            prepaid.SellPrepaid("K-2", LotKind.STORED_VALUE, sold, 30_000, lot_no=number,
                                valid_until=today),
        )  # fmt: skip
    agree = prepaid_refund.AgreeRefund
    prepaid_refund.agree_refund(session, context, agree("L-3", Cause.SHOP, today))
    agreed = prepaid_refund.agree_refund(session, context, agree("L-4", Cause.SHOP, today))
    undo = prepaid_refund.UndoRefund(agreed.refund_no, today)
    prepaid_refund.undo_refund(session, context, undo)
    for days in (30, 60):
        later = prepaid_extend.ExtendLot("L-4", today, today + timedelta(days=days), "出差")
        prepaid_extend.extend_lot(session, context, later)
    back = prepaid_extend.UndoLotExtension("L-4", today)
    prepaid_extend.undo_lot_extension(session, context, back)


def _contact(session: Session, context: Context) -> None:
    promise = contacts.NamedPromise(30_000, context.today + timedelta(days=7))
    contacts.log_contact(
        session,
        context,
        contacts.LogContact("K-1", Channel.PHONE, Outcome.PROMISED, context.today, promise=promise),
    )


def _correction(session: Session, context: Context) -> None:
    """A credit note that was itself taken back: the entry and its mirror."""
    bill = session.query(Receivable).filter_by(receivable_no="B-3").one()
    first = _adjustment(bill, context.today, 100, context)
    session.add(first)
    session.flush()
    back = _adjustment(bill, context.today, -100, context)
    back.reverses_id = first.id
    session.add(back)


def _no_charge(session: Session, context: Context) -> None:
    """For one bill it is agreed that no late charge runs."""
    agreed = charge_terms.AgreeCharge(
        "K-2", charge_terms.ChargeFigures(), context.today, receivable_no="B-4"
    )
    charge_terms.agree_charge(session, context, agreed)


def _adjustment(bill: Receivable, day: date, amount_fen: int, context: Context) -> Adjustment:
    return Adjustment(
        receivable_id=bill.id,
        kind="credit_note",
        adjusted_on=day,
        amount_fen=amount_fen,
        created_at=context.now,
    )


def _letter(session: Session, context: Context) -> None:
    pdf = b"%PDF-1.4 the very paper"
    letter = Letter(
        letter_no="CK-1",
        kind="reminder",
        customer_id=session.query(Customer).filter_by(customer_no="K-1").one().id,
        issued_on=context.today,
        language="zh_CN",
        total_fen=150_001,
        page_count=1,
        sha256=hashlib.sha256(pdf).hexdigest(),
        facts="{}",
        created_at=context.now,
    )
    session.add(letter)
    session.flush()
    session.add(LetterFile(letter_id=letter.id, pdf=pdf))


def _more_time(session: Session, context: Context) -> None:
    """A later due date, with its signed paper."""
    agreed = context.today - timedelta(days=30)
    later = extensions.AgreeExtension("B-4", agreed, agreed + timedelta(days=25))
    number = extensions.agree_extension(session, context, later).numbers[0]
    owner = AttachmentOwner.EXTENSION
    paper = attachments.AttachFile(owner, number, "签字页.pdf", context.today)
    attachments.attach_file(session, context, paper, b"%PDF-1.4 signed")


@contextmanager
def behind_its_back(path: Path) -> Iterator[sqlite3.Connection]:
    """Change a book as no act would: no references, no constraints kept."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("PRAGMA ignore_check_constraints=ON")
        with connection:
            yield connection
