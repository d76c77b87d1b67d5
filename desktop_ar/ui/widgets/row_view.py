"""The view of a list: whole rows, hover over the whole row, a focus line after the keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.row_head import FIRST, LAST

ROW_HEIGHT: Final = 40
DENSE_ROW_HEIGHT: Final = 38
_BY_KEY: Final = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class RowView(QTableView):
    """A table without grid and numbers. `opened(place)`: Enter or double click on a row."""

    opened = Signal(int)
    resized = Signal()
    copy_wanted = Signal()

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        self.hovered = -1
        self.by_key = False
        self.dormant: frozenset[int] = frozenset()
        self.edges = FIRST, LAST
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.set_row_height(ROW_HEIGHT)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def awake(self, at: int) -> bool:
        """Whether a row shows its selection in full: not in a window that is not active."""
        return self.isActiveWindow() and at not in self.dormant

    def set_row_height(self, height: int) -> None:
        """All rows have one height."""
        header = self.verticalHeader()
        header.setMinimumSectionSize(height)
        header.setDefaultSectionSize(height)
        header.setSectionResizeMode(header.ResizeMode.Fixed)

    def first_column(self) -> int:
        """The column at the left edge, as the owner ordered them."""
        return self._edge(range(self.horizontalHeader().count()))

    def last_column(self) -> int:
        """The column at the right edge."""
        return self._edge(range(self.horizontalHeader().count() - 1, -1, -1))

    def _edge(self, places: range) -> int:
        header = self.horizontalHeader()
        for place in places:
            logical = header.logicalIndex(place)
            if not header.isSectionHidden(logical):
                return logical
        return -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers():
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex().row())
            event.accept()
            return
        if event.key() == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.copy_wanted.emit()
            event.accept()
            return
        self._set_by_key(True)
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are the keys of acts here (L, P, I), not a search in the list."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._set_by_key(False)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._set_by_key(event.reason() in _BY_KEY)
        if not self.currentIndex().isValid() and self.model() and self.model().rowCount():
            flags = QItemSelectionModel.SelectionFlag
            first = self.model().index(0, max(0, self.first_column()))
            self.selectionModel().setCurrentIndex(first, flags.ClearAndSelect | flags.Rows)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._set_by_key(False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self._refresh_row(previous.row())
        self._refresh_row(current.row())

    def _set_by_key(self, by_key: bool) -> None:
        if by_key != self.by_key:
            self.by_key = by_key
            self._refresh_row(self.currentIndex().row())

    def _hover(self, at: int) -> None:
        if at != self.hovered:
            before, self.hovered = self.hovered, at
            self._refresh_row(before)
            self._refresh_row(at)

    def _refresh_row(self, at: int) -> None:
        if at >= 0:
            top = self.rowViewportPosition(at)
            width = self.viewport().width()
            self.viewport().update(QRect(0, top, width, self.rowHeight(at)))
