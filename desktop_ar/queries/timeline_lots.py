"""What happened to a customer's prepaid credits: sales, uses, extensions, refunds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.queries.records import AS_OF, LOT_ENTRIES, LOT_EXTENSIONS, LOT_REFUNDS, LOTS
from desktop_ar.queries.timeline_events import CUSTOMER, Event, EventKind, rows_of


def _lots(session: Session, as_of: date, customer_id: int) -> Iterator[Event]:
    lot = LOTS.c
    moved = LOT_EXTENSIONS.c
    first = (
        sa.select(moved.old_until)
        .where(moved.lot_id == lot.id)
        .order_by(moved.extended_on, moved.id)
        .limit(1)
        .correlate(LOTS)
        .scalar_subquery()
    )
    statement = (
        sa.select(
            LOTS, sa.func.coalesce(first, lot.valid_until, type_=sa.Date).label("first_until")
        )
        .where(lot.customer_id == CUSTOMER, lot.sold_on <= AS_OF)
        .order_by(lot.id.desc())
    )
    for row in rows_of(session, as_of, customer_id, statement):
        yield Event(
            EventKind.PREPAID_SALE,
            row.sold_on,
            row.lot_no,
            row.kind,
            row.paid_fen,
            row.first_until,
            row.title,
            row.units_bought,
        )


def _refunds(session: Session, as_of: date, customer_id: int) -> Iterator[Event]:
    statement = (
        sa.select(
            LOT_REFUNDS,
            LOTS.c.lot_no,
            LOTS.c.kind.label("lot_kind"),
            _UNDONE.c.entry_date.label("undone_on"),
        )
        .join(LOTS, LOTS.c.id == LOT_REFUNDS.c.lot_id)
        .outerjoin(
            _UNDONE,
            (_UNDONE.c.reverses_id == LOT_REFUNDS.c.entry_id) & (_UNDONE.c.entry_date <= AS_OF),
        )
        .where(LOTS.c.customer_id == CUSTOMER, LOT_REFUNDS.c.rescinded_on <= AS_OF)
        .order_by(LOT_REFUNDS.c.id.desc())
    )
    for row in rows_of(session, as_of, customer_id, statement):
        told = (row.refund_no, row.lot_kind, row.refund_fen, row.due_on, row.lot_no)
        yield Event(EventKind.PREPAID_REFUND, row.rescinded_on, *told)
        if row.undone_on is not None:
            yield Event(EventKind.PREPAID_REFUND_TAKEN_BACK, row.undone_on, *told)


def _lot_extensions(session: Session, as_of: date, customer_id: int) -> Iterator[Event]:
    moved = LOT_EXTENSIONS.c
    statement = (
        sa.select(LOT_EXTENSIONS, LOTS.c.lot_no, LOTS.c.kind.label("lot_kind"))
        .join(LOTS, LOTS.c.id == moved.lot_id)
        .where(LOTS.c.customer_id == CUSTOMER, moved.extended_on <= AS_OF)
        .order_by(moved.id.desc())
    )
    for row in rows_of(session, as_of, customer_id, statement):
        back = row.reverses_id is not None
        yield Event(
            EventKind.LOT_EXTENSION_TAKEN_BACK if back else EventKind.LOT_EXTENDED,
            row.extended_on,
            row.lot_no,
            row.lot_kind,
            due_on=row.new_until,
            text=row.reason,
        )


_UNDONE: Final = LOT_ENTRIES.alias("undone")


def _uses(session: Session, as_of: date, customer_id: int) -> Iterator[Event]:
    entry = LOT_ENTRIES.c
    units_by_then = sa.func.sum(entry.units).over(
        partition_by=entry.lot_id, order_by=(entry.entry_date, entry.id)
    )
    moved = (
        sa.select(
            LOT_ENTRIES,
            LOTS.c.lot_no,
            LOTS.c.kind.label("lot_kind"),
            LOTS.c.units_bought,
            _UNDONE.c.kind.label("undone"),
            units_by_then.label("units_left"),
        )
        .join(LOTS, LOTS.c.id == entry.lot_id)
        .outerjoin(_UNDONE, _UNDONE.c.id == entry.reverses_id)
        .where(LOTS.c.customer_id == CUSTOMER, entry.entry_date <= AS_OF)
        .subquery("moved")
    )
    kinds = {
        "redemption": EventKind.REDEMPTION,
        "reversal": EventKind.REDEMPTION_TAKEN_BACK,
    }
    of_uses = sa.func.coalesce(moved.c.undone, "redemption") == "redemption"
    statement = sa.select(moved).where(moved.c.kind.in_(kinds), of_uses)
    statement = statement.order_by(moved.c.id.desc())
    for row in rows_of(session, as_of, customer_id, statement):
        by_units = row.units_bought is not None
        yield Event(
            kinds[row.kind],
            row.entry_date,
            row.lot_no,
            row.lot_kind,
            abs(row.paid_fen + row.bonus_fen),
            None,
            row.what,
            abs(row.units) if by_units else None,
            row.units_left if by_units else None,
            entry_id=row.id,
        )


LOT_QUESTIONS: Final = (_lots, _uses, _lot_extensions, _refunds)
"""Asked in this order."""
