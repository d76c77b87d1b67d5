"""Frozen rows behind described columns, sorted in place: 100,000 of them in a few hundredths of
a second, where a proxy model takes many seconds."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop_ar.ui.face import Face
from desktop_ar.ui.models.columns import PLAIN, ColumnSpec, Role

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RowTableModel(QAbstractTableModel, Generic[R]):
    """A list of rows. `identity` tells which row is which after a refresh."""

    def __init__(
        self,
        face: Face,
        columns: Sequence[ColumnSpec[R]],
        identity: Callable[[R], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.face = face
        self.columns = tuple(columns)
        self.identity = identity
        self._rows: list[R] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        face.language_changed.connect(self._say_again)
        face.sums_changed.connect(self._say_again)
        face.day_changed.connect(self._say_again)

    @property
    def rows(self) -> Sequence[R]:
        """The rows in the order they stand."""
        return self._rows

    def set_rows(self, rows: Iterable[R]) -> None:
        """Take new rows; they are put in the order in force."""
        self.beginResetModel()
        self._rows = list(rows)
        self._arrange()
        self.endResetModel()

    def row(self, at: int) -> R:
        """The row at a place."""
        return self._rows[at]

    def place_of(self, identity: Hashable) -> int | None:
        """Where the row with this identity stands."""
        for at, row in enumerate(self._rows):
            if self.identity(row) == identity:
                return at
        return None

    def column_at(self, key: str) -> int:
        """The place of a column by its key. Raises KeyError."""
        for at, spec in enumerate(self.columns):
            if spec.key == key:
                return at
        raise KeyError(key)

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder] | None:
        """Column and direction of the order in force, or None for the order of the query."""
        return self._sorted_by

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        spec = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.face.t.gettext(spec.header)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return spec.alignment
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row, spec = self._rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return spec.text(row, self.face)
        if role == Role.LOOK:
            return spec.look(row, self.face) if spec.look else PLAIN
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return spec.alignment
        return self._beside(row, spec, role)

    def _beside(self, row: R, spec: ColumnSpec[R], role: int) -> Any:
        if role == Role.ROW:
            return row
        if role == Role.SORT:
            return spec.sort_key(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return spec.tip(row, self.face) if spec.tip else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.face.t.gettext(spec.header)}: {self._words(row, spec)}"
        return None

    def _words(self, row: R, spec: ColumnSpec[R]) -> str:
        """The whole text of a cell, with what a delegate draws after it."""
        look = spec.look(row, self.face) if spec.look else PLAIN
        return f"{spec.text(row, self.face)}{look.rest}"

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [(self._rows[index.row()], index.column()) for index in before]
        self._sorted_by = (column, order)
        self._arrange()
        places = {id(row): at for at, row in enumerate(self._rows)} if held else {}
        after = [self.index(places[id(row)], at) for row, at in held]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        if self._sorted_by is None:
            return
        column, order = self._sorted_by
        key = self.columns[column].sort_key
        known = [row for row in self._rows if key(row) is not None]
        blank = [row for row in self._rows if key(row) is None]
        known.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)
        self._rows = known + blank

    def table(self, rows: Iterable[int], columns: Iterable[int]) -> list[list[str]]:
        """Headers and words of some rows, for the clipboard and for printing as shown."""
        specs = [self.columns[at] for at in columns]
        lines = [[self.face.t.gettext(spec.header) for spec in specs]]
        for at in rows:
            row = self._rows[at]
            lines.append([self.copied(row, spec) for spec in specs])
        return lines

    def copied(self, row: R, spec: ColumnSpec[R]) -> str:
        """The words of a cell for the clipboard: whole where the cell shows less."""
        return spec.copy(row, self.face) if spec.copy else self._words(row, spec)

    def _say_again(self) -> None:
        last = len(self.columns) - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, last))
