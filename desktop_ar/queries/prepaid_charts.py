"""Prepaid credits as the charts show them: by week of their deadline, and by kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import LotKind
from desktop_ar.domain.days import shifted
from desktop_ar.queries.prepaid_lots import entries_later, lots_on

WEEKS: Final = 12
_WEEK: Final = 7
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class PrepaidWeek:
    """What ends in one week, Monday to Sunday; both deadlines of a click are included.

    The first week also holds what is left of the present one; at a weekend that is the week
    that begins on the coming Monday.
    """

    begins_on: date
    deadline_from: date
    deadline_until: date
    value_left_fen: int
    lot_count: int


@dataclass(frozen=True, slots=True)
class PrepaidKind:
    """What is left of one kind."""

    kind: LotKind
    value_left_fen: int
    lot_count: int


def prepaid_weeks(session: Session, as_of: date) -> list[PrepaidWeek]:
    """The twelve weeks to come, empty ones included."""
    weekday = as_of.weekday()
    first = shifted(as_of, (_WEEK if weekday >= _SATURDAY else 0) - weekday)
    lots = lots_on(later=entries_later(session, as_of)).c
    last = shifted(first, WEEKS * _WEEK - 1)
    by_day = session.execute(
        sa.select(lots.valid_until, sa.func.sum(lots.value_left_fen), sa.func.count())
        .where(lots.valid_until.between(as_of, last))
        .group_by(lots.valid_until),
        {"as_of": as_of},
    ).all()
    weeks = []
    for number in range(WEEKS):
        begins_on = shifted(first, number * _WEEK)
        day_from = as_of if number == 0 else begins_on
        day_until = shifted(begins_on, _WEEK - 1)
        own = [row for row in by_day if day_from <= row[0] <= day_until]
        value_fen, count = sum(row[1] for row in own), sum(row[2] for row in own)
        weeks.append(PrepaidWeek(begins_on, day_from, day_until, value_fen, count))
    return weeks


def prepaid_kinds(session: Session, as_of: date) -> list[PrepaidKind]:
    """The kinds there are, the largest value first."""
    lots = lots_on(later=entries_later(session, as_of)).c
    value = sa.func.sum(lots.value_left_fen)
    rows = session.execute(
        sa.select(lots.kind, value, sa.func.count())
        .group_by(lots.kind)
        .order_by(value.desc(), lots.kind),
        {"as_of": as_of},
    )
    return [PrepaidKind(LotKind(kind), amount, count) for kind, amount, count in rows]
