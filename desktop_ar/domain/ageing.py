"""How old an open amount is: days past due and the ageing bands (domain.md 4a)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from desktop_ar.domain.codes import Bucket
from desktop_ar.domain.days import shifted

BUCKET_FIRST_DAY: Mapping[Bucket, int] = MappingProxyType(
    {
        Bucket.D1_30: 1,
        Bucket.D31_60: 31,
        Bucket.D61_90: 61,
        Bucket.D91_180: 91,
        Bucket.D181_PLUS: 181,
    }
)
"""The first day past due of each overdue band, youngest first; `not_due` is all before day 1."""

OVERDUE_BUCKETS: tuple[Bucket, ...] = tuple(BUCKET_FIRST_DAY)


class DueDateBounds(NamedTuple):
    """The due dates one band holds on a day, both ends included; `earliest` None is no end."""

    bucket: Bucket
    earliest: date | None
    latest: date


def days_past_due(due_date: date, as_of: date) -> int:
    """Days after the due date; the due day itself is 0 and not late, before it is negative."""
    return (as_of - due_date).days


def bucket_of(days: int) -> Bucket:
    """The band of an amount that is so many days past due."""
    found = Bucket.NOT_DUE
    for bucket, first_day in BUCKET_FIRST_DAY.items():
        if days >= first_day:
            found = bucket
    return found


def due_date_bounds(as_of: date) -> tuple[DueDateBounds, ...]:
    """For each overdue band, youngest first, the due dates it holds on the day asked.

    Made for comparisons in SQL: a date column compared with two constants needs no arithmetic.
    """
    first_days = list(BUCKET_FIRST_DAY.values())
    next_first_days: list[int | None] = [*first_days[1:], None]
    return tuple(
        DueDateBounds(
            bucket,
            None if following is None else _days_before(as_of, following - 1),
            _days_before(as_of, first),
        )
        for (bucket, first), following in zip(
            BUCKET_FIRST_DAY.items(), next_first_days, strict=True
        )
    )


def _days_before(as_of: date, days: int) -> date:
    return shifted(as_of, -days)
