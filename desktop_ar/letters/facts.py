"""What a letter says, as frozen values: the only input of this room.

The service that issues a letter fills these in; nothing here is looked up, computed from a
clock or read from the book. Amounts are fen, days are `date`, texts that the owner or the
customer wrote are plain text (never markup) and already in the letter's language where the
service words them (`LateCharge.sentence`, `annexes`, the lines of a payment way). What does
not add up raises `ValueError`: such a letter must never be printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_ar.domain.allocation import AllocationOrder
from desktop_ar.domain.charge_lines import LineKind
from desktop_ar.domain.codes import (
    Channel,
    ChargeRule,
    CustomerKind,
    LetterKind,
    PaymentMethod,
)


@dataclass(frozen=True, slots=True)
class ShopFacts:
    """The shop as it stands on its paper; every text but the name may be empty."""

    name: str
    address: str = ""
    phone: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom the letter goes. `contact` is a person at a company; it may be empty."""

    name: str
    kind: CustomerKind
    contact: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What every letter shares. `draft` prints a light mark in the head, never over the text."""

    letter_no: str
    language: str
    issued_on: date
    shop: ShopFacts
    addressee: Addressee
    draft: bool = False


@dataclass(frozen=True, slots=True)
class DebtLine:
    """One receivable with anything left on it.

    `paid_fen` is all that was taken off so far (payments, credit notes, discounts):
    amount - paid = open. `days_past_due` is 0 or less before the day after the due day.
    `late_charge_fen` is 0 where none is agreed.
    """

    receivable_no: str
    description: str
    issue_date: date
    due_date: date
    amount_fen: int
    paid_fen: int
    open_fen: int
    days_past_due: int
    late_charge_fen: int = 0

    def __post_init__(self) -> None:
        if self.amount_fen - self.paid_fen != self.open_fen:
            raise ValueError(f"{self.receivable_no}: amount less paid is not what is open")


@dataclass(frozen=True, slots=True)
class PaymentWay:
    """One way to pay: its lines as the owner wrote them, and what its QR code says, if any."""

    kind: PaymentMethod
    lines: tuple[str, ...]
    qr: str | None = None


@dataclass(frozen=True, slots=True)
class EarlierLetter:
    """A letter sent before this one, and when it was signed for, if that is known."""

    kind: LetterKind
    issued_on: date
    letter_no: str
    delivered_on: date | None = None


@dataclass(frozen=True, slots=True)
class EarlierContact:
    """An earlier talk or message about this debt."""

    day: date
    channel: Channel


@dataclass(frozen=True, slots=True)
class BrokenPromise:
    """What the customer promised and did not keep; `paid_fen` came in of it by the day."""

    promised_on: date
    due_on: date
    amount_fen: int
    paid_fen: int = 0


@dataclass(frozen=True, slots=True)
class BrokenPlan:
    """A signed plan that was not kept: how many installments are late, and their sum."""

    plan_no: str
    signed_on: date
    missed: int
    missed_fen: int


@dataclass(frozen=True, slots=True)
class Contract:
    """What the debt rests on; the title is printed in 《》 and may be empty, as may the number."""

    number: str
    signed_on: date | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class ChargeLine:
    """One line of how a bill's charge comes about; days and base only of steps."""

    receivable_no: str
    kind: LineKind
    amount_fen: int
    from_date: date | None = None
    to_date: date | None = None
    days: int = 0
    base_fen: int = 0
    rate: str = ""
    """The rate or the sum, in words of the letter's language."""


@dataclass(frozen=True, slots=True)
class LateCharge:
    """The charge claimed: its sum, the sentence of its basis and rate (with its full stop).

    `held_until_deadline`: a charge after the letter's date is dropped when all is paid by the
    deadline; the letter says which of the two holds. `lines` are its derivation; where there
    are any they add up to the sum.
    """

    total_fen: int
    sentence: str
    held_until_deadline: bool = False
    lines: tuple[ChargeLine, ...] = ()

    def __post_init__(self) -> None:
        if self.lines and sum(line.amount_fen for line in self.lines) != self.total_fen:
            raise ValueError("the lines of the late charge do not add up to it")


@dataclass(frozen=True, slots=True)
class ReminderFacts:
    """付款提醒: friendly, no law, no threat. The deadline may be left out."""

    head: Head
    as_of: date
    lines: tuple[DebtLine, ...]
    ways: tuple[PaymentWay, ...] = ()
    deadline: date | None = None
    annexes: tuple[str, ...] | None = None
    """None: the usual list of the letter's wording; empty: no annexes."""

    @property
    def kind(self) -> LetterKind:
        """The kind of this letter."""
        return LetterKind.REMINDER


@dataclass(frozen=True, slots=True)
class FollowUpFacts:
    """跟进函: after the reminder; asks for the state of things, offers a plan, wants an answer."""

    head: Head
    as_of: date
    lines: tuple[DebtLine, ...]
    reply_by: date
    ways: tuple[PaymentWay, ...] = ()
    earlier: tuple[EarlierLetter, ...] = ()
    promise: BrokenPromise | None = None
    annexes: tuple[str, ...] | None = None

    @property
    def kind(self) -> LetterKind:
        """The kind of this letter."""
        return LetterKind.FOLLOW_UP


@dataclass(frozen=True, slots=True)
class DemandFacts:
    """催款函, 逾期通知, 最后通知: principal and charge by a last day; consequences as given."""

    head: Head
    as_of: date
    lines: tuple[DebtLine, ...]
    deadline: date
    ways: tuple[PaymentWay, ...] = ()
    reply_by: date | None = None
    """Last day to object or to ask for a plan; None: any day before the deadline."""
    contract: Contract | None = None
    charge: LateCharge | None = None
    """None where nothing was agreed: then no column and no word about a charge."""
    earlier: tuple[EarlierLetter, ...] = ()
    contacts: tuple[EarlierContact, ...] = ()
    promise: BrokenPromise | None = None
    plan: BrokenPlan | None = None
    suspend_from: date | None = None
    court: bool = True
    annexes: tuple[str, ...] | None = None
    slip: bool = True
    letter: LetterKind = LetterKind.FORMAL_DEMAND
    """Also the overdue notice before it and the final notice after it."""

    def __post_init__(self) -> None:
        charged = self.charge.total_fen if self.charge else 0
        if sum(line.late_charge_fen for line in self.lines) != charged:
            raise ValueError("the late charges of the lines do not add up to their total")

    @property
    def kind(self) -> LetterKind:
        """The kind of this letter."""
        return self.letter

    @property
    def total_fen(self) -> int:
        """Principal and charge."""
        charged = self.charge.total_fen if self.charge else 0
        return sum(line.open_fen for line in self.lines) + charged


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an agreement; what is empty becomes a line to fill in by hand."""

    name: str
    kind: CustomerKind
    id_no: str = ""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class ScheduleLine:
    """One installment; number 0 is the down payment, due on the day of signature."""

    no: int
    due_date: date
    amount_fen: int
    balance_after_fen: int


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """分期还款协议: two copies, both sign. `creditor` is the shop, `debtor` the customer.

    The schedule pays off the principal, that is what is open on the bills. `charge` is None
    where none was agreed (no word about it then); otherwise its sum up to `as_of`, which may
    be 0, stands in the paper and `charge_rule` says what becomes of it: waived when the plan
    is kept, or counted on and paid together with the last installment.
    """

    head: Head
    plan_no: str
    as_of: date
    creditor: Party
    debtor: Party
    lines: tuple[DebtLine, ...]
    schedule: tuple[ScheduleLine, ...]
    ways: tuple[PaymentWay, ...] = ()
    contract: Contract | None = None
    charge: LateCharge | None = None
    charge_rule: ChargeRule = ChargeRule.WAIVED_IF_KEPT
    allocation: AllocationOrder = AllocationOrder.LAW
    demand_days: int = 15
    """Reasonable time in a demand before the whole balance may be called (Civil Code 634)."""

    def __post_init__(self) -> None:
        if sum(line.amount_fen for line in self.schedule) != self.principal_fen:
            raise ValueError("the installments do not add up to the debt")
        if self.schedule and self.schedule[-1].balance_after_fen != 0:
            raise ValueError("the last installment leaves something over")

    @property
    def kind(self) -> LetterKind:
        """The kind of this letter."""
        return LetterKind.AGREEMENT

    @property
    def principal_fen(self) -> int:
        """What is open on the bills and paid off by the schedule."""
        return sum(line.open_fen for line in self.lines)


@dataclass(frozen=True, slots=True)
class TermsFacts:
    """付款条款: the terms on which the shop sells on credit and in advance.

    `charge_sentence` and `example` are empty where no charge is agreed; the prepaid rules are
    left out where they are empty. `accepted_on` None: there is a line to sign.
    """

    head: Head
    days: int
    charge_sentence: str = ""
    example: str = ""
    prepaid_validity: str = ""
    prepaid_refund: str = ""
    shop_address: str = ""
    customer_address: str = ""
    accepted_on: date | None = None
    accepted_by: str = ""
    ways: tuple[PaymentWay, ...] = ()
    allocation: AllocationOrder = AllocationOrder.LAW

    @property
    def kind(self) -> LetterKind:
        """The kind of this letter."""
        return LetterKind.TERMS


@dataclass(frozen=True, slots=True)
class ExtendedBill:
    """A bill with the due date it had before the agreement and the one it has now."""

    receivable_no: str
    open_fen: int
    old_due_date: date
    new_due_date: date
    charge_runs: bool = False
    condition: str = ""


@dataclass(frozen=True, slots=True)
class ExtensionFacts:
    """延期付款协议: two copies, both sign. `charged`: a late charge was agreed (else no word
    of one)."""

    head: Head
    as_of: date
    creditor: Party
    debtor: Party
    lines: tuple[ExtendedBill, ...]
    ways: tuple[PaymentWay, ...] = ()
    charged: bool = False

    @property
    def kind(self) -> LetterKind:
        """The kind of this letter."""
        return LetterKind.EXTENSION

    @property
    def total_fen(self) -> int:
        """What is open on the bills."""
        return sum(line.open_fen for line in self.lines)
