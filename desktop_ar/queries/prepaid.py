"""Unused prepaid credits: what the shop owes in goods and services, one row a lot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import Action, LotKind, LotState
from desktop_ar.domain.invitations import InviteDays, next_invitation
from desktop_ar.domain.prepaid import days_left, lot_state
from desktop_ar.queries.contacts import LastContact, last_contacts
from desktop_ar.queries.overdue_filters import refuse_unknown
from desktop_ar.queries.prepaid_filters import (
    PREPAID_FILTERS,
    LotColumns,
    lot_condition,
    lot_days,
)
from desktop_ar.queries.prepaid_lots import entries_later, last_uses, lots_on
from desktop_ar.queries.records import CUSTOMERS, AnySelect, Ids, everyone, on_day
from desktop_ar.queries.search import matches, pattern
from desktop_ar.queries.settings import invite_schedule

DEFAULT_SORT: Final = "valid_until"
"""Nearest deadline first, none last, then the number of the lot (cli.md, Meaning)."""


@dataclass(frozen=True, slots=True)
class PrepaidRow:
    """One lot of the prepaid list: exactly the fields of cli.md, in their order.

    `days_left` is 0 on the last good day and negative after it, None without a deadline;
    units are None for lots that are used by value.
    """

    customer_no: str
    customer_name: str
    phone: str
    lot_no: str
    kind: LotKind
    title: str
    sold_on: date
    valid_until: date | None
    days_left: int | None
    state: LotState
    paid_fen: int
    bonus_fen: int
    value_left_fen: int
    paid_left_fen: int
    units_bought: int | None
    units_left: int | None
    last_used_on: date | None
    next_action: Action | None
    next_action_on: date | None


@dataclass(frozen=True, slots=True)
class PrepaidTotals:
    """Sums over the lots of the list."""

    lot_count: int
    customer_count: int
    value_left_fen: int
    paid_left_fen: int


PREPAID_SORTS: Final = (
    "customer_no",
    "customer_name",
    "lot_no",
    "kind",
    "title",
    "sold_on",
    "valid_until",
    "days_left",
    "value_left_fen",
    "units_left",
    "last_used_on",
)
"""Columns the list can be sorted by."""


def prepaid(
    session: Session,
    as_of: date,
    filters: Iterable[str] = (),
    *,
    kind: LotKind | None = None,
    deadline_from: date | None = None,
    deadline_until: date | None = None,
    search: str = "",
    sort: str = DEFAULT_SORT,
    descending: bool = False,
    limit: int | None = None,
    offset: int = 0,
    ids: Ids = None,
) -> list[PrepaidRow]:
    """Lots with something left, or a page of them; several filters must all hold.

    `kind` and the deadlines (both ends included) are the clicks into the charts, `ids` the
    customers asked about. Raises `Refused` for an unknown filter.
    """
    statement, lot = _lots(session, as_of, filters, ids)
    statement = _narrowed(statement, lot, kind, deadline_from, deadline_until)
    if search.strip():
        statement = statement.where(matches(sa.literal(pattern(search), sa.Text)))
    statement = statement.order_by(*_order(statement, sort, descending=descending))
    if limit is not None:
        statement = statement.limit(limit).offset(offset)
    return [row for _, row in _read(session, as_of, statement, ids)]


def prepaid_by_customer(
    session: Session, as_of: date, ids: Ids = None
) -> dict[int, list[PrepaidRow]]:
    """The whole list by the id of the customer, each with the nearest deadline first."""
    statement, _lot = _lots(session, as_of, (), ids)
    statement = statement.order_by(*_order(statement, DEFAULT_SORT, descending=False))
    found: defaultdict[int, list[PrepaidRow]] = defaultdict(list)
    for customer_id, row in _read(session, as_of, statement, ids):
        found[customer_id].append(row)
    return dict(found)


def _read(
    session: Session, as_of: date, statement: AnySelect, ids: Ids
) -> Iterator[tuple[int, PrepaidRow]]:
    rows = session.execute(statement, lot_days(as_of) | on_day(as_of, ids)).all()
    schedule = invite_schedule(session)
    contacts = last_contacts(session, as_of, {row.customer_id for row in rows})
    for row in rows:
        yield row.customer_id, _row(row, contacts.get(row.customer_id), as_of, schedule)


def prepaid_totals(
    session: Session,
    as_of: date,
    filters: Iterable[str] = (),
    *,
    kind: LotKind | None = None,
    deadline_from: date | None = None,
    deadline_until: date | None = None,
    search: str = "",
) -> PrepaidTotals:
    """The sums under the list. Raises `Refused` as the list does."""
    statement, lot = _lots(session, as_of, filters, None)
    statement = _narrowed(statement, lot, kind, deadline_from, deadline_until)
    if search.strip():
        statement = statement.where(matches(sa.literal(pattern(search), sa.Text)))
    listed = statement.subquery("listed").c
    totals = sa.select(
        sa.func.count(),
        sa.func.count(listed.customer_id.distinct()),
        sa.func.coalesce(sa.func.sum(listed.value_left_fen), 0),
        sa.func.coalesce(sa.func.sum(listed.paid_left_fen), 0),
    )
    return PrepaidTotals(*session.execute(totals, lot_days(as_of)).one())


def prepaid_counts(session: Session, as_of: date) -> dict[str, int]:
    """How many lots each chip would show, by its name; "" is the list without filters."""
    return {
        name: prepaid_totals(session, as_of, (name,) if name else ()).lot_count
        for name in ("", *PREPAID_FILTERS)
    }


def _lots(
    session: Session, as_of: date, filters: Iterable[str], ids: Ids
) -> tuple[AnySelect, LotColumns]:
    wanted = frozenset(filters)
    refuse_unknown(wanted, PREPAID_FILTERS)
    lots = lots_on(later=entries_later(session, as_of), some=not everyone(ids))
    used = last_uses()
    columns = LotColumns(
        lots.c.valid_until,
        lots.c.state,
        sa.func.coalesce(used.c.last_used_on, lots.c.sold_on, type_=sa.Date),
    )
    statement = (
        sa.select(
            lots,
            used.c.last_used_on,
            CUSTOMERS.c.customer_no,
            CUSTOMERS.c.name.label("customer_name"),
            CUSTOMERS.c.phone,
            CUSTOMERS.c.sort_key,
        )
        .join_from(lots, CUSTOMERS, CUSTOMERS.c.id == lots.c.customer_id)
        .outerjoin(used, used.c.lot_id == lots.c.id)
        .where(*(lot_condition(name, columns) for name in sorted(wanted)))
    )
    return statement, columns


def _narrowed(
    statement: AnySelect,
    lot: LotColumns,
    kind: LotKind | None,
    deadline_from: date | None,
    deadline_until: date | None,
) -> AnySelect:
    if kind is not None:
        statement = statement.where(statement.selected_columns.kind == kind)
    if deadline_from is not None:
        statement = statement.where(lot.valid_until >= deadline_from)
    if deadline_until is not None:
        statement = statement.where(lot.valid_until <= deadline_until)
    return statement


def _order(statement: AnySelect, sort: str, *, descending: bool) -> list[sa.ColumnElement[Any]]:
    columns = statement.selected_columns
    name = {"customer_name": "sort_key", "days_left": "valid_until"}.get(sort, sort)
    first = columns[name].desc() if descending else columns[name].asc()
    return [first.nulls_last(), columns.valid_until.asc().nulls_last(), columns.lot_no]


def _row(row: Any, contact: LastContact | None, as_of: date, schedule: InviteDays) -> PrepaidRow:
    state = lot_state(LotState(row.state), row.valid_until, as_of, nothing_left=False)
    action, action_on = _next(row, contact, as_of, schedule)
    return PrepaidRow(
        customer_no=row.customer_no,
        customer_name=row.customer_name,
        phone=row.phone,
        lot_no=row.lot_no,
        kind=LotKind(row.kind),
        title=row.title,
        sold_on=row.sold_on,
        valid_until=row.valid_until,
        days_left=days_left(row.valid_until, as_of),
        state=state,
        paid_fen=row.paid_fen,
        bonus_fen=row.bonus_fen,
        value_left_fen=row.value_left_fen,
        paid_left_fen=row.paid_left_fen,
        units_bought=row.units_bought,
        units_left=row.units_left,
        last_used_on=row.last_used_on,
        next_action=action,
        next_action_on=action_on,
    )


def _next(
    row: Any, contact: LastContact | None, as_of: date, schedule: InviteDays
) -> tuple[Action, date] | tuple[None, None]:
    """The owner's own next step where the last contact names an invitation, else the rule's."""
    if contact and contact.next_action is Action.INVITE and contact.next_action_on:
        return Action.INVITE, contact.next_action_on
    seen_on = row.last_used_on or row.sold_on
    last_contact_on = contact.counts_on if contact else None
    found = next_invitation(row.valid_until, seen_on, as_of, last_contact_on, schedule)
    return (None, None) if found is None else (found.action, found.due_on)
