"""The head of a list: small muted words, the sorted column bold in the accent with its mark."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.icons import STROKE_TICK
from desktop_ar.ui.look.paint import hairline, text
from desktop_ar.ui.look.type import font

HEAD_HEIGHT: Final = 34
DENSE_HEAD_HEIGHT: Final = 30
CELL, FIRST, LAST = 8, 14, 12
_MARK: Final = 12


class RowHead(QHeaderView):
    """Draws its own sections; a click sorts, a drag moves, an edge resizes."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.face = face
        self.height_wanted = HEAD_HEIGHT
        self.edges = FIRST, LAST
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height_wanted)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own name
        tokens = self.face.tokens
        painter.fillRect(rect, QColor(tokens.raised))
        hairline(painter, tokens.line, rect.left(), rect.bottom(), rect.right(), rect.bottom())
        model = self.model()
        words = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        align = model.headerData(
            logicalIndex, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        right = bool(align & Qt.AlignmentFlag.AlignRight) if align is not None else False
        self._words(painter, self._inner(rect, logicalIndex), words, right, logicalIndex)

    def _inner(self, rect: QRect, logical: int) -> QRect:
        edges = self.edges
        left = edges[0] if self.visualIndex(logical) == 0 else CELL
        last = self.visualIndex(logical) == self.count() - 1
        return rect.adjusted(left, 0, -(edges[1] if last else CELL), 0)

    def _words(
        self, painter: QPainter, inner: QRect, words: str, right: bool, logical: int
    ) -> None:
        tokens = self.face.tokens
        sorted_here = self.isSortIndicatorShown() and self.sortIndicatorSection() == logical
        if not sorted_here:
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            text(painter, inner, words, font("small"), tokens.muted, side)
            return
        face = font("small", bold=True)
        room = max(0, inner.width() - _MARK - 4)
        width = min(QFontMetrics(face).horizontalAdvance(words) + 1, room)
        left = inner.right() + 1 - width if right else inner.left()
        text(painter, QRect(left, inner.top(), width, inner.height()), words, face,
             tokens.accent_text)  # fmt: skip
        mark_left = left - _MARK - 4 if right else left + width + 4
        mark = QRect(mark_left, inner.center().y() - _MARK // 2, _MARK, _MARK)
        down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        name = "chevron-down" if down else "chevron-up"
        self.face.icons.paint(painter, mark, name, "accent_text", STROKE_TICK)


class HeadEnd(QWidget):
    """The end of the head over the scroll bar, so that the bar begins where the rows do."""

    def __init__(self, head: RowHead, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = head
        self.follow()

    def follow(self) -> None:
        """As high as the head is now."""
        self.setFixedHeight(0 if self._head.isHidden() else self._head.height_wanted)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._head.face.tokens
        painter.fillRect(self.rect(), QColor(tokens.raised))
        bottom = self.height() - 1
        hairline(painter, tokens.line, 0, bottom, self.width(), bottom)
