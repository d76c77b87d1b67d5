"""Money received: drafting how it will be matched, recording it, taking it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.allocation import Allocation as Match
from desktop_ar.domain.allocation import AllocationOrder, Debt, allocate
from desktop_ar.domain.codes import PaymentMethod, ReceivableKind, ReceivableState
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.queries.charge_terms import agreements
from desktop_ar.services import plan_states
from desktop_ar.services.acts import finish, next_number, refuse_if, the_customer
from desktop_ar.services.amounts import amount_faults, past_day_faults
from desktop_ar.services.bill_history import day_with_room
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.receivables import move_open
from desktop_ar.services.settings import setting
from desktop_ar.storage.tables import Allocation, Customer, Payment, Receivable


@dataclass(frozen=True, slots=True)
class RecordPayment:
    """Money received. Bills named by the payer come first (Civil Code 560), in their order."""

    customer_no: str
    amount_fen: int
    paid_on: date
    method: PaymentMethod = PaymentMethod.OTHER
    reference: str = ""
    note: str = ""
    receivable_nos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReversePayment:
    """Take a payment back (bounced, or entered by mistake): its bills are open again."""

    payment_no: str
    reversed_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class UseCredit:
    """Match what a customer has paid too much to what is open now."""

    customer_no: str
    on: date


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One open bill of a payment draft: what it had open, what it gets, what is left."""

    receivable_no: str
    description: str
    due_date: date
    open_fen: int
    share_fen: int

    @property
    def left_fen(self) -> int:
        """What stays open after the payment."""
        return self.open_fen - self.share_fen


@dataclass(frozen=True, slots=True)
class PaymentDraft:
    """What a payment would do; `unallocated_fen` stays as the customer's credit."""

    rows: tuple[DraftRow, ...]
    unallocated_fen: int
    order: AllocationOrder


@dataclass(frozen=True, slots=True)
class Recorded:
    """A payment as recorded: its number, its shares in fen by bill number, what stays credit."""

    payment_no: str
    shares: tuple[tuple[str, int], ...]
    unallocated_fen: int
    changes: ChangeSet


def draft_payment(session: Session, context: Context, command: RecordPayment) -> PaymentDraft:
    """What `record_payment` would do, for the dialog. Raises `Refused` as it would."""
    customer = the_customer(session, command.customer_no)
    refuse_if(_faults(session, context, customer, command))
    open_bills = _open_bills(session, customer.id, command.paid_on, command.receivable_nos)
    match = _match(session, open_bills, command)
    shares = {share.debt_id: share.amount_fen for share in match.shares}
    rows = tuple(
        DraftRow(
            receivable_no=bill.receivable_no,
            description=bill.description,
            due_date=bill.due_date,
            open_fen=bill.open_fen,
            share_fen=shares.get(bill.id, 0),
        )
        for bill in open_bills
    )
    return PaymentDraft(rows, match.rest_fen, _order(session))


def record_payment(session: Session, context: Context, command: RecordPayment) -> Recorded:
    """Book a payment and match it; its inverse is `reverse_payment`."""
    customer = the_customer(session, command.customer_no)
    refuse_if(_faults(session, context, customer, command))
    open_bills = _open_bills(session, customer.id, command.paid_on, command.receivable_nos)
    match = _match(session, open_bills, command)
    payment = Payment(
        payment_no=next_number(session, f"SK-{command.paid_on.year}-"),
        customer_id=customer.id,
        paid_on=command.paid_on,
        amount_fen=command.amount_fen,
        unallocated_fen=match.rest_fen,
        method=command.method,
        reference=command.reference.strip(),
        note=command.note.strip(),
        operator=context.operator,
        created_at=context.now,
    )
    session.add(payment)
    session.flush()
    by_id = {bill.id: bill for bill in open_bills}
    shares = [(by_id[share.debt_id], share.amount_fen) for share in match.shares]
    for bill, amount_fen in shares:
        match_to_bill(session, payment, bill, amount_fen, command.paid_on)
    plans = plan_states.settle_plans(session, [bill for bill, _ in shares])
    changes = ChangeSet(
        customers=frozenset({customer.id}),
        receivables=frozenset(bill.id for bill, _ in shares),
        payments=frozenset({payment.id}),
        plans=plans,
        numbers=(payment.payment_no,),
    )
    finish(session, context, "record_payment", command, changes)
    named = tuple((bill.receivable_no, amount_fen) for bill, amount_fen in shares)
    return Recorded(payment.payment_no, named, match.rest_fen, changes)


def match_to_bill(
    session: Session, payment: Payment, bill: Receivable, amount_fen: int, on: date
) -> None:
    """Enter one share of a payment.

    It counts from its day, but never before the bill was issued or had room for it.
    """
    first_day = max(on, bill.issue_date)
    session.add(
        Allocation(
            payment_id=payment.id,
            receivable_id=bill.id,
            allocated_on=day_with_room(session, bill, amount_fen, first_day),
            amount_fen=amount_fen,
            created_at=payment.created_at,
        )
    )
    move_open(bill, -amount_fen)


def reverse_payment(session: Session, context: Context, command: ReversePayment) -> ChangeSet:
    """Undo a payment by counter-entries: bills open again, a completed plan is active again.

    A plan whose balance would become more than was agreed is broken by it.
    """
    payment = the_payment(session, command.payment_no)
    refuse_if(reversal_faults(session, context, payment, command))
    counter = Payment(
        payment_no=next_number(session, f"SK-{command.reversed_on.year}-"),
        customer_id=payment.customer_id,
        paid_on=command.reversed_on,
        amount_fen=-payment.amount_fen,
        unallocated_fen=0,
        method=payment.method,
        note=command.note.strip(),
        reverses_id=payment.id,
        operator=context.operator,
        created_at=context.now,
    )
    session.add(counter)
    bills = [
        _take_back(session, context, share, command.reversed_on)
        for share in standing_shares(session, payment)
    ]
    payment.unallocated_fen = 0
    plans = plan_states.reopen_plans(session, bills, command.reversed_on)
    session.flush()
    changes = ChangeSet(
        customers=frozenset({payment.customer_id}),
        receivables=frozenset(bill.id for bill in bills),
        payments=frozenset({payment.id, counter.id}),
        plans=plans,
        numbers=(counter.payment_no,),
    )
    return finish(session, context, "reverse_payment", command, changes)


def standing_shares(session: Session, payment: Payment) -> Sequence[Allocation]:
    """Shares of a payment that no counter-entry has taken back."""
    taken_back = sa.select(Allocation.reverses_id).where(Allocation.reverses_id.is_not(None))
    return session.scalars(
        sa.select(Allocation).where(
            Allocation.payment_id == payment.id,
            Allocation.reverses_id.is_(None),
            Allocation.id.not_in(taken_back),
        )
    ).all()


def _take_back(session: Session, context: Context, share: Allocation, on: date) -> Receivable:
    bill = session.get_one(Receivable, share.receivable_id)
    session.add(
        Allocation(
            payment_id=share.payment_id,
            receivable_id=share.receivable_id,
            allocated_on=max(on, share.allocated_on),
            amount_fen=-share.amount_fen,
            reverses_id=share.id,
            created_at=context.now,
        )
    )
    move_open(bill, share.amount_fen)
    return bill


def use_credit(session: Session, context: Context, command: UseCredit) -> ChangeSet:
    """Match unallocated money of a customer to open bills, oldest payment first."""
    customer = the_customer(session, command.customer_no)
    refuse_if(past_day_faults(command.on, context.today, "on"))
    credits_ = session.scalars(
        sa.select(Payment)
        .where(Payment.customer_id == customer.id, Payment.unallocated_fen > 0)
        .order_by(Payment.paid_on, Payment.id)
    ).all()
    touched: dict[int, Receivable] = {}
    for payment in credits_:
        on = max(command.on, payment.paid_on)
        bills = _open_bills(session, customer.id, on, ())
        match = allocate(payment.unallocated_fen, _debts(session, bills, on), on, _order(session))
        by_id = {bill.id: bill for bill in bills}
        for share in match.shares:
            bill = by_id[share.debt_id]
            match_to_bill(session, payment, bill, share.amount_fen, on)
            touched[bill.id] = bill
        payment.unallocated_fen = match.rest_fen
        session.flush()
    if not touched:
        raise Refused(Fault("no_credit_to_use", "customer_no", {"name": customer.name}))
    plans = plan_states.settle_plans(session, list(touched.values()))
    changes = ChangeSet(
        customers=frozenset({customer.id}),
        receivables=frozenset(touched),
        payments=frozenset(payment.id for payment in credits_),
        plans=plans,
    )
    return finish(session, context, "use_credit", command, changes)


def the_payment(session: Session, payment_no: str) -> Payment:
    """The payment of a number. Raises `Refused` where there is none."""
    found = session.execute(
        sa.select(Payment).where(Payment.payment_no == payment_no)
    ).scalar_one_or_none()
    if found is None:
        raise Refused(Fault("payment_unknown", "payment_no", {"payment_no": payment_no}))
    return found


def _order(session: Session) -> AllocationOrder:
    return AllocationOrder(setting(session, "allocation.order"))


def _open_bills(
    session: Session, customer_id: int, on: date, named: Sequence[str]
) -> list[Receivable]:
    """Open debts issued by a day, and those named even when they were issued later."""
    return list(
        session.scalars(
            sa.select(Receivable)
            .where(
                Receivable.state == ReceivableState.OPEN,
                Receivable.customer_id == customer_id,
                sa.or_(Receivable.issue_date <= on, Receivable.receivable_no.in_(named)),
            )
            .order_by(Receivable.due_date, Receivable.id)
        )
    )


def _debts(session: Session, bills: Sequence[Receivable], on: date) -> list[Debt]:
    agreed = agreements(session)
    return [
        Debt(
            id=bill.id,
            kind=ReceivableKind(bill.kind),
            issue_date=bill.issue_date,
            due_date=bill.due_date,
            open_fen=bill.open_fen,
            bears_charge=agreed.bears_charge(bill.id, bill.customer_id, bill.issue_date, on),
            origin_id=bill.origin_id,
        )
        for bill in bills
    ]


def _match(session: Session, bills: Sequence[Receivable], command: RecordPayment) -> Match:
    ids = {bill.receivable_no: bill.id for bill in bills}
    chosen = [ids[number] for number in command.receivable_nos]
    last_issue = max((bill.issue_date for bill in bills), default=command.paid_on)
    on = max(command.paid_on, last_issue) if chosen else command.paid_on
    debts = _debts(session, bills, on)
    return allocate(command.amount_fen, debts, on, _order(session), chosen)


def _faults(
    session: Session, context: Context, customer: Customer, command: RecordPayment
) -> Iterator[Fault]:
    yield from amount_faults(command.amount_fen, "amount_fen")
    yield from past_day_faults(command.paid_on, context.today, "paid_on")
    for number in command.receivable_nos:
        bill = session.execute(
            sa.select(Receivable).where(Receivable.receivable_no == number)
        ).scalar_one_or_none()
        params = {"receivable_no": number, "name": customer.name}
        if bill is None:
            yield Fault("bill_unknown", "receivable_nos", params)
        elif bill.customer_id != customer.id:
            yield Fault("bill_of_another", "receivable_nos", params)
        elif bill.open_fen == 0:
            yield Fault("bill_not_open", "receivable_nos", params)


def reversal_faults(
    session: Session, context: Context, payment: Payment, command: ReversePayment
) -> Iterator[Fault]:
    """Everything that speaks against taking a payment back, by field."""
    yield from past_day_faults(command.reversed_on, context.today, "reversed_on")
    number = {"payment_no": payment.payment_no, "paid_on": payment.paid_on}
    if command.reversed_on < payment.paid_on:
        yield Fault("reversal_before_payment", "reversed_on", number)
    taken_back = sa.select(Payment.id).where(Payment.reverses_id == payment.id)
    if payment.reverses_id is not None or session.execute(taken_back).first():
        yield Fault("payment_reversed_already", "payment_no", number)
