"""A customer's first character in a circle, and the tile of an act."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.paint import rounded, text
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.look.type import font


class Avatar(QWidget):
    """A circle with the first character of a name."""

    def __init__(self, face: Face, *, side: int = 38, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._first = ""
        self.setFixedSize(side, side)

    def set_name(self, name: str) -> None:
        """Whose circle it is."""
        self._first = name.strip()[:1].upper()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._face.tokens
        rounded(painter, self.rect(), self.width() / 2, tokens.accent_tint)
        face = font("name")
        text(painter, self.rect(), self._first, face, tokens.accent_text,
             Qt.AlignmentFlag.AlignHCenter)  # fmt: skip


class IconTile(QWidget):
    """An icon on a tinted tile; `strong` puts it on the accent."""

    def __init__(
        self, face: Face, icon: str, *, side: int = 36, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._face = face
        self._icon = icon
        self._strong = False
        self.setFixedSize(side, side)

    def set_icon(self, icon: str, *, strong: bool = False) -> None:
        """Another icon, or another weight."""
        self._icon, self._strong = icon, strong
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._face.tokens
        ground = tokens.accent if self._strong else tokens.accent_tint
        rounded(painter, self.rect(), 10, ground)
        side = self.width() // 2
        spot = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        ink: Token = "on_accent" if self._strong else "accent_text"
        self._face.icons.paint(painter, spot, self._icon, ink)


class Icon(QWidget):
    """An icon standing by itself, in a colour that follows the theme."""

    def __init__(
        self, face: Face, icon: str, token: Token = "muted", *, side: int = 16,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._face = face
        self._icon = icon
        self._token: Token = token
        self.setFixedSize(side, side)

    def set_icon(self, icon: str, token: Token | None = None) -> None:
        """Another icon, perhaps in another colour."""
        self._icon = icon
        self._token = token or self._token
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._face.icons.paint(QPainter(self), self.rect(), self._icon, self._token)
