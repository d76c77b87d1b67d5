"""The overdue list (cli.md, Meaning): who is late, with how much, since when.

In two steps. The first answers money, bands and days of every customer from one GROUP BY over
the open items; the second finds the other columns for the customers it is asked about: those of
the visible page, or all of them for an export.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import Bucket, PlanState
from desktop_ar.queries.accrual import late_charges
from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.disputes import disputed_overdue
from desktop_ar.queries.overdue_filters import OVERDUE_FILTERS
from desktop_ar.queries.overdue_list import (
    DEFAULT_SORT,
    Wanted,
    counts_statement,
    list_parameters,
    list_shape,
    rows_statement,
    totals_statement,
)
from desktop_ar.queries.overdue_rows import OverdueMarks, OverdueRow, OverdueSums, OverdueTotals
from desktop_ar.queries.plans import PlanRow, plans
from desktop_ar.queries.prepaid_lots import prepaid_values
from desktop_ar.queries.promises import PromiseRow, current_promises
from desktop_ar.queries.records import CUSTOMERS, AnySelect, about, everyone, keyed, on_day
from desktop_ar.queries.steps import Debt, Standing, standings
from desktop_ar.queries.unallocated import unallocated


def overdue(session: Session, as_of: date, filters: Iterable[str] = ()) -> list[OverdueRow]:
    """The whole list with all columns, in its order. Raises `Refused` for an unknown filter."""
    return overdue_details(session, as_of, overdue_sums(session, as_of, filters))


def overdue_sums(
    session: Session,
    as_of: date,
    filters: Iterable[str] = (),
    *,
    bucket: Bucket | None = None,
    search: str = "",
    sort: str = DEFAULT_SORT,
    descending: bool = True,
    limit: int | None = None,
    offset: int = 0,
) -> list[OverdueSums]:
    """The light rows of the list or of a page of it.

    `bucket`: only customers with something in that band. `sort`: one of `overdue_list.SORTS`,
    equal ones in the list's own order. Raises `Refused` for an unknown filter.
    """
    wanted = Wanted(frozenset(filters), bucket, bool(search.strip()), sort, descending)
    statement = rows_statement(list_shape(session, as_of, wanted), wanted)
    if limit is not None:
        statement = statement.limit(limit).offset(offset)
    rows = session.execute(statement, list_parameters(session, as_of, wanted, search))
    return [OverdueSums._make((*row, as_of)) for row in rows]


def overdue_totals(
    session: Session,
    as_of: date,
    filters: Iterable[str] = (),
    *,
    bucket: Bucket | None = None,
    search: str = "",
) -> OverdueTotals:
    """The sums under the list, without reading its rows. Raises `Refused` as the list does."""
    wanted = Wanted(frozenset(filters), bucket, bool(search.strip()))
    statement = totals_statement(list_shape(session, as_of, wanted), wanted)
    row = session.execute(statement, list_parameters(session, as_of, wanted, search)).one()
    return OverdueTotals(*row)


def overdue_counts(session: Session, as_of: date) -> dict[str, int]:
    """How many customers each chip would show, by its name; "" is the list without filters."""
    wanted = Wanted(frozenset(OVERDUE_FILTERS))
    statement = counts_statement(list_shape(session, as_of, wanted))
    row = session.execute(statement, list_parameters(session, as_of, wanted)).one()
    return dict(zip(("", *OVERDUE_FILTERS), row, strict=True))


def overdue_details(session: Session, as_of: date, sums: Sequence[OverdueSums]) -> list[OverdueRow]:
    """The whole rows for these light ones, in their order."""
    ids = [row.customer_id for row in sums]
    phones = session.execute(_phones(every=everyone(ids)), on_day(as_of, ids))
    phone_of: dict[int, str] = keyed(phones)
    credit = unallocated(session, as_of, ids)
    disputed = disputed_overdue(session, as_of, ids)
    prepaid = prepaid_values(session, as_of, ids)
    charges = late_charges(session, as_of, ids)
    standing_of = standings(
        session,
        as_of,
        {
            row.customer_id: Debt(
                row.first_due_date, row.overdue_fen, disputed.get(row.customer_id, 0)
            )
            for row in sums
        },
    )
    return [
        _whole(
            row,
            standing_of[row.customer_id],
            phone=phone_of[row.customer_id],
            unallocated_fen=credit.get(row.customer_id, 0),
            disputed_fen=disputed.get(row.customer_id, 0),
            prepaid_value_fen=prepaid.get(row.customer_id, 0),
            late_charge_fen=charges.get(row.customer_id, 0),
        )
        for row in sums
    ]


@built_once
def _phones(*, every: bool) -> AnySelect:
    return about(sa.select(CUSTOMERS.c.id, CUSTOMERS.c.phone), CUSTOMERS.c.id, every=every)


def _whole(
    row: OverdueSums,
    standing: Standing,
    *,
    phone: str,
    unallocated_fen: int,
    disputed_fen: int,
    prepaid_value_fen: int,
    late_charge_fen: int,
) -> OverdueRow:
    contact = standing.last_contact
    return OverdueRow(
        customer_no=row.customer_no,
        customer_name=row.customer_name,
        phone=phone,
        overdue_fen=row.overdue_fen,
        not_due_fen=row.not_due_fen,
        open_fen=row.open_fen,
        unallocated_fen=unallocated_fen,
        oldest_due_date=row.oldest_due_date,
        days_past_due=row.days_past_due,
        overdue_count=row.overdue_count,
        d1_30_fen=row.d1_30_fen,
        d31_60_fen=row.d31_60_fen,
        d61_90_fen=row.d61_90_fen,
        d91_180_fen=row.d91_180_fen,
        d181_plus_fen=row.d181_plus_fen,
        late_charge_fen=late_charge_fen,
        disputed_fen=disputed_fen,
        level=standing.level,
        promise_date=standing.promise.due_on if standing.promise else None,
        plan_state=standing.plan_state,
        last_contact_at=contact.contacted_on if contact else None,
        next_action=standing.next_action,
        next_action_on=standing.next_action_on,
        prepaid_value_fen=prepaid_value_fen,
    )


def overdue_marks(
    session: Session, as_of: date, customer_ids: Sequence[int]
) -> dict[int, OverdueMarks]:
    """Tags of the visible customers by their id: the promise that counts, the active plan."""
    promises = current_promises(session, as_of, customer_ids)
    active = plans(session, as_of, states=(PlanState.ACTIVE,), ids=customer_ids)
    plan_of = {plan.customer_id: plan for plan in reversed(active)}
    return {
        customer_id: _marks(promises.get(customer_id), plan_of.get(customer_id))
        for customer_id in customer_ids
    }


def _marks(promise: PromiseRow | None, plan: PlanRow | None) -> OverdueMarks:
    return OverdueMarks(
        promise_state=promise.state if promise else None,
        promise_fen=promise.amount_fen if promise else 0,
        promise_date=promise.due_on if promise else None,
        plan_no=plan.plan_no if plan else "",
        plan_paid_count=plan.paid_count if plan else 0,
        plan_installment_count=plan.installment_count if plan else 0,
    )
