"""Importing in tests: a text in, what became of its rows and of the book out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from desktop_ar.exchange.fields import ImportKind
from desktop_ar.exchange.reading import HowToRead, read_data
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.services.importing import (
    Imported,
    ImportTable,
    import_table,
    preview_import,
)
from desktop_ar.storage.check import check
from desktop_ar.storage.tables import Customer, Payment, PrepaidLot, Receivable


@dataclass(frozen=True)
class Importer:
    """Imports into one book, and looks into it."""

    book: Book
    context: Context

    def __call__(self, kind: str, data: str | bytes, **how: Any) -> Imported:
        """Import a file; a preview of it must have said the same, and the book be whole."""
        raw = data.encode() if isinstance(data, str) else data
        command = ImportTable(read_data(raw, HowToRead(ImportKind(kind), **how)), "file.csv")
        with self.book.read() as session:
            foreseen = preview_import(session, self.context, command)
        with self.book.write() as session:
            imported = import_table(session, self.context, command)
        assert imported.preview == foreseen
        with self.book.read() as session:
            assert [result for result in check(session) if not result.ok] == []
        return imported

    def counts(self, kind: str, data: str | bytes, **how: Any) -> tuple[int, int, int, int]:
        """New, changed, duplicate, rejected."""
        counts = self(kind, data, **how).preview.counts
        return counts.new, counts.changed, counts.duplicate, counts.rejected

    def reasons(self, kind: str, data: str | bytes, **how: Any) -> list[tuple[int, str, str]]:
        """Row, column and code of every reject."""
        rejects = self(kind, data, **how).preview.rejects
        return [(reject.row, reject.column, reject.fault.code) for reject in rejects]

    def at(self, today: date) -> Importer:
        """The same on another day."""
        return Importer(self.book, Context(today, self.context.now, "test"))

    def all(self, *columns: Any) -> list[Any]:
        """Rows of the book, in the order they were entered."""
        with self.book.read() as session:
            rows = session.execute(sa.select(*columns).order_by(columns[0].class_.id)).all()
        return [row[0] if len(columns) == 1 else tuple(row) for row in rows]

    def customers(self) -> list[tuple[str, str, str]]:
        """Number, name, phone."""
        return self.all(Customer.customer_no, Customer.name, Customer.phone)

    def bills(self) -> list[tuple[str, int, int]]:
        """Number, amount, open."""
        return self.all(Receivable.receivable_no, Receivable.amount_fen, Receivable.open_fen)

    def payments(self) -> list[tuple[date, int, int]]:
        """Day, amount, unallocated."""
        return self.all(Payment.paid_on, Payment.amount_fen, Payment.unallocated_fen)

    def lots(self) -> list[tuple[str, int, int, int | None]]:
        """Number, paid left, bonus left, units left."""
        lot = PrepaidLot
        return self.all(lot.lot_no, lot.paid_left_fen, lot.bonus_left_fen, lot.units_left)
