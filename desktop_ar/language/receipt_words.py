"""Why a receipt is proposed for somebody, or is none: one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop_ar.domain.faults import Fault
from desktop_ar.domain.receipts import Candidate, Fit, Known, ReceiptState
from desktop_ar.language.catalogue import N_, Translator
from desktop_ar.language.figures import day_and_month, money
from desktop_ar.language.sentences import fault_sentence

NOT_INCOME: Final[Mapping[str, str]] = {
    "outgoing": N_("Money that went out."),
    "refunded": N_("Given back to the payer: it pays nothing. Take its payment back if booked."),
    "refund_to_us": N_("A refund of something the shop bought."),
    "neutral": N_("Moved between own accounts or not counted: no receipt."),
    "not_done": N_("Closed, failed or waiting: no money came."),
    "fee": N_("A charge of the bank."),
}
STATES: Final[Mapping[ReceiptState, str]] = {
    ReceiptState.PROPOSED: N_("To check"),
    ReceiptState.SURE: N_("Sure"),
    ReceiptState.UNKNOWN: N_("Unknown"),
    ReceiptState.BOOKED: N_("Booked"),
    ReceiptState.NOT_INCOME: N_("No receipt"),
}
_KNOWN: Final[Mapping[Known, str]] = {
    Known.NUMBER: N_("The remark names {number}."),
    Known.ALIAS: N_("This payer has paid for {name} before."),
    Known.NAME: N_("It names {name}."),
    Known.PHONE: N_("The phone is that of {name}."),
    Known.MASKED: N_("The masked name fits {name}."),
    Known.NOTHING: N_("Nobody is named, only the sum speaks for {name}."),
}


_TAKE_BACK: Final = N_(
    "Given back to the payer, but booked as {payment_no}: take that payment back."
)


def receipt_reason(
    t: Translator,
    *,
    state: ReceiptState,
    payment_no: str,
    not_income: str | None,
    fault: Fault | None,
    found: tuple[Candidate, ...],
    name: str,
    fee_fen: int = 0,
) -> str:
    """What a row is and why; `name` is that of the first candidate, `fee_fen` what the service
    keeps, which is the shop's cost."""
    if state is ReceiptState.BOOKED:
        return t.gettext("Booked as {payment_no}.", payment_no=payment_no)
    if not_income is not None:
        if payment_no:
            return t.gettext(_TAKE_BACK, payment_no=payment_no)
        return t.gettext(NOT_INCOME[not_income])
    if fault is not None:
        return fault_sentence(t, fault)
    why = why_receipt(t, found, name)
    if not fee_fen:
        return why
    fee = t.gettext("The service kept {fee}, which the shop bears.", fee=money(fee_fen))
    return ("" if t.chinese else " ").join((why, fee))


def why_receipt(t: Translator, found: tuple[Candidate, ...], name: str) -> str:
    """Why the first of some candidates is proposed; without one, that nobody fits."""
    if not found:
        return t.gettext("No open debt fits the sum, and the payer is not known.")
    best = found[0]
    number = best.targets[0].key if best.targets else ""
    sentences = [t.gettext(_KNOWN[best.known], number=number, name=name), _fit(t, best)]
    others = len(found) - 1
    if others:
        sentences.append(
            t.ngettext("{n} other customer fits too.", "{n} other customers fit too.", others)
        )
    return ("" if t.chinese else " ").join(sentences)


def _fit(t: Translator, best: Candidate) -> str:
    if best.fit is Fit.ONE_DEBT:
        target = best.targets[0]
        return t.gettext(
            "The sum is exactly {number}, due {due_on}.",
            number=target.key,
            due_on=day_and_month(t, target.due_date),
        )
    if best.fit is Fit.WHOLE_BALANCE:
        return t.gettext("The sum is exactly everything that is open.")
    if best.fit is Fit.SEVERAL_DEBTS:
        return t.ngettext(
            "{n} debt is exactly the sum.",
            "{n} debts together are exactly the sum.",
            len(best.targets),
        )
    if best.fit is Fit.PART:
        return t.gettext("The sum is part of what is open.")
    return t.gettext("The sum is more than what is open.")
