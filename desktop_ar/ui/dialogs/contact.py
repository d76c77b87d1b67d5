"""One contact that took place: how, what came of it, why, what was promised, what follows."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_ar.domain.codes import Action, Channel, Outcome, Reason
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.language.code_words import word
from desktop_ar.services.contacts import LogContact, WithdrawPromise, log_contact, withdraw_promise
from desktop_ar.services.context import Context
from desktop_ar.services.drafts import draft_contact
from desktop_ar.services.standing import Standing
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.about_customer import AboutCustomer
from desktop_ar.ui.dialogs.parts import FormColumn, FormCombo, beside, pair
from desktop_ar.ui.dialogs.promise_box import PromiseBox
from desktop_ar.ui.widgets.choice_grid import ChoiceGrid, TileSpec
from desktop_ar.ui.widgets.choices import SegmentedChoice
from desktop_ar.ui.widgets.date_edit import DateEdit
from desktop_ar.ui.widgets.dialog import EDGE

SIZE: Final = QSize(880, 546)
LEFT_WIDTH: Final = 404
_GRID_COLUMNS: Final = 3
_NOTHING: Final = ""
_SHOWN: Final = (
    Outcome.PROMISED, Outcome.WANTS_PLAN, Outcome.WANTS_EXTENSION,
    Outcome.SAYS_PAID, Outcome.DISPUTED, Outcome.NO_ANSWER,
    Outcome.WRONG_NUMBER, Outcome.REFUSED, Outcome.BOOKED,
    Outcome.WANTS_REFUND, Outcome.OTHER,
)  # fmt: skip


class ContactDialog(AboutCustomer[LogContact, bool]):
    """Log a contact; a promise opens its own fields, and Ctrl+Enter saves."""

    plan_wanted = Signal(str)
    """The number of a customer who wants to pay in parts: the plan dialog is to follow."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None,
        customer_no: str,
        *,
        channel: Channel = Channel.PHONE,
        outcome: Outcome | None = None,
    ) -> None:
        super().__init__(desk, parent, customer_no, size=SIZE)
        self._channel = channel
        self._outcome = outcome
        self._inputs()
        self.form = FormColumn(LEFT_WIDTH)
        self._lay_out_form()
        self.body.addLayout(beside(self.form, self._lay_out_rest()), 1)
        self.cancel_button = self.add_button(closes=True)
        self.save_button = self.add_button("primary")
        self.save_button.clicked.connect(self.commit)
        self.begin()

    def _inputs(self) -> None:
        self.channel_choice = SegmentedChoice(self.face, even=False)
        self.outcome_grid = ChoiceGrid(self.face, _GRID_COLUMNS)
        self.outcome_grid.chosen.connect(self._outcome_chosen)
        self.promise_box = PromiseBox(self.face)
        self.day_edit = DateEdit(self.face)
        self.answered_edit = QLineEdit()
        self.reason_combo = FormCombo()
        self.ability_edit = QLineEdit()
        self.note_edit = QPlainTextEdit()
        self.note_edit.setTabChangesFocus(True)
        self.note_edit.setMinimumHeight(72)
        self.note_edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.action_combo = FormCombo()
        self.action_day_edit = DateEdit(self.face)

    def _lay_out_form(self) -> None:
        self.channel_block = self.field("channel", self.channel_choice)
        self.outcome_block = self.field("outcome", self.outcome_grid)
        box = self.promise_box
        self.promise_block = self.field("promise_amount_fen", box.amount_edit)
        self.promise_day_block = self.field("promise_due_on", box.day_edit)
        box.lay_out(self.promise_block, self.promise_day_block)
        box.day_edit.date_changed.connect(self._promise_day)
        for part in (self.channel_block, self.outcome_block, box):
            self.form.column.addWidget(part)
        self.form.column.addStretch(1)

    def _lay_out_rest(self) -> QVBoxLayout:
        self.day_block = self.field("contacted_on", self.day_edit)
        self.answered_block = self.field("answered_by", self.answered_edit)
        self.reason_block = self.field("reason", self.reason_combo)
        self.ability_block = self.field("ability", self.ability_edit)
        self.note_block = self.field("note", self.note_edit)
        self.action_block = self.field("next_action", self.action_combo)
        self.action_day_block = self.field("next_action_on", self.action_day_edit)
        rest = QVBoxLayout()
        rest.setContentsMargins(EDGE, 16, EDGE, 16)
        rest.setSpacing(13)
        rest.addLayout(pair(self.day_block, self.answered_block))
        rest.addLayout(pair(self.reason_block, self.ability_block))
        rest.addWidget(self.note_block, 1)
        rest.addLayout(pair(self.action_block, self.action_day_block))
        return rest

    # What is known

    def fill(self, standing: Standing) -> None:
        self.channel_choice.choose(self._channel)
        self.day_edit.set_day(self.face.today)
        self.promise_box.fill(standing)
        self._open_promise()
        if self._outcome is not None:
            self.outcome_grid.choose(self._outcome)
            self._outcome_chosen()
        self.outcome_grid.tile(self._outcome or Outcome.PROMISED).setFocus()

    def _outcome_chosen(self, *_key: str) -> None:
        self._open_promise()
        outcome = self.outcome_grid.key()
        if outcome == Outcome.NO_ANSWER:
            self._propose(Action.CALL, self.face.today + timedelta(days=1))
        elif outcome == Outcome.PROMISED:
            self._promise_day(self.promise_box.day_edit.day())
        else:
            self._propose(None, None)
        self.retranslate()

    def _open_promise(self) -> None:
        """Only a promise has the fields of one."""
        self.promise_box.setVisible(self.outcome_grid.key() == Outcome.PROMISED)

    def _promise_day(self, day: date | None) -> None:
        if day is not None and self.outcome_grid.key() == Outcome.PROMISED:
            self._propose(Action.REVIEW, day + timedelta(days=1))

    def _propose(self, action: Action | None, day: date | None) -> None:
        """What usually follows, until the owner says something else."""
        if self.touched("next_action") or self.touched("next_action_on"):
            return
        with self.filling():
            place = self.action_combo.findData(action.value if action else _NOTHING)
            self.action_combo.setCurrentIndex(max(0, place))
            self.action_day_edit.set_day(day)

    # What is typed

    def command(self) -> LogContact:
        outcome = self.outcome_grid.key()
        if not outcome:
            raise Refused(Fault("contact_no_outcome", "outcome"))
        promised = outcome == Outcome.PROMISED
        named = self.promise_box.named()
        if promised and named is None:
            raise Refused(Fault("promise_no_day", "promise_due_on"))
        reason, action = self.reason_combo.currentData(), self.action_combo.currentData()
        return LogContact(
            customer_no=self.customer_no,
            channel=Channel(self.channel_choice.key()),
            outcome=Outcome(outcome),
            contacted_on=self.day_edit.day() or self.face.today,
            answered_by=self.answered_edit.text(),
            reason=Reason(reason) if reason else None,
            ability=self.ability_edit.text(),
            note=self.note_edit.toPlainText(),
            promise=named if promised else None,
            next_action=Action(action) if action else None,
            next_action_on=self.action_day_edit.day(),
        )

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        draft_contact(session, context, command)
        return True

    # The act

    def do(self, command: LogContact) -> None:
        changes = self.act(lambda session, context: log_contact(session, context, command))
        if changes is None:
            return
        name = self.standing.name if self.standing else command.customer_no
        self.finish(changes, self._done(name, command, changes.numbers[1:]))
        if command.outcome is Outcome.WANTS_PLAN:
            self.plan_wanted.emit(command.customer_no)

    def _done(self, name: str, command: LogContact, promise_no: tuple[str, ...]) -> Done:
        if command.promise is None or not promise_no:
            return Done(lambda t: t.gettext("Contact with {name} logged", name=name))
        amount = self.face.figures.short_money(command.promise.amount_fen)
        number, day = promise_no[0], self.face.day(command.promise.due_on)
        words = {"name": name, "amount": amount, "day": day}
        return Done(
            lambda t: t.gettext("{name} promised {amount} by {day}", **words),
            lambda session, context: withdraw_promise(
                session, context, WithdrawPromise(number, context.today)
            ),
            lambda t: t.gettext("the promise of {name}; the contact stays in the log", **words),
        )

    # Words

    def hint(self) -> str:
        if self.outcome_grid.key() == Outcome.WANTS_PLAN:
            return self.face.t.gettext("The installment plan opens after saving")
        return ""

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Contact"))
        self.channel_block.set_label(t.gettext("How"))
        self.channel_choice.set_options([(code.value, word(t, code)) for code in Channel])
        self.outcome_block.set_label(t.gettext("What came of it"))
        self.outcome_grid.set_options([TileSpec(code.value, word(t, code)) for code in _SHOWN])
        self.promise_block.set_label(t.gettext("Promised to pay"))
        self.promise_day_block.set_label(t.gettext("By which day"))
        self.promise_box.say(self.standing)
        self._say_rest()
        self.cancel_button.setText(t.gettext("Cancel"))
        self.save_button.setText(t.gettext("Save"))
        self.save_button.set_hint("Ctrl Enter")
        self.form.settle()
        super().retranslate()

    def _say_rest(self) -> None:
        t = self.face.t
        self.day_block.set_label(t.gettext("On which day"))
        self.answered_block.set_label(t.gettext("Who answered"))
        self.answered_edit.setPlaceholderText(t.gettext("the customer"))
        self.reason_block.set_label(t.gettext("Why it is late"))
        self.ability_block.set_label(t.gettext("What they can pay"))
        self.ability_edit.setPlaceholderText(t.gettext("may stay empty"))
        self.note_block.set_label(t.gettext("Note"))
        self.action_block.set_label(t.gettext("What follows"))
        self.action_day_block.set_label(t.gettext("When"))
        with self.filling():
            self._say_codes(self.reason_combo, t.gettext("not said"), Reason)
            self._say_codes(self.action_combo, t.gettext("nothing agreed"), Action)

    def _say_codes(self, combo: QComboBox, nothing: str, codes: type[StrEnum]) -> None:
        t = self.face.t
        if not combo.count():
            combo.addItem(nothing, _NOTHING)
            for code in codes:
                combo.addItem("", code.value)
        combo.setItemText(0, nothing)
        for at, code in enumerate(codes, start=1):
            combo.setItemText(at, word(t, code))
