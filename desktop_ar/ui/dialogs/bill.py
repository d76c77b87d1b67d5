"""A new bill: number, days, sum, and the lines it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from desktop_ar.domain.codes import ReceivableKind
from desktop_ar.domain.faults import Fault
from desktop_ar.language.code_words import word
from desktop_ar.language.days import weekday_and_distance
from desktop_ar.services.context import Context
from desktop_ar.services.drafts import BillDraft, draft_bill
from desktop_ar.services.receivables import CancelBill, IssueBill, cancel_bill, issue_bill
from desktop_ar.services.standing import Standing
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.about_customer import AboutCustomer
from desktop_ar.ui.dialogs.bill_lines import BillLinesEdit
from desktop_ar.ui.dialogs.parts import FormColumn, PlainLine, PlainLines, StateBox, beside, pair
from desktop_ar.ui.widgets.choices import SegmentedChoice
from desktop_ar.ui.widgets.date_edit import DateEdit
from desktop_ar.ui.widgets.dialog import EDGE, scrolled
from desktop_ar.ui.widgets.fields import AmountEdit
from desktop_ar.ui.widgets.label import rule

SIZE: Final = QSize(860, 520)
LEFT_WIDTH: Final = 352
_KINDS: Final = (ReceivableKind.INVOICE, ReceivableKind.COST, ReceivableKind.OPENING_BALANCE)


class BillDialog(AboutCustomer[IssueBill, BillDraft]):
    """Enter what a customer owes. The due date follows the terms until the owner says another."""

    def __init__(self, desk: Desk, parent: QWidget | None, customer_no: str) -> None:
        super().__init__(desk, parent, customer_no, size=SIZE)
        self._inputs()
        self.form = FormColumn(LEFT_WIDTH)
        self._lay_out_form()
        self.body.addLayout(beside(self.form, self._lay_out_lines()), 1)
        self.cancel_button = self.add_button(closes=True)
        self.save_button = self.add_button("primary")
        self.save_button.clicked.connect(self.commit)
        self.begin()

    def _inputs(self) -> None:
        self.kind_choice = SegmentedChoice(self.face)
        self.number_edit = QLineEdit()
        self.issue_edit = DateEdit(self.face)
        self.issue_edit.date_changed.connect(self._issue_day)
        self.due_edit = DateEdit(self.face)
        self.amount_edit = AmountEdit(self.face)
        self.description_edit = QLineEdit()
        self.contract_edit = QLineEdit()
        self.lines_edit = BillLinesEdit(self.face)
        self.lines_edit.changed.connect(self._lines_changed)
        self.limit_box = StateBox(self.face)
        self.despite_check = QCheckBox()
        self.despite_check.hide()
        self.despite_check.toggled.connect(lambda: self.edited("despite_limit"))
        self.says = PlainLines(self.face)

    def _lay_out_form(self) -> None:
        self.kind_block = self.field("kind", self.kind_choice)
        self.number_block = self.field("receivable_no", self.number_edit)
        self.amount_block = self.field("amount_fen", self.amount_edit)
        self.issue_block = self.field("issue_date", self.issue_edit)
        self.due_block = self.field("due_date", self.due_edit)
        self.description_block = self.field("description", self.description_edit)
        self.contract_block = self.field("contract_no", self.contract_edit)
        column = self.form.column
        column.addWidget(self.kind_block)
        column.addWidget(self.amount_block)
        column.addLayout(pair(self.issue_block, self.due_block))
        column.addWidget(self.description_block)
        column.addLayout(pair(self.number_block, self.contract_block))
        column.addStretch(1)

    def _lay_out_lines(self) -> QVBoxLayout:
        self.lines_block = self.field("lines", self.lines_edit)
        lines = QVBoxLayout()
        lines.setContentsMargins(EDGE, 16, EDGE, 12)
        lines.addWidget(self.lines_block)
        lines.addStretch(1)
        said = QVBoxLayout()
        said.setContentsMargins(EDGE, 12, EDGE, 14)
        said.setSpacing(10)
        said.addWidget(self.says)
        said.addWidget(self.limit_box)
        said.addWidget(self.despite_check)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(scrolled(lines), 1)
        right.addWidget(rule())
        right.addLayout(said)
        return right

    # What is known

    def fill(self, standing: Standing) -> None:
        self.despite_check.setVisible(standing.limit_stops)
        self.kind_choice.choose(ReceivableKind.INVOICE)
        self.issue_edit.set_day(self.face.today)
        self.amount_edit.setFocus()

    def _issue_day(self, day: date | None) -> None:
        """The due date by the terms, as long as nobody typed another."""
        if day is not None and self.standing is not None and not self.touched("due_date"):
            self._set_due(day + timedelta(days=self.standing.terms_days))

    def _set_due(self, day: date) -> None:
        with self.filling():
            self.due_edit.set_day(day)

    def _lines_changed(self) -> None:
        """With lines the bill comes to what they come to."""
        total = self.lines_edit.total_fen()
        self.amount_edit.setReadOnly(total is not None)
        if total is not None:
            with self.filling():
                self.amount_edit.set_fen(total)
            self._touched.add("amount_fen")
        self.edited("lines")

    def _unreadable(self) -> Iterator[Fault]:
        yield from super()._unreadable()
        for edit in self.lines_edit.amount_edits():
            fault = edit.fault()
            if fault is not None:
                yield Fault(fault.code, "lines", fault.params)

    # What is typed

    def command(self) -> IssueBill:
        return IssueBill(
            customer_no=self.customer_no,
            amount_fen=self.amount_edit.fen() or 0,
            issue_date=self.issue_edit.day() or self.face.today,
            due_date=self.due_edit.day(),
            receivable_no=self.number_edit.text(),
            kind=ReceivableKind(self.kind_choice.key() or ReceivableKind.INVOICE),
            description=self.description_edit.text(),
            contract_no=self.contract_edit.text(),
            lines=self.lines_edit.lines(),
            despite_limit=self.despite_check.isChecked(),
        )

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> BillDraft:
        del context
        return draft_bill(session, command)

    def show_draft(self, draft: BillDraft | None) -> None:
        if draft is None:
            self.says.set_lines([])
            self.limit_box.say("")
            return
        t, figures = self.face.t, self.face.figures
        self.number_edit.setPlaceholderText(draft.receivable_no)
        when = weekday_and_distance(t, draft.due_date, self.face.today)
        self.says.set_lines(
            [
                PlainLine(
                    "calendar-days",
                    t.gettext("Due on {day}, {when}", day=draft.due_date.isoformat(), when=when),
                ),
                PlainLine(
                    "receipt-text",
                    t.gettext("{owed} is owed in all with it", owed=figures.money(draft.owed_fen)),
                ),
            ]
        )
        self._say_limit(draft)

    def _say_limit(self, draft: BillDraft) -> None:
        money = self.face.figures.money
        if not draft.over_limit_fen:
            self.limit_box.say("")
            return
        words = self.face.t.gettext(
            "That is {over} above the credit limit of {limit}. Ask for part of it first, or raise"
            " the limit.",
            over=money(draft.over_limit_fen),
            limit=money(draft.credit_limit_fen or 0),
        )
        self.limit_box.say(words, "warn")

    # The act

    def do(self, command: IssueBill) -> None:
        changes = self.act(lambda session, context: issue_bill(session, context, command))
        if changes is None:
            return
        number = changes.numbers[0]
        name = self.standing.name if self.standing else command.customer_no
        words = {
            "number": number,
            "name": name,
            "amount": self.face.figures.money(command.amount_fen),
        }
        day = command.issue_date
        self.finish(
            changes,
            Done(
                lambda t: t.gettext("Bill {number} of {amount} for {name} is entered", **words),
                lambda session, context: cancel_bill(
                    session, context, CancelBill(number, max(day, context.today))
                ),
            ),
        )

    # Words

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Bill"))
        self.kind_block.set_label(t.gettext("Kind"))
        self.kind_choice.set_options([(kind.value, word(t, kind)) for kind in _KINDS])
        self.number_block.set_label(t.gettext("Bill number"))
        self.amount_block.set_label(t.gettext("Amount"))
        self.issue_block.set_label(t.gettext("Date of the bill"))
        self.due_block.set_label(t.gettext("To be paid by"))
        self.description_block.set_label(t.gettext("What for"))
        self.contract_block.set_label(t.gettext("Contract number"))
        for edit in (self.description_edit, self.contract_edit):
            edit.setPlaceholderText(t.gettext("may stay empty"))
        self.lines_block.set_label(t.gettext("Lines, if the bill has any"))
        self.despite_check.setText(t.gettext("Enter it even above the credit limit"))
        self.lines_edit.retranslate()
        self.cancel_button.setText(t.gettext("Cancel"))
        self.save_button.setText(t.gettext("Enter the bill"))
        self.save_button.set_hint("Ctrl Enter")
        self.form.settle()
        super().retranslate()
        self.show_draft(self.drafted)
