"""How old what is owed is: the bands of every customer with an open amount."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.open_items import Shape, shape_on
from desktop_ar.queries.overdue_sums import (
    bands,
    days_of,
    not_due_fen,
    overdue_fen,
    sums_by_customer,
)
from desktop_ar.queries.records import CUSTOMERS, AnySelect


@dataclass(frozen=True, slots=True)
class AgeingRow:
    """One customer: what is open is the sum of the six bands, to the fen."""

    customer_no: str
    customer_name: str
    open_fen: int
    not_due_fen: int
    d1_30_fen: int
    d31_60_fen: int
    d61_90_fen: int
    d91_180_fen: int
    d181_plus_fen: int


@dataclass(frozen=True, slots=True)
class AgeingTotals:
    """The bands of the whole book on a day, and how many customers stand behind them."""

    customer_count: int
    open_fen: int
    not_due_fen: int
    d1_30_fen: int
    d31_60_fen: int
    d61_90_fen: int
    d91_180_fen: int
    d181_plus_fen: int

    @property
    def overdue_fen(self) -> int:
        """What is late."""
        return self.open_fen - self.not_due_fen


def ageing(session: Session, as_of: date) -> list[AgeingRow]:
    """Every customer with an open amount: overdue falling, then open falling, then number."""
    statement = _rows(shape_on(session, as_of))
    return [AgeingRow(*row) for row in session.execute(statement, days_of(as_of))]


def ageing_totals(session: Session, as_of: date) -> AgeingTotals:
    """The ageing bar: the bands of all customers together."""
    row = session.execute(_totals(shape_on(session, as_of)), days_of(as_of)).one()
    return AgeingTotals(*row)


def ageing_of(session: Session, as_of: date, customer_id: int) -> tuple[int, ...]:
    """The six bands of one customer in fen, what is not due first."""
    statement = _own_bands(shape_on(session, as_of, some=True))
    parameters = days_of(as_of) | {"customer_ids": [customer_id]}
    row = session.execute(statement, parameters).one_or_none()
    return tuple(row) if row is not None else (0,) * 6


@built_once
def _own_bands(shape: Shape) -> AnySelect:
    sums = sums_by_customer(shape)
    return sa.select(not_due_fen(sums), *bands(sums))


@built_once
def _rows(shape: Shape) -> AnySelect:
    sums = sums_by_customer(shape)
    return (
        sa.select(
            CUSTOMERS.c.customer_no,
            CUSTOMERS.c.name,
            sums.c.open_fen,
            not_due_fen(sums),
            *bands(sums),
        )
        .join(CUSTOMERS, CUSTOMERS.c.id == sums.c.customer_id)
        .order_by(overdue_fen(sums).desc(), sums.c.open_fen.desc(), CUSTOMERS.c.customer_no)
    )


@built_once
def _totals(shape: Shape) -> AnySelect:
    sums = sums_by_customer(shape)
    amounts = [sums.c.open_fen, not_due_fen(sums), *(band.element for band in bands(sums))]
    return sa.select(
        sa.func.count(), *(sa.func.coalesce(sa.func.sum(amount), 0) for amount in amounts)
    ).select_from(sums)
