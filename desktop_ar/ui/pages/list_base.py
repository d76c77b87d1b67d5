"""What stands around any list: strip, filters, acts in every menu, the place it has."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_ar.ui.act import Act
from desktop_ar.ui.models.columns import ColumnSpec
from desktop_ar.ui.pages.list_habit import ListHabit
from desktop_ar.ui.pages.list_strip import ListStrip
from desktop_ar.ui.pages.page import Page, Room, Tools
from desktop_ar.ui.pages.saved_filters import ListFilter, SavedFilters
from desktop_ar.ui.widgets.chips import ChipSpec
from desktop_ar.ui.widgets.empty_state import EmptyState
from desktop_ar.ui.widgets.table_card import TableCard

R = TypeVar("R")

_EDGES: Final = {
    Room.WIDE: (16, 12, 16, 8),
    Room.NARROW: (10, 8, 10, 6),
    Room.SMALL: (10, 8, 10, 6),
}
_GAPS: Final = {Room.WIDE: 8, Room.NARROW: 6, Room.SMALL: 6}


class ListBase(Page, Generic[R]):
    """A list with its filters. `asked` is the filter in force; `load_rows` reads it."""

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
        self._connect_strip()

    def _connect_strip(self) -> None:
        strip = self.strip
        strip.chosen.connect(self._chip_chosen)
        strip.typed.connect(self.ask_words)
        strip.to_list.connect(self.enter)
        strip.saved.clicked.connect(self.open_saved)
        strip.export.clicked.connect(self.open_out)
        strip.columns.clicked.connect(self.open_columns)
        self.saved.chosen.connect(self.filter_by)
        self.table.menu_wanted.connect(self.open_menu)

    def add_list(self, beside: QWidget | None = None) -> None:
        """Strip, list, and what stands beside it; the last of the layout."""
        self.middle.addWidget(self.table, 1)
        if beside is not None:
            self.middle.addWidget(beside)
        self.column.addWidget(self.strip)
        self.column.addLayout(self.middle, 1)
        self.set_room(self.room)
        self.habit.restore()

    # Acts

    def offer(
        self,
        key: str,
        words: str,
        on: Callable[[], None],
        *,
        icon: str | None = None,
        keys: str = "",
    ) -> Act:
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

    def _menu_of(self, actions: Sequence[QAction]) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(actions))
        return menu

    def open_menu(self, spot: QPoint) -> None:
        """The context menu: the same acts as everywhere."""
        self._menu_of(self.actions()).popup(spot)

    def open_out(self) -> None:
        """What leaves the program: as a file, or on paper."""
        button = self.strip.export
        menu = self._menu_of([self.acts[key] for key in ("export", "print", "copy")])
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

    def retranslate(self) -> None:
        self.table.view.setAccessibleName(self.title())

    # Filters

    def load_rows(self) -> None:
        """Ask the book for the rows of the filter in force."""
        raise NotImplementedError

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
