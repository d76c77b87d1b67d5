"""The codes of the book as words a shop owner uses, the same in window, commands and letters."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from desktop_ar.domain.codes import (
    Action,
    AdjustmentKind,
    Channel,
    CustomerKind,
    Interval,
    LetterKind,
    Level,
    LotKind,
    LotState,
    Outcome,
    PaymentMethod,
    PlanState,
    Reason,
    ReceivableKind,
)
from desktop_ar.domain.dunning import Blocker, StepReason
from desktop_ar.domain.holidays import Holiday
from desktop_ar.domain.late_charge import ChargeKind
from desktop_ar.language.catalogue import N_, Translator

HOLIDAYS: Final[Mapping[Holiday, str]] = {
    Holiday.NEW_YEAR: N_("New Year"),
    Holiday.SPRING_FESTIVAL: N_("Spring Festival"),
    Holiday.QINGMING: N_("Qingming"),
    Holiday.LABOUR_DAY: N_("Labour Day"),
    Holiday.DRAGON_BOAT: N_("Dragon Boat Festival"),
    Holiday.MID_AUTUMN: N_("Mid-Autumn Festival"),
    Holiday.NATIONAL_DAY: N_("National Day"),
}
CHANNELS: Final[Mapping[Channel, str]] = {
    Channel.PHONE: N_("Phone"),
    Channel.WECHAT: N_("WeChat"),
    Channel.SMS: N_("SMS"),
    Channel.EMAIL: N_("E-mail"),
    Channel.VISIT: N_("Visit"),
    Channel.LETTER: N_("By letter"),
    Channel.IN_SHOP: N_("In the shop"),
}
OUTCOMES: Final[Mapping[Outcome, str]] = {
    Outcome.PROMISED: N_("Promised to pay"),
    Outcome.WANTS_PLAN: N_("Wants installments"),
    Outcome.WANTS_EXTENSION: N_("Wants more time"),
    Outcome.DISPUTED: N_("Contests it"),
    Outcome.SAYS_PAID: N_("Says it is paid"),
    Outcome.NO_ANSWER: N_("No answer"),
    Outcome.WRONG_NUMBER: N_("Wrong number"),
    Outcome.REFUSED: N_("Refuses"),
    Outcome.BOOKED: N_("Booked a visit"),
    Outcome.WANTS_REFUND: N_("Wants a refund"),
    Outcome.OTHER: N_("Other"),
}
REASONS: Final[Mapping[Reason, str]] = {
    Reason.FORGOT: N_("Forgot"),
    Reason.NO_BILL: N_("Had no bill"),
    Reason.HARDSHIP: N_("Short of money"),
    Reason.BILL_WRONG: N_("Bill or amount wrong"),
    Reason.QUALITY: N_("Quality or service contested"),
    Reason.IN_APPROVAL: N_("Waiting for approval"),
    Reason.SAYS_PAID: N_("Says it is paid"),
    Reason.UNREACHABLE: N_("Cannot be reached"),
    Reason.REFUSES: N_("Refuses to pay"),
    Reason.NO_TIME: N_("No time to come"),
    Reason.NO_APPOINTMENT: N_("Got no appointment"),
    Reason.MOVED: N_("Moved away"),
    Reason.HEALTH: N_("Health"),
    Reason.DISSATISFIED: N_("Not satisfied"),
    Reason.WANTS_TRANSFER: N_("Wants to pass it on or back"),
    Reason.VOUCHER_NOT_USED: N_("Platform voucher not used"),
    Reason.OTHER: N_("Other"),
}
ACTIONS: Final[Mapping[Action, str]] = {
    Action.CALL: N_("Call"),
    Action.MESSAGE: N_("Send a message"),
    Action.LETTER: N_("Send a letter"),
    Action.VISIT: N_("Pay a visit"),
    Action.SUSPEND: N_("Stop the service"),
    Action.HANDOVER: N_("Hand over"),
    Action.INVITE: N_("Invite to come"),
    Action.REVIEW: N_("Check again"),
}
METHODS: Final[Mapping[PaymentMethod, str]] = {
    PaymentMethod.CASH: N_("Cash"),
    PaymentMethod.WECHAT: N_("WeChat Pay"),
    PaymentMethod.ALIPAY: N_("Alipay"),
    PaymentMethod.BANK: N_("Bank transfer"),
    PaymentMethod.CARD: N_("Card"),
    PaymentMethod.CHEQUE: N_("Cheque"),
    PaymentMethod.PREPAID: N_("From prepaid credit"),
    PaymentMethod.OTHER: N_("Other"),
}
CUSTOMER_KINDS: Final[Mapping[CustomerKind, str]] = {
    CustomerKind.PERSON: N_("Person"),
    CustomerKind.SOLE_TRADER: N_("Sole trader"),
    CustomerKind.COMPANY: N_("Company"),
    CustomerKind.PUBLIC: N_("Public body"),
}
RECEIVABLE_KINDS: Final[Mapping[ReceivableKind, str]] = {
    ReceivableKind.INVOICE: N_("Bill"),
    ReceivableKind.LATE_CHARGE: N_("Late charge"),
    ReceivableKind.COST: N_("Cost"),
    ReceivableKind.OPENING_BALANCE: N_("Opening balance"),
}
LOT_KINDS: Final[Mapping[LotKind, str]] = {
    LotKind.STORED_VALUE: N_("Stored value"),
    LotKind.COUNT_PACK: N_("Count pack"),
    LotKind.CLASS_PACK: N_("Class pack"),
    LotKind.TIME_CARD: N_("Time card"),
    LotKind.VOUCHER: N_("Voucher"),
    LotKind.COUPON: N_("Coupon"),
    LotKind.DEPOSIT: N_("Deposit"),
}
LOT_STATES: Final[Mapping[LotState, str]] = {
    LotState.ACTIVE: N_("Usable"),
    LotState.NOT_ACTIVATED: N_("Not activated"),
    LotState.EXPIRED: N_("Past its deadline"),
    LotState.USED_UP: N_("Used up"),
    LotState.REFUNDED: N_("Refunded"),
    LotState.TRANSFERRED: N_("Passed on"),
}
PLAN_STATES: Final[Mapping[PlanState, str]] = {
    PlanState.DRAFT: N_("Draft"),
    PlanState.PRINTED: N_("To be signed"),
    PlanState.ACTIVE: N_("Signed"),
    PlanState.COMPLETED: N_("Paid off"),
    PlanState.BROKEN: N_("Broken"),
    PlanState.CANCELLED: N_("Cancelled"),
    PlanState.REPLACED: N_("Replaced"),
}
INTERVALS: Final[Mapping[Interval, str]] = {
    Interval.WEEK: N_("Weekly"),
    Interval.FORTNIGHT: N_("Fortnightly"),
    Interval.MONTH: N_("Monthly"),
}
LEVELS: Final[Mapping[Level, str]] = {
    Level.PRE_DUE: N_("Before it is due"),
    Level.REMINDER: N_("Reminder"),
    Level.FOLLOW_UP: N_("Follow-up"),
    Level.OVERDUE_NOTICE: N_("Overdue notice"),
    Level.FORMAL_DEMAND: N_("Formal demand"),
    Level.SUSPENSION: N_("Suspension"),
    Level.FINAL_NOTICE: N_("Final notice"),
    Level.LEGAL: N_("Legal action"),
}
LETTER_KINDS: Final[Mapping[LetterKind, str]] = {
    LetterKind.REMINDER: N_("Payment reminder"),
    LetterKind.FOLLOW_UP: N_("Follow-up letter"),
    LetterKind.OVERDUE_NOTICE: N_("Overdue notice"),
    LetterKind.FORMAL_DEMAND: N_("Demand letter"),
    LetterKind.SUSPENSION_NOTICE: N_("Notice of suspension"),
    LetterKind.FINAL_NOTICE: N_("Final notice"),
    LetterKind.AGREEMENT: N_("Installment agreement"),
    LetterKind.TERMS: N_("Terms of payment"),
    LetterKind.RECEIPT: N_("Receipt"),
    LetterKind.PAID_IN_FULL: N_("Confirmation of payment in full"),
    LetterKind.PLAN_COMPLETED: N_("Plan completed"),
    LetterKind.STATEMENT: N_("Statement of account"),
    LetterKind.PREPAID_BALANCE: N_("Notice of prepaid balance"),
    LetterKind.PREPAID_EXPIRY: N_("Notice of expiry"),
    LetterKind.EXTENSION: N_("Extension agreement"),
}
CHARGE_KINDS: Final[Mapping[ChargeKind, str]] = {
    ChargeKind.FIXED_ONCE: N_("A fixed sum, once"),
    ChargeKind.FIXED_PER_DAY: N_("A fixed sum a day"),
    ChargeKind.PERCENT_ONCE: N_("A percentage, once"),
    ChargeKind.PERCENT_PER_DAY: N_("A percentage a day"),
    ChargeKind.PERCENT_PER_YEAR: N_("A percentage a year"),
}
BLOCKERS: Final[Mapping[Blocker, str]] = {
    Blocker.PROMISE_OPEN: N_("Promise still open"),
    Blocker.PLAN_ACTIVE: N_("Plan is kept"),
    Blocker.DISPUTE: N_("Dispute"),
    Blocker.MIN_GAP: N_("Contacted a moment ago"),
    Blocker.QUIET: N_("Quiet hours"),
    Blocker.PAUSED: N_("Paused"),
    Blocker.UNALLOCATED_COVERS: N_("Unallocated money covers it"),
    Blocker.JUST_PAID: N_("Has just paid"),
    Blocker.TINY: N_("Too small to ask for"),
    Blocker.WEEK_LIMIT: N_("Contacted often enough this week"),
}
ADJUSTMENTS: Final[Mapping[AdjustmentKind, str]] = {
    AdjustmentKind.CREDIT_NOTE: N_("Credit note"),
    AdjustmentKind.DISCOUNT: N_("Discount"),
    AdjustmentKind.WRITE_OFF: N_("Write-off"),
    AdjustmentKind.WAIVER: N_("Waiver"),
    AdjustmentKind.CANCELLATION: N_("Cancellation"),
}
STEP_REASONS: Final[Mapping[StepReason, str]] = {
    StepReason.FALLS_DUE: N_("Falls due soon"),
    StepReason.OVERDUE: N_("It is overdue"),
    StepReason.NO_CONTACT_YET: N_("Nobody has asked yet"),
    StepReason.PROMISE_BROKEN: N_("Promise broken"),
    StepReason.LADDER_ENDED: N_("Every step was taken"),
    StepReason.PLAN_BROKEN: N_("Plan broken"),
    StepReason.DEADLINE_PASSED: N_("The last letter's deadline has passed"),
    StepReason.STEPS_MERGED: N_("Missed steps taken together"),
    StepReason.NEEDS_DEMAND: N_("A formal demand must come first"),
    StepReason.NEEDS_TALK: N_("A talk must come first"),
    StepReason.PLAN_LATE: N_("An installment is late"),
    StepReason.OWN_STEP: N_("Planned by you"),
    StepReason.PREPAID_ENDS: N_("Prepaid credit ends soon"),
    StepReason.PREPAID_ENDED: N_("Prepaid credit is past its deadline"),
    StepReason.PREPAID_UNUSED: N_("Prepaid credit not used for long"),
}

_WORDS: Final[Mapping[type[StrEnum], Mapping[Any, str]]] = {
    Channel: CHANNELS,
    Outcome: OUTCOMES,
    Reason: REASONS,
    Action: ACTIONS,
    PaymentMethod: METHODS,
    CustomerKind: CUSTOMER_KINDS,
    ReceivableKind: RECEIVABLE_KINDS,
    LotKind: LOT_KINDS,
    LotState: LOT_STATES,
    PlanState: PLAN_STATES,
    Interval: INTERVALS,
    Level: LEVELS,
    LetterKind: LETTER_KINDS,
    ChargeKind: CHARGE_KINDS,
    AdjustmentKind: ADJUSTMENTS,
    Blocker: BLOCKERS,
    StepReason: STEP_REASONS,
    Holiday: HOLIDAYS,
}


def word(t: Translator, code: StrEnum) -> str:
    """A code in the owner's words. Raises KeyError for a kind of code no one reads."""
    return t.gettext(_WORDS[type(code)][code])
