"""The few figures at the head of a page: what is late, promised, prepaid, about to end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import Outcome, PromiseState
from desktop_ar.domain.days import shifted
from desktop_ar.queries.contacts import standing
from desktop_ar.queries.overdue import overdue_totals
from desktop_ar.queries.prepaid import prepaid_totals
from desktop_ar.queries.promises import promised_on
from desktop_ar.queries.records import AS_OF, CONTACTS, PAYMENTS, on_day

_SINCE = sa.bindparam("since", type_=sa.Date)


@dataclass(frozen=True, slots=True)
class ShopFigures:
    """The four cards over the overdue list; promised are those not kept yet."""

    overdue_fen: int
    overdue_customers: int
    overdue_week_ago_fen: int
    """As the book knows that day now."""
    promised_today_fen: int
    promised_today_customers: int
    prepaid_fen: int
    prepaid_lots: int
    ending_fen: int
    """Prepaid credits whose last good day is one of the next 30, or this one."""
    ending_lots: int


@dataclass(frozen=True, slots=True)
class PrepaidFigures:
    """The four cards over the prepaid list."""

    prepaid_fen: int
    prepaid_lots: int
    ending_fen: int
    ending_lots: int
    expired_fen: int
    expired_lots: int
    unused_fen: int
    unused_lots: int


@dataclass(frozen=True, slots=True)
class WeekFigures:
    """What was done from Monday to the day asked; money taken back is not counted."""

    contact_count: int
    answered_count: int
    received_fen: int


def shop_figures(session: Session, as_of: date) -> ShopFigures:
    """What the owner wants to see first."""
    late = overdue_totals(session, as_of)
    promised = [
        row for row in promised_on(session, as_of, as_of) if row.state is not PromiseState.KEPT
    ]
    prepaid = prepaid_totals(session, as_of)
    ending = prepaid_totals(session, as_of, ("expiring_30",))
    return ShopFigures(
        overdue_fen=late.overdue_fen,
        overdue_customers=late.customer_count,
        overdue_week_ago_fen=overdue_totals(session, shifted(as_of, -7)).overdue_fen,
        promised_today_fen=sum(row.amount_fen for row in promised),
        promised_today_customers=len({row.customer_id for row in promised}),
        prepaid_fen=prepaid.value_left_fen,
        prepaid_lots=prepaid.lot_count,
        ending_fen=ending.value_left_fen,
        ending_lots=ending.lot_count,
    )


def prepaid_figures(session: Session, as_of: date) -> PrepaidFigures:
    """What the shop owes in goods and services, and what of it needs a hand."""
    every = prepaid_totals(session, as_of)
    ending = prepaid_totals(session, as_of, ("expiring_30",))
    expired = prepaid_totals(session, as_of, ("expired",))
    unused = prepaid_totals(session, as_of, ("unused_90",))
    return PrepaidFigures(
        prepaid_fen=every.value_left_fen,
        prepaid_lots=every.lot_count,
        ending_fen=ending.value_left_fen,
        ending_lots=ending.lot_count,
        expired_fen=expired.value_left_fen,
        expired_lots=expired.lot_count,
        unused_fen=unused.value_left_fen,
        unused_lots=unused.lot_count,
    )


def week_figures(session: Session, as_of: date) -> WeekFigures:
    """Contacts and money of the week so far."""
    days = on_day(as_of) | {"since": shifted(as_of, -as_of.weekday())}
    answered = sa.case((CONTACTS.c.outcome != Outcome.NO_ANSWER, 1))
    contacts = session.execute(
        sa.select(sa.func.count(), sa.func.count(answered)).where(
            CONTACTS.c.contacted_on >= _SINCE, standing()
        ),
        days,
    ).one()
    received = sa.select(sa.func.coalesce(sa.func.sum(PAYMENTS.c.amount_fen), 0)).where(
        PAYMENTS.c.paid_on.between(_SINCE, AS_OF)
    )
    return WeekFigures(contacts[0], contacts[1], session.execute(received, days).scalar_one())
