"""Ending what was agreed or entered: a plan before it is paid, a bill that was wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_ar.domain.faults import Refused
from desktop_ar.services import undoing
from desktop_ar.services.context import Context
from desktop_ar.services.plans import EndPlan, end_plan
from desktop_ar.services.receivables import CancelBill, cancel_bill
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.confirmation import Confirmation
from desktop_ar.ui.dialogs.parts import PlainLine
from desktop_ar.ui.widgets.choices import SegmentedChoice

_CANCELLED, _BROKEN = "cancelled", "broken"


class EndPlanDialog(Confirmation[EndPlan, undoing.PlanToEnd]):
    """A plan ends before it is paid: both agreed, or it was not kept."""

    day_field = "ended_on"

    def __init__(
        self, desk: Desk, parent: QWidget | None, plan_no: str, *, broken: bool = False
    ) -> None:
        super().__init__(desk, parent)
        self.plan_no = plan_no
        self.way_choice = SegmentedChoice(self.face)
        self._say_ways()
        self.way_choice.choose(_BROKEN if broken else _CANCELLED)
        self.watch("broken", self.way_choice)
        self.column.insertWidget(0, self.way_choice)
        self.begin()

    def facts(self, session: BookSession, context: Context) -> undoing.PlanToEnd:
        del context
        return undoing.plan_to_end(session, self.plan_no)

    def command(self) -> EndPlan:
        broken = self.way_choice.key() == _BROKEN
        return EndPlan(self.plan_no, self.day_edit.day() or self.face.today, broken)

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        undoing.check_ending(session, context, command)
        return True

    def lines(self, known: undoing.PlanToEnd) -> Sequence[PlainLine]:
        t, figures = self.face.t, self.face.figures
        left = t.gettext(
            "{left} of {whole} is still open",
            left=figures.money(known.open_fen),
            whole=figures.money(known.total_fen),
        )
        if known.signed:
            then = t.gettext("The bills are overdue by their own dates again")
        else:
            then = t.gettext("It was not signed: the bills were never under it")
        return [PlainLine("calendar-range", left), PlainLine("arrow-right", then)]

    def do(self, command: EndPlan) -> None:
        changes = self.act(lambda session, context: end_plan(session, context, command))
        if changes is not None:
            number = self.plan_no
            self.finish(changes, Done(lambda t: t.gettext("Plan {number} ended", number=number)))

    def _know(self, answer: undoing.PlanToEnd | Refused) -> None:
        super()._know(answer)
        if not isinstance(answer, Refused) and not answer.signed:
            self.way_choice.button(_BROKEN).setEnabled(False)

    def _say_ways(self) -> None:
        t = self.face.t
        self.way_choice.setAccessibleName(t.gettext("Why it ends"))
        self.way_choice.set_options(
            [(_CANCELLED, t.gettext("By agreement")), (_BROKEN, t.gettext("Not kept"))]
        )

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("End plan {number}", number=self.plan_no))
        self._say_ways()
        self.day_block.set_label(t.gettext("From which day"))
        self.save_button.setText(t.gettext("End the plan"))
        if self.known is not None:
            self.head.set_sum(self.plan_no, self.known.total_fen, "text")
        super().retranslate()


class CancelBillDialog(Confirmation[CancelBill, undoing.BillToCancel]):
    """A bill was wrong from the start: what is open of it is taken off."""

    day_field, note_field = "cancelled_on", "reason"

    def __init__(self, desk: Desk, parent: QWidget | None, receivable_no: str) -> None:
        super().__init__(desk, parent)
        self.receivable_no = receivable_no
        self.begin()

    def facts(self, session: BookSession, context: Context) -> undoing.BillToCancel:
        del context
        return undoing.bill_to_cancel(session, self.receivable_no)

    def command(self) -> CancelBill:
        day = self.day_edit.day() or self.face.today
        return CancelBill(self.receivable_no, day, self.note_edit.text())

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        undoing.check_cancelling(session, context, command)
        return True

    def lines(self, known: undoing.BillToCancel) -> Sequence[PlainLine]:
        t = self.face.t
        words = t.gettext(
            "{number} of {day}", number=known.receivable_no, day=self.face.day(known.issue_date)
        )
        if known.description:
            words = f"{words} · {known.description}"
        then = t.gettext("It stays in the book as cancelled, and nothing is open on it")
        return [PlainLine("receipt-text", words), PlainLine("arrow-right", then)]

    def do(self, command: CancelBill) -> None:
        changes = self.act(lambda session, context: cancel_bill(session, context, command))
        if changes is not None:
            number = self.receivable_no
            self.finish(
                changes, Done(lambda t: t.gettext("Bill {number} is cancelled", number=number))
            )

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Cancel a bill"))
        self.day_block.set_label(t.gettext("On which day"))
        self.note_block.set_label(t.gettext("Why"))
        self.save_button.setText(t.gettext("Cancel the bill"))
        if self.known is not None:
            self.head.set_sum(t.gettext("Bill"), self.known.amount_fen, "text")
        super().retranslate()
