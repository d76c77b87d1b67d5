"""Who owes and is late: figures, ages, filters, the list, and the customer beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt

from desktop_ar.domain.codes import Bucket
from desktop_ar.queries.ageing import AgeingTotals, ageing_totals
from desktop_ar.queries.figures import ShopFigures, shop_figures
from desktop_ar.queries.overdue import overdue_counts, overdue_totals
from desktop_ar.queries.overdue_rows import OverdueRow, OverdueSums
from desktop_ar.ui.pages.ageing_card import AgeingCard, bucket_words
from desktop_ar.ui.pages.customer_list import CustomerListPage
from desktop_ar.ui.pages.overdue_columns import (
    LATE,
    OVERDUE_COLUMNS,
    WIDTHS,
    OverdueLine,
    identity,
)
from desktop_ar.ui.pages.overdue_figures import OverdueFigures
from desktop_ar.ui.pages.overdue_reads import (
    Details,
    details_of,
    ids_by_name,
    sums_of,
    whole_rows,
)
from desktop_ar.ui.pages.page import Badge, Room, Tools
from desktop_ar.ui.pages.visible_rows import VisibleRows
from desktop_ar.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from desktop_ar.ui.export_source import ExportSource
    from desktop_ar.ui.long_work import Progress

ALL_AT_ONCE: Final = 300
"""A list of so many rows is looked at whole; of a longer one only what is on the screen."""


class OverduePage(CustomerListPage[OverdueLine]):
    """`desktop-ar overdue` as a room: the same rows, columns, filters and sums."""

    key = "overdue"
    icon = "clock-alert"
    sums = "overdue_fen"

    def __init__(self, tools: Tools) -> None:
        empty = EmptyState(tools.face, "overdue")
        super().__init__(tools, OVERDUE_COLUMNS, identity, empty)
        self._counts: dict[str, int] | None = None
        self._rest_wanted = False
        self.kpis = OverdueFigures(self.face)
        self.ageing = AgeingCard(self.face)
        self.ageing.clicked.connect(self.choose_part)
        self.column.addWidget(self.kpis)
        self.column.addWidget(self.ageing)
        self.about_book.append(self.kpis)
        self.about_rows.append(self.ageing)
        self.table.sort("overdue_fen", descending=True)
        self.visible_rows = VisibleRows(self.table.view)
        self.visible_rows.seen.connect(self._look_at)
        self.offer_customer_acts()
        self.offer_list_acts()
        self.offer_panel()
        self.connect_empty(partial(self.doors.for_someone, self.doors.bill))
        self.add_list(self.panel)
        self.retranslate()

    # Reading

    def load(self) -> None:
        self._rest_wanted = True
        self.load_rows()
        self.panel.refresh()

    def _load_rest(self) -> None:
        """What stands around the list comes after it: the list is what one waits for."""
        day, read = self.face.today, self.tools.reader
        self._rest_wanted = False
        read.ask(self, "ages", lambda s: ageing_totals(s, day), self._show_ages, later=True)
        read.ask(self, "figures", lambda s: shop_figures(s, day), self._show_figures, later=True)
        read.ask(self, "counts", lambda s: overdue_counts(s, day), self._show_counts, later=True)
        self.ask_whether_empty()

    def load_badge(self) -> None:
        day = self.face.today
        self.tools.reader.ask(
            self, "badge", lambda s: overdue_totals(s, day).customer_count, self._show_badge
        )

    def load_rows(self) -> None:
        question = partial(sums_of, day=self.face.today, wanted=self.asked, limit=ALL_AT_ONCE)
        self.tools.reader.forget(self, "whole")  # the rest of another filter
        self.tools.reader.ask(self, "rows", question, self._take_first)

    def _take_first(self, rows: list[OverdueSums]) -> None:
        """The head of a long list is shown while the rest of it is read."""
        self.whole = len(rows) < ALL_AT_ONCE
        if not self.whole:
            question = partial(sums_of, day=self.face.today, wanted=self.asked, limit=None)
            self.tools.reader.ask(self, "whole", question, self._take_whole, later=True)
        self._take_rows(rows)
        if self._rest_wanted:
            self._load_rest()

    def _take_whole(self, rows: list[OverdueSums]) -> None:
        self.whole = True
        self._take_rows(rows)

    def _take_rows(self, rows: list[OverdueSums]) -> None:
        before = {identity(line): line for line in self.table.model.rows}
        lines = [OverdueLine(sums) for sums in rows]
        for line in lines:
            known = before.get(identity(line))
            if known is not None:  # what was known stays until it is asked again
                line.row, line.marks, line.place = known.row, known.marks, known.place
                line.stale = True
        self.show_rows(lines)
        if lines and len(lines) <= ALL_AT_ONCE:
            self._ask_details("first", lines, _nothing)
        self.sorted_anew()

    def _look_at(self, first: int, last: int) -> None:
        lines = [line for line in self.table.model.rows[first : last + 1] if line.wanting]
        if lines:
            self._ask_details("visible", lines, _nothing)

    def complete(self, rows: Sequence[OverdueLine], then: Callable[[], None]) -> None:
        wanting = [line for line in rows if line.wanting]
        if wanting:
            self._ask_details("details", wanting, then)
        else:
            then()

    def when_whole(self, then: Callable[[], None]) -> None:
        if self.whole:
            then()
            return
        question = partial(sums_of, day=self.face.today, wanted=self.asked, limit=None)

        def take(rows: list[OverdueSums]) -> None:
            self._take_whole(rows)
            then()

        self.tools.reader.ask(self, "whole", question, take)

    def _ask_details(
        self, name: str, lines: Sequence[OverdueLine], then: Callable[[], None]
    ) -> None:
        question = partial(details_of, day=self.face.today, sums=[line.sums for line in lines])
        take = partial(self._take_details, lines, then)
        self.tools.reader.ask(self, name, question, take, later=then is _nothing)

    def _take_details(
        self, lines: Sequence[OverdueLine], then: Callable[[], None], details: Details
    ) -> None:
        rows, marks = details
        for line, row in zip(lines, rows, strict=True):
            line.row, line.marks, line.stale = row, marks[identity(line)], False
        self.tell_rows()
        then()

    def sorted_anew(self) -> None:
        """An order by what only looked-at rows tell needs all of them."""
        model = self.table.model
        if model.sorted_by is None or not self.whole:
            return
        at, order = model.sorted_by
        key, down = model.columns[at].key, order == Qt.SortOrder.DescendingOrder
        again = partial(self.table.sort, key, descending=down)
        if key == "customer_name" and any(line.place is None for line in model.rows):
            question = partial(ids_by_name, day=self.face.today, wanted=self.asked)
            self.tools.reader.ask(self, "names", question, partial(self._take_names, again))
        elif key in LATE and any(line.wanting for line in model.rows):
            self.complete(list(model.rows), again)

    def _take_names(self, again: Callable[[], None], ids: list[int]) -> None:
        places = {customer_id: place for place, customer_id in enumerate(ids)}
        for line in self.table.model.rows:
            line.place = places.get(identity(line), len(places))
        again()

    def export_source(self) -> ExportSource:
        """With all columns it is the answer of the command: the same rows, columns and sums."""
        from desktop_ar.exchange import answers  # noqa: PLC0415 - when it is wanted

        every = [line.sums for line in self.table.model.rows]
        some = [line.sums for line in self.table.selected()]
        day = self.face.today

        def records(session: Any, only: bool, progress: Progress) -> list[OverdueRow]:
            return whole_rows(session, some if only else every, day, progress)

        return replace(super().export_source(), answer=answers.OVERDUE, records=records)

    # Showing

    def _show_ages(self, totals: AgeingTotals) -> None:
        self.ageing.show_totals(totals)

    def _show_counts(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self.set_counts(counts)

    def _show_badge(self, count: int) -> None:
        self.set_badge(Badge(count))

    def _show_figures(self, figures: ShopFigures) -> None:
        self.kpis.show_figures(figures)
        self._show_badge(figures.overdue_customers)

    def part_chosen(self, part: str) -> None:
        self.ageing.set_chosen(part)

    def current_customer_no(self) -> str:
        line = self.table.current()
        return line.sums.customer_no if line is not None else ""

    # Words

    def keys(self) -> tuple[tuple[str, str], ...]:
        t = self.face.t
        return (
            ("L", t.pgettext("key", "contact")),
            ("P", t.pgettext("key", "payment")),
            ("Enter", t.pgettext("key", "open")),
        )

    def title(self) -> str:
        return self.face.t.gettext("Overdue")

    def chip_words(self) -> dict[str, str]:
        t = self.face.t
        return {
            "": t.gettext("All overdue"),
            "promise_broken": t.gettext("Promise broken"),
            "promise_today": t.gettext("Promised today"),
            "disputed": t.gettext("Disputed"),
            "plan": t.gettext("On a plan"),
            "due_7": t.gettext("Due in 7 days"),
            "no_contact_30": t.gettext("No contact 30 d"),
            "due_30": t.gettext("Due in 30 days"),
        }

    def part_words(self, part: str) -> str:
        return bucket_words(self.face.t, Bucket(part))

    def counted(self, count: int, total: str) -> str:
        return self.face.t.ngettext(
            "{n} customer · total {total}", "{n} customers · total {total}", count, total=total
        )

    def counted_selected(self, count: int, total: str) -> str:
        return self.face.t.pgettext("customers", "{n} selected · {total}", n=count, total=total)

    def say_empty(self) -> None:
        t = self.face.t
        if self.asked:
            self.empty.set_words(
                t.gettext("Nobody here"),
                t.gettext("No customer fits this filter on this day."),
                t.gettext("Show all overdue"),
            )
            self.empty.button.set_icon_name("list-filter")
        elif self.book_empty:
            self.say_book_empty()
        else:
            self.empty.set_words(
                t.gettext("Nobody is late"),
                t.gettext("Whoever owes after the due date stands here, the largest sum first."),
                t.gettext("Enter a bill"),
                t.gettext("See all customers"),
            )
            self.empty.button.set_icon_name("plus")

    def retranslate(self) -> None:
        super().retranslate()
        self.set_counts(self._counts)
        self.kpis.retranslate()
        self.ageing.retranslate()
        self._set_widths()

    def _set_widths(self) -> None:
        narrow = self.room is not Room.WIDE
        self.table.set_widths(WIDTHS["narrow" if narrow else "wide"])
        if not self.face.t.chinese:
            self.table.set_widths({"level": 84, "promise": 122 if narrow else 130})

    # Place

    def set_room(self, room: Room) -> None:
        super().set_room(room)
        narrow = room is not Room.WIDE
        self.kpis.set_dense(narrow)
        self.ageing.set_dense(narrow)
        self.habit.hide_for_room("oldest_due_date", narrow)
        self._set_widths()


def _nothing() -> None:
    """Nothing waits for these rows."""
