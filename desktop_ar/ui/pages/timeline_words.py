"""What happened with a customer, as items of the timeline: icon, tone, two lines of words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from desktop_ar.domain.codes import (
    AdjustmentKind,
    Channel,
    LetterKind,
    LotKind,
    Outcome,
    PaymentMethod,
    PlanState,
    PromiseState,
    Reason,
    ReceivableKind,
)
from desktop_ar.language.catalogue import Translator
from desktop_ar.language.code_words import word
from desktop_ar.queries.timeline import Event, EventKind
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.pages.prepaid_columns import LOT_ICONS, unit
from desktop_ar.ui.widgets.timeline import TimelineItem

MONEY: Final = frozenset(
    {
        EventKind.BILL, EventKind.PAYMENT, EventKind.PAYMENT_TAKEN_BACK, EventKind.ADJUSTMENT,
        EventKind.DISPUTE_OPENED, EventKind.DISPUTE_CLOSED, EventKind.PLAN_AGREED,
        EventKind.PLAN_SIGNED, EventKind.PLAN_ENDED, EventKind.EXTENSION,
        EventKind.EXTENSION_TAKEN_BACK,
    }
)  # fmt: skip
TALK: Final = frozenset({EventKind.CONTACT, EventKind.PROMISE, EventKind.LETTER})
PREPAID: Final = frozenset(
    {
        EventKind.PREPAID_SALE, EventKind.REDEMPTION, EventKind.REDEMPTION_TAKEN_BACK,
        EventKind.LOT_EXTENDED, EventKind.LOT_EXTENSION_TAKEN_BACK,
        EventKind.PREPAID_REFUND, EventKind.PREPAID_REFUND_TAKEN_BACK,
    }
)  # fmt: skip
PARTS: Final[Mapping[str, frozenset[EventKind]]] = MappingProxyType(
    {"": frozenset(EventKind), "talk": TALK, "money": MONEY, "prepaid": PREPAID}
)
"""What the timeline can be narrowed to."""
CHANNEL_ICONS: Final[Mapping[Channel, str]] = MappingProxyType(
    {
        Channel.PHONE: "phone",
        Channel.WECHAT: "message-square-text",
        Channel.SMS: "message-square-text",
        Channel.EMAIL: "mail",
        Channel.VISIT: "map-pin",
        Channel.LETTER: "send",
        Channel.IN_SHOP: "store",
    }
)


def items_of(face: Face, events: Iterable[Event], part: str = "") -> list[TimelineItem]:
    """The events of a part as items; the event is the key of its item."""
    wanted = PARTS.get(part, PARTS[""])
    told = list(events)
    letters = {event.number for event in told if event.kind is EventKind.LETTER}
    return [
        item_of(face, event)
        for event in told
        if event.kind in wanted and not _of_a_letter(event, letters)
    ]


def _of_a_letter(event: Event, letters: Collection[str]) -> bool:
    """The entry of the log that a letter makes by itself: the letter tells it already."""
    return event.kind is EventKind.CONTACT and event.text in letters


def item_of(face: Face, event: Event) -> TimelineItem:
    """One event. The tip holds both lines whole with the full date."""
    icon, tone, title, detail = _TELLERS[event.kind](face, event)
    tip = "\n".join(part for part in (face.long_day(event.on), title, detail, event.text) if part)
    return TimelineItem(event, face.day(event.on), icon, title, detail, tone, tip)


def part_words(t: Translator, part: str) -> str:
    """The name of a part."""
    words = {
        "": t.gettext("All"),
        "talk": t.gettext("Contacts and letters"),
        "money": t.gettext("Bills and payments"),
        "prepaid": t.gettext("Prepaid"),
    }
    return words[part]


Told = tuple[str, Token, str, str]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _money(face: Face, event: Event) -> str:
    return face.figures.money(event.amount_fen or 0)


def _bill(face: Face, event: Event) -> Told:
    kind = word(face.t, ReceivableKind(event.code))
    title = face.t.gettext("{what} {amount}", what=kind, amount=_money(face, event))
    due = face.t.gettext("due {day}", day=face.day(event.due_on)) if event.due_on else ""
    return "receipt-text", "muted", title, _joined(event.number, due, event.text)


def _payment(face: Face, event: Event) -> Told:
    title = face.t.gettext("Received {amount}", amount=_money(face, event))
    return "banknote", "good", title, _joined(word(face.t, PaymentMethod(event.code)), event.text)


def _payment_back(face: Face, event: Event) -> Told:
    title = face.t.gettext("Payment taken back: {amount}", amount=_money(face, event))
    return "undo-2", "warn", title, _joined(event.number, event.text)


def _adjustment(face: Face, event: Event) -> Told:
    t = face.t
    words = {
        AdjustmentKind.CREDIT_NOTE: t.gettext("Corrected by {amount}", amount=_money(face, event)),
        AdjustmentKind.DISCOUNT: t.gettext("Discount of {amount}", amount=_money(face, event)),
        AdjustmentKind.WRITE_OFF: t.gettext("Written off: {amount}", amount=_money(face, event)),
        AdjustmentKind.WAIVER: t.gettext("Waived: {amount}", amount=_money(face, event)),
        AdjustmentKind.CANCELLATION: t.gettext(
            "Bill cancelled: {amount}", amount=_money(face, event)
        ),
    }
    return "pen-line", "muted", words[AdjustmentKind(event.code)], _joined(event.number, event.text)


def _dispute(face: Face, event: Event) -> Told:
    t = face.t
    if event.amount_fen is None:
        title = t.gettext("Bill contested")
    else:
        title = t.gettext("{amount} contested", amount=_money(face, event))
    return "scale", "warn", title, _joined(event.number, event.text)


def _settled(face: Face, event: Event) -> Told:
    return "scale", "good", face.t.gettext("Dispute settled"), event.number


def _extension(face: Face, event: Event) -> Told:
    title = face.t.gettext("Given until {day} to pay", day=face.day(event.due_on or event.on))
    return "calendar-days", "info", title, _joined(event.number, event.code, event.text)


def _extension_back(face: Face, event: Event) -> Told:
    day = face.day(event.due_on or event.on)
    title = face.t.gettext("More time taken back: due {day} again", day=day)
    return "undo-2", "warn", title, _joined(event.number, event.code, event.text)


def _contact(face: Face, event: Event) -> Told:
    t, channel = face.t, Channel(event.channel)
    said = word(t, Outcome(event.code))
    if event.amount_fen and event.due_on:
        said = t.gettext("promised {amount} by {day}",
                         amount=face.figures.short(event.amount_fen),
                         day=face.day(event.due_on))  # fmt: skip
    title = t.gettext("{channel}: {said}", channel=word(t, channel), said=said)
    why = (
        t.gettext("reason: {reason}", reason=word(t, Reason(event.reason))) if event.reason else ""
    )
    return CHANNEL_ICONS[channel], "muted", title, _joined(why, event.text)


def _promise(face: Face, event: Event) -> Told:
    t, amount = face.t, _money(face, event)
    due = t.gettext("due {day}", day=face.day(event.due_on)) if event.due_on else ""
    state = PromiseState(event.code)
    if state is PromiseState.KEPT:
        return "circle-check", "good", t.gettext("Promise of {amount} kept", amount=amount), due
    if state is PromiseState.OPEN:
        return "handshake", "accent_text", t.gettext("Promised {amount}", amount=amount), due
    if state is PromiseState.PARTLY_KEPT:
        title = t.gettext("Promise of {amount} kept in part", amount=amount)
    else:
        title = t.gettext("Promise of {amount} broken", amount=amount)
    return "triangle-alert", "overdue", title, due


def _plan(face: Face, event: Event) -> Told:
    t, count = face.t, event.units or 0
    if event.kind is EventKind.PLAN_SIGNED:
        title = t.ngettext("Plan of {n} part signed", "Plan of {n} parts signed", count)
    else:
        title = t.ngettext("Plan of {n} part agreed", "Plan of {n} parts agreed", count)
    icon = "signature" if event.kind is EventKind.PLAN_SIGNED else "calendar-range"
    return icon, "info", title, _joined(event.number, _money(face, event))


def _plan_ended(face: Face, event: Event) -> Told:
    t = face.t
    state = PlanState(event.code)
    words: dict[PlanState, tuple[str, Token]] = {
        PlanState.COMPLETED: (t.gettext("Plan paid off"), "good"),
        PlanState.BROKEN: (t.gettext("Plan broken"), "overdue"),
        PlanState.REPLACED: (t.gettext("Plan replaced"), "muted"),
    }
    title, tone = words.get(state, (t.gettext("Plan cancelled"), "muted"))
    left = ""
    if event.amount_fen:
        left = t.gettext("{amount} was left", amount=_money(face, event))
    return "calendar-range", tone, title, _joined(event.number, left)


def _letter(face: Face, event: Event) -> Told:
    t = face.t
    title = f"{word(t, LetterKind(event.code))} {event.number}"
    until = t.gettext("deadline {day}", day=face.day(event.due_on)) if event.due_on else ""
    amount = _money(face, event) if event.amount_fen else ""
    return "file-text", "muted", title, _joined(amount, until, t.gettext("PDF kept"))


def _sale(face: Face, event: Event) -> Told:
    t, kind = face.t, LotKind(event.code)
    what = event.text or word(t, kind)
    title = t.gettext("Sold {what} {amount}", what=what, amount=_money(face, event))
    until = ""
    if event.due_on:
        until = t.gettext("valid until {day}", day=event.due_on.isoformat())
    return LOT_ICONS[kind], "accent_text", title, _joined(event.number, until)


def _use(face: Face, event: Event) -> Told:
    t = face.t
    title = t.gettext("Used {what}", what=_taken(face, event))
    return LOT_ICONS[LotKind(event.code)], "good", title, _joined(_left(face, event), event.text)


def _use_back(face: Face, event: Event) -> Told:
    title = face.t.gettext("Use taken back: {what}", what=_taken(face, event))
    return "undo-2", "warn", title, _joined(_left(face, event), event.number)


def _lot_extended(face: Face, event: Event) -> Told:
    t, day = face.t, event.due_on.isoformat() if event.due_on else ""
    if event.kind is EventKind.LOT_EXTENSION_TAKEN_BACK:
        title = t.gettext("Credit valid until {day} again", day=day)
        return "undo-2", "warn", title, event.number
    title = t.gettext("Credit extended to {day}", day=day)
    return "calendar-days", "accent_text", title, _joined(event.number, event.text)


def _refund(face: Face, event: Event) -> Told:
    t = face.t
    title = t.gettext("To be paid back: {amount}", amount=_money(face, event))
    due = t.gettext("due {day}", day=face.day(event.due_on)) if event.due_on else ""
    return "coins", "warn", title, _joined(event.number, event.text, due)


def _refund_back(face: Face, event: Event) -> Told:
    title = face.t.gettext("Refund taken back: {amount}", amount=_money(face, event))
    return "undo-2", "muted", title, _joined(event.number, event.text)


def _taken(face: Face, event: Event) -> str:
    if event.units is None:
        return _money(face, event)
    return f"{event.units} {unit(face.t, LotKind(event.code), event.units)}"


def _left(face: Face, event: Event) -> str:
    if event.units_left is None:
        return event.number
    n = event.units_left
    return face.t.ngettext("{n} left of {lot}", "{n} left of {lot}", n, lot=event.number)


_TELLERS: Final[Mapping[EventKind, Callable[[Face, Event], Told]]] = MappingProxyType(
    {
        EventKind.BILL: _bill,
        EventKind.PAYMENT: _payment,
        EventKind.PAYMENT_TAKEN_BACK: _payment_back,
        EventKind.ADJUSTMENT: _adjustment,
        EventKind.DISPUTE_OPENED: _dispute,
        EventKind.DISPUTE_CLOSED: _settled,
        EventKind.EXTENSION: _extension,
        EventKind.EXTENSION_TAKEN_BACK: _extension_back,
        EventKind.CONTACT: _contact,
        EventKind.PROMISE: _promise,
        EventKind.PLAN_AGREED: _plan,
        EventKind.PLAN_SIGNED: _plan,
        EventKind.PLAN_ENDED: _plan_ended,
        EventKind.LETTER: _letter,
        EventKind.PREPAID_SALE: _sale,
        EventKind.REDEMPTION: _use,
        EventKind.REDEMPTION_TAKEN_BACK: _use_back,
        EventKind.LOT_EXTENDED: _lot_extended,
        EventKind.LOT_EXTENSION_TAKEN_BACK: _lot_extended,
        EventKind.PREPAID_REFUND: _refund,
        EventKind.PREPAID_REFUND_TAKEN_BACK: _refund_back,
    }
)
