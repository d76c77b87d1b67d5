"""Forgiving a charge that nobody has charged yet, and taking that back.

The charge becomes a receivable and is waived in the same act, so that book and history show
what was given up; once charged, a charge is waived or written off like any other debt.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import AdjustmentKind
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.queries.accrual import AccrualRow, charges_of
from desktop_ar.services.acts import finish, refuse_if
from desktop_ar.services.amounts import past_day_faults
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.letter_charges import charge_bill
from desktop_ar.services.receivables import move_open, the_receivable
from desktop_ar.storage.tables import Adjustment, Customer, Receivable


@dataclass(frozen=True, slots=True)
class WaiveAccrued:
    """What accrued on a bill until today is forgiven; what comes later is not."""

    receivable_no: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TakeWaiverBack:
    """The charge of a number was forgiven by mistake: it accrues again."""

    charge_no: str
    on: date


@dataclass(frozen=True, slots=True)
class AccruedToWaive:
    """A bill and what accrued on it."""

    customer_no: str
    customer_name: str
    receivable_no: str
    amount_fen: int


def accrued_to_waive(session: Session, context: Context, receivable_no: str) -> AccruedToWaive:
    """What would be forgiven. Raises `Refused` for a number no bill has."""
    bill = the_receivable(session, receivable_no)
    customer = session.get_one(Customer, bill.customer_id)
    row = _accrual(session, context, bill)
    amount_fen = row.amount_fen if row else 0
    return AccruedToWaive(customer.customer_no, customer.name, bill.receivable_no, amount_fen)


def check_waiver(session: Session, context: Context, command: WaiveAccrued) -> bool:
    """Whether `waive_accrued` would be refused."""
    _row_to_waive(session, context, the_receivable(session, command.receivable_no))
    return True


def waive_accrued(session: Session, context: Context, command: WaiveAccrued) -> ChangeSet:
    """Forgive what accrued; its inverse is `take_waiver_back`."""
    bill = the_receivable(session, command.receivable_no)
    row = _row_to_waive(session, context, bill)
    customer = session.get_one(Customer, bill.customer_id)
    charge = charge_bill(session, context, customer, row)
    _settle(session, context, charge, AdjustmentKind.WAIVER, command.reason)
    changes = ChangeSet(
        customers=frozenset({customer.id}),
        receivables=frozenset({bill.id, charge.id}),
        numbers=(charge.receivable_no,),
    )
    return finish(session, context, "waive_accrued", command, changes)


def take_waiver_back(session: Session, context: Context, command: TakeWaiverBack) -> ChangeSet:
    """Counter-entries: the waiver is reversed and its charge cancelled, so that it accrues."""
    charge = the_receivable(session, command.charge_no)
    waiver = session.execute(
        sa.select(Adjustment).where(
            Adjustment.receivable_id == charge.id, Adjustment.kind == AdjustmentKind.WAIVER
        )
    ).scalar_one()
    refuse_if(past_day_faults(command.on, context.today, "on"))
    on = max(command.on, waiver.adjusted_on)
    back = Adjustment(
        receivable_id=charge.id,
        kind=AdjustmentKind.WAIVER,
        adjusted_on=on,
        amount_fen=-waiver.amount_fen,
        reverses_id=waiver.id,
        operator=context.operator,
        created_at=context.now,
    )
    session.add(back)
    move_open(charge, waiver.amount_fen)
    _settle(session, context, charge, AdjustmentKind.CANCELLATION)
    changes = ChangeSet(
        customers=frozenset({charge.customer_id}), receivables=frozenset({charge.id})
    )
    return finish(session, context, "take_waiver_back", command, changes)


def _settle(
    session: Session,
    context: Context,
    charge: Receivable,
    kind: AdjustmentKind,
    reason: str = "",
) -> None:
    """Adjust away all that is open of a charge."""
    amount_fen = charge.open_fen
    session.add(
        Adjustment(
            receivable_id=charge.id,
            kind=kind,
            adjusted_on=context.today,
            amount_fen=amount_fen,
            reason=reason.strip(),
            operator=context.operator,
            created_at=context.now,
        )
    )
    move_open(charge, -amount_fen)


def _accrual(session: Session, context: Context, bill: Receivable) -> AccrualRow | None:
    rows = charges_of(session, context.today, (bill.customer_id,))
    return next((row for row in rows if row.receivable_id == bill.id), None)


def _row_to_waive(session: Session, context: Context, bill: Receivable) -> AccrualRow:
    row = _accrual(session, context, bill)
    if row is None or not row.amount_fen:
        number = {"receivable_no": bill.receivable_no}
        raise Refused(Fault("no_charge_accrued", "receivable_no", number))
    return row
