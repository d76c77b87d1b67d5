"""Open amounts by customer and band on a day: one GROUP BY over the open items.

The bands are differences of running sums ("due by so many days ago"): one comparison an item
and band instead of two. Customers of whom nothing moved are grouped in the order of the index;
the few others are grouped apart with all their items, so that nothing has to be merged.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any, Final

import sqlalchemy as sa

from desktop_ar.domain.ageing import OVERDUE_BUCKETS, due_date_bounds
from desktop_ar.domain.codes import Bucket
from desktop_ar.domain.days import shifted
from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.open_items import Shape, kept, kept_items, moved_customers, moved_items
from desktop_ar.queries.records import RECEIVABLES

SOON_DAYS: Final = (7, 30)
"""Days ahead of the filters `due_7` and `due_30`."""

_ZERO: Final = sa.literal_column("0", sa.Integer)
_ONE: Final = sa.literal_column("1", sa.Integer)


def days_of(as_of: date) -> dict[str, Any]:
    """The parameters of every statement over `sums_by_customer`."""
    latest = {f"until_{bound.bucket}": bound.latest for bound in due_date_bounds(as_of)}
    soon = {f"until_soon_{days}": shifted(as_of, days) for days in SOON_DAYS}
    return {"as_of": as_of, **latest, **soon}


def _until(name: str) -> sa.BindParameter[date]:
    return sa.bindparam(f"until_{name}", type_=sa.Date)


def _running(name: str, due_date: sa.ColumnElement[date], open_fen: sa.ColumnElement[int]) -> Any:
    """The sum of what falls due until a day: ``by_<name>``."""
    return sa.func.sum(sa.case((due_date <= _until(name), open_fen), else_=_ZERO)).label(
        f"by_{name}"
    )


def _grouped(
    customer_id: sa.ColumnElement[int],
    due_date: sa.ColumnElement[date],
    open_fen: sa.ColumnElement[int],
    *,
    soon: bool,
) -> list[sa.ColumnElement[Any]]:
    names = [*OVERDUE_BUCKETS, *(f"soon_{days}" for days in SOON_DAYS if soon)]
    overdue = due_date <= _until(Bucket.D1_30)
    return [
        customer_id.label("customer_id"),
        sa.func.sum(open_fen).label("open_fen"),
        *(_running(name, due_date, open_fen) for name in names),
        sa.func.sum(sa.case((overdue, _ONE), else_=_ZERO)).label("overdue_count"),
        sa.func.min(due_date).label("first_due_date"),
    ]


@built_once
def sums_by_customer(shape: Shape, *, soon: bool = False) -> sa.Subquery:
    """Of every customer with an open item: its sums until each day, its count, its first day.

    Columns: customer_id, open_fen, ``by_<band>`` (what is at least so late), with `soon` also
    ``by_soon_7`` and ``by_soon_30`` (what falls due by then, the late included), overdue_count,
    first_due_date (the earliest of all open items: overdue where anything is).
    """
    own = RECEIVABLES.c
    whole = kept(shape, *_grouped(own.customer_id, own.due_date, own.open_fen, soon=soon))
    if not shape.moved:
        return whole.group_by(own.customer_id).subquery("sums")
    moved_owners = sa.select(moved_customers(shape).c.customer_id)
    whole = whole.where(own.customer_id.not_in(moved_owners)).group_by(own.customer_id)
    theirs = kept_items(shape).where(own.customer_id.in_(moved_owners))
    items = sa.union_all(theirs, *moved_items(shape)).subquery("items").c
    moved = sa.select(*_grouped(items.customer_id, items.due_date, items.open_fen, soon=soon))
    return sa.union_all(whole, moved.group_by(items.customer_id)).subquery("sums")


def overdue_fen(sums: sa.Subquery) -> sa.ColumnElement[int]:
    """What is late at all."""
    return sums.c[f"by_{Bucket.D1_30}"]


def not_due_fen(sums: sa.Subquery) -> sa.ColumnElement[int]:
    """What is open and not late."""
    return sums.c.open_fen - overdue_fen(sums)


def soon_fen(sums: sa.Subquery, days: int) -> sa.ColumnElement[int]:
    """What falls due from the day asked until so many days after it."""
    return sums.c[f"by_soon_{days}"] - overdue_fen(sums)


def bands(sums: sa.Subquery) -> list[sa.Label[int]]:
    """The amounts of the five overdue bands, youngest first, as ``d1_30_fen`` and so on."""
    running = [sums.c[f"by_{bucket}"] for bucket in OVERDUE_BUCKETS]
    amounts = [younger - older for younger, older in pairwise(running)]
    return [
        amount.label(f"{bucket}_fen")
        for bucket, amount in zip(OVERDUE_BUCKETS, [*amounts, running[-1]], strict=True)
    ]


def band_fen(sums: sa.Subquery, bucket: Bucket) -> sa.ColumnElement[int]:
    """The amount of one band."""
    if bucket is Bucket.NOT_DUE:
        return not_due_fen(sums)
    return bands(sums)[OVERDUE_BUCKETS.index(bucket)].element
