"""A customer is given more time for a bill, or that is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop_ar.services.context import Context
from desktop_ar.services.extensions import (
    AgreeExtension,
    BillToExtend,
    ExtensionToWithdraw,
    WithdrawExtension,
    agree_extension,
    bill_to_extend,
    check_extension,
    check_withdrawing,
    extension_to_withdraw,
    withdraw_extension,
)
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.confirmation import Confirmation
from desktop_ar.ui.dialogs.parts import PlainLine
from desktop_ar.ui.widgets.date_edit import DateEdit

_USUAL_DAYS: Final = 30


class ExtensionDialog(Confirmation[AgreeExtension, BillToExtend]):
    """Agree on a later due date; the date before it is kept."""

    day_field, note_field = "agreed_on", "reason"

    def __init__(self, desk: Desk, parent: QWidget | None, receivable_no: str) -> None:
        super().__init__(desk, parent)
        self.receivable_no = receivable_no
        self.new_edit = DateEdit(self.face)
        self.new_block = self.field("new_due_date", self.new_edit)
        self.condition_edit = QLineEdit()
        self.condition_block = self.field("condition", self.condition_edit)
        self.charge_check = QCheckBox()
        self.charge_check.toggled.connect(lambda: self.edited("charge_runs"))
        self.column.insertWidget(2, self.new_block)
        self.column.insertWidget(5, self.condition_block)
        self.column.insertWidget(6, self.charge_check)
        self.begin()

    def facts(self, session: BookSession, context: Context) -> BillToExtend:
        del context
        return bill_to_extend(session, self.receivable_no)

    def _know(self, answer: Any) -> None:
        if isinstance(answer, BillToExtend) and not self.touched("new_due_date"):
            with self.filling():
                first = max(answer.due_date, self.face.today)
                self.new_edit.set_day(first + timedelta(days=_USUAL_DAYS))
        super()._know(answer)
        if isinstance(answer, BillToExtend):
            self.new_edit.setFocus()

    def command(self) -> AgreeExtension:
        today = self.face.today
        return AgreeExtension(
            self.receivable_no,
            self.day_edit.day() or today,
            self.new_edit.day() or today,
            self.note_edit.text(),
            self.charge_check.isChecked(),
            self.condition_edit.text(),
        )

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        check_extension(session, context, command)
        return True

    def lines(self, known: BillToExtend) -> Sequence[PlainLine]:
        t, face = self.face.t, self.face
        words = t.gettext(
            "{number} of {day}", number=known.receivable_no, day=face.day(known.issue_date)
        )
        if known.description:
            words = f"{words} · {known.description}"
        due = t.gettext("Due until now on {day}", day=face.long_day(known.due_date))
        said = [PlainLine("receipt-text", words), PlainLine("calendar-days", due)]
        if known.times:
            before = t.ngettext(
                "Given more time {n} time before; the bill itself says {day}",
                "Given more time {n} times before; the bill itself says {day}",
                known.times,
                day=face.long_day(known.original_due_date),
            )
            said.append(PlainLine("triangle-alert", before, "warn"))
        then = t.gettext("From the day of the agreement it is overdue only after the new date")
        return [*said, PlainLine("arrow-right", then)]

    def do(self, command: AgreeExtension) -> None:
        changes = self.act(lambda session, context: agree_extension(session, context, command))
        if changes is None:
            return
        number, bill, day = changes.numbers[0], self.receivable_no, command.new_due_date

        def back(session: BookSession, context: Context) -> Any:
            return withdraw_extension(session, context, WithdrawExtension(number, context.today))

        self.finish(
            changes,
            Done(
                lambda t: t.gettext(
                    "Bill {number} is due on {day} now", number=bill, day=day.isoformat()
                ),
                undo=back,
            ),
        )

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("More time to pay"))
        self.new_block.set_label(t.gettext("New due date"))
        self.day_block.set_label(t.gettext("Agreed on"))
        self.note_block.set_label(t.gettext("Why"))
        self.condition_block.set_label(t.gettext("On which condition"))
        self.condition_edit.setPlaceholderText(t.gettext("may stay empty"))
        self.charge_check.setText(t.gettext("The late charge runs from the old date all the same"))
        self.save_button.setText(t.gettext("Agree on it"))
        if self.known is not None:
            self.head.set_sum(t.gettext("Open"), self.known.open_fen, "text")
        super().retranslate()


class WithdrawExtensionDialog(Confirmation[WithdrawExtension, ExtensionToWithdraw]):
    """The date before the extension holds again."""

    day_field, note_field = "withdrawn_on", "reason"

    def __init__(self, desk: Desk, parent: QWidget | None, extension_no: str) -> None:
        super().__init__(desk, parent)
        self.extension_no = extension_no
        self.begin()

    def facts(self, session: BookSession, context: Context) -> ExtensionToWithdraw:
        del context
        return extension_to_withdraw(session, self.extension_no)

    def command(self) -> WithdrawExtension:
        day = self.day_edit.day() or self.face.today
        return WithdrawExtension(self.extension_no, day, self.note_edit.text())

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        check_withdrawing(session, context, command)
        return True

    def lines(self, known: ExtensionToWithdraw) -> Sequence[PlainLine]:
        t, face = self.face.t, self.face
        agreed = t.gettext(
            "{number}: given until {day}, agreed on {agreed}",
            number=known.receivable_no,
            day=face.long_day(known.new_due_date),
            agreed=face.day(known.agreed_on),
        )
        then = t.gettext("It is due on {day} again", day=face.long_day(known.old_due_date))
        return [PlainLine("calendar-days", agreed), PlainLine("arrow-right", then)]

    def do(self, command: WithdrawExtension) -> None:
        changes = self.act(lambda session, context: withdraw_extension(session, context, command))
        if changes is None:
            return
        known = self.known

        def again(session: BookSession, context: Context) -> Any:
            bill = known.receivable_no if known else ""
            day = known.new_due_date if known else context.today
            return agree_extension(session, context, AgreeExtension(bill, context.today, day))

        number = self.extension_no
        self.finish(
            changes,
            Done(lambda t: t.gettext("Extension {number} is taken back", number=number), again),
        )

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Extension taken back"))
        self.day_block.set_label(t.gettext("On which day"))
        self.note_block.set_label(t.gettext("Why"))
        self.save_button.setText(t.gettext("Take it back"))
        super().retranslate()
