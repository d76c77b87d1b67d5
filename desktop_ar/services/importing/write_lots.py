"""Writing prepaid credits: the sale, what was used before the program knew of it, further uses."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from desktop_ar.domain.codes import LotState
from desktop_ar.services.importing.desk import Desk, Record, id_of
from desktop_ar.services.importing.numbering import first_free_id, free_numbers
from desktop_ar.services.importing.plan import Lot, UseKnown
from desktop_ar.services.prepaid import move_lot
from desktop_ar.storage.tables import PrepaidEntry, PrepaidLot


def write_lots(desk: Desk) -> None:
    """Enter new credits with their entries, then what the file adds to those of the book."""
    lots = desk.plan.lots
    _number(desk, lots)
    for id_, lot in enumerate(lots, start=first_free_id(desk.session, PrepaidLot)):
        lot.id = id_
        desk.lots.add(id_)
        desk.customers.add(id_of(lot.party))
    desk.insert(PrepaidLot, [_record(desk, lot) for lot in lots])
    entries = [_sale(desk, lot) for lot in lots]
    entries += [_opening_use(desk, lot) for lot in lots if _was_used(lot)]
    desk.insert(PrepaidEntry, entries)
    _change_titles(desk)
    for use in desk.plan.uses:
        _use(desk, use)
    desk.session.flush()


def _number(desk: Desk, lots: list[Lot]) -> None:
    """Credits without a number get the next free one of their year."""
    taken = {lot.number for lot in lots if lot.number}
    series: dict[str, list[Lot]] = defaultdict(list)
    for lot in lots:
        if not lot.number:
            series[f"YF-{lot.sold_on.year}-"].append(lot)
    for prefix, unnumbered in series.items():
        count = len(unnumbered)
        column = PrepaidLot.lot_no
        numbers = free_numbers(desk.session, prefix, count, column, taken.__contains__)
        for lot, number in zip(unnumbered, numbers, strict=True):
            lot.number = number


def _record(desk: Desk, lot: Lot) -> Record:
    value_fen = lot.paid_left_fen + lot.bonus_left_fen
    left = value_fen if lot.units is None else lot.units_left
    return {
        "id": lot.id,
        "lot_no": lot.number,
        "customer_id": id_of(lot.party),
        "kind": lot.kind,
        "title": lot.title,
        "sold_on": lot.sold_on,
        "valid_until": lot.valid_until,
        "paid_fen": lot.paid_fen,
        "bonus_fen": lot.bonus_fen,
        "paid_left_fen": lot.paid_left_fen,
        "bonus_left_fen": lot.bonus_left_fen,
        "units_bought": lot.units,
        "units_left": lot.units_left,
        "unit_list_price_fen": lot.unit_list_price_fen,
        "state": LotState.ACTIVE if left else LotState.USED_UP,
        "source_key": lot.source_key(lot.party.number if lot.party else ""),
        **desk.stamp,
    }


def _entry(desk: Desk, lot: Lot, kind: str, on: date) -> Record:
    return {"lot_id": lot.id, "kind": kind, "entry_date": on, **desk.stamp}


def _sale(desk: Desk, lot: Lot) -> Record:
    return {
        **_entry(desk, lot, "sale", lot.sold_on),
        "paid_fen": lot.paid_fen,
        "bonus_fen": lot.bonus_fen,
        "units": lot.units or 0,
    }


def _was_used(lot: Lot) -> bool:
    left = (lot.paid_left_fen, lot.bonus_left_fen, lot.units_left)
    return left != (lot.paid_fen, lot.bonus_fen, lot.units)


def _opening_use(desk: Desk, lot: Lot) -> Record:
    """What was used before the program knew of it, on the day of the sale: no day is known."""
    return {
        **_entry(desk, lot, "opening_use", lot.sold_on),
        "paid_fen": lot.paid_left_fen - lot.paid_fen,
        "bonus_fen": lot.bonus_left_fen - lot.bonus_fen,
        "units": (lot.units_left or 0) - (lot.units or 0),
    }


def _change_titles(desk: Desk) -> None:
    for id_, texts in desk.plan.lot_texts.items():
        lot = desk.session.get_one(PrepaidLot, id_)
        lot.title = texts["title"]
        _touch(desk, lot)


def _use(desk: Desk, use: UseKnown) -> None:
    """A further use that the file tells of, on the day of the import."""
    lot = desk.session.get_one(PrepaidLot, use.lot.id)
    on = max(desk.plan.context.today, lot.sold_on)
    entry = PrepaidEntry(
        **_entry(desk, use.lot, "redemption", on),
        paid_fen=-use.paid_fen,
        bonus_fen=-use.bonus_fen,
        units=-use.units,
    )
    desk.session.add(entry)
    move_lot(lot, entry)
    _touch(desk, lot)


def _touch(desk: Desk, lot: PrepaidLot) -> None:
    desk.lots.add(lot.id)
    desk.customers.add(lot.customer_id)
