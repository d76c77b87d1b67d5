"""What papers about money that came say: receipt, settled account, statement of account.

The same rules as for `facts`: frozen values, fen and `date`, nothing looked up here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_ar.domain.allocation import AllocationOrder
from desktop_ar.domain.codes import LetterKind, LotKind, PaymentMethod
from desktop_ar.letters.facts import Head


@dataclass(frozen=True, slots=True)
class PaidBill:
    """A bill and what a payment paid of it; `left_fen` is open of it afterwards."""

    receivable_no: str
    description: str
    paid_fen: int
    left_fen: int


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """收款收据: two copies on one sheet. `balance_fen` is what the customer still owes in all.

    `order` is the rule by which a payment was shared that named no bill; None where it named
    them.
    """

    head: Head
    payment_no: str
    paid_on: date
    amount_fen: int
    method: PaymentMethod
    reference: str
    bills: tuple[PaidBill, ...]
    unallocated_fen: int
    balance_fen: int
    order: AllocationOrder | None = None

    def __post_init__(self) -> None:
        shared = sum(bill.paid_fen for bill in self.bills) + self.unallocated_fen
        if shared != self.amount_fen:
            raise ValueError("the parts of the receipt do not add up to it")

    @property
    def kind(self) -> LetterKind:
        """The kind of this paper."""
        return LetterKind.RECEIPT

    @property
    def total_fen(self) -> int:
        """What was received."""
        return self.amount_fen


@dataclass(frozen=True, slots=True)
class SettledBill:
    """A bill with nothing open any more, and the day its last part was settled."""

    receivable_no: str
    description: str
    issue_date: date
    amount_fen: int
    settled_on: date


@dataclass(frozen=True, slots=True)
class SettledFacts:
    """结清证明 (paid in full) and 分期履行完毕通知 (plan completed); the latter names its plan."""

    head: Head
    as_of: date
    bills: tuple[SettledBill, ...]
    plan_no: str = ""
    signed_on: date | None = None

    @property
    def kind(self) -> LetterKind:
        """The kind of this paper."""
        return LetterKind.PLAN_COMPLETED if self.plan_no else LetterKind.PAID_IN_FULL

    @property
    def total_fen(self) -> int:
        """Of the bills named."""
        return sum(bill.amount_fen for bill in self.bills)


class Movement(StrEnum):
    """What a line of a statement stands for; its word is in the letter's wording."""

    BILL = "bill"
    PAYMENT = "payment"
    PAYMENT_TAKEN_BACK = "payment_taken_back"
    CREDIT_NOTE = "credit_note"
    DISCOUNT = "discount"
    WRITE_OFF = "write_off"
    WAIVER = "waiver"
    CANCELLATION = "cancellation"


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One movement: debit raises what the customer owes, credit lowers it."""

    on: date
    number: str
    movement: Movement
    text: str
    debit_fen: int
    credit_fen: int
    balance_fen: int


@dataclass(frozen=True, slots=True)
class StatementLot:
    """One prepaid credit on the last day of the statement."""

    lot_no: str
    kind: LotKind
    title: str
    valid_until: date | None
    value_left_fen: int
    units_left: int | None


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """对账单: opening, movements, closing, ageing, prepaid credits, a slip to confirm.

    `period_from` and `period_to` are both included. `bands` are what is not due and the ageing
    bands up to 30, 60, 90, 180 days and beyond; they add up to `open_fen`, which is the closing
    balance before money that no bill has taken.
    """

    head: Head
    period_from: date
    period_to: date
    opening_fen: int
    lines: tuple[StatementLine, ...]
    closing_fen: int
    bands: tuple[int, ...]
    unallocated_fen: int
    lots: tuple[StatementLot, ...]
    answer_by: date
    charge_agreed: bool = False
    terms: str = ""
    """The payment terms in one sentence, or empty."""

    def __post_init__(self) -> None:
        moved = sum(line.debit_fen - line.credit_fen for line in self.lines)
        if self.opening_fen + moved != self.closing_fen:
            raise ValueError("the lines do not lead from the opening to the closing balance")
        if sum(self.bands) - self.unallocated_fen != self.closing_fen:
            raise ValueError("the ageing bands do not add up to the closing balance")

    @property
    def kind(self) -> LetterKind:
        """The kind of this paper."""
        return LetterKind.STATEMENT

    @property
    def total_fen(self) -> int:
        """The closing balance."""
        return self.closing_fen
