"""Rows that say who, how much, why and what now; and the quiet rows of those left alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
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
ROW_HEIGHT: Final = 66
QUIET_HEIGHT: Final = 36
_TILE: Final = 36
_EDGE: Final = 16
_BUTTON: Final = QSize(88, 30)
_TAG_HEIGHT: Final = 20
_SUM_RIGHT: Final = 268
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskTag:
    """A fact beside the name."""

    words: str
    tone: Token = "muted"
    icon: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskItem:
    """One row: `key` tells which; `act` are the words of the button, empty in quiet rows."""

    key: str
    icon: str
    name: str
    amount: str
    sentence: str
    act: str = ""
    late: bool = True
    tags: tuple[TaskTag, ...] = ()

    def spoken(self) -> str:
        """The whole row as one line, for a screen reader."""
        return " ".join((self.name, self.amount, *(tag.words for tag in self.tags), self.sentence))


class TaskModel(QAbstractListModel):
    """Items in the order of the worklist."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: tuple[TaskItem, ...] = ()

    def set_items(self, items: Sequence[TaskItem]) -> None:
        """Take new items."""
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self.items):
            return None
        item = self.items[index.row()]
        if role == Role.ROW:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return item.spoken()
        if role == Qt.ItemDataRole.ToolTipRole:
            return item.sentence
        return None


class TaskRows(QListView):
    """As high as its rows, so that several lists share one scroll area.

    `acted(key)`: the button of a row, or Enter on it; `opened(key)`: double click, or Enter on a
    quiet row; `entered()`: the owner came into this list; `shown(QRect)`: where the current row
    stands in the list, to be scrolled to.
    """

    acted = Signal(str)
    opened = Signal(str)
    entered = Signal()
    shown = Signal(QRect)
    menu_wanted = Signal(QPoint)

    def __init__(self, face: Face, *, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        self.quiet = quiet
        self._kept = ""
        self.tasks = TaskModel(self)
        self.setModel(self.tasks)
        self.setItemDelegate(_QuietDelegate(self) if quiet else _TaskDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._key(index)))
        self.selectionModel().currentChanged.connect(self._moved)
        for changed in (face.theme_changed, face.sums_changed):
            changed.connect(self.viewport().update)

    def set_items(self, items: Sequence[TaskItem]) -> None:
        """Show these rows. The current one stays; where it is gone, the next one takes its
        place. A list nobody stands in gets no current row."""
        before, at = self.current_key(), self.currentIndex().row()
        self.tasks.set_items(items)
        height = QUIET_HEIGHT if self.quiet else ROW_HEIGHT
        self.setFixedHeight(height * len(items))
        if before:
            keys = [item.key for item in items]
            self._stand(keys.index(before) if before in keys else min(at, len(keys) - 1))

    def stand(self) -> None:
        """Come into this list: where one was before, else at its first row."""
        if not self.currentIndex().isValid():
            keys = [item.key for item in self.tasks.items]
            self._stand(keys.index(self._kept) if self._kept in keys else 0)

    def rest(self) -> None:
        """Nobody stands in this list any more."""
        self._kept = self.current_key()
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def _stand(self, at: int) -> None:
        if 0 <= at < len(self.tasks.items):
            self.setCurrentIndex(self.tasks.index(at))

    def current_key(self) -> str:
        """The key of the current row, or nothing."""
        return self._key(self.currentIndex())

    def _key(self, index: Index) -> str:
        item = index.data(Role.ROW)
        return item.key if isinstance(item, TaskItem) else ""

    def _moved(self, current: QModelIndex) -> None:
        if current.isValid():
            self.shown.emit(self.visualRect(current))

    def _menu(self, spot: QPoint) -> None:
        if self.indexAt(spot).isValid():
            self.setCurrentIndex(self.indexAt(spot))
            self.menu_wanted.emit(self.viewport().mapToGlobal(spot))

    def button_of(self, index: Index) -> QRect:
        """Where the button of a row stands, in the view."""
        row = self.visualRect(index)
        top = row.center().y() - _BUTTON.height() // 2
        return QRect(QPoint(row.right() - _EDGE - _BUTTON.width(), top), _BUTTON)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        if not self.quiet and index.isValid() and self.button_of(index).contains(spot):
            self.acted.emit(self._key(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() and self.currentIndex().isValid():
            chosen = self.opened if self.quiet else self.acted
            chosen.emit(self.current_key())
            event.accept()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
        self.stand()
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Letters are the keys of acts here, not a search in the list."""


class _Delegate(QStyledItemDelegate):
    """Ground, mark and hairline of both kinds of rows."""

    def __init__(self, view: TaskRows) -> None:
        super().__init__(view)
        self.view = view
        self.face = view.face

    def ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, plain: str
    ) -> bool:
        """Draw the ground; answers whether the row is the selected one."""
        tokens, box = self.face.tokens, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        awake = self.view.isActiveWindow()
        colour = plain
        if selected:
            colour = tokens.select if awake else tokens.hover
        elif hovered:
            colour = tokens.hover
        painter.fillRect(box, colour)
        if selected:
            mark = tokens.accent if awake else tokens.control
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), mark)
        if index.row() < index.model().rowCount() - 1:
            paint.hairline(
                painter, tokens.line, box.left(), box.bottom(), box.right(), box.bottom()
            )
        return selected


class _TaskDelegate(_Delegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(Role.ROW)
        painter.save()
        selected = self.ground(painter, option, index, self.face.tokens.surface)
        box = option.rect
        tile = QRect(box.left() + _EDGE, box.center().y() - _TILE // 2, _TILE, _TILE)
        self._tile(painter, tile, item.icon, strong=selected)
        button = self.view.button_of(index)
        self._button(painter, button, item.act, strong=selected)
        left = tile.right() + 15
        room = QRect(left, box.top() + 12, button.left() - left - 16, 22)
        self._upper(painter, room, item)
        lower = QRect(left, box.top() + 35, room.width(), 20)
        paint.text(painter, lower, item.sentence, font("body"), self.face.colour("text"))
        painter.restore()

    def _tile(self, painter: QPainter, tile: QRect, icon: str, *, strong: bool) -> None:
        tokens = self.face.tokens
        paint.rounded(painter, tile, 10, tokens.accent if strong else tokens.accent_tint)
        side = 18
        spot = QRect(tile.left() + (tile.width() - side) // 2, tile.top() + 9, side, side)
        ink: Token = "on_accent" if strong else "accent_text"
        self.face.icons.paint(painter, spot, icon, ink)

    def _upper(self, painter: QPainter, room: QRect, item: TaskItem) -> None:
        """Name, sum, tags, from left to right; tags give way before the name does."""
        bold = font("lead")
        metrics = QFontMetrics(bold)
        name_room = max(60, room.width() - metrics.horizontalAdvance(item.amount) - 24)
        at = QRect(room.left(), room.top(), name_room, room.height())
        used = paint.text(painter, at, item.name, bold, self.face.colour("text"))
        left = room.left() + used + 10
        ink = self.face.colour("overdue" if item.late else "text")
        at = QRect(left, room.top(), room.right() - left, room.height())
        left += paint.text(painter, at, item.amount, bold, ink) + 12
        for tag in item.tags:
            width = paint.tag_width(tag.words, tag.icon)
            if left + width > room.right():
                break
            at = QRect(left, room.top() + 1, width, _TAG_HEIGHT)
            paint.tag(painter, self.face.icons, at, tag.words, tag.tone, tag.icon)
            left += width + 6

    def _button(self, painter: QPainter, box: QRect, words: str, *, strong: bool) -> None:
        tokens = self.face.tokens
        paint.rounded(painter, box, 8, tokens.accent if strong else tokens.accent_tint)
        ink = tokens.on_accent if strong else tokens.accent_text
        paint.text(
            painter,
            box.adjusted(4, 0, -4, 0),
            words,
            font("body", bold=True),
            ink,
            Qt.AlignmentFlag.AlignHCenter,
        )


class _QuietDelegate(_Delegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, QUIET_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(Role.ROW)
        painter.save()
        tokens, box = self.face.tokens, option.rect
        self.ground(painter, option, index, tokens.raised)
        spot = QRect(box.left() + _EDGE, box.center().y() - 8, 16, 16)
        self.face.icons.paint(painter, spot, item.icon, "muted")
        body, text = font("body"), paint.text
        left, top, height = box.left() + 46, box.top(), box.height()
        sum_width = QFontMetrics(body).horizontalAdvance(item.amount)
        name = QRect(left, top, _SUM_RIGHT - left + box.left() - sum_width - 8, height)
        text(painter, name, item.name, body, tokens.text)
        amount = QRect(box.left() + _SUM_RIGHT - sum_width, top, sum_width + 1, height)
        text(painter, amount, item.amount, body, tokens.text)
        right = box.right() - 14
        for tag in reversed(item.tags):
            width = paint.tag_width(tag.words, tag.icon)
            spot = QRect(right - width, top + (height - 22) // 2, width, 22)
            paint.tag(painter, self.face.icons, spot, tag.words, tag.tone, tag.icon)
            right -= width + 8
        start = box.left() + _SUM_RIGHT + 18
        words = QRect(start, top, right - start - 8, height)
        text(painter, words, item.sentence, body, tokens.muted)
        painter.restore()
