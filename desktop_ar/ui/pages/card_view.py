"""What the panel and the card of a customer are read from: frozen rows that cross threads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_ar.domain.faults import Refused
from desktop_ar.queries.customer_card import CustomerCard, customer_card
from desktop_ar.queries.customer_step import CustomerStep, step_of
from desktop_ar.queries.promises import PromiseRow, promises
from desktop_ar.queries.receivables import BillRow, bills
from desktop_ar.queries.timeline import Event, timeline
from desktop_ar.ui.worker import ReadSession


@dataclass(frozen=True, slots=True)
class CustomerView:
    """Both sides, the next step, and what happened."""

    card: CustomerCard
    step: CustomerStep | None
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class CardView:
    """Also every bill, the open ones first, and every promise, the last one first."""

    view: CustomerView
    bills: tuple[BillRow, ...]
    promises: tuple[PromiseRow, ...]


def customer_view(
    session: ReadSession, day: date, customer_no: str, most: int | None = None
) -> CustomerView | None:
    """One customer with their last events; None where there is none of that number any more."""
    try:
        card = customer_card(session, day, customer_no)
    except Refused:
        return None
    events = timeline(session, day, card.facts.customer_id, most)
    return CustomerView(card, step_of(session, day, card), tuple(events))


def card_view(session: ReadSession, day: date, customer_no: str) -> CardView | None:
    """Everything about one customer; None where there is none of that number any more."""
    view = customer_view(session, day, customer_no)
    if view is None:
        return None
    own = view.card.facts.customer_id
    every = bills(session, day, own, only_open=False)
    waiting = [row for row in every if row.open_fen]
    settled = [row for row in reversed(every) if not row.open_fen]
    made = tuple(reversed(promises(session, day, (own,))))
    return CardView(view, (*waiting, *settled), made)
