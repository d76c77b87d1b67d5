"""The current receipt under the list: the whole reason, and for whom and which bill it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_ar.services.receipts import ProposedReceipt
from desktop_ar.ui.dialogs.parts import FormCombo
from desktop_ar.ui.dialogs.receipt_lines import Choices, Given, bill_words, can_be_booked, reason
from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.dialog import EDGE
from desktop_ar.ui.widgets.fields import FieldBlock
from desktop_ar.ui.widgets.label import Label

_REASON_HEIGHT: Final = 38


class ReceiptChoice(QWidget):
    """`chosen(Given)` when the owner gives the receipt to somebody or names its bill;
    `other_wanted` when it is a customer who is not in the list."""

    chosen = Signal(object)
    other_wanted = Signal()

    def __init__(self, face: Face, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._choices = choices
        self._row: ProposedReceipt | None = None
        self._offers: list[Given] = []
        self._bills: list[Given] = []
        self.reason = Label("", "body", "muted", wrap=True)
        self.reason.setMinimumHeight(_REASON_HEIGHT)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.customer_combo = FormCombo()
        self.bill_combo = FormCombo()
        self.other_button = Button(face, icon="users")
        self._lay_out()
        self.customer_combo.activated.connect(lambda at: self._choose(self._offers, at))
        self.bill_combo.activated.connect(lambda at: self._choose(self._bills, at))
        self.other_button.clicked.connect(self.other_wanted)
        self.retranslate()

    def _lay_out(self) -> None:
        self.customer_block = FieldBlock(self._face, self.customer_combo)
        self.bill_block = FieldBlock(self._face, self.bill_combo)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.customer_block, 2)
        line.addWidget(self.other_button, 0, Qt.AlignmentFlag.AlignBottom)
        line.addSpacing(8)
        line.addWidget(self.bill_block, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 10, EDGE, 12)
        column.setSpacing(6)
        column.addWidget(self.reason)
        column.addLayout(line)

    def show_row(self, row: ProposedReceipt | None) -> None:
        """Show what is known of this row and who else it could be for."""
        self._row = row
        self.reason.setText(reason(self._choices, row, self._face) if row else "")
        may = row is not None and can_be_booked(row)
        target = self._choices.target(row) if row is not None else None
        self._offers = list(self._customers(row)) if row is not None and may else []
        self._bills = list(self._of(row, target)) if row and target and may else []
        self._fill_customers(target)
        self._fill_bills(target)
        self.other_button.setEnabled(may)

    def _customers(self, row: ProposedReceipt) -> Iterator[Given]:
        """The candidates, each with the bills it would pay; and whom the owner chose."""
        seen = set()
        for one in row.candidates:
            seen.add(one.customer_no)
            yield Given(one.customer_no, one.numbers)
        chosen = self._choices.given.get(row.incoming.row)
        if chosen is not None and chosen.customer_no not in seen:
            yield chosen

    def _of(self, row: ProposedReceipt, target: Given) -> Iterator[Given]:
        """The ways to share it among the bills of one customer, each once."""
        no = target.customer_no
        ways = [one.numbers for one in row.candidates if one.customer_no == no]
        payer = self._choices.payers.get(no)
        if payer is not None:
            ways += [
                one.numbers
                for one in payer.targets
                if row.incoming.on is not None and one.issue_date <= row.incoming.on
            ]
        for numbers in dict.fromkeys([*ways, target.numbers, ()]):
            yield Given(no, numbers)

    def _fill_customers(self, target: Given | None) -> None:
        combo, names = self.customer_combo, self._choices.names
        combo.clear()
        for offer in self._offers:
            name = names.get(offer.customer_no, offer.customer_no)
            combo.addItem(f"{name}  {offer.customer_no}")
        at = (
            [offer.customer_no for offer in self._offers].index(target.customer_no)
            if (target is not None and self._offers)
            else -1
        )
        combo.setCurrentIndex(at)
        combo.setEnabled(bool(self._offers))

    def _fill_bills(self, target: Given | None) -> None:
        combo = self.bill_combo
        combo.clear()
        for way in self._bills:
            combo.addItem(self._bill_line(way))
        at = next((at for at, way in enumerate(self._bills) if way == target), -1)
        combo.setCurrentIndex(at)
        combo.setEnabled(bool(self._bills))

    def _bill_line(self, way: Given) -> str:
        words = bill_words(self._face, way.numbers)
        payer = self._choices.payers.get(way.customer_no)
        open_fen = (
            sum(one.open_fen for one in payer.targets if one.numbers == way.numbers)
            if (payer is not None)
            else 0
        )
        return f"{words}  {self._face.figures.amount(open_fen)}" if open_fen else words

    def _choose(self, offers: list[Given], at: int) -> None:
        if 0 <= at < len(offers):
            self.chosen.emit(offers[at])

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self._face.t
        self.customer_block.set_label(t.gettext("Customer"))
        self.bill_block.set_label(t.gettext("For which bill"))
        self.other_button.setText(t.gettext("Another customer…"))
        self.show_row(self._row)
