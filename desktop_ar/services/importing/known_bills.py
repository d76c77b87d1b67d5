"""Debts of the book that rows of a file may mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import ReceivableKind
from desktop_ar.services.importing.plan import Bill, in_parts
from desktop_ar.storage.tables import Dispute, Extension, Receivable

_FIRST: Final = (
    sa.select(Extension.old_due_date)
    .where(Extension.receivable_id == Receivable.id)
    .order_by(Extension.id)
    .limit(1)
    .correlate(Receivable)
    .scalar_subquery()
)
_ORIGINAL_DUE_DATE: Final = sa.func.coalesce(_FIRST, Receivable.due_date, type_=sa.Date).label(
    "due_date"
)
"""What the paper bill says: a file knows nothing of a later date that was agreed."""

_COLUMNS: Final = (
    Receivable.id,
    Receivable.receivable_no,
    Receivable.customer_id,
    Receivable.kind,
    Receivable.issue_date,
    _ORIGINAL_DUE_DATE,
    Receivable.amount_fen,
    Receivable.open_fen,
    Receivable.description,
    Receivable.contract_no,
    Receivable.source_key,
)


class KnownBills:
    """Bills by number, and those without a number of their own by customer."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.by_number: dict[str, Bill] = {}
        self._by_id: dict[int, Bill] = {}

    def load_numbers(self, numbers: Iterable[str]) -> None:
        """Bills that bear one of the numbers."""
        for part in in_parts(numbers):
            self._load(Receivable.receivable_no.in_(part))

    def load_unnumbered(self, customer_ids: Iterable[int]) -> dict[int, list[Bill]]:
        """Bills of customers that came from rows without a number, in the order they came."""
        unnumbered = Receivable.source_key.like("row:%")
        return self._by_customer(customer_ids, unnumbered)

    def load_openings(self, customer_ids: Iterable[int]) -> dict[int, list[Bill]]:
        """Opening balances of customers."""
        return self._by_customer(customer_ids, Receivable.kind == ReceivableKind.OPENING_BALANCE)

    def _by_customer(
        self, customer_ids: Iterable[int], which: sa.ColumnElement[bool]
    ) -> dict[int, list[Bill]]:
        found: dict[int, list[Bill]] = {}
        for part in in_parts(customer_ids):
            for bill in self._load(Receivable.customer_id.in_(part) & which):
                found.setdefault(bill.customer_id or 0, []).append(bill)
        return found

    def _load(self, which: sa.ColumnElement[bool]) -> list[Bill]:
        bills = []
        statement = sa.select(*_COLUMNS).where(which).order_by(Receivable.id)
        for id_, number, customer_id, kind, *rest, source_key in self._session.execute(statement):
            bill = self._by_id.get(id_)
            if bill is None:
                bill = Bill(id_, number, customer_id, ReceivableKind(kind), *rest)
                bill.from_row = (source_key or "").startswith("row:")
                self._by_id[id_] = bill
                self.by_number[number] = bill
            bills.append(bill)
        return bills


def ever_disputed(session: Session, receivable_ids: Iterable[int]) -> set[int]:
    """Bills for which a dispute stands in the book, settled or not."""
    found: set[int] = set()
    for part in in_parts(receivable_ids):
        found.update(
            session.scalars(sa.select(Dispute.receivable_id).where(Dispute.receivable_id.in_(part)))
        )
    return found
