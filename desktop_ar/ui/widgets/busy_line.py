"""A thin line that moves while a read takes more than a second."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_ar.ui.face import Face

HEIGHT: Final = 3
_AFTER_MS: Final = 1_000
_STEP_MS: Final = 33
_TURN: Final = 60


class BusyLine(QWidget):
    """Shown late, so that quick answers do not flicker."""

    def __init__(self, face: Face, parent: QWidget) -> None:
        super().__init__(parent)
        self._face = face
        self._at = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedHeight(HEIGHT)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_AFTER_MS)
        self._wait.timeout.connect(self._begin)
        self._step = QTimer(self)
        self._step.setInterval(_STEP_MS)
        self._step.timeout.connect(self._move)
        face.language_changed.connect(self._name)
        self._name()
        self.hide()

    def set_busy(self, busy: bool) -> None:
        """Work began, or ended."""
        if busy:
            self._wait.start()
        else:
            self._wait.stop()
            self._step.stop()
            self.hide()

    def _begin(self) -> None:
        self.show()
        self.raise_()
        self._step.start()

    def _move(self) -> None:
        self._at = (self._at + 1) % _TURN
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(self._face.t.gettext("Reading the book"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        part = self.width() / 4
        left = (self.width() + part) * self._at / _TURN - part
        painter = QPainter(self)
        painter.fillRect(QRectF(left, 0, part, HEIGHT), QColor(self._face.tokens.accent))
