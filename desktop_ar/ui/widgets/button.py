"""Buttons of four kinds, with icon, a quiet hint of their key, and a busy ring."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.icons import STROKE, STROKE_PRIMARY
from desktop_ar.ui.look.kinds import ButtonKind, set_kind
from desktop_ar.ui.look.paint import text
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.look.type import font

ButtonSize = Literal["small", "normal", "large"]

_INK: Final[dict[ButtonKind, Token]] = {
    "primary": "on_accent",
    "plain": "text",
    "tinted": "accent_text",
    "quiet": "muted",
    "link": "accent_text",
}
_BOLD: Final = frozenset({"primary", "tinted"})
_HEIGHT: Final[dict[ButtonSize, int]] = {"small": 30, "normal": 34, "large": 38}
_ICON: Final = 16
_GAP: Final = 6
_PADDING: Final = 13
_LARGE_PADDING: Final = 20
_TURN_MS: Final = 80


class Button(QPushButton):
    """A push button. Its words are set by whoever speaks (`setText` in `retranslate`)."""

    def __init__(
        self,
        face: Face,
        kind: ButtonKind = "plain",
        *,
        icon: str | None = None,
        size: ButtonSize = "normal",
        arrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._face = face
        self._icon_name = icon
        self._hint = ""
        self._arrow = "chevron-down" if arrow else None
        self._turn = 0
        self._size: ButtonSize = size
        self._timer = QTimer(self)
        self._timer.setInterval(_TURN_MS)
        self._timer.timeout.connect(self._next_turn)
        self.setProperty("scale", size)  # a QWidget has a "size" of its own
        self.setProperty("ring", 8 if kind != "link" else 4)
        self.set_kind(kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_kind(self, kind: ButtonKind) -> None:
        """How much it asks for attention."""
        self._kind: ButtonKind = kind
        set_kind(self, kind)
        self.updateGeometry()

    def set_icon_name(self, icon: str | None) -> None:
        """Another icon."""
        self._icon_name = icon
        self.updateGeometry()
        self.update()

    def set_arrow(self, arrow: str | None) -> None:
        """An icon after the words: an arrow down for a menu, to the right for a way on."""
        self._arrow = arrow
        self.updateGeometry()

    def set_hint(self, hint: str) -> None:
        """The key that does the same, shown small after the words."""
        self._hint = hint
        self.updateGeometry()
        self.update()

    @property
    def busy(self) -> bool:
        """Whether the ring turns."""
        return self._timer.isActive()

    def set_busy(self, busy: bool) -> None:
        """Show a turning ring and take no click; the button keeps its width."""
        if busy == self.busy:
            return
        if busy:
            self.setMinimumWidth(self.width())
            self._timer.start()
        else:
            self._timer.stop()
            self.setMinimumWidth(0)
        self.setEnabled(not busy)
        self.update()

    def sizeHint(self) -> QSize:
        padding = 2 if self._kind == "link" else _PADDING
        if self._size == "large" and self._kind != "link":
            padding = _LARGE_PADDING
        if not self.text():
            padding = (_HEIGHT[self._size] - _ICON) // 2
        height = 22 if self._kind == "link" else _HEIGHT[self._size]
        return QSize(sum(self._widths()) + 2 * padding, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        self._contents(painter)

    def _parts(self) -> tuple[bool, str, str, bool]:
        return bool(self._icon_name) or self.busy, self.text(), self._hint, bool(self._arrow)

    def _widths(self) -> tuple[int, int, int, int]:
        """Widths of icon, words, hint and arrow, each with the gap before it."""
        icon, words, hint, arrow = self._parts()
        bold = self._kind in _BOLD
        of_words = QFontMetrics(font("body", bold=bold)).horizontalAdvance(words)
        of_hint = QFontMetrics(font("tiny", bold=bold)).horizontalAdvance(hint)
        return (
            _ICON if icon else 0,
            of_words + (_GAP if icon and words else 0),
            of_hint + _GAP if hint else 0,
            _ICON + 4 if arrow else 0,
        )

    def _contents(self, painter: QPainter) -> None:
        icon, words, hint, _ = self._parts()
        widths = self._widths()
        token: Token = _INK[self._kind] if self.isEnabled() else "faint"
        ink = self._face.colour(token)
        left = (self.width() - sum(widths)) // 2
        if icon:
            self._draw_icon(painter, self._spot(left), token)
            left += _ICON + (_GAP if words else 0)
        bold = self._kind in _BOLD and self.isEnabled()
        room = widths[1] - (_GAP if icon and words else 0)
        text(painter, QRect(left, 0, room + 1, self.height()), words,
             font("body", bold=bold), ink)  # fmt: skip
        left += room
        if hint:
            self._draw_hint(painter, left + _GAP, hint, ink)
        if self._arrow:
            spot = self._spot(left + widths[2] + 4)
            self._face.icons.paint(painter, spot, self._arrow, token)

    def _draw_hint(self, painter: QPainter, left: int, hint: str, ink: str) -> None:
        painter.save()
        painter.setOpacity(0.75)
        room = QRect(left, 1, self.width() - left, self.height())
        text(painter, room, hint, font("tiny", bold=self._kind in _BOLD), ink)
        painter.restore()

    def _spot(self, left: int) -> QRect:
        return QRect(left, (self.height() - _ICON) // 2, _ICON, _ICON)

    def _draw_icon(self, painter: QPainter, spot: QRect, token: Token) -> None:
        if self.busy:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._face.colour(token)), 2))
            painter.drawArc(spot.adjusted(2, 2, -2, -2), -self._turn * 30 * 16, 270 * 16)
        elif self._icon_name:
            stroke = STROKE_PRIMARY if self._kind == "primary" else STROKE
            self._face.icons.paint(painter, spot, self._icon_name, token, stroke)

    def _next_turn(self) -> None:
        self._turn = (self._turn + 1) % 12
        self.update()


class IconButton(QToolButton):
    """A quiet button that is only an icon; its words stand in the tool tip and for readers."""

    def __init__(
        self,
        face: Face,
        icon: str,
        *,
        token: Token = "muted",
        side: int = 32,
        icon_side: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._face = face
        self._token: Token = token
        self.setIcon(face.icon(icon, token, on="accent"))
        self.setIconSize(QSize(icon_side, icon_side))
        self.setFixedSize(side, side)
        self.setProperty("ring", 8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_icon_name(self, icon: str) -> None:
        """Another icon."""
        self.setIcon(self._face.icon(icon, self._token, on="accent"))

    def set_words(self, words: str) -> None:
        """What it does, for the tool tip and for screen readers."""
        self.setToolTip(words)
        self.setAccessibleName(words)
