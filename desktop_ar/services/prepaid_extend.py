"""More time for a prepaid credit: its deadline is moved on a day, and back again.

An expired lot keeps its value; extended it can be spent again (domain.md 2d, art. 24).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import LotState
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.domain.prepaid import FINAL_STATES
from desktop_ar.services.acts import finish, refuse_if
from desktop_ar.services.amounts import day_faults, past_day_faults
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.prepaid import lot_changes, the_lot
from desktop_ar.storage.tables import Customer, PrepaidEntry, PrepaidExtension, PrepaidLot


@dataclass(frozen=True, slots=True)
class ExtendLot:
    """A new last good day, agreed on a day, and why."""

    lot_no: str
    on: date
    new_until: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class UndoLotExtension:
    """Take the newest extension of a lot back."""

    lot_no: str
    on: date


@dataclass(frozen=True, slots=True)
class LotToExtend:
    """A lot with a deadline, as the dialog begins with it. Money in fen."""

    customer_no: str
    customer_name: str
    lot_no: str
    title: str
    valid_until: date | None
    value_left_fen: int
    units_left: int | None


def lot_to_extend(session: Session, lot_no: str) -> LotToExtend:
    """Raises `Refused` where there is no such lot."""
    lot = the_lot(session, lot_no)
    customer = session.get_one(Customer, lot.customer_id)
    return LotToExtend(
        customer.customer_no,
        customer.name,
        lot.lot_no,
        lot.title,
        lot.valid_until,
        lot.paid_left_fen + lot.bonus_left_fen,
        lot.units_left,
    )


def check_lot_extension(session: Session, context: Context, command: ExtendLot) -> None:
    """Whether `extend_lot` would be refused."""
    refuse_if(_extension_faults(session, context, the_lot(session, command.lot_no), command))


def extend_lot(session: Session, context: Context, command: ExtendLot) -> ChangeSet:
    """Move the deadline of a lot to a later day; inverse: `undo_lot_extension`."""
    check_lot_extension(session, context, command)
    lot = the_lot(session, command.lot_no)
    row = moved_deadline(context, lot, command.on, command.new_until)
    row.reason = command.reason.strip()
    session.add(row)
    return finish(session, context, "extend_lot", command, lot_changes(lot))


def undo_lot_extension(session: Session, context: Context, command: UndoLotExtension) -> ChangeSet:
    """Lead the deadline back to what it was, by a row that names what it takes back."""
    newest = check_undo_extension(session, context, command)
    lot = session.get_one(PrepaidLot, newest.lot_id)
    on = max(command.on, newest.extended_on)
    row = moved_deadline(context, lot, on, newest.old_until)
    row.reason, row.reverses_id = newest.reason, newest.id
    session.add(row)
    return finish(session, context, "undo_lot_extension", command, lot_changes(lot))


def check_undo_extension(
    session: Session, context: Context, command: UndoLotExtension
) -> PrepaidExtension:
    """The extension that would be taken back. Raises `Refused` where that cannot be."""
    lot = the_lot(session, command.lot_no)
    newest = standing_extension(session, lot)
    if newest is None:
        raise Refused(Fault("lot_not_extended", "lot_no", {"lot_no": lot.lot_no}))
    refuse_if(_undo_faults(session, context, lot, newest, command))
    return newest


def standing_extension(session: Session, lot: PrepaidLot) -> PrepaidExtension | None:
    """The newest extension of a lot that was not taken back."""
    back = sa.orm.aliased(PrepaidExtension)
    taken_back = sa.exists().where(back.reverses_id == PrepaidExtension.id)
    return session.scalars(
        sa.select(PrepaidExtension)
        .where(
            PrepaidExtension.lot_id == lot.id, PrepaidExtension.reverses_id.is_(None), ~taken_back
        )
        .order_by(PrepaidExtension.extended_on.desc(), PrepaidExtension.id.desc())
        .limit(1)
    ).one_or_none()


def moved_deadline(
    context: Context, lot: PrepaidLot, on: date, new_until: date
) -> PrepaidExtension:
    """Set the deadline; the row that says so, still to be added."""
    old, lot.valid_until = lot.valid_until, new_until
    return PrepaidExtension(
        lot_id=lot.id,
        extended_on=on,
        old_until=old,
        new_until=new_until,
        operator=context.operator,
        created_at=context.now,
    )


def _extension_faults(
    session: Session, context: Context, lot: PrepaidLot, command: ExtendLot
) -> Iterator[Fault]:
    yield from past_day_faults(command.on, context.today, "on")
    yield from day_faults(command.new_until, "new_until")
    if lot.state in FINAL_STATES:
        yield Fault("lot_ended_already", "lot_no", {"lot_no": lot.lot_no})
    elif lot.state == LotState.USED_UP:
        yield Fault("lot_used_up", "lot_no", {"lot_no": lot.lot_no})
    if lot.valid_until is None:
        yield Fault("lot_no_deadline", "lot_no", {"lot_no": lot.lot_no})
    elif command.new_until <= max(lot.valid_until, command.on):
        after = max(lot.valid_until, command.on)
        yield Fault("deadline_not_later", "new_until", {"day": after})
    last = last_move(session, lot)
    if command.on < last:
        yield Fault("extension_not_latest", "on", {"lot_no": lot.lot_no, "day": last})


def last_move(session: Session, lot: PrepaidLot) -> date:
    """The day of the sale, or of the newest move of the deadline."""
    moved = sa.select(sa.func.max(PrepaidExtension.extended_on, type_=sa.Date))
    return (
        session.execute(moved.where(PrepaidExtension.lot_id == lot.id)).scalar_one() or lot.sold_on
    )


def _undo_faults(
    session: Session,
    context: Context,
    lot: PrepaidLot,
    newest: PrepaidExtension,
    command: UndoLotExtension,
) -> Iterator[Fault]:
    """What was used in the time given stands against taking it back."""
    yield from past_day_faults(command.on, context.today, "on")
    counter = sa.orm.aliased(PrepaidEntry)
    used = sa.select(sa.func.max(PrepaidEntry.entry_date, type_=sa.Date)).where(
        PrepaidEntry.lot_id == lot.id,
        PrepaidEntry.kind == "redemption",
        PrepaidEntry.entry_date > newest.old_until,
        ~sa.exists().where(counter.reverses_id == PrepaidEntry.id),
    )
    last = session.execute(used).scalar_one()
    if last is not None:
        yield Fault("extension_used", "lot_no", {"lot_no": lot.lot_no, "day": last})
