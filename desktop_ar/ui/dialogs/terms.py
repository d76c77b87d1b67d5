"""The terms of one customer: when to pay, prepaid rules, notices, who accepted them and when."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_ar.domain.charge_terms import Scope
from desktop_ar.domain.faults import Refused
from desktop_ar.services.context import Context
from desktop_ar.services.customer_terms import (
    TEXTS,
    SetTerms,
    TermsProfile,
    check_terms,
    set_terms,
    terms_profile,
)
from desktop_ar.services.customers import LONGEST_TERMS_DAYS
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.act_dialog import ActDialog
from desktop_ar.ui.dialogs.charge_form import ChargeWords
from desktop_ar.ui.dialogs.parts import FormColumn, beside, pair
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.choices import Switch
from desktop_ar.ui.widgets.date_edit import DateEdit
from desktop_ar.ui.widgets.dialog import EDGE
from desktop_ar.ui.widgets.fields import CountEdit
from desktop_ar.ui.widgets.label import Label

SIZE: Final = QSize(880, 560)
LEFT_WIDTH: Final = 460
_FOLLOWS_SHOP: Final = -1


class TermsDialog(ActDialog[SetTerms, bool]):
    """Own rules left, empty ones follow the shop; right the late charge as one sentence."""

    charge_wanted = Signal(str)
    """Agree on a late charge with this customer."""
    print_wanted = Signal(str)
    """Print the sheet of terms for this customer."""

    def __init__(self, desk: Desk, parent: QWidget | None, customer_no: str) -> None:
        super().__init__(desk, parent, size=SIZE)
        self.customer_no = customer_no
        self.profile: TermsProfile | None = None
        self.days_edit = CountEdit(_FOLLOWS_SHOP, LONGEST_TERMS_DAYS)
        self.edits = {name: QLineEdit() for name in TEXTS}
        self.accepted_edit = DateEdit(self.face)
        self.by_edit = QLineEdit()
        self.large_switch = Switch(self.face)
        self.charge_label = Label("", "small", "muted")
        self.charge_source = Label("", "small", "muted", wrap=True)
        self.says = ChargeWords(self.face)
        self.charge_button = Button(self.face, "plain", icon="signature")
        self._arrange()
        self.print_button = self.add_button(icon="printer")
        self.print_button.clicked.connect(self._print)
        self.cancel_button = self.add_button(closes=True)
        self.save_button = self.add_button("primary")
        self.save_button.clicked.connect(self.commit)
        self.charge_button.clicked.connect(lambda: self.charge_wanted.emit(self.customer_no))
        self.days_edit.valueChanged.connect(self._say_unit)
        # Who accepted is nothing without a day: its sentence may then stand under the day.
        self.by_edit.textEdited.connect(lambda _words: self.edited("accepted_on"))
        self.face.changed.connect(lambda _changes: self._read())
        self.retranslate()
        self._read()

    def _arrange(self) -> None:
        left = self.left = FormColumn(LEFT_WIDTH)
        self.days_block = self.field("terms_days", self.days_edit)
        blocks = {name: self.field(name, edit) for name, edit in self.edits.items()}
        self.accepted_block = self.field("accepted_on", self.accepted_edit)
        self.by_block = self.field("accepted_by", self.by_edit)
        left.column.addWidget(self.days_block)
        for block in blocks.values():
            left.column.addWidget(block)
        left.column.addLayout(pair(self.accepted_block, self.by_block))
        left.column.addWidget(self.large_switch)
        left.column.addStretch(1)
        right = QVBoxLayout()
        right.setContentsMargins(EDGE, 16, EDGE, 16)
        right.setSpacing(8)
        for widget in (self.charge_label, self.charge_source, self.says, self.charge_button):
            right.addWidget(widget)
        right.addStretch(1)
        self.body.addLayout(beside(left, right), 1)

    def _read(self) -> None:
        question = partial(terms_profile, customer_no=self.customer_no)
        self.desk.read(self, "terms", question, self._know)

    def _know(self, answer: TermsProfile | Refused) -> None:
        if isinstance(answer, Refused):
            self._take(answer)
            return
        first, self.profile = self.profile is None, answer
        if first:
            self._fill(answer.own)
            self.days_edit.setFocus()
            self.begun()
        self._say_profile()

    def _fill(self, own: SetTerms) -> None:
        with self.filling():
            days = own.terms_days
            self.days_edit.setValue(_FOLLOWS_SHOP if days is None else days)
            for name, edit in self.edits.items():
                edit.setText(getattr(own, name))
            self.accepted_edit.set_day(own.accepted_on)
            self.by_edit.setText(own.accepted_by)
            self.large_switch.setChecked(own.large_buyer)

    def command(self) -> SetTerms:
        days = self.days_edit.value()
        return SetTerms(
            self.customer_no,
            None if days == _FOLLOWS_SHOP else days,
            prepaid_validity=self.edits["prepaid_validity"].text().strip(),
            prepaid_refund=self.edits["prepaid_refund"].text().strip(),
            notice_address=self.edits["notice_address"].text().strip(),
            accepted_on=self.accepted_edit.day(),
            accepted_by=self.by_edit.text().strip(),
            large_buyer=self.large_switch.isChecked(),
        )

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        return check_terms(session, context, command)

    def do(self, command: SetTerms) -> None:
        if self.profile is None:
            return
        before, name = self.profile.own, self.profile.name
        changes = self.act(lambda session, context: set_terms(session, context, command))
        if changes is not None:
            done = Done(
                lambda t: t.gettext("The terms of {name} were changed", name=name),
                lambda session, context: set_terms(session, context, before),
            )
            self.finish(changes, done)

    def _print(self) -> None:
        """Print what is kept: what was typed is saved first."""
        customer_no = self.customer_no
        if self.profile is not None and self.command() == self.profile.own:
            self.reject()
            self.print_wanted.emit(customer_no)
            return
        self.accepted.connect(lambda: self.print_wanted.emit(customer_no))
        self.commit()

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Terms"))
        self.days_block.set_label(t.gettext("Time to pay"))
        labels = {
            "prepaid_validity": t.gettext("How long prepaid credits are good"),
            "prepaid_refund": t.gettext("How prepaid credits are refunded"),
            "notice_address": t.gettext("Where notices to the customer go"),
        }
        for name, words in labels.items():
            self.blocks[name].set_label(words)
        self.accepted_block.set_label(t.gettext("Accepted on"))
        self.by_block.set_label(t.gettext("Accepted by"))
        self.large_switch.setText(t.gettext("A large firm (regulation 802: 0.05% a day)"))
        self.charge_label.setText(t.gettext("Late charge on new bills"))
        self.charge_button.setText(t.gettext("Agree on a late charge…"))
        self.print_button.setText(t.gettext("Print the terms…"))
        self.cancel_button.setText(t.gettext("Cancel"))
        self.save_button.setText(t.gettext("Save"))
        self.save_button.set_hint("Ctrl Enter")
        self._say_profile()
        self.left.settle()
        super().retranslate()

    def _say_unit(self) -> None:
        days = max(0, self.days_edit.value())
        self.days_edit.setSuffix(self.face.t.ngettext(" day", " days", days))

    def _say_profile(self) -> None:
        self._say_unit()
        t, profile = self.face.t, self.profile
        if profile is None:
            return
        self.head.set_who(profile.name, self.customer_no)
        n = profile.shop_days
        self.days_edit.setSpecialValueText(
            t.ngettext("as the shop: {n} day", "as the shop: {n} days", n)
        )
        for name, edit in self.edits.items():
            edit.setPlaceholderText(getattr(profile.shop, name) if name != TEXTS[-1] else "")
        charge = profile.charge
        self.says.show_policy(charge.policy if charge else None, None)
        source = ""
        if charge is not None and charge.scope is Scope.SHOP:
            source = t.gettext("as the shop, announced on {day}", day=charge.agreed_on)
        elif charge is not None:
            source = t.gettext("agreed on {day}", day=charge.agreed_on)
        self.charge_source.setText(source)
        self.charge_source.setVisible(bool(source))
