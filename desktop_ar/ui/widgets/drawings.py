"""Drawings for empty lists, 220 x 132, in two tones, with the strokes of the icons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.tokens import Tokens

Subject: TypeAlias = Literal["plans", "overdue", "prepaid", "customers", "letters", "today"]
SIZE: Final = QSize(220, 132)


class Drawing(QWidget):
    """One of the drawings."""

    def __init__(self, face: Face, subject: Subject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._draw = _SUBJECTS[subject]
        self.setFixedSize(SIZE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(_Pencil(painter, self._face.tokens))


class _Pencil:
    """The few strokes all drawings are made of: a quiet one and one in the accent."""

    def __init__(self, painter: QPainter, tokens: Tokens) -> None:
        self.painter = painter
        self.tokens = tokens

    def _pen(self, colour: str, fill: str | None) -> None:
        self.painter.setPen(QPen(QColor(colour), 2, c=Qt.PenCapStyle.RoundCap))
        self.painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)

    def box(self, x: float, y: float, w: float, h: float, r: float, *, bare: bool = False) -> None:
        self._pen(self.tokens.control, None if bare else self.tokens.raised)
        self.painter.drawRoundedRect(QRectF(x, y, w, h), r, r)

    def line(self, x1: float, y1: float, x2: float, y2: float, *, strong: bool = False) -> None:
        self._pen(self.tokens.accent if strong else self.tokens.control, None)
        self.painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    def block(self, x: float, y: float, w: float, h: float, *, strong: bool = False) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(self.tokens.accent if strong else self.tokens.line))
        self.painter.drawRoundedRect(QRectF(x, y, w, h), min(4, h / 2), min(4, h / 2))

    def circle(self, x: float, y: float, r: float, *, strong: bool = False) -> None:
        tokens = self.tokens
        ink, fill = (
            (tokens.accent, tokens.accent_tint) if strong else (tokens.control, tokens.raised)
        )
        self._pen(ink, fill)
        self.painter.drawEllipse(QPointF(x, y), r, r)

    def coin(self, x: float, y: float) -> None:
        """A coin with the sign of the yuan."""
        self.circle(x, y, 26, strong=True)
        for x1, y1, x2, y2 in (
            (-9, -12, 0, -1), (9, -12, 0, -1), (0, -1, 0, 12), (-7, 0, 7, 0), (-7, 6, 7, 6),
        ):  # fmt: skip
            self.line(x + x1, y + y1, x + x2, y + y2, strong=True)

    def tick(self, x: float, y: float) -> None:
        """A coin that is ticked."""
        self.circle(x, y, 26, strong=True)
        self.line(x - 10, y, x - 3, y + 8, strong=True)
        self.line(x - 3, y + 8, x + 11, y - 8, strong=True)


def _plans(pencil: _Pencil) -> None:
    pencil.box(36, 18, 106, 98, 9)
    pencil.line(36, 42, 142, 42)
    for x in (60, 118):
        pencil.line(x, 10, x, 26)
    for at in range(8):
        height = 14 if at < 6 else 10  # noqa: PLR2004 - the last week is cut off
        pencil.block(50 + at % 3 * 30, 54 + at // 3 * 22, 18, height, strong=at == 4)  # noqa: PLR2004 - the fifth bar of a drawing
    pencil.coin(158, 96)


def _overdue(pencil: _Pencil) -> None:
    pencil.box(52, 12, 92, 106, 8)
    pencil.line(68, 32, 108, 32)
    for at in range(3):
        pencil.block(68, 46 + at * 18, 38, 8)
        pencil.block(116, 46 + at * 18, 14, 8)
    pencil.tick(152, 94)


def _prepaid(pencil: _Pencil) -> None:
    pencil.box(60, 18, 104, 66, 8)
    pencil.box(40, 34, 112, 74, 9)
    pencil.line(40, 54, 152, 54)
    for at in range(5):
        pencil.block(54 + at * 18, 70, 12, 12, strong=at < 2)  # noqa: PLR2004 - two are used
    pencil.block(54, 92, 48, 6)
    pencil.coin(166, 96)


def _customers(pencil: _Pencil) -> None:
    pencil.box(34, 20, 108, 92, 9)
    for at in range(3):
        y = 40 + at * 27
        pencil.circle(54, y, 8)
        pencil.block(72, y - 8, 52, 6)
        pencil.block(72, y + 3, 34, 5)
    pencil.circle(158, 90, 26, strong=True)
    pencil.line(158, 79, 158, 101, strong=True)
    pencil.line(147, 90, 169, 90, strong=True)


def _letters(pencil: _Pencil) -> None:
    pencil.box(58, 10, 84, 86, 6)
    for at in range(4):
        pencil.block(72, 24 + at * 13, 56 if at != 3 else 32, 5)  # noqa: PLR2004 - the last is short
    pencil.box(38, 60, 124, 58, 8)
    pencil.line(42, 65, 100, 94)
    pencil.line(158, 65, 100, 94)
    pencil.tick(172, 96)


def _today(pencil: _Pencil) -> None:
    pencil.circle(96, 68, 28)
    for x1, y1, x2, y2 in (
        (96, 18, 96, 28), (96, 108, 96, 118), (46, 68, 56, 68), (136, 68, 146, 68),
        (61, 33, 68, 40), (131, 33, 124, 40), (61, 103, 68, 96),
    ):  # fmt: skip
        pencil.line(x1, y1, x2, y2)
    pencil.tick(146, 98)


_SUBJECTS: Final[dict[Subject, Callable[[_Pencil], None]]] = {
    "plans": _plans,
    "overdue": _overdue,
    "prepaid": _prepaid,
    "customers": _customers,
    "letters": _letters,
    "today": _today,
}
