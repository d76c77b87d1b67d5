"""Promises to pay on a day, and what became of them by the money that came in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import PromiseState
from desktop_ar.domain.promises import Promise, Receipt, last_day_of, promise_state, received_fen
from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.records import (
    AS_OF,
    CUSTOMERS,
    PAYMENTS,
    PROMISES,
    AnySelect,
    Ids,
    about,
    everyone,
    on_day,
)
from desktop_ar.queries.settings import Policies, policies

BROKEN_STATES: Final = frozenset({PromiseState.BROKEN, PromiseState.PARTLY_KEPT})
"""Too little in time is broken too (domain.md 5); the two are only shown apart."""


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise as it stands on a day; `received_fen` is what arrived for it in time.

    `settled_on` is the day it was kept, or the first day after its last one; None while open.
    """

    promise_no: str
    customer_id: int
    customer_no: str
    customer_name: str
    amount_fen: int
    received_fen: int
    made_on: date
    due_on: date
    state: PromiseState
    settled_on: date | None
    promised_by: str
    contact_id: int | None
    """The entry of the log it was made in."""


def in_force() -> sa.ColumnElement[bool]:
    """Made by the day, and not withdrawn by then."""
    return sa.and_(
        PROMISES.c.made_on <= AS_OF,
        sa.or_(PROMISES.c.withdrawn_on.is_(None), PROMISES.c.withdrawn_on > AS_OF),
    )


def promises(session: Session, as_of: date, ids: Ids = None) -> list[PromiseRow]:
    """Every promise in force, earliest date first."""
    return _judged(session, as_of, ids, _all)


def promised_on(session: Session, as_of: date, day: date) -> list[PromiseRow]:
    """Promises that name a day, in whatever state they are."""
    return _judged(session, as_of, None, _named, day=day)


def current_promises(session: Session, as_of: date, ids: Ids = None) -> dict[int, PromiseRow]:
    """The promise that counts for each customer: of those made last, the first not kept.

    A promise made later takes the place of those before it. Customers whose last promises are
    all kept have none.
    """
    found: dict[int, PromiseRow] = {}
    for promise in _judged(session, as_of, ids, _made_last):
        if promise.state is not PromiseState.KEPT:
            found.setdefault(promise.customer_id, promise)
    return found


def _all() -> AnySelect:
    return sa.select(PROMISES).where(in_force())


def _named() -> AnySelect:
    return _all().where(PROMISES.c.due_on == sa.bindparam("day", type_=sa.Date))


def _made_last() -> AnySelect:
    latest = (
        sa.select(PROMISES.c.customer_id, sa.func.max(PROMISES.c.made_on).label("made_on"))
        .where(in_force())
        .group_by(PROMISES.c.customer_id)
        .subquery("latest")
    )
    same = (latest.c.customer_id == PROMISES.c.customer_id, latest.c.made_on == PROMISES.c.made_on)
    return _all().join(latest, sa.and_(*same))


@built_once
def _statements(choose: Callable[[], AnySelect], *, every: bool) -> tuple[AnySelect, AnySelect]:
    """The chosen promises, earliest date first, and the money for them."""
    own = about(choose(), PROMISES.c.customer_id, every=every).cte("chosen")
    rows = (
        sa.select(own, CUSTOMERS.c.customer_no, CUSTOMERS.c.name)
        .join(CUSTOMERS, CUSTOMERS.c.id == own.c.customer_id)
        .order_by(own.c.due_on, own.c.id)
    )
    return rows, _money_for(own)


def _judged(
    session: Session,
    as_of: date,
    ids: Ids,
    choose: Callable[[], AnySelect],
    **params: date,
) -> list[PromiseRow]:
    """The chosen promises with their state, earliest date first."""
    chosen, money_for = _statements(choose, every=everyone(ids))
    days = on_day(as_of, ids) | params
    receipts = _receipts(session.execute(money_for, days))
    rules = policies(session)
    found = []
    for row in session.execute(chosen, days):
        promise = Promise(row.amount_fen, row.made_on, row.due_on)
        money = receipts.get(row.id, [])
        found.append(
            PromiseRow(
                promise_no=row.promise_no,
                customer_id=row.customer_id,
                customer_no=row.customer_no,
                customer_name=row.name,
                amount_fen=row.amount_fen,
                received_fen=received_fen(promise, money, as_of, rules.grace_days),
                made_on=row.made_on,
                due_on=row.due_on,
                state=promise_state(
                    promise, money, as_of, rules.tolerance_percent, rules.grace_days
                ),
                settled_on=_settled_on(promise, money, as_of, rules),
                promised_by=row.promised_by,
                contact_id=row.contact_id,
            )
        )
    return found


def _settled_on(
    promise: Promise, money: list[Receipt], as_of: date, rules: Policies
) -> date | None:
    """The first day on which the state is no longer open; receipts come in order of their day."""
    for day in [receipt.paid_on for receipt in money if receipt.paid_on <= as_of]:
        state = promise_state(promise, money, day, rules.tolerance_percent, rules.grace_days)
        if state is PromiseState.KEPT:
            return day
    ended_on = last_day_of(promise, rules.grace_days) + timedelta(days=1)
    return ended_on if ended_on <= as_of else None


def _money_for(chosen: sa.CTE) -> AnySelect:
    """Money from the day of each promise to the day asked that was not taken back by then."""
    counter = PAYMENTS.alias("counter")
    taken_back = sa.exists().where(
        counter.c.reverses_id == PAYMENTS.c.id, counter.c.paid_on <= AS_OF
    )
    return (
        sa.select(chosen.c.id, PAYMENTS.c.paid_on, sa.func.sum(PAYMENTS.c.amount_fen).label("fen"))
        .join(
            PAYMENTS,
            sa.and_(
                PAYMENTS.c.customer_id == chosen.c.customer_id,
                PAYMENTS.c.paid_on >= chosen.c.made_on,
                PAYMENTS.c.paid_on <= AS_OF,
            ),
        )
        .where(PAYMENTS.c.amount_fen > 0, ~taken_back)
        .group_by(chosen.c.id, PAYMENTS.c.paid_on)
        .order_by(chosen.c.id, PAYMENTS.c.paid_on)
    )


def _receipts(rows: Iterable[Any]) -> dict[int, list[Receipt]]:
    found: defaultdict[int, list[Receipt]] = defaultdict(list)
    for row in rows:
        found[row.id].append(Receipt(row.paid_on, row.fen))
    return found
