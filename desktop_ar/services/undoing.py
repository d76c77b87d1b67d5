"""Taking back, before it is done: what is about to be undone, and what would refuse it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import PaymentMethod
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.services.acts import refuse_if
from desktop_ar.services.amounts import past_day_faults
from desktop_ar.services.contacts import WithdrawPromise
from desktop_ar.services.context import Context
from desktop_ar.services.payments import (
    ReversePayment,
    reversal_faults,
    standing_shares,
    the_payment,
)
from desktop_ar.services.plan_states import open_under
from desktop_ar.services.plans import EndPlan, end_faults, the_plan
from desktop_ar.services.prepaid import UndoRedemption, undo_faults
from desktop_ar.services.receivables import CancelBill, cancel_faults, the_receivable
from desktop_ar.storage.tables import Customer, PrepaidEntry, PrepaidLot, Promise, Receivable


@dataclass(frozen=True, slots=True)
class PaymentToReverse:
    """A payment, and the bills with the fen of it that are open again once it is taken back."""

    customer_no: str
    customer_name: str
    payment_no: str
    amount_fen: int
    paid_on: date
    method: PaymentMethod
    reference: str
    bills: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class UseToUndo:
    """A use of a lot: what it took comes back."""

    customer_no: str
    customer_name: str
    lot_no: str
    title: str
    used_on: date
    what: str
    paid_fen: int
    bonus_fen: int
    units: int


@dataclass(frozen=True, slots=True)
class PlanToEnd:
    """A plan, and what is still open under it."""

    customer_no: str
    customer_name: str
    plan_no: str
    total_fen: int
    open_fen: int
    signed: bool


@dataclass(frozen=True, slots=True)
class BillToCancel:
    """A bill that was wrong from the start."""

    customer_no: str
    customer_name: str
    receivable_no: str
    amount_fen: int
    issue_date: date
    description: str


@dataclass(frozen=True, slots=True)
class PromiseToWithdraw:
    """A promise that is no longer to count."""

    customer_no: str
    customer_name: str
    promise_no: str
    amount_fen: int
    made_on: date
    due_on: date


def payment_to_reverse(session: Session, payment_no: str) -> PaymentToReverse:
    """Raises `Refused` where there is no such payment, as the others here do."""
    payment = the_payment(session, payment_no)
    customer = session.get_one(Customer, payment.customer_id)
    bills = [
        (session.get_one(Receivable, share.receivable_id).receivable_no, share.amount_fen)
        for share in standing_shares(session, payment)
    ]
    return PaymentToReverse(
        customer.customer_no,
        customer.name,
        payment.payment_no,
        payment.amount_fen,
        payment.paid_on,
        PaymentMethod(payment.method),
        payment.reference,
        tuple(bills),
    )


def check_reversal(session: Session, context: Context, command: ReversePayment) -> None:
    """Whether `reverse_payment` would be refused."""
    payment = the_payment(session, command.payment_no)
    refuse_if(reversal_faults(session, context, payment, command))


def use_to_undo(session: Session, entry_id: int) -> UseToUndo:
    """A use by the id of its entry."""
    entry = _the_use(session, entry_id)
    lot = session.get_one(PrepaidLot, entry.lot_id)
    customer = session.get_one(Customer, lot.customer_id)
    return UseToUndo(
        customer.customer_no,
        customer.name,
        lot.lot_no,
        lot.title,
        entry.entry_date,
        entry.what,
        -entry.paid_fen,
        -entry.bonus_fen,
        -entry.units,
    )


def check_undo(session: Session, context: Context, command: UndoRedemption) -> None:
    """Whether `undo_redemption` would be refused."""
    entry = _the_use(session, command.entry_id)
    refuse_if(undo_faults(session, context, entry, command))


def _the_use(session: Session, entry_id: int) -> PrepaidEntry:
    entry = session.get(PrepaidEntry, entry_id)
    if entry is None or entry.kind != "redemption":
        raise Refused(Fault("use_unknown", "entry_id"))
    return entry


def plan_to_end(session: Session, plan_no: str) -> PlanToEnd:
    """A plan by its number."""
    plan = the_plan(session, plan_no)
    customer = session.get_one(Customer, plan.customer_id)
    return PlanToEnd(
        customer.customer_no,
        customer.name,
        plan.plan_no,
        plan.total_fen,
        open_under(session, plan),
        plan.signed_on is not None,
    )


def check_ending(session: Session, context: Context, command: EndPlan) -> None:
    """Whether `end_plan` would be refused."""
    refuse_if(end_faults(context, the_plan(session, command.plan_no), command))


def bill_to_cancel(session: Session, receivable_no: str) -> BillToCancel:
    """A bill by its number."""
    bill = the_receivable(session, receivable_no)
    customer = session.get_one(Customer, bill.customer_id)
    return BillToCancel(
        customer.customer_no,
        customer.name,
        bill.receivable_no,
        bill.amount_fen,
        bill.issue_date,
        bill.description,
    )


def check_cancelling(session: Session, context: Context, command: CancelBill) -> None:
    """Whether `cancel_bill` would be refused."""
    bill = the_receivable(session, command.receivable_no)
    refuse_if(cancel_faults(session, context, bill, command))


def promise_to_withdraw(session: Session, promise_no: str) -> PromiseToWithdraw:
    """A promise by its number."""
    promise = session.execute(
        sa.select(Promise).where(Promise.promise_no == promise_no)
    ).scalar_one_or_none()
    if promise is None:
        raise Refused(Fault("promise_unknown", "promise_no", {"promise_no": promise_no}))
    customer = session.get_one(Customer, promise.customer_id)
    return PromiseToWithdraw(
        customer.customer_no,
        customer.name,
        promise.promise_no,
        promise.amount_fen,
        promise.made_on,
        promise.due_on,
    )


def check_withdrawal(session: Session, context: Context, command: WithdrawPromise) -> None:
    """Whether `withdraw_promise` would be refused."""
    promise_to_withdraw(session, command.promise_no)
    refuse_if(past_day_faults(command.withdrawn_on, context.today, "withdrawn_on"))
