"""The lines of a bill as they are typed: what, how much of it, for how much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_ar.services.receivables import BillLine
from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.button import Button, IconButton
from desktop_ar.ui.widgets.fields import AmountEdit
from desktop_ar.ui.widgets.label import Label

_QUANTITY: Final = 78
_AMOUNT: Final = 112
_BIN: Final = 30


@dataclass(slots=True)
class _Line:
    holder: QWidget
    text_edit: QLineEdit
    quantity_edit: QLineEdit
    amount_edit: AmountEdit
    remove_button: IconButton


class BillLinesEdit(QWidget):
    """Any number of lines, none at first. `changed` after every key."""

    changed = Signal()

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._lines: list[_Line] = []
        self.heads = [Label("", "small", "muted") for _ in range(3)]
        self._head = QWidget()
        self._lay_out_head()
        self.add_button = Button(face, "plain", icon="plus", size="small")
        self.add_button.clicked.connect(self._add_and_go)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addWidget(self._head)
        outer.addLayout(self._column)
        outer.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addStretch(1)
        self._head.hide()

    def _lay_out_head(self) -> None:
        line = QHBoxLayout(self._head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        what, quantity, amount = self.heads
        quantity.setFixedWidth(_QUANTITY)
        amount.setFixedWidth(_AMOUNT)
        line.addWidget(what, 1)
        line.addWidget(quantity)
        line.addWidget(amount)
        line.addSpacing(_BIN)

    def add(self) -> _Line:
        """One more line."""
        holder = QWidget()
        line = _Line(
            holder,
            QLineEdit(),
            QLineEdit(),
            AmountEdit(self._face),
            IconButton(self._face, "x", side=_BIN, icon_side=14),
        )
        line.quantity_edit.setFixedWidth(_QUANTITY)
        line.amount_edit.setFixedWidth(_AMOUNT)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (line.text_edit, line.quantity_edit, line.amount_edit):
            widget.textChanged.connect(self.changed)
            row.addWidget(widget, 1 if widget is line.text_edit else 0)
        line.remove_button.clicked.connect(lambda: self._remove(line))
        row.setSpacing(6)
        row.addWidget(line.remove_button)
        self._column.addWidget(holder)
        self._lines.append(line)
        self.retranslate()
        self.changed.emit()
        return line

    def _add_and_go(self) -> None:
        self.add().text_edit.setFocus()

    def _remove(self, line: _Line) -> None:
        self._lines.remove(line)
        line.holder.hide()
        line.holder.deleteLater()
        self.retranslate()
        self.changed.emit()
        self.add_button.setFocus()

    def lines(self) -> tuple[BillLine, ...]:
        """The lines that say something."""
        return tuple(
            BillLine(line.text_edit.text().strip(), line.amount_edit.fen() or 0,
                     line.quantity_edit.text().strip())
            for line in self._lines
            if line.text_edit.text().strip() or line.amount_edit.text().strip()
        )  # fmt: skip

    def amount_edits(self) -> list[AmountEdit]:
        """The sums of the lines, to see whether they can be read."""
        return [line.amount_edit for line in self._lines]

    def total_fen(self) -> int | None:
        """What the lines come to; None without lines."""
        found = self.lines()
        return sum(line.amount_fen for line in found) if found else None

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self._face.t
        words = (t.gettext("What"), t.gettext("How many"), t.gettext("Amount"))
        for label, text in zip(self.heads, words, strict=True):
            label.setText(text)
        self._head.setVisible(bool(self._lines))
        self.add_button.setText(t.gettext("Add a line"))
        for at, line in enumerate(self._lines, start=1):
            edits = (line.text_edit, line.quantity_edit, line.amount_edit)
            for edit, text in zip(edits, words, strict=True):
                edit.setAccessibleName(t.gettext("{what}, line {n}", what=text, n=at))
            line.remove_button.set_words(t.gettext("Remove line {n}", n=at))
