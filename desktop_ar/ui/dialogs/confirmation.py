"""The question before something is taken back: what it is, what follows, on which day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.language.sentences import fault_sentence
from desktop_ar.services.context import Context
from desktop_ar.ui.desk import BookSession, Desk
from desktop_ar.ui.dialogs.act_dialog import ActDialog
from desktop_ar.ui.dialogs.parts import PlainLine, PlainLines, StateBox
from desktop_ar.ui.widgets.date_edit import DateEdit
from desktop_ar.ui.widgets.dialog import EDGE
from desktop_ar.ui.widgets.fields import FieldBlock

SIZE: Final = QSize(480, 360)
_LEAST_WIDTH: Final = 460
_LEAST_HEIGHT: Final = 300


class About(Protocol):
    """What every such question knows: whose it is."""

    @property
    def customer_no(self) -> str: ...
    @property
    def customer_name(self) -> str: ...


C = TypeVar("C")
F = TypeVar("F", bound=About)


class Confirmation(ActDialog[C, bool], Generic[C, F]):
    """A subclass says `facts` (asked in a thread), `command`, `draft`, `lines`, `do`, its words.

    `day_field` and `note_field` name the fields of the command; an empty name has no field.
    """

    day_field = ""
    note_field = ""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk, parent, size=SIZE)
        self.known: F | None = None
        self.setMinimumWidth(_LEAST_WIDTH)
        self.says = PlainLines(self.face)
        self.day_edit = DateEdit(self.face)
        self.note_edit = QLineEdit()
        self.column = QVBoxLayout()
        self.column.setContentsMargins(EDGE, 16, EDGE, 16)
        self.column.setSpacing(13)
        self.column.addWidget(self.says)
        self.column.addSpacing(4)
        self.day_block = FieldBlock(self.face, self.day_edit)
        self.note_block = FieldBlock(self.face, self.note_edit)
        for name, block in ((self.day_field, self.day_block), (self.note_field, self.note_block)):
            self.column.addWidget(block)
            block.setVisible(bool(name))
            if name:
                self.watch(name, block.field, block)
        self.refused_box = StateBox(self.face)
        self.column.addWidget(self.refused_box)
        self.column.addStretch(1)
        self.body.addLayout(self.column, 1)
        self.cancel_button = self.add_button(closes=True)
        self.save_button = self.add_button("primary")
        self.save_button.clicked.connect(self.commit)

    def begin(self) -> None:
        """Say all words and ask the book; the last line of a subclass' `__init__`."""
        self.day_edit.set_day(self.face.today)
        self.retranslate()
        self.desk.read(self, "facts", self.facts, self._know)

    def facts(self, session: BookSession, context: Context) -> F:
        """What is about to be taken back."""
        raise NotImplementedError

    def lines(self, known: F) -> Sequence[PlainLine]:
        """What it is and what follows from taking it back."""
        raise NotImplementedError

    def _know(self, answer: F | Refused) -> None:
        if isinstance(answer, Refused):
            self._take(answer)
            return
        self.known = answer
        self.cancel_button.setFocus()
        self.begun()
        self._settle()

    def _settle(self) -> None:
        """As high as its words."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(_LEAST_HEIGHT, layout.totalHeightForWidth(self.width())))

    def _say_note(self, elsewhere: list[Fault]) -> None:
        """What speaks against it at all stands in the question itself."""
        t = self.face.t
        self.refused_box.say(fault_sentence(t, elsewhere[0]) if elsewhere else "", "warn")

    def show_draft(self, draft: bool | None) -> None:
        del draft
        if self.known is not None:
            self.says.set_lines(self.lines(self.known))

    def retranslate(self) -> None:
        t = self.face.t
        self.cancel_button.setText(t.gettext("Cancel"))
        self.save_button.set_hint("Ctrl Enter")
        self.note_edit.setPlaceholderText(t.gettext("may stay empty"))
        if self.known is not None:
            self.head.set_who(self.known.customer_name, self.known.customer_no)
        super().retranslate()
        self.show_draft(None)
