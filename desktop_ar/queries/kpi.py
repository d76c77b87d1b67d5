"""The figures of collection for any period, from the entries (domain.md 5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain import kpi
from desktop_ar.domain.ageing import OVERDUE_BUCKETS, bucket_of, days_past_due
from desktop_ar.domain.codes import Bucket, Outcome, PlanState, PromiseState
from desktop_ar.domain.days import shifted
from desktop_ar.domain.periods import Period, last_months
from desktop_ar.queries.ageing import AgeingTotals, ageing_totals
from desktop_ar.queries.bridge import FIRST, LAST, Bridge, bridge, days_in
from desktop_ar.queries.contacts import standing
from desktop_ar.queries.open_items import open_items, shape_on
from desktop_ar.queries.prepaid_lots import entries_later, lots_on
from desktop_ar.queries.promises import BROKEN_STATES, promises
from desktop_ar.queries.records import ALLOCATIONS, CONTACTS, PAYMENTS, PLANS, RECEIVABLES

_BUCKETS: Final = (Bucket.NOT_DUE, *OVERDUE_BUCKETS)


class Item(NamedTuple):
    """One open item of a day: a bill, or an installment of an active plan."""

    customer_id: int
    due_date: date
    open_fen: int
    receivable_id: int | None


@dataclass(frozen=True, slots=True)
class Moves:
    """What became of the items of the opening day by the closing day, in fen.

    A bill that came under a plan in between is another item: its installments.
    """

    newly_late_fen: int
    """Late at the end and not late before; what of it was paid in between is not in it."""
    moved_bucket_fen: int
    """Late before and at the end, in another band."""
    roll_rates: dict[Bucket, Fraction | None]
    """By the band before: what of it is in the next band at the end."""


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """All figures of a period; None where a figure is not defined."""

    period: Period
    bridge: Bridge
    moves: Moves
    collected_fen: int
    """Money that came in, less what was taken back."""
    promised_fen: int
    kept_fen: int
    broken_fen: int
    expired_fen: int
    """Prepaid value still unused when its last good day passed."""
    dso: Fraction | None
    best_dso: Fraction | None
    days_delinquent: Fraction | None
    cei: Fraction | None
    overdue_ratio: Fraction | None
    days_late: Fraction | None
    promises_kept: Fraction | None
    promised_money_kept: Fraction | None
    plan_success: Fraction | None
    collection_rate: Fraction | None
    contact_rate: Fraction | None
    contact_delay: Fraction | None


def period_figures(session: Session, period: Period) -> PeriodFigures:
    """The figures of a period that has passed by the day it ends."""
    flow = bridge(session, period)
    before, after = _items(session, period.eve), _items(session, period.last)
    open_fen, sales_fen = flow.closing.open_fen, flow.issued_fen
    dso = kpi.sales_outstanding_days(open_fen, sales_fen, period.days)
    best = kpi.sales_outstanding_days(flow.closing.not_due_fen, sales_fen, period.days)
    moves = _moves(before, after, period)
    said = _Promised.of(session, period)
    days = days_in(period) | {"as_of": period.last, "eve": period.eve}
    late_fen, of_new_fen = session.execute(_COLLECTED_LATE, days).one()
    ended = session.execute(_ENDED, days).one()
    contacts = session.execute(_CONTACTS, days).all()
    answered = sum(row.outcome != Outcome.NO_ANSWER for row in contacts)
    return PeriodFigures(
        period=period,
        bridge=flow,
        moves=moves,
        collected_fen=session.execute(_RECEIVED, days).scalar_one(),
        promised_fen=said.promised_fen,
        kept_fen=said.kept_fen,
        broken_fen=said.broken_fen,
        expired_fen=_expired_fen(session, period),
        dso=dso,
        best_dso=best,
        days_delinquent=kpi.average_days_delinquent(dso, best),
        cei=kpi.collection_effectiveness(
            flow.opening.open_fen, sales_fen, open_fen, flow.closing.not_due_fen
        ),
        overdue_ratio=kpi.share(flow.closing.overdue_fen, open_fen),
        days_late=kpi.weighted_days_late(
            (item.open_fen, days_past_due(item.due_date, period.last)) for item in after.values()
        ),
        promises_kept=kpi.share(said.kept, said.kept + said.broken),
        promised_money_kept=kpi.share(said.arrived_fen, said.due_fen),
        plan_success=kpi.share(ended.completed, ended.every),
        collection_rate=kpi.share(
            late_fen, flow.opening.overdue_fen + moves.newly_late_fen + of_new_fen
        ),
        contact_rate=kpi.share(answered, len(contacts)),
        contact_delay=kpi.first_contact_delay(_first_contacts(after, contacts, period)),
    )


def ageing_by_month(session: Session, as_of: date, count: int) -> list[tuple[Period, AgeingTotals]]:
    """The bands at the end of each of the last months; the month that runs as it is today."""
    return [(month, ageing_totals(session, month.last)) for month in last_months(as_of, count)]


def _items(session: Session, as_of: date) -> dict[tuple[Any, ...], Item]:
    items = open_items(shape_on(session, as_of)).c
    rows = session.execute(
        sa.select(
            items.customer_id, items.due_date, items.open_fen,
            items.receivable_id, items.plan_id, items.installment_no,
        ),
        {"as_of": as_of},
    )  # fmt: skip
    return {tuple(row[3:]): Item(*row[:4]) for row in rows}


def _moves(
    before: dict[tuple[Any, ...], Item], after: dict[tuple[Any, ...], Item], period: Period
) -> Moves:
    newly_late_fen = moved_fen = 0
    held = dict.fromkeys(_BUCKETS, 0)
    rolled = dict.fromkeys(_BUCKETS, 0)
    for item in before.values():
        held[bucket_of(days_past_due(item.due_date, period.eve))] += item.open_fen
    for key, item in after.items():
        now = bucket_of(days_past_due(item.due_date, period.last))
        old = before.get(key)
        then = Bucket.NOT_DUE if old is None else bucket_of(
            days_past_due(old.due_date, period.eve)
        )  # fmt: skip
        if now is not Bucket.NOT_DUE and then is Bucket.NOT_DUE:
            newly_late_fen += item.open_fen
        elif now is not Bucket.NOT_DUE and now is not then:
            moved_fen += item.open_fen
        if old is not None and _BUCKETS.index(now) == _BUCKETS.index(then) + 1:
            rolled[then] += item.open_fen
    rates = {bucket: kpi.share(rolled[bucket], held[bucket]) for bucket in _BUCKETS[:-1]}
    return Moves(newly_late_fen, moved_fen, rates)


class _Promised(NamedTuple):
    """Promises made in a period, and those that were settled in it."""

    promised_fen: int
    kept: int
    broken: int
    kept_fen: int
    broken_fen: int
    arrived_fen: int
    due_fen: int

    @classmethod
    def of(cls, session: Session, period: Period) -> _Promised:
        every = promises(session, period.last)
        made = sum(row.amount_fen for row in every if row.made_on >= period.first)
        settled = [row for row in every if row.settled_on and row.settled_on >= period.first]
        kept = [row.amount_fen for row in settled if row.state is PromiseState.KEPT]
        broken = [row.amount_fen for row in settled if row.state in BROKEN_STATES]
        arrived = sum(min(row.received_fen, row.amount_fen) for row in settled)
        return cls(
            made, len(kept), len(broken), sum(kept), sum(broken), arrived, sum(kept) + sum(broken)
        )


def _expired_fen(session: Session, period: Period) -> int:
    lots = lots_on(later=entries_later(session, period.last)).c
    ended = lots.valid_until.between(period.eve, shifted(period.last, -1))
    found: int = session.execute(
        sa.select(sa.func.coalesce(sa.func.sum(lots.value_left_fen), 0)).where(ended),
        {"as_of": period.last},
    ).scalar_one()
    return found


def _first_contacts(
    after: dict[tuple[Any, ...], Item], contacts: Any, period: Period
) -> list[tuple[date, date]]:
    """Due date and first contact of each item that became late, where there was one."""
    by_customer: dict[int, list[date]] = {}
    for row in contacts:
        by_customer.setdefault(row.customer_id, []).append(row.contacted_on)
    found = []
    for item in after.values():
        if not period.eve <= item.due_date < period.last:
            continue
        later = [day for day in by_customer.get(item.customer_id, ()) if day > item.due_date]
        if later:
            found.append((item.due_date, min(later)))
    return found


_EVE: Final[sa.BindParameter[Any]] = sa.bindparam("eve", type_=sa.Date)
_LATE_THEN: Final = ALLOCATIONS.c.allocated_on > RECEIVABLES.c.due_date
_COLLECTED_LATE: Final = (
    sa.select(
        sa.func.coalesce(sa.func.sum(ALLOCATIONS.c.amount_fen), 0),
        sa.func.coalesce(
            sa.func.sum(
                sa.case((RECEIVABLES.c.due_date >= _EVE, ALLOCATIONS.c.amount_fen), else_=0)
            ),
            0,
        ),
    )
    .join(RECEIVABLES, RECEIVABLES.c.id == ALLOCATIONS.c.receivable_id)
    .where(ALLOCATIONS.c.allocated_on.between(FIRST, LAST), _LATE_THEN)
)
_RECEIVED: Final = sa.select(sa.func.coalesce(sa.func.sum(PAYMENTS.c.amount_fen), 0)).where(
    PAYMENTS.c.paid_on.between(FIRST, LAST)
)
_ENDED: Final = sa.select(
    sa.func.count().label("every"),
    sa.func.count(sa.case((PLANS.c.state == PlanState.COMPLETED, 1))).label("completed"),
).where(PLANS.c.ended_on.between(FIRST, LAST), PLANS.c.signed_on.is_not(None))
_CONTACTS: Final = sa.select(
    CONTACTS.c.customer_id, CONTACTS.c.contacted_on, CONTACTS.c.outcome
).where(CONTACTS.c.contacted_on.between(FIRST, LAST), standing())
