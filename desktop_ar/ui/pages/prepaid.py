"""What the shop owes in goods and services: figures, deadlines, kinds, filters, the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt

from desktop_ar.domain.codes import LotKind, LotState
from desktop_ar.language.catalogue import N_
from desktop_ar.language.code_words import word
from desktop_ar.queries.figures import PrepaidFigures, prepaid_figures
from desktop_ar.queries.prepaid import PrepaidRow, prepaid_counts, prepaid_totals
from desktop_ar.ui.pages.customer_list import CustomerActsPage
from desktop_ar.ui.pages.page import Badge, Room, Tools
from desktop_ar.ui.pages.prepaid_charts import PrepaidCharts
from desktop_ar.ui.pages.prepaid_columns import WIDTHS, identity, prepaid_columns
from desktop_ar.ui.pages.prepaid_figures import PrepaidFiguresRow
from desktop_ar.ui.pages.prepaid_reads import charts_of, lots_by_name, lots_of
from desktop_ar.ui.widgets.empty_state import EmptyState

FIRST: Final = 300
"""So many lots are shown at once; the rest of a long list follows a moment later."""
_SMALL_HIDES: Final = ("last_used_on", "valid_until")

if TYPE_CHECKING:
    from desktop_ar.ui.export_source import ExportSource
    from desktop_ar.ui.long_work import Progress


class PrepaidPage(CustomerActsPage[PrepaidRow]):
    """`desktop-ar prepaid` as a room: the same rows, columns, filters and sums."""

    key = "prepaid"
    icon = "wallet-cards"
    sums = "value_left_fen"

    def __init__(self, tools: Tools) -> None:
        self._places: dict[str, int] = {}
        empty = EmptyState(tools.face, "prepaid")
        super().__init__(tools, prepaid_columns(self._places), identity, empty)
        self._counts: dict[str, int] | None = None
        self._rest_wanted = False
        self.kpis = PrepaidFiguresRow(self.face)
        self.charts = PrepaidCharts(self.face)
        self.charts.clicked.connect(self.choose_part)
        self.column.addWidget(self.kpis)
        self.column.addWidget(self.charts)
        self.about_book.append(self.kpis)
        self.about_rows.append(self.charts)
        self.table.sort("valid_until")
        self._offer()
        self.connect_empty(partial(self.doors.for_someone, self.doors.sale))
        self.add_list()
        self.retranslate()

    def _offer(self) -> None:
        self.offer("redeem", N_("Use a prepaid credit"), self.redeem, icon="tickets", keys="R")
        self.offer(
            "extend_lot",
            N_("Give the credit more time"),
            self.extend,
            icon="calendar-days",
            keys="X",
        )
        self.offer("activate_lot", N_("Activate the credit"), self.activate, icon="check", keys="A")
        self.offer("refund", N_("Pay the credit back"), self.refund, icon="coins", keys="B")
        self.offer_customer_acts()
        self.offer("sale", N_("Sell a prepaid credit"), self.about(self.doors.sale),
                   icon="wallet-cards")  # fmt: skip
        self.offer_list_acts()

    def redeem(self) -> None:
        """Use the lot of the current row."""
        row = self.table.current()
        if row is not None:
            self.doors.redeem(row.customer_no, row.lot_no)

    def extend(self) -> None:
        """Give the lot of the current row more time."""
        row = self.table.current()
        if row is not None:
            self.doors.extend_lot(row.lot_no)

    def activate(self) -> None:
        """Let the lot of the current row be used, where it waits for that."""
        row = self.table.current()
        if row is not None and row.state is LotState.NOT_ACTIVATED:
            self.doors.activate_lot(row.lot_no)

    def refund(self) -> None:
        """The refund sheet of the lot of the current row."""
        row = self.table.current()
        if row is not None:
            self.doors.refund(row.lot_no)

    def current_customer_no(self) -> str:
        row = self.table.current()
        return row.customer_no if row is not None else ""

    def row_acts(self) -> Sequence[str]:
        return (*super().row_acts(), "redeem", "extend_lot", "activate_lot", "refund", "sale")

    def current_changed(self) -> None:
        super().current_changed()
        row = self.table.current()
        waits = row is not None and row.state is LotState.NOT_ACTIVATED
        self.acts["activate_lot"].setEnabled(waits)

    # Reading

    def load(self) -> None:
        self._rest_wanted = True
        self.load_rows()

    def _load_rest(self) -> None:
        """What stands around the list comes after it: the list is what one waits for."""
        day, read = self.face.today, self.tools.reader
        self._rest_wanted = False
        read.ask(self, "figures", lambda s: prepaid_figures(s, day), self._show_figures)
        read.ask(self, "charts", partial(charts_of, day=day), self.charts.show_charts)
        read.ask(self, "counts", lambda s: prepaid_counts(s, day), self._show_counts)
        self.ask_whether_empty()

    def load_badge(self) -> None:
        day = self.face.today
        self.tools.reader.ask(
            self, "badge", lambda s: prepaid_totals(s, day).lot_count, self._show_badge
        )

    def load_rows(self) -> None:
        question = partial(lots_of, day=self.face.today, wanted=self.asked, limit=FIRST)
        self.tools.reader.forget(self, "whole")  # the rest of another filter
        self.tools.reader.ask(self, "rows", question, self._take_first)

    def _take_first(self, rows: list[PrepaidRow]) -> None:
        """The head of a long list is shown while the rest of it is read."""
        self.whole = len(rows) < FIRST
        if not self.whole:
            self.when_whole(_nothing)
        self._take_rows(rows)
        if self._rest_wanted:
            self._load_rest()

    def when_whole(self, then: Callable[[], None]) -> None:
        if self.whole:
            then()
            return
        question = partial(lots_of, day=self.face.today, wanted=self.asked, limit=None)

        def take(rows: list[PrepaidRow]) -> None:
            self.whole = True
            self._take_rows(rows)
            then()

        self.tools.reader.ask(self, "whole", question, take)

    def _take_rows(self, rows: list[PrepaidRow]) -> None:
        self._places.clear()
        self.show_rows(rows)
        self.sorted_anew()

    def sorted_anew(self) -> None:
        """The order of names is the book's; it is asked for when it is wanted."""
        model = self.table.model
        if not self.whole or model.sorted_by is None:
            return
        if model.columns[model.sorted_by[0]].key != "customer_name":
            return
        if all(row.lot_no in self._places for row in model.rows):
            return
        down = model.sorted_by[1] == Qt.SortOrder.DescendingOrder
        again = partial(self.table.sort, "customer_name", descending=down)
        question = partial(lots_by_name, day=self.face.today, wanted=self.asked)
        self.tools.reader.ask(self, "names", question, partial(self._take_names, again))

    def _take_names(self, again: Callable[[], None], lot_nos: list[str]) -> None:
        self._places.update({lot_no: place for place, lot_no in enumerate(lot_nos)})
        again()

    def export_source(self) -> ExportSource:
        """With all columns it is the answer of the command: the same rows, columns and sums."""
        from desktop_ar.exchange import answers  # noqa: PLC0415 - when it is wanted

        every, some = list(self.table.model.rows), self.table.selected()

        def records(_session: Any, only: bool, _progress: Progress) -> list[PrepaidRow]:
            return some if only else every

        return replace(super().export_source(), answer=answers.PREPAID, records=records)

    # Showing

    def _show_badge(self, count: int) -> None:
        self.set_badge(Badge(count))

    def _show_counts(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self.set_counts(counts)

    def _show_figures(self, figures: PrepaidFigures) -> None:
        self.kpis.show_figures(figures)
        self._show_badge(figures.prepaid_lots)

    def part_chosen(self, part: str) -> None:
        self.charts.set_chosen(part)

    # Words

    def keys(self) -> tuple[tuple[str, str], ...]:
        t = self.face.t
        return (
            ("R", t.pgettext("key", "use")),
            ("L", t.pgettext("key", "contact")),
            ("Enter", t.pgettext("key", "open")),
        )

    def title(self) -> str:
        return self.face.t.gettext("Prepaid")

    def chip_words(self) -> dict[str, str]:
        t = self.face.t
        return {
            "": t.gettext("All"),
            "expiring_7": t.gettext("Ends in 7 days"),
            "expiring_30": t.gettext("Ends in 30 days"),
            "expired": t.gettext("Past deadline"),
            "unused_90": t.gettext("Not seen 90 d"),
            "not_activated": t.gettext("Not activated"),
        }

    def part_words(self, part: str) -> str:
        name, _, rest = part.partition(":")
        if name == "kind":
            return word(self.face.t, LotKind(rest))
        first, _, last = rest.partition(":")
        return f"{first} – {last}"

    def counted(self, count: int, total: str) -> str:
        return self.face.t.ngettext(
            "{n} lot · total {total}", "{n} lots · total {total}", count, total=total
        )

    def counted_selected(self, count: int, total: str) -> str:
        return self.face.t.pgettext("lots", "{n} selected · {total}", n=count, total=total)

    def say_empty(self) -> None:
        t = self.face.t
        if self.asked:
            self.empty.set_words(
                t.gettext("Nothing here"),
                t.gettext("No prepaid credit fits this filter on this day."),
                t.gettext("Show all credits"),
            )
            self.empty.button.set_icon_name("list-filter")
        elif self.book_empty:
            self.say_book_empty()
        else:
            self.empty.set_words(
                t.gettext("No prepaid credits yet"),
                t.gettext("Cards, packs and vouchers that are paid and not used stand here,"
                          " the nearest deadline first."),
                t.gettext("Sell a prepaid credit"),
                t.gettext("See all customers"),
            )  # fmt: skip
            self.empty.button.set_icon_name("plus")

    def retranslate(self) -> None:
        super().retranslate()
        self.set_counts(self._counts)
        self.kpis.retranslate()
        self.charts.retranslate()

    # Place

    def set_room(self, room: Room) -> None:
        super().set_room(room)
        narrow = room is not Room.WIDE
        self.kpis.set_dense(narrow)
        self.charts.set_dense(narrow)
        for column in _SMALL_HIDES:
            self.habit.hide_for_room(column, room is Room.SMALL)
        self.table.set_widths(WIDTHS["narrow" if narrow else "wide"])


def _nothing() -> None:
    """Nothing waits for these rows."""
