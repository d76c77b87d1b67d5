"""One of many, as tiles in a grid: each says its words, the chosen one stands in the accent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.paint import rounded, text
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.look.type import font

_HEIGHT: Final = 32
_GAP: Final = 6
_PADDING: Final = 8
_ICON: Final = 16
_RADIUS: Final = 8


@dataclass(frozen=True, slots=True)
class TileSpec:
    """One choice: key, translated words, an icon before them."""

    key: str
    words: str
    icon: str | None = None


class Tile(QAbstractButton):
    """A choice that can be the chosen one."""

    def __init__(self, face: Face, spec: TileSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.spec = spec
        self.setCheckable(True)
        self.setProperty("ring", _RADIUS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, spec: TileSpec) -> None:
        """Other words."""
        self.spec = spec
        self.setText(spec.words)
        self.setAccessibleName(spec.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(font("body", bold=True)).horizontalAdvance(self.text())
        icon = _ICON + 6 if self.spec.icon else 0
        return QSize(width + icon + 2 * _PADDING, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        self._ground(painter, on)
        face = font("body", bold=on)
        ink: Token = "accent_text" if on else ("text" if self.isEnabled() else "faint")
        words = QFontMetrics(face).horizontalAdvance(self.text())
        icon = _ICON + 6 if self.spec.icon else 0
        left = (self.width() - words - icon) // 2
        if self.spec.icon:
            spot = QRect(left, (self.height() - _ICON) // 2, _ICON, _ICON)
            shade: Token = ink if on else "muted"
            self._face.icons.paint(painter, spot, self.spec.icon, shade)
        room = QRect(left + icon, 0, words + 1, self.height())
        text(painter, room, self.text(), face, self._face.colour(ink))

    def _ground(self, painter: QPainter, on: bool) -> None:
        tokens = self._face.tokens
        if on:
            rounded(painter, self.rect(), _RADIUS, tokens.accent_tint, tokens.accent, 2)
            return
        pressed = self.isDown() and self.isEnabled()
        hovered = self.underMouse() and self.isEnabled()
        ground = tokens.line if pressed else tokens.hover if hovered else tokens.surface
        rounded(painter, self.rect(), _RADIUS, ground, tokens.line)


class ChoiceGrid(QWidget):
    """Tiles in so many columns; arrow keys move. `chosen(key)`."""

    chosen = Signal(str)

    def __init__(self, face: Face, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._columns = columns
        self._tiles: dict[str, Tile] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)

    def set_options(self, specs: Sequence[TileSpec]) -> None:
        """The choices; the same keys keep their tiles and only change their words."""
        if not self._tiles:
            for at, spec in enumerate(specs):
                tile = Tile(self._face, spec, self)
                self._tiles[spec.key] = tile
                self._group.addButton(tile)
                self._grid.addWidget(tile, at // self._columns, at % self._columns)
                self._grid.setColumnStretch(at % self._columns, 1)
        for spec in specs:
            self._tiles[spec.key].say(spec)

    def key(self) -> str:
        """What is chosen, or "" before anything is."""
        return next((key for key, tile in self._tiles.items() if tile.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose without a signal."""
        self._tiles[key].setChecked(True)

    def tile(self, key: str) -> Tile:
        """The tile of a choice."""
        return self._tiles[key]

    def _clicked(self, tile: QAbstractButton) -> None:
        if isinstance(tile, Tile):
            self.chosen.emit(tile.spec.key)
