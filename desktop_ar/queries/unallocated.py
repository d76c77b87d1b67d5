"""Money received that no bill has taken yet, on a day."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.records import (
    ALLOCATIONS,
    AS_OF,
    PAYMENTS,
    AnySelect,
    Ids,
    about,
    everyone,
    keyed,
    on_day,
)


def unallocated(session: Session, as_of: date, ids: Ids = None) -> dict[int, int]:
    """Unallocated fen by customer; customers without are absent."""
    return keyed(session.execute(_unallocated(every=everyone(ids)), on_day(as_of, ids)))


@built_once
def _unallocated(*, every: bool) -> AnySelect:
    """What is kept, less the payments and plus the allocations of later days.

    The kept figure of a payment taken back later was put to 0 by the same two entries.
    """
    own = PAYMENTS.c.customer_id
    kept = sa.select(own.label("customer_id"), PAYMENTS.c.unallocated_fen.label("fen")).where(
        PAYMENTS.c.unallocated_fen > 0
    )
    later_payments = sa.select(own, -PAYMENTS.c.amount_fen).where(PAYMENTS.c.paid_on > AS_OF)
    later_allocations = (
        sa.select(own, ALLOCATIONS.c.amount_fen)
        .join(PAYMENTS, PAYMENTS.c.id == ALLOCATIONS.c.payment_id)
        .where(ALLOCATIONS.c.allocated_on > AS_OF)
    )
    parts = sa.union_all(
        *(about(part, own, every=every) for part in (kept, later_payments, later_allocations))
    ).subquery("parts")
    return (
        sa.select(parts.c.customer_id, sa.func.sum(parts.c.fen))
        .group_by(parts.c.customer_id)
        .having(sa.func.sum(parts.c.fen) != 0)
    )
