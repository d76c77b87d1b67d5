"""The fixed total under a list, in line with its columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.icons import STROKE_PRIMARY
from desktop_ar.ui.look.paint import hairline, text
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.look.type import font
from desktop_ar.ui.widgets.row_head import CELL, RowHead
from desktop_ar.ui.widgets.table_card import TableCard

R = TypeVar("R")

TOTAL_HEIGHT: Final = 40
_ICON: Final = 14


@dataclass(frozen=True, slots=True)
class TotalCell:
    """What stands under one column; it may reach over the columns after it."""

    words: str
    token: Token = "text"
    bold: bool = True
    icon: str | None = None
    span: int = 1


class TotalLine(QWidget):
    """Draws its cells under the sections of a head; screen readers hear them as one sentence."""

    def __init__(self, face: Face, head: RowHead, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._head = head
        self._cells: Mapping[int, TotalCell] = {}
        self.setFixedHeight(TOTAL_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head.sectionResized.connect(lambda *_: self.update())
        head.geometriesChanged.connect(self.update)

    def set_cells(self, cells: Mapping[int, TotalCell]) -> None:
        """The cells by column."""
        self._cells = dict(cells)
        self.setAccessibleName(self.words())
        self.update()

    def widths(self) -> dict[int, int]:
        """The room each figure needs under its column: sums are never cut."""
        found = {}
        for at, cell in self._cells.items():
            if self._aligned_right(at):
                face = font("row" if cell.bold else "body")
                edge = self._head.edges[1] if at == self._head.count() - 1 else CELL
                found[at] = QFontMetrics(face).horizontalAdvance(cell.words) + CELL + edge + 2
        return found

    def words(self) -> str:
        """All of it as text."""
        return " ".join(cell.words for _, cell in sorted(self._cells.items()) if cell.words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._face.tokens
        painter.fillRect(self.rect(), QColor(tokens.raised))
        bottom = self.height() - 1
        hairline(painter, tokens.line, 0, bottom, self.width(), bottom)
        for at, cell in self._cells.items():
            self._draw(painter, at, cell)

    def _draw(self, painter: QPainter, at: int, cell: TotalCell) -> None:
        right = self._aligned_right(at)
        room = self._room(at, cell.span)
        face = font("row" if cell.bold else "body")
        ink = self._face.colour(cell.token)
        if cell.icon:
            width = QFontMetrics(face).horizontalAdvance(cell.words) if right else room.width()
            left = room.right() - width - _ICON - 4 if right else room.left()
            spot = QRect(left, (self.height() - _ICON) // 2 - 1, _ICON, _ICON)
            self._face.icons.paint(painter, spot, cell.icon, cell.token, STROKE_PRIMARY)
            room.setLeft(left + _ICON + 6)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        text(painter, room, cell.words, face, ink, side)

    def _aligned_right(self, at: int) -> bool:
        align = self._head.model().headerData(
            at, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        return bool(align & Qt.AlignmentFlag.AlignRight)

    def _room(self, at: int, span: int) -> QRect:
        first, last = self._head.edges
        left = self._head.sectionViewportPosition(at)
        end = at + span - 1
        right = self._head.sectionViewportPosition(end) + self._head.sectionSize(end)
        left += first if at == 0 else CELL
        right -= last if end == self._head.count() - 1 else CELL
        return QRect(left, 0, right - left, self.height() - 1)


def fit_totals(table: TableCard[R], total: TotalLine) -> None:
    """Columns at least as wide as the figures of the total under them."""
    wanted = total.widths()
    specs = table.model.columns
    table.set_widths({specs[at].key: max(specs[at].width, wanted[at]) for at in wanted})
