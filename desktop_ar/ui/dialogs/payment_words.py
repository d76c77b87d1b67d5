"""What a payment does, in plain words under its figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from desktop_ar.domain.ageing import days_past_due
from desktop_ar.domain.allocation import AllocationOrder
from desktop_ar.domain.codes import PromiseState, ReceivableKind
from desktop_ar.language.catalogue import Translator
from desktop_ar.language.code_words import word
from desktop_ar.language.days import from_today
from desktop_ar.services.drafts import PaymentOutlook, PromiseOutlook, StepOutlook
from desktop_ar.services.payments import PaymentDraft
from desktop_ar.ui.dialogs.parts import PlainLine
from desktop_ar.ui.face import Face

_BESIDE_PRINCIPAL = frozenset({ReceivableKind.LATE_CHARGE, ReceivableKind.COST})


def sharing_rule(t: Translator, order: AllocationOrder, *, named: bool) -> str:
    """By which rule the money is shared, and that it can be changed."""
    if named:
        return t.gettext("First the bill the payer named, then by the rule")
    if order is AllocationOrder.PRINCIPAL_FIRST:
        return t.gettext("Principal first, oldest due first; can be changed in the settings")
    return t.gettext("Oldest due first, as the law says; can be changed in the settings")


def outlook_lines(
    face: Face, outlook: PaymentOutlook, kinds: Mapping[str, ReceivableKind]
) -> list[PlainLine]:
    """The promises, what the money goes to, and what is left to do."""
    draft = outlook.shared
    lines = [_promise_line(face, promise) for promise in outlook.promises[:2]]
    accrued_fen = outlook.late_charge_fen
    words = _share_words(face, draft, kinds, accrued=accrued_fen > 0)
    lines.append(PlainLine("receipt-text", words))
    if accrued_fen:
        lines.append(PlainLine("timer", _accrued_words(face, accrued_fen)))
    step = outlook.step
    lines.append(_rest_line(face, draft) if step is None else _step_line(face, draft, step))
    return lines


def _step_line(face: Face, draft: PaymentDraft, step: StepOutlook) -> PlainLine:
    t = face.t
    words = t.gettext(
        "Then {day}: {action}, about the {left} that is left",
        day=from_today(t, step.on, face.today) if step.on == face.today else face.day(step.on),
        action=word(t, step.action),
        left=face.figures.amount(sum(row.left_fen for row in draft.rows)),
    )
    return PlainLine("arrow-right", words)


def _promise_line(face: Face, outlook: PromiseOutlook) -> PlainLine:
    t, amount = face.t, face.figures.amount
    promise = outlook.promise
    params = {"amount": amount(promise.amount_fen), "day": face.day(promise.due_on)}
    missing = promise.amount_fen - outlook.received_fen
    if outlook.state is not PromiseState.KEPT:
        rest = {"rest": amount(missing), **params}
        if promise.due_on == face.today:
            words = t.gettext("Of the {amount} promised for today {rest} is missing", **rest)
        else:
            words = t.gettext("Of the {amount} promised by {day} {rest} is missing", **rest)
        return PlainLine("handshake", words, "warn")
    if promise.due_on == face.today:
        words = t.gettext("Today's promise of {amount} is kept", **params)
    else:
        words = t.gettext("The promise of {amount} by {day} is kept", **params)
    if missing < 0:
        words = t.gettext("{promise_kept}, {more} more was paid", promise_kept=words,
                          more=amount(-missing))  # fmt: skip
    return PlainLine("handshake", words, "good")


def _accrued_words(face: Face, accrued_fen: int) -> str:
    """What ran silently is not paid by this, and not lost either (domain.md 6)."""
    return face.t.gettext(
        "{amount} of late charge has accrued and is not charged yet; it stays until it is",
        amount=face.figures.amount(accrued_fen),
    )


def _share_words(
    face: Face,
    draft: PaymentDraft,
    kinds: Mapping[str, ReceivableKind],
    *,
    accrued: bool,
) -> str:
    t, amount = face.t, face.figures.amount
    charges = sum(
        row.share_fen for row in draft.rows if kinds.get(row.receivable_no) in _BESIDE_PRINCIPAL
    )
    credit = draft.unallocated_fen
    if charges and credit:
        return t.gettext(
            "{charges} goes to charges and costs; {credit} stays as credit for later bills",
            charges=amount(charges),
            credit=amount(credit),
        )
    if charges:
        return t.gettext(
            "{charges} goes to charges and costs, the rest to principal; nothing is left over",
            charges=amount(charges),
        )
    if credit:
        return t.gettext(
            "{credit} is more than is owed and stays as credit for later bills",
            credit=amount(credit),
        )
    if accrued:
        return t.gettext("All of it goes to principal, nothing is left over")
    return t.gettext("No late charges: all of it goes to principal, nothing is left over")


def _rest_line(face: Face, draft: PaymentDraft) -> PlainLine:
    t = face.t
    still = [row for row in draft.rows if row.left_fen]
    if not still:
        return PlainLine("circle-check", t.gettext("Everything is settled after it"), "good")
    left = face.figures.amount(sum(row.left_fen for row in still))
    oldest = min(row.due_date for row in still)
    days = days_past_due(oldest, face.today)
    if days:
        words = t.ngettext(
            "{left} is still to talk about, the oldest {n} day overdue",
            "{left} is still to talk about, the oldest {n} days overdue",
            days,
            left=left,
        )
    elif oldest <= face.today + timedelta(days=1):
        words = t.gettext("{left} is open after it and falls due now", left=left)
    else:
        words = t.gettext(
            "{left} is open after it, due from {day}; nothing is overdue",
            left=left,
            day=face.day(oldest),
        )
    return PlainLine("arrow-right", words)
