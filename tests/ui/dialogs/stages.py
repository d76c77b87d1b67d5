"""The dialogs as the pictures show them: opened, and filled in by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from desktop_ar.ui.desk import Desk
from desktop_ar.ui.dialogs.act_dialog import ActDialog
from desktop_ar.ui.dialogs.bill import BillDialog
from desktop_ar.ui.dialogs.contact import ContactDialog
from desktop_ar.ui.dialogs.customer import CustomerDialog
from desktop_ar.ui.dialogs.payment import PaymentDialog
from desktop_ar.ui.dialogs.plan import PlanDialog
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


STAGES: dict[str, Stage] = {
    "payment": payment,
    "bill": bill,
    "customer": customer,
    "customer-new": customer_new,
    "contact": contact,
    "contact-plain": contact_plain,
    "plan": plan,
    "plan-wrong": plan_wrong,
}
