"""A bill is contested, or the dispute is settled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_ar.services import disputing
from desktop_ar.services.context import Context
from desktop_ar.services.receivables import (
    CloseDispute,
    OpenDispute,
    close_dispute,
    open_dispute,
)
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.confirmation import Confirmation
from desktop_ar.ui.dialogs.parts import PlainLine
from desktop_ar.ui.widgets.fields import AmountEdit


class OpenDisputeDialog(Confirmation[OpenDispute, disputing.BillToContest]):
    """The customer does not agree with a bill, or with part of it."""

    day_field, note_field = "opened_on", "reason"

    def __init__(self, desk: Desk, parent: QWidget | None, receivable_no: str) -> None:
        super().__init__(desk, parent)
        self.receivable_no = receivable_no
        self.part_edit = AmountEdit(self.face)
        self.part_block = self.field("amount_fen", self.part_edit)
        self.column.insertWidget(2, self.part_block)
        self.begin()

    def facts(self, session: BookSession, context: Context) -> disputing.BillToContest:
        del context
        return disputing.bill_to_contest(session, self.receivable_no)

    def command(self) -> OpenDispute:
        day = self.day_edit.day() or self.face.today
        return OpenDispute(self.receivable_no, day, self.part_edit.fen(), self.note_edit.text())

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        disputing.check_dispute(session, context, command)
        return True

    def lines(self, known: disputing.BillToContest) -> Sequence[PlainLine]:
        t = self.face.t
        words = t.gettext(
            "{number} of {day}", number=known.receivable_no, day=self.face.day(known.issue_date)
        )
        if known.description:
            words = f"{words} · {known.description}"
        then = t.gettext("It stays open, but letters and the worklist know of the dispute")
        return [PlainLine("receipt-text", words), PlainLine("arrow-right", then)]

    def do(self, command: OpenDispute) -> None:
        changes = self.act(lambda session, context: open_dispute(session, context, command))
        if changes is not None:
            number = self.receivable_no

            def settle(session: BookSession, context: Context) -> Any:
                return close_dispute(session, context, CloseDispute(number, context.today))

            self.finish(
                changes,
                Done(lambda t: t.gettext("Bill {number} is contested", number=number), undo=settle),
            )

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("A bill is contested"))
        self.day_block.set_label(t.gettext("Since when"))
        self.part_block.set_label(t.gettext("How much of it"))
        self.part_edit.setPlaceholderText(t.gettext("all of it"))
        self.note_block.set_label(t.gettext("What the customer says"))
        self.save_button.setText(t.gettext("Note the dispute"))
        if self.known is not None:
            self.head.set_sum(t.gettext("Open"), self.known.open_fen, "text")
        super().retranslate()


class CloseDisputeDialog(Confirmation[CloseDispute, disputing.DisputeToSettle]):
    """Both agree again: the bill counts as before."""

    day_field = "closed_on"

    def __init__(self, desk: Desk, parent: QWidget | None, receivable_no: str) -> None:
        super().__init__(desk, parent)
        self.receivable_no = receivable_no
        self.begin()

    def facts(self, session: BookSession, context: Context) -> disputing.DisputeToSettle:
        del context
        return disputing.dispute_to_settle(session, self.receivable_no)

    def command(self) -> CloseDispute:
        return CloseDispute(self.receivable_no, self.day_edit.day() or self.face.today)

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        disputing.check_settling(session, context, command)
        return True

    def lines(self, known: disputing.DisputeToSettle) -> Sequence[PlainLine]:
        t = self.face.t
        words = t.gettext(
            "{number}, contested since {day}",
            number=known.receivable_no,
            day=self.face.day(known.opened_on),
        )
        said = [PlainLine("message-square-text", known.reason)] if known.reason else []
        then = t.gettext("It counts as before, and may be asked for again")
        return [PlainLine("scale", words), *said, PlainLine("arrow-right", then)]

    def do(self, command: CloseDispute) -> None:
        changes = self.act(lambda session, context: close_dispute(session, context, command))
        if changes is not None:
            number, known = self.receivable_no, self.known

            def contest(session: BookSession, context: Context) -> Any:
                part = known.contested_fen if known else None
                reason = known.reason if known else ""
                again = OpenDispute(number, context.today, part, reason)
                return open_dispute(session, context, again)

            self.finish(
                changes,
                Done(
                    lambda t: t.gettext("The dispute of {number} is settled", number=number),
                    undo=contest,
                ),
            )

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("A dispute is settled"))
        self.day_block.set_label(t.gettext("On which day"))
        self.save_button.setText(t.gettext("Settle the dispute"))
        if self.known is not None:
            fen = self.known.contested_fen
            contested = self.known.open_fen if fen is None else fen
            self.head.set_sum(t.gettext("Contested"), contested, "text")
        super().retranslate()
