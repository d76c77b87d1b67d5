"""Two small charts of the prepaid page: what ends week by week, and bars by kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
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

_WIDEST: Final = 42
_AXIS: Final = 24
_HEAD: Final = 20
_ROW: Final = 26
_THOUSAND_FEN, _TEN_THOUSAND_FEN = 100_000, 1_000_000


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar: key, words under or beside it, sum in fen, `strong` for what is near."""

    key: str
    words: str
    fen: int
    strong: bool = False
    tip: str = ""
    tone: Token = "s1"


class _Bars(QWidget):
    """What both charts share: bars one can hover, click and reach by keys."""

    clicked = Signal(str)

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._bars: tuple[ChartBar, ...] = ()
        self._chosen = ""
        self._at = 0
        self._by_key = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", 6)
        face.sums_changed.connect(self.update)

    def set_bars(self, bars: Sequence[ChartBar]) -> None:
        """The bars in order."""
        self._bars = tuple(bars)
        self._at = min(self._at, max(0, len(bars) - 1))
        self._describe()
        self.updateGeometry()
        self.update()

    def set_chosen(self, key: str) -> None:
        """Which bar the list is filtered by, or ""."""
        self._chosen = key
        self.update()

    def spot(self, at: int) -> QRectF:
        """Where a bar can be clicked."""
        raise NotImplementedError

    def _describe(self) -> None:
        if self._bars:
            bar = self._bars[self._at]
            self.setAccessibleDescription(f"{bar.words} {self._face.figures.money(bar.fen)}")

    def _bar_at(self, event: QMouseEvent | QHelpEvent) -> int:
        place = event.position() if isinstance(event, QMouseEvent) else event.pos().toPointF()
        return next((at for at in range(len(self._bars)) if self.spot(at).contains(place)), -1)

    def _opacity(self, bar: ChartBar) -> float:
        return 0.35 if self._chosen and bar.key != self._chosen else 1.0

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._bar_at(event) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        at = self._bar_at(event)
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._at = at
            self.clicked.emit(self._bars[at].key)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        back, on = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down)
        if key in (*back, *on) and self._bars:
            self._by_key = True
            step = -1 if key in back else 1
            self._at = max(0, min(len(self._bars) - 1, self._at + step))
            self._describe()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._bars:
            self.clicked.emit(self._bars[self._at].key)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._bar_at(event)
            if at >= 0:
                bar = self._bars[at]
                words = bar.tip or f"{bar.words}  {self._face.figures.money(bar.fen)}"
                QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)


class BarChart(_Bars):
    """Upright bars, linear from zero, the sum over each; near ones solid, later ones light."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(face, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(56 * max(1, len(self._bars)), 128)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 96)

    def spot(self, at: int) -> QRectF:
        step = self.width() / max(1, len(self._bars))
        return QRectF(at * step, 0, step, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = self.height() - _AXIS
        highest = max((bar.fen for bar in self._bars), default=0) or 1
        for at, bar in enumerate(self._bars):
            self._column(painter, at, bar, base, highest)
        paint.hairline(painter, self._face.tokens.control, 0, base, self.width(), base)

    def _column(self, painter: QPainter, at: int, bar: ChartBar, base: int, highest: int) -> None:
        tokens, spot = self._face.tokens, self.spot(at)
        width = min(_WIDEST, spot.width() - 8)
        height = (base - _HEAD) * bar.fen / highest
        left = spot.center().x() - width / 2
        middle = Qt.AlignmentFlag.AlignHCenter
        painter.setOpacity(self._opacity(bar))
        if bar.fen > 0:
            box = QRectF(left, base - max(height, 2.0), width, max(height, 2.0))
            path = paint.one_sided(box, min(4.0, height / 2), min(4.0, height / 2))
            colour = QColor(tokens.s1 if bar.strong else tokens.bar_later)
            painter.fillPath(path, colour)
            flat = min(box.height(), 5.0)
            painter.fillRect(QRectF(left, base - flat, width, flat), colour)
            label = QRect(round(spot.left()), round(box.top()) - 18, round(spot.width()), 18)
            face = font("small", bold=bar.strong)
            ink = tokens.text if bar.strong else tokens.muted
            words = self._sum_in(bar.fen, label.width() - 2, QFontMetrics(face))
            paint.text(painter, label, words, face, ink, middle)
        painter.setOpacity(1.0)
        axis = QRect(round(spot.left()), base + 5, round(spot.width()), 18)
        here = self.hasFocus() and self._by_key and at == self._at
        ink = tokens.accent_text if here else tokens.muted
        paint.text(painter, axis, bar.words, font("small", bold=here), ink, middle)

    def _sum_in(self, fen: int, room: int, metrics: QFontMetrics) -> str:
        """A sum as short as its column needs it; the tool tip says it in full."""
        figures, t = self._face.figures, self._face.t
        words = figures.short(fen)
        if figures.hidden or metrics.horizontalAdvance(words) <= room:
            return words
        words = figures.short(fen // 100 * 100)
        if metrics.horizontalAdvance(words) <= room:
            return words
        unit_fen = _TEN_THOUSAND_FEN if t.chinese else _THOUSAND_FEN
        tenths = (fen * 10 + unit_fen // 2) // unit_fen
        return t.gettext("{n}k", n=f"{tenths // 10:,}.{tenths % 10}")


class KindBars(_Bars):
    """Lying bars: words, bar, sum at the right edge."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(face, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(284, _ROW * max(1, len(self._bars)))

    def spot(self, at: int) -> QRectF:
        return QRectF(0, at * _ROW, self.width(), _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        body = QFontMetrics(font("body"))
        figures = self._face.figures
        words = max((body.horizontalAdvance(bar.words) for bar in self._bars), default=0)
        sums = max((body.horizontalAdvance(figures.amount(b.fen)) for b in self._bars), default=0)
        highest = max((bar.fen for bar in self._bars), default=0) or 1
        room = self.width() - words - sums - 36
        for at, bar in enumerate(self._bars):
            self._line(painter, at, bar, words, room * bar.fen / highest)

    def _line(self, painter: QPainter, at: int, bar: ChartBar, words: int, length: float) -> None:
        tokens = self._face.tokens
        box = self.spot(at).toRect()
        here = self.hasFocus() and self._by_key and at == self._at
        painter.setOpacity(self._opacity(bar))
        ink = tokens.accent_text if here else tokens.text
        paint.text(painter, box, bar.words, font("body", bold=here), ink)
        line = QRectF(words + 12, box.center().y() - 5, max(10.0, length), 10)
        paint.rounded(painter, line, 3, tokens.colour(bar.tone))
        right = Qt.AlignmentFlag.AlignRight
        total = self._face.figures.amount(bar.fen)
        paint.text(painter, box, total, font("body"), tokens.text, right)
        painter.setOpacity(1.0)
