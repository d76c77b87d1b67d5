"""What to do now and why, in a tinted box."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.avatar import Icon
from desktop_ar.ui.widgets.card import column
from desktop_ar.ui.widgets.label import Label


class SuggestionBox(QFrame):
    """The proposed act with its icon, and the sentence that explains it."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "tint")
        self._icon = Icon(face, "phone", "accent_text", side=20)
        self._title = Label("", "row", "accent_text")
        self._reason = Label("", "small", "text", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 7, 12, 8)
        line.setSpacing(9)
        line.addWidget(self._icon)
        line.addLayout(column(self._title, self._reason, spacing=0), 1)

    def suggest(self, icon: str, title: str, reason: str) -> None:
        """What is proposed and why; no title hides the box."""
        self._icon.set_icon(icon)
        self._title.setText(title)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self.setAccessibleName(f"{title} {reason}")
        self.setVisible(bool(title))
