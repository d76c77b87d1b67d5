"""The ageing bar: parts of one sum, each with a label of range and sum. Choose one to filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.look import paint
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.look.type import font

GAP: Final = 2
OUTER, INNER = 6.0, 2.0
_DOT: Final = 9
_LABEL_GAP: Final = 12
_LEAST_GAP: Final = 8
_LEAST: Final = 6.0
_BY_KEY: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


@dataclass(frozen=True, slots=True)
class BarPart:
    """One part: its key, the words of its range, its sum in fen, its colour, its short words."""

    key: str
    words: str
    fen: int
    tone: Token
    short: str = ""


class StackedBar(QWidget):
    """`clicked(key)` by mouse, Enter or Space; arrow keys move between the parts."""

    clicked = Signal(str)

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._parts: tuple[BarPart, ...] = ()
        self._chosen = ""
        self._at = 0
        self._dense = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", 6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_dense(False)
        face.sums_changed.connect(self.update)

    def set_parts(self, parts: Sequence[BarPart]) -> None:
        """The parts from the youngest to the oldest; those of nothing take no room."""
        self._parts = tuple(part for part in parts if part.fen > 0)
        self._at = min(self._at, max(0, len(self._parts) - 1))
        self._describe()
        self.update()

    def set_chosen(self, key: str) -> None:
        """Which part the list below is filtered by, or ""."""
        self._chosen = key
        self.update()

    def set_dense(self, dense: bool) -> None:
        """In a small window the bar and its labels share one line."""
        self._dense = dense
        self.setFixedHeight(20 if dense else 40)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def parts(self) -> Sequence[BarPart]:
        """The parts that are drawn."""
        return self._parts

    def _describe(self) -> None:
        """What a screen reader says: the part the keyboard stands on."""
        if self._parts:
            part = self._parts[self._at]
            self.setAccessibleDescription(f"{part.words} {self._face.figures.money(part.fen)}")

    def boxes(self) -> list[QRectF]:
        """Where each part of the bar stands."""
        if not self._parts:
            return []
        width = float(self._dense_width() if self._dense else self.width())
        height = 10.0 if self._dense else 12.0
        top = (self.height() - height) / 2 if self._dense else 1.0
        room = width - GAP * (len(self._parts) - 1)
        made, left = [], 0.0
        for share in _shares([part.fen for part in self._parts], room):
            made.append(QRectF(left, top, share, height))
            left += share + GAP
        return made

    def _dense_width(self) -> int:
        """What the labels beside it leave to the bar: at most a quarter, at least a seventh."""
        widths = [self._label_width(part, part.short or part.words) for part in self._parts]
        left = self.width() - sum(widths) - _LABEL_GAP - _LEAST_GAP * max(0, len(widths) - 1)
        return min(round(self.width() * 0.27), max(left, self.width() // 7))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = self.boxes()
        if not boxes:
            empty = QRectF(0, 1, self.width(), 12)
            paint.rounded(painter, empty, OUTER, self._face.tokens.line)
            return
        for at, box in enumerate(boxes):
            self._paint_part(painter, at, box)
        if self._dense:
            self._labels_beside(painter, boxes[-1].right())
        else:
            self._labels_below(painter, boxes)

    def _paint_part(self, painter: QPainter, at: int, box: QRectF) -> None:
        part = self._parts[at]
        left = OUTER if at == 0 else INNER
        right = OUTER if at == len(self._parts) - 1 else INNER
        faded = bool(self._chosen) and part.key != self._chosen
        painter.setOpacity(0.35 if faded else 1.0)
        limit = box.width() / 2
        path = paint.one_sided(box, min(left, limit), min(right, limit))
        painter.fillPath(path, QColor(self._face.colour(part.tone)))
        painter.setOpacity(1.0)
        if self.hasFocus() and at == self._at and self.property("by_key"):
            ink = self._face.tokens.text
            painter.fillRect(QRectF(box.left(), box.bottom() + 2, box.width(), 2), QColor(ink))

    def _labels_below(self, painter: QPainter, boxes: Sequence[QRectF]) -> None:
        """Labels stand at the start of their part and move left only where they would overlap;
        where there is no room for that either, they move right again and lose their unit."""
        words = [part.words for part in self._parts]
        widths = [self._label_width(p, w) for p, w in zip(self._parts, words, strict=True)]
        if sum(widths) + _LABEL_GAP * (len(widths) - 1) > self.width():
            words = [part.short or part.words for part in self._parts]
            widths = [self._label_width(p, w) for p, w in zip(self._parts, words, strict=True)]
        lefts = _placed([box.left() for box in boxes], widths, self.width())
        for part, word, left in zip(self._parts, words, lefts, strict=True):
            self._label(painter, part, word, round(left), 22)

    def _labels_beside(self, painter: QPainter, bar_end: float) -> None:
        words = [part.short or part.words for part in self._parts]
        widths = [self._label_width(p, w) for p, w in zip(self._parts, words, strict=True)]
        left = bar_end + _LABEL_GAP
        spare = self.width() - left - sum(widths)
        gap = max(_LEAST_GAP, spare / max(1, len(widths) - 1))
        for part, word, width in zip(self._parts, words, widths, strict=True):
            self._label(painter, part, word, round(left), 0)
            left += width + gap

    def _sum(self, part: BarPart) -> str:
        figures = self._face.figures
        return figures.short(part.fen) if self._dense else figures.money(part.fen)

    def _label_width(self, part: BarPart, words: str) -> int:
        of_words = QFontMetrics(font("small")).horizontalAdvance(words)
        of_sum = QFontMetrics(font("small", bold=True)).horizontalAdvance(self._sum(part))
        return _DOT + 6 + of_words + 6 + of_sum + 2

    def _label(self, painter: QPainter, part: BarPart, words: str, left: int, top: int) -> None:
        tokens = self._face.tokens
        room = QRect(left + _DOT + 6, top, self.width(), self.height() - top)
        paint.dot(painter, left, room.center().y() + 1, tokens.colour(part.tone), _DOT)
        used = paint.text(painter, room, words, font("small"), tokens.muted)
        room.setLeft(room.left() + used + 6)
        paint.text(painter, room, self._sum(part), font("small", bold=True), tokens.text)

    def _part_at(self, x: float, y: float) -> int:
        for at, box in enumerate(self.boxes()):
            if box.left() - 1 <= x <= box.right() + 1 and y <= box.bottom() + 6:
                return at
        return -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._part_at(event.position().x(), event.position().y())
        hand = Qt.CursorShape.PointingHandCursor if at >= 0 else Qt.CursorShape.ArrowCursor
        self.setCursor(hand)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setProperty("by_key", False)
        at = self._part_at(event.position().x(), event.position().y())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._at = at
            self.clicked.emit(self._parts[at].key)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if step is not None and self._parts:
            self.setProperty("by_key", True)
            self._at = max(0, min(len(self._parts) - 1, self._at + step))
            self._describe()
            self.update()
        elif enter and self._parts:
            self.clicked.emit(self._parts[self._at].key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.setProperty("by_key", event.reason() in _BY_KEY)
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._part_at(event.pos().x(), event.pos().y())
            if at >= 0:
                part = self._parts[at]
                words = f"{part.words}  {self._face.figures.money(part.fen)}"
                QToolTip.showText(event.globalPos(), words, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)


def _shares(amounts: Sequence[int], room: float) -> list[float]:
    """Widths in proportion, none so small that it cannot be seen or clicked."""
    whole = sum(amounts)
    wanted = [max(_LEAST, room * amount / whole) for amount in amounts]
    over = sum(wanted) - room
    large = sum(width for width in wanted if width > 4 * _LEAST) or 1.0
    return [width - over * width / large if width > 4 * _LEAST else width for width in wanted]


def _placed(lefts: Sequence[float], widths: Sequence[int], room: int) -> list[float]:
    """Where labels stand that want to begin at `lefts`: side by side, in the room if they can."""
    placed = list(lefts)
    limit = float(room)
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = max(0.0, min(placed[at], limit - widths[at]))
        limit = placed[at] - _LABEL_GAP
    edge = 0.0
    for at, width in enumerate(widths):
        placed[at] = max(placed[at], edge)
        edge = placed[at] + width + _LABEL_GAP
    return placed
