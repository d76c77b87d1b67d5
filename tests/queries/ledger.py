"""A ledger as plain rows: the book is filled from it, and the oracle reads it by itself.

Days are counted from `FIRST_DAY`, so that random ledgers stay small and readable.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.storage import tables
from desktop_ar.storage.base import Base

FIRST_DAY: Final = date(2026, 1, 1)
_AT: Final = datetime(2026, 1, 1, tzinfo=UTC)

Row = dict[str, Any]


def day(number: int) -> date:
    """The day so many days after the first."""
    return FIRST_DAY + timedelta(days=number)


@dataclass
class Ledger:
    """Rows of a book by table; every method enters one thing and answers its row."""

    customers: list[Row] = field(default_factory=list)
    receivables: list[Row] = field(default_factory=list)
    payments: list[Row] = field(default_factory=list)
    allocations: list[Row] = field(default_factory=list)
    adjustments: list[Row] = field(default_factory=list)
    disputes: list[Row] = field(default_factory=list)
    extensions: list[Row] = field(default_factory=list)
    plans: list[Row] = field(default_factory=list)
    plan_receivables: list[Row] = field(default_factory=list)
    installments: list[Row] = field(default_factory=list)
    lots: list[Row] = field(default_factory=list)
    lot_entries: list[Row] = field(default_factory=list)
    contacts: list[Row] = field(default_factory=list)
    promises: list[Row] = field(default_factory=list)
    letters: list[Row] = field(default_factory=list)
    letter_files: list[Row] = field(default_factory=list)
    settings: list[Row] = field(default_factory=list)

    def customer(self, name: str = "", phone: str = "", search_key: str = "") -> int:
        """A customer; answers the id."""
        number = len(self.customers) + 1
        name = name or f"客户{number}"
        customer = _enter(
            self.customers,
            customer_no=f"K-{number:04d}",
            name=name,
            sort_key=search_key or name,
            search_key=f"{name} {search_key} K-{number:04d} {phone}".lower(),
            phone=phone,
            phone_key=phone,
            created_on=FIRST_DAY,
        )
        return int(customer["id"])

    def bill(self, customer: int, issued: int, due: int, amount: int, **more: Any) -> Row:
        """A bill; days by number, amounts in fen."""
        number = len(self.receivables) + 1
        return _enter(
            self.receivables,
            **{"receivable_no": f"XS-{number:04d}", "description": f"画框 {number}"} | more,
            customer_id=customer,
            issue_date=day(issued),
            due_date=day(due),
            amount_fen=amount,
            created_at=_AT,
        )

    def pay(self, customer: int, on: int, amount: int, *shares: tuple[Row, int]) -> Row:
        """A payment and what it pays; a share never counts before its bill was issued."""
        payment = _enter(
            self.payments,
            payment_no=f"SK-{len(self.payments) + 1:04d}",
            customer_id=customer,
            paid_on=day(on),
            amount_fen=amount,
            reverses_id=None,
            created_at=_AT,
        )
        for bill, share in shares:
            self.allocate(payment, bill, on, share)
        return payment

    def allocate(self, payment: Row, bill: Row, on: int, amount: int) -> Row:
        """Match part of a payment to a bill from a day on."""
        return _enter(
            self.allocations,
            payment_id=payment["id"],
            receivable_id=bill["id"],
            allocated_on=max(day(on), bill["issue_date"]),
            amount_fen=amount,
            reverses_id=None,
            created_at=_AT,
        )

    def reverse(self, payment: Row, on: int) -> Row:
        """Take a payment back, with all its shares."""
        taken_back = {row["reverses_id"] for row in self.allocations}
        for share in [row for row in self.allocations if row["payment_id"] == payment["id"]]:
            if share["reverses_id"] is None and share["id"] not in taken_back:
                _enter(
                    self.allocations,
                    **{
                        **_new(share),
                        "amount_fen": -share["amount_fen"],
                        "allocated_on": max(day(on), share["allocated_on"]),
                        "reverses_id": share["id"],
                    },
                )
        counter = {
            **_new(payment),
            "payment_no": f"SK-{len(self.payments) + 1:04d}",
            "paid_on": day(on),
            "amount_fen": -payment["amount_fen"],
            "reverses_id": payment["id"],
        }
        return _enter(self.payments, **counter)

    def adjust(self, bill: Row, on: int, amount: int, reverses: Row | None = None) -> Row:
        """Lessen a bill without money; a negative amount takes an adjustment back."""
        return _enter(
            self.adjustments,
            receivable_id=bill["id"],
            kind="credit_note",
            adjusted_on=day(on),
            amount_fen=amount,
            reverses_id=reverses["id"] if reverses else None,
            created_at=_AT,
        )

    def dispute(
        self, bill: Row, opened: int, closed: int | None = None, amount: int | None = None
    ) -> Row:
        """A bill is contested from day to day, all of it or a part."""
        return _enter(
            self.disputes,
            receivable_id=bill["id"],
            amount_fen=amount,
            opened_on=day(opened),
            closed_on=None if closed is None else day(closed),
            created_at=_AT,
        )

    def extend(self, bill: Row, agreed: int, due: int, withdrawn: int | None = None) -> Row:
        """A later due date agreed on a day, perhaps taken back on another."""
        return _enter(
            self.extensions,
            extension_no=f"YQ-{len(self.extensions) + 1:04d}",
            receivable_id=bill["id"],
            agreed_on=day(agreed),
            old_due_date=self.due_now(bill),
            new_due_date=day(due),
            withdrawn_on=None if withdrawn is None else day(withdrawn),
            created_at=_AT,
        )

    def due_now(self, bill: Row) -> date:
        """The due date in force by all extensions."""
        own = [row for row in self.extensions if row["receivable_id"] == bill["id"]]
        standing = [row["new_due_date"] for row in own if row["withdrawn_on"] is None]
        due: date = standing[-1] if standing else bill["due_date"]
        return due

    def plan(
        self,
        bills: list[tuple[Row, int]],
        parts: list[tuple[int, int]],
        agreed: int,
        *,
        signed: int | None = None,
        ended: int | None = None,
        state: str = "",
    ) -> Row:
        """A plan over (bill, covered) with parts (due, amount), numbered from 1."""
        living = "active" if signed is not None else "draft"
        plan = _enter(
            self.plans,
            plan_no=f"FQ-{len(self.plans) + 1:04d}",
            customer_id=bills[0][0]["customer_id"],
            state=state or (living if ended is None else "broken"),
            total_fen=sum(covered for _, covered in bills),
            agreed_on=day(agreed),
            signed_on=None if signed is None else day(signed),
            ended_on=None if ended is None else day(ended),
            printed_on=None,
            created_at=_AT,
        )
        for bill, covered in bills:
            under = {"plan_id": plan["id"], "receivable_id": bill["id"], "covered_fen": covered}
            self.plan_receivables.append(under)
        cumulative = 0
        for number, (due, amount) in enumerate(parts, start=1):
            cumulative += amount
            self.installments.append(
                {
                    "plan_id": plan["id"],
                    "no": number,
                    "due_date": day(due),
                    "amount_fen": amount,
                    "cumulative_fen": cumulative,
                }
            )
        return plan

    def sell(
        self,
        customer: int,
        on: int,
        paid: int,
        bonus: int = 0,
        *,
        units: int | None = None,
        until: int | None = None,
        **more: Any,
    ) -> Row:
        """A prepaid lot: by value, or by units."""
        lot = _enter(
            self.lots,
            **{"kind": "stored_value" if units is None else "count_pack", "state": "active"} | more,
            lot_no=f"YF-{len(self.lots) + 1:04d}",
            customer_id=customer,
            sold_on=day(on),
            valid_until=None if until is None else day(until),
            paid_fen=paid,
            bonus_fen=bonus,
            units_bought=units,
            created_at=_AT,
        )
        self.lot_entry(lot, "sale", on, paid, bonus, units=units or 0)
        return lot

    def lot_entry(
        self,
        lot: Row,
        kind: str,
        on: int,
        paid: int,
        bonus: int = 0,
        *,
        units: int = 0,
        reverses: Row | None = None,
    ) -> Row:
        """A signed movement of a lot."""
        return _enter(
            self.lot_entries,
            lot_id=lot["id"],
            kind=kind,
            entry_date=day(on),
            paid_fen=paid,
            bonus_fen=bonus,
            units=units,
            what="",
            reverses_id=reverses["id"] if reverses else None,
            created_at=_AT,
        )

    def contact(self, customer: int, on: int, outcome: str = "other", **more: Any) -> Row:
        """An entry of the log."""
        defaults = {"next_action": "", "next_action_on": None, "corrects_id": None, "note": ""}
        return _enter(
            self.contacts,
            **defaults | more,
            contact_no=f"LX-{len(self.contacts) + 1:04d}",
            customer_id=customer,
            contacted_on=day(on),
            channel="phone",
            outcome=outcome,
            created_at=_AT,
        )

    def promise(
        self, customer: int, made: int, due: int, amount: int, withdrawn: int | None = None
    ) -> Row:
        """A sum named for a day."""
        return _enter(
            self.promises,
            promise_no=f"CN-{len(self.promises) + 1:04d}",
            customer_id=customer,
            contact_id=None,
            amount_fen=amount,
            made_on=day(made),
            due_on=day(due),
            withdrawn_on=None if withdrawn is None else day(withdrawn),
            created_at=_AT,
        )

    def letter(self, customer: int, on: int, kind: str = "reminder") -> Row:
        """An issued letter."""
        return _enter(
            self.letters,
            letter_no=f"TX-{len(self.letters) + 1:04d}",
            kind=kind,
            customer_id=customer,
            issued_on=day(on),
            deadline=day(on + 10),
            language="zh_CN",
            total_fen=1,
            page_count=1,
            sha256="0" * 64,
            facts="{}",
            created_at=_AT,
        )

    def open_now(self, bill: Row) -> int:
        """What is open of a bill by all its entries."""
        moved = sum(
            row["amount_fen"]
            for row in (*self.allocations, *self.adjustments)
            if row["receivable_id"] == bill["id"]
        )
        return int(bill["amount_fen"] - moved)

    def credit_now(self, payment: Row) -> int:
        """What of a payment is matched to nothing; 0 on both rows of one taken back."""
        reversed_ids = {row["reverses_id"] for row in self.payments}
        if payment["reverses_id"] is not None or payment["id"] in reversed_ids:
            return 0
        shares = [row for row in self.allocations if row["payment_id"] == payment["id"]]
        return int(payment["amount_fen"] - sum(row["amount_fen"] for row in shares))

    def write(self, session: Session) -> None:
        """Fill the book, what is kept beside the entries included."""
        _insert(session, tables.Customer, self.customers)
        bills = [
            _kept_bill(row, self.open_now(row)) | {"due_date": self.due_now(row)}
            for row in self.receivables
        ]
        _insert(session, tables.Receivable, bills)
        payments = [row | {"unallocated_fen": self.credit_now(row)} for row in self.payments]
        _insert(session, tables.Payment, payments)
        _insert(session, tables.Allocation, self.allocations)
        _insert(session, tables.Adjustment, self.adjustments)
        _insert(session, tables.Dispute, self.disputes)
        _insert(session, tables.Extension, self.extensions)
        _insert(session, tables.InstallmentPlan, self.plans)
        _insert(session, tables.PlanReceivable, self.plan_receivables)
        _insert(session, tables.Installment, self.installments)
        _insert(session, tables.PrepaidLot, [self._kept_lot(lot) for lot in self.lots])
        _insert(session, tables.PrepaidEntry, self.lot_entries)
        _insert(session, tables.Contact, self.contacts)
        _insert(session, tables.Promise, self.promises)
        _insert(session, tables.Letter, self.letters)
        _insert(session, tables.LetterFile, self.letter_files)
        _insert(session, tables.Setting, self.settings)

    def _kept_lot(self, lot: Row) -> Row:
        entries = [row for row in self.lot_entries if row["lot_id"] == lot["id"]]
        paid = sum(row["paid_fen"] for row in entries)
        bonus = sum(row["bonus_fen"] for row in entries)
        units = None if lot["units_bought"] is None else sum(row["units"] for row in entries)
        empty = units == 0 if units is not None else paid + bonus == 0
        state = "used_up" if empty and lot["state"] == "active" else lot["state"]
        left = {"paid_left_fen": paid, "bonus_left_fen": bonus, "units_left": units}
        return lot | left | {"state": state}


def _enter(rows: list[Row], **values: Any) -> Row:
    row = {"id": len(rows) + 1, **values}
    rows.append(row)
    return row


def _new(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "id"}


def _kept_bill(row: Row, open_fen: int) -> Row:
    return row | {"open_fen": open_fen, "state": "open" if open_fen else "closed"}


def _insert(session: Session, record: type[Base], rows: list[Row]) -> None:
    if rows:
        session.execute(sa.insert(record), rows)
