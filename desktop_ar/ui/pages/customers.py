"""Everybody: who they are, what they owe, what the shop owes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from desktop_ar.queries.customers import CustomerRow, customers
from desktop_ar.ui.pages.customer_columns import WIDTHS, customer_columns
from desktop_ar.ui.pages.customer_list import CustomerListPage
from desktop_ar.ui.pages.page import Room, Tools
from desktop_ar.ui.widgets.empty_state import EmptyState

FIRST: Final = 300
"""So many names are shown at once; the rest of a long list follows a moment later."""

_CHIPS: Final[Mapping[str, Callable[[CustomerRow], bool]]] = MappingProxyType(
    {
        "": lambda _row: True,
        "late": lambda row: row.overdue_fen > 0,
        "owes": lambda row: row.open_fen > 0,
        "prepaid": lambda row: row.prepaid_value_fen > 0,
    }
)


class CustomersPage(CustomerListPage[CustomerRow]):
    """The list that is searched by name, pinyin, initials, phone and number."""

    key = "customers"
    icon = "users"
    sums = "overdue_fen"

    def __init__(self, tools: Tools) -> None:
        self._places: dict[int, int] = {}
        self._found: list[CustomerRow] = []
        empty = EmptyState(tools.face, "customers")
        columns = customer_columns(self._places)
        super().__init__(tools, columns, lambda row: row.customer_id, empty, find_stays=True)
        self.table.sort("customer_name")
        self.offer_customer_acts()
        self.offer_list_acts()
        self.offer_panel()
        self.connect_empty(self.doors.importing)
        self.add_list(self.panel)
        self.retranslate()

    def current_customer_no(self) -> str:
        row = self.table.current()
        return row.customer_no if row is not None else ""

    def search(self, words: str) -> None:
        """Show what the search box of the window asks for."""
        self.strip.set_find(words)
        self.ask_words(words)

    # Reading

    def load(self) -> None:
        self.load_rows()
        self.ask_whether_empty()
        self.panel.refresh()

    def load_rows(self) -> None:
        question = partial(_rows, day=self.face.today, words=self.asked.words, limit=FIRST)
        self.tools.reader.forget(self, "whole")  # the rest of another filter
        self.tools.reader.ask(self, "rows", question, self._take_first)

    def _take_first(self, rows: list[CustomerRow]) -> None:
        self.whole = len(rows) < FIRST
        if not self.whole:
            question = partial(_rows, day=self.face.today, words=self.asked.words, limit=None)
            self.tools.reader.ask(self, "whole", question, self._take_whole)
        self._take(rows)

    def _take_whole(self, rows: list[CustomerRow]) -> None:
        self.whole = True
        self._take(rows)

    def _take(self, rows: list[CustomerRow]) -> None:
        self._found = rows
        self._places.clear()
        self._places.update({row.customer_id: place for place, row in enumerate(rows)})
        self._count()
        self._show_chosen()

    def _show_chosen(self) -> None:
        wanted = _CHIPS.get(self.asked.chip, _CHIPS[""])
        self.show_rows([row for row in self._found if wanted(row)])

    def chip_chosen(self) -> None:
        self._show_chosen()

    def _count(self) -> None:
        counts = {key: sum(map(holds, self._found)) for key, holds in _CHIPS.items()}
        self.set_counts(counts if self.whole else None)

    def when_whole(self, then: Callable[[], None]) -> None:
        if self.whole:
            then()
            return
        question = partial(_rows, day=self.face.today, words=self.asked.words, limit=None)

        def take(found: list[CustomerRow]) -> None:
            self._take_whole(found)
            then()

        self.tools.reader.ask(self, "whole", question, take)

    # Words

    def title(self) -> str:
        return self.face.t.gettext("Customers")

    def keys(self) -> tuple[tuple[str, str], ...]:
        t = self.face.t
        return (
            ("L", t.pgettext("key", "contact")),
            ("P", t.pgettext("key", "payment")),
            ("Enter", t.pgettext("key", "open")),
        )

    def chip_words(self) -> dict[str, str]:
        t = self.face.t
        return {
            "": t.gettext("All"),
            "late": t.gettext("Owes, late"),
            "owes": t.gettext("Owes something"),
            "prepaid": t.gettext("Has prepaid"),
        }

    def counted(self, count: int, total: str) -> str:
        return self.face.t.ngettext(
            "{n} customer · late {total}", "{n} customers · late {total}", count, total=total
        )

    def counted_selected(self, count: int, total: str) -> str:
        return self.face.t.pgettext("customers", "{n} selected · {total}", n=count, total=total)

    def say_empty(self) -> None:
        t = self.face.t
        if self.asked:
            self.empty.set_words(
                t.gettext("Nobody here"),
                t.gettext("No customer has this name, number or phone."),
                t.gettext("Show all customers"),
                t.gettext("Take on a customer"),
            )
            self.empty.button.set_icon_name("list-filter")
        else:
            self.say_book_empty()

    def retranslate(self) -> None:
        super().retranslate()
        self._count()

    def set_room(self, room: Room) -> None:
        super().set_room(room)
        self.table.set_widths(WIDTHS["wide" if room is Room.WIDE else "narrow"])


def _rows(session: Any, *, day: date, words: str, limit: int | None) -> list[CustomerRow]:
    return customers(session, day, search=words, limit=limit)
