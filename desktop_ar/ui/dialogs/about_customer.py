"""A dialog about one customer, whose standing fills its head."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from desktop_ar.domain.faults import Refused
from desktop_ar.services.standing import Standing, standing_of
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.dialogs.act_dialog import ActDialog
from desktop_ar.ui.dialogs.head_words import second_line

C = TypeVar("C")
D = TypeVar("D")


class AboutCustomer(ActDialog[C, D]):
    """An act about one customer, whose standing fills the head and the fields."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None,
        customer_no: str,
        *,
        size: QSize | None = None,
    ) -> None:
        super().__init__(desk, parent, size=size)
        self.customer_no = customer_no
        self.standing: Standing | None = None

    def begin(self) -> None:
        """Say all words and ask the book; the last line of a subclass' `__init__`."""
        self.retranslate()
        question = partial(standing_of, customer_no=self.customer_no)
        self.desk.read(self, "standing", question, self._stands)

    def _stands(self, answer: Standing | Refused) -> None:
        if isinstance(answer, Refused):
            self._take(answer)
            return
        self.standing = answer
        with self.filling():
            self.fill(answer)
        self.begun()

    def fill(self, standing: Standing) -> None:
        """Put into the fields what is known before anything is typed."""

    def retranslate(self) -> None:
        if self.standing is not None:
            self.say_head(self.standing)
        super().retranslate()

    def say_head(self, standing: Standing) -> None:
        """Name, second line and the sum that is late, or else what is open."""
        t = self.face.t
        self.head.set_who(standing.name, second_line(self.face, standing))
        if standing.overdue_fen:
            self.head.set_sum(t.gettext("Overdue"), standing.overdue_fen)
        elif standing.open_fen:
            self.head.set_sum(t.gettext("Owes"), standing.open_fen, "text")
        else:
            self.head.set_sum("", None)
