"""A list in a card: `RowTableModel` shown by `RowView` with a delegate for every kind."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QFrame, QMenu, QStackedLayout, QVBoxLayout, QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.look.type import font
from desktop_ar.ui.models.columns import ColumnSpec, Kind
from desktop_ar.ui.models.rows import RowTableModel
from desktop_ar.ui.widgets.corners import Corners
from desktop_ar.ui.widgets.delegates import DELEGATES
from desktop_ar.ui.widgets.row_head import CELL, DENSE_HEAD_HEIGHT, HEAD_HEIGHT, HeadEnd, RowHead
from desktop_ar.ui.widgets.row_view import DENSE_ROW_HEIGHT, ROW_HEIGHT, RowView

R = TypeVar("R")
_NARROWEST: Final = 90
_MARK_ROOM: Final = 16
_MEASURED: Final = frozenset({Kind.MONEY, Kind.NUMBER, Kind.DATE})


class TableCard(QFrame, Generic[R]):
    """A list of rows of type `R`.

    Signals: `opened(row)` by Enter or double click, `current_changed(row | None)`,
    `selection_changed(list of rows)`, `menu_wanted(QPoint)` for the context menu (global
    position), `habit_changed()` when the owner moved, sized, hid or sorted columns.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    selection_changed = Signal(list)
    menu_wanted = Signal(QPoint)
    habit_changed = Signal()

    def __init__(
        self,
        face: Face,
        columns: Sequence[ColumnSpec[R]],
        identity: Callable[[R], Hashable],
        *,
        ground: Token = "window",
        framed: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", "true" if framed else "none")
        self.model: RowTableModel[R] = RowTableModel(face, columns, identity, self)
        self.view = RowView(face, self)
        self.head = RowHead(face, self.view)
        self._face = face
        self._empty: QWidget | None = None
        self._fitting = False
        self._owner_widths: dict[str, int] = {}
        self._widest_of: dict[str, int] = {}
        self._starting: dict[str, int] = {spec.key: spec.width for spec in columns}
        self._lay_out()
        self._dress_view(columns)
        self._connect()
        if framed:
            Corners(face, self, ground=ground)

    def _lay_out(self) -> None:
        holder = QWidget(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(holder)
        self._pages = QStackedLayout(holder)
        self._pages.addWidget(self.view)

    def _dress_view(self, columns: Sequence[ColumnSpec[R]]) -> None:
        self.view.setHorizontalHeader(self.head)
        self.head_end = HeadEnd(self.head)
        self.view.addScrollBarWidget(self.head_end, Qt.AlignmentFlag.AlignTop)
        self.view.setModel(self.model)
        for at, spec in enumerate(columns):
            self.view.setItemDelegateForColumn(at, DELEGATES[spec.kind](self.view))
            self.view.setColumnWidth(at, spec.width)
            self.view.setColumnHidden(at, spec.hidden)
        self.head.setSortIndicatorShown(False)
        self.head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _connect(self) -> None:
        self.view.opened.connect(lambda at: self.opened.emit(self.model.row(at)))
        self.view.resized.connect(self.fit)
        self.view.copy_wanted.connect(self.copy)
        self.view.customContextMenuRequested.connect(
            lambda spot: self.menu_wanted.emit(self.view.viewport().mapToGlobal(spot))
        )
        self.head.customContextMenuRequested.connect(
            lambda spot: self.column_menu().popup(self.head.mapToGlobal(spot))
        )
        self.head.sectionClicked.connect(self._sort_clicked)
        self.head.sectionResized.connect(self._resized_by_owner)
        self.head.sectionMoved.connect(self._moved_by_owner)
        self._face.language_changed.connect(self.measure)
        self._face.sums_changed.connect(self.measure)
        selection = self.view.selectionModel()
        selection.currentRowChanged.connect(self._current)
        selection.selectionChanged.connect(self._selection)

    # Rows

    def set_rows(self, rows: Iterable[R]) -> None:
        """Show other rows; the same customer stays current and selected where still there."""
        kept = [self.model.identity(row) for row in self.selected()]
        current = self.current()
        before = self.model.identity(current) if current is not None else None
        self._widest_of.clear()
        self.model.set_rows(rows)
        self._restore(kept, before)
        self._pages.setCurrentIndex(0 if self.model.rows or self._empty is None else 1)
        self.fit()

    def set_empty(self, widget: QWidget) -> None:
        """What stands here when there is no row."""
        self._empty = widget
        self._pages.addWidget(widget)

    def current(self) -> R | None:
        """The row the owner stands on."""
        at = self.view.currentIndex().row()
        return self.model.row(at) if 0 <= at < len(self.model.rows) else None

    def selected(self) -> list[R]:
        """The selected rows in the order they stand."""
        return [self.model.row(at) for at in self._selected_places()]

    def select(self, identity: Hashable) -> bool:
        """Make a row the current and only selected one; False where it is not in the list."""
        at = self.model.place_of(identity)
        if at is None:
            return False
        index = self.model.index(at, max(0, self.view.first_column()))
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.view.scrollTo(index)
        return True

    def _selected_places(self) -> list[int]:
        """Read from blocks of rows: asked row by row, a whole long list takes Qt many seconds."""
        found: set[int] = set()
        blocks = self.view.selectionModel().selection()
        for at in range(blocks.count()):
            block = blocks.at(at)
            found.update(range(block.top(), block.bottom() + 1))
        return sorted(found)

    def _restore(self, kept: Sequence[Hashable], current: Hashable | None) -> None:
        if current is None or not self.select(current):
            return
        wanted = set(kept) - {current}
        if not wanted:
            return
        identity = self.model.identity
        blocks = QItemSelection()
        for first, last in _runs(
            at for at, row in enumerate(self.model.rows) if identity(row) in wanted
        ):
            blocks.select(self.model.index(first, 0), self.model.index(last, 0))
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.view.selectionModel().select(blocks, flags)

    def _current(self) -> None:
        self.current_changed.emit(self.current())

    def _selection(self) -> None:
        self.selection_changed.emit(self.selected())

    def copy(self) -> None:
        """Put the selected rows with their heads on the clipboard, tab separated."""
        places = self._selected_places()
        if not places:
            return
        from desktop_ar.ui.models.clipboard import clipboard_text  # noqa: PLC0415 - when wanted

        words = clipboard_text(self.model, places, self.shown_columns())
        QGuiApplication.clipboard().setText(words)

    # Columns

    def shown_columns(self) -> list[int]:
        """The columns that are not hidden, as the owner ordered them."""
        places = (self.head.logicalIndex(at) for at in range(self.head.count()))
        return [at for at in places if not self.head.isSectionHidden(at)]

    def set_dense(self, dense: bool) -> None:
        """Lower rows and head for a small window."""
        self.view.set_row_height(DENSE_ROW_HEIGHT if dense else ROW_HEIGHT)
        self.head.height_wanted = DENSE_HEAD_HEIGHT if dense else HEAD_HEIGHT
        self.head.updateGeometry()
        self.head_end.follow()
        self.view.updateGeometries()

    def set_column_hidden(self, key: str, hidden: bool) -> None:
        """Hide or show a column by its key."""
        self.view.setColumnHidden(self.model.column_at(key), hidden)
        self.fit()

    def column_menu(self) -> QMenu:
        """The column chooser: which columns are shown, and the order of rows."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for at, spec in enumerate(self.model.columns):
            action = QAction(self._face.t.gettext(spec.header), menu, checkable=True)
            action.setChecked(not self.head.isSectionHidden(at))
            action.setEnabled(at != 0)
            action.toggled.connect(lambda shown, key=spec.key: self._choose(key, shown))
            menu.addAction(action)
        return menu

    def _choose(self, key: str, shown: bool) -> None:
        self.set_column_hidden(key, not shown)
        self.habit_changed.emit()

    def sort(self, key: str, *, descending: bool = False) -> None:
        """Put the rows in the order of a column."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        at = self.model.column_at(key)
        self.model.sort(at, order)
        self.head.setSortIndicatorShown(True)
        self.head.setSortIndicator(at, order)
        self.fit()

    def _sort_clicked(self, at: int) -> None:
        spec = self.model.columns[at]
        before = self.model.sorted_by
        if before is not None and before[0] == at:
            descending = before[1] == Qt.SortOrder.AscendingOrder
        else:
            descending = spec.kind in (Kind.MONEY, Kind.DAYS, Kind.NUMBER)
        self.sort(spec.key, descending=descending)
        self.habit_changed.emit()

    def set_edges(self, first: int, last: int) -> None:
        """Where the first column begins and the last one ends, to meet what stands around."""
        self.view.edges = self.head.edges = (first, last)

    # Widths

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Other starting widths, for another language or a smaller window."""
        self._starting.update(widths)
        self.fit()

    def fit(self) -> None:
        """Give what is left over to the columns that stretch; sums are measured, never cut."""
        if self._fitting or not self.model.columns:
            return
        self._fitting = True
        shown = self.shown_columns()
        widths = {at: self._wanted(at) for at in shown}
        growing = [
            at
            for at in shown
            if self.model.columns[at].stretch
            and self.model.columns[at].key not in self._owner_widths
        ]
        spare = self.view.viewport().width() - sum(widths.values())
        for place, at in enumerate(growing):
            part = spare // (len(growing) - place)
            grown = max(_NARROWEST, widths[at] + part)
            spare -= grown - widths[at]
            widths[at] = grown
        for at, width in widths.items():
            self.view.setColumnWidth(at, width)
        self._fitting = False

    def _wanted(self, at: int) -> int:
        spec = self.model.columns[at]
        if spec.key in self._owner_widths:
            return self._owner_widths[spec.key]
        least = max(self._starting[spec.key], self._head_width(at, spec))
        return max(least, self._widest(spec)) if spec.kind in _MEASURED else least

    def _head_width(self, at: int, spec: ColumnSpec[R]) -> int:
        """What the words of the head need, with the mark of the order where they have it."""
        words = self._face.t.gettext(spec.header)
        sorted_by = self.model.sorted_by
        sorted_here = sorted_by is not None and sorted_by[0] == at
        face = font("small", bold=sorted_here)
        mark = _MARK_ROOM if sorted_here else 0
        return QFontMetrics(face).horizontalAdvance(words) + 2 * CELL + mark + 1

    def _widest(self, spec: ColumnSpec[R]) -> int:
        """Room for the largest figure, or a date of another year: the first and the last row of
        the order. Measured once for the rows there are."""
        if spec.key not in self._widest_of:
            key = spec.sort_key
            known = [row for row in self.model.rows if key(row) is not None]
            ends = [min(known, key=key), max(known, key=key)] if known else []
            metrics = QFontMetrics(font("row" if spec.kind is Kind.MONEY else "body"))
            words = (spec.text(row, self._face) for row in ends)
            widths = (metrics.horizontalAdvance(word) for word in words)
            self._widest_of[spec.key] = max(widths, default=0) + 2 * CELL + 6
        return self._widest_of[spec.key]

    def measure(self) -> None:
        """The cells hold other words now: find the widest again."""
        self._widest_of.clear()
        self.fit()

    def _resized_by_owner(self, at: int, _old: int, new: int) -> None:
        if not self._fitting and new > 0:
            self._owner_widths[self.model.columns[at].key] = new
            self.habit_changed.emit()

    # Habits

    def _moved_by_owner(self, _logical: int, _old: int, _new: int) -> None:
        self.habit_changed.emit()

    def habit(self) -> dict[str, Any]:
        """How the owner likes this list, as plain values for the settings file."""
        order = [
            self.model.columns[self.head.logicalIndex(at)].key for at in range(self.head.count())
        ]
        hidden = [s.key for at, s in enumerate(self.model.columns) if self.head.isSectionHidden(at)]
        made: dict[str, Any] = {"order": order, "hidden": hidden, "widths": self._owner_widths}
        if self.model.sorted_by is not None:
            at, direction = self.model.sorted_by
            down = direction == Qt.SortOrder.DescendingOrder
            made["sort"] = [self.model.columns[at].key, down]
        return made

    def take_habit(self, habit: Mapping[str, Any]) -> None:
        """Lay the columns as they were left; keys this list no longer has are passed over."""
        keys = [spec.key for spec in self.model.columns]
        for place, key in enumerate(key for key in habit.get("order", ()) if key in keys):
            self.head.moveSection(self.head.visualIndex(keys.index(key)), place)
        for key in keys[1:]:
            if "hidden" in habit:
                self.view.setColumnHidden(keys.index(key), key in habit["hidden"])
        widths = habit.get("widths", {})
        self._owner_widths = {key: int(widths[key]) for key in widths if key in keys}
        key, down = habit.get("sort", (None, False))
        if key in keys:
            self.sort(key, descending=bool(down))
        self.fit()


def _runs(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of every unbroken run of places, which come in their order."""
    first = last = -1
    for at in places:
        if at == last + 1 and first >= 0:
            last = at
            continue
        if first >= 0:
            yield first, last
        first = last = at
    if first >= 0:
        yield first, last
