"""From what was open before a period to what is open at its end, to the fen.

    opening + issued - paid - adjusted (by kind) + beyond = closing

An entry counts from its own day, and not before the bill it belongs to is issued: that is when
`open_items` first sees both. So the movements lead from one answer of `ageing_totals` to the other;
`Bridge.beyond_fen` is 0 but in one rare case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import AdjustmentKind
from desktop_ar.domain.periods import Period
from desktop_ar.queries.ageing import AgeingTotals, ageing_totals
from desktop_ar.queries.records import ADJUSTMENTS, ALLOCATIONS, RECEIVABLES

FIRST: Final[sa.BindParameter[Any]] = sa.bindparam("first", type_=sa.Date)
LAST: Final[sa.BindParameter[Any]] = sa.bindparam("last", type_=sa.Date)


@dataclass(frozen=True, slots=True)
class Bridge:
    """The movements of a period in fen; paid and adjusted lessen what is open."""

    opening: AgeingTotals
    issued_fen: int
    paid_fen: int
    adjusted: Mapping[AdjustmentKind, int]
    closing: AgeingTotals

    @property
    def beyond_fen(self) -> int:
        """What was matched to bills beyond their sum at the end, less the same before.

        Only where money is entered for a past day on which an older payment, taken back since,
        still covered the bill: no bill is ever less than 0 open.
        """
        adjusted_fen = sum(self.adjusted.values())
        reckoned_fen = self.opening.open_fen + self.issued_fen - self.paid_fen - adjusted_fen
        return self.closing.open_fen - reckoned_fen


def bridge(session: Session, period: Period) -> Bridge:
    """The movements of a period."""
    days = days_in(period)
    adjusted = {AdjustmentKind(row.kind): row.fen for row in session.execute(_ADJUSTED, days)}
    return Bridge(
        opening=ageing_totals(session, period.eve),
        issued_fen=session.execute(_ISSUED, days).scalar_one(),
        paid_fen=session.execute(_PAID, days).scalar_one(),
        adjusted={kind: adjusted[kind] for kind in AdjustmentKind if adjusted.get(kind)},
        closing=ageing_totals(session, period.last),
    )


def days_in(period: Period) -> dict[str, Any]:
    """The parameters of statements about a period."""
    return {"first": period.first, "last": period.last}


def _counts_in_period(day: sa.Column[Any]) -> sa.ColumnElement[bool]:
    issue_date = RECEIVABLES.c.issue_date
    return sa.or_(
        sa.and_(day.between(FIRST, LAST), issue_date <= LAST),
        sa.and_(day < FIRST, issue_date.between(FIRST, LAST)),
    )


def _sum(column: sa.Column[Any]) -> sa.ColumnElement[int]:
    return sa.func.coalesce(sa.func.sum(column), 0)


_ISSUED: Final = sa.select(_sum(RECEIVABLES.c.amount_fen)).where(
    RECEIVABLES.c.issue_date.between(FIRST, LAST)
)
_PAID: Final = (
    sa.select(_sum(ALLOCATIONS.c.amount_fen))
    .join(RECEIVABLES, RECEIVABLES.c.id == ALLOCATIONS.c.receivable_id)
    .where(_counts_in_period(ALLOCATIONS.c.allocated_on))
)
_ADJUSTED: Final = (
    sa.select(ADJUSTMENTS.c.kind, _sum(ADJUSTMENTS.c.amount_fen).label("fen"))
    .join(RECEIVABLES, RECEIVABLES.c.id == ADJUSTMENTS.c.receivable_id)
    .where(_counts_in_period(ADJUSTMENTS.c.adjusted_on))
    .group_by(ADJUSTMENTS.c.kind)
)
