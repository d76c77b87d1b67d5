"""What is left of prepaid lots on a day: the one definition behind lists, sums and charts.

What is left is kept beside the entries; entries dated after the day asked are taken off again.
A lot is listed while something is left of it: past its deadline it keeps its value
(domain.md 2d), refunded and transferred lots are gone.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import LotState
from desktop_ar.domain.prepaid import FINAL_STATES
from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.records import (
    AS_OF,
    CUSTOMER_IDS,
    LOT_ENTRIES,
    LOT_EXTENSIONS,
    LOTS,
    AnySelect,
    Ids,
    everyone,
    keyed,
    on_day,
)

_LISTED: Final = (LotState.ACTIVE, LotState.NOT_ACTIVATED)


def entries_later(session: Session, as_of: date) -> bool:
    """Whether any lot or deadline moved after the day, so that what is kept must be put back."""
    return bool(session.execute(_LATER, {"as_of": as_of}).scalar_one())


_LATER: Final = sa.select(
    sa.exists().where(LOT_ENTRIES.c.entry_date > AS_OF)
    | sa.exists().where(LOT_EXTENSIONS.c.extended_on > AS_OF)
)


def _later(column: sa.Column[int]) -> sa.ColumnElement[int]:
    entry = LOT_ENTRIES.c
    return (
        sa.select(sa.func.coalesce(sa.func.sum(column), 0))
        .where(entry.lot_id == LOTS.c.id, entry.entry_date > AS_OF)
        .correlate(LOTS)
        .scalar_subquery()
    )


def _deadline_then() -> sa.ColumnElement[date | None]:
    """The deadline before the first move of it after the day."""
    moved = LOT_EXTENSIONS.c
    then = (
        sa.select(moved.old_until)
        .where(moved.lot_id == LOTS.c.id, moved.extended_on > AS_OF)
        .order_by(moved.extended_on, moved.id)
        .limit(1)
        .correlate(LOTS)
        .scalar_subquery()
    )
    return sa.func.coalesce(then, LOTS.c.valid_until, type_=sa.Date)


@built_once
def lots_on(*, later: bool, some: bool = False, every: bool = False) -> sa.Subquery:
    """Lots sold by the day with what was left of them then.

    With `later` the entries after the day are taken off; with `some` only lots of the customers
    bound as ``customer_ids``; with `every` also those of which nothing is left.
    Columns: those of ``prepaid_lots`` that lists show, paid_left_fen, bonus_left_fen,
    units_left, value_left_fen.
    """
    lot = LOTS.c
    paid: sa.ColumnElement[int] = lot.paid_left_fen
    bonus: sa.ColumnElement[int] = lot.bonus_left_fen
    units: sa.ColumnElement[int | None] = lot.units_left
    state: sa.ColumnElement[str] = lot.state
    until: sa.ColumnElement[date | None] = lot.valid_until
    if later:
        until = _deadline_then()
        paid = lot.paid_left_fen - _later(LOT_ENTRIES.c.paid_fen)
        bonus = lot.bonus_left_fen - _later(LOT_ENTRIES.c.bonus_fen)
        units = lot.units_left - _later(LOT_ENTRIES.c.units)
        # What was refunded or transferred later was still there when something was left of it.
        changed = (paid + bonus != lot.paid_left_fen + lot.bonus_left_fen) | (
            units != lot.units_left
        )
        gone_later = lot.state.in_(FINAL_STATES) & changed
        state = sa.case((gone_later, LotState.ACTIVE), else_=lot.state)
    found = sa.select(
        *(column for column in LOTS.c if column.name not in _LEFT),
        paid.label("paid_left_fen"),
        bonus.label("bonus_left_fen"),
        units.label("units_left"),
        state.label("state"),
        until.label("valid_until"),
    ).where(lot.sold_on <= AS_OF)
    if some:
        found = found.where(lot.customer_id.in_(CUSTOMER_IDS))
    if not (later or every):
        found = found.where(lot.state.in_(_LISTED))
    left = found.subquery("left")
    lots = sa.select(left, _value(left).label("value_left_fen"))
    if not every:
        lots = lots.where(_something_left(left), left.c.state.not_in(FINAL_STATES))
    return lots.subquery("lots")


_LEFT: Final = frozenset({"paid_left_fen", "bonus_left_fen", "units_left", "state", "valid_until"})


def _value(left: sa.Subquery) -> sa.ColumnElement[int]:
    """Paid and bonus; of units the paid value of those left, half up (`value_of_units`)."""
    own = left.c
    by_units = (2 * own.paid_fen * own.units_left + own.units_bought) // (2 * own.units_bought)
    return sa.case(
        (own.units_bought.is_(None), own.paid_left_fen + own.bonus_left_fen), else_=by_units
    )


def _something_left(left: sa.Subquery) -> sa.ColumnElement[bool]:
    own = left.c
    return sa.case(
        (own.units_bought.is_(None), own.paid_left_fen + own.bonus_left_fen),
        else_=own.units_left,
    ) > sa.literal_column("0", sa.Integer)


def prepaid_values(session: Session, as_of: date, ids: Ids = None) -> dict[int, int]:
    """What the shop owes in goods and services by customer, in fen; those without are absent."""
    statement = _values(later=entries_later(session, as_of), some=not everyone(ids))
    return keyed(session.execute(statement, on_day(as_of, ids)))


@built_once
def _values(*, later: bool, some: bool) -> AnySelect:
    lots = lots_on(later=later, some=some).c
    return sa.select(lots.customer_id, sa.func.sum(lots.value_left_fen)).group_by(lots.customer_id)


@built_once
def last_uses() -> sa.Subquery:
    """lot_id, last_used_on: the last use by the day; uses taken back by then do not count."""
    counter = LOT_ENTRIES.alias("counter")
    taken_back = sa.exists().where(
        counter.c.reverses_id == LOT_ENTRIES.c.id, counter.c.entry_date <= AS_OF
    )
    return (
        sa.select(LOT_ENTRIES.c.lot_id, sa.func.max(LOT_ENTRIES.c.entry_date).label("last_used_on"))
        .where(LOT_ENTRIES.c.kind == "redemption", LOT_ENTRIES.c.entry_date <= AS_OF, ~taken_back)
        .group_by(LOT_ENTRIES.c.lot_id)
        .subquery("last_uses")
    )
