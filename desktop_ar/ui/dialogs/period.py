"""The first and the last day of a statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_ar.domain.faults import Fault
from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.date_edit import DateEdit
from desktop_ar.ui.widgets.fields import FieldBlock


class Period(QWidget):
    """Two dates, proposed until the owner chooses. `changed` when the owner chose one."""

    changed = Signal()

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.first_edit, self.last_edit = DateEdit(face), DateEdit(face)
        self.first_block = FieldBlock(face, self.first_edit)
        self.last_block = FieldBlock(face, self.last_edit)
        self._own: dict[DateEdit, date | None] = {}
        self._writing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for block in (self.first_block, self.last_block):
            column.addWidget(block)
        self.first_edit.date_changed.connect(lambda day: self._choose(self.first_edit, day))
        self.last_edit.date_changed.connect(lambda day: self._choose(self.last_edit, day))
        self.retranslate()

    def _choose(self, edit: DateEdit, day: date | None) -> None:
        if not self._writing:
            self._own[edit] = day
            self.changed.emit()

    def days(self) -> tuple[date | None, date | None]:
        """What the owner chose; None leaves it to the statement."""
        return self._own.get(self.first_edit), self._own.get(self.last_edit)

    def propose(self, first: date, last: date) -> None:
        """The days of the statement shown, where the owner has chosen none and types none."""
        self._writing = True
        for edit, day in ((self.first_edit, first), (self.last_edit, last)):
            if self._own.get(edit) is None and not edit.hasFocus():
                edit.set_day(day)
        self._writing = False

    def unread(self) -> Fault | None:
        """What is wrong with the words of a date that cannot be read."""
        edits = (self.first_edit, self.last_edit)
        faults = [edit.fault() for edit in edits if edit.text().strip()]
        return next((fault for fault in faults if fault is not None), None)

    def set_faults(self, faults: Sequence[Fault]) -> bool:
        """Show what is wrong with the period; whether any of the faults is about it."""
        own = next((fault for fault in faults if fault.field == "period_from"), None)
        self.first_block.set_fault(own)
        return own is not None

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self._face.t
        self.first_block.set_label(t.gettext("First day of the statement"))
        self.last_block.set_label(t.gettext("Last day of the statement"))
