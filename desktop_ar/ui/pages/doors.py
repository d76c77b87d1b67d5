"""The doors from a list to the dialogs: each is loaded when it is first opened, so that the
window stands before the forms do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from desktop_ar.domain.codes import Channel, LetterKind, Outcome
from desktop_ar.ui.desk import Desk

if TYPE_CHECKING:
    from desktop_ar.queries.customer_card import CustomerFacts
    from desktop_ar.queries.plans import PlanRow
    from desktop_ar.ui.paper.output import PaperOut


class Doors:
    """Opens dialogs over the window that `inside` stands in, or over the dialog itself."""

    def __init__(self, desk: Desk, inside: QWidget) -> None:
        self._desk = desk
        self._inside = inside

    @property
    def _over(self) -> QWidget:
        return self._inside.window()

    def customer(self, customer_no: str = "", name: str = "") -> None:
        """Change what is known of a customer; without a number take on a new one."""
        from desktop_ar.ui.dialogs.customer import CustomerDialog  # noqa: PLC0415 - see above

        CustomerDialog(self._desk, self._over, customer_no, name=name).open()

    def contact(
        self, customer_no: str, outcome: Outcome | None = None, channel: Channel = Channel.PHONE
    ) -> None:
        """Log a contact; who wants to pay in parts goes on to the plan."""
        from desktop_ar.ui.dialogs.contact import ContactDialog  # noqa: PLC0415 - see above

        dialog = ContactDialog(
            self._desk, self._over, customer_no, outcome=outcome, channel=channel
        )
        dialog.plan_wanted.connect(self.plan)
        dialog.open()

    def bill(self, customer_no: str = "") -> None:
        """Enter what a customer owes."""
        from desktop_ar.ui.dialogs.bill import BillDialog  # noqa: PLC0415 - see above

        BillDialog(self._desk, self._over, customer_no).open()

    def payment(
        self, customer_no: str = "", receivable_no: str = "", *, amount_fen: int | None = None
    ) -> QDialog:
        """Enter a payment, perhaps of a sum that is known already."""
        from desktop_ar.ui.dialogs.payment import PaymentDialog  # noqa: PLC0415 - see above

        dialog = PaymentDialog(
            self._desk,
            self._over,
            customer_no,
            receivable_no=receivable_no,
            amount_fen=amount_fen,
        )
        dialog.receipt_wanted.connect(self.receipt)
        dialog.open()
        return dialog

    def plan(self, customer_no: str = "") -> None:
        """Divide what is owed; the agreement is printed, or signed at once."""
        from desktop_ar.ui.dialogs.plan import PlanDialog  # noqa: PLC0415 - see above

        dialog = PlanDialog(self._desk, self._over, customer_no)
        dialog.sign_wanted.connect(self.sign_plan)
        dialog.print_agreement.connect(
            lambda plan_no: self.letter(customer_no, LetterKind.AGREEMENT, plan_no)
        )
        dialog.open()

    def letter(
        self,
        customer_no: str,
        kind: LetterKind | None = None,
        plan_no: str = "",
        payment_no: str = "",
    ) -> None:
        """Choose a letter, look at it, print it."""
        from desktop_ar.ui.dialogs.letter import LetterDialog  # noqa: PLC0415 - see above

        LetterDialog(
            self._desk, self._over, customer_no, kind=kind, plan_no=plan_no, payment_no=payment_no
        ).open()

    def receipt(self, customer_no: str, payment_no: str) -> None:
        """The receipt of one payment."""
        self.letter(customer_no, LetterKind.RECEIPT, payment_no=payment_no)

    def late_charge(self, customer_no: str, receivable_no: str = "") -> None:
        """How the late charge of a customer, or of one bill, comes about."""
        from desktop_ar.ui.dialogs.late_charge import LateChargeDialog  # noqa: PLC0415 - see above

        LateChargeDialog(self._desk, self._over, customer_no, receivable_no).open()

    def agree_charge(self, customer_no: str, receivable_no: str = "") -> None:
        """Agree on a late charge with a customer, or for one bill."""
        from desktop_ar.ui.dialogs.agree_charge import AgreeChargeDialog  # noqa: PLC0415 - see above

        AgreeChargeDialog(self._desk, self._over, customer_no, receivable_no).open()

    def terms(self, customer_no: str) -> None:
        """The terms of a customer; from there a charge is agreed, and the sheet printed."""
        from desktop_ar.ui.dialogs.terms import TermsDialog  # noqa: PLC0415 - see above

        dialog = TermsDialog(self._desk, self._over, customer_no)
        dialog.charge_wanted.connect(Doors(self._desk, dialog).agree_charge)
        dialog.print_wanted.connect(lambda number: self.letter(number, LetterKind.TERMS))
        dialog.open()

    def correct_bill(self, receivable_no: str) -> None:
        """Take something off a bill: credit note, discount, write-off, waiver."""
        from desktop_ar.ui.dialogs.correct import CorrectBillDialog  # noqa: PLC0415 - see above

        CorrectBillDialog(self._desk, self._over, receivable_no).open()

    def take_correction_back(self, receivable_no: str) -> None:
        """The last correction of a bill no longer counts."""
        from desktop_ar.ui.dialogs.correct import TakeCorrectionBackDialog  # noqa: PLC0415 - as above

        TakeCorrectionBackDialog(self._desk, self._over, receivable_no).open()

    def reach(self, customer_no: str) -> None:
        """How a customer is reached, and until when not at all."""
        from desktop_ar.ui.dialogs.reach import ReachDialog  # noqa: PLC0415 - see above

        ReachDialog(self._desk, self._over, customer_no).open()

    def importing(self) -> None:
        """Bring a list in."""
        from desktop_ar.ui.dialogs.importing import ImportDialog  # noqa: PLC0415 - see above

        ImportDialog(self._desk, self._over).open()

    def for_someone(self, door: Callable[[str], object]) -> None:
        """Ask for whom, then go through a door."""
        from desktop_ar.ui.dialogs.pick_customer import CustomerPicker  # noqa: PLC0415 - see above

        picker = CustomerPicker(self._desk, self._over)
        picker.picked.connect(door)
        picker.open()

    def sale(self, customer_no: str = "") -> None:
        """Sell a prepaid credit."""
        from desktop_ar.ui.dialogs.sale import SaleDialog  # noqa: PLC0415 - see above

        SaleDialog(self._desk, self._over, customer_no).open()

    def redeem(self, customer_no: str = "", lot_no: str = "") -> None:
        """Use a prepaid credit."""
        from desktop_ar.ui.dialogs.redeem import RedeemDialog  # noqa: PLC0415 - see above

        RedeemDialog(self._desk, self._over, customer_no, lot_no=lot_no).open()

    def refund(self, lot_no: str) -> None:
        """What a prepaid credit comes to when it is paid back, and agreeing to it."""
        from desktop_ar.ui.dialogs.refund import RefundDialog  # noqa: PLC0415 - see above

        RefundDialog(self._desk, self._over, lot_no).open()

    def undo_refund(self, refund_no: str) -> None:
        """A refund was not to be."""
        from desktop_ar.ui.dialogs.lot_extension import UndoRefundDialog  # noqa: PLC0415 - see above

        UndoRefundDialog(self._desk, self._over, refund_no).open()

    def activate_lot(self, lot_no: str) -> None:
        """A prepaid credit sold for later can be used from a day on."""
        from desktop_ar.ui.dialogs.lot_activation import ActivateLotDialog  # noqa: PLC0415 - see above

        ActivateLotDialog(self._desk, self._over, lot_no).open()

    def extend_lot(self, lot_no: str) -> None:
        """Give a prepaid credit more time."""
        from desktop_ar.ui.dialogs.lot_extension import ExtendLotDialog  # noqa: PLC0415 - see above

        ExtendLotDialog(self._desk, self._over, lot_no).open()

    def undo_lot_extension(self, lot_no: str) -> None:
        """Take the newest extension of a credit back."""
        from desktop_ar.ui.dialogs.lot_extension import UndoLotExtensionDialog  # noqa: PLC0415 - see above

        UndoLotExtensionDialog(self._desk, self._over, lot_no).open()

    def sign_plan(self, plan_no: str) -> None:
        """Both have signed the paper."""
        from desktop_ar.ui.dialogs.sign import SignPlanDialog  # noqa: PLC0415 - see above

        SignPlanDialog(self._desk, self._over, plan_no).open()

    def reverse_payment(self, payment_no: str) -> None:
        """Take a payment back."""
        from desktop_ar.ui.dialogs.taking_back import ReversePaymentDialog  # noqa: PLC0415 - see above

        ReversePaymentDialog(self._desk, self._over, payment_no).open()

    def undo_use(self, entry_id: int) -> None:
        """Take a use of a prepaid credit back."""
        from desktop_ar.ui.dialogs.taking_back import UndoUseDialog  # noqa: PLC0415 - see above

        UndoUseDialog(self._desk, self._over, entry_id).open()

    def end_plan(self, plan_no: str) -> None:
        """A plan ends before it is paid."""
        from desktop_ar.ui.dialogs.ending import EndPlanDialog  # noqa: PLC0415 - see above

        EndPlanDialog(self._desk, self._over, plan_no).open()

    def cancel_bill(self, receivable_no: str) -> None:
        """A bill was wrong from the start."""
        from desktop_ar.ui.dialogs.ending import CancelBillDialog  # noqa: PLC0415 - see above

        CancelBillDialog(self._desk, self._over, receivable_no).open()

    def open_dispute(self, receivable_no: str) -> None:
        """A bill is contested."""
        from desktop_ar.ui.dialogs.dispute import OpenDisputeDialog  # noqa: PLC0415 - see above

        OpenDisputeDialog(self._desk, self._over, receivable_no).open()

    def settle_dispute(self, receivable_no: str) -> None:
        """The dispute of a bill is over."""
        from desktop_ar.ui.dialogs.dispute import CloseDisputeDialog  # noqa: PLC0415 - see above

        CloseDisputeDialog(self._desk, self._over, receivable_no).open()

    def extend(self, receivable_no: str) -> None:
        """A bill gets more time."""
        from desktop_ar.ui.dialogs.extension import ExtensionDialog  # noqa: PLC0415 - see above

        ExtensionDialog(self._desk, self._over, receivable_no).open()

    def withdraw_extension(self, extension_no: str) -> None:
        """The date before an extension holds again."""
        from desktop_ar.ui.dialogs.extension import WithdrawExtensionDialog  # noqa: PLC0415 - see above

        WithdrawExtensionDialog(self._desk, self._over, extension_no).open()

    def plan_card(self, plan: PlanRow) -> None:
        """Every part of a plan."""
        from desktop_ar.ui.dialogs.plan_card import PlanCard  # noqa: PLC0415 - see above

        PlanCard(self._desk, self._over, plan).open()

    def show_letter(self, letter_no: str, facts: CustomerFacts) -> None:
        """An archived letter in the PDF viewer."""
        self._with_letter(letter_no, facts, lambda out, name, pdf: out.show(name, pdf))

    def print_letter(self, letter_no: str, facts: CustomerFacts) -> None:
        """An archived letter on paper again, byte for byte."""

        def ask(out: PaperOut, name: str, pdf: bytes) -> None:
            out.ask_printer(name, lambda printer: out.print(pdf, printer))

        self._with_letter(letter_no, facts, ask)

    def _with_letter(
        self, letter_no: str, facts: CustomerFacts, then: Callable[[PaperOut, str, bytes], None]
    ) -> None:
        from desktop_ar.queries.letters import letter_pdf  # noqa: PLC0415 - see above
        from desktop_ar.services.letter_names import letter_file_name  # noqa: PLC0415 - see above
        from desktop_ar.ui.paper.output import PaperOut  # noqa: PLC0415 - QtPdf, late

        out = self._out = PaperOut(self._desk.face, self._over)
        name = letter_file_name(letter_no, facts.customer_no, facts.customer_name)
        question = partial(letter_pdf, letter_no=letter_no)
        self._desk.reader.ask(self._inside, "pdf", question, lambda pdf: then(out, name, pdf))

    def withdraw_promise(self, promise_no: str) -> None:
        """A promise no longer counts."""
        from desktop_ar.ui.dialogs.taking_back import WithdrawPromiseDialog  # noqa: PLC0415 - see above

        WithdrawPromiseDialog(self._desk, self._over, promise_no).open()
