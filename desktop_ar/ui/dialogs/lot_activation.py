"""A prepaid credit that was sold for later is activated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_ar.services.context import Context
from desktop_ar.services.prepaid_activate import (
    ActivateLot,
    DeactivateLot,
    activate_lot,
    check_activation,
    deactivate_lot,
)
from desktop_ar.services.prepaid_extend import LotToExtend, lot_to_extend
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.confirmation import Confirmation
from desktop_ar.ui.dialogs.lot_extension import left_words
from desktop_ar.ui.dialogs.parts import PlainLine
from desktop_ar.ui.widgets.date_edit import DateEdit


class ActivateLotDialog(Confirmation[ActivateLot, LotToExtend]):
    """From which day on a credit can be used, and until when."""

    day_field = "activated_on"

    def __init__(self, desk: Desk, parent: QWidget | None, lot_no: str) -> None:
        super().__init__(desk, parent)
        self.lot_no = lot_no
        self.until_edit = DateEdit(self.face)
        self.until_block = self.field("valid_until", self.until_edit)
        self.column.insertWidget(self.column.indexOf(self.day_block) + 1, self.until_block)
        self.begin()

    def facts(self, session: BookSession, context: Context) -> LotToExtend:
        del context
        return lot_to_extend(session, self.lot_no)

    def _know(self, answer: Any) -> None:
        if isinstance(answer, LotToExtend):
            with self.filling():
                self.until_edit.set_day(answer.valid_until)
        super()._know(answer)
        if isinstance(answer, LotToExtend):
            self.day_edit.setFocus()
            self.day_edit.selectAll()

    def command(self) -> ActivateLot:
        day = self.day_edit.day() or self.face.today
        return ActivateLot(self.lot_no, day, self.until_edit.day())

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        check_activation(session, context, command)
        return True

    def lines(self, known: LotToExtend) -> Sequence[PlainLine]:
        t, face = self.face.t, self.face
        name = f"{known.title} {known.lot_no}".strip()
        until = self.until_edit.day() or known.valid_until
        if until is None:
            words = t.gettext("It can be used from the day of activation on, without a deadline")
        else:
            words = t.gettext(
                "It can be used from the day of activation until {day}", day=face.long_day(until)
            )
        waits = t.gettext("It was sold for later and is not activated yet")
        return [
            PlainLine("wallet-cards", f"{name} · {left_words(face, known)}"),
            PlainLine("timer", waits, "muted"),
            PlainLine("arrow-right", words),
        ]

    def do(self, command: ActivateLot) -> None:
        done = self.act(lambda session, context: activate_lot(session, context, command))
        if done is None:
            return
        number, gave = self.lot_no, done.gave
        self.finish(
            done.changes,
            Done(
                lambda t: t.gettext("{number} is activated", number=number),
                lambda session, context: deactivate_lot(
                    session, context, DeactivateLot(number, context.today, gave)
                ),
            ),
        )

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Activate a credit"))
        self.day_block.set_label(t.gettext("Activated on"))
        self.until_block.set_label(t.gettext("Last good day (empty: as it is)"))
        self.save_button.setText(t.gettext("Activate it"))
        super().retranslate()
