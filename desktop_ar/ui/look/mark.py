"""The mark of the application, our own: two rods of an abacus with their beads."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from desktop_ar.ui.look.tokens import Tokens

_SIDE: Final = 28.0
_RODS: Final = (9.5, 18.5)
_BEADS: Final = ((6.6, 7.0), (6.6, 14.6), (6.6, 18.6), (15.6, 12.4), (15.6, 18.6))
_ICON_SIDES: Final = (16, 24, 32, 48, 64, 128, 256)


def paint_mark(painter: QPainter, spot: QRectF, tokens: Tokens) -> None:
    """Draw the mark into a square spot."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(spot.topLeft())
    painter.scale(spot.width() / _SIDE, spot.height() / _SIDE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    painter.drawRoundedRect(QRectF(0, 0, _SIDE, _SIDE), 8, 8)
    _rods(painter, tokens)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.on_accent))
    for x, y in _BEADS:
        painter.drawRoundedRect(QRectF(x, y, 5.8, 3.2), 1.6, 1.6)
    painter.restore()


def _rods(painter: QPainter, tokens: Tokens) -> None:
    ink = QColor(tokens.on_accent)
    ink.setAlphaF(0.55)
    painter.setPen(QPen(ink, 1.5, c=Qt.PenCapStyle.RoundCap))
    for x in _RODS:
        painter.drawLine(QLineF(QPointF(x, 6), QPointF(x, 22)))
    painter.drawLine(QLineF(QPointF(6, 11.2), QPointF(22, 11.2)))


def mark_icon(tokens: Tokens) -> QIcon:
    """The mark as the icon of the window, in the sizes desktops ask for."""
    icon = QIcon()
    for side in _ICON_SIDES:
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_mark(painter, QRectF(0, 0, side, side), tokens)
        painter.end()
        icon.addPixmap(picture)
    return icon
