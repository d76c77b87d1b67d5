"""Rows of payments: whose, for which bill, and whether they were imported before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import sqlalchemy as sa

from desktop_ar.domain.codes import PaymentMethod
from desktop_ar.domain.faults import Fault
from desktop_ar.exchange.reading import ReadRow
from desktop_ar.exchange.words import METHODS
from desktop_ar.services.importing.known_bills import KnownBills
from desktop_ar.services.importing.outcome import Outcome
from desktop_ar.services.importing.parties import Party
from desktop_ar.services.importing.plan import (
    Bill,
    NewPayment,
    Occurrences,
    Plan,
    in_parts,
    row_key,
)
from desktop_ar.storage.tables import Payment

_BETWEEN_NUMBERS: Final = re.compile(r"[\s,，、;；/]+")


def plan_payments(plan: Plan) -> None:
    """Decide on every row of a file of payments."""
    _Received(plan).decide()


class _Received:
    """One file of payments against the book."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.known = KnownBills(plan.session)
        self.by_id: dict[int | None, Bill] = {}
        self.occurrences = Occurrences()

    def decide(self) -> None:
        """A payment the book knows by its row is a duplicate; one that fits no bill is rejected."""
        rows = list(self.plan.rows(("date", "amount"), nobody=True))
        self.known.load_numbers(
            number for row, _ in rows for number in _numbers(row.values.get("invoice_no", ""))
        )
        self.by_id = {bill.id: bill for bill in self.known.by_number.values()}
        payments = list(self._payments(rows))
        before = self._imported_before(payment for _, payment in payments)
        for row, payment in payments:
            if payment.source_key in before:
                self.plan.take(row, payment.party, Outcome.DUPLICATE)
                continue
            closed = self._closed(payment)
            if closed is not None:
                number = {"receivable_no": closed.number}
                self.plan.tally.refuse(row, "invoice_no", "payment_for_closed_bill", **number)
                continue
            self.plan.payments.append(payment)
            self.plan.take(row, payment.party, Outcome.NEW)

    def _payments(
        self, rows: Iterable[tuple[ReadRow, Party | None]]
    ) -> Iterator[tuple[ReadRow, NewPayment]]:
        """Rows that are a whole payment in themselves."""
        for row, party in rows:
            bills, faults = self._bills(row, party)
            owner = party or self._owner(bills)
            if row.values["amount"] <= 0:
                faults.append(Fault("payment_not_above_nothing", "amount"))
            if owner is None and not faults:
                faults.append(Fault("customer_missing", "customer_name"))
            if faults or owner is None:
                self.plan.tally.refuse_for(row, faults)
                continue
            yield row, self._payment(row, owner, bills)

    def _bills(self, row: ReadRow, party: Party | None) -> tuple[list[Bill], list[Fault]]:
        """The bills a row names, and what is wrong with them."""
        written: str = row.values.get("invoice_no", "")
        bills: list[Bill] = []
        faults: list[Fault] = []
        parts = _parts(written)
        if written in self.known.by_number or not all(
            part in self.known.by_number for part in parts
        ):
            parts = [written] if written else []
        for number in parts:
            bill = self.known.by_number.get(number)
            params = {"receivable_no": number, "name": party.name if party else ""}
            if bill is None:
                faults.append(Fault("bill_unknown", "invoice_no", params))
            elif party is not None and bill.customer_id != party.id:
                faults.append(Fault("bill_is_of_another", "invoice_no", params))
            else:
                bills.append(bill)
        if len({bill.customer_id for bill in bills}) > 1:
            faults.append(Fault("bills_of_several", "invoice_no"))
        return bills, faults

    def _owner(self, bills: list[Bill]) -> Party | None:
        """The customer whose bills a row names."""
        return self.plan.directory.of_id(bills[0].customer_id) if bills else None

    def _payment(self, row: ReadRow, party: Party, bills: list[Bill]) -> NewPayment:
        values = row.values
        reference = values.get("reference", "")
        numbers = ",".join(bill.number for bill in bills)
        content = (values["date"].isoformat(), str(values["amount"]), reference, numbers)
        occurrence = self.occurrences.next(party, *content)
        method: PaymentMethod = values.get("method", PaymentMethod.OTHER)
        note = values.get("note", "")
        if method is PaymentMethod.OTHER and not note:
            word = self.plan.file.written(row, "method")
            note = "" if word.lower() in METHODS[PaymentMethod.OTHER] else word
        return NewPayment(
            party=party,
            on=values["date"],
            amount_fen=values["amount"],
            method=method,
            reference=reference,
            note=note,
            bill_ids=tuple(bill.id for bill in bills if bill.id is not None),
            source_key=(
                row_key("payment", party.number, *content, occurrence=occurrence)
                if party.id is not None
                else None
            ),
            content=content,
            occurrence=occurrence,
        )

    def _imported_before(self, payments: Iterable[NewPayment]) -> set[str]:
        found: set[str] = set()
        for part in in_parts(payment.source_key for payment in payments if payment.source_key):
            keys = self.plan.session.scalars(
                sa.select(Payment.source_key).where(Payment.source_key.in_(part))
            )
            found.update(key for key in keys if key is not None)
        return found

    def _closed(self, payment: NewPayment) -> Bill | None:
        """A bill the payment names of which nothing is open any more."""
        named = (self.by_id[id_] for id_ in payment.bill_ids)
        return next((bill for bill in named if not bill.open_fen), None)


def _parts(written: str) -> list[str]:
    return [part for part in _BETWEEN_NUMBERS.split(written) if part]


def _numbers(written: str) -> list[str]:
    return list(dict.fromkeys([written, *_parts(written)])) if written else []
