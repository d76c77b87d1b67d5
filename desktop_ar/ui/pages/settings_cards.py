"""Cards of the settings: the shop, its rules, the book as a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from desktop_ar.domain.faults import Fault
from desktop_ar.language.catalogue import N_
from desktop_ar.language.days import ago
from desktop_ar.ui.book_acts import BookActs
from desktop_ar.ui.face import Face
from desktop_ar.ui.pages.page import Tools
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.card import Card
from desktop_ar.ui.widgets.fields import FieldBlock
from desktop_ar.ui.widgets.label import Label

SHOP_FIELDS: Final = (
    ("shop.name", N_("Name of the shop, as letters print it")),
    ("shop.contact", N_("Contact person")),
    ("shop.phone", N_("Phone")),
    ("shop.address", N_("Address")),
)
RULE_FIELDS: Final = (
    ("terms.days", N_("Days to pay, where a customer has no terms of his own")),
    ("promise.tolerance_percent", N_("A promise is kept from so many percent on")),
    ("promise.grace_days", N_("Days of grace after a promised day")),
    ("prepaid.invite_days", N_("Invite so many days before a deadline; after it")),
    ("prepaid.cooling_off_days", N_("Days in which an unused credit comes back whole")),
    ("prepaid.refund_days", N_("Days to pay an agreed refund")),
    ("calendar.closed_days", N_("Own days off, as 2027-02-05, blanks between")),
    ("calendar.open_days", N_("Days worked all the same, as 2027-02-06")),
)
ORDERS: Final = (
    ("law", N_("By law: costs, late charge, then the debt (Civil Code 560, 561)")),
    ("principal_first", N_("As agreed: the oldest debt first, charges last")),
)

MOVES: Final = (
    ("yes", N_("Propose the next working day instead")),
    ("no", N_("Leave them as they fall")),
)

LIMITS: Final = (
    ("warn", N_("Say so, and enter it")),
    ("stop", N_("Enter it only after a tick that says so")),
)


class SavedCard(Card):
    """A card with fields and a button that is on while something is not saved."""

    save_wanted = Signal()

    def __init__(self, face: Face) -> None:
        super().__init__(spacing=12)
        self.face = face
        self.title_label = Label("", "lead")
        self.button = Button(face, "tinted", size="small")
        self.button.setEnabled(False)
        self.button.clicked.connect(self.save_wanted)
        head = QHBoxLayout()
        head.addWidget(self.title_label, 1)
        head.addWidget(self.button)
        self.column.addLayout(head)

    def edited(self) -> None:
        """Something differs from what is saved, perhaps."""
        self.button.setEnabled(True)

    def settled(self) -> None:
        """What is shown is what is saved."""
        self.button.setEnabled(False)

    def say(self, title: str) -> None:
        """The title, and the word of the button."""
        self.title_label.setText(title)
        self.button.setText(self.face.t.gettext("Save"))


_HERE: Final = {"setting_not_whole": "whole_number_here", "setting_too_long": "too_long_here"}
"""Sentences that stand under their field need not name it by its key."""


def _here(fault: Fault) -> Fault:
    return Fault(_HERE.get(fault.code, fault.code), fault.field, fault.params)


class KeyedCard(SavedCard):
    """Fields by the keys of their settings, two beside each other."""

    fields: Sequence[tuple[str, str]] = ()

    def __init__(self, face: Face) -> None:
        super().__init__(face)
        self.edits: dict[str, QLineEdit] = {}
        self.blocks: dict[str, FieldBlock] = {}
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(12)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        for at, (key, _words) in enumerate(self.fields):
            edit = QLineEdit()
            edit.textEdited.connect(self.edited)
            block = FieldBlock(face, edit)
            self.edits[key], self.blocks[key] = edit, block
            self.grid.addWidget(block, at // 2, at % 2)
        self.column.addLayout(self.grid)

    def first(self) -> QWidget:
        """Where work begins."""
        return next(iter(self.edits.values()))

    def show_values(self, values: dict[str, str]) -> None:
        """What is saved now; what is being typed stays."""
        if self.button.isEnabled():
            return
        for key, edit in self.edits.items():
            edit.setText(values[key])

    def values(self) -> dict[str, str]:
        """What is typed."""
        return {key: edit.text() for key, edit in self.edits.items()}

    def show_faults(self, faults: Sequence[Fault]) -> bool:
        """Say each fault beside its field; True when all found one."""
        by_key = {fault.field: _here(fault) for fault in faults}
        for key, block in self.blocks.items():
            block.set_fault(by_key.get(key))
        if not faults:
            self.settled()
        return all(fault.field in self.blocks for fault in faults)

    def _say_fields(self) -> None:
        for key, words in self.fields:
            self.blocks[key].set_label(self.face.t.gettext(words))


class ShopCard(KeyedCard):
    """The shop as it stands on its letters."""

    fields = SHOP_FIELDS

    def retranslate(self) -> None:
        """Words in the language of the face."""
        self.say(self.face.t.gettext("The shop"))
        self._say_fields()


class RulesCard(KeyedCard):
    """Terms, allocation, promises, contacts: the shop's policies."""

    fields = RULE_FIELDS

    def __init__(self, face: Face) -> None:
        super().__init__(face)
        self.order_combo, self.order_block = self._choice("allocation.order")
        self.move_combo, self.move_block = self._choice("calendar.move_dates")
        self.limit_combo, self.limit_block = self._choice("credit.limit")

    def _choice(self, key: str) -> tuple[QComboBox, FieldBlock]:
        combo = QComboBox()
        combo.activated.connect(lambda _at: self.edited())
        block = FieldBlock(self.face, combo)
        self.blocks[key] = block
        self.column.addWidget(block)
        return combo, block

    def _combos(self) -> dict[str, QComboBox]:
        return {
            "allocation.order": self.order_combo,
            "calendar.move_dates": self.move_combo,
            "credit.limit": self.limit_combo,
        }

    def show_values(self, values: dict[str, str]) -> None:
        if not self.button.isEnabled():
            for key, combo in self._combos().items():
                combo.setCurrentIndex(max(0, combo.findData(values[key])))
        super().show_values(values)

    def values(self) -> dict[str, str]:
        chosen = {key: str(combo.currentData()) for key, combo in self._combos().items()}
        return super().values() | chosen

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self.face.t
        self.say(t.gettext("Rules of the shop"))
        self._say_fields()
        self.order_block.set_label(t.gettext("What a payment pays first"))
        self.move_block.set_label(t.gettext("Dates of installments on days off"))
        self.limit_block.set_label(t.gettext("A bill above the customer's credit limit"))
        for combo, choices in (
            (self.order_combo, ORDERS),
            (self.move_combo, MOVES),
            (self.limit_combo, LIMITS),
        ):
            at = max(0, combo.currentIndex())
            combo.clear()
            for key, words in choices:
                combo.addItem(t.gettext(words), key)
            combo.setCurrentIndex(at)


class BookCard(Card):
    """The one file that holds everything, and what can be done with it."""

    def __init__(self, face: Face, tools: Tools) -> None:
        super().__init__(spacing=10)
        self.face = face
        self._tools = tools
        self.title_label = Label("", "lead")
        self.where = Label("", "body", "muted", wrap=True)
        self.since = Label("", "body", "muted")
        self._buttons: list[tuple[Button, BookActs]] = []
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        for part in (self.title_label, self.where, self.since):
            self.column.addWidget(part)
        self.column.addLayout(self._line)

    def offer(self, acts: BookActs) -> None:
        """A button for every act of the book."""
        self._acts = acts
        for act in acts.acts:
            button = Button(self.face, size="small")
            button.clicked.connect(act.trigger)
            self._line.addWidget(button)
            self._buttons.append((button, acts))
        self._line.addStretch(1)
        acts.backed_up.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self.face.t
        self.title_label.setText(t.gettext("The book"))
        self.where.setText(
            t.gettext(
                "Everything is in one file: {path}. Copy it and you have it all.",
                path=self._tools.desk.book.path,
            )
        )
        self.since.setText(self._last_backup())
        for at, (button, acts) in enumerate(self._buttons):
            button.setText(acts.acts[at].text())

    def _last_backup(self) -> str:
        t = self.face.t
        at = self._tools.habits.backed_up_at(self._tools.desk.book.path)
        if at is None:
            return t.gettext("Not backed up from this computer yet.")
        return t.gettext("Last backup: {when}", when=ago(t, at, datetime.now(UTC)))
