"""What rows of bills say was paid: recorded as payments, once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from desktop_ar.domain.faults import Fault
from desktop_ar.exchange.reading import ReadRow
from desktop_ar.services.importing.plan import Bill, PayKnown, Plan, Redate, Settlement, in_parts
from desktop_ar.storage.tables import Payment


def settlement_of(row: ReadRow, amount_fen: int, issue_date: date) -> Settlement | Fault | None:
    """What a row says of being paid: a date alone means in full, a sum alone on the issue date."""
    values = row.values
    paid_fen: int | None = values.get("paid_amount")
    on: date | None = values.get("paid_date")
    if paid_fen is None:
        return Settlement(amount_fen, on, dated=True) if on else None
    if paid_fen < 0:
        return Fault("paid_below_nothing", "paid_amount")
    if paid_fen > amount_fen:
        params = {"paid_fen": paid_fen, "amount_fen": amount_fen}
        return Fault("paid_more_than_bill", "paid_amount", params)
    if paid_fen == 0:
        return None
    return Settlement(paid_fen, on or issue_date, dated=on is not None)


@dataclass(frozen=True, slots=True)
class _Recorded:
    """A payment that an import has made."""

    id: int
    paid_on: date
    amount_fen: int
    standing: bool


class PaidBefore:
    """Payments that earlier imports recorded for bills of the book."""

    def __init__(self, session: Session, settled: Iterable[tuple[Bill, Settlement]]) -> None:
        self._found: dict[str, _Recorded] = {}
        keys = [
            key
            for bill, settlement in settled
            for key in _both_keys(bill.number, settlement.total_fen)
        ]
        counter = aliased(Payment)
        for part in in_parts(keys):
            statement = (
                sa.select(
                    Payment.source_key, Payment.id, Payment.paid_on, Payment.amount_fen, counter.id
                )
                .outerjoin(counter, counter.reverses_id == Payment.id)
                .where(Payment.source_key.in_(part))
            )
            for key, id_, paid_on, amount_fen, counter_id in session.execute(statement):
                if key is not None:
                    self._found[key] = _Recorded(id_, paid_on, amount_fen, counter_id is None)

    def judge(self, plan: Plan, bill: Bill, settlement: Settlement) -> bool | Fault:
        """Whether a row adds a payment to a bill of the book, entered into the plan; or a fault."""
        dated, assumed = (
            self._found.get(key) for key in _both_keys(bill.number, settlement.total_fen)
        )
        if dated is not None:
            if settlement.dated and dated.standing and dated.paid_on != settlement.on:
                params = {"known": dated.paid_on, "date": settlement.on}
                return Fault("paid_date_differs", "paid_date", params)
            return False
        if assumed is not None:
            if not settlement.dated or not assumed.standing or assumed.paid_on == settlement.on:
                return False
            plan.redated.append(Redate(assumed.id, assumed.amount_fen, bill, settlement))
            return True
        due_fen = min(settlement.total_fen - (bill.amount_fen - bill.open_fen), bill.open_fen)
        if due_fen <= 0:
            return False
        plan.paid.append(PayKnown(bill, settlement, due_fen))
        bill.open_fen -= due_fen
        return True


def _both_keys(number: str, total_fen: int) -> tuple[str, str]:
    any_day = date.min
    return (
        Settlement(total_fen, any_day, dated=True).key(number),
        Settlement(total_fen, any_day, dated=False).key(number),
    )
