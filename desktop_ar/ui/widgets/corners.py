"""Round corners over a view that fills its card: a view clips to a rectangle only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.paint import rounded
from desktop_ar.ui.look.tokens import Token


class Corners(QWidget):
    """Covers a card: the ground outside the round corners, and the hairline."""

    def __init__(
        self, face: Face, card: QWidget, *, ground: Token = "window", radius: float = 10
    ) -> None:
        super().__init__(card)
        self._face = face
        self._ground: Token = ground
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        card.installEventFilter(self)
        self.setGeometry(card.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        parent = self.parentWidget()
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show) and parent is not None:
            self.setGeometry(parent.rect())
            self.raise_()
        elif event.type() == QEvent.Type.ChildAdded:
            self.raise_()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        outside = QPainterPath()
        outside.addRect(box)
        inside = QPainterPath()
        inside.addRoundedRect(box, self._radius, self._radius)
        painter.fillPath(outside - inside, QColor(self._face.colour(self._ground)))
        rounded(painter, box, self._radius, None, self._face.tokens.line)
