"""Contesting a bill and settling it, before it is done: what it is, and what would refuse it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop_ar.services.acts import refuse_if
from desktop_ar.services.amounts import past_day_faults
from desktop_ar.services.context import Context
from desktop_ar.services.receivables import (
    CloseDispute,
    OpenDispute,
    dispute_faults,
    running_dispute,
    the_receivable,
)
from desktop_ar.storage.tables import Customer


@dataclass(frozen=True, slots=True)
class BillToContest:
    """A bill that the customer does not agree with."""

    customer_no: str
    customer_name: str
    receivable_no: str
    description: str
    issue_date: date
    open_fen: int


@dataclass(frozen=True, slots=True)
class DisputeToSettle:
    """A dispute that runs; `contested_fen` None contests all of the bill."""

    customer_no: str
    customer_name: str
    receivable_no: str
    description: str
    opened_on: date
    contested_fen: int | None
    open_fen: int
    reason: str


def bill_to_contest(session: Session, receivable_no: str) -> BillToContest:
    """A bill by its number. Raises `Refused` where there is none."""
    bill = the_receivable(session, receivable_no)
    customer = session.get_one(Customer, bill.customer_id)
    return BillToContest(
        customer.customer_no,
        customer.name,
        bill.receivable_no,
        bill.description,
        bill.issue_date,
        bill.open_fen,
    )


def check_dispute(session: Session, context: Context, command: OpenDispute) -> None:
    """Whether `open_dispute` would be refused."""
    bill = the_receivable(session, command.receivable_no)
    refuse_if(dispute_faults(session, context, bill, command))


def dispute_to_settle(session: Session, receivable_no: str) -> DisputeToSettle:
    """The dispute of a bill. Raises `Refused` where there is none."""
    bill = the_receivable(session, receivable_no)
    dispute = running_dispute(session, bill)
    customer = session.get_one(Customer, bill.customer_id)
    return DisputeToSettle(
        customer.customer_no,
        customer.name,
        bill.receivable_no,
        bill.description,
        dispute.opened_on,
        dispute.amount_fen,
        bill.open_fen,
        dispute.reason,
    )


def check_settling(session: Session, context: Context, command: CloseDispute) -> None:
    """Whether `close_dispute` would be refused."""
    running_dispute(session, the_receivable(session, command.receivable_no))
    refuse_if(past_day_faults(command.closed_on, context.today, "closed_on"))
