"""What the owner sees on the screen, asked in a word, for the stories."""

from __future__ import annotations

from desktop_ar.queries.customer_card import CustomerCard, customer_card
from desktop_ar.queries.overdue import overdue
from desktop_ar.queries.overdue_rows import OverdueRow
from desktop_ar.queries.prepaid import PrepaidRow, prepaid
from desktop_ar.queries.timeline import Event, timeline
from desktop_ar.queries.worklist import WorkRow, worklist
from tests.shop import Shop


def overdue_list(shop: Shop, *filters: str, on: int = 0) -> dict[str, OverdueRow]:
    """The overdue list of a day, by name."""
    with shop.book.read() as session:
        return {row.customer_name: row for row in overdue(session, shop.on(on), filters)}


def overdue_fen(shop: Shop, name: str, *, on: int = 0) -> int:
    """What a customer is late with on a day; 0 for one who is not on the list."""
    row = overdue_list(shop, on=on).get(name)
    return 0 if row is None else row.overdue_fen


def prepaid_list(shop: Shop, *filters: str, on: int = 0) -> dict[str, PrepaidRow]:
    """The prepaid list of a day, by number of the lot."""
    with shop.book.read() as session:
        return {row.lot_no: row for row in prepaid(session, shop.on(on), filters)}


def card(shop: Shop, customer_no: str) -> CustomerCard:
    """The customer's card today."""
    with shop.book.read() as session:
        return customer_card(session, shop.today, customer_no)


def history(shop: Shop, customer_no: str) -> list[Event]:
    """What happened with a customer, the oldest first."""
    with shop.book.read() as session:
        found = customer_card(session, shop.today, customer_no).facts.customer_id
        return timeline(session, shop.today, found)[::-1]


def proposed(shop: Shop, name: str, *, skipped: bool = False) -> WorkRow | None:
    """The step the worklist proposes for a customer today."""
    with shop.book.read() as session:
        rows = worklist(session, shop.today, skipped=skipped)
    return next((row for row in rows if row.customer_name == name), None)
