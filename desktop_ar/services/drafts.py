"""What an act would do, for the dialogs: nothing is written, and what would be refused is.

Each takes the very command of its act and raises `Refused` with the very faults of it.
`payments.draft_payment` and `plans.draft_plan` belong here too and live beside their acts;
what takes something back stands in `undoing`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import Action, PlanState, PromiseState
from desktop_ar.domain.money import half_up
from desktop_ar.domain.prepaid import value_of_units
from desktop_ar.domain.promises import Promise as Promised
from desktop_ar.domain.promises import Receipt, promise_state, received_fen
from desktop_ar.queries.accrual import late_charges
from desktop_ar.queries.promises import PromiseRow, promises
from desktop_ar.queries.settings import policies
from desktop_ar.queries.steps import Debt, standings
from desktop_ar.services.acts import peek_number, refuse_if, the_customer
from desktop_ar.services.contacts import LogContact, contact_faults
from desktop_ar.services.context import Context
from desktop_ar.services.credit import owed
from desktop_ar.services.customers import NUMBER_PREFIX, CustomerData, faults_of
from desktop_ar.services.letter_objections import JUST_PAID_DAYS
from desktop_ar.services.payments import PaymentDraft, RecordPayment, draft_payment
from desktop_ar.services.plans import SignPlan, sign_faults, the_plan
from desktop_ar.services.prepaid import (
    Redeem,
    SellPrepaid,
    sale_faults,
    the_lot,
    use_faults,
    used_of,
)
from desktop_ar.services.receivables import PREFIXES, IssueBill, bill_faults, due_by_terms
from desktop_ar.storage.tables import Customer, Installment


@dataclass(frozen=True, slots=True)
class BillDraft:
    """A bill before it is issued: the number it would get, its due date, what is owed then."""

    receivable_no: str
    due_date: date
    owed_fen: int
    credit_limit_fen: int | None

    @property
    def over_limit_fen(self) -> int:
        """By how much the credit limit would be passed; 0 within it."""
        if self.credit_limit_fen is None:
            return 0
        return max(0, self.owed_fen - self.credit_limit_fen)


@dataclass(frozen=True, slots=True)
class SaleDraft:
    """A sale in advance before it is entered: its number, and what one unit costs, in fen."""

    lot_no: str
    value_fen: int
    unit_paid_fen: int | None


@dataclass(frozen=True, slots=True)
class UseDraft:
    """A use before it is booked: what it takes of the paid and the bonus part, what is left."""

    paid_used_fen: int
    bonus_used_fen: int
    value_left_fen: int
    units_left: int | None


@dataclass(frozen=True, slots=True)
class SigningDraft:
    """A plan that is about to be signed."""

    plan_no: str
    customer_no: str
    customer_name: str
    total_fen: int
    agreed_on: date
    count: int
    first_due_date: date
    last_due_date: date


@dataclass(frozen=True, slots=True)
class PromiseOutlook:
    """What a payment would make of one promise: its state, and what has arrived for it then."""

    promise: PromiseRow
    state: PromiseState
    received_fen: int


@dataclass(frozen=True, slots=True)
class StepOutlook:
    """What would be proposed next, and from which day on."""

    action: Action
    on: date


@dataclass(frozen=True, slots=True)
class PaymentOutlook:
    """A payment before it is booked, with all that it changes."""

    shared: PaymentDraft
    promises: tuple[PromiseOutlook, ...]
    step: StepOutlook | None
    late_charge_fen: int = 0
    """Accrued up to the day of the payment and not yet charged: no payment touches it."""


def draft_customer(session: Session, data: CustomerData, *, new: bool) -> str:
    """The number the customer has or would get."""
    refuse_if(faults_of(session, data, new=new))
    return data.customer_no.strip() or peek_number(session, NUMBER_PREFIX)


def draft_bill(session: Session, command: IssueBill) -> BillDraft:
    """What `issue_bill` would enter, and what the customer would owe with it."""
    customer = the_customer(session, command.customer_no)
    due_date = command.due_date or due_by_terms(session, customer, command.issue_date)
    refuse_if(bill_faults(session, customer, command, due_date))
    prefix = f"{PREFIXES[command.kind]}-{command.issue_date.year}-"
    return BillDraft(
        receivable_no=command.receivable_no.strip() or peek_number(session, prefix),
        due_date=due_date,
        owed_fen=owed(session, customer) + command.amount_fen,
        credit_limit_fen=customer.credit_limit_fen,
    )


def draft_contact(session: Session, context: Context, command: LogContact) -> None:
    """Whether `log_contact` would take it."""
    customer = the_customer(session, command.customer_no)
    refuse_if(contact_faults(session, context, customer, command))


def draft_sale(session: Session, context: Context, command: SellPrepaid) -> SaleDraft:
    """What `sell_prepaid` would enter."""
    the_customer(session, command.customer_no)
    refuse_if(sale_faults(session, context, command))
    prefix = f"YF-{command.sold_on.year}-"
    return SaleDraft(
        lot_no=command.lot_no.strip() or peek_number(session, prefix),
        value_fen=command.paid_fen + command.bonus_fen,
        unit_paid_fen=half_up(command.paid_fen, command.units) if command.units else None,
    )


def draft_redemption(session: Session, context: Context, command: Redeem) -> UseDraft:
    """What `redeem` would take, and what would be left."""
    lot = the_lot(session, command.lot_no)
    refuse_if(use_faults(session, context, lot, command))
    paid_used, bonus_used = used_of(lot, command)
    if command.units is not None and lot.units_left is not None:
        units_left = lot.units_left - command.units
        value = value_of_units(lot.paid_fen, units_left, lot.units_bought or 1)
        return UseDraft(paid_used, bonus_used, value, units_left)
    value = lot.paid_left_fen + lot.bonus_left_fen - paid_used - bonus_used
    return UseDraft(paid_used, bonus_used, value, None)


def draft_signing(session: Session, context: Context, command: SignPlan) -> SigningDraft:
    """The plan that `sign_plan` would make active."""
    refuse_if(sign_faults(session, context, the_plan(session, command.plan_no), command))
    return plan_to_sign(session, command.plan_no)


def plan_to_sign(session: Session, plan_no: str) -> SigningDraft:
    """A plan as its dialogs show it. Raises `Refused` where there is none."""
    plan = the_plan(session, plan_no)
    customer = session.get_one(Customer, plan.customer_id)
    days = session.scalars(
        sa.select(Installment.due_date).where(Installment.plan_id == plan.id, Installment.no > 0)
    ).all()
    return SigningDraft(
        plan_no=plan.plan_no,
        customer_no=customer.customer_no,
        customer_name=customer.name,
        total_fen=plan.total_fen,
        agreed_on=plan.agreed_on,
        count=len(days),
        first_due_date=min(days),
        last_due_date=max(days),
    )


def outlook_on_payment(
    session: Session, context: Context, command: RecordPayment
) -> PaymentOutlook:
    """How `record_payment` would share the money, and what it would change beside the bills."""
    shared = draft_payment(session, context, command)
    customer = the_customer(session, command.customer_no)
    made_of = _promises_after(session, context, customer, command)
    kept = [found.promise.promise_no for found in made_of if found.state is PromiseState.KEPT]
    step = _step_after(session, context, customer, command, shared, kept=kept)
    accrued = late_charges(session, command.paid_on, (customer.id,))
    return PaymentOutlook(shared, made_of, step, accrued.get(customer.id, 0))


def _step_after(
    session: Session,
    context: Context,
    customer: Customer,
    command: RecordPayment,
    shared: PaymentDraft,
    *,
    kept: Sequence[str],
) -> StepOutlook | None:
    """What would be proposed next about the rest; None where nothing is left to ask for.

    Who has just paid is left alone for a few days, as a letter to them would be spoken against.
    """
    left = [row for row in shared.rows if row.left_fen]
    if not left:
        return None
    today = context.today
    late_fen = sum(row.left_fen for row in left if row.due_date < today)
    debt = Debt(min(row.due_date for row in left), late_fen)
    standing = standings(session, today, {customer.id: debt}, kept=kept)[customer.id]
    if standing.plan_state is PlanState.ACTIVE:
        return None  # its parts fall due by themselves
    left_alone_until = command.paid_on + timedelta(days=JUST_PAID_DAYS)
    first = max(standing.next_action_on, left_alone_until + timedelta(days=1), today)
    return StepOutlook(standing.next_action, first)


def _promises_after(
    session: Session, context: Context, customer: Customer, command: RecordPayment
) -> tuple[PromiseOutlook, ...]:
    """What a payment would make of the promises that are open today, earliest first."""
    rules = policies(session)
    found = []
    for row in promises(session, context.today, (customer.id,)):
        if row.state is not PromiseState.OPEN:
            continue
        promise = Promised(row.amount_fen, row.made_on, row.due_on)
        money = [
            Receipt(row.made_on, row.received_fen),
            Receipt(command.paid_on, command.amount_fen),
        ]
        state = promise_state(
            promise, money, context.today, rules.tolerance_percent, rules.grace_days
        )
        arrived_fen = received_fen(promise, money, context.today, rules.grace_days)
        found.append(PromiseOutlook(row, state, arrived_fen))
    return tuple(found)
