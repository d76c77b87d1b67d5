"""Corrections of a bill that is right in itself: less is owed, or the claim is given up.

====================== =====================================================================
kind                   what it means (domain.md 6)
====================== =====================================================================
credit_note 红字更正    the bill said too much; a negative document linked to it
discount 优惠           agreed with the customer
write_off 核销          given up inside the shop: the claim lives, money may still come
waiver 免除             forgiven: the claim ends (Civil Code 575)
====================== =====================================================================

A bill is never edited: each correction is an entry of its own, taken back by a counter-entry.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import AdjustmentKind, PlanState
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.services import bill_history, plan_states
from desktop_ar.services.acts import finish, refuse_if
from desktop_ar.services.amounts import amount_faults, past_day_faults
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.receivables import move_open, the_receivable
from desktop_ar.storage.tables import Adjustment, Customer, Receivable

CORRECTIONS: Final = (
    AdjustmentKind.CREDIT_NOTE,
    AdjustmentKind.DISCOUNT,
    AdjustmentKind.WRITE_OFF,
    AdjustmentKind.WAIVER,
)


@dataclass(frozen=True, slots=True)
class CorrectBill:
    """Take something off a bill; without a sum all that is open. A waiver must be `confirmed`."""

    receivable_no: str
    kind: AdjustmentKind
    corrected_on: date
    amount_fen: int | None = None
    reason: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class TakeCorrectionBack:
    """A correction was wrong, or a written-off claim is pursued again."""

    adjustment_id: int
    taken_back_on: date


@dataclass(frozen=True, slots=True)
class BillToCorrect:
    """A bill before it is corrected; amounts in fen."""

    customer_no: str
    customer_name: str
    receivable_no: str
    description: str
    issue_date: date
    amount_fen: int
    open_fen: int


@dataclass(frozen=True, slots=True)
class CorrectionMade:
    """A correction that stands."""

    adjustment_id: int
    customer_no: str
    customer_name: str
    receivable_no: str
    kind: AdjustmentKind
    adjusted_on: date
    amount_fen: int
    reason: str


def bill_to_correct(session: Session, receivable_no: str) -> BillToCorrect:
    """A bill by its number. Raises `Refused` where there is none."""
    bill = the_receivable(session, receivable_no)
    customer = session.get_one(Customer, bill.customer_id)
    return BillToCorrect(
        customer.customer_no,
        customer.name,
        bill.receivable_no,
        bill.description,
        bill.issue_date,
        bill.amount_fen,
        bill.open_fen,
    )


def check_correction(session: Session, context: Context, command: CorrectBill) -> None:
    """Whether `correct_bill` would be refused."""
    bill = the_receivable(session, command.receivable_no)
    refuse_if(correction_faults(session, context, bill, command))


def correct_bill(session: Session, context: Context, command: CorrectBill) -> ChangeSet:
    """Enter a correction; its inverse is `take_correction_back`."""
    bill = the_receivable(session, command.receivable_no)
    refuse_if(correction_faults(session, context, bill, command))
    amount_fen = bill.open_fen if command.amount_fen is None else command.amount_fen
    session.add(
        Adjustment(
            receivable_id=bill.id,
            kind=command.kind,
            adjusted_on=command.corrected_on,
            amount_fen=amount_fen,
            reason=command.reason.strip(),
            operator=context.operator,
            created_at=context.now,
        )
    )
    move_open(bill, -amount_fen)
    session.flush()
    plans = plan_states.settle_plans(session, [bill])
    changes = ChangeSet(
        customers=frozenset({bill.customer_id}),
        receivables=frozenset({bill.id}),
        plans=plans,
        numbers=(bill.receivable_no,),
    )
    return finish(session, context, "correct_bill", command, changes)


def correction_faults(
    session: Session, context: Context, bill: Receivable, command: CorrectBill
) -> Iterator[Fault]:
    """Everything that speaks against a correction, by field."""
    number = {"receivable_no": bill.receivable_no}
    yield from past_day_faults(command.corrected_on, context.today, "corrected_on")
    if command.corrected_on < bill.issue_date:
        days = {**number, "issue_date": bill.issue_date}
        yield Fault("correction_before_issue", "corrected_on", days)
    if command.kind not in CORRECTIONS:
        yield Fault("correction_kind_unknown", "kind")
    if bill.open_fen == 0:
        yield Fault("bill_not_open", "receivable_no", number)
    elif command.amount_fen is not None:
        yield from amount_faults(command.amount_fen, "amount_fen")
        if command.amount_fen > bill.open_fen:
            yield Fault("more_than_open", "amount_fen", {"open_fen": bill.open_fen})
    last = bill_history.last_movement(session, [bill.id])
    if last is not None and command.corrected_on < last:
        yield Fault("correction_before_movement", "corrected_on", {**number, "day": last})
    if not command.reason.strip():
        yield Fault("correction_needs_reason", "reason")
    if command.kind is AdjustmentKind.WAIVER and not command.confirmed:
        yield Fault("waiver_not_confirmed", "confirmed")
    for plan in plan_states.plans_over(session, [bill], [PlanState.ACTIVE]):
        yield Fault("bill_under_plan", "receivable_no", {"plan_no": plan.plan_no})


def standing_corrections(session: Session, receivable_no: str) -> tuple[CorrectionMade, ...]:
    """Corrections of a bill that no counter-entry has taken back, the last first."""
    bill = the_receivable(session, receivable_no)
    customer = session.get_one(Customer, bill.customer_id)
    counter = sa.orm.aliased(Adjustment)
    found = session.scalars(
        sa.select(Adjustment)
        .outerjoin(counter, counter.reverses_id == Adjustment.id)
        .where(
            Adjustment.receivable_id == bill.id,
            Adjustment.kind.in_(CORRECTIONS),
            Adjustment.reverses_id.is_(None),
            counter.id.is_(None),
        )
        .order_by(Adjustment.adjusted_on.desc(), Adjustment.id.desc())
    )
    return tuple(
        CorrectionMade(
            made.id,
            customer.customer_no,
            customer.name,
            bill.receivable_no,
            AdjustmentKind(made.kind),
            made.adjusted_on,
            made.amount_fen,
            made.reason,
        )
        for made in found
    )


def the_last_correction(session: Session, receivable_no: str) -> CorrectionMade:
    """The correction that can be taken back now. Raises `Refused` where there is none."""
    standing = standing_corrections(session, receivable_no)
    if not standing:
        number = {"receivable_no": receivable_no}
        raise Refused(Fault("no_correction", "receivable_no", number))
    return standing[0]


def check_taking_back(session: Session, context: Context, command: TakeCorrectionBack) -> None:
    """Whether `take_correction_back` would be refused."""
    refuse_if(_back_faults(session, context, _the_correction(session, command), command))


def take_correction_back(
    session: Session, context: Context, command: TakeCorrectionBack
) -> ChangeSet:
    """A counter-entry: what was taken off is open again."""
    made = _the_correction(session, command)
    refuse_if(_back_faults(session, context, made, command))
    bill = session.get_one(Receivable, made.receivable_id)
    session.add(
        Adjustment(
            receivable_id=bill.id,
            kind=made.kind,
            adjusted_on=command.taken_back_on,
            amount_fen=-made.amount_fen,
            reverses_id=made.id,
            operator=context.operator,
            created_at=context.now,
        )
    )
    move_open(bill, made.amount_fen)
    session.flush()
    plans = plan_states.reopen_plans(session, [bill], command.taken_back_on)
    changes = ChangeSet(
        customers=frozenset({bill.customer_id}),
        receivables=frozenset({bill.id}),
        plans=plans,
        numbers=(bill.receivable_no,),
    )
    return finish(session, context, "take_correction_back", command, changes)


def _the_correction(session: Session, command: TakeCorrectionBack) -> Adjustment:
    made = session.get(Adjustment, command.adjustment_id)
    if made is None or made.reverses_id is not None or made.kind not in CORRECTIONS:
        raise Refused(Fault("no_correction", "adjustment_id", {"receivable_no": ""}))
    return made


def _back_faults(
    session: Session, context: Context, made: Adjustment, command: TakeCorrectionBack
) -> Iterator[Fault]:
    yield from past_day_faults(command.taken_back_on, context.today, "taken_back_on")
    if command.taken_back_on < made.adjusted_on:
        yield Fault("back_before_correction", "taken_back_on", {"day": made.adjusted_on})
    taken = sa.select(Adjustment.id).where(Adjustment.reverses_id == made.id)
    if session.execute(taken).first():
        yield Fault("correction_taken_back_already", "adjustment_id")
