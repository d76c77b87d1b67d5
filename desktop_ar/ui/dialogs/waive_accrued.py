"""The question before a charge that nobody charged yet is forgiven."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_ar.services import accrued_charges
from desktop_ar.services.accrued_charges import (
    AccruedToWaive,
    TakeWaiverBack,
    WaiveAccrued,
    take_waiver_back,
    waive_accrued,
)
from desktop_ar.services.context import Context
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.confirmation import Confirmation
from desktop_ar.ui.dialogs.parts import PlainLine


class WaiveAccruedDialog(Confirmation[WaiveAccrued, AccruedToWaive]):
    """What accrued until today is given up; what comes later is not."""

    note_field = "reason"

    def __init__(self, desk: Desk, parent: QWidget | None, receivable_no: str) -> None:
        super().__init__(desk, parent)
        self.receivable_no = receivable_no
        self.begin()

    def facts(self, session: BookSession, context: Context) -> AccruedToWaive:
        return accrued_charges.accrued_to_waive(session, context, self.receivable_no)

    def command(self) -> WaiveAccrued:
        return WaiveAccrued(self.receivable_no, self.note_edit.text())

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        return accrued_charges.check_waiver(session, context, command)

    def lines(self, known: AccruedToWaive) -> Sequence[PlainLine]:
        t = self.face.t
        amount = self.face.figures.money(known.amount_fen)
        given = t.gettext("{amount} of late charge is given up for good", amount=amount)
        rest = t.gettext("The bill stays open, and from tomorrow a charge accrues again")
        return [
            PlainLine("receipt-text", known.receivable_no),
            PlainLine("x", given),
            PlainLine("arrow-right", rest),
        ]

    def do(self, command: WaiveAccrued) -> None:
        changes = self.act(lambda session, context: waive_accrued(session, context, command))
        if changes is None:
            return
        number, charge_no = self.receivable_no, changes.numbers[0]

        def back(session: BookSession, context: Context) -> Any:
            return take_waiver_back(session, context, TakeWaiverBack(charge_no, context.today))

        words = Done(
            lambda t: t.gettext("The late charge of {number} is forgiven", number=number), back
        )
        self.finish(changes, words)

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Forgive a late charge"))
        self.note_block.set_label(t.gettext("Why"))
        self.save_button.setText(t.gettext("Forgive"))
        if self.known is not None:
            self.head.set_sum(t.gettext("Late charge"), self.known.amount_fen, "text")
        super().retranslate()
