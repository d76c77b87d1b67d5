"""Both sides of a customer in words: sums with their lines, and the memo between them."""

from __future__ import annotations

from desktop_ar.language.code_words import word
from desktop_ar.queries.customer_card import CustomerCard
from desktop_ar.queries.prepaid import PrepaidRow
from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.two_sided import SideFacts, SideLine


def owes_side(face: Face, card: CustomerCard) -> SideFacts:
    """What the customer owes: what is late is the figure, what is not due a line under it."""
    t, owes = face.t, card.owes
    lines = []
    if owes.overdue_fen:
        count = t.ngettext("{n} late", "{n} late", owes.overdue_count)
        longest = t.ngettext("up to {n} d", "up to {n} d", owes.days_past_due)
        lines.append(SideLine(f"{count} · {longest}"))
        if owes.not_due_fen:
            amount = face.figures.money(owes.not_due_fen)
            lines.append(SideLine(t.gettext("Not due {amount}", amount=amount)))
    elif owes.not_due_fen:
        lines.append(SideLine(t.gettext("None of it is late")))
    else:
        lines.append(SideLine(t.gettext("Owes nothing")))
    if owes.disputed_fen:
        lines.append(SideLine(t.gettext("Contested"), owes.disputed_fen))
    if owes.late_charge_fen:
        lines.append(SideLine(t.gettext("Late charge so far"), owes.late_charge_fen))
    if owes.unallocated_fen:
        lines.append(SideLine(t.gettext("Paid ahead"), owes.unallocated_fen))
    late = owes.overdue_fen > 0
    fen = owes.overdue_fen if late else owes.not_due_fen
    return SideFacts(t.gettext("Owes the shop"), fen, late, tuple(lines))


def owed_side(face: Face, card: CustomerCard, most: int) -> SideFacts:
    """What the shop owes in goods and services, lot by lot; the rest of many in one line."""
    t, lots = face.t, card.lots
    shown = lots if len(lots) <= most else lots[: most - 1]
    lines = [SideLine(lot_line(face, lot), lot.value_left_fen) for lot in shown]
    rest = lots[len(shown) :]
    if rest:
        words = t.ngettext("{n} more", "{n} more", len(rest))
        lines.append(SideLine(words, sum(lot.value_left_fen for lot in rest)))
    if not lots:
        lines.append(SideLine(t.gettext("No prepaid credit")))
    return SideFacts(t.gettext("The shop owes"), card.prepaid_value_fen, False, tuple(lines))


def lot_line(face: Face, lot: PrepaidRow) -> str:
    """``装裱次卡 4/10`` or the title of a lot that is used by value."""
    title = lot.title or word(face.t, lot.kind)
    if lot.units_bought is None:
        return title
    return f"{title} {lot.units_left}/{lot.units_bought}"


def memo_words(face: Face, card: CustomerCard) -> str:
    """The net where both sides have something: a memo, never a booking."""
    t, net = face.t, card.net_fen
    if not card.owes.open_fen or not card.prepaid_value_fen:
        return ""
    amount = face.figures.money(abs(net))
    if net >= 0:
        return t.gettext("Net {amount} to pay: a memo, never booked", amount=amount)
    return t.gettext("Net {amount} owed by the shop: a memo, never booked", amount=amount)
