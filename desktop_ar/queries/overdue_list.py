"""The statement behind the overdue list: which customers, in which order, which page of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.ageing import OVERDUE_BUCKETS
from desktop_ar.domain.codes import Bucket
from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.open_items import Shape, shape_on
from desktop_ar.queries.overdue_filters import (
    OVERDUE_FILTERS,
    condition,
    parameters,
    refuse_unknown,
)
from desktop_ar.queries.overdue_sums import (
    band_fen,
    bands,
    days_of,
    not_due_fen,
    overdue_fen,
    sums_by_customer,
)
from desktop_ar.queries.records import CUSTOMERS, AnySelect
from desktop_ar.queries.search import matches, pattern

DEFAULT_SORT: Final = "overdue_fen"
"""Falling, then the oldest due date, then the number (cli.md, Meaning)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which customers of the list, and in which order; hashable, so that statements are kept.

    Without filters only those who are overdue; with filters those of whom all hold.
    """

    filters: frozenset[str] = frozenset()
    bucket: Bucket | None = None
    searching: bool = False
    sort: str = DEFAULT_SORT
    descending: bool = True


def list_parameters(
    session: Session, as_of: date, wanted: Wanted, search: str = ""
) -> dict[str, Any]:
    """What the list's statements are to be executed with."""
    found = days_of(as_of) | parameters(session, as_of, wanted.filters)
    return found | ({"search": pattern(search)} if wanted.searching else {})


def list_shape(session: Session, as_of: date, wanted: Wanted) -> Shape:
    """The branches the list needs. Raises `Refused` for a filter there is not."""
    refuse_unknown(wanted.filters, OVERDUE_FILTERS)
    return shape_on(session, as_of)


@built_once
def rows_statement(shape: Shape, wanted: Wanted) -> AnySelect:
    """The rows of `OverdueSums`, but for the days, in the order wanted."""
    sums = _sums(shape, wanted)
    late = overdue_fen(sums)
    columns: dict[str, sa.ColumnElement[Any]] = {
        "customer_id": sums.c.customer_id,
        "customer_no": CUSTOMERS.c.customer_no,
        "customer_name": CUSTOMERS.c.name,
        "overdue_fen": late,
        "not_due_fen": not_due_fen(sums),
        "open_fen": sums.c.open_fen,
        "overdue_count": sums.c.overdue_count,
        **{band.name: band.element for band in bands(sums)},
        "first_due_date": sums.c.first_due_date,
    }
    found = sa.select(*(column.label(name) for name, column in columns.items()))
    found = found.join_from(sums, CUSTOMERS, CUSTOMERS.c.id == sums.c.customer_id)
    found = found.where(*_conditions(sums, wanted))
    return found.order_by(*_order(columns, wanted))


@built_once
def totals_statement(shape: Shape, wanted: Wanted) -> AnySelect:
    """One row: the number of customers and the sums of `OverdueTotals`."""
    sums = _sums(shape, wanted)
    amounts = [
        overdue_fen(sums),
        not_due_fen(sums),
        sums.c.open_fen,
        sums.c.overdue_count,
        *(band.element for band in bands(sums)),
    ]
    found = sa.select(
        sa.func.count(), *(sa.func.coalesce(sa.func.sum(amount), 0) for amount in amounts)
    ).select_from(sums)
    if wanted.searching:
        found = found.join(CUSTOMERS, CUSTOMERS.c.id == sums.c.customer_id)
    return found.where(*_conditions(sums, wanted))


@built_once
def counts_statement(shape: Shape) -> AnySelect:
    """One row: how many customers are overdue, then how many each filter would show."""
    sums = sums_by_customer(shape, soon=True)
    conditions = [overdue_fen(sums) > 0, *(condition(name, sums) for name in OVERDUE_FILTERS)]
    return sa.select(*(sa.func.count(sa.case((holds, 1))) for holds in conditions))


def _sums(shape: Shape, wanted: Wanted) -> sa.Subquery:
    return sums_by_customer(shape, soon=any(name.startswith("due_") for name in wanted.filters))


def _conditions(sums: sa.Subquery, wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    found = [condition(name, sums) for name in sorted(wanted.filters)]
    if not found:
        found.append(overdue_fen(sums) > 0)
    if wanted.bucket is not None:
        found.append(band_fen(sums, wanted.bucket) > 0)
    if wanted.searching:
        found.append(matches(sa.bindparam("search", type_=sa.Text)))
    return found


def _order(
    columns: Mapping[str, sa.ColumnElement[Any]], wanted: Wanted
) -> list[sa.ColumnElement[Any]]:
    """The column wanted first, then the list's own order."""
    oldest = columns["first_due_date"]
    own = [columns["overdue_fen"].desc(), oldest, CUSTOMERS.c.customer_no]
    if wanted.sort == DEFAULT_SORT and wanted.descending:
        return own
    falling = wanted.descending
    if wanted.sort in {"oldest_due_date", "days_past_due"}:
        falling ^= wanted.sort == "days_past_due"  # more days are an older date
        first, not_late = oldest, [columns["overdue_fen"] == 0]  # those not late come last
    else:
        first = CUSTOMERS.c.sort_key if wanted.sort == "customer_name" else columns[wanted.sort]
        not_late = []
    return [*not_late, first.desc() if falling else first.asc(), *own]


SORTS: Final = (
    "customer_no",
    "customer_name",
    "overdue_fen",
    "not_due_fen",
    "open_fen",
    "overdue_count",
    *(f"{bucket}_fen" for bucket in OVERDUE_BUCKETS),
    "oldest_due_date",
    "days_past_due",
)
"""Columns the database can sort by for a page; the others are known for visible rows only."""
