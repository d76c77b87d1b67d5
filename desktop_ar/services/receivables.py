"""Bills: issuing, cancelling, disputing, and the one place that moves an open amount."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import AdjustmentKind, PlanState, ReceivableKind, ReceivableState
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.services import bill_history
from desktop_ar.services.acts import finish, free_number, refuse_if, the_customer
from desktop_ar.services.amounts import amount_faults, day_faults, past_day_faults
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.credit import limit_faults
from desktop_ar.services.plan_states import plans_over
from desktop_ar.services.settings import setting
from desktop_ar.storage.tables import Adjustment, Customer, Dispute, Receivable, ReceivableLine

PREFIXES = {
    ReceivableKind.INVOICE: "XS",
    ReceivableKind.LATE_CHARGE: "WY",
    ReceivableKind.COST: "FY",
    ReceivableKind.OPENING_BALANCE: "QC",
}
"""Beginnings of numbers given by the program: 销售, 违约金, 费用, 期初."""


@dataclass(frozen=True, slots=True)
class BillLine:
    """One line of a bill; the quantity as written, the amount in fen."""

    text: str
    amount_fen: int
    quantity: str = ""


@dataclass(frozen=True, slots=True)
class IssueBill:
    """A new debt. Without a number the next free one; without a due date by the terms."""

    customer_no: str
    amount_fen: int
    issue_date: date
    due_date: date | None = None
    receivable_no: str = ""
    kind: ReceivableKind = ReceivableKind.INVOICE
    description: str = ""
    contract_no: str = ""
    lines: tuple[BillLine, ...] = ()
    despite_limit: bool = False
    """The owner enters it although it passes a credit limit at which the shop stops."""


@dataclass(frozen=True, slots=True)
class CancelBill:
    """Take back a bill that was wrong from the start: what is open of it is adjusted away."""

    receivable_no: str
    cancelled_on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OpenDispute:
    """The customer contests all (amount None) or part of a bill from a day on."""

    receivable_no: str
    opened_on: date
    amount_fen: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CloseDispute:
    """The dispute of a bill is settled; from this day on it is no longer contested."""

    receivable_no: str
    closed_on: date


def move_open(receivable: Receivable, change_fen: int) -> None:
    """Change what is open of a receivable, and its state with it. The only place that does."""
    receivable.open_fen += change_fen
    receivable.state = ReceivableState.OPEN if receivable.open_fen else ReceivableState.CLOSED


def due_by_terms(session: Session, customer: Customer, issue_date: date) -> date:
    """Issue date plus the customer's terms, or the shop's.

    A day that cannot be right stays as it is: it is refused, and the calendar may end there.
    """
    if any(day_faults(issue_date, "issue_date")):
        return issue_date
    days = customer.terms_days
    if days is None:
        days = int(setting(session, "terms.days"))
    return issue_date + timedelta(days=days)


def the_receivable(session: Session, receivable_no: str) -> Receivable:
    """The bill of a number. Raises `Refused` where there is none."""
    found = session.execute(
        sa.select(Receivable).where(Receivable.receivable_no == receivable_no)
    ).scalar_one_or_none()
    if found is None:
        raise Refused(Fault("bill_unknown", "receivable_no", {"receivable_no": receivable_no}))
    return found


def issue_bill(session: Session, context: Context, command: IssueBill) -> ChangeSet:
    """Enter a bill; its inverse is `cancel_bill`."""
    customer = the_customer(session, command.customer_no)
    due_date = command.due_date or due_by_terms(session, customer, command.issue_date)
    refuse_if(bill_faults(session, customer, command, due_date))
    prefix = f"{PREFIXES[command.kind]}-{command.issue_date.year}-"
    receivable = Receivable(
        receivable_no=command.receivable_no.strip()
        or free_number(session, prefix, Receivable.receivable_no),
        kind=command.kind,
        customer_id=customer.id,
        issue_date=command.issue_date,
        due_date=due_date,
        amount_fen=command.amount_fen,
        open_fen=command.amount_fen,
        description=command.description.strip(),
        contract_no=command.contract_no.strip(),
        operator=context.operator,
        created_at=context.now,
    )
    session.add(receivable)
    session.flush()
    for position, line in enumerate(command.lines, start=1):
        session.add(
            ReceivableLine(
                receivable_id=receivable.id,
                position=position,
                text=line.text,
                quantity=line.quantity,
                amount_fen=line.amount_fen,
            )
        )
    changes = ChangeSet(
        customers=frozenset({customer.id}),
        receivables=frozenset({receivable.id}),
        numbers=(receivable.receivable_no,),
    )
    return finish(session, context, "issue_bill", command, changes)


def bill_faults(
    session: Session, customer: Customer, command: IssueBill, due_date: date
) -> Iterator[Fault]:
    """Everything that is wrong with a bill that falls due on a day, by field.

    A credit limit stops new sales only: costs, late charges and opening balances are no credit.
    """
    yield from amount_faults(command.amount_fen, "amount_fen")
    yield from day_faults(command.issue_date, "issue_date")
    if due_date != command.issue_date:
        yield from day_faults(due_date, "due_date")
    if due_date < command.issue_date:
        dates = {"due_date": due_date, "issue_date": command.issue_date}
        yield Fault("due_before_issue", "due_date", dates)
    number = command.receivable_no.strip()
    taken = sa.select(Receivable.id).where(Receivable.receivable_no == number)
    if number and session.execute(taken).first():
        yield Fault("bill_no_taken", "receivable_no", {"receivable_no": number})
    lines_fen = sum(line.amount_fen for line in command.lines)
    if command.lines and lines_fen != command.amount_fen:
        sums = {"lines_fen": lines_fen, "amount_fen": command.amount_fen}
        yield Fault("lines_do_not_add_up", "lines", sums)
    if command.kind is ReceivableKind.INVOICE and not command.despite_limit:
        yield from limit_faults(session, customer, command.amount_fen)


def cancel_bill(session: Session, context: Context, command: CancelBill) -> ChangeSet:
    """Adjust away what is open of a wrong bill; money already received must go back first."""
    receivable = the_receivable(session, command.receivable_no)
    refuse_if(cancel_faults(session, context, receivable, command))
    adjustment = Adjustment(
        receivable_id=receivable.id,
        kind=AdjustmentKind.CANCELLATION,
        adjusted_on=command.cancelled_on,
        amount_fen=receivable.open_fen,
        reason=command.reason.strip(),
        operator=context.operator,
        created_at=context.now,
    )
    session.add(adjustment)
    move_open(receivable, -receivable.open_fen)
    changes = ChangeSet(
        customers=frozenset({receivable.customer_id}),
        receivables=frozenset({receivable.id}),
        numbers=(receivable.receivable_no,),
    )
    return finish(session, context, "cancel_bill", command, changes)


def cancel_faults(
    session: Session, context: Context, receivable: Receivable, command: CancelBill
) -> Iterator[Fault]:
    """Everything that speaks against cancelling a bill, by field."""
    yield from past_day_faults(command.cancelled_on, context.today, "cancelled_on")
    if command.cancelled_on < receivable.issue_date:
        day = {"issue_date": receivable.issue_date}
        yield Fault("cancel_before_issue", "cancelled_on", day)
    number = {"receivable_no": receivable.receivable_no}
    if receivable.open_fen == 0:
        yield Fault("bill_not_open", "receivable_no", number)
    elif receivable.open_fen < receivable.amount_fen:
        yield Fault("bill_partly_paid", "receivable_no", number)
    last = bill_history.last_movement(session, [receivable.id])
    if last is not None and command.cancelled_on < last:
        yield Fault("cancel_before_movement", "cancelled_on", {**number, "day": last})
    for plan in plans_over(session, [receivable], [PlanState.ACTIVE]):
        yield Fault("bill_under_plan", "receivable_no", {"plan_no": plan.plan_no})


def open_dispute(session: Session, context: Context, command: OpenDispute) -> ChangeSet:
    """Note that a bill is contested; its inverse is `close_dispute`."""
    receivable = the_receivable(session, command.receivable_no)
    refuse_if(dispute_faults(session, context, receivable, command))
    session.add(
        Dispute(
            receivable_id=receivable.id,
            amount_fen=command.amount_fen,
            opened_on=command.opened_on,
            reason=command.reason.strip(),
            operator=context.operator,
            created_at=context.now,
        )
    )
    changes = ChangeSet(
        customers=frozenset({receivable.customer_id}),
        receivables=frozenset({receivable.id}),
        numbers=(receivable.receivable_no,),
    )
    return finish(session, context, "open_dispute", command, changes)


def dispute_faults(
    session: Session, context: Context, receivable: Receivable, command: OpenDispute
) -> Iterator[Fault]:
    """Everything that speaks against contesting a bill, by field."""
    yield from past_day_faults(command.opened_on, context.today, "opened_on")
    if command.opened_on < receivable.issue_date:
        day = {"receivable_no": receivable.receivable_no, "issue_date": receivable.issue_date}
        yield Fault("dispute_before_issue", "opened_on", day)
    if command.amount_fen is not None:
        yield from amount_faults(command.amount_fen, "amount_fen")
        if command.amount_fen > receivable.open_fen:
            yield Fault("more_than_open", "amount_fen", {"open_fen": receivable.open_fen})
    if _open_dispute(session, receivable) is not None:
        number = {"receivable_no": receivable.receivable_no}
        yield Fault("dispute_open_already", "receivable_no", number)


def _open_dispute(session: Session, receivable: Receivable) -> Dispute | None:
    return session.execute(
        sa.select(Dispute).where(
            Dispute.receivable_id == receivable.id, Dispute.closed_on.is_(None)
        )
    ).scalar_one_or_none()


def running_dispute(session: Session, receivable: Receivable) -> Dispute:
    """The dispute of a bill that is not settled. Raises `Refused` where there is none."""
    dispute = _open_dispute(session, receivable)
    if dispute is None:
        number = {"receivable_no": receivable.receivable_no}
        raise Refused(Fault("no_open_dispute", "receivable_no", number))
    return dispute


def close_dispute(session: Session, context: Context, command: CloseDispute) -> ChangeSet:
    """End the dispute of a bill; the bill counts as before."""
    receivable = the_receivable(session, command.receivable_no)
    dispute = running_dispute(session, receivable)
    refuse_if(past_day_faults(command.closed_on, context.today, "closed_on"))
    dispute.closed_on = max(command.closed_on, dispute.opened_on)
    changes = ChangeSet(
        customers=frozenset({receivable.customer_id}),
        receivables=frozenset({receivable.id}),
        numbers=(receivable.receivable_no,),
    )
    return finish(session, context, "close_dispute", command, changes)
