"""The list of customers with both sides, and finding one.

A page is chosen first, then its sums are found for its customers alone; only an order by a sum
has to add up the whole book.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import CustomerKind
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.contacts import last_contacts
from desktop_ar.queries.document_numbers import is_number, on_paper
from desktop_ar.queries.open_items import Shape, shape_on
from desktop_ar.queries.overdue_sums import days_of, overdue_fen, sums_by_customer
from desktop_ar.queries.prepaid_lots import entries_later, lots_on, prepaid_values
from desktop_ar.queries.records import CUSTOMERS, AnySelect, everyone, on_day
from desktop_ar.queries.search import matches, pattern
from desktop_ar.queries.unallocated import unallocated

CUSTOMER_SORTS: Final = (
    "customer_name",
    "customer_no",
    "overdue_fen",
    "open_fen",
    "prepaid_value_fen",
    "created_on",
)
"""Columns the list can be sorted by; the default is the name by its sound."""


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """One customer with both sides, in fen; nothing is netted."""

    customer_id: int
    customer_no: str
    customer_name: str
    kind: CustomerKind
    contact: str
    phone: str
    overdue_fen: int
    open_fen: int
    unallocated_fen: int
    days_past_due: int
    prepaid_value_fen: int
    last_contact_at: date | None
    created_on: date


def customers(
    session: Session,
    as_of: date,
    *,
    search: str = "",
    sort: str = CUSTOMER_SORTS[0],
    descending: bool = False,
    limit: int | None = None,
    offset: int = 0,
) -> list[CustomerRow]:
    """Customers taken on whenever, or a page of them; equal ones by name, then by number.

    `search` is part of a name, its pinyin or initials, the customer's number or phone, or the
    number of a paper of theirs.
    """
    statement = _found(search)
    statement, first = _sorted_by(session, as_of, statement, sort)
    statement = statement.order_by(
        first.desc() if descending else first.asc(), CUSTOMERS.c.sort_key, CUSTOMERS.c.customer_no
    )
    if limit is not None:
        statement = statement.limit(limit).offset(offset)
    return _rows(session, as_of, session.execute(statement, days_of(as_of)).all())


def customer_count(session: Session, search: str = "") -> int:
    """How many customers the list has."""
    found = _found(search).subquery("found")
    return session.execute(sa.select(sa.func.count()).select_from(found)).scalar_one()


def customer_row(session: Session, as_of: date, customer_no: str) -> CustomerRow:
    """The customer of a number. Raises `Refused` where there is none."""
    statement = _found("").where(CUSTOMERS.c.customer_no == customer_no)
    rows = _rows(session, as_of, session.execute(statement).all())
    if not rows:
        raise Refused(Fault("customer_unknown", "customer_no", {"customer_no": customer_no}))
    return rows[0]


def _found(search: str) -> AnySelect:
    own = CUSTOMERS.c
    statement: AnySelect = sa.select(
        own.id, own.customer_no, own.name, own.kind, own.contact, own.phone, own.created_on
    )
    if not search.strip():
        return statement
    found = matches(sa.literal(pattern(search), sa.Text))
    return statement.where(sa.or_(found, on_paper(search)) if is_number(search) else found)


def _sorted_by(
    session: Session, as_of: date, statement: AnySelect, sort: str
) -> tuple[AnySelect, sa.ColumnElement[Any]]:
    own = CUSTOMERS.c
    if sort == "prepaid_value_fen":
        lots = lots_on(later=entries_later(session, as_of)).c
        values = (
            sa.select(lots.customer_id, sa.func.sum(lots.value_left_fen).label("fen"))
            .group_by(lots.customer_id)
            .subquery("values")
        )
        joined = statement.outerjoin(values, values.c.customer_id == own.id)
        return joined, sa.func.coalesce(values.c.fen, 0)
    if sort in {"overdue_fen", "open_fen"}:
        sums = sums_by_customer(shape_on(session, as_of))
        amount = overdue_fen(sums) if sort == "overdue_fen" else sums.c.open_fen
        joined = statement.outerjoin(sums, sums.c.customer_id == own.id)
        return joined, sa.func.coalesce(amount, 0)
    columns = {"customer_name": own.sort_key, "customer_no": own.customer_no}
    return statement, columns.get(sort, own.created_on)


@built_once
def _owed(shape: Shape) -> AnySelect:
    sums = sums_by_customer(shape)
    return sa.select(sums.c.customer_id, overdue_fen(sums), sums.c.open_fen, sums.c.first_due_date)


def _rows(session: Session, as_of: date, page: Any) -> list[CustomerRow]:
    ids = [row.id for row in page]
    statement = _owed(shape_on(session, as_of, some=not everyone(ids)))
    owed = session.execute(statement, days_of(as_of) | on_day(as_of, ids))
    owes = {row[0]: row[1:] for row in owed}
    credit = unallocated(session, as_of, ids)
    prepaid = prepaid_values(session, as_of, ids)
    contacts = last_contacts(session, as_of, ids)
    found = []
    for row in page:
        overdue, open_fen, first_due_date = owes.get(row.id, (0, 0, as_of))
        contact = contacts.get(row.id)
        found.append(
            CustomerRow(
                customer_id=row.id,
                customer_no=row.customer_no,
                customer_name=row.name,
                kind=CustomerKind(row.kind),
                contact=row.contact,
                phone=row.phone,
                overdue_fen=overdue,
                open_fen=open_fen,
                unallocated_fen=credit.get(row.id, 0),
                days_past_due=max(0, (as_of - first_due_date).days),
                prepaid_value_fen=prepaid.get(row.id, 0),
                last_contact_at=contact.contacted_on if contact else None,
                created_on=row.created_on,
            )
        )
    return found
