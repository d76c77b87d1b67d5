"""Taking a customer on, and changing what is known of one."""

from __future__ import annotations

from functools import partial
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_ar.domain.codes import CustomerKind
from desktop_ar.domain.faults import Refused
from desktop_ar.language.code_words import word
from desktop_ar.services.acts import peek_number
from desktop_ar.services.context import Context
from desktop_ar.services.customers import (
    LONGEST_TERMS_DAYS,
    NUMBER_PREFIX,
    ChangeCustomer,
    CustomerData,
    add_customer,
    change_customer,
    customer_data,
)
from desktop_ar.services.drafts import draft_customer
from desktop_ar.services.settings import setting
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.act_dialog import ActDialog
from desktop_ar.ui.dialogs.parts import FormColumn, beside, pair
from desktop_ar.ui.widgets.choices import SegmentedChoice
from desktop_ar.ui.widgets.dialog import EDGE
from desktop_ar.ui.widgets.fields import AmountEdit, CountEdit

SIZE: Final = QSize(820, 530)
LEFT_WIDTH: Final = 440
_FOLLOWS_SHOP: Final = -1
_TEXTS: Final = ("name", "customer_no", "contact", "phone", "wechat", "email", "address")


class _Known(NamedTuple):
    """What the book says before anything is typed."""

    data: CustomerData | None
    shop_terms_days: int
    next_number: str


class _Typed(NamedTuple):
    """What is typed, and whether it is about somebody new."""

    data: CustomerData
    new: bool


class CustomerDialog(ActDialog[_Typed, str]):
    """Everything that may be known of a customer; without a number it is a new one."""

    def __init__(
        self, desk: Desk, parent: QWidget | None, customer_no: str = "", *, name: str = ""
    ) -> None:
        super().__init__(desk, parent, size=SIZE)
        self.customer_no = customer_no
        self._name = name
        self._before: CustomerData | None = None
        self._shop_terms_days = 0
        self._inputs()
        self.form = FormColumn(LEFT_WIDTH)
        self._lay_out_form()
        self.body.addLayout(beside(self.form, self._lay_out_terms()), 1)
        self.cancel_button = self.add_button(closes=True)
        self.save_button = self.add_button("primary")
        self.save_button.clicked.connect(self.commit)
        self.retranslate()
        self.desk.read(self, "known", partial(_known, customer_no=customer_no), self._fill)

    def _inputs(self) -> None:
        self.edits = {name: QLineEdit() for name in _TEXTS}
        self.kind_choice = SegmentedChoice(self.face, even=False)
        self.language_choice = SegmentedChoice(self.face)
        self.terms_edit = CountEdit(_FOLLOWS_SHOP, LONGEST_TERMS_DAYS)
        self.terms_edit.valueChanged.connect(self._say_unit)
        self.limit_edit = AmountEdit(self.face)
        self.note_edit = QPlainTextEdit()
        self.note_edit.setTabChangesFocus(True)
        self.note_edit.setMinimumHeight(64)

    def _lay_out_form(self) -> None:
        blocks = {name: self.field(name, edit) for name, edit in self.edits.items()}
        self.kind_block = self.field("kind", self.kind_choice)
        column = self.form.column
        column.addLayout(pair(blocks["name"], blocks["customer_no"]))
        column.addWidget(self.kind_block)
        column.addLayout(pair(blocks["contact"], blocks["phone"]))
        column.addLayout(pair(blocks["wechat"], blocks["email"]))
        column.addWidget(blocks["address"])
        column.addStretch(1)

    def _lay_out_terms(self) -> QVBoxLayout:
        self.terms_block = self.field("terms_days", self.terms_edit)
        self.limit_block = self.field("credit_limit_fen", self.limit_edit)
        self.language_block = self.field("language", self.language_choice)
        self.note_block = self.field("note", self.note_edit)
        terms = QVBoxLayout()
        terms.setContentsMargins(EDGE, 16, EDGE, 16)
        terms.setSpacing(13)
        for block in (self.terms_block, self.limit_block, self.language_block):
            terms.addWidget(block)
        terms.addWidget(self.note_block, 1)
        return terms

    # What is known

    def _fill(self, known: _Known | Refused) -> None:
        if isinstance(known, Refused):
            self._take(known)
            return
        self._before = known.data
        self._shop_terms_days = known.shop_terms_days
        with self.filling():
            self._show_data(known.data or CustomerData(name=self._name))
        self.edits["customer_no"].setEnabled(known.data is None)
        self.edits["customer_no"].setPlaceholderText(known.next_number)
        self.edits["name"].setFocus()
        self.begun()

    def _show_data(self, data: CustomerData) -> None:
        for name, edit in self.edits.items():
            edit.setText(getattr(data, name))
        self.kind_choice.choose(data.kind)
        self.language_choice.choose(data.language)
        terms = data.terms_days
        self.terms_edit.setValue(_FOLLOWS_SHOP if terms is None else terms)
        self.limit_edit.set_fen(data.credit_limit_fen)
        self.note_edit.setPlainText(data.note)

    # What is typed

    def command(self) -> _Typed:
        words = {name: edit.text() for name, edit in self.edits.items()}
        terms = self.terms_edit.value()
        data = CustomerData(
            **words,
            kind=CustomerKind(self.kind_choice.key() or CustomerKind.PERSON),
            language=self.language_choice.key() or "zh_CN",
            terms_days=None if terms == _FOLLOWS_SHOP else terms,
            credit_limit_fen=self.limit_edit.fen(),
            note=self.note_edit.toPlainText(),
        )
        return _Typed(data, self._before is None)

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> str:
        del context
        return draft_customer(session, command.data, new=command.new)

    def show_draft(self, draft: str | None) -> None:
        t = self.face.t
        name = self.edits["name"].text().strip() or t.gettext("New customer")
        self.head.set_who(name, self.customer_no or draft or "")

    # The act

    def do(self, command: _Typed) -> None:
        if command.new:
            self._add(command.data)
        else:
            self._change(command.data)

    def _add(self, data: CustomerData) -> None:
        changes = self.act(lambda session, context: add_customer(session, context, data))
        if changes is not None:
            self.customer_no = changes.numbers[0]
            words = {"name": data.name.strip(), "number": self.customer_no}
            self.finish(
                changes, Done(lambda t: t.gettext("{name} is customer {number} now", **words))
            )

    def _change(self, data: CustomerData) -> None:
        before, number = self._before, self.customer_no
        command = ChangeCustomer(number, data)
        changes = self.act(lambda session, context: change_customer(session, context, command))
        if changes is None or before is None:
            return
        old = ChangeCustomer(number, before)
        name = data.name.strip()
        done = Done(
            lambda t: t.gettext("What is known of {name} was changed", name=name),
            lambda session, context: change_customer(session, context, old),
        )
        self.finish(changes, done)

    # Words

    def retranslate(self) -> None:
        t = self.face.t
        new = not self.customer_no
        self.setWindowTitle(t.gettext("New customer") if new else t.gettext("Customer"))
        self._say_inputs()
        self._say_terms()
        self.cancel_button.setText(t.gettext("Cancel"))
        self.save_button.setText(t.gettext("Save"))
        self.save_button.set_hint("Ctrl Enter")
        self.form.settle()
        super().retranslate()
        self.show_draft(self.drafted)

    def _say_inputs(self) -> None:
        t = self.face.t
        labels = {
            "name": t.gettext("Name"),
            "customer_no": t.gettext("Number"),
            "contact": t.gettext("Contact person"),
            "phone": t.gettext("Phone"),
            "wechat": t.gettext("WeChat"),
            "email": t.gettext("E-mail"),
            "address": t.gettext("Address"),
        }
        for name, label in labels.items():
            self.blocks[name].set_label(label)
        self.edits["address"].setPlaceholderText(t.gettext("for letters sent by post"))
        self.kind_block.set_label(t.gettext("Kind"))
        self.kind_choice.set_options([(kind.value, word(t, kind)) for kind in CustomerKind])

    def _say_unit(self) -> None:
        days = max(0, self.terms_edit.value())
        self.terms_edit.setSuffix(self.face.t.ngettext(" day", " days", days))

    def _say_terms(self) -> None:
        t = self.face.t
        self.terms_block.set_label(t.gettext("Time to pay"))
        n = self._shop_terms_days
        self.terms_edit.setSpecialValueText(
            t.ngettext("as the shop: {n} day", "as the shop: {n} days", n)
        )
        self._say_unit()
        self.limit_block.set_label(t.gettext("Credit limit"))
        self.limit_edit.set_hint(t.gettext("no limit"))
        self.language_block.set_label(t.gettext("Language of letters"))
        self.language_choice.set_options([("zh_CN", "中文"), ("en", "English")])
        self.note_block.set_label(t.gettext("Note"))


def _known(session: BookSession, _context: Context, customer_no: str) -> _Known:
    data = customer_data(session, customer_no) if customer_no else None
    days = int(setting(session, "terms.days"))
    return _Known(data, days, peek_number(session, NUMBER_PREFIX))
