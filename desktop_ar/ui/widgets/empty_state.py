"""What stands where there is nothing yet: a drawing, what this place is, the one next button."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.kinds import set_look
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.drawings import Drawing, Subject
from desktop_ar.ui.widgets.label import Label

_WORDS_WIDTH: Final = 420
_DRAWN_FROM: Final = 360
"""Where there is less height the words stand without the drawing."""


class EmptyState(QWidget):
    """`button` is the next step, `link` the way sideways; both hide while they say nothing."""

    def __init__(
        self, face: Face, subject: Subject, *, icon: str = "plus", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_look(self, "ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = Label("", "figure")
        self._words = Label("", "body", "muted", wrap=True)
        self.button = Button(face, "primary", icon=icon, size="large")
        self.link = Button(face, "link")
        self.link.set_arrow("chevron-right")
        middle = Qt.AlignmentFlag.AlignHCenter
        self._title.setAlignment(middle)
        self._words.setAlignment(middle)
        self._words.setFixedWidth(_WORDS_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(1)
        self._drawing = Drawing(face, subject)
        for widget, gap in (
            (self._drawing, 16),
            (self._title, 8),
            (self._words, 20),
            (self.button, 16),
            (self.link, 0),
        ):
            column.addWidget(widget, 0, middle)
            column.addSpacing(gap)
        column.addStretch(1)
        self.set_words("", "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drawing.setVisible(event.size().height() >= _DRAWN_FROM)

    def set_words(self, title: str, words: str, button: str = "", link: str = "") -> None:
        """What is not there yet, what will stand here, the next step, the way sideways."""
        self._title.setText(title)
        self._words.setText(words)
        self._words.ensurePolished()  # an aligned item is not asked what its width needs
        self._words.setMinimumHeight(max(0, self._words.heightForWidth(_WORDS_WIDTH)))
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.link.setText(link)
        self.link.setVisible(bool(link))
        self.setAccessibleName(f"{title} {words}")
