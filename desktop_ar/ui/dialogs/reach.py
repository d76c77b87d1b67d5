"""How one customer is reached: by which channel, by which ladder, and until when not at all."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_ar.domain.codes import Channel
from desktop_ar.domain.faults import Refused
from desktop_ar.language.code_words import word
from desktop_ar.services.acts import refuse_if
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.ladders import (
    ChooseLadder,
    Reach,
    ReachCustomer,
    choose_ladder,
    reach_customer,
    reach_faults,
    reach_of_customer,
)
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.act_dialog import ActDialog
from desktop_ar.ui.dialogs.parts import FormColumn, FormCombo, pair
from desktop_ar.ui.widgets.date_edit import DateEdit
from desktop_ar.ui.widgets.label import Label

SIZE: Final = QSize(520, 420)


class ReachDialog(ActDialog[ReachCustomer, bool]):
    """Everything the owner knows of how to ask this customer, and a pause with its reason."""

    def __init__(self, desk: Desk, parent: QWidget | None, customer_no: str) -> None:
        super().__init__(desk, parent, size=SIZE)
        self.customer_no = customer_no
        self.known: Reach | None = None
        self.prefers_combo = FormCombo()
        self.ladder_combo = FormCombo()
        self.until_edit = DateEdit(self.face)
        self.reason_edit = QLineEdit()
        self.note_label = Label("", "small", "muted", wrap=True)
        form = self.form = FormColumn(SIZE.width())
        self.prefers_block = self.field("prefers", self.prefers_combo)
        self.ladder_block = self.field("ladder", self.ladder_combo)
        self.until_block = self.field("paused_until", self.until_edit)
        self.reason_block = self.field("pause_reason", self.reason_edit)
        form.column.addLayout(pair(self.prefers_block, self.ladder_block))
        form.column.addWidget(self.until_block)
        form.column.addWidget(self.reason_block)
        form.column.addWidget(self.note_label)
        form.column.addStretch(1)
        self.body.addWidget(form, 1)
        self.cancel_button = self.add_button(closes=True)
        self.save_button = self.add_button("primary")
        self.save_button.clicked.connect(self.commit)
        self.retranslate()
        question = partial(_reach_of, customer_no=customer_no)
        self.desk.read(self, "reach", question, self._know)

    def _know(self, answer: Reach | Refused) -> None:
        if isinstance(answer, Refused):
            self._take(answer)
            return
        self.known = answer
        with self.filling():
            self._fill_combos()
            self.until_edit.set_day(answer.paused_until)
            self.reason_edit.setText(answer.pause_reason)
        self.head.set_who(answer.name, answer.customer_no)
        self.prefers_combo.setFocus()
        self.begun()

    def _fill_combos(self) -> None:
        known, t = self.known, self.face.t
        prefers = self.prefers_combo.currentData() or (known.prefers if known else None)
        ladder = self.ladder_combo.currentData() or (known.ladder if known else "")
        self.prefers_combo.clear()
        self.prefers_combo.addItem(t.gettext("no wish"), None)
        for channel in Channel:
            self.prefers_combo.addItem(word(t, channel), channel)
        self.ladder_combo.clear()
        self.ladder_combo.addItem(t.gettext("the shop's own steps"), "")
        for name in known.ladders if known else ():
            self.ladder_combo.addItem(name, name)
        self.prefers_combo.setCurrentIndex(max(0, self.prefers_combo.findData(prefers)))
        self.ladder_combo.setCurrentIndex(max(0, self.ladder_combo.findData(ladder)))

    def command(self) -> ReachCustomer:
        prefers = self.prefers_combo.currentData()
        return ReachCustomer(
            self.customer_no,
            Channel(prefers) if prefers else None,
            self.until_edit.day(),
            self.reason_edit.text().strip(),
        )

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        del session
        refuse_if(reach_faults(context, command))
        return True

    def do(self, command: ReachCustomer) -> None:
        if self.known is None:
            return
        before, ladder = self.known, str(self.ladder_combo.currentData() or "")
        changes = self.act(lambda session, context: _both(session, context, command, ladder))
        if changes is not None:
            back = ReachCustomer(
                before.customer_no, before.prefers, before.paused_until, before.pause_reason
            )
            done = Done(
                lambda t: t.gettext("How {name} is reached was changed", name=before.name),
                lambda session, context: _both(session, context, back, before.ladder),
            )
            self.finish(changes, done)

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("How to reach this customer"))
        self.prefers_block.set_label(t.gettext("Wants to be reached by"))
        self.ladder_block.set_label(t.gettext("Steps of asking"))
        self.until_block.set_label(t.gettext("Leave alone up to and including"))
        self.reason_block.set_label(t.gettext("Why"))
        self.reason_edit.setPlaceholderText(t.gettext("illness, mourning, a talk under way"))
        self.note_label.setText(
            t.gettext(
                "While a customer is left alone nothing is proposed; the debt and its charge stay"
                " as they are."
            )
        )
        self._fill_combos()
        self.cancel_button.setText(t.gettext("Cancel"))
        self.save_button.setText(t.gettext("Save"))
        self.save_button.set_hint("Ctrl Enter")
        super().retranslate()


def _reach_of(session: BookSession, context: Context, customer_no: str) -> Reach:
    return reach_of_customer(session, context, customer_no)


def _both(session: BookSession, context: Context, command: ReachCustomer, ladder: str) -> ChangeSet:
    """The wish and the ladder, in one go."""
    choice = ChooseLadder(command.customer_no, ladder=ladder)
    return choose_ladder(session, context, choice) | reach_customer(session, context, command)
