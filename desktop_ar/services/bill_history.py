"""What moved a bill and when, so that no day of its past ever shows less than nothing open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.storage.tables import Adjustment, Allocation, Receivable


def last_movement(session: Session, receivable_ids: Sequence[int]) -> date | None:
    """The last day on which one of the bills was paid, adjusted, or had that taken back."""
    days = [
        session.execute(sa.select(sa.func.max(column)).where(key.in_(receivable_ids))).scalar_one()
        for column, key in (
            (Allocation.allocated_on, Allocation.receivable_id),
            (Adjustment.adjusted_on, Adjustment.receivable_id),
        )
    ]
    return max((day for day in days if day is not None), default=None)


def day_with_room(session: Session, bill: Receivable, amount_fen: int, on: date) -> date:
    """The first day, `on` or later, from which so much of a bill is open and stays so.

    A payment entered anew under its old date meets the one it replaces, which held the bill
    until it was taken back: only from that day is there room, or the bill would show less than
    nothing on the days between (a day sees what is dated up to it, cli.md "Meaning").
    """
    open_fen = bill.open_fen
    for day, moved_fen in _movements_after(session, bill, on):
        open_fen += moved_fen  # what was open before that day's entries
        if open_fen < amount_fen:
            return day
    return on


def _movements_after(session: Session, bill: Receivable, on: date) -> list[tuple[date, int]]:
    """Days after `on` with what they took off the bill, the latest first."""
    paid = sa.select(Allocation.allocated_on, Allocation.amount_fen).where(
        Allocation.receivable_id == bill.id, Allocation.allocated_on > on
    )
    adjusted = sa.select(Adjustment.adjusted_on, Adjustment.amount_fen).where(
        Adjustment.receivable_id == bill.id, Adjustment.adjusted_on > on
    )
    sums: dict[date, int] = {}
    for day, amount_fen in session.execute(sa.union_all(paid, adjusted)):
        sums[day] = sums.get(day, 0) + amount_fen
    return sorted(sums.items(), reverse=True)
