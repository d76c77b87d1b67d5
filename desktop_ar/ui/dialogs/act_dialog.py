"""The common life of a dialog that does one act: review while typing, act, tell, close."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QWidget,
)

from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.language.sentences import fault_sentence, refusal_sentence
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.ui.desk import BookSession, Deed, Desk, Done
from desktop_ar.ui.look.kinds import set_look
from desktop_ar.ui.widgets.choice_grid import ChoiceGrid
from desktop_ar.ui.widgets.choices import SegmentedChoice
from desktop_ar.ui.widgets.date_edit import DateEdit
from desktop_ar.ui.widgets.dialog import DialogFrame
from desktop_ar.ui.widgets.fields import AmountEdit, FieldBlock

C = TypeVar("C")
D = TypeVar("D")
T = TypeVar("T")

REVIEW_MS: Final = 50
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ActDialog(DialogFrame, Generic[C, D]):
    """Turns what is typed into a command C, asks the service for its draft D, does the act.

    A subclass says `command()` (may raise `Refused` for what the form itself lacks), `draft`
    (asked in a thread: it touches no widget), `show_draft`, `do`. Nothing is judged here: faults
    come from the service and from fields whose words cannot be read. A fault stands beside its
    field once the owner has been there; before, it is the tool tip of the disabled button.
    """

    ready = Signal()
    """What the dialog begins with has come from the book."""
    reviewed = Signal(bool)
    """The service has judged what is typed now; True: it may be done."""

    def __init__(self, desk: Desk, parent: QWidget | None, *, size: QSize | None = None) -> None:
        super().__init__(desk.face, parent, size=size)
        self.desk = desk
        self.blocks: dict[str, FieldBlock] = {}
        self.inputs: dict[str, QWidget] = {}
        self.drafted: D | None = None
        self._touched: set[str] = set()
        self._filling = False
        self._begun = False
        self._asking = False
        self._wants_commit = False
        self._turn = 0
        self._refusal: Refused | None = Refused()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REVIEW_MS)
        self._timer.timeout.connect(self.review)

    # What a subclass says

    def command(self) -> C:
        """What is typed, as the command of the act."""
        raise NotImplementedError

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> Any:
        """The service's draft of the command."""
        raise NotImplementedError

    def show_draft(self, draft: D | None) -> None:
        """Show what the act would do; None while something is wrong."""

    def do(self, command: C) -> None:
        """Run the act and end with `finish`."""
        raise NotImplementedError

    def hint(self) -> str:
        """What the foot says while nothing is wrong."""
        return ""

    # Fields

    def field(self, name: str, widget: QWidget, *, ring: QWidget | None = None) -> FieldBlock:
        """A labelled input that belongs to a field of the command."""
        block = FieldBlock(self.face, widget, ring=ring)
        self.watch(name, widget, block)
        return block

    def watch(self, name: str, widget: QWidget, block: FieldBlock | None = None) -> None:
        """Review when this input changes; its faults stand in the block."""
        self.inputs[name] = widget
        if block is not None:
            self.blocks[name] = block
        edited = partial(self.edited, name)
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            widget.textChanged.connect(edited)
        elif isinstance(widget, QComboBox):
            widget.currentIndexChanged.connect(edited)
        elif isinstance(widget, QSpinBox):
            widget.valueChanged.connect(edited)
        elif isinstance(widget, SegmentedChoice | ChoiceGrid):
            widget.chosen.connect(edited)
        if isinstance(widget, DateEdit):
            widget.editingFinished.connect(self.review_soon)

    def edited(self, name: str, *_value: object) -> None:
        """An input changed; by the owner, unless the dialog is filling it."""
        if not self._filling:
            self._touched.add(name)
        self.review_soon()

    @contextmanager
    def filling(self) -> Iterator[None]:
        """What is written into fields meanwhile was not typed by the owner."""
        before, self._filling = self._filling, True
        try:
            yield
        finally:
            self._filling = before

    def touched(self, name: str) -> bool:
        """Whether the owner has been at a field."""
        return name in self._touched

    # Review

    def begun(self) -> None:
        """What the dialog begins with is in its fields: from now on what is typed is judged."""
        self._begun = True
        self.retranslate()
        self.review()
        self.ready.emit()

    def review_soon(self) -> None:
        """Ask the service shortly after the last key."""
        if self._begun:
            self._timer.start()

    def review(self) -> None:
        """Ask the service now."""
        self._timer.stop()
        self._turn += 1
        self._asking = False
        unread = tuple(self._unreadable())
        if unread:
            self._take(Refused(*unread))
            return
        try:
            command = self.command()
        except Refused as refusal:
            self._take(refusal)
            return
        self._asking = True
        draft = partial(type(self).draft, command=command)
        self.desk.read(self, "draft", draft, partial(self._answered, self._turn))

    def _unreadable(self) -> Iterator[Fault]:
        """Faults of fields whose words cannot be read at all."""
        for name, field in self.inputs.items():
            if isinstance(field, AmountEdit | DateEdit) and field.isVisibleTo(self):
                fault = field.fault()
                if fault is not None:
                    yield Fault(fault.code, name, fault.params)

    def _answered(self, turn: int, answer: D | Refused) -> None:
        if turn == self._turn:
            self._asking = False
            self._take(answer)

    def _take(self, answer: D | Refused) -> None:
        self._refusal = answer if isinstance(answer, Refused) else None
        self.drafted = None if isinstance(answer, Refused) else answer
        self._show_faults()
        self.show_draft(self.drafted)
        self._set_allowed(self._refusal is None)
        self.reviewed.emit(self._refusal is None)
        if self._wants_commit and not self._timer.isActive() and not self._asking:
            self._wants_commit = False
            self.commit()

    def _show_faults(self) -> None:
        faults = self._refusal.faults if self._refusal is not None else ()
        shown: dict[FieldBlock, Fault] = {}
        for fault in faults:
            block = self.blocks.get(fault.field or "")
            if block is not None and self._shows(fault.field or ""):
                shown.setdefault(block, fault)
        for name, block in self.blocks.items():
            found = shown.get(block)
            block.set_fault(found)
            set_look(self.inputs[name], "fault", found is not None and found.field == name)
        self._say_note([fault for fault in faults if (fault.field or "") not in self.blocks])

    def _shows(self, name: str) -> bool:
        """A date that is still being typed is not wrong yet."""
        field = self.inputs[name]
        typing = isinstance(field, DateEdit) and field.hasFocus() and field.fault() is not None
        return name in self._touched and not typing

    def _say_note(self, elsewhere: list[Fault]) -> None:
        """The foot says what has no field of its own, else the hint."""
        said = elsewhere[0] if elsewhere else None
        self.note.setText(fault_sentence(self.face.t, said) if said else self.hint())
        self.note.set_ink("overdue" if said else "muted")

    def _set_allowed(self, allowed: bool) -> None:
        for button in self.final_buttons():
            button.setEnabled(allowed)
            refusal = self._refusal
            button.setToolTip(
                refusal_sentence(self.face.t, refusal) if refusal and refusal.faults else ""
            )

    def final_buttons(self) -> list[QWidget]:
        """The buttons that do the act: they follow validity."""
        return [self.primary] if self.primary is not None else []

    def retranslate(self) -> None:
        """Words of the foot; subclasses say theirs first."""
        self._show_faults()
        self._set_allowed(self._refusal is None)

    # The act

    def commit(self) -> None:
        """Do the act with what is typed now; waits for a review that is under way."""
        if self._timer.isActive():
            self._wants_commit = True
            self.review()
        elif self._asking or (not self._begun and not self._refused_at_once()):
            self._wants_commit = True
        elif self._refusal is None:
            self.do(self.command())
        else:
            self._touch_all()

    def _refused_at_once(self) -> bool:
        """There is nothing such a dialog could be about."""
        return self._refusal is not None and bool(self._refusal.faults)

    def _touch_all(self) -> None:
        """Asked to save what cannot be: now every fault is shown, and the first has the focus."""
        self._touched |= set(self.blocks)
        self._show_faults()
        for name, block in self.blocks.items():
            if block.fault is not None and block.fault.field == name:
                self.inputs[name].setFocus()
                _bring_into_view(self.inputs[name])
                return

    def act(self, deed: Deed[T]) -> T | None:
        """Run an act; a refusal is shown beside its fields, None is answered."""
        try:
            return self.desk.act(self, deed)
        except Refused as refusal:
            self._touched |= {fault.field for fault in refusal.faults if fault.field}
            self._take(refusal)
            return None

    def finish(self, changes: ChangeSet, done: Done) -> None:
        """The act is written: tell the window and close."""
        self.desk.finish(changes, done)
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER and ctrl:
            self.commit()
            event.accept()
            return
        super().keyPressEvent(event)


def _bring_into_view(field: QWidget) -> None:
    """Scroll the form so that a field and its sentence are seen."""
    above = field.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(field)
