"""Paying a prepaid credit back: the sheet for both causes, the refund agreed, taking it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import LotKind, LotState, PaymentMethod
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.domain.prepaid import FINAL_STATES
from desktop_ar.domain.reference_rates import RateKind, rate_on
from desktop_ar.domain.refund import Cause, Interest, LotUsed, RefundSheet, refund_sheet
from desktop_ar.queries.charge_terms import reference_rates
from desktop_ar.services.acts import finish, free_number, refuse_if
from desktop_ar.services.amounts import day_faults, past_day_faults
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.prepaid import lot_changes, move_lot, the_lot
from desktop_ar.services.settings import setting
from desktop_ar.storage.tables import (
    Customer,
    PrepaidEntry,
    PrepaidExtension,
    PrepaidLot,
    PrepaidRefund,
)

_RATE_OF: Final = {Cause.SHOP: RateKind.LPR_1Y, Cause.CUSTOMER: RateKind.DEPOSIT_1Y}
"""Whose doing it is decides the rate (domain.md 2d, art. 16)."""


@dataclass(frozen=True, slots=True)
class AgreeRefund:
    """A refund both sides agree to. `on` is the day of rescission; costs in fen."""

    lot_no: str
    cause: Cause
    on: date
    with_interest: bool = True
    costs_fen: int = 0
    method: PaymentMethod = PaymentMethod.OTHER
    note: str = ""


@dataclass(frozen=True, slots=True)
class UndoRefund:
    """Take a refund back by a counter-entry: the lot is as it was before."""

    refund_no: str
    on: date


@dataclass(frozen=True, slots=True)
class RefundDraft:
    """Both sheets of a lot side by side, and when the money is due."""

    customer_no: str
    customer_name: str
    lot_no: str
    title: str
    kind: LotKind
    sold_on: date
    on: date
    due_on: date
    by_cause: tuple[RefundSheet, RefundSheet]
    """The customer's cause, then the shop's."""

    def sheet(self, cause: Cause) -> RefundSheet:
        """The one of a cause."""
        return self.by_cause[0 if cause is Cause.CUSTOMER else 1]


@dataclass(frozen=True, slots=True)
class RefundAgreed:
    """The refund that was written."""

    refund_no: str
    sheet: RefundSheet
    due_on: date
    changes: ChangeSet


def draft_refund(session: Session, context: Context, command: AgreeRefund) -> RefundDraft:
    """What the lot comes to on a day for either cause; writes nothing.

    Interest runs from the day of rescission to today. Raises `Refused` where the lot had ended
    by that day.
    """
    lot = the_lot(session, command.lot_no)
    refuse_if(_sheet_faults(session, lot, command))
    customer = session.get_one(Customer, lot.customer_id)
    sheets = [_sheet(session, context, lot, command, cause) for cause in Cause]
    return RefundDraft(
        customer_no=customer.customer_no,
        customer_name=customer.name,
        lot_no=lot.lot_no,
        title=lot.title,
        kind=LotKind(lot.kind),
        sold_on=lot.sold_on,
        on=command.on,
        due_on=_due_on(session, context),
        by_cause=(sheets[0], sheets[1]),
    )


def draft_agreement(session: Session, context: Context, command: AgreeRefund) -> RefundDraft:
    """As `draft_refund`, refused for whatever `agree_refund` would be refused for."""
    found = draft_refund(session, context, command)
    lot = the_lot(session, command.lot_no)
    refuse_if(_agreement_faults(session, context, lot, command, found.sheet(command.cause)))
    return found


def agree_refund(session: Session, context: Context, command: AgreeRefund) -> RefundAgreed:
    """The refund is agreed: the lot ends, its money is due; inverse: `undo_refund`."""
    draft = draft_agreement(session, context, command)
    sheet = draft.sheet(command.cause)
    lot = the_lot(session, command.lot_no)
    entry = PrepaidEntry(
        lot_id=lot.id,
        kind="refund",
        entry_date=command.on,
        paid_fen=-lot.paid_left_fen,
        bonus_fen=-lot.bonus_left_fen,
        units=-(lot.units_left or 0),
        what=command.note.strip(),
        operator=context.operator,
        created_at=context.now,
    )
    session.add(entry)
    session.flush()
    refund = PrepaidRefund(
        refund_no=free_number(session, f"TK-{context.today.year}-", PrepaidRefund.refund_no),
        entry_id=entry.id,
        lot_id=lot.id,
        cause=command.cause,
        state_before=lot.state,
        rescinded_on=command.on,
        agreed_on=context.today,
        due_on=draft.due_on,
        used_fen=sheet.used_fen,
        interest_fen=sheet.interest_fen,
        costs_fen=sheet.costs_fen,
        refund_fen=sheet.refund_fen,
        method=command.method,
        note=command.note.strip(),
        operator=context.operator,
        created_at=context.now,
    )
    session.add(refund)
    lot.state = LotState.REFUNDED
    move_lot(lot, entry)
    changes = finish(session, context, "agree_refund", command, lot_changes(lot))
    return RefundAgreed(refund.refund_no, sheet, draft.due_on, changes)


@dataclass(frozen=True, slots=True)
class RefundToUndo:
    """A refund and the lot it ended."""

    customer_no: str
    customer_name: str
    refund_no: str
    lot_no: str
    title: str
    refund_fen: int


def refund_to_undo(session: Session, refund_no: str) -> RefundToUndo:
    """Raises `Refused` where there is no such refund."""
    refund = the_refund(session, refund_no)
    lot = session.get_one(PrepaidLot, refund.lot_id)
    customer = session.get_one(Customer, lot.customer_id)
    return RefundToUndo(
        customer.customer_no,
        customer.name,
        refund.refund_no,
        lot.lot_no,
        lot.title,
        refund.refund_fen,
    )


def check_undo_refund(session: Session, context: Context, command: UndoRefund) -> None:
    """Whether `undo_refund` would be refused."""
    refund = the_refund(session, command.refund_no)
    refuse_if(undo_refund_faults(session, context, refund, command))


def undo_refund(session: Session, context: Context, command: UndoRefund) -> ChangeSet:
    """Put back what a refund ended, by an entry that names it."""
    refund = the_refund(session, command.refund_no)
    refuse_if(undo_refund_faults(session, context, refund, command))
    entry = session.get_one(PrepaidEntry, refund.entry_id)
    lot = session.get_one(PrepaidLot, refund.lot_id)
    counter = PrepaidEntry(
        lot_id=lot.id,
        kind="reversal",
        entry_date=max(command.on, entry.entry_date),
        paid_fen=-entry.paid_fen,
        bonus_fen=-entry.bonus_fen,
        units=-entry.units,
        what=entry.what,
        reverses_id=entry.id,
        operator=context.operator,
        created_at=context.now,
    )
    session.add(counter)
    move_lot(lot, counter)
    lot.state = LotState(refund.state_before)
    return finish(session, context, "undo_refund", command, lot_changes(lot))


def undo_refund_faults(
    session: Session, context: Context, refund: PrepaidRefund, command: UndoRefund
) -> Iterator[Fault]:
    """Everything that speaks against taking a refund back, by field."""
    yield from past_day_faults(command.on, context.today, "on")
    undone = sa.select(PrepaidEntry.id).where(PrepaidEntry.reverses_id == refund.entry_id)
    if session.execute(undone).first():
        yield Fault("refund_undone_already", "refund_no", {"refund_no": refund.refund_no})


def the_refund(session: Session, refund_no: str) -> PrepaidRefund:
    """The refund of a number. Raises `Refused` where there is none."""
    found = session.execute(
        sa.select(PrepaidRefund).where(PrepaidRefund.refund_no == refund_no)
    ).scalar_one_or_none()
    if found is None:
        raise Refused(Fault("refund_unknown", "refund_no", {"refund_no": refund_no}))
    return found


def _sheet_faults(session: Session, lot: PrepaidLot, command: AgreeRefund) -> Iterator[Fault]:
    dated = list(day_faults(command.on, "on"))
    yield from dated
    if not dated and command.on < lot.sold_on:
        yield Fault("refund_before_sale", "on", {"sold_on": lot.sold_on})
    if command.costs_fen < 0:
        yield Fault("costs_negative", "costs_fen")
    if lot.state in FINAL_STATES and _last_movement(session, lot) <= command.on:
        yield Fault("lot_ended_already", "lot_no", {"lot_no": lot.lot_no})


def _agreement_faults(
    session: Session,
    context: Context,
    lot: PrepaidLot,
    command: AgreeRefund,
    sheet: RefundSheet,
) -> Iterator[Fault]:
    yield from past_day_faults(command.on, context.today, "on")
    last = _last_movement(session, lot)
    if lot.state in FINAL_STATES:
        yield Fault("lot_ended_already", "lot_no", {"lot_no": lot.lot_no})
    elif last > command.on:
        yield Fault("refund_not_latest", "on", {"lot_no": lot.lot_no, "day": last})
    nothing_left = not (lot.paid_left_fen or lot.bonus_left_fen or lot.units_left)
    if nothing_left or sheet.refund_fen == 0:
        yield Fault("refund_nothing", "cause")


def _last_movement(session: Session, lot: PrepaidLot) -> date:
    """The newest day on which the lot or its deadline changed."""
    entries = sa.select(sa.func.max(PrepaidEntry.entry_date, type_=sa.Date)).where(
        PrepaidEntry.lot_id == lot.id
    )
    deadlines = sa.select(sa.func.max(PrepaidExtension.extended_on, type_=sa.Date)).where(
        PrepaidExtension.lot_id == lot.id
    )
    found = [session.execute(ask).scalar_one() for ask in (entries, deadlines)]
    return max((day for day in found if day is not None), default=lot.sold_on)


def _due_on(session: Session, context: Context) -> date:
    return context.today + timedelta(days=int(setting(session, "prepaid.refund_days")))


def _sheet(
    session: Session, context: Context, lot: PrepaidLot, command: AgreeRefund, cause: Cause
) -> RefundSheet:
    return refund_sheet(
        lot_used(session, lot, command.on),
        cause,
        command.on,
        interest=_interest(session, context, lot, command, cause),
        costs_fen=command.costs_fen,
        cooling_off_days=int(setting(session, "prepaid.cooling_off_days")),
    )


def _interest(
    session: Session, context: Context, lot: PrepaidLot, command: AgreeRefund, cause: Cause
) -> Interest | None:
    """At the rate of the day of the contract (art. 16); None where the table is empty."""
    found = rate_on(reference_rates(session), _RATE_OF[cause], lot.sold_on)
    if found is None or not command.with_interest:
        return None
    return Interest(found.percent, command.on, context.today)


def lot_used(session: Session, lot: PrepaidLot, on: date) -> LotUsed:
    """The lot with what was used of it up to a day."""
    moved = PrepaidEntry.paid_fen + PrepaidEntry.bonus_fen
    value, units = session.execute(
        sa.select(
            sa.func.coalesce(sa.func.sum(moved), 0),
            sa.func.coalesce(sa.func.sum(PrepaidEntry.units), 0),
        ).where(PrepaidEntry.lot_id == lot.id, PrepaidEntry.entry_date <= on)
    ).one()
    return LotUsed(
        kind=LotKind(lot.kind),
        sold_on=lot.sold_on,
        valid_until=_deadline_then(session, lot, on),
        paid_fen=lot.paid_fen,
        bonus_fen=lot.bonus_fen,
        used_fen=lot.paid_fen + lot.bonus_fen - value,
        units_bought=lot.units_bought,
        units_used=(lot.units_bought or 0) - units,
        unit_list_price_fen=lot.unit_list_price_fen,
        title=lot.title,
    )


def _deadline_then(session: Session, lot: PrepaidLot, on: date) -> date | None:
    """The last good day as it stood on a day: what was given later does not count yet."""
    moved = session.scalars(
        sa.select(PrepaidExtension.old_until)
        .where(PrepaidExtension.lot_id == lot.id, PrepaidExtension.extended_on > on)
        .order_by(PrepaidExtension.extended_on, PrepaidExtension.id)
        .limit(1)
    ).one_or_none()
    return lot.valid_until if moved is None else moved
