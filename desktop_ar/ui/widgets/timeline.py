"""What happened, newest first: date, node, line, two texts."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_ar.ui.face import Face
from desktop_ar.ui.look import paint
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.look.type import font
from desktop_ar.ui.models.columns import Role

Index = QModelIndex | QPersistentModelIndex
ITEM_HEIGHT: Final = 42
_NODE: Final = 22
_ICON: Final = 13
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One event: its key, date as text, icon and tone of the node, title and second line."""

    key: Hashable
    day: str
    icon: str
    title: str
    detail: str = ""
    tone: Token = "muted"
    tip: str = ""


class TimelineModel(QAbstractListModel):
    """The events as a list; a row is a `TimelineItem`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[TimelineItem, ...] = ()

    def set_items(self, items: Sequence[TimelineItem]) -> None:
        """Show other events."""
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def item(self, at: int) -> TimelineItem:
        """The event at a place."""
        return self._items[at]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._items):
            return None
        item = self._items[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(part for part in (item.day, item.title, item.detail) if part)
        if role == Role.ROW:
            return item
        if role == Qt.ItemDataRole.ToolTipRole:
            return item.tip or None
        return None


class Timeline(QListView):
    """The events of a customer. `opened(key)`: Enter or double click."""

    opened = Signal(object)

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        self.events = TimelineModel(self)
        self.setModel(self.events)
        self.setItemDelegate(_EventDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._open)

    def set_items(self, items: Sequence[TimelineItem]) -> None:
        """Show other events."""
        self.events.set_items(items)

    def sizeHint(self) -> QSize:
        return QSize(300, ITEM_HEIGHT * min(6, max(1, self.events.rowCount())))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, ITEM_HEIGHT)

    def day_width(self) -> int:
        """Room for the dates, as wide as the widest of them."""
        metrics = QFontMetrics(font("small"))
        days = (self.events.item(at).day for at in range(min(200, self.events.rowCount())))
        return max((metrics.horizontalAdvance(day) for day in days), default=0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        if index.isValid():
            self.opened.emit(self.events.item(index.row()).key)


class _EventDelegate(QStyledItemDelegate):
    """Draws an event; computes nothing."""

    def __init__(self, view: Timeline) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(160, ITEM_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(Role.ROW)
        tokens, box = self._view.face.tokens, option.rect
        painter.save()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        current = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        if hovered or current:
            ground = tokens.select if current else tokens.hover
            paint.rounded(painter, box, 6, ground)
        days = self._view.day_width() + 14
        day = QRect(box.left(), box.top() + 2, days - 6, 20)
        paint.text(painter, day, item.day, font("small"), tokens.muted, Qt.AlignmentFlag.AlignRight)
        node = QRect(box.left() + days, box.top() + 1, _NODE, _NODE)
        self._node(painter, node, item, last=index.row() == index.model().rowCount() - 1)
        room = QRect(node.right() + 7, box.top() + 2, box.right() - node.right() - 7, 20)
        paint.text(painter, room, item.title, font("body"), tokens.text)
        detail = room.translated(0, 18)
        paint.text(painter, detail, item.detail, font("small"), tokens.muted)
        painter.restore()

    def _node(self, painter: QPainter, node: QRect, item: TimelineItem, *, last: bool) -> None:
        tokens = self._view.face.tokens
        if not last:
            x = node.center().x()
            paint.hairline(painter, tokens.line, x, node.bottom() + 1, x, node.top() + ITEM_HEIGHT)
        tint = paint.TAG_TINTS.get(item.tone)
        ground = tokens.colour(tint) if tint else tokens.raised
        paint.rounded(painter, node, _NODE / 2, ground, None if tint else tokens.line)
        edge = (_NODE - _ICON) // 2
        spot = QRect(node.left() + edge, node.top() + edge, _ICON, _ICON)
        self._view.face.icons.paint(painter, spot, item.icon, item.tone, 2.0)
