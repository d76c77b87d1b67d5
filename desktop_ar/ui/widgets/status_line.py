"""The line at the foot of the window: what is shown and selected, which keys help, saved when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.look import paint
from desktop_ar.ui.look.kinds import set_look
from desktop_ar.ui.look.type import font
from desktop_ar.ui.widgets.avatar import Icon
from desktop_ar.ui.widgets.label import Label
from desktop_ar.ui.widgets.tags import KeyCap

HEIGHT = 30


def strong(words: str) -> str:
    """Words in bold for `StatusLine.say`."""
    return f"<b>{plain(words)}</b>"


def plain(words: str) -> str:
    """Words that `StatusLine.say` shows as they are, whatever signs they hold."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class StatusLine(QFrame):
    """`say` takes sentences of `plain` and `strong` parts; `set_keys` the keys of this page."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.setProperty("ground", "raised")
        self.setFixedHeight(HEIGHT)
        self._left = QLabel()
        self._left.setTextFormat(Qt.TextFormat.RichText)
        self._left.setFont(font("small"))
        set_look(self._left, "ink", "text")
        self._keys = QWidget()
        self._keys_line = QHBoxLayout(self._keys)
        self._keys_line.setContentsMargins(0, 0, 0, 0)
        self._keys_line.setSpacing(6)
        self._tick = Icon(face, "check", "good", side=14)
        self._saved = Label("", "small", "muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(6)
        line.addWidget(self._left, 1)
        line.addWidget(self._keys)
        line.addSpacing(10)
        line.addWidget(self._tick)
        line.addWidget(self._saved)
        self.set_saved("")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint.hairline(QPainter(self), self._face.tokens.line, 0, 0, self.width(), 0)

    def say(self, *sentences: str) -> None:
        """What is shown and selected. Each sentence is made of `plain` and `strong` parts."""
        self._left.setText(
            "&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;".join(part for part in sentences if part)
        )

    def set_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Keys and what they do here."""
        while (item := self._keys_line.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, (key, words) in enumerate(keys):
            if at:
                self._keys_line.addSpacing(6)
            self._keys_line.addWidget(KeyCap(self._face, key))
            self._keys_line.addWidget(Label(words, "small", "muted"))

    def set_saved(self, words: str) -> None:
        """When the book was last written."""
        self._saved.setText(words)
        self._tick.setVisible(bool(words))

    def set_narrow(self, narrow: bool) -> None:
        """In a small window the keys leave the room to the sums."""
        self._keys.setVisible(not narrow)
