"""Imported payments matched to open bills, many at once: the same rule as for a single payment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.allocation import AllocationOrder, Debt, allocate
from desktop_ar.domain.codes import PlanState, ReceivableKind, ReceivableState
from desktop_ar.queries.charge_terms import Agreements, agreements
from desktop_ar.services import plan_states
from desktop_ar.services.importing.plan import NewPayment, in_parts
from desktop_ar.storage.tables import (
    Adjustment,
    Allocation,
    InstallmentPlan,
    PlanReceivable,
    Receivable,
)

_UPDATE_AT_ONCE: Final = 5000
_RECEIVABLES: Final = Receivable.metadata.tables[Receivable.__tablename__]


@dataclass(slots=True, eq=False)
class OpenBill:
    """A bill as it stands while payments are matched to it."""

    id: int
    customer_id: int
    kind: ReceivableKind
    issue_date: date
    due_date: date
    open_fen: int
    origin_id: int | None
    moved: dict[date, int] = field(default_factory=lambda: defaultdict(int))
    """What payments and adjustments took off it, by day."""

    def debt(self, agreed: Agreements, on: date) -> Debt:
        """As the rule of allocation sees it on a day."""
        return Debt(
            id=self.id,
            kind=self.kind,
            issue_date=self.issue_date,
            due_date=self.due_date,
            open_fen=self.open_fen,
            bears_charge=agreed.bears_charge(self.id, self.customer_id, self.issue_date, on),
            origin_id=self.origin_id,
        )

    def take(self, amount_fen: int, on: date) -> date:
        """Pay part of it; answers from which day on that counts.

        Not before the bill was issued, and not before it had room: on no day of the past may it
        show less than nothing open (a payment taken back later held it until then).
        """
        day = first = max(on, self.issue_date)
        open_fen = self.open_fen
        for moved_on in sorted((moved for moved in self.moved if moved > first), reverse=True):
            open_fen += self.moved[moved_on]
            if open_fen < amount_fen:
                day = moved_on
                break
        self.open_fen -= amount_fen
        self.moved[day] += amount_fen
        return day


class OpenBills:
    """The bills that payments of an import may be matched to, and their shares."""

    def __init__(self, session: Session, at: datetime) -> None:
        self._session = session
        self._at = at
        self._by_customer: dict[int, list[OpenBill]] = defaultdict(list)
        self.by_id: dict[int, OpenBill] = {}
        self.allocations: list[dict[str, Any]] = []
        self.changed: set[int] = set()
        self.order = AllocationOrder.LAW
        self._agreed = agreements(session)

    def load(self, customer_ids: Iterable[int], bill_ids: Iterable[int]) -> None:
        """Open bills of customers, and the bills of some ids, with what moved them."""
        still_open = Receivable.state == ReceivableState.OPEN
        for part in in_parts(customer_ids):
            self._load(still_open & Receivable.customer_id.in_(part))
        for part in in_parts(id_ for id_ in bill_ids if id_ not in self.by_id):
            self._load(Receivable.id.in_(part))
        for part in in_parts(self.by_id):
            self._load_movements(part)

    def _load(self, which: sa.ColumnElement[bool]) -> None:
        columns = (
            Receivable.id,
            Receivable.customer_id,
            Receivable.kind,
            Receivable.issue_date,
            Receivable.due_date,
            Receivable.open_fen,
            Receivable.origin_id,
        )
        rows = self._session.execute(
            sa.select(*columns).where(which).order_by(Receivable.due_date, Receivable.id)
        )
        for id_, customer_id, kind, issued, due, open_fen, origin_id in rows:
            bill = OpenBill(
                id_, customer_id, ReceivableKind(kind), issued, due, open_fen, origin_id
            )
            self.by_id[bill.id] = bill
            self._by_customer[bill.customer_id].append(bill)

    def _load_movements(self, ids: Sequence[int]) -> None:
        paid = sa.select(
            Allocation.receivable_id, Allocation.allocated_on, Allocation.amount_fen
        ).where(Allocation.receivable_id.in_(ids))
        adjusted = sa.select(
            Adjustment.receivable_id, Adjustment.adjusted_on, Adjustment.amount_fen
        ).where(Adjustment.receivable_id.in_(ids))
        for id_, day, amount_fen in self._session.execute(sa.union_all(paid, adjusted)):
            self.by_id[id_].moved[day] += amount_fen

    def share_out(self, payment_id: int, payment: NewPayment) -> int:
        """Match a payment to debts issued by its day and those named; answers what is left."""
        on, chosen = payment.on, payment.bill_ids
        bills = [
            bill
            for bill in self._by_customer[payment.party.id or 0]
            if bill.open_fen and (bill.issue_date <= on or bill.id in chosen)
        ]
        until = max([on, *(bill.issue_date for bill in bills)]) if chosen else on
        debts = [bill.debt(self._agreed, until) for bill in bills]
        match = allocate(payment.amount_fen, debts, until, self.order, chosen)
        for share in match.shares:
            self.pay(payment_id, share.debt_id, share.amount_fen, on)
        return match.rest_fen

    def pay(self, payment_id: int, bill_id: int, amount_fen: int, on: date) -> None:
        """One share of a payment to one bill."""
        day = self.by_id[bill_id].take(amount_fen, on)
        self.changed.add(bill_id)
        self.allocations.append(
            {
                "payment_id": payment_id,
                "receivable_id": bill_id,
                "allocated_on": day,
                "amount_fen": amount_fen,
                "created_at": self._at,
            }
        )

    def write(self) -> frozenset[int]:
        """Write shares and kept balances; answers the installment plans that were touched."""
        if self.allocations:
            self._session.execute(sa.insert(Allocation), self.allocations)
        update = (
            sa.update(_RECEIVABLES)
            .where(_RECEIVABLES.c.id == sa.bindparam("bill_id"))
            .values(
                open_fen=sa.bindparam("left_fen"),
                state=sa.bindparam("now"),
                version=_RECEIVABLES.c.version + 1,
            )
        )
        rows = [self._kept(self.by_id[id_]) for id_ in sorted(self.changed)]
        for start in range(0, len(rows), _UPDATE_AT_ONCE):
            self._session.connection().execute(update, rows[start : start + _UPDATE_AT_ONCE])
        self._session.expire_all()
        return plan_states.settle_plans(self._session, self._under_plans())

    @staticmethod
    def _kept(bill: OpenBill) -> dict[str, Any]:
        state = ReceivableState.OPEN if bill.open_fen else ReceivableState.CLOSED
        return {"bill_id": bill.id, "left_fen": bill.open_fen, "now": state.value}

    def _under_plans(self) -> list[Receivable]:
        """The changed bills that a signed plan covers."""
        covered = (
            sa.select(PlanReceivable.receivable_id)
            .join(InstallmentPlan, InstallmentPlan.id == PlanReceivable.plan_id)
            .where(InstallmentPlan.state == PlanState.ACTIVE)
        )
        ids = self.changed.intersection(self._session.scalars(covered))
        return [self._session.get_one(Receivable, id_) for id_ in sorted(ids)]
