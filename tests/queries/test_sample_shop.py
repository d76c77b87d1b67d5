"""The sample shop, made by the owner's acts alone, against the slow oracle for many days."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.queries.overdue import overdue, overdue_sums
from desktop_ar.queries.prepaid import prepaid
from desktop_ar.queries.worklist import worklist
from desktop_ar.services.book import Book
from desktop_ar.storage import tables
from desktop_ar.storage.base import Base
from tests.conftest import TODAY
from tests.queries import oracle
from tests.queries.ledger import Ledger

_TABLES: dict[str, type[Base]] = {
    "customers": tables.Customer,
    "receivables": tables.Receivable,
    "payments": tables.Payment,
    "allocations": tables.Allocation,
    "adjustments": tables.Adjustment,
    "disputes": tables.Dispute,
    "extensions": tables.Extension,
    "plans": tables.InstallmentPlan,
    "plan_receivables": tables.PlanReceivable,
    "installments": tables.Installment,
    "lots": tables.PrepaidLot,
    "lot_entries": tables.PrepaidEntry,
    "contacts": tables.Contact,
    "promises": tables.Promise,
    "letters": tables.Letter,
    "letter_files": tables.LetterFile,
    "settings": tables.Setting,
}


def ledger_of(session: Session) -> Ledger:
    """The rows of a book as the oracle reads them."""
    assert {field.name for field in fields(Ledger)} == set(_TABLES)
    rows = {
        name: [dict(row) for row in session.execute(sa.select(record.__table__)).mappings()]
        for name, record in _TABLES.items()
    }
    return Ledger(**rows)


def days() -> list[date]:
    """Today, the weeks before it, a few days to come."""
    return [TODAY + timedelta(days=number) for number in (*range(-364, 1, 28), -3, 0, 9)]


def test_every_day_of_the_sample_shop_is_what_its_entries_say(sample_file: Path) -> None:
    with Book(sample_file) as book, book.read() as session:
        ledger = ledger_of(session)
        for as_of in days():
            expected = oracle.sums(ledger, as_of)
            rows = {row.customer_id: row for row in overdue_sums(session, as_of)}
            late = {customer for customer, own in expected.items() if own["overdue_fen"]}
            assert set(rows) == late
            for customer, row in rows.items():
                for name, value in expected[customer].items():
                    assert getattr(row, name) == value
            listed = {row.lot_no: row.value_left_fen for row in prepaid(session, as_of)}
            assert listed == {
                lot["lot_no"]: oracle.lot_value(ledger, lot, as_of)
                for lot in oracle.listed_lots(ledger, as_of)
            }


def test_today_in_the_sample_shop_has_plans_disputes_and_credit_as_its_entries_say(
    sample_file: Path,
) -> None:
    with Book(sample_file) as book, book.read() as session:
        ledger = ledger_of(session)
        ids = {row["customer_no"]: row["id"] for row in ledger.customers}
        rows = overdue(session, TODAY)
        for row in rows:
            own = ids[row.customer_no]
            assert row.disputed_fen == oracle.disputed_overdue(ledger, own, TODAY)
            assert row.unallocated_fen == oracle.unallocated(ledger, own, TODAY)
        assert {row.plan_state for row in rows} > {None}
        assert any(row.disputed_fen for row in rows)
        assert worklist(session, TODAY)
        assert worklist(session, TODAY, skipped=True)
