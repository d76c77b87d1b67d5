"""Bills of customers on a day: what is open of each, and what speaks of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.ageing import days_past_due
from desktop_ar.domain.codes import ReceivableKind
from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.disputes import contested_bills
from desktop_ar.queries.due_dates import due_on
from desktop_ar.queries.open_items import active_plans, open_on
from desktop_ar.queries.records import (
    AS_OF,
    PLAN_RECEIVABLES,
    PLANS,
    RECEIVABLES,
    AnySelect,
    Ids,
    about,
    on_day,
)


@dataclass(frozen=True, slots=True)
class BillRow:
    """One bill as it stands on a day, by its own due date.

    `plan_no` names the active plan over it, else it is empty: while that is active its
    installments decide what is late, and `days_past_due` is only the bill's own.
    """

    receivable_no: str
    kind: ReceivableKind
    description: str
    contract_no: str
    issue_date: date
    due_date: date
    days_past_due: int
    amount_fen: int
    open_fen: int
    disputed_fen: int
    plan_no: str

    @property
    def settled_fen(self) -> int:
        """Paid, or adjusted away."""
        return self.amount_fen - self.open_fen


def bills(
    session: Session, as_of: date, customer_id: int, *, only_open: bool = True
) -> list[BillRow]:
    """The bills of a customer issued by the day, earliest due first."""
    ids: Ids = (customer_id,)
    disputed = contested_bills(session, as_of, ids)
    rows = session.execute(_bills(), on_day(as_of, ids))
    return [
        _bill(row, disputed.get(row.id, 0), as_of)
        for row in rows
        if row.open_fen > 0 or not only_open
    ]


@built_once
def _bills() -> AnySelect:
    over = (
        sa.select(PLAN_RECEIVABLES.c.receivable_id, PLANS.c.plan_no)
        .join(PLANS, PLANS.c.id == PLAN_RECEIVABLES.c.plan_id)
        .where(PLANS.c.id.in_(active_plans()))
        .subquery("over")
    )
    found = (
        sa.select(
            RECEIVABLES.c.id,
            RECEIVABLES.c.receivable_no,
            RECEIVABLES.c.kind,
            RECEIVABLES.c.description,
            RECEIVABLES.c.contract_no,
            RECEIVABLES.c.issue_date,
            due_on().label("due_date"),
            RECEIVABLES.c.amount_fen,
            open_on().label("open_fen"),
            over.c.plan_no,
        )
        .outerjoin(over, over.c.receivable_id == RECEIVABLES.c.id)
        .where(RECEIVABLES.c.issue_date <= AS_OF)
        .order_by("due_date", RECEIVABLES.c.id)
    )
    return about(found, RECEIVABLES.c.customer_id)


def _bill(row: Any, disputed_fen: int, as_of: date) -> BillRow:
    open_fen = max(0, row.open_fen)
    return BillRow(
        receivable_no=row.receivable_no,
        kind=ReceivableKind(row.kind),
        description=row.description,
        contract_no=row.contract_no,
        issue_date=row.issue_date,
        due_date=row.due_date,
        days_past_due=max(0, days_past_due(row.due_date, as_of)) if open_fen else 0,
        amount_fen=row.amount_fen,
        open_fen=open_fen,
        disputed_fen=disputed_fen,
        plan_no=row.plan_no or "",
    )
