"""The code lists of cli.md and domain.md 4e, as they stand in the book and in answers."""

from __future__ import annotations

from enum import StrEnum


class CustomerKind(StrEnum):
    """What the customer is before the law (domain.md 4e)."""

    PERSON = "person"
    SOLE_TRADER = "sole_trader"
    COMPANY = "company"
    PUBLIC = "public"


class ReceivableKind(StrEnum):
    """What a receivable is for."""

    INVOICE = "invoice"
    LATE_CHARGE = "late_charge"
    COST = "cost"
    OPENING_BALANCE = "opening_balance"


class ReceivableState(StrEnum):
    """Kept beside the open amount and leading its index; `open` while anything is left."""

    OPEN = "open"
    CLOSED = "closed"


class AdjustmentKind(StrEnum):
    """Why an open amount changes without a payment."""

    CREDIT_NOTE = "credit_note"
    DISCOUNT = "discount"
    WRITE_OFF = "write_off"
    WAIVER = "waiver"
    CANCELLATION = "cancellation"


class PaymentMethod(StrEnum):
    """How money came in, and how a shop may be paid."""

    CASH = "cash"
    WECHAT = "wechat"
    ALIPAY = "alipay"
    BANK = "bank"
    CARD = "card"
    CHEQUE = "cheque"
    PREPAID = "prepaid"
    OTHER = "other"


class Channel(StrEnum):
    """How a contact took place."""

    PHONE = "phone"
    WECHAT = "wechat"
    SMS = "sms"
    EMAIL = "email"
    VISIT = "visit"
    LETTER = "letter"
    IN_SHOP = "in_shop"


class Outcome(StrEnum):
    """What came of a contact; every one but `no_answer` counts for the gap between contacts."""

    PROMISED = "promised"
    WANTS_PLAN = "wants_plan"
    WANTS_EXTENSION = "wants_extension"
    DISPUTED = "disputed"
    SAYS_PAID = "says_paid"
    NO_ANSWER = "no_answer"
    WRONG_NUMBER = "wrong_number"
    REFUSED = "refused"
    BOOKED = "booked"
    WANTS_REFUND = "wants_refund"
    OTHER = "other"


class Reason(StrEnum):
    """Why a debt is late, or a prepaid credit unused (domain.md 4e)."""

    FORGOT = "forgot"
    NO_BILL = "no_bill"
    HARDSHIP = "hardship"
    BILL_WRONG = "bill_wrong"
    QUALITY = "quality"
    IN_APPROVAL = "in_approval"
    SAYS_PAID = "says_paid"
    UNREACHABLE = "unreachable"
    REFUSES = "refuses"
    NO_TIME = "no_time"
    NO_APPOINTMENT = "no_appointment"
    MOVED = "moved"
    HEALTH = "health"
    DISSATISFIED = "dissatisfied"
    WANTS_TRANSFER = "wants_transfer"
    VOUCHER_NOT_USED = "voucher_not_used"
    OTHER = "other"


class Action(StrEnum):
    """What the worklist proposes."""

    CALL = "call"
    MESSAGE = "message"
    LETTER = "letter"
    VISIT = "visit"
    SUSPEND = "suspend"
    HANDOVER = "handover"
    INVITE = "invite"
    REVIEW = "review"


class Level(StrEnum):
    """Rungs of the ladder of asking for payment, in order (domain.md 1c)."""

    PRE_DUE = "pre_due"
    REMINDER = "reminder"
    FOLLOW_UP = "follow_up"
    OVERDUE_NOTICE = "overdue_notice"
    FORMAL_DEMAND = "formal_demand"
    SUSPENSION = "suspension"
    FINAL_NOTICE = "final_notice"
    LEGAL = "legal"


class LetterKind(StrEnum):
    """Letters this release prints; the command line writes them with hyphens."""

    REMINDER = "reminder"
    FOLLOW_UP = "follow-up"
    OVERDUE_NOTICE = "overdue-notice"
    FORMAL_DEMAND = "formal-demand"
    SUSPENSION_NOTICE = "suspension-notice"
    FINAL_NOTICE = "final-notice"
    AGREEMENT = "agreement"
    TERMS = "terms"
    RECEIPT = "receipt"
    PAID_IN_FULL = "paid-in-full"
    PLAN_COMPLETED = "plan-completed"
    STATEMENT = "statement"
    PREPAID_BALANCE = "prepaid-balance"
    PREPAID_EXPIRY = "prepaid-expiry"
    EXTENSION = "extension"


class AttachmentOwner(StrEnum):
    """Kinds of records that files may be attached to."""

    CUSTOMER = "customer"
    RECEIVABLE = "receivable"
    CONTACT = "contact"
    PLAN = "plan"
    LETTER = "letter"
    EXTENSION = "extension"


class PlanState(StrEnum):
    """Life of an installment plan; the table of moves stands in `domain.installments`."""

    DRAFT = "draft"
    PRINTED = "printed"
    ACTIVE = "active"
    COMPLETED = "completed"
    BROKEN = "broken"
    CANCELLED = "cancelled"
    REPLACED = "replaced"


class Interval(StrEnum):
    """How often an installment falls due."""

    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"


class ChargeRule(StrEnum):
    """What a plan agrees for late charges (domain.md 3a, installment agreement)."""

    WAIVED_IF_KEPT = "waived_if_kept"
    CONTINUES = "continues"


class LotKind(StrEnum):
    """Kinds of prepaid credit (domain.md 1a S000-02)."""

    STORED_VALUE = "stored_value"
    COUNT_PACK = "count_pack"
    CLASS_PACK = "class_pack"
    TIME_CARD = "time_card"
    VOUCHER = "voucher"
    COUPON = "coupon"
    DEPOSIT = "deposit"


class LotState(StrEnum):
    """State of a prepaid lot on a day; `expired` follows from the day and is never stored."""

    ACTIVE = "active"
    NOT_ACTIVATED = "not_activated"
    EXPIRED = "expired"
    USED_UP = "used_up"
    REFUNDED = "refunded"
    TRANSFERRED = "transferred"


class PromiseState(StrEnum):
    """What became of a promise to pay, found from receipts."""

    OPEN = "open"
    KEPT = "kept"
    PARTLY_KEPT = "partly_kept"
    BROKEN = "broken"


class Bucket(StrEnum):
    """Ageing bands by days past due (domain.md 4a)."""

    NOT_DUE = "not_due"
    D1_30 = "d1_30"
    D31_60 = "d31_60"
    D61_90 = "d61_90"
    D91_180 = "d91_180"
    D181_PLUS = "d181_plus"
