"""Upright bars made of bands, one bar a month: how old what is open was, month by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop_ar.ui.look import paint
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.look.type import font
from desktop_ar.ui.widgets.charts import BarChart, ChartBar

_WIDEST = 42
_AXIS, _HEAD = 24, 20


@dataclass(frozen=True, slots=True)
class StackedBar(ChartBar):
    """A bar with its bands from the bottom up: colour and fen; they add up to `fen`."""

    bands: tuple[tuple[Token, int], ...] = ()


class StackedColumns(BarChart):
    """The sum stands over each bar; bars are hovered, clicked and reached by keys."""

    def set_stacks(self, bars: Sequence[StackedBar]) -> None:
        """The bars in order."""
        self.set_bars(bars)

    def _column(self, painter: QPainter, at: int, bar: ChartBar, base: int, highest: int) -> None:
        tokens, spot = self._face.tokens, self.spot(at)
        width = min(_WIDEST, spot.width() - 8)
        left, foot = spot.center().x() - width / 2, base * 1.0
        painter.setOpacity(self._opacity(bar))
        for tone, fen in bar.bands if isinstance(bar, StackedBar) else ():
            height = (base - _HEAD) * fen / highest
            foot -= height
            painter.fillRect(QRectF(left, foot, width, height), QColor(tokens.colour(tone)))
        middle = Qt.AlignmentFlag.AlignHCenter
        here = bar.strong or (self.hasFocus() and self._by_key and at == self._at)
        if bar.fen > 0:
            label = QRect(round(spot.left()), round(foot) - 18, round(spot.width()), 18)
            words = self._face.figures.short(bar.fen // 100 * 100)
            paint.text(painter, label, words, font("small", bold=here), tokens.muted, middle)
        under = QRect(round(spot.left()), base + 3, round(spot.width()), _AXIS - 3)
        ink = tokens.accent_text if here else tokens.muted
        paint.text(painter, under, bar.words, font("small", bold=here), ink, middle)
        painter.setOpacity(1.0)
