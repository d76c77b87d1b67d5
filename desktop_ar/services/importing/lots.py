"""Rows of prepaid credits: what was bought, given, and used so far (domain.md 4a)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeAlias

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import LotKind
from desktop_ar.domain.faults import Fault
from desktop_ar.domain.prepaid import split_redemption, value_of_units
from desktop_ar.exchange.reading import ReadRow
from desktop_ar.exchange.words import LOT_KINDS
from desktop_ar.services.importing.outcome import Outcome
from desktop_ar.services.importing.parties import Party
from desktop_ar.services.importing.plan import Lot, Occurrences, Plan, UseKnown, in_parts
from desktop_ar.services.prepaid import MOST_UNITS, UNIT_KINDS
from desktop_ar.storage.tables import PrepaidLot

_COLUMNS: Final = (
    PrepaidLot.id,
    PrepaidLot.lot_no,
    PrepaidLot.customer_id,
    PrepaidLot.kind,
    PrepaidLot.title,
    PrepaidLot.sold_on,
    PrepaidLot.valid_until,
    PrepaidLot.paid_fen,
    PrepaidLot.bonus_fen,
    PrepaidLot.paid_left_fen,
    PrepaidLot.bonus_left_fen,
    PrepaidLot.units_bought,
    PrepaidLot.units_left,
    PrepaidLot.unit_list_price_fen,
    PrepaidLot.source_key,
)
_Candidate: TypeAlias = tuple[ReadRow, Party, Lot]
_AMOUNTS: Final = ("paid", "bonus", "used", "left", "unit_list_price")


def plan_lots(plan: Plan) -> None:
    """Decide on every row of a file of prepaid credits."""
    _Lots(plan).decide()


class _Lots:
    """One file of prepaid credits against the book."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.occurrences = Occurrences()
        self.by_number: dict[str, Lot] = {}
        self.unnumbered: list[Lot] = []
        self.equals: Counter[tuple[Any, ...]] = Counter()

    def decide(self) -> None:
        """Numbered rows by their number, the others by customer, day and what was bought."""
        candidates = list(self._candidates())
        self._load(candidates)
        for (row, party, lot), known in zip(candidates, self._meant(candidates), strict=True):
            if "lot_no" in row.values:
                known = self.by_number.get(lot.number)  # noqa: PLW2901 - one of this file too
            if known is not None:
                self._compare(row, party, lot, known)
            else:
                self._add(row, party, lot)

    def _meant(self, candidates: Sequence[_Candidate]) -> list[Lot | None]:
        """For every row without a number of its own the lot of the book it means.

        Equal in all that was bought; else what is left over of the same kind and day, or bears
        the same card, is the same with a change, which `_differences` names.
        """
        meant: list[Lot | None] = [None] * len(candidates)
        for like in (_same_content, _same_day, _same_number):
            claimed = {lot.id for lot in meant if lot is not None}
            pools: dict[Any, list[Lot]] = {}
            for lot in self.unnumbered:
                if lot.id not in claimed:
                    pools.setdefault(like(lot), []).append(lot)
            for at, (row, _, lot) in enumerate(candidates):
                pool = pools.get(like(lot))
                if meant[at] is None and "lot_no" not in row.values and pool:
                    meant[at] = pool.pop(0)
        return meant

    def _load(self, candidates: Sequence[_Candidate]) -> None:
        """Lots of the numbers named, and lots of these customers that had no number."""
        named = [lot.number for _, _, lot in candidates if lot.number]
        ids = [party.id for _, party, _ in candidates if party.id is not None]
        session = self.plan.session
        for part in in_parts(named):
            for lot in _lots(session, PrepaidLot.lot_no.in_(part)):
                self.by_number[lot.number] = lot
        unnumbered = PrepaidLot.source_key.like("row:%")
        for part_of_ids in in_parts(ids):
            for lot in _lots(session, PrepaidLot.customer_id.in_(part_of_ids) & unnumbered):
                self.unnumbered.append(lot)
                self.equals[_same_content(lot)] += 1

    def _candidates(self) -> Iterator[_Candidate]:
        for row, party in self.plan.rows(("sold_on", "paid")):
            if party is None:
                continue
            faults = list(_faults(row, self.plan.file.label_of("units")))
            if faults:
                self.plan.tally.refuse_for(row, faults)
            else:
                yield row, party, self._lot(row, party)

    def _lot(self, row: ReadRow, party: Party) -> Lot:
        values = row.values
        kind = _kind(row)
        paid_fen, bonus_fen = values["paid"], values.get("bonus", 0)
        units = _units(row)
        lot = Lot(
            id=None,
            number=values.get("lot_no") or values.get("card_no", ""),
            customer_id=party.id,
            kind=kind,
            title=values.get("title") or self._title(row),
            sold_on=values["sold_on"],
            valid_until=values.get("valid_until"),
            paid_fen=paid_fen,
            bonus_fen=bonus_fen,
            paid_left_fen=paid_fen,
            bonus_left_fen=bonus_fen,
            units=units,
            units_left=units,
            unit_list_price_fen=values.get("unit_list_price") or None,
            party=party,
        )
        _use(lot, *_used(row))
        return lot

    def _title(self, row: ReadRow) -> str:
        """A kind that says more than the kind (洗剪吹10次卡) is the title too."""
        written = self.plan.file.written(row, "kind")
        words = {word for names in LOT_KINDS.values() for word in names} | set(LotKind)
        return "" if written.lower() in words else written

    def _add(self, row: ReadRow, party: Party, lot: Lot) -> None:
        if "lot_no" not in row.values:
            before = self.equals[_same_content(lot)] if party.id is not None else 0
            content = tuple(str(part) for part in _same_content(lot)[1:])
            lot.content = content
            lot.occurrence = before + self.occurrences.next(party, *content)
            if lot.number in self.by_number:
                lot.number = ""  # a card that bears several credits: the first has its number
        if lot.number:
            self.by_number[lot.number] = lot
        self.plan.lots.append(lot)
        self.plan.take(row, party, Outcome.NEW)

    def _compare(self, row: ReadRow, party: Party, lot: Lot, known: Lot) -> None:
        """A lot the book has: contradictions are rejected, a title and further use are taken."""
        faults = list(_differences(row, lot, known))
        if faults:
            self.plan.tally.refuse_for(row, faults)
            return
        changed = self._retitled(lot, known) | self._used_further(lot, known)
        self.plan.take(row, party, Outcome.CHANGED if changed else Outcome.DUPLICATE)

    def _retitled(self, lot: Lot, known: Lot) -> bool:
        if known.id is None or not lot.title or lot.title == known.title:
            return False
        known.title = lot.title
        self.plan.lot_texts[known.id] = {"title": lot.title}
        return True

    def _used_further(self, lot: Lot, known: Lot) -> bool:
        """More used than the book knows is a use of the day of the import; less is no news."""
        if known.id is None:
            return False
        before = (known.paid_left_fen, known.bonus_left_fen, known.units_left or 0)
        if lot.units is not None:
            further = (known.units_left or 0) - (lot.units_left or 0)
            if further > 0:
                _use(known, 0, further)
        else:
            further = _left(known) - _left(lot)
            if further > 0:
                _use(known, further, 0)
        if further <= 0:
            return False
        self.plan.uses.append(
            UseKnown(
                known,
                before[0] - known.paid_left_fen,
                before[1] - known.bonus_left_fen,
                before[2] - (known.units_left or 0),
            )
        )
        return True


def _lots(session: Session, which: sa.ColumnElement[bool]) -> Iterator[Lot]:
    statement = sa.select(*_COLUMNS).where(which).order_by(PrepaidLot.id)
    for id_, number, customer_id, kind, *rest, source_key in session.execute(statement):
        lot = Lot(id_, number, customer_id, LotKind(kind), *rest)
        lot.from_row = (source_key or "").startswith("row:")
        yield lot


def _same_content(lot: Lot) -> tuple[Any, ...]:
    bought = (lot.paid_fen, lot.bonus_fen, lot.units)
    return lot.customer_id or 0, lot.kind.value, lot.sold_on, *bought


def _same_day(lot: Lot) -> tuple[Any, ...]:
    return lot.customer_id or 0, lot.kind.value, lot.sold_on


def _same_number(lot: Lot) -> tuple[Any, ...]:
    return (lot.number or object(),)


def _kind(row: ReadRow) -> LotKind:
    """The kind that is written, else the one its columns speak of."""
    kind: LotKind | None = row.values.get("kind")
    if kind is not None:
        return kind
    return LotKind.COUNT_PACK if row.values.get("units") else LotKind.STORED_VALUE


def _units(row: ReadRow) -> int | None:
    """Units bought; a voucher or coupon without a number is one."""
    units: int = row.values.get("units", 0)
    if not units and _kind(row) in {LotKind.VOUCHER, LotKind.COUPON}:
        return 1
    return units or None


def _used(row: ReadRow) -> tuple[int, int]:
    """Fen and units used so far, from what was used or else from what is left."""
    values = row.values
    bought_fen = values["paid"] + values.get("bonus", 0)
    used_fen: int = values.get("used", bought_fen - values.get("left", bought_fen))
    if not values.get("units"):
        return used_fen, int(bool(used_fen))
    units: int = values["units"]
    used_units: int = values.get("units_used", units - values.get("units_left", units))
    return used_fen, used_units


def _use(lot: Lot, used_fen: int, used_units: int) -> None:
    """Take a use off a lot: units at the price paid, value in proportion to paid and bonus."""
    if lot.units is not None and lot.units_left is not None:
        lot.units_left -= used_units
        lot.paid_left_fen = value_of_units(lot.paid_fen, lot.units_left, lot.units)
        lot.bonus_left_fen = value_of_units(lot.bonus_fen, lot.units_left, lot.units)
        return
    paid_fen, bonus_fen = split_redemption(
        used_fen, lot.paid_fen, lot.bonus_fen, lot.paid_left_fen, lot.bonus_left_fen
    )
    lot.paid_left_fen -= paid_fen
    lot.bonus_left_fen -= bonus_fen


def _left(lot: Lot) -> int:
    return lot.paid_left_fen + lot.bonus_left_fen


def _faults(row: ReadRow, units_label: str) -> Iterator[Fault]:
    """What cannot be true of a prepaid credit."""
    values = row.values
    for key in _AMOUNTS:
        if values.get(key, 0) < 0:
            yield Fault("amount_below_nothing", key)
    until, sold = values.get("valid_until"), values["sold_on"]
    if until is not None and until < sold:
        yield Fault("lot_valid_before_sale", "valid_until", {"valid_until": until, "sold_on": sold})
    units = values.get("units") or 0
    if units:
        yield from _unit_faults(row, units)
    elif _kind(row) in UNIT_KINDS and _units(row) is None:
        yield Fault("cell_empty", "units", {"column": units_label})
    else:
        yield from _value_faults(row)


def _unit_faults(row: ReadRow, units: int) -> Iterator[Fault]:
    values = row.values
    if units > MOST_UNITS:
        yield Fault("units_out_of_range", "units", {"most": MOST_UNITS})
    if values.get("kind") is LotKind.STORED_VALUE:
        yield Fault("stored_value_with_units", "units")
    used, left = values.get("units_used"), values.get("units_left")
    if used is not None and used > units:
        yield Fault("more_units_used", "units_used", {"used": used, "units": units})
    if left is not None and (left > units or (used is not None and used + left != units)):
        params = {"used": units - left if used is None else used, "left": left, "units": units}
        yield Fault("units_do_not_add_up", "units_left", params)


def _value_faults(row: ReadRow) -> Iterator[Fault]:
    values = row.values
    bought_fen = values["paid"] + values.get("bonus", 0)
    if bought_fen <= 0 and _kind(row) is not LotKind.COUPON:
        yield Fault("lot_of_nothing", "paid")
    used_fen, left_fen = values.get("used"), values.get("left")
    if used_fen is not None and used_fen > bought_fen:
        yield Fault("more_value_used", "used", {"used_fen": used_fen, "bought_fen": bought_fen})
    elif left_fen is not None and not _adds_up(bought_fen, used_fen, left_fen):
        params = {"left_fen": left_fen, "used_fen": used_fen or 0, "bought_fen": bought_fen}
        yield Fault("value_does_not_add_up", "left", params)


def _adds_up(bought_fen: int, used_fen: int | None, left_fen: int) -> bool:
    return left_fen <= bought_fen if used_fen is None else used_fen + left_fen == bought_fen


def _differences(row: ReadRow, lot: Lot, known: Lot) -> Iterator[Fault]:
    """Where a row contradicts a credit the book has."""
    number = {"lot_no": known.number}
    same = known.party is lot.party if known.id is None else known.customer_id == lot.customer_id
    if not same:
        yield Fault("lot_of_another", "customer_name", number)
    for key, old, new in (
        ("paid", known.paid_fen, lot.paid_fen),
        ("bonus", known.bonus_fen, lot.bonus_fen),
    ):
        if old != new:
            yield Fault("lot_amount_differs", key, {**number, "known_fen": old, "amount_fen": new})
    for key, before, now in (
        ("kind", known.kind.value, lot.kind.value),
        ("units", known.units, lot.units),
        ("sold_on", known.sold_on, lot.sold_on),
        ("valid_until", known.valid_until, lot.valid_until),
    ):
        if before != now and key in row.values:
            yield Fault("lot_differs", key, {**number, "known": before or "-", "now": now})
