"""Fields of forms: amounts, dates, and the block of label, input and error sentence."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop_ar.domain.faults import Fault
from desktop_ar.language.figures import amount
from desktop_ar.language.sentences import fault_sentence
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.kinds import set_look
from desktop_ar.ui.look.paint import text
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.look.type import font
from desktop_ar.ui.typed import typed_amount
from desktop_ar.ui.widgets.label import Label

_ERROR_ICON: Final = 14


class AmountEdit(QLineEdit):
    """A sum of money: takes ``1,234.56``, full-width digits and ¥.

    `amount_changed(fen | None)` while typing (None also for what cannot be read); `fault()` says
    what is wrong with the words. Leaving the field writes the sum out in full.
    """

    amount_changed = Signal(object)

    def __init__(
        self,
        face: Face,
        *,
        size: Literal["normal", "tall"] = "normal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._face = face
        self._last: int | None = None
        tall = size == "tall"
        self.setProperty("tall", tall)
        self._hint = ""
        self.setFont(font("title" if tall else "row"))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setTextMargins(16, 0, 0, 0)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.textChanged.connect(self._typed)

    def fen(self) -> int | None:
        """The sum, or None where the field is empty or cannot be read."""
        read = typed_amount(self.text())
        return None if isinstance(read, Fault) else read

    def fault(self) -> Fault | None:
        """What is wrong with the words, if anything."""
        read = typed_amount(self.text())
        return read if isinstance(read, Fault) else None

    def set_fen(self, fen: int | None) -> None:
        """Write a sum into the field."""
        self.setText("" if fen is None else amount(fen))

    def set_hint(self, words: str) -> None:
        """Quiet words in the empty field; a sum is bold, they are not."""
        self._hint = words
        self.update()

    def _typed(self) -> None:
        fen = self.fen()
        if fen != self._last:
            self._last = fen
            self.amount_changed.emit(fen)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        fen = self.fen()
        if fen is not None and self.text() != amount(fen):
            self.set_fen(fen)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        token: Token = "muted" if self.isEnabled() else "faint"
        spot = QRect(11, 1, 16, self.height())
        text(painter, spot, "¥", font("body"), self._face.colour(token))
        if self._hint and not self.text():
            room = self.rect().adjusted(28, 1, -13, 1)
            right = Qt.AlignmentFlag.AlignRight
            text(painter, room, self._hint, font("body"), self._face.colour(token), right)


class CountEdit(QSpinBox):
    """A whole number with its unit; the wheel turns it only while it has the focus."""

    def __init__(self, lowest: int, highest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(lowest, highest)
        self.setFont(font("row"))
        self.lineEdit().setTextMargins(9, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class FieldBlock(QWidget):
    """A label above an input, and under it the sentence that says what to do when it is wrong."""

    def __init__(
        self,
        face: Face,
        field: QWidget,
        *,
        ring: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._face = face
        self.field = field
        self._marked = ring or field
        self._fault: Fault | None = None
        self.label = Label("", "small", "muted", parent=self)
        self.label.setBuddy(field)
        self._sentence = Label("", "small", "overdue", wrap=True)
        self._mark = QLabel()
        self._line = QWidget()
        self._lay_out()
        face.theme_changed.connect(self._draw_mark)
        face.language_changed.connect(self._say)
        self._draw_mark()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.label)
        column.addWidget(self.field)
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 1, 0, 0)
        line.setSpacing(5)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._sentence, 1)
        column.addWidget(self._line)
        self._line.hide()
        if self.field.sizePolicy().verticalPolicy() != QSizePolicy.Policy.Expanding:
            column.addStretch(1)

    def set_label(self, words: str) -> None:
        """The label, which is the name of the input for screen readers as well."""
        self.label.setText(words)
        self.field.setAccessibleName(words)

    def set_fault(self, fault: Fault | None) -> None:
        """Show what is wrong, or that nothing is; what was typed stays."""
        self._fault = fault
        set_look(self._marked, "fault", fault is not None)
        self._say()

    @property
    def fault(self) -> Fault | None:
        """What is wrong now."""
        return self._fault

    def _say(self) -> None:
        words = fault_sentence(self._face.t, self._fault) if self._fault else ""
        self._sentence.setText(words)
        self.field.setAccessibleDescription(words)
        self._line.setVisible(bool(words))

    def _draw_mark(self) -> None:
        ratio = self.devicePixelRatioF()
        picture = self._face.icons.pixmap("circle-alert", "overdue", _ERROR_ICON, ratio)
        self._mark.setPixmap(picture)
        self._mark.setFixedSize(QSize(_ERROR_ICON, _ERROR_ICON + 3))


def iso(day: date | None) -> str:
    """A date as forms show it."""
    return day.isoformat() if day else ""
