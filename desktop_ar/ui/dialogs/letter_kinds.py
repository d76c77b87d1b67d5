"""The kinds of letters in the order of the ladder: when each was sent, which comes next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from desktop_ar.domain.codes import LetterKind
from desktop_ar.domain.ladder import LEVEL_OF_LETTER
from desktop_ar.language.code_words import word
from desktop_ar.services.letter_choices import LetterChoice
from desktop_ar.ui.face import Face
from desktop_ar.ui.letter_words import brief_letter
from desktop_ar.ui.look.paint import rounded, text
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.look.type import font
from desktop_ar.ui.widgets.label import Label

WIDTH: Final = 196
_HEIGHT: Final = 36
_ICON: Final = 16
PAPERS: Final = frozenset(set(LetterKind) - set(LEVEL_OF_LETTER))
"""Agreements and proofs stand apart from the steps of asking."""


class KindButton(QAbstractButton):
    """One kind: its sign, its name, and at the right the day it was sent or that it is next."""

    def __init__(self, face: Face, choice: LetterChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.choice = choice
        self.setCheckable(True)
        self.setEnabled(choice.possible)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self._face.t
        self.setText(brief_letter(t, self.choice.kind))
        self.setAccessibleName(f"{word(t, self.choice.kind)} {self._mark()}".strip())
        self.setToolTip("" if self.choice.possible else self._why_not())
        self.update()

    def _why_not(self) -> str:
        t = self._face.t
        reasons = {
            LetterKind.AGREEMENT: t.gettext("Agree an installment plan first."),
            LetterKind.REMINDER: t.gettext("Nothing is open."),
            LetterKind.RECEIPT: t.gettext("Nothing was paid yet."),
            LetterKind.PAID_IN_FULL: t.gettext("Something is still open."),
            LetterKind.PLAN_COMPLETED: t.gettext("No plan was kept to its end."),
            LetterKind.PREPAID_BALANCE: t.gettext("No prepaid credit is left."),
            LetterKind.PREPAID_EXPIRY: t.gettext("No prepaid credit ends soon."),
            LetterKind.STATEMENT: t.gettext("There is nothing to account for yet."),
        }
        return reasons.get(self.choice.kind) or t.gettext("Nothing is overdue.")

    def _mark(self) -> str:
        if self.choice.last_issued_on is not None:
            return self._face.day(self.choice.last_issued_on)
        return self._face.t.gettext("next step") if self.choice.proposed else ""

    def _sign(self) -> str:
        if self.choice.kind in PAPERS:
            return "file"
        if self.choice.last_issued_on is not None:
            return "circle-check"
        return "circle-dot" if self.choice.proposed else "circle"

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 20, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._face.tokens
        painter = QPainter(self)
        on, usable = self.isChecked(), self.isEnabled()
        if on:
            rounded(painter, self.rect(), 8, tokens.accent_tint)
        elif usable and self.underMouse():
            rounded(painter, self.rect(), 8, tokens.hover)
        ink: Token = "accent_text" if on else ("text" if usable else "faint")
        sign: Token = ink if on or not usable else "muted"
        if self.choice.last_issued_on is not None and not on:
            sign = "accent"
        top = (self.height() - _ICON) // 2
        self._face.icons.paint(painter, QRect(10, top, _ICON, _ICON), self._sign(), sign)
        mark, small = self._mark(), font("small")
        painter.setFont(small)
        right = painter.fontMetrics().horizontalAdvance(mark) + 10 if mark else 10
        room = QRect(33, 0, self.width() - 33 - right - 6, self.height())
        text(painter, room, self.text(), font("body", bold=on), tokens.colour(ink))
        spot = QRect(self.width() - right, 0, right - 10 + 1, self.height())
        text(painter, spot, mark, small, tokens.colour("accent_text" if on else "muted"))


class KindList(QWidget):
    """All kinds; arrow keys go through those that are possible. `chosen(LetterKind)`."""

    chosen = Signal(object)

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._group = QButtonGroup(self)
        self._buttons: dict[LetterKind, KindButton] = {}
        self._captions: list[Label] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 14, 10, 14)
        self._column.setSpacing(0)
        self.setFixedWidth(WIDTH)

    def set_choices(self, choices: Sequence[LetterChoice]) -> None:
        """Show these kinds, asking first, papers after."""
        asking = [choice for choice in choices if choice.kind not in PAPERS]
        papers = [choice for choice in choices if choice.kind in PAPERS]
        for part in (asking, papers):
            caption = Label("", "small", "muted")
            caption.setContentsMargins(10, 4 if part is asking else 16, 0, 6)
            self._captions.append(caption)
            self._column.addWidget(caption)
            for choice in part:
                self._add(choice)
        self._column.addStretch(1)
        self.retranslate()

    def _add(self, choice: LetterChoice) -> None:
        button = KindButton(self._face, choice, self)
        button.clicked.connect(partial(self.chosen.emit, choice.kind))
        self._group.addButton(button)
        self._buttons[choice.kind] = button
        self._column.addWidget(button)

    def button(self, kind: LetterKind) -> KindButton:
        """The button of a kind."""
        return self._buttons[kind]

    def choose(self, kind: LetterKind) -> None:
        """Mark a kind without telling anybody."""
        self._buttons[kind].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        usable = [button for button in self._buttons.values() if button.isEnabled()]
        held = next((at for at, button in enumerate(usable) if button.hasFocus()), None)
        if step is None or held is None:
            super().keyPressEvent(event)
            return
        target = usable[(held + step) % len(usable)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.click()

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self._face.t
        words = (t.gettext("Asking for payment"), t.gettext("Agreements and proofs"))
        for caption, said in zip(self._captions, words, strict=False):
            caption.setText(said)
        for button in self._buttons.values():
            button.retranslate()
