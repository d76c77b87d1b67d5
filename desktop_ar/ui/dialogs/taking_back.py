"""Taking something back: a payment, a use, a promise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop_ar.language.code_words import word
from desktop_ar.services import undoing
from desktop_ar.services.contacts import WithdrawPromise, withdraw_promise
from desktop_ar.services.context import Context
from desktop_ar.services.payments import ReversePayment, reverse_payment
from desktop_ar.services.prepaid import UndoRedemption, undo_redemption
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.confirmation import Confirmation
from desktop_ar.ui.dialogs.parts import PlainLine

_MOST_NAMED: Final = 3


class ReversePaymentDialog(Confirmation[ReversePayment, undoing.PaymentToReverse]):
    """A payment bounced, or was entered by mistake: its bills are open again."""

    day_field, note_field = "reversed_on", "note"

    def __init__(self, desk: Desk, parent: QWidget | None, payment_no: str) -> None:
        super().__init__(desk, parent)
        self.payment_no = payment_no
        self.begin()

    def facts(self, session: BookSession, context: Context) -> undoing.PaymentToReverse:
        del context
        return undoing.payment_to_reverse(session, self.payment_no)

    def command(self) -> ReversePayment:
        day = self.day_edit.day() or self.face.today
        return ReversePayment(self.payment_no, day, self.note_edit.text())

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        undoing.check_reversal(session, context, command)
        return True

    def lines(self, known: undoing.PaymentToReverse) -> Sequence[PlainLine]:
        t, figures = self.face.t, self.face.figures
        lines = [
            PlainLine(
                "banknote",
                t.gettext(
                    "{number} of {day}, {method}",
                    number=known.payment_no,
                    day=self.face.day(known.paid_on),
                    method=word(t, known.method),
                ),
            )
        ]
        for number, fen in known.bills[:_MOST_NAMED]:
            words = t.gettext(
                "{number} is open again by {amount}", number=number, amount=figures.money(fen)
            )
            lines.append(PlainLine("receipt-text", words))
        n = len(known.bills) - _MOST_NAMED
        if n > 0:
            words = t.ngettext("and {n} more bill", "and {n} more bills", n)
            lines.append(PlainLine("ellipsis", words))
        credit = known.amount_fen - sum(fen for _, fen in known.bills)
        if credit > 0:
            words = t.gettext("{amount} of credit is gone", amount=figures.money(credit))
            lines.append(PlainLine("coins", words))
        return lines

    def do(self, command: ReversePayment) -> None:
        changes = self.act(lambda session, context: reverse_payment(session, context, command))
        if changes is not None:
            number = self.payment_no
            self.finish(
                changes, Done(lambda t: t.gettext("Payment {number} is taken back", number=number))
            )

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Take a payment back"))
        self.day_block.set_label(t.gettext("On which day"))
        self.note_block.set_label(t.gettext("Why"))
        self.save_button.setText(t.gettext("Take the payment back"))
        if self.known is not None:
            self.head.set_sum(t.gettext("Payment"), self.known.amount_fen, "text")
        super().retranslate()


class UndoUseDialog(Confirmation[UndoRedemption, undoing.UseToUndo]):
    """A use of a prepaid credit was entered by mistake: what it took comes back."""

    day_field = "on"

    def __init__(self, desk: Desk, parent: QWidget | None, entry_id: int) -> None:
        super().__init__(desk, parent)
        self.entry_id = entry_id
        self.begin()

    def facts(self, session: BookSession, context: Context) -> undoing.UseToUndo:
        del context
        return undoing.use_to_undo(session, self.entry_id)

    def command(self) -> UndoRedemption:
        return UndoRedemption(self.entry_id, self.day_edit.day() or self.face.today)

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        undoing.check_undo(session, context, command)
        return True

    def lines(self, known: undoing.UseToUndo) -> Sequence[PlainLine]:
        t, figures = self.face.t, self.face.figures
        name = f"{known.title} {known.lot_no}".strip()
        day = self.face.day(known.used_on)
        lines = [PlainLine("wallet-cards", t.gettext("{lot}, used on {day}", lot=name, day=day))]
        if known.what:
            lines.append(PlainLine("file-text", known.what))
        if known.units:
            words = t.ngettext("{n} use comes back", "{n} uses come back", known.units)
        else:
            amount = figures.money(known.paid_fen + known.bonus_fen)
            words = t.gettext("{amount} comes back", amount=amount)
        return [*lines, PlainLine("undo-2", words)]

    def do(self, command: UndoRedemption) -> None:
        changes = self.act(lambda session, context: undo_redemption(session, context, command))
        if changes is not None:
            number = changes.numbers[0]
            self.finish(
                changes, Done(lambda t: t.gettext("The use of {number} is taken back",
                                                  number=number))
            )  # fmt: skip

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Take a use back"))
        self.day_block.set_label(t.gettext("On which day"))
        self.save_button.setText(t.gettext("Take the use back"))
        super().retranslate()


class WithdrawPromiseDialog(Confirmation[WithdrawPromise, undoing.PromiseToWithdraw]):
    """A promise entered by mistake, or replaced: from a day on it no longer counts."""

    day_field = "withdrawn_on"

    def __init__(self, desk: Desk, parent: QWidget | None, promise_no: str) -> None:
        super().__init__(desk, parent)
        self.promise_no = promise_no
        self.begin()

    def facts(self, session: BookSession, context: Context) -> undoing.PromiseToWithdraw:
        del context
        return undoing.promise_to_withdraw(session, self.promise_no)

    def command(self) -> WithdrawPromise:
        return WithdrawPromise(self.promise_no, self.day_edit.day() or self.face.today)

    @staticmethod
    def draft(session: BookSession, context: Context, command: Any) -> bool:
        undoing.check_withdrawal(session, context, command)
        return True

    def lines(self, known: undoing.PromiseToWithdraw) -> Sequence[PlainLine]:
        t = self.face.t
        words = t.gettext(
            "Made on {made}, to pay by {due}",
            made=self.face.day(known.made_on),
            due=self.face.day(known.due_on),
        )
        then = t.gettext("It counts neither as kept nor as broken; dunning goes on")
        return [PlainLine("handshake", words), PlainLine("arrow-right", then)]

    def do(self, command: WithdrawPromise) -> None:
        changes = self.act(lambda session, context: withdraw_promise(session, context, command))
        if changes is not None:
            name = self.known.customer_name if self.known else ""
            self.finish(
                changes, Done(lambda t: t.gettext("The promise of {name} no longer counts",
                                                  name=name))
            )  # fmt: skip

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Withdraw a promise"))
        self.day_block.set_label(t.gettext("From which day"))
        self.save_button.setText(t.gettext("Withdraw the promise"))
        if self.known is not None:
            self.head.set_sum(t.gettext("Promised"), self.known.amount_fen, "text")
        super().retranslate()
