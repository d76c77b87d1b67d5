"""A room whose heart is a list: filters over it, acts on its rows, a panel beside it perhaps."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_ar.language.catalogue import N_
from desktop_ar.queries.customers import customer_count
from desktop_ar.ui.act import Act
from desktop_ar.ui.models.columns import ColumnSpec
from desktop_ar.ui.pages.list_habit import ListHabit
from desktop_ar.ui.pages.list_paper import ask_printer, paper_of
from desktop_ar.ui.pages.list_strip import ListStrip
from desktop_ar.ui.pages.page import Page, Room, StatusText, Tools
from desktop_ar.ui.pages.saved_filters import ListFilter, SavedFilters
from desktop_ar.ui.widgets.chips import ChipSpec
from desktop_ar.ui.widgets.empty_state import EmptyState
from desktop_ar.ui.widgets.status_line import strong
from desktop_ar.ui.widgets.table_card import TableCard

R = TypeVar("R")

_EDGES: Final = {
    Room.WIDE: (16, 12, 16, 8),
    Room.NARROW: (10, 8, 10, 6),
    Room.SMALL: (10, 8, 10, 6),
}
_GAPS: Final = {Room.WIDE: 8, Room.NARROW: 6, Room.SMALL: 6}


class ListPage(Page, Generic[R]):
    """What all lists share. A subclass puts its figures into `column` before `add_list()`,
    asks the book in `load` and `load_rows`, and says its words in `retranslate`."""

    sums: str = ""
    """The amount the foot adds up."""

    def __init__(
        self,
        tools: Tools,
        columns: Sequence[ColumnSpec[R]],
        identity: Callable[[R], Hashable],
        empty: EmptyState,
        *,
        find_stays: bool = False,
    ) -> None:
        super().__init__(tools)
        self.asked = ListFilter()
        self.acts: dict[str, Act] = {}
        self.strip = ListStrip(self.face, find_stays=find_stays)
        self.table: TableCard[R] = TableCard(self.face, columns, identity)
        self.table.setObjectName(f"{self.key}_table")
        self.habit = ListHabit(tools.habits, self.key, self.table)
        self.saved = SavedFilters(self.face, tools.habits, self.key, lambda: self.asked, self)
        self.empty = empty
        self.table.set_empty(empty)
        self.column = QVBoxLayout(self)
        self.middle = QHBoxLayout()
        self._loaded = False
        self._total_fen: int | None = None
        self.about_rows: list[QWidget] = []
        """What says nothing while there is no row at all: hidden then."""
        self.about_book: list[QWidget] = [self.strip]
        """What says nothing while the book is empty."""
        self.bare = False
        """Nothing is filtered, and there is no row."""
        self.whole = True
        """All rows have come, and not only the head of a long list."""
        self.book_empty = False
        self._connect_list()

    def _connect_list(self) -> None:
        table, strip = self.table, self.strip
        strip.chosen.connect(self._chip_chosen)
        strip.typed.connect(self.ask_words)
        strip.to_list.connect(self.enter)
        strip.saved.clicked.connect(self.open_saved)
        strip.export.clicked.connect(self.open_out)
        strip.columns.clicked.connect(self.open_columns)
        self.saved.chosen.connect(self.filter_by)
        table.current_changed.connect(lambda _row: self.current_changed())
        table.selection_changed.connect(lambda _rows: self.status_changed.emit())
        table.opened.connect(lambda _row: self.open_current())
        table.menu_wanted.connect(self.open_menu)
        table.habit_changed.connect(self.sorted_anew)
        self.face.sums_changed.connect(self.status_changed)

    def add_list(self, beside: QWidget | None = None) -> None:
        """Strip, list, and what stands beside it; the last of the layout."""
        self.middle.setSpacing(10)
        self.middle.addWidget(self.table, 1)
        if beside is not None:
            self.middle.addWidget(beside)
        self.column.addWidget(self.strip)
        self.column.addLayout(self.middle, 1)
        self.set_room(self.room)
        self.habit.restore()

    # Acts

    def offer(
        self, key: str, words: str, on: Callable[[], None], *, icon: str | None = None,
        keys: str = "",
    ) -> Act:  # fmt: skip
        """An act of this room: on the keyboard while it is open, and in every menu of it."""
        act = Act(self.face, words, on, icon=icon, keys=keys, local=True, parent=self)
        self.acts[key] = act
        self.addAction(act)
        return act

    def rule(self) -> None:
        """A line between groups of acts in menus."""
        line = QAction(self)
        line.setSeparator(True)
        self.addAction(line)

    def offer_list_acts(self) -> None:
        """What can be done with any list."""
        self.rule()
        self.offer("copy", N_("Copy rows"), self.copy, icon="copy", keys="Ctrl+C")
        self.offer("find", N_("Filter this list"), self.strip.open_find, icon="list-filter",
                   keys="Ctrl+F")  # fmt: skip
        self.offer("saved", N_("My filters…"), self.open_saved, icon="bookmark")
        self.offer("columns", N_("Columns…"), self.open_columns, icon="columns-3")
        self.offer("export", N_("Export this list…"), self.export, icon="download")
        self.offer("print", N_("Print this list…"), self.print, icon="printer")

    def open_menu(self, spot: QPoint) -> None:
        """The context menu: the same acts as everywhere."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions())
        menu.popup(spot)

    def open_out(self) -> None:
        """What leaves the program: as a file, or on paper."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.acts["export"], self.acts["print"], self.acts["copy"]])
        button = self.strip.export
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def open_columns(self) -> None:
        """The column chooser."""
        button = self.strip.columns
        menu = self.table.column_menu()
        right = button.mapToGlobal(QPoint(button.width(), button.height() + 4))
        menu.popup(QPoint(right.x() - menu.sizeHint().width(), right.y()))

    def open_saved(self) -> None:
        """The filters the owner gave a name."""
        shown = self.strip.saved if self.strip.saved.isVisible() else self.strip.columns
        self.saved.popup(shown)

    def open_current(self) -> None:
        """Enter or double click on a row."""

    def copy(self) -> None:
        """Put the selected rows on the clipboard, once all of them are known."""
        self.complete(self.table.selected(), self.table.copy)

    def export(self) -> None:
        """Write what is shown to a file."""

    def print(self) -> None:
        """Print what is shown."""
        self.complete(list(self.table.model.rows), self._print_now)

    def _print_now(self) -> None:
        paper = paper_of(
            self.face, self.table, self.title(), self.filter_words(), self.total_words()
        )
        ask_printer(self.tools.desk, self, paper)

    def complete(self, rows: Sequence[R], then: Callable[[], None]) -> None:
        """Call `then` once every column of these rows is known."""
        del rows
        then()

    # Filters

    def filter_by(self, wanted: ListFilter) -> None:
        """Show what a filter finds."""
        self.strip.set_find(wanted.words)
        self._ask(wanted)

    def show_part(self, part: str) -> None:
        self.filter_by(ListFilter(part))

    def _chip_chosen(self, chip: str) -> None:
        self.asked = ListFilter(chip, self.asked.words, self.asked.part)
        self.chip_chosen()

    def chip_chosen(self) -> None:
        """Another chip is on: the rows are other ones."""
        self.load_rows()

    def ask_words(self, words: str) -> None:
        """Only rows that these words find."""
        self._ask(ListFilter(self.asked.chip, words, self.asked.part))

    def choose_part(self, part: str) -> None:
        """A part of the chart was clicked; the same part again shows all."""
        chosen = "" if part == self.asked.part else part
        self._ask(ListFilter(self.asked.chip, self.asked.words, chosen))

    def _ask(self, wanted: ListFilter) -> None:
        if wanted == self.asked:
            return
        self.asked = wanted
        self.strip.chips.choose(wanted.chip)
        self.part_chosen(wanted.part)
        self.load_rows()

    def part_chosen(self, part: str) -> None:
        """Mark the part of the chart the list is filtered by."""

    def filter_words(self) -> str:
        """The filter in force in words, for paper; no words without one."""
        t = self.face.t
        found = [self.chip_words()[self.asked.chip]] if self.asked.chip else []
        if self.asked.part:
            found.append(self.part_words(self.asked.part))
        if self.asked.words:
            found.append(t.gettext("“{words}”", words=self.asked.words))
        return t.pgettext("list of filters", ", ").join(found)

    def chip_words(self) -> dict[str, str]:
        """The chips by their names, in their order; "" is the list without a filter."""
        raise NotImplementedError

    def part_words(self, part: str) -> str:
        """A part of the chart in words."""
        return part

    def set_counts(self, counts: dict[str, int] | None) -> None:
        """How many each chip would show."""
        known = counts or {}
        words = self.chip_words()
        self.strip.chips.set_chips(
            [ChipSpec(key, words[key], known.get(key)) for key in words], self.asked.chip
        )

    # Rows

    def load_rows(self) -> None:
        """Ask the book for the rows of the filter in force."""
        raise NotImplementedError

    def show_rows(self, rows: Sequence[R]) -> None:
        """The rows came. The first of them is current where none was."""
        self._loaded = True
        self.say_empty()
        self._total_fen = None
        self.table.set_rows(rows)
        if rows and self.table.current() is None:
            self.table.select(self.table.model.identity(self.table.model.row(0)))
        if not rows:
            self.current_changed()
        self.show_around()
        self.status_changed.emit()

    def tell_rows(self) -> None:
        """More is known of the rows: draw them again."""
        model = self.table.model
        if model.rows:
            last = model.index(len(model.rows) - 1, len(model.columns) - 1)
            model.dataChanged.emit(model.index(0, 0), last)
            self.table.measure()

    def ask_whether_empty(self) -> None:
        """Whether there is any customer at all: an empty book says where to begin."""
        self.tools.reader.ask(self, "any", lambda s: customer_count(s) == 0, self._take_empty)

    def _take_empty(self, empty: bool) -> None:
        if empty != self.book_empty:
            self.book_empty = empty
            self.say_empty()
            self.show_around()

    def show_around(self) -> None:
        """An empty book is one page with one next step; an empty list has no bar to filter by."""
        self.bare = self._loaded and not self.table.model.rows and not self.asked
        for widget in self.about_book:
            widget.setVisible(not (self.bare and self.book_empty))
        for widget in self.about_rows:
            widget.setVisible(not self.bare)

    def say_book_empty(self) -> None:
        """What an empty book offers, in every list."""
        t = self.face.t
        self.empty.set_words(
            t.gettext("This book is still empty"),
            t.gettext("Bring the list you keep in Excel, or begin with one customer."),
            t.gettext("Import a list"),
            t.gettext("Take on a customer"),
        )
        self.empty.button.set_icon_name("upload")

    def say_empty(self) -> None:
        """What stands here when no row is found, and why."""

    def current_changed(self) -> None:
        """The owner stands on another row."""
        has = self.table.current() is not None
        for key in self.row_acts():
            self.acts[key].setEnabled(has)
        self.status_changed.emit()

    def row_acts(self) -> Sequence[str]:
        """Keys of the acts that need a row."""
        return ()

    def sorted_anew(self) -> None:
        """The owner changed order or columns."""

    # Words

    def total_fen(self, rows: Sequence[R]) -> int:
        """What the foot adds up."""
        at = self.table.model.column_at(self.sums)
        key = self.table.model.columns[at].sort_key
        return sum(key(row) or 0 for row in rows)

    def counted(self, count: int, total: str) -> str:
        """How many rows there are and their sum, in words."""
        raise NotImplementedError

    def counted_selected(self, count: int, total: str) -> str:
        """How many are selected and their sum, in words."""
        raise NotImplementedError

    def total_words(self) -> str:
        """The foot without bold, for paper."""
        rows = self.table.model.rows
        return self.counted(len(rows), self.face.figures.money(self.total_fen(rows)))

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Keys and what they do here."""
        return ()

    def status(self) -> StatusText:
        if not self._loaded or not self.whole:
            return StatusText((), self.keys())
        rows, chosen = self.table.model.rows, self.table.selected()
        figures = self.face.figures
        if self._total_fen is None:  # added up once, not at every step through a long list
            self._total_fen = self.total_fen(rows)
        sentences = [self.counted(len(rows), strong(figures.money(self._total_fen)))]
        if chosen:
            total = strong(figures.money(self.total_fen(chosen)))
            sentences.append(self.counted_selected(len(chosen), total))
        return StatusText(tuple(sentences), self.keys())

    def retranslate(self) -> None:
        self.say_empty()

    # Place

    def set_room(self, room: Room) -> None:
        super().set_room(room)
        narrow = room is not Room.WIDE
        self.column.setContentsMargins(*_EDGES[room])
        self.column.setSpacing(_GAPS[room])
        self.middle.setSpacing(8 if narrow else 10)
        self.table.set_dense(narrow)
        self.strip.set_narrow(narrow)

    def enter(self) -> None:
        self.table.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
