"""Both refund sheets side by side, line by line; the chosen one stands out."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_ar.domain.refund import Cause, RefundSheet
from desktop_ar.language.refund_words import cause_word, line_words
from desktop_ar.services.prepaid_refund import RefundDraft
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.kinds import set_look
from desktop_ar.ui.widgets.label import Label

_GAP: Final = 10


class SheetColumn(QFrame):
    """One sheet: its lines with their amounts, and what comes to be paid back."""

    def __init__(self, face: Face, cause: Cause, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.cause = cause
        self.title = Label("", "row", bold=True, wrap=True)
        self.total_words = Label("", "body", bold=True, wrap=True)
        self.total = Label("", "row", bold=True)
        self._lines: list[tuple[Label, Label]] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        self._grid.setColumnStretch(0, 1)
        foot = QHBoxLayout()
        foot.setSpacing(_GAP)
        foot.addWidget(self.total_words, 1)
        foot.addWidget(self.total)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(_GAP)
        column.addWidget(self.title)
        column.addLayout(self._grid)
        column.addStretch(1)
        column.addLayout(foot)
        self.set_chosen(False)

    def set_chosen(self, chosen: bool) -> None:
        """Whether this is the sheet that is agreed on."""
        set_look(self, "box", "good" if chosen else "plain")
        self.total.set_ink("text" if chosen else "muted")
        self.total_words.set_ink("text" if chosen else "muted")

    def show_sheet(self, sheet: RefundSheet) -> None:
        """Say the lines anew."""
        t, money = self._face.t, self._face.figures.money
        self.title.setText(cause_word(t, self.cause))
        while len(self._lines) < len(sheet.lines):
            self._add()
        for at, (words, amount) in enumerate(self._lines):
            words.setVisible(at < len(sheet.lines))
            amount.setVisible(at < len(sheet.lines))
            if at < len(sheet.lines):
                words.setText(line_words(t, sheet.lines[at]))
                amount.setText(money(sheet.lines[at].amount_fen))
        self.total_words.setText(t.gettext("To be paid back"))
        self.total.setText(money(sheet.refund_fen))
        said = [f"{words.text()} {amount.text()}" for words, amount in self._lines]
        said = [*said[: len(sheet.lines)], f"{self.total_words.text()} {self.total.text()}"]
        self.setAccessibleName("\n".join([self.title.text(), *said]))

    def words(self) -> list[str]:
        """What is said now, for who cannot see it."""
        return self.accessibleName().split("\n")

    def _add(self) -> None:
        words, amount = Label("", "body", wrap=True), Label("", "body")
        place = len(self._lines)
        self._grid.addWidget(words, place, 0)
        top_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(amount, place, 1, top_right)
        self._lines.append((words, amount))


class RefundColumns(QWidget):
    """The customer's cause left, the other right."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = {cause: SheetColumn(face, cause) for cause in Cause}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        for column in self.columns.values():
            line.addWidget(column, 1)

    def show_draft(self, draft: RefundDraft) -> None:
        """Both sheets."""
        for cause, column in self.columns.items():
            column.show_sheet(draft.sheet(cause))

    def choose(self, cause: Cause) -> None:
        """Let one stand out."""
        for own, column in self.columns.items():
            column.set_chosen(own is cause)
