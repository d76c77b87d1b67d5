"""What the customer's card offers for a credit that waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_ar.queries.prepaid import prepaid
from desktop_ar.services.book import Book
from desktop_ar.ui.pages.customer_card import CustomerCardDialog
from desktop_ar.ui.pages.page import Tools
from tests.ui.pages.conftest import settled


def test_a_credit_that_waits_is_activated_before_it_is_used(
    qtbot: QtBot, shop_tools: Tools, shop: Book, day: date, settle: Callable[[], None]
) -> None:
    with shop.read() as session:
        waits = prepaid(session, day, ("not_activated",))[0]
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    card = CustomerCardDialog(shop_tools.desk, window, waits.customer_no)
    card.open()
    settled(qtbot, shop_tools)
    card.records.show_tab("lots")
    card.records.lots.select(waits.lot_no)
    offered = [button.text() for button in card.records.act_buttons]
    assert offered[0] == "启用"
    assert "消费" not in offered

    QTest.keyClick(card.records.lots.view, Qt.Key.Key_Return)
    settle()
    opened = QApplication.activeModalWidget()
    assert opened is not None
    assert type(opened).__name__ == "ActivateLotDialog"
    for dialog in (opened, card):
        dialog.close()
        settle()
