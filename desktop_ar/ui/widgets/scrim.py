"""The dim layer over the main window while a dialog is open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.tokens import SCRIM_OPACITY


class Scrim(QWidget):
    """Covers its window as long as it lives."""

    def __init__(self, face: Face, window: QWidget) -> None:
        super().__init__(window)
        self._face = face
        self.setObjectName("scrim")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        parent = self.parentWidget()
        if event.type() == QEvent.Type.Resize and parent is not None:
            self.setGeometry(parent.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour = QColor(self._face.tokens.scrim)
        colour.setAlphaF(SCRIM_OPACITY)
        QPainter(self).fillRect(self.rect(), colour)
