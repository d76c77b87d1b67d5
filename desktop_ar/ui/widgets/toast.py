"""A short word that something was done, with the way to undo it; goes away by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.avatar import Icon
from desktop_ar.ui.widgets.button import Button, IconButton
from desktop_ar.ui.widgets.label import Label

SHOWN_MS: Final = 8_000
_FROM_FOOT: Final = 44


class Toast(QFrame):
    """Stands low in the middle of its window. The mouse over it, or the focus in it, keeps it."""

    def __init__(self, face: Face, window: QWidget) -> None:
        super().__init__(window)
        self._face = face
        self._undo: Callable[[], None] | None = None
        self.setProperty("card", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = Icon(face, "circle-check", "good", side=16)
        self._words = Label()
        self._button = Button(face, "link", icon="undo-2")
        self._button.set_hint("Ctrl Z")
        self._button.clicked.connect(self._take_back)
        self._close = IconButton(face, "x", side=26, icon_side=14)
        self._close.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 8, 8)
        line.setSpacing(10)
        for widget in (self._icon, self._words, self._button, self._close):
            line.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._leave)
        window.installEventFilter(self)
        face.language_changed.connect(self.retranslate)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Words in the language of the face."""
        self._button.setText(self._face.t.gettext("Undo"))
        self._close.set_words(self._face.t.gettext("Close"))

    def tell(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Say what was done; `undo` takes it back."""
        self._undo = undo
        self._words.setText(words)
        self._button.setVisible(undo is not None)
        self.setAccessibleName(words)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    def _leave(self) -> None:
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start()
        else:
            self.hide()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is not None:
            left = (window.width() - self.width()) // 2
            self.move(left, window.height() - self.height() - _FROM_FOOT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
