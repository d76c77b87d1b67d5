"""The strip between figures and list: filters at the left, what is done with the list at the
right, and a field that filters while one types."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.button import Button, IconButton
from desktop_ar.ui.widgets.chips import ChipRow

HEIGHT: Final = 30
_FIND_WIDTH: Final = 190
_PAUSE_MS: Final = 150
_TO_LIST: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down})


class FindEdit(QLineEdit):
    """`typed(words)` a moment after the last key; `done()` on Enter or Down; Esc empties it."""

    typed = Signal(str)
    done = Signal()
    left = Signal()

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.setProperty("search", True)
        self.setProperty("scale", "small")
        self.setFixedHeight(HEIGHT)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._say)
        self.textEdited.connect(lambda _words: self._pause.start())

    def words(self) -> str:
        """What is asked for."""
        return self.text().strip()

    def empty(self) -> None:
        """Ask for everything again."""
        self._pause.stop()
        self.clear()
        self._say()

    def _say(self) -> None:
        self.typed.emit(self.words())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TO_LIST:
            self._pause.stop()
            self._say()
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.empty()
            self.left.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        spot = QRectF(11, (self.height() - 15) / 2, 15, 15)
        self._face.icons.paint(QPainter(self), spot, "search", "muted")


class ListStrip(QWidget):
    """Signals: `chosen(chip)`, `typed(words)`, `to_list()` when the cursor is to go there."""

    chosen = Signal(str)
    typed = Signal(str)
    to_list = Signal()

    def __init__(self, face: Face, *, find_stays: bool = False) -> None:
        """`find_stays`: the field is always there, not only after Ctrl+F."""
        super().__init__()
        self._face = face
        self._find_stays = find_stays
        self.chips = ChipRow(face, self)
        self.finder = FindEdit(face, self)
        self.find_button = IconButton(face, "list-filter", side=HEIGHT, icon_side=16)
        self.saved = Button(face, "quiet", icon="bookmark", size="small", arrow=True)
        self.export = Button(face, "quiet", icon="download", size="small")
        self.columns = IconButton(face, "columns-3", side=HEIGHT, icon_side=16)
        self._lay_out()
        self._connect()
        face.language_changed.connect(self.retranslate)
        self.retranslate()

    def _lay_out(self) -> None:
        self.setFixedHeight(HEIGHT)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.chips, 1)
        line.addSpacing(8)
        line.addWidget(self.finder)
        for widget in (self.find_button, self.saved, self.export, self.columns):
            line.addWidget(widget)
        self.finder.setFixedWidth(_FIND_WIDTH)
        self._show_find(self._find_stays)

    def _connect(self) -> None:
        self.chips.chosen.connect(self.chosen)
        self.finder.typed.connect(self.typed)
        self.finder.done.connect(self.to_list)
        self.finder.left.connect(self._find_left)
        self.find_button.clicked.connect(self.open_find)

    def open_find(self) -> None:
        """Show the field and put the cursor into it."""
        self._show_find(True)
        self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finder.selectAll()

    def set_find(self, words: str) -> None:
        """Write words into the field as if they had been typed, without a signal."""
        self.finder.setText(words)
        self._show_find(self._find_stays or bool(words))

    def _find_left(self) -> None:
        self._show_find(self._find_stays)
        self.to_list.emit()

    def _show_find(self, shown: bool) -> None:
        self.finder.setVisible(shown)
        self.find_button.setVisible(not shown)

    def set_narrow(self, narrow: bool) -> None:
        """In a small window saved filters stand in the menu only."""
        self.saved.setVisible(not narrow)

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self._face.t
        words = t.gettext("Filter this list: name, phone, pinyin")
        self.finder.setPlaceholderText(t.gettext("Filter this list"))
        self.finder.setToolTip(words)
        self.finder.setAccessibleName(words)
        self.find_button.set_words(t.gettext("Filter this list (Ctrl+F)"))
        self.saved.setText(t.gettext("My filters"))
        self.export.setText(t.gettext("Export"))
        self.columns.set_words(t.gettext("Columns"))
