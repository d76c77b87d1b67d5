"""More time for a prepaid credit, and that taken back; a refund taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop_ar.services.context import Context
from desktop_ar.services.prepaid_extend import (
    ExtendLot,
    LotToExtend,
    UndoLotExtension,
    check_lot_extension,
    check_undo_extension,
    extend_lot,
    lot_to_extend,
    undo_lot_extension,
)
from desktop_ar.services.prepaid_refund import (
    RefundToUndo,
    UndoRefund,
    check_undo_refund,
    refund_to_undo,
    undo_refund,
)
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.confirmation import Confirmation
from desktop_ar.ui.dialogs.parts import PlainLine
from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.date_edit import DateEdit

_USUAL_DAYS: Final = 30


def left_words(face: Face, known: LotToExtend) -> str:
    if known.units_left is None:
        return face.t.gettext("{value} is left", value=face.figures.money(known.value_left_fen))
    return face.t.ngettext("{n} use is left", "{n} uses are left", known.units_left)


class ExtendLotDialog(Confirmation[ExtendLot, LotToExtend]):
    """Agree on a later last good day; the old one is kept."""

    day_field, note_field = "on", "reason"

    def __init__(self, desk: Desk, parent: QWidget | None, lot_no: str) -> None:
        super().__init__(desk, parent)
        self.lot_no = lot_no
        self.new_edit = DateEdit(self.face)
        self.new_block = self.field("new_until", self.new_edit)
        self.column.insertWidget(2, self.new_block)
        self.begin()

    def facts(self, session: BookSession, context: Context) -> LotToExtend:
        del context
        return lot_to_extend(session, self.lot_no)

    def _know(self, answer: Any) -> None:
        if isinstance(answer, LotToExtend):
            with self.filling():
                first = max(answer.valid_until or self.face.today, self.face.today)
                self.new_edit.set_day(first + timedelta(days=_USUAL_DAYS))
        super()._know(answer)
        if isinstance(answer, LotToExtend):
            self.new_edit.setFocus()

    def command(self) -> ExtendLot:
        today = self.face.today
        return ExtendLot(
            self.lot_no,
            self.day_edit.day() or today,
            self.new_edit.day() or today,
            self.note_edit.text(),
        )

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        check_lot_extension(session, context, command)
        return True

    def lines(self, known: LotToExtend) -> Sequence[PlainLine]:
        t, face = self.face.t, self.face
        name = f"{known.title} {known.lot_no}".strip()
        said = [PlainLine("wallet-cards", f"{name} · {left_words(face, known)}")]
        if known.valid_until is not None:
            day = face.long_day(known.valid_until)
            ended = known.valid_until < face.today
            words = (
                t.gettext("Its last good day was {day}", day=day)
                if ended
                else t.gettext("Its last good day is {day}", day=day)
            )
            said.append(PlainLine("calendar-days", words, "warn" if ended else "muted"))
        then = t.gettext("It can be used up to the new day; what was before stays on record")
        return [*said, PlainLine("arrow-right", then)]

    def do(self, command: ExtendLot) -> None:
        changes = self.act(lambda session, context: extend_lot(session, context, command))
        if changes is None:
            return
        number, day = self.lot_no, command.new_until.isoformat()
        self.finish(
            changes,
            Done(
                lambda t: t.gettext("{number} is good until {day} now", number=number, day=day),
                lambda session, context: undo_lot_extension(
                    session, context, UndoLotExtension(number, context.today)
                ),
            ),
        )

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("More time for a credit"))
        self.new_block.set_label(t.gettext("New last good day"))
        self.day_block.set_label(t.gettext("Agreed on"))
        self.note_block.set_label(t.gettext("Why"))
        self.save_button.setText(t.gettext("Agree on it"))
        super().retranslate()


class UndoLotExtensionDialog(Confirmation[UndoLotExtension, LotToExtend]):
    """The deadline before the newest extension holds again."""

    day_field = "on"

    def __init__(self, desk: Desk, parent: QWidget | None, lot_no: str) -> None:
        super().__init__(desk, parent)
        self.lot_no = lot_no
        self.begin()

    def facts(self, session: BookSession, context: Context) -> LotToExtend:
        del context
        return lot_to_extend(session, self.lot_no)

    def command(self) -> UndoLotExtension:
        return UndoLotExtension(self.lot_no, self.day_edit.day() or self.face.today)

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        check_undo_extension(session, context, command)
        return True

    def lines(self, known: LotToExtend) -> Sequence[PlainLine]:
        t, face = self.face.t, self.face
        name = f"{known.title} {known.lot_no}".strip()
        then = t.gettext("The deadline before the newest extension holds again")
        lines = [PlainLine("wallet-cards", f"{name} · {left_words(face, known)}")]
        if known.valid_until is not None:
            day = face.long_day(known.valid_until)
            now = t.gettext("Its last good day is {day}", day=day)
            lines.append(PlainLine("calendar-days", now))
        return [*lines, PlainLine("undo-2", then)]

    def do(self, command: UndoLotExtension) -> None:
        changes = self.act(lambda session, context: undo_lot_extension(session, context, command))
        if changes is not None:
            number = self.lot_no
            self.finish(
                changes,
                Done(lambda t: t.gettext("The extension of {number} is taken back", number=number)),
            )

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Take the extension of a credit back"))
        self.day_block.set_label(t.gettext("On which day"))
        self.save_button.setText(t.gettext("Take it back"))
        super().retranslate()


class UndoRefundDialog(Confirmation[UndoRefund, RefundToUndo]):
    """A refund that was not to be: the credit is as it was."""

    day_field = "on"

    def __init__(self, desk: Desk, parent: QWidget | None, refund_no: str) -> None:
        super().__init__(desk, parent)
        self.refund_no = refund_no
        self.begin()

    def facts(self, session: BookSession, context: Context) -> RefundToUndo:
        del context
        return refund_to_undo(session, self.refund_no)

    def command(self) -> UndoRefund:
        return UndoRefund(self.refund_no, self.day_edit.day() or self.face.today)

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        check_undo_refund(session, context, command)
        return True

    def lines(self, known: RefundToUndo) -> Sequence[PlainLine]:
        t, face = self.face.t, self.face
        words = t.gettext(
            "{number}: {amount} for {lot}",
            number=known.refund_no,
            amount=face.figures.money(known.refund_fen),
            lot=f"{known.title} {known.lot_no}".strip(),
        )
        then = t.gettext("What was left of the credit can be used again")
        return [PlainLine("banknote", words), PlainLine("undo-2", then)]

    def do(self, command: UndoRefund) -> None:
        changes = self.act(lambda session, context: undo_refund(session, context, command))
        if changes is not None:
            number = self.refund_no
            self.finish(
                changes, Done(lambda t: t.gettext("Refund {number} is taken back", number=number))
            )

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Take a refund back"))
        self.day_block.set_label(t.gettext("On which day"))
        self.save_button.setText(t.gettext("Take it back"))
        super().retranslate()
