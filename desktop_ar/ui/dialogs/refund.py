"""Paying a prepaid credit back: both sheets side by side, one of them agreed on."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from desktop_ar.domain.faults import Refused
from desktop_ar.domain.refund import Cause
from desktop_ar.language.refund_words import cause_word
from desktop_ar.services.context import Context
from desktop_ar.services.prepaid_refund import (
    AgreeRefund,
    RefundDraft,
    UndoRefund,
    agree_refund,
    draft_refund,
    undo_refund,
)
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.act_dialog import ActDialog
from desktop_ar.ui.dialogs.method_choice import MethodChoice
from desktop_ar.ui.dialogs.parts import FormColumn, PlainLine, PlainLines, beside
from desktop_ar.ui.dialogs.refund_columns import RefundColumns
from desktop_ar.ui.widgets.choices import SegmentedChoice
from desktop_ar.ui.widgets.date_edit import DateEdit
from desktop_ar.ui.widgets.dialog import EDGE, scrolled
from desktop_ar.ui.widgets.fields import AmountEdit, FieldBlock

SIZE: Final = QSize(960, 560)
LEFT_WIDTH: Final = 336


class RefundDialog(ActDialog[AgreeRefund, RefundDraft]):
    """The sheet of a lot for either cause; pressing the last button agrees to the chosen one."""

    def __init__(self, desk: Desk, parent: QWidget | None, lot_no: str) -> None:
        super().__init__(desk, parent, size=SIZE)
        self.lot_no = lot_no
        self.known: RefundDraft | None = None
        self.cause_choice = SegmentedChoice(self.face)
        self._say_causes()
        self.cause_choice.choose(Cause.CUSTOMER)
        self.day_edit = DateEdit(self.face)
        self.costs_edit = AmountEdit(self.face)
        self.method_choice = MethodChoice(self.face, LEFT_WIDTH - 2 * EDGE)
        self.note_edit = QLineEdit()
        self.interest_check = QCheckBox()
        self.interest_check.setChecked(True)
        self.interest_check.toggled.connect(lambda: self.edited("with_interest"))
        self.sheets = RefundColumns(self.face)
        self.says = PlainLines(self.face)
        self._lay_out_form()
        self.cancel_button = self.add_button(closes=True)
        self.save_button = self.add_button("primary")
        self.save_button.clicked.connect(self.commit)
        self.day_edit.set_day(self.face.today)
        self.retranslate()
        start = AgreeRefund(lot_no, Cause.CUSTOMER, self.face.today)
        self.desk.read(self, "start", partial(draft_refund, command=start), self._know)

    def _lay_out_form(self) -> None:
        self.cause_block = self.field("cause", self.cause_choice)
        self.day_block = self.field("on", self.day_edit)
        self.costs_block = self.field("costs_fen", self.costs_edit)
        self.method_block = FieldBlock(self.face, self.method_choice)
        self.note_block = self.field("note", self.note_edit)
        self.form = FormColumn(LEFT_WIDTH)
        for part in (
            self.cause_block, self.day_block, self.interest_check, self.costs_block,
            self.method_block, self.note_block,
        ):  # fmt: skip
            self.form.column.addWidget(part)
        self.form.column.addStretch(1)
        right = QVBoxLayout()
        right.setContentsMargins(EDGE, 16, EDGE, 16)
        right.setSpacing(14)
        right.addWidget(self.sheets)
        right.addWidget(self.says)
        right.addStretch(1)
        self.body.addLayout(beside(self.form, scrolled(right)), 1)

    def _know(self, answer: RefundDraft | Refused) -> None:
        if isinstance(answer, Refused):
            self._take(answer)
            return
        self._keep(answer)
        self.begun()
        self.cause_choice.setFocus()

    def _keep(self, draft: RefundDraft) -> None:
        self.known = draft
        self.head.set_who(draft.customer_name, f"{draft.title} {draft.lot_no}".strip())
        paid = draft.sheet(Cause.CUSTOMER).paid_fen
        self.head.set_sum(self.face.t.gettext("Sum prepaid"), paid, "text")

    # What is typed

    def cause(self) -> Cause:
        """Whose doing it is, as chosen."""
        return Cause(self.cause_choice.key())

    def command(self) -> AgreeRefund:
        return AgreeRefund(
            self.lot_no,
            self.cause(),
            self.day_edit.day() or self.face.today,
            with_interest=self.interest_check.isChecked(),
            costs_fen=self.costs_edit.fen() or 0,
            method=self.method_choice.method(),
            note=self.note_edit.text(),
        )

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> RefundDraft:
        return draft_refund(session, context, command)

    def show_draft(self, draft: RefundDraft | None) -> None:
        """While something is wrong the last sheets stay in view."""
        if draft is not None:
            self._keep(draft)
        self.sheets.choose(self.cause())
        if self.known is None:
            return
        self.sheets.show_draft(self.known)
        t = self.face.t
        due = t.gettext("To be paid by {day}", day=self.face.long_day(self.known.due_on))
        end = t.gettext("The credit ends: what is left of it can no longer be used")
        self.says.set_lines([PlainLine("calendar-days", due), PlainLine("wallet-cards", end)])
        amount = self.face.figures.money(self.known.sheet(self.cause()).refund_fen)
        self.save_button.setText(t.gettext("Agree to {amount}", amount=amount))

    # The act

    def do(self, command: AgreeRefund) -> None:
        agreed = self.act(lambda session, context: agree_refund(session, context, command))
        if agreed is None:
            return
        number = agreed.refund_no
        amount = self.face.figures.money(agreed.sheet.refund_fen)
        day = agreed.due_on.isoformat()
        self.finish(
            agreed.changes,
            Done(
                lambda t: t.gettext(
                    "Refund {number}: pay {amount} by {day}", number=number, amount=amount, day=day
                ),
                lambda session, context: undo_refund(
                    session, context, UndoRefund(number, context.today)
                ),
            ),
        )

    # Words

    def hint(self) -> str:
        return self.face.t.gettext("Can be undone with Ctrl Z afterwards")

    def _say_causes(self) -> None:
        t = self.face.t
        self.cause_choice.setAccessibleName(t.gettext("Why it is paid back"))
        self.cause_choice.set_options([(cause, cause_word(t, cause)) for cause in Cause])

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Pay a prepaid credit back"))
        self._say_causes()
        self.cause_block.set_label(t.gettext("Why it is paid back"))
        self.day_block.set_label(t.gettext("The contract ends on"))
        self.interest_check.setText(t.gettext("With interest from that day"))
        self.costs_block.set_label(t.gettext("Reasonable costs of the customer"))
        self.costs_edit.setPlaceholderText(t.gettext("may stay empty"))
        self.method_block.set_label(t.gettext("How it is paid back"))
        self.method_choice.setAccessibleName(t.gettext("How it is paid back"))
        self.note_block.set_label(t.gettext("Note"))
        self.note_edit.setPlaceholderText(t.gettext("may stay empty"))
        self.cancel_button.setText(t.gettext("Cancel"))
        self.save_button.setText(t.gettext("Agree to it"))
        self.save_button.set_hint("Ctrl Enter")
        self.form.settle()
        super().retranslate()
        self.show_draft(self.drafted)
