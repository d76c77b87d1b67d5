"""What one customer owes on a day, item by item, as a letter names it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.open_items import Shape, open_items, shape_on
from desktop_ar.queries.records import INSTALLMENTS, PLANS, RECEIVABLES, AnySelect, on_day


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A bill with something open, or what is left of an installment of an active plan.

    Of an installment `number` is the plan's and `installment_no` counts from the down payment
    0; the issue date is then the day of agreement. Amounts in fen.
    """

    number: str
    installment_no: int | None
    description: str
    issue_date: date
    due_date: date
    amount_fen: int
    open_fen: int


def claims_of(session: Session, customer_id: int, as_of: date) -> list[ClaimRow]:
    """Every open item of a customer on a day, earliest due first."""
    statement = _claims(shape_on(session, as_of, some=True))
    rows = session.execute(statement, on_day(as_of, (customer_id,)))
    return [
        ClaimRow(
            row.number,
            row.installment_no,
            row.description,
            row.issue_date,
            row.due_date,
            row.amount_fen,
            row.open_fen,
        )
        for row in rows
    ]


@built_once
def _claims(shape: Shape) -> AnySelect:
    items = open_items(shape)
    return (
        sa.select(
            items.c.due_date,
            items.c.open_fen,
            items.c.installment_no,
            sa.func.coalesce(RECEIVABLES.c.receivable_no, PLANS.c.plan_no).label("number"),
            sa.func.coalesce(RECEIVABLES.c.description, "").label("description"),
            sa.func.coalesce(RECEIVABLES.c.issue_date, PLANS.c.agreed_on, type_=sa.Date).label(
                "issue_date"
            ),
            sa.func.coalesce(RECEIVABLES.c.amount_fen, INSTALLMENTS.c.amount_fen).label(
                "amount_fen"
            ),
        )
        .select_from(items)
        .outerjoin(RECEIVABLES, RECEIVABLES.c.id == items.c.receivable_id)
        .outerjoin(PLANS, PLANS.c.id == items.c.plan_id)
        .outerjoin(
            INSTALLMENTS,
            sa.and_(
                INSTALLMENTS.c.plan_id == items.c.plan_id,
                INSTALLMENTS.c.no == items.c.installment_no,
            ),
        )
        .order_by(items.c.due_date, "number", items.c.installment_no)
    )
