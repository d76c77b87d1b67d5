"""The fields of a promise, open only where one was made."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_ar.services.contacts import NamedPromise
from desktop_ar.services.standing import Standing
from desktop_ar.ui.dialogs.parts import QuickChips, pair
from desktop_ar.ui.dialogs.quick_days import quick_days
from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.card import Card
from desktop_ar.ui.widgets.date_edit import DateEdit
from desktop_ar.ui.widgets.fields import AmountEdit
from desktop_ar.ui.widgets.tags import Tag

PADDING: Final = 12


class PromiseBox(Card):
    """Sum, day, quick days, and how often something was promised before."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=PADDING, spacing=8, quiet=True)
        self._face = face
        self.amount_edit = AmountEdit(face)
        self.day_edit = DateEdit(face)
        self.count_tag = Tag(face)
        self.chips = QuickChips(face, tag=self.count_tag)
        self.chips.chosen.connect(self._take_day)

    def lay_out(self, amount_block: QWidget, day_block: QWidget) -> None:
        """Put the blocks the dialog made around the fields in their place."""
        self.column.addLayout(pair(amount_block, day_block))
        self.column.addWidget(self.chips)

    def fill(self, standing: Standing) -> None:
        """What is late, or else what is open; the day is the owner's to ask."""
        self.amount_edit.set_fen(standing.overdue_fen or standing.open_fen or None)

    def named(self) -> NamedPromise | None:
        """What was promised; None where a part of it is missing."""
        day = self.day_edit.day()
        if day is None:
            return None
        return NamedPromise(self.amount_edit.fen() or 0, day)

    def say(self, standing: Standing | None) -> None:
        """Words in the language of the face."""
        t = self._face.t
        made = standing.promises_made if standing is not None else 0
        words = t.gettext("Promise no. {n}", n=made + 1) if made else ""
        self.count_tag.set_words(words, "warn", "info")
        self.chips.set_values(quick_days(t, self._face.today))

    def _take_day(self, day: date) -> None:
        self.day_edit.set_day(day)
