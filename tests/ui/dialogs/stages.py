"""The dialogs as the pictures show them: opened, and filled in by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from desktop_ar.domain.codes import LotKind, PaymentMethod
from desktop_ar.services.payments import RecordPayment, record_payment
from desktop_ar.services.plans import DraftPlan, keep_plan
from desktop_ar.services.prepaid import Redeem, SellPrepaid, redeem, sell_prepaid
from desktop_ar.services.settings import ChangeSettings, change_settings
from desktop_ar.services.standing import standing_of
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.dialogs.act_dialog import ActDialog
from desktop_ar.ui.dialogs.agree_charge import AgreeChargeDialog
from desktop_ar.ui.dialogs.bill import BillDialog
from desktop_ar.ui.dialogs.contact import ContactDialog
from desktop_ar.ui.dialogs.customer import CustomerDialog
from desktop_ar.ui.dialogs.ending import CancelBillDialog, EndPlanDialog
from desktop_ar.ui.dialogs.extension import ExtensionDialog
from desktop_ar.ui.dialogs.lot_activation import ActivateLotDialog
from desktop_ar.ui.dialogs.lot_extension import ExtendLotDialog
from desktop_ar.ui.dialogs.payment import PaymentDialog
from desktop_ar.ui.dialogs.plan import PlanDialog
from desktop_ar.ui.dialogs.redeem import RedeemDialog
from desktop_ar.ui.dialogs.refund import RefundDialog
from desktop_ar.ui.dialogs.sale import SaleDialog
from desktop_ar.ui.dialogs.sign import SignPlanDialog
from desktop_ar.ui.dialogs.taking_back import (
    ReversePaymentDialog,
    UndoUseDialog,
    WithdrawPromiseDialog,
)
from desktop_ar.ui.dialogs.terms import TermsDialog
from desktop_ar.ui.dialogs.waive_accrued import WaiveAccruedDialog
from tests.ui.dialogs import shop

AnyDialog: TypeAlias = ActDialog[Any, Any]
Stage: TypeAlias = Callable[[Desk, QWidget], AnyDialog]


def opened(dialog: AnyDialog) -> None:
    """Open a dialog and wait for what it begins with."""
    loop = QEventLoop()
    dialog.ready.connect(loop.quit)
    QTimer.singleShot(5_000, loop.quit)
    dialog.open()
    loop.exec()


def payment(desk: Desk, window: QWidget) -> AnyDialog:
    """3,000 of the kindergarten, of which 2,000 was promised for today."""
    dialog = PaymentDialog(desk, window, shop.SCHOOL)
    opened(dialog)
    dialog.amount_edit.set_fen(300_000)
    return dialog


def refund(desk: Desk, window: QWidget) -> AnyDialog:
    """A card of 1,000 with a gift of 200, of which some was used."""
    lot_no = shop.lots_of(desk.book, shop.WANG)["储值卡"]
    with desk.book.write() as session:
        redeem(session, desk.context(), Redeem(lot_no, desk.face.today, amount_fen=10_000))
    dialog = RefundDialog(desk, window, lot_no)
    opened(dialog)
    return dialog


def extend_lot(desk: Desk, window: QWidget) -> AnyDialog:
    """Lessons past their last good day."""
    lot_no = shop.lots_of(desk.book, shop.WANG)["儿童水彩课"]
    dialog = ExtendLotDialog(desk, window, lot_no)
    opened(dialog)
    return dialog


def activate_lot(desk: Desk, window: QWidget) -> AnyDialog:
    """A present that waits."""
    present = SellPrepaid(shop.WANG, LotKind.COUNT_PACK, desk.face.today, 60_000, units=10,
                          title="礼品次卡", activated=False)  # fmt: skip
    with desk.book.write() as session:
        lot_no = sell_prepaid(session, desk.context(), present).numbers[0]
    dialog = ActivateLotDialog(desk, window, lot_no)
    opened(dialog)
    return dialog


def plan(desk: Desk, window: QWidget) -> AnyDialog:
    """9,860 in a down payment and six parts."""
    dialog = PlanDialog(desk, window, shop.DECORATOR)
    opened(dialog)
    dialog.down_edit.set_fen(186_000)
    dialog.count_edit.setValue(6)
    dialog.first_edit.setText("2026-12-15")
    dialog.affordable_edit.set_fen(150_000)
    return dialog


def plan_wrong(desk: Desk, window: QWidget) -> AnyDialog:
    """A down payment above the debt."""
    dialog = PlanDialog(desk, window, shop.DECORATOR)
    opened(dialog)
    dialog.down_edit.set_fen(1_186_000)
    dialog.count_edit.setValue(6)
    return dialog


def contact(desk: Desk, window: QWidget) -> AnyDialog:
    """A second promise, after a broken one."""
    dialog = ContactDialog(desk, window, shop.DECORATOR)
    opened(dialog)
    dialog.outcome_grid.tile("promised").click()
    dialog.promise_box.chips.chip(1).click()
    dialog.reason_combo.setCurrentIndex(3)
    dialog.note_edit.setPlainText("生意淡，下周五有一笔进账，到时一起付。")
    return dialog


def contact_plain(desk: Desk, window: QWidget) -> AnyDialog:
    """As it opens."""
    dialog = ContactDialog(desk, window, shop.WANG)
    opened(dialog)
    return dialog


def customer(desk: Desk, window: QWidget) -> AnyDialog:
    """One who is known."""
    dialog = CustomerDialog(desk, window, shop.SCHOOL)
    opened(dialog)
    return dialog


def customer_new(desk: Desk, window: QWidget) -> AnyDialog:
    """A new one with a wrong address of mail."""
    dialog = CustomerDialog(desk, window)
    opened(dialog)
    dialog.edits["name"].setText("沈嘉木")
    dialog.edits["email"].setText("jiamu@")
    return dialog


def bill(desk: Desk, window: QWidget) -> AnyDialog:
    """Two lines, above the credit limit."""
    dialog = BillDialog(desk, window, shop.SCHOOL)
    opened(dialog)
    dialog.description_edit.setText("新年展画框")
    for text, quantity, fen in (("实木画框", "12 个", 144_000), ("装裱", "12 幅", 60_000)):
        line = dialog.lines_edit.add()
        line.text_edit.setText(text)
        line.quantity_edit.setText(quantity)
        line.amount_edit.set_fen(fen)
    return dialog


def sale(desk: Desk, window: QWidget) -> AnyDialog:
    """Ten classes for a pupil, good for half a year."""
    dialog = SaleDialog(desk, window, shop.NEW)
    opened(dialog)
    dialog.kind_grid.tile("class_pack").click()
    dialog.title_edit.setText("成人素描课")
    dialog.paid_edit.set_fen(150_000)
    dialog.price_edit.set_fen(20_000)
    dialog.valid_chips.chip(1).click()
    return dialog


def sale_stored(desk: Desk, window: QWidget) -> AnyDialog:
    """A stored value with a gift on top."""
    dialog = SaleDialog(desk, window, shop.WANG)
    opened(dialog)
    dialog.paid_edit.set_fen(100_000)
    dialog.bonus_edit.set_fen(20_000)
    return dialog


def redeem_units(desk: Desk, window: QWidget) -> AnyDialog:
    """Two of ten, of what ends first."""
    dialog = RedeemDialog(desk, window, shop.WANG)
    opened(dialog)
    dialog.units_edit.setValue(2)
    dialog.what_edit.setText("水彩装裱两幅")
    return dialog


def redeem_value(desk: Desk, window: QWidget) -> AnyDialog:
    """Part of a stored value with a gift in it."""
    dialog = RedeemDialog(desk, window, shop.WANG)
    opened(dialog)
    dialog.table.select(dialog.lots[1].lot_no)
    dialog.amount_edit.set_fen(18_000)
    return dialog


def redeem_past(desk: Desk, window: QWidget) -> AnyDialog:
    """What is past its deadline is shown and refused."""
    dialog = RedeemDialog(desk, window, shop.WANG)
    opened(dialog)
    dialog.table.select(dialog.lots[2].lot_no)
    return dialog


def redeem_nothing(desk: Desk, window: QWidget) -> AnyDialog:
    """A customer with nothing prepaid."""
    dialog = RedeemDialog(desk, window, shop.NEW)
    opened(dialog)
    return dialog


def extension(desk: Desk, window: QWidget) -> AnyDialog:
    """A bill of the decorator that gets more time."""
    with desk.book.read() as session:
        bill = standing_of(session, desk.context(), shop.DECORATOR).bills[0].receivable_no
    dialog = ExtensionDialog(desk, window, bill)
    opened(dialog)
    return dialog


def sign(desk: Desk, window: QWidget) -> AnyDialog:
    """A plan whose paper has come back."""
    changes = desk.act(None, lambda s, c: keep_plan(s, c, DraftPlan(shop.WANG, c.today, count=3)))
    assert changes is not None
    dialog = SignPlanDialog(desk, window, changes.numbers[0])
    opened(dialog)
    return dialog


def end_plan(desk: Desk, window: QWidget) -> AnyDialog:
    """A plan that is given up."""
    changes = desk.act(None, lambda s, c: keep_plan(s, c, DraftPlan(shop.WANG, c.today, count=3)))
    assert changes is not None
    dialog = EndPlanDialog(desk, window, changes.numbers[0])
    opened(dialog)
    return dialog


def reverse(desk: Desk, window: QWidget) -> AnyDialog:
    """A payment that paid two bills."""
    command = RecordPayment(shop.DECORATOR, 500_000, desk.face.today, PaymentMethod.BANK)
    recorded = desk.act(None, lambda s, c: record_payment(s, c, command))
    assert recorded is not None
    dialog = ReversePaymentDialog(desk, window, recorded.payment_no)
    opened(dialog)
    return dialog


def undo_use(desk: Desk, window: QWidget) -> AnyDialog:
    """A use of a count pack."""
    lots = shop.lots_of(desk.book, shop.WANG)
    command = Redeem(lots["装裱次卡"], desk.face.today, units=2, what="水彩装裱两幅")
    used = desk.act(None, lambda s, c: redeem(s, c, command))
    assert used is not None
    dialog = UndoUseDialog(desk, window, used.entry_id)
    opened(dialog)
    return dialog


def withdraw(desk: Desk, window: QWidget) -> AnyDialog:
    """The promise of the kindergarten."""
    dialog = WithdrawPromiseDialog(desk, window, "CN-2026-0001")
    opened(dialog)
    return dialog


def cancel_bill(desk: Desk, window: QWidget) -> AnyDialog:
    """A bill that is partly paid cannot be cancelled, and says why."""
    dialog = CancelBillDialog(desk, window, "XS-2026-0871")
    opened(dialog)
    return dialog


def agree_charge(desk: Desk, window: QWidget) -> AnyDialog:
    """A sum a day without a cap, and why."""
    dialog = AgreeChargeDialog(desk, window, shop.DECORATOR)
    opened(dialog)
    dialog.form.kind_combo.setCurrentIndex(2)
    dialog.form.sum_edit.set_fen(10_000)
    dialog.note_edit.setText("合同第五条")
    return dialog


def waive_accrued(desk: Desk, window: QWidget) -> AnyDialog:
    """What accrued on the oldest bill of the decorator."""
    values = {"policy": "percent_per_day", "rate": "0.05", "announced_on": "2026-01-01"}
    keys = tuple((f"late_charge.{key}", value) for key, value in values.items())
    desk.act(None, lambda s, c: change_settings(s, c, ChangeSettings(keys)))
    dialog = WaiveAccruedDialog(desk, window, "XS-2026-0612")
    opened(dialog)
    return dialog


def terms(desk: Desk, window: QWidget) -> AnyDialog:
    """The kindergarten's own days to pay, and what the shop says about the rest."""
    keys = (
        ("late_charge.policy", "percent_per_day"),
        ("late_charge.rate", "0.05"),
        ("late_charge.announced_on", "2026-01-01"),
        ("terms.prepaid_refund", "随时可退"),
    )
    desk.act(None, lambda s, c: change_settings(s, c, ChangeSettings(keys)))
    dialog = TermsDialog(desk, window, shop.SCHOOL)
    opened(dialog)
    dialog.days_edit.setValue(15)
    dialog.by_edit.setText("何园长")
    dialog.accepted_edit.set_day(desk.face.today)
    return dialog


STAGES: dict[str, Stage] = {
    "payment": payment,
    "bill": bill,
    "customer": customer,
    "customer-new": customer_new,
    "sale": sale,
    "sale-stored": sale_stored,
    "redeem-units": redeem_units,
    "redeem-value": redeem_value,
    "redeem-past": redeem_past,
    "redeem-nothing": redeem_nothing,
    "refund": refund,
    "extend-lot": extend_lot,
    "activate-lot": activate_lot,
    "sign": sign,
    "end-plan": end_plan,
    "reverse": reverse,
    "undo-use": undo_use,
    "withdraw": withdraw,
    "cancel-bill": cancel_bill,
    "agree-charge": agree_charge,
    "waive-accrued": waive_accrued,
    "terms": terms,
    "extension": extension,
    "contact": contact,
    "contact-plain": contact_plain,
    "plan": plan,
    "plan-wrong": plan_wrong,
}
