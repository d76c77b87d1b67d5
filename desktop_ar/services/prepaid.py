"""Prepaid credits: selling in advance, using, taking a use back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import LotKind, LotState
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.domain.money import LARGEST_FEN
from desktop_ar.domain.prepaid import FINAL_STATES, split_redemption, value_of_units
from desktop_ar.domain.prepaid_kinds import KIND_RULES
from desktop_ar.services.acts import finish, free_number, refuse_if, the_customer
from desktop_ar.services.amounts import amount_faults, day_faults, past_day_faults
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.storage.tables import PrepaidEntry, PrepaidLot

UNIT_KINDS = frozenset(kind for kind, rules in KIND_RULES.items() if rules.by_units)
"""Kinds that are used by number; the others are used by value."""
MOST_UNITS = 100_000


@dataclass(frozen=True, slots=True)
class SellPrepaid:
    """A sale in advance. Money in fen; `valid_until` is the last good day, None has none."""

    customer_no: str
    kind: LotKind
    sold_on: date
    paid_fen: int
    bonus_fen: int = 0
    units: int | None = None
    unit_list_price_fen: int | None = None
    valid_until: date | None = None
    title: str = ""
    lot_no: str = ""
    user_name: str = ""
    activated: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Redeem:
    """Use a lot by value (fen) or by units, on a day; `what` says what was taken."""

    lot_no: str
    on: date
    amount_fen: int | None = None
    units: int | None = None
    what: str = ""


@dataclass(frozen=True, slots=True)
class UndoRedemption:
    """Take back one use of a lot by a counter-entry."""

    entry_id: int
    on: date


@dataclass(frozen=True, slots=True)
class Redeemed:
    """What a use took, paid and bonus part in fen, and what is left."""

    lot_no: str
    entry_id: int
    paid_used_fen: int
    bonus_used_fen: int
    value_left_fen: int
    units_left: int | None
    changes: ChangeSet


def sell_prepaid(session: Session, context: Context, command: SellPrepaid) -> ChangeSet:
    """Enter a sale in advance as a lot of its own."""
    customer = the_customer(session, command.customer_no)
    refuse_if(sale_faults(session, context, command))
    lot = PrepaidLot(
        lot_no=command.lot_no.strip()
        or free_number(session, f"YF-{command.sold_on.year}-", PrepaidLot.lot_no),
        customer_id=customer.id,
        user_name=command.user_name.strip(),
        kind=command.kind,
        title=command.title.strip(),
        sold_on=command.sold_on,
        valid_until=command.valid_until,
        paid_fen=command.paid_fen,
        bonus_fen=command.bonus_fen,
        paid_left_fen=command.paid_fen,
        bonus_left_fen=command.bonus_fen,
        units_bought=command.units,
        units_left=command.units,
        unit_list_price_fen=command.unit_list_price_fen,
        state=LotState.ACTIVE if command.activated else LotState.NOT_ACTIVATED,
        note=command.note.strip(),
        operator=context.operator,
        created_at=context.now,
    )
    session.add(lot)
    session.flush()
    session.add(
        PrepaidEntry(
            lot_id=lot.id,
            kind="sale",
            entry_date=command.sold_on,
            paid_fen=command.paid_fen,
            bonus_fen=command.bonus_fen,
            units=command.units or 0,
            operator=context.operator,
            created_at=context.now,
        )
    )
    return finish(session, context, "sell_prepaid", command, lot_changes(lot))


def sale_faults(session: Session, context: Context, command: SellPrepaid) -> Iterator[Fault]:
    """Everything that is wrong with a sale in advance, by field."""
    yield from past_day_faults(command.sold_on, context.today, "sold_on")
    if not KIND_RULES[command.kind].may_be_free or command.paid_fen:
        yield from amount_faults(command.paid_fen, "paid_fen")
    if not 0 <= command.bonus_fen <= LARGEST_FEN:
        yield Fault("amount_out_of_range", "bonus_fen", {"most_fen": LARGEST_FEN})
    if command.kind in UNIT_KINDS and not command.units:
        yield Fault("units_missing", "units")
    if command.units is not None and not 1 <= command.units <= MOST_UNITS:
        yield Fault("units_out_of_range", "units", {"most": MOST_UNITS})
    if command.unit_list_price_fen is not None:
        yield from amount_faults(command.unit_list_price_fen, "unit_list_price_fen")
    if command.valid_until is not None:
        yield from day_faults(command.valid_until, "valid_until")
        if command.valid_until < command.sold_on:
            yield Fault("valid_before_sale", "valid_until", {"sold_on": command.sold_on})
    number = command.lot_no.strip()
    if (
        number
        and session.execute(sa.select(PrepaidLot.id).where(PrepaidLot.lot_no == number)).first()
    ):
        yield Fault("lot_no_taken", "lot_no", {"lot_no": number})


def redeem(session: Session, context: Context, command: Redeem) -> Redeemed:
    """Use part of a lot: paid and bonus in their proportion; inverse: `undo_redemption`.

    The proportion is kept over the whole life of the lot, so that many small uses end at
    exactly nothing (domain.md 2d, art. 18; cli.md "Prepaid").
    """
    lot = the_lot(session, command.lot_no)
    refuse_if(use_faults(session, context, lot, command))
    paid_used, bonus_used = used_of(lot, command)
    entry = PrepaidEntry(
        lot_id=lot.id,
        kind="redemption",
        entry_date=command.on,
        paid_fen=-paid_used,
        bonus_fen=-bonus_used,
        units=-(command.units or 0),
        what=command.what.strip(),
        operator=context.operator,
        created_at=context.now,
    )
    session.add(entry)
    move_lot(lot, entry)
    session.flush()
    changes = finish(session, context, "redeem", command, lot_changes(lot))
    return Redeemed(
        lot.lot_no, entry.id, paid_used, bonus_used, value_left(lot), lot.units_left, changes
    )


def used_of(lot: PrepaidLot, command: Redeem) -> tuple[int, int]:
    """The paid and the bonus part, in fen, of a use that was not refused."""
    if command.units is not None:
        return _used_by_units(lot, command.units)
    return split_redemption(
        command.amount_fen or 0,
        lot.paid_fen,
        lot.bonus_fen,
        lot.paid_left_fen,
        lot.bonus_left_fen,
    )


def _used_by_units(lot: PrepaidLot, units: int) -> tuple[int, int]:
    """Paid and bonus part of some units: what is left before, less what is left after.

    Never less than nothing: undone uses can leave a lot of many cheap units a fen below.
    """
    bought = lot.units_bought or 1
    left = (lot.units_left or 0) - units
    return (
        max(0, lot.paid_left_fen - value_of_units(lot.paid_fen, left, bought)),
        max(0, lot.bonus_left_fen - value_of_units(lot.bonus_fen, left, bought)),
    )


def move_lot(lot: PrepaidLot, entry: PrepaidEntry) -> None:
    """Apply an entry to what is kept of a lot. The only place that does."""
    lot.paid_left_fen += entry.paid_fen
    lot.bonus_left_fen += entry.bonus_fen
    if lot.units_left is not None:
        lot.units_left += entry.units
        empty = lot.units_left == 0
    else:
        empty = lot.paid_left_fen + lot.bonus_left_fen == 0
    if empty and lot.state == LotState.ACTIVE:
        lot.state = LotState.USED_UP
    elif not empty and lot.state == LotState.USED_UP:
        lot.state = LotState.ACTIVE


def value_left(lot: PrepaidLot) -> int:
    """What is left of a lot in fen: paid and bonus, or the paid value of the units left."""
    if lot.units_bought is not None and lot.units_left is not None:
        return value_of_units(lot.paid_fen, lot.units_left, lot.units_bought)
    return lot.paid_left_fen + lot.bonus_left_fen


def use_faults(
    session: Session, context: Context, lot: PrepaidLot, command: Redeem
) -> Iterator[Fault]:
    """Everything that is wrong with a use of a lot, by field."""
    yield from past_day_faults(command.on, context.today, "on")
    if command.on < lot.sold_on:
        yield Fault("use_before_sale", "on", {"sold_on": lot.sold_on})
    if lot.valid_until is not None and command.on > lot.valid_until:
        until = {"lot_no": lot.lot_no, "valid_until": lot.valid_until}
        yield Fault("lot_expired", "lot_no", until)
    if lot.state != LotState.ACTIVE:
        state = {"lot_no": lot.lot_no, "state": lot.state}
        yield Fault("lot_not_active", "lot_no", state)
        return
    if lot.units_left is not None:
        faults = list(_unit_faults(lot, command))
    else:
        faults = list(_value_faults(lot, command))
    yield from faults or _past_faults(session, lot, command)


def _past_faults(session: Session, lot: PrepaidLot, command: Redeem) -> Iterator[Fault]:
    """A use in the past must fit into every day since: what was taken back was used until then."""
    if command.on < lot.sold_on:
        return
    needed = command.units or command.amount_fen or 0
    left = lot.units_left if lot.units_left is not None else lot.paid_left_fen + lot.bonus_left_fen
    by_units = lot.units_left is not None
    moved = PrepaidEntry.units if by_units else PrepaidEntry.paid_fen + PrepaidEntry.bonus_fen
    later = session.execute(
        sa.select(PrepaidEntry.entry_date, sa.func.sum(moved))
        .where(PrepaidEntry.lot_id == lot.id, PrepaidEntry.entry_date > command.on)
        .group_by(PrepaidEntry.entry_date)
        .order_by(PrepaidEntry.entry_date.desc())
    )
    for day, change in later:
        left -= change  # what was left before that day's entries
        if left < needed:
            yield Fault("lot_too_little_then", "on", {"lot_no": lot.lot_no, "day": day})
            return


def _unit_faults(lot: PrepaidLot, command: Redeem) -> Iterator[Fault]:
    if command.amount_fen is not None or command.units is None:
        yield Fault("use_by_units", "units", {"lot_no": lot.lot_no})
    elif command.units < 1:
        yield Fault("units_not_positive", "units")
    elif lot.units_left is not None and command.units > lot.units_left:
        yield Fault("more_units_than_left", "units", {"units_left": lot.units_left})


def _value_faults(lot: PrepaidLot, command: Redeem) -> Iterator[Fault]:
    if command.units is not None or command.amount_fen is None:
        yield Fault("use_by_value", "amount_fen", {"lot_no": lot.lot_no})
        return
    yield from amount_faults(command.amount_fen, "amount_fen")
    left_fen = lot.paid_left_fen + lot.bonus_left_fen
    if command.amount_fen > left_fen:
        yield Fault("more_value_than_left", "amount_fen", {"left_fen": left_fen})


def undo_redemption(session: Session, context: Context, command: UndoRedemption) -> ChangeSet:
    """Put back what one use took, by an entry that names it."""
    entry = session.get(PrepaidEntry, command.entry_id)
    if entry is None or entry.kind != "redemption":
        raise Refused(Fault("use_unknown", "entry_id"))
    refuse_if(undo_faults(session, context, entry, command))
    lot = session.get_one(PrepaidLot, entry.lot_id)
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
    return finish(session, context, "undo_redemption", command, lot_changes(lot))


def undo_faults(
    session: Session, context: Context, entry: PrepaidEntry, command: UndoRedemption
) -> Iterator[Fault]:
    """Everything that speaks against taking a use back, by field."""
    yield from past_day_faults(command.on, context.today, "on")
    taken_back = sa.select(PrepaidEntry.id).where(PrepaidEntry.reverses_id == entry.id)
    if session.execute(taken_back).first():
        yield Fault("use_undone_already", "entry_id")
    lot = session.get_one(PrepaidLot, entry.lot_id)
    if lot.state in FINAL_STATES:
        yield Fault("lot_ended_already", "entry_id", {"lot_no": lot.lot_no})


def the_lot(session: Session, lot_no: str) -> PrepaidLot:
    """The lot of a number. Raises `Refused` where there is none."""
    found = session.execute(
        sa.select(PrepaidLot).where(PrepaidLot.lot_no == lot_no)
    ).scalar_one_or_none()
    if found is None:
        raise Refused(Fault("lot_unknown", "lot_no", {"lot_no": lot_no}))
    return found


def lot_changes(lot: PrepaidLot) -> ChangeSet:
    """What every act on a lot changes."""
    return ChangeSet(
        customers=frozenset({lot.customer_id}),
        lots=frozenset({lot.id}),
        numbers=(lot.lot_no,),
    )
