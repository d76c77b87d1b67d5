"""Money received: one big sum, how it is shared, and in plain words what it does."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_ar.domain.allocation import AllocationOrder
from desktop_ar.services.context import Context
from desktop_ar.services.drafts import PaymentOutlook, outlook_on_payment
from desktop_ar.services.payments import (
    RecordPayment,
    ReversePayment,
    record_payment,
    reverse_payment,
)
from desktop_ar.services.standing import Standing
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.about_customer import AboutCustomer
from desktop_ar.ui.dialogs.allocation_table import AllocationTable, ShareRow
from desktop_ar.ui.dialogs.method_choice import MethodChoice
from desktop_ar.ui.dialogs.parts import FormColumn, FormCombo, PlainLines, QuickChips, beside, pair
from desktop_ar.ui.dialogs.payment_words import outlook_lines, sharing_rule
from desktop_ar.ui.widgets.avatar import Icon
from desktop_ar.ui.widgets.date_edit import DateEdit
from desktop_ar.ui.widgets.dialog import EDGE
from desktop_ar.ui.widgets.fields import AmountEdit
from desktop_ar.ui.widgets.label import Label, rule

SIZE: Final = QSize(940, 546)
LEFT_WIDTH: Final = 316
_ROOM: Final = LEFT_WIDTH - 2 * EDGE
_BY_RULE: Final = ""


class PaymentDialog(AboutCustomer[RecordPayment, PaymentOutlook]):
    """Enter a payment of a customer; a bill and a sum may be known already."""

    receipt_wanted = Signal(str, str)
    """The payment is booked; its receipt is to be printed: customer and payment number."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None,
        customer_no: str,
        *,
        amount_fen: int | None = None,
        receivable_no: str = "",
    ) -> None:
        super().__init__(desk, parent, customer_no, size=SIZE)
        self._given_fen = amount_fen
        self._given_bill = receivable_no
        self._inputs()
        self.receipt_check = QCheckBox()
        self.form = FormColumn(LEFT_WIDTH)
        self._lay_out_form()
        self.allocation = AllocationTable(self.face)
        self.lines = PlainLines(self.face)
        self.title = Label("", "lead")
        self.rule_words = Label("", "small", "muted")
        self.body.addLayout(beside(self.form, self._lay_out_result()), 1)
        self.add_foot_widget(Icon(self.face, "undo-2", "muted", side=14))
        self.cancel_button = self.add_button(closes=True)
        self.save_button = self.add_button("primary")
        self.save_button.clicked.connect(self.commit)
        self.begin()

    def _inputs(self) -> None:
        self.amount_edit = AmountEdit(self.face, size="tall")
        self.chips = QuickChips(self.face)
        self.chips.chosen.connect(self._take_quick)
        self.method_choice = MethodChoice(self.face, _ROOM)
        self.day_edit = DateEdit(self.face)
        self.reference_edit = QLineEdit()
        self.bill_combo = FormCombo()

    def _lay_out_form(self) -> None:
        self.amount_block = self.field("amount_fen", self.amount_edit)
        self.method_block = self.field("method", self.method_choice)
        self.day_block = self.field("paid_on", self.day_edit)
        self.reference_block = self.field("reference", self.reference_edit)
        self.bill_block = self.field("receivable_nos", self.bill_combo)
        column = self.form.column
        amount = QVBoxLayout()
        amount.setSpacing(8)
        amount.addWidget(self.amount_block)
        amount.addWidget(self.chips)
        column.addLayout(amount)
        column.addWidget(self.method_block)
        column.addLayout(pair(self.day_block, self.reference_block))
        column.addWidget(self.bill_block)
        column.addWidget(self.receipt_check)
        column.addStretch(1)

    def _lay_out_result(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 0, EDGE, 0)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.rule_words)
        self.title.setFixedHeight(44)
        said = QVBoxLayout()
        said.setContentsMargins(EDGE, 24, EDGE, 16)
        said.addWidget(self.lines)
        said.addStretch(1)
        result = QVBoxLayout()
        result.setSpacing(0)
        result.addLayout(head)
        result.addWidget(rule())
        result.addWidget(self.allocation, 1000)
        result.addLayout(said, 1)
        return result

    # What is known

    def fill(self, standing: Standing) -> None:
        self.day_edit.set_day(self.face.today)
        self.method_choice.set_first(standing.methods)
        self._fill_bills(standing)
        self.amount_edit.set_fen(self._given_fen)
        self.amount_edit.setFocus()

    def _fill_bills(self, standing: Standing) -> None:
        chosen = self.bill_combo.currentData() or self._given_bill
        self.bill_combo.clear()
        self.bill_combo.addItem(self.face.t.gettext("Shared by the rule"), _BY_RULE)
        for bill in standing.bills:
            amount = self.face.figures.amount(bill.open_fen)
            self.bill_combo.addItem(f"{bill.receivable_no}  {amount}", bill.receivable_no)
        self.bill_combo.setCurrentIndex(max(0, self.bill_combo.findData(chosen)))

    def _quick_sums(self, standing: Standing) -> list[tuple[str, object]]:
        t, amount = self.face.t, self.face.figures.amount
        sums: list[tuple[str, object]] = []
        promise = standing.promise
        if promise is not None and promise.amount_fen > promise.received_fen:
            left = promise.amount_fen - promise.received_fen
            sums.append((t.gettext("Promise {amount}", amount=amount(left)), left))
        if standing.open_fen:
            whole = standing.open_fen
            sums.append((t.gettext("All {amount}", amount=amount(whole)), whole))
        if 0 < standing.overdue_fen < standing.open_fen:
            late = standing.overdue_fen
            sums.append((t.gettext("Overdue {amount}", amount=amount(late)), late))
        return sums

    def _take_quick(self, fen: int) -> None:
        self.amount_edit.set_fen(fen)
        self.amount_edit.setFocus()

    # What is typed, and what it does

    def command(self) -> RecordPayment:
        named = self.bill_combo.currentData()
        return RecordPayment(
            customer_no=self.customer_no,
            amount_fen=self.amount_edit.fen() or 0,
            paid_on=self.day_edit.day() or self.face.today,
            method=self.method_choice.method(),
            reference=self.reference_edit.text(),
            receivable_nos=(named,) if named else (),
        )

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> PaymentOutlook:
        return outlook_on_payment(session, context, command)

    def show_draft(self, draft: PaymentOutlook | None) -> None:
        if draft is None:
            self._show_waiting()
        else:
            self.allocation.set_rows(
                [
                    ShareRow(
                        row.receivable_no,
                        row.description,
                        row.due_date,
                        row.open_fen,
                        row.share_fen,
                    )
                    for row in draft.shared.rows
                ]
            )
            kinds = {bill.receivable_no: bill.kind for bill in self._bills()}
            self.lines.set_lines(outlook_lines(self.face, draft, kinds))
        self._say_rule(draft)
        self._say_button()

    def _show_waiting(self) -> None:
        self.allocation.set_rows(
            [
                ShareRow(bill.receivable_no, bill.description, bill.due_date, bill.open_fen, None)
                for bill in self._bills()
            ]
        )
        self.lines.set_lines([])

    def _bills(self) -> tuple[Any, ...]:
        return self.standing.bills if self.standing is not None else ()

    def _say_rule(self, draft: PaymentOutlook | None) -> None:
        order = draft.shared.order if draft is not None else AllocationOrder.LAW
        named = bool(self.bill_combo.currentData())
        self.rule_words.setText(sharing_rule(self.face.t, order, named=named))

    def _say_button(self) -> None:
        t = self.face.t
        fen = self.amount_edit.fen()
        if fen:
            self.save_button.setText(
                t.gettext("Take {amount}", amount=self.face.figures.money(fen))
            )
        else:
            self.save_button.setText(t.gettext("Take the payment"))

    # The act

    def do(self, command: RecordPayment) -> None:
        recorded = self.act(lambda session, context: record_payment(session, context, command))
        if recorded is None:
            return
        name = self.standing.name if self.standing else command.customer_no
        amount = self.face.figures.money(command.amount_fen)
        number = recorded.payment_no
        self.finish(
            recorded.changes,
            Done(
                lambda t: t.gettext("{amount} received from {name}", amount=amount, name=name),
                lambda session, context: reverse_payment(
                    session, context, ReversePayment(number, context.today)
                ),
            ),
        )
        if self.receipt_check.isChecked():
            self.receipt_wanted.emit(command.customer_no, number)

    # Words

    def hint(self) -> str:
        return self.face.t.gettext("Can be undone with Ctrl Z afterwards")

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Payment"))
        self.amount_block.set_label(t.gettext("How much came in"))
        self.method_block.set_label(t.gettext("Paid how"))
        self.day_block.set_label(t.gettext("On which day"))
        self.reference_block.set_label(t.gettext("Reference"))
        self.reference_edit.setPlaceholderText(t.gettext("may stay empty"))
        self.bill_block.set_label(t.gettext("For which bill"))
        self.receipt_check.setText(t.gettext("Print a receipt afterwards"))
        self.title.setText(t.gettext("Shared like this"))
        self.cancel_button.setText(t.gettext("Cancel"))
        self.save_button.set_hint("Ctrl Enter")
        self.allocation.retranslate()
        if self.standing is not None:
            with self.filling():
                self._fill_bills(self.standing)
            self.chips.set_values(self._quick_sums(self.standing))
        self.form.settle()
        super().retranslate()
        self.show_draft(self.drafted)
