"""The bar at the top: mark and name, search, what is new, hide sums, help, menu."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.look import paint
from desktop_ar.ui.look.mark import paint_mark
from desktop_ar.ui.widgets.button import Button, IconButton
from desktop_ar.ui.widgets.label import Label
from desktop_ar.ui.widgets.tags import KeyCap, Tag

HEIGHT, NARROW_HEIGHT = 52, 48
_SEARCH, _NARROW_SEARCH = 380, 300
_PAUSE_MS: Final = 180
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Mark(QWidget):
    """The mark of the application."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.setFixedSize(28, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_mark(QPainter(self), QRectF(self.rect()), self._face.tokens)


class SearchBox(QLineEdit):
    """`searched(words)` a moment after typing; `entered(words)` on Enter; `left()` on Esc."""

    searched = Signal(str)
    entered = Signal(str)
    left = Signal()

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.setProperty("search", True)
        self.setFixedHeight(34)
        self.setClearButtonEnabled(False)
        self._cap = KeyCap(face, "Ctrl K", self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.searched.emit(self.text().strip()))
        self.textEdited.connect(self._typed)
        self.textChanged.connect(lambda words: self._cap.setVisible(not words))
        face.language_changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self._face.t
        self.setPlaceholderText(t.pgettext("search", "Name, phone, pinyin, number"))
        self.setAccessibleName(t.gettext("Search customers"))

    def _typed(self) -> None:
        self._pause.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._pause.stop()
            self.entered.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape:
            self._pause.stop()
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        spot = QRectF(12, (self.height() - 16) / 2, 16, 16)
        self._face.icons.paint(painter, spot, "search", "muted")
        self._cap.move(self.width() - self._cap.width() - 8, (self.height() - 20) // 2)


class TopBar(QFrame):
    """Its buttons are filled by the window; the sample mark shows where the book is invented."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._narrow = False
        self._sample = False
        self.setProperty("ground", "surface")
        self.name = Label("", "name")
        self.search = SearchBox(face, self)
        self.sample = Tag(face)
        self.new = Button(face, "primary", icon="plus", arrow=True)
        self.hide_sums = Button(face, "quiet", icon="eye")
        self.help = IconButton(face, "circle-question-mark")
        self.menu = IconButton(face, "menu")
        self._start = QWidget()
        self._lay_out()
        self.sample.set_words("")
        face.language_changed.connect(self.retranslate)
        face.sums_changed.connect(self.retranslate)
        self.retranslate()

    def _lay_out(self) -> None:
        start = QHBoxLayout(self._start)
        start.setContentsMargins(14, 0, 0, 0)
        start.setSpacing(9)
        start.addWidget(Mark(self._face))
        start.addWidget(self.name)
        start.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 16, 0)
        line.setSpacing(8)
        line.addWidget(self._start)
        line.addWidget(self.search)
        line.addSpacing(4)
        line.addWidget(self.sample)
        line.addStretch(1)
        for widget in (self.new, self.hide_sums, self.help, self.menu):
            line.addWidget(widget)
        self.set_narrow(False)

    def set_sample(self, sample: bool) -> None:
        """Say plainly that this book is an invented shop."""
        self._sample = sample
        t = self._face.t
        self.sample.set_words(t.gettext("Sample shop") if sample else "", "warn", "store")
        self.sample.setToolTip(
            t.gettext("Everything here is invented. Try what you like; your own book is safe.")
        )

    def set_narrow(self, narrow: bool) -> None:
        """Lower and without words, for a small window."""
        self._narrow = narrow
        self.setFixedHeight(NARROW_HEIGHT if narrow else HEIGHT)
        self._start.setFixedWidth(56 if narrow else 160)
        self.name.setVisible(not narrow)
        self.search.setFixedWidth(_NARROW_SEARCH if narrow else _SEARCH)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t, hidden = self._face.t, self._face.figures.hidden
        self.name.setText(t.gettext("Desktop AR"))
        self.new.setText(t.gettext("New entry"))
        words = t.gettext("Show sums") if hidden else t.gettext("Hide sums")
        self.hide_sums.setText("" if self._narrow else words)
        self.hide_sums.setToolTip(words if self._narrow else "")
        self.hide_sums.setAccessibleName(words)
        self.hide_sums.set_icon_name("eye-off" if hidden else "eye")
        self.help.set_words(t.gettext("Help and keys"))
        self.menu.set_words(t.gettext("Menu"))
        self.set_sample(self._sample)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        bottom = self.height() - 1
        paint.hairline(QPainter(self), self._face.tokens.line, 0, bottom, self.width(), bottom)
