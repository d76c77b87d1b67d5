"""What an import is going to write, found out whole before one row is written."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeVar

from sqlalchemy.orm import Session

from desktop_ar.domain.codes import LotKind, PaymentMethod, ReceivableKind
from desktop_ar.domain.faults import Fault, unavailable
from desktop_ar.exchange.reading import ReadFile, ReadRow, Reject
from desktop_ar.services.context import Context
from desktop_ar.services.importing.outcome import Outcome, Tally
from desktop_ar.services.importing.parties import Claim, Directory, Party
from desktop_ar.storage.copies import Progress

_AT_ONCE: Final = 500
"""Values bound in one query."""
_REPORT_EVERY: Final = 200
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a row says was paid of its bill: in all so much, on a day (known or assumed)."""

    total_fen: int
    on: date
    dated: bool

    def key(self, receivable_no: str) -> str:
        """What the payment is known by, so that the same row pays nothing twice."""
        return f"paid:{receivable_no}:{self.total_fen}{'' if self.dated else '?'}"


@dataclass(slots=True, eq=False)
class Bill:
    """One debt, of the book (`id` set) or new in this file."""

    id: int | None
    number: str
    customer_id: int | None
    kind: ReceivableKind
    issue_date: date
    due_date: date
    amount_fen: int
    open_fen: int
    description: str = ""
    contract_no: str = ""
    from_row: bool = False
    """Its number was given by an import of rows without numbers."""
    party: Party | None = None
    content: tuple[str, ...] | None = None
    """What tells it from others where it has no number of its own; None with one."""
    occurrence: int = 0
    disputed: bool = False
    settlement: Settlement | None = None

    def source_key(self, customer_no: str) -> str | None:
        """What the book knows an unnumbered row by."""
        if self.content is None:
            return None
        return row_key(self.kind, customer_no, *self.content, occurrence=self.occurrence)


@dataclass(frozen=True, slots=True)
class PayKnown:
    """A paid sum that is now filled in for a bill of the book."""

    bill: Bill
    settlement: Settlement
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Redate:
    """A payment that was entered on an assumed day, whose day the file now knows."""

    payment_id: int
    amount_fen: int
    bill: Bill
    settlement: Settlement


@dataclass(frozen=True, slots=True)
class NewPayment:
    """Money received, to be matched by the rule in force or to the bills named."""

    party: Party
    on: date
    amount_fen: int
    method: PaymentMethod
    reference: str
    note: str
    bill_ids: tuple[int, ...]
    source_key: str | None
    content: tuple[str, ...]
    occurrence: int


@dataclass(slots=True, eq=False)
class Lot:
    """One prepaid credit, of the book (`id` set) or new in this file."""

    id: int | None
    number: str
    customer_id: int | None
    kind: LotKind
    title: str
    sold_on: date
    valid_until: date | None
    paid_fen: int
    bonus_fen: int
    paid_left_fen: int
    bonus_left_fen: int
    units: int | None
    units_left: int | None
    unit_list_price_fen: int | None
    from_row: bool = False
    party: Party | None = None
    content: tuple[str, ...] | None = None
    occurrence: int = 0

    def source_key(self, customer_no: str) -> str | None:
        """What the book knows an unnumbered row by."""
        if self.content is None:
            return None
        return row_key("lot", customer_no, *self.content, occurrence=self.occurrence)


@dataclass(frozen=True, slots=True)
class UseKnown:
    """More was used of a lot of the book than it knows: paid and bonus fen, and units."""

    lot: Lot
    paid_fen: int
    bonus_fen: int
    units: int


@dataclass(slots=True)
class Plan:
    """The rows of a file with what becomes of each, and everything to be written for them."""

    session: Session
    context: Context
    file: ReadFile
    tally: Tally
    directory: Directory
    progress: Progress | None = None
    bills: list[Bill] = field(default_factory=list)
    bill_texts: dict[int, dict[str, str]] = field(default_factory=dict)
    disputes: list[Bill] = field(default_factory=list)
    """Bills of the book that the file says are disputed."""
    paid: list[PayKnown] = field(default_factory=list)
    redated: list[Redate] = field(default_factory=list)
    payments: list[NewPayment] = field(default_factory=list)
    lots: list[Lot] = field(default_factory=list)
    lot_texts: dict[int, dict[str, Any]] = field(default_factory=dict)
    uses: list[UseKnown] = field(default_factory=list)

    def rows(
        self, required: Sequence[str], *, nobody: bool = False
    ) -> Iterator[tuple[ReadRow, Party | None]]:
        """The rows that can be taken so far, with their customers; the others are rejected.

        With `nobody` a row may have no customer of its own.
        """
        rows = self.file.rows
        found = self.directory.resolve([_claim(row, nobody) for row in rows])
        for done, (row, party) in enumerate(zip(rows, found, strict=True)):
            if done % _REPORT_EVERY == 0:
                self.report(done)
            rejects = [*row.rejects, *self._faults(row, party, required)]
            if rejects:
                self.tally.reject(row, *rejects)
            elif not isinstance(party, Fault):
                yield row, party

    def report(self, done: int) -> None:
        """Say how far it is. Raises `Unavailable` when it is to stop."""
        if self.progress is not None and not self.progress(done, len(self.file.rows)):
            raise unavailable("stopped")

    def _faults(
        self, row: ReadRow, party: Party | Fault | None, required: Sequence[str]
    ) -> Iterator[Reject]:
        """Empty cells that must be filled, and a customer that is not sure."""
        unread = {reject.fault.field for reject in row.rejects}
        for key in required:
            if key not in row.values and key not in unread:
                yield self.file.reject(row, key, "cell_empty", column=self.file.label_of(key))
        if isinstance(party, Fault) and not unread & {"customer_no", "customer_name", "name"}:
            yield self.file.reject(row, party.field or "", party.code, **party.params)

    def take(self, row: ReadRow, party: Party, outcome: Outcome) -> None:
        """Accept a row: its customer is wanted, and its phone is heard."""
        if party.id is None and not party.wanted and party.like is not None:
            params = {"name": party.name, "phone": party.phone, "known": party.like.phone}
            self.tally.notice(row, "name_known_other_phone", **params)
        party.wanted = party.wanted or row.number
        changed = party.say("phone", row.values.get("phone"))
        if party.renamed and (row.values.get("customer_name") or row.values.get("name")):
            changed |= party.say("name", party.renamed)
        if outcome is Outcome.DUPLICATE and changed:
            outcome = Outcome.CHANGED
        self.tally.settle(row, outcome)


def _claim(row: ReadRow, nobody: bool) -> Claim | None:
    values = row.values
    name = values.get("customer_name") or values.get("name") or ""
    claim = Claim(
        values.get("customer_no", ""), name, values.get("phone", ""), values.get("card_no", "")
    )
    anybody = claim.number or claim.name or claim.card
    return None if nobody and not anybody else claim


def row_key(kind: str, customer_no: str, *content: str, occurrence: int) -> str:
    """What a row without a number is known by; equal rows are told apart by their occurrence."""
    text = "\x1f".join((kind, customer_no, *content))
    return f"row:{hashlib.sha256(text.encode()).hexdigest()[:32]}#{occurrence}"


def in_parts(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """The items in lists short enough to be bound in one query."""
    everything = list(dict.fromkeys(items))
    for start in range(0, len(everything), _AT_ONCE):
        yield everything[start : start + _AT_ONCE]


class Occurrences:
    """How often the same content came before, counting from 1."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[object, ...]] = Counter()

    def next(self, *content: object) -> int:
        """The occurrence of this content that is now at hand."""
        self._seen[content] += 1
        return self._seen[content]
