"""Agreeing a late charge with a customer, or for one bill."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_ar.domain.charge_terms import Scope
from desktop_ar.domain.faults import Refused
from desktop_ar.language.charge_words import policy_sentence
from desktop_ar.services.charge_terms import (
    AgreeCharge,
    ChargeDraft,
    ChargeFigures,
    ChargeStart,
    WithdrawCharge,
    agree_charge,
    charge_start,
    draft_charge,
    withdraw_charge,
)
from desktop_ar.services.context import Context
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.act_dialog import ActDialog
from desktop_ar.ui.dialogs.charge_form import ChargeForm, ChargeWords
from desktop_ar.ui.dialogs.parts import FormColumn, beside, pair
from desktop_ar.ui.widgets.date_edit import DateEdit
from desktop_ar.ui.widgets.dialog import EDGE
from desktop_ar.ui.widgets.label import Label

SIZE: Final = QSize(860, 680)
LEFT_WIDTH: Final = 420


class AgreeChargeDialog(ActDialog[AgreeCharge, ChargeDraft]):
    """Figures left; right the sentence they make, an example, and where the law stands."""

    def __init__(
        self, desk: Desk, parent: QWidget | None, customer_no: str, receivable_no: str = ""
    ) -> None:
        super().__init__(desk, parent, size=SIZE)
        self.customer_no = customer_no
        self.receivable_no = receivable_no
        self.start: ChargeStart | None = None
        self.form = ChargeForm(self.face)
        self.agreed_edit = DateEdit(self.face)
        self.from_edit = DateEdit(self.face)
        self.by_edit = QLineEdit()
        self.note_edit = QLineEdit()
        self.now_label = Label("", "small", "muted")
        self.now = Label("", "body", wrap=True)
        self.then_label = Label("", "small", "muted")
        self.says = ChargeWords(self.face)
        self._arrange()
        self.cancel_button = self.add_button(closes=True)
        self.save_button = self.add_button("primary")
        self.save_button.clicked.connect(self.commit)
        self.retranslate()
        begin = partial(charge_start, customer_no=customer_no, receivable_no=receivable_no)
        self.desk.read(self, "start", begin, self._fill)

    def _arrange(self) -> None:
        left = self.left = FormColumn(LEFT_WIDTH)
        for name, field in self.form.inputs.items():
            self.watch(name, field, self.form.blocks[name])
        self.agreed_block = self.field("agreed_on", self.agreed_edit)
        self.from_block = self.field("bills_from", self.from_edit)
        self.by_block = self.field("agreed_by", self.by_edit)
        self.note_block = self.field("note", self.note_edit)
        left.column.addWidget(self.form)
        left.column.addLayout(pair(self.agreed_block, self.by_block))
        left.column.addWidget(self.from_block)
        left.column.addWidget(self.note_block)
        left.column.addStretch(1)
        self.from_block.setVisible(not self.receivable_no)
        right = QVBoxLayout()
        right.setContentsMargins(EDGE, 16, EDGE, 16)
        right.setSpacing(8)
        for widget in (self.now_label, self.now, self.then_label, self.says):
            right.addWidget(widget)
            if widget is self.now:
                right.addSpacing(12)
        right.addStretch(1)
        self.body.addLayout(beside(left, right), 1)

    def _fill(self, start: ChargeStart | Refused) -> None:
        if isinstance(start, Refused):
            self._take(start)
            return
        self.start = start
        with self.filling():
            policy = start.in_force.policy if start.in_force else None
            figures = ChargeFigures()
            if policy is not None:
                figures = ChargeFigures(
                    policy.kind,
                    f"{policy.rate.normalize():f}" if policy.rate else "",
                    policy.sum_fen or None,
                    policy.grace_days,
                    policy.day_basis,
                    _percent(policy.cap_percent_per_year),
                    _percent(policy.cap_percent_of_principal),
                )
            self.form.show_figures(figures, start.usual_cap)
            self.agreed_edit.set_day(self.face.today)
        self.form.kind_combo.setFocus()
        self.begun()

    def command(self) -> AgreeCharge:
        return AgreeCharge(
            self.customer_no,
            self.form.figures(),
            self.agreed_edit.day() or self.face.today,
            self.by_edit.text(),
            self.receivable_no,
            None if self.receivable_no else self.from_edit.day(),
            self.note_edit.text(),
        )

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> ChargeDraft:
        return draft_charge(session, context, command)

    def show_draft(self, draft: ChargeDraft | None) -> None:
        """The sentence waits while something is wrong."""
        self.says.setVisible(draft is not None)
        if draft is not None:
            self.says.show_policy(draft.policy, draft.lpr)

    def do(self, command: AgreeCharge) -> None:
        changes = self.act(lambda session, context: agree_charge(session, context, command))
        if changes is None:
            return
        back = WithdrawCharge(int(changes.numbers[0]), command.agreed_on)
        name = self.receivable_no or (self.start.name if self.start else "")
        self.finish(
            changes,
            Done(
                lambda t: t.gettext("The late charge of {name} is agreed", name=name),
                lambda session, context: withdraw_charge(session, context, back),
            ),
        )

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Agree on a late charge"))
        self.form.retranslate()
        self.agreed_block.set_label(t.gettext("Agreed on"))
        self.by_block.set_label(t.gettext("Agreed by, for the customer"))
        self.from_block.set_label(t.gettext("For bills issued from"))
        self.from_edit.setPlaceholderText(t.gettext("the day it was agreed"))
        self.note_block.set_label(t.gettext("Note"))
        self.note_edit.setPlaceholderText(t.gettext("where it is written; why without a cap"))
        self.now_label.setText(t.gettext("So far"))
        self.then_label.setText(t.gettext("From now on"))
        self.cancel_button.setText(t.gettext("Cancel"))
        self.save_button.setText(t.gettext("Agreed"))
        self.save_button.set_hint("Ctrl Enter")
        self._say_start()
        self.left.settle()
        super().retranslate()
        self.show_draft(self.drafted)

    def _say_start(self) -> None:
        if self.start is None:
            return
        t, start = self.face.t, self.start
        self.head.set_who(start.name, self.receivable_no or start.customer_no)
        terms = start.in_force
        words = policy_sentence(t, terms.policy if terms else None)
        if terms is not None and terms.scope is Scope.SHOP:
            words = t.gettext("As the shop: {sentence}", sentence=words)
        self.now.setText(words)


def _percent(value: Any) -> str:
    return "" if value is None else f"{value.normalize():f}"
