"""One figure in a card of its own: what it is, the figure, how many, and how it moved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.look.type import font
from desktop_ar.ui.widgets.avatar import Icon
from desktop_ar.ui.widgets.label import ElidedLabel, Label, SumLabel

HEIGHT, DENSE_HEIGHT = 68, 50


class KpiCard(QFrame):
    """Caption with icon, a sum, a count at the right, perhaps a trend above it."""

    def __init__(
        self, face: Face, icon: str, *, ink: Token = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._ink: Token = ink
        self._dense = False
        tone: Token = "overdue" if ink == "overdue" else "muted"
        self._icon = Icon(face, icon, tone, side=14)
        self._caption = ElidedLabel("", "small", "muted")
        self._trend_icon = Icon(face, "trending-down", "good", side=14)
        self._trend = Label("", "small", "muted")
        self.sum = SumLabel(face, "title", ink)
        self._count = Label("", "small", "muted")
        self._lay_out()
        self.set_trend("")
        self.set_dense(False)

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(5)
        self._trend.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for part in (self._icon, self._caption, self._trend_icon, self._trend):
            upper.addWidget(part, 1 if part is self._caption else 0)
        lower = QHBoxLayout()
        lower.setSpacing(8)
        lower.addWidget(self.sum, 1)
        lower.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.addLayout(upper)
        self._column.addLayout(lower)

    def set_words(self, caption: str, count: str = "") -> None:
        """What the figure is, and of how many."""
        self._caption.setText(caption)
        self._count.setText(count)
        self.setAccessibleName(caption)

    def set_fen(self, fen: int | None) -> None:
        """The figure."""
        self.sum.set_fen(fen)

    def set_trend(self, words: str, *, down: bool = True, good: bool = True) -> None:
        """How it moved; no words, no arrow."""
        self._trend.setText(words)
        name = "trending-down" if down else "trending-up"
        self._trend_icon.set_icon(name, "good" if good else "overdue")
        self._show_trend()

    def _show_trend(self) -> None:
        shown = bool(self._trend.text()) and not self._dense
        self._trend_icon.setVisible(shown)
        self._trend.setVisible(shown)

    def set_dense(self, dense: bool) -> None:
        """Lower, for a small window."""
        self.setFixedHeight(DENSE_HEIGHT if dense else HEIGHT)
        side = 11 if dense else 14
        top = 4 if dense else 8
        self._column.setContentsMargins(side, top, side, top)
        self._column.setSpacing(0 if dense else 2)
        self.sum.setFont(font("name" if dense else "title"))
        self._dense = dense
        self._show_trend()
