"""Something is taken off a bill, and taken back again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from desktop_ar.domain.codes import AdjustmentKind
from desktop_ar.language.code_words import word
from desktop_ar.services import corrections
from desktop_ar.services.context import Context
from desktop_ar.services.corrections import (
    CORRECTIONS,
    BillToCorrect,
    CorrectBill,
    CorrectionMade,
    TakeCorrectionBack,
    correct_bill,
    take_correction_back,
    the_last_correction,
)
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.confirmation import Confirmation
from desktop_ar.ui.dialogs.parts import PlainLine
from desktop_ar.ui.widgets.choices import SegmentedChoice, Switch
from desktop_ar.ui.widgets.fields import AmountEdit

_WIDTH: Final = QSize(560, 420)


class CorrectBillDialog(Confirmation[CorrectBill, BillToCorrect]):
    """Credit note, discount, write-off or waiver, of all that is open or of part."""

    day_field, note_field = "corrected_on", "reason"

    def __init__(self, desk: Desk, parent: QWidget | None, receivable_no: str) -> None:
        super().__init__(desk, parent)
        self.receivable_no = receivable_no
        self.resize(_WIDTH)
        self.setMinimumWidth(_WIDTH.width())
        self.kind_choice = SegmentedChoice(self.face)
        self.amount_edit = AmountEdit(self.face)
        self.confirm_switch = Switch(self.face)
        self.kind_block = self.field("kind", self.kind_choice)
        self.amount_block = self.field("amount_fen", self.amount_edit)
        self.column.insertWidget(0, self.kind_block)
        self.column.insertWidget(3, self.amount_block)
        self.column.insertWidget(6, self.confirm_switch)
        self.kind_choice.chosen.connect(self._kind_chosen)
        self.confirm_switch.clicked.connect(lambda: self.edited("confirmed"))
        self.begin()

    def kind(self) -> AdjustmentKind:
        """What was chosen."""
        return AdjustmentKind(self.kind_choice.key() or CORRECTIONS[0])

    def _kind_chosen(self, _key: str) -> None:
        self.confirm_switch.setVisible(self.kind() is AdjustmentKind.WAIVER)
        self.show_draft(None)
        self.edited("kind")

    def facts(self, session: BookSession, context: Context) -> BillToCorrect:
        del context
        return corrections.bill_to_correct(session, self.receivable_no)

    def command(self) -> CorrectBill:
        return CorrectBill(
            self.receivable_no,
            self.kind(),
            self.day_edit.day() or self.face.today,
            self.amount_edit.fen(),
            self.note_edit.text(),
            confirmed=self.confirm_switch.isChecked(),
        )

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        corrections.check_correction(session, context, command)
        return True

    def lines(self, known: BillToCorrect) -> Sequence[PlainLine]:
        t = self.face.t
        words = t.gettext(
            "{number} of {day}", number=known.receivable_no, day=self.face.day(known.issue_date)
        )
        if known.description:
            words = f"{words} · {known.description}"
        return [PlainLine("receipt-text", words), PlainLine("arrow-right", self._what_follows())]

    def _what_follows(self) -> str:
        t = self.face.t
        return {
            AdjustmentKind.CREDIT_NOTE: t.gettext("The bill said too much: less is owed"),
            AdjustmentKind.DISCOUNT: t.gettext("Agreed with the customer: less is owed"),
            AdjustmentKind.WRITE_OFF: t.gettext(
                "Only the shop gives it up: the claim lives, and money may still come"
            ),
            AdjustmentKind.WAIVER: t.gettext(
                "Forgiven: the claim ends (Civil Code 575), also towards the customer"
            ),
        }[self.kind()]

    def do(self, command: CorrectBill) -> None:
        changes = self.act(lambda session, context: correct_bill(session, context, command))
        if changes is not None:
            number = self.receivable_no

            def back(session: BookSession, context: Context) -> Any:
                made = the_last_correction(session, number)
                undo = TakeCorrectionBack(made.adjustment_id, max(made.adjusted_on, context.today))
                return take_correction_back(session, context, undo)

            self.finish(
                changes,
                Done(lambda t: t.gettext("Bill {number} was corrected", number=number), undo=back),
            )

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Take something off a bill"))
        chosen = self.kind()
        self.kind_choice.set_options([(kind.value, word(t, kind)) for kind in CORRECTIONS])
        self.kind_choice.choose(chosen.value)
        self.kind_block.set_label(t.gettext("What it is"))
        self.amount_block.set_label(t.gettext("How much"))
        self.amount_edit.setPlaceholderText(t.gettext("all that is open"))
        self.day_block.set_label(t.gettext("On which day"))
        self.note_block.set_label(t.gettext("Why"))
        self.confirm_switch.setText(t.gettext("The claim ends with it"))
        self.confirm_switch.setVisible(chosen is AdjustmentKind.WAIVER)
        self.save_button.setText(t.gettext("Enter it"))
        if self.known is not None:
            self.head.set_sum(t.gettext("Open"), self.known.open_fen, "text")
        super().retranslate()
        self.note_edit.setPlaceholderText("")


class TakeCorrectionBackDialog(Confirmation[TakeCorrectionBack, CorrectionMade]):
    """What was taken off is open again."""

    day_field = "taken_back_on"

    def __init__(self, desk: Desk, parent: QWidget | None, receivable_no: str) -> None:
        super().__init__(desk, parent)
        self.receivable_no = receivable_no
        self.begin()

    def facts(self, session: BookSession, context: Context) -> CorrectionMade:
        del context
        return the_last_correction(session, self.receivable_no)

    def command(self) -> TakeCorrectionBack:
        made = self.known.adjustment_id if self.known else 0
        return TakeCorrectionBack(made, self.day_edit.day() or self.face.today)

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        corrections.check_taking_back(session, context, command)
        return True

    def lines(self, known: CorrectionMade) -> Sequence[PlainLine]:
        t = self.face.t
        kind = word(t, known.kind)
        words = t.gettext(
            "{kind} of {day} on {number}",
            kind=kind,
            day=self.face.day(known.adjusted_on),
            number=known.receivable_no,
        )
        said = [PlainLine("message-square-text", known.reason)] if known.reason else []
        then = t.gettext("It is open again and may be asked for")
        return [PlainLine("undo-2", words), *said, PlainLine("arrow-right", then)]

    def do(self, command: TakeCorrectionBack) -> None:
        changes = self.act(lambda session, context: take_correction_back(session, context, command))
        known = self.known
        if changes is None or known is None:
            return
        again = CorrectBill(
            known.receivable_no,
            known.kind,
            command.taken_back_on,
            known.amount_fen,
            known.reason,
            confirmed=True,
        )
        self.finish(
            changes,
            Done(
                lambda t: t.gettext(
                    "The correction of {number} was taken back", number=known.receivable_no
                ),
                undo=lambda session, context: correct_bill(session, context, again),
            ),
        )

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Take a correction back"))
        self.day_block.set_label(t.gettext("On which day"))
        self.save_button.setText(t.gettext("Take it back"))
        if self.known is not None:
            self.head.set_sum(t.gettext("Open again"), self.known.amount_fen, "text")
        super().retranslate()
