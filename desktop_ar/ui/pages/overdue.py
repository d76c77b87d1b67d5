"""Who owes and is late: figures, ages, filters, the list, and the customer beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt

from desktop_ar.domain.ageing import OVERDUE_BUCKETS
from desktop_ar.domain.codes import Bucket
from desktop_ar.queries.ageing import AgeingTotals, ageing_totals
from desktop_ar.queries.figures import ShopFigures, shop_figures
from desktop_ar.queries.overdue import (
    overdue_counts,
    overdue_details,
    overdue_marks,
    overdue_sums,
    overdue_totals,
)
from desktop_ar.queries.overdue_rows import OverdueMarks, OverdueRow, OverdueSums
from desktop_ar.ui.pages.ageing_card import AgeingCard, bucket_words
from desktop_ar.ui.pages.customer_list import CustomerListPage
from desktop_ar.ui.pages.kpi_row import KpiRow
from desktop_ar.ui.pages.overdue_columns import (
    LATE,
    OVERDUE_COLUMNS,
    WIDTHS,
    OverdueLine,
    identity,
)
from desktop_ar.ui.pages.page import Badge, Room, Tools
from desktop_ar.ui.pages.saved_filters import ListFilter
from desktop_ar.ui.pages.visible_rows import VisibleRows
from desktop_ar.ui.widgets.empty_state import EmptyState

ALL_AT_ONCE: Final = 300
"""A list of so many rows is looked at whole; of a longer one only what is on the screen."""
Details = tuple[list[OverdueRow], dict[int, OverdueMarks]]


class OverduePage(CustomerListPage[OverdueLine]):
    """`desktop-ar overdue` as a room: the same rows, columns, filters and sums."""

    key = "overdue"
    icon = "clock-alert"
    sums = "overdue_fen"

    def __init__(self, tools: Tools) -> None:
        empty = EmptyState(tools.face, "overdue")
        super().__init__(tools, OVERDUE_COLUMNS, identity, empty)
        self._figures: ShopFigures | None = None
        self._counts: dict[str, int] | None = None
        self._rest_wanted = False
        self.kpis = KpiRow(
            self.face,
            (("clock-alert", "overdue"), ("handshake", "text"), ("wallet-cards", "text"),
             ("hourglass", "text")),
        )  # fmt: skip
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
        self.face.sums_changed.connect(self._say_trend)
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
        read.ask(self, "ages", lambda s: ageing_totals(s, day), self._show_ages)
        read.ask(self, "figures", lambda s: shop_figures(s, day), self._show_figures)
        read.ask(self, "counts", lambda s: overdue_counts(s, day), self._show_counts)
        self.ask_whether_empty()

    def load_badge(self) -> None:
        day = self.face.today
        self.tools.reader.ask(
            self, "badge", lambda s: overdue_totals(s, day).customer_count, self._show_badge
        )

    def load_rows(self) -> None:
        question = partial(_rows, day=self.face.today, wanted=self.asked, limit=ALL_AT_ONCE)
        self.tools.reader.ask(self, "rows", question, self._take_first)

    def _take_first(self, rows: list[OverdueSums]) -> None:
        """The head of a long list is shown while the rest of it is read."""
        self.whole = len(rows) < ALL_AT_ONCE
        if not self.whole:
            question = partial(_rows, day=self.face.today, wanted=self.asked, limit=None)
            self.tools.reader.ask(self, "whole", question, self._take_whole)
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
        if not self.whole and len(rows) == len(self.table.model.rows):
            self._wait_for_whole(then)
            return
        wanting = [line for line in rows if line.wanting]
        if wanting:
            self._ask_details("whole", wanting, then)
        else:
            then()

    def _wait_for_whole(self, then: Callable[[], None]) -> None:
        question = partial(_rows, day=self.face.today, wanted=self.asked, limit=None)

        def take(rows: list[OverdueSums]) -> None:
            self._take_whole(rows)
            self.complete(list(self.table.model.rows), then)

        self.tools.reader.ask(self, "whole", question, take)

    def _ask_details(
        self, name: str, lines: Sequence[OverdueLine], then: Callable[[], None]
    ) -> None:
        question = partial(_details, day=self.face.today, sums=[line.sums for line in lines])
        self.tools.reader.ask(self, name, question, partial(self._take_details, lines, then))

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
            question = partial(_by_name, day=self.face.today, wanted=self.asked)
            self.tools.reader.ask(self, "names", question, partial(self._take_names, again))
        elif key in LATE and any(line.wanting for line in model.rows):
            self.complete(list(model.rows), again)

    def _take_names(self, again: Callable[[], None], ids: list[int]) -> None:
        places = {customer_id: place for place, customer_id in enumerate(ids)}
        for line in self.table.model.rows:
            line.place = places.get(identity(line), len(places))
        again()

    # Showing

    def _show_ages(self, totals: AgeingTotals) -> None:
        self.ageing.show_totals(totals)

    def _show_counts(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self.set_counts(counts)

    def _show_badge(self, count: int) -> None:
        self.set_badge(Badge(count))

    def _show_figures(self, figures: ShopFigures) -> None:
        self._figures = figures
        self._show_badge(figures.overdue_customers)
        overdue, promised, prepaid, ending = self.kpis.cards
        overdue.set_fen(figures.overdue_fen)
        overdue.sum.set_ink("overdue" if figures.overdue_fen else "text")
        promised.set_fen(figures.promised_today_fen)
        prepaid.set_fen(figures.prepaid_fen)
        ending.set_fen(figures.ending_fen)
        self._say_figures()

    def _say_figures(self) -> None:
        t, figures = self.face.t, self._figures
        words = (
            t.pgettext("figure", "Overdue"),
            t.gettext("Promised today"),
            t.gettext("Prepaid, not used"),
            t.gettext("Ends within 30 days"),
        )
        counts = ("", "", "", "")
        if figures is not None:
            counts = (
                t.ngettext("{n} person", "{n} people", figures.overdue_customers),
                t.ngettext("{n} person", "{n} people", figures.promised_today_customers),
                t.ngettext("{n} lot", "{n} lots", figures.prepaid_lots),
                t.ngettext("{n} lot", "{n} lots", figures.ending_lots),
            )
        for card, caption, count in zip(self.kpis.cards, words, counts, strict=True):
            card.set_words(caption, count)
        self._say_trend()

    def _say_trend(self) -> None:
        figures, t = self._figures, self.face.t
        if figures is None:
            return
        change = figures.overdue_fen - figures.overdue_week_ago_fen
        amount = self.face.figures.short(abs(change))
        if change == 0:
            words = ""
        elif change < 0:
            words = t.gettext("{amount} less than last week", amount=amount)
        else:
            words = t.gettext("{amount} more than last week", amount=amount)
        self.kpis.cards[0].set_trend(words, down=change < 0, good=change < 0)

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
        self._say_figures()
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


def _asked(wanted: ListFilter) -> dict[str, Any]:
    """The filter as the question takes it; names are those of cli.md."""
    return {
        "filters": (wanted.chip,) if wanted.chip else (),
        "bucket": Bucket(wanted.part) if wanted.part in OVERDUE_BUCKETS else None,
        "search": wanted.words,
    }


def _rows(session: Any, *, day: date, wanted: ListFilter, limit: int | None) -> list[OverdueSums]:
    return overdue_sums(session, day, **_asked(wanted), limit=limit)


def _by_name(session: Any, *, day: date, wanted: ListFilter) -> list[int]:
    asked = _asked(wanted)
    rows = overdue_sums(session, day, **asked, sort="customer_name", descending=False)
    return [row.customer_id for row in rows]


def _details(session: Any, *, day: date, sums: Sequence[OverdueSums]) -> Details:
    marks = overdue_marks(session, day, [row.customer_id for row in sums])
    return overdue_details(session, day, sums), marks
