"""Small marks: tag, ladder ticks, progress line, key cap."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.look import paint
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.look.type import font

TAG_HEIGHT: Final = 22
TASK_TAG_HEIGHT: Final = 20


class Tag(QWidget):
    """A few words in a tinted box; tone `muted` is an outlined plain fact."""

    def __init__(
        self, face: Face, *, height: int = TAG_HEIGHT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._face = face
        self._words = ""
        self._tone: Token = "muted"
        self._icon: str | None = None
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str, tone: Token = "muted", icon: str | None = None) -> None:
        """What it says; no words, no tag."""
        self._words, self._tone, self._icon = words, tone, icon
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """What it says now."""
        return self._words

    def sizeHint(self) -> QSize:
        return QSize(paint.tag_width(self._words, self._icon), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.tag(painter, self._face.icons, self.rect(), self._words, self._tone, self._icon)


class LadderTicks(QWidget):
    """Seven ticks, `reached` of them filled."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._reached = 0
        width = paint.TICKS * (paint.TICK_WIDTH + paint.TICK_GAP) - paint.TICK_GAP
        self.setFixedSize(width, paint.TICK_HEIGHT)

    def set_reached(self, reached: int) -> None:
        """How many rungs were climbed."""
        self._reached = reached
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._face.tokens
        paint.ticks(QPainter(self), 0, 0, self._reached, tokens.accent, tokens.line)


class ProgressLine(QWidget):
    """Which part is left, 6 pixels high."""

    def __init__(self, face: Face, *, width: int = 88, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._part = 0.0
        self._tone: Token = "accent"
        self.setFixedHeight(6)
        self.setMinimumWidth(24)
        self._width = width
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_part(self, part: float, tone: Token = "accent") -> None:
        """The part (0 to 1) and its colour."""
        self._part, self._tone = part, tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._width, 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._face.tokens
        full = tokens.colour(self._tone)
        paint.progress(QPainter(self), QRectF(self.rect()), self._part, full, tokens.line)


class KeyCap(QWidget):
    """A key as it looks on the keyboard."""

    def __init__(self, face: Face, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._key = key
        width = QFontMetrics(font("tiny")).horizontalAdvance(key) + 12
        self.setFixedSize(max(20, width), 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._face.tokens
        painter = QPainter(self)
        paint.rounded(painter, self.rect(), 4, tokens.surface, tokens.line)
        middle = Qt.AlignmentFlag.AlignHCenter
        paint.text(painter, self.rect(), self._key, font("tiny"), tokens.muted, middle)
