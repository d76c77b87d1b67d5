"""Ways to pay the shop, in the order letters print them: method, lines, QR code."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_ar.domain.codes import PaymentMethod
from desktop_ar.domain.faults import Fault
from desktop_ar.language.code_words import word
from desktop_ar.language.sentences import fault_sentence
from desktop_ar.services.payment_ways import WayToPay
from desktop_ar.ui.face import Face
from desktop_ar.ui.pages.settings_cards import SavedCard
from desktop_ar.ui.widgets.button import Button, IconButton
from desktop_ar.ui.widgets.label import Label

_METHODS: Final = tuple(method for method in PaymentMethod if method is not PaymentMethod.PREPAID)
_LINES_HEIGHT: Final = 62


class WayEdit(QFrame):
    """One way to pay."""

    def __init__(self, face: Face, card: WaysCard, way: WayToPay) -> None:
        super().__init__()
        self.face = face
        self.method_combo = QComboBox()
        for method in _METHODS:
            self.method_combo.addItem("", method)
        self.method_combo.setCurrentIndex(_METHODS.index(way.method))
        self.lines_edit = QPlainTextEdit(way.text)
        self.lines_edit.setFixedHeight(_LINES_HEIGHT)
        self.lines_edit.setTabChangesFocus(True)
        self.qr_edit = QLineEdit(way.qr)
        self.fault = Label("", "small", "overdue", wrap=True)
        self.fault.hide()
        self.up_button = IconButton(face, "chevron-up")
        self.remove_button = IconButton(face, "trash-2")
        self._lay_out()
        self.method_combo.activated.connect(lambda _at: card.edited())
        self.lines_edit.textChanged.connect(card.edited)
        self.qr_edit.textEdited.connect(lambda _words: card.edited())
        self.up_button.clicked.connect(partial(card.move_up, self))
        self.remove_button.clicked.connect(partial(card.remove, self))
        self.retranslate()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.method_combo)
        tools = QHBoxLayout()
        tools.addWidget(self.up_button)
        tools.addWidget(self.remove_button)
        tools.addStretch(1)
        left.addLayout(tools)
        left.addStretch(1)
        holder = QWidget()
        holder.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(150)
        right = QVBoxLayout()
        right.setSpacing(6)
        for part in (self.lines_edit, self.qr_edit, self.fault):
            right.addWidget(part)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 4)
        line.setSpacing(16)
        line.addWidget(holder)
        line.addLayout(right, 1)

    def way(self) -> WayToPay:
        """What is typed."""
        return WayToPay(
            _METHODS[self.method_combo.currentIndex()],
            self.lines_edit.toPlainText().strip(),
            self.qr_edit.text().strip(),
        )

    def show_fault(self, fault: Fault | None) -> None:
        """What is wrong with it, if anything."""
        self.fault.setText(fault_sentence(self.face.t, fault) if fault else "")
        self.fault.setVisible(fault is not None)

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self.face.t
        for at, method in enumerate(_METHODS):
            self.method_combo.setItemText(at, word(t, method))
        self.method_combo.setAccessibleName(t.gettext("How to pay"))
        self.lines_edit.setPlaceholderText(t.gettext("Account, holder, bank, or opening hours"))
        self.lines_edit.setAccessibleName(t.gettext("Lines printed in letters"))
        self.qr_edit.setPlaceholderText(t.gettext("Text or link of the QR code, if there is one"))
        self.qr_edit.setAccessibleName(t.gettext("Text of the QR code"))
        self.up_button.set_words(t.gettext("Print it earlier"))
        self.remove_button.set_words(t.gettext("Remove this way to pay"))


class WaysCard(SavedCard):
    """The list of ways; saved as a whole."""

    def __init__(self, face: Face) -> None:
        super().__init__(face)
        self.edits: list[WayEdit] = []
        self.add_button = Button(face, "link", icon="plus", size="small")
        self.add_button.clicked.connect(self._add_new)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.column.addLayout(self._list)
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch(1)
        self.column.addLayout(line)

    def show_ways(self, ways: Sequence[WayToPay]) -> None:
        """What is saved now; what is being typed stays."""
        if self.button.isEnabled():
            return
        for edit in list(self.edits):
            self._drop(edit)
        for way in ways:
            self._add(way)
        self.settled()

    def ways(self) -> tuple[WayToPay, ...]:
        """What is typed, in its order."""
        return tuple(edit.way() for edit in self.edits)

    def show_faults(self, faults: Sequence[Fault]) -> bool:
        """Say each fault under its way; True when all found one."""
        by_place = {str(fault.field).split(".")[1]: fault for fault in faults}
        for at, edit in enumerate(self.edits):
            edit.show_fault(by_place.get(str(at)))
        if not faults:
            self.settled()
        return True

    def _add(self, way: WayToPay) -> WayEdit:
        edit = WayEdit(self.face, self, way)
        self.edits.append(edit)
        self._list.addWidget(edit)
        self._number()
        return edit

    def _add_new(self) -> None:
        self._add(WayToPay(PaymentMethod.BANK, "")).lines_edit.setFocus()
        self.edited()

    def _drop(self, edit: WayEdit) -> None:
        self.edits.remove(edit)
        edit.hide()
        edit.deleteLater()

    def remove(self, edit: WayEdit) -> None:
        """Take a way out of the list."""
        self._drop(edit)
        self._number()
        self.edited()

    def move_up(self, edit: WayEdit) -> None:
        """Print a way before the one above it."""
        at = self.edits.index(edit)
        if at:
            self.edits.insert(at - 1, self.edits.pop(at))
            self._list.removeWidget(edit)
            self._list.insertWidget(at - 1, edit)
            self._number()
            self.edited()

    def _number(self) -> None:
        """The first way cannot be printed earlier."""
        for at, edit in enumerate(self.edits):
            edit.up_button.setEnabled(at > 0)

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self.face.t
        self.say(t.gettext("How the shop is paid"))
        self.add_button.setText(t.gettext("Another way to pay"))
        for edit in self.edits:
            edit.retranslate()
