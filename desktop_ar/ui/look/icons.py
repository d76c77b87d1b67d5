"""Line icons (Lucide) in the colours of the theme, sharp at every scale.

An icon names a token, not a colour: it is drawn when it is painted, so that a change of theme
needs no new icons. Pixmaps are kept by name, colour, size and ratio until the theme changes.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_ar.system.resources import resource
from desktop_ar.ui.look.tokens import Token, Tokens

STROKE: Final = 1.75
STROKE_PRIMARY: Final = 2.25
STROKE_TICK: Final = 3.0


@cache
def source(name: str) -> str:
    """The SVG text of an icon. Raises FileNotFoundError for a name that is not shipped."""
    return resource("icons", f"{name}.svg").read_text("utf-8")


def tinted(name: str, colour: str, stroke: float = STROKE) -> bytes:
    """The SVG with its colour and stroke put in."""
    text = source(name).replace("currentColor", colour)
    return re.sub(r'stroke-width="[\d.]+"', f'stroke-width="{stroke}"', text).encode()


class Icons:
    """The icons of one face; `tokens` is exchanged when the theme changes."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._kept: dict[tuple[str, str, int, float, float], QPixmap] = {}

    def use(self, tokens: Tokens) -> None:
        """Take the colours of another theme; what was drawn is forgotten."""
        self.tokens = tokens
        self._kept.clear()

    def pixmap(
        self, name: str, token: Token, size: int, ratio: float = 1.0, stroke: float = STROKE
    ) -> QPixmap:
        """The icon as a picture of `size` logical pixels at a device pixel ratio."""
        colour = self.tokens.colour(token)
        key = (name, colour, size, ratio, stroke)
        if key not in self._kept:
            self._kept[key] = _rendered(tinted(name, colour, stroke), size, ratio)
        return self._kept[key]

    def icon(
        self, name: str, token: Token, *, on: Token | None = None, stroke: float = STROKE
    ) -> QIcon:
        """The icon for buttons and menus: `on` is its colour where it is checked."""
        return QIcon(_Engine(self, name, token, on or token, stroke))

    def paint(
        self,
        painter: QPainter,
        spot: QRect | QRectF,
        name: str,
        token: Token,
        stroke: float = STROKE,
    ) -> None:
        """Draw an icon into a square spot."""
        size = round(spot.width())
        picture = self.pixmap(name, token, size, _ratio(painter), stroke)
        painter.drawPixmap(QPoint(round(spot.x()), round(spot.y())), picture)


def _ratio(painter: QPainter) -> float:
    device = painter.device()
    return device.devicePixelRatio() if device is not None else 1.0


def _rendered(svg: bytes, size: int, ratio: float) -> QPixmap:
    side = max(1, round(size * ratio))
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


class _Engine(QIconEngine):
    """Draws an icon of `Icons` when asked, in the colours of that moment."""

    def __init__(self, icons: Icons, name: str, token: Token, on: Token, stroke: float) -> None:
        super().__init__()
        self._icons = icons
        self._name = name
        self._token: Token = token
        self._on: Token = on
        self._stroke = stroke

    def _drawn(self, size: QSize, ratio: float, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        token = self._on if state == QIcon.State.On else self._token
        if mode == QIcon.Mode.Disabled:
            token = "faint"
        side = min(size.width(), size.height())
        return self._icons.pixmap(self._name, token, side, ratio, self._stroke)

    def clone(self) -> QIconEngine:
        return _Engine(self._icons, self._name, self._token, self._on, self._stroke)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._drawn(size, 1.0, mode, state)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        return self._drawn(size, scale, mode, state)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        picture = self._drawn(QSize(side, side), _ratio(painter), mode, state)
        left = rect.x() + (rect.width() - side) // 2
        top = rect.y() + (rect.height() - side) // 2
        painter.drawPixmap(QPoint(left, top), picture)
