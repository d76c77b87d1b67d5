"""The account of one customer as a ledger: what raised and what lowered it, day by day.

All of it has a business date, so any period of the past can be asked for (cli.md, Meaning).
Money counts when it came, whether or not a bill has taken it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.queries.records import ADJUSTMENTS, PAYMENTS, RECEIVABLES


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """One movement. `kind` is ``bill``, ``payment``, ``payment_taken_back`` or the kind of an
    adjustment; `amount_fen` is positive where it raises what the customer owes."""

    on: date
    number: str
    kind: str
    text: str
    amount_fen: int


def account_entries(session: Session, customer_id: int, until: date) -> list[AccountEntry]:
    """Every movement up to a day, oldest first; bills before what settles them on one day."""
    found = [
        *_bills(session, customer_id, until),
        *_adjustments(session, customer_id, until),
        *_payments(session, customer_id, until),
    ]
    return sorted(found, key=lambda entry: (entry.on, entry.amount_fen < 0))


def _bills(session: Session, customer_id: int, until: date) -> Iterator[AccountEntry]:
    bill = RECEIVABLES.c
    rows = session.execute(
        sa.select(bill.issue_date, bill.receivable_no, bill.description, bill.amount_fen)
        .where(bill.customer_id == customer_id, bill.issue_date <= until)
        .order_by(bill.issue_date, bill.id)
    )
    for row in rows:
        yield AccountEntry(
            row.issue_date, row.receivable_no, "bill", row.description, row.amount_fen
        )


def _adjustments(session: Session, customer_id: int, until: date) -> Iterator[AccountEntry]:
    change = ADJUSTMENTS.c
    rows = session.execute(
        sa.select(
            change.adjusted_on,
            change.kind,
            change.reason,
            change.amount_fen,
            RECEIVABLES.c.receivable_no,
        )
        .join(RECEIVABLES, RECEIVABLES.c.id == change.receivable_id)
        .where(RECEIVABLES.c.customer_id == customer_id, change.adjusted_on <= until)
        .order_by(change.adjusted_on, change.id)
    )
    for row in rows:
        yield AccountEntry(
            row.adjusted_on, row.receivable_no, row.kind, row.reason, -row.amount_fen
        )


def _payments(session: Session, customer_id: int, until: date) -> Iterator[AccountEntry]:
    paid = PAYMENTS.c
    rows = session.execute(
        sa.select(paid.paid_on, paid.payment_no, paid.reference, paid.amount_fen)
        .where(paid.customer_id == customer_id, paid.paid_on <= until)
        .order_by(paid.paid_on, paid.id)
    )
    for row in rows:
        kind = "payment" if row.amount_fen > 0 else "payment_taken_back"
        yield AccountEntry(row.paid_on, row.payment_no, kind, row.reference, -row.amount_fen)
