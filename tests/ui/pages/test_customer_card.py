"""The whole card of a customer: every list, and what can still be done about each entry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_ar.domain.codes import PaymentMethod
from desktop_ar.queries.overdue import overdue
from desktop_ar.queries.receivables import bills
from desktop_ar.queries.timeline import EventKind
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.services.payments import RecordPayment, record_payment
from desktop_ar.ui.pages.customer_card import CustomerCardDialog
from desktop_ar.ui.pages.page import Tools
from tests.ui.active import bring_to_front
from tests.ui.pages.conftest import settled

Settle = Callable[[], None]
OPENED: dict[str, str] = {
    "记收款": "PaymentDialog",
    "有争议": "OpenDisputeDialog",
    "延期": "ExtensionDialog",
    "减少应收": "CorrectBillDialog",
    "作废这笔账单": "CancelBillDialog",
    "违约金计算明细": "LateChargeDialog",
    "约定违约金": "AgreeChargeDialog",
}


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    """A window for the card to stand over."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    return window


@pytest.fixture
def who(shop: Book, day: date) -> str:
    """A customer who owes, has paid before and was written to."""
    with shop.read() as session:
        return overdue(session, day)[2].customer_no


@pytest.fixture
def card(qtbot: QtBot, shop_tools: Tools, over: QWidget, who: str) -> CustomerCardDialog:
    """The card, open, with everything answered."""
    made = CustomerCardDialog(shop_tools.desk, over, who)
    made.open()
    settled(qtbot, shop_tools)
    return made


def top() -> QWidget:
    """The dialog on top."""
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def words(card: CustomerCardDialog) -> list[str]:
    """The acts offered for the current entry."""
    return [button.text() for button in card.records.act_buttons]


def press(card: CustomerCardDialog, act: str) -> None:
    """Click one of the acts offered."""
    next(button for button in card.records.act_buttons if button.text() == act).click()


def close_all(settle: Settle) -> None:
    """Close what is open, the top one first."""
    while (found := QApplication.activeModalWidget()) is not None:
        found.close()
        settle()


def test_all_bills_stand_there_the_open_ones_first(
    card: CustomerCardDialog, shop: Book, settle: Settle
) -> None:
    assert card.shown is not None
    own = card.shown.view.card.facts.customer_id
    with shop.read() as session:
        every = bills(session, card.face.today, own, only_open=False)
    shown = list(card.records.bills.model.rows)
    assert {row.receivable_no for row in shown} == {row.receivable_no for row in every}
    still = [row.open_fen > 0 for row in shown]
    assert still == sorted(still, reverse=True)
    owes = card.shown.view.card.owes
    assert sum(row.open_fen for row in shown) == owes.open_fen
    close_all(settle)


def test_an_open_bill_can_be_paid_contested_and_cancelled(
    card: CustomerCardDialog, settle: Settle
) -> None:
    card.records.show_tab("bills")
    untouched = next(row for row in card.records.bills.model.rows if row.open_fen == row.amount_fen)
    card.records.bills.select(untouched.receivable_no)
    assert words(card) == list(OPENED)
    for act, dialog in OPENED.items():
        press(card, act)
        settle()
        assert type(top()).__name__ == dialog
        top().close()
        settle()
    close_all(settle)


def test_a_settled_bill_offers_its_late_charge_and_no_more(
    card: CustomerCardDialog, settle: Settle
) -> None:
    card.records.show_tab("bills")
    settled_bill = next(row for row in card.records.bills.model.rows if row.open_fen == 0)
    card.records.bills.select(settled_bill.receivable_no)
    assert words(card) == ["违约金计算明细", "约定违约金"]
    close_all(settle)


def test_a_bill_is_contested_and_settled_from_the_card(
    card: CustomerCardDialog, settle: Settle
) -> None:
    card.records.show_tab("bills")
    number = card.records.bills.model.rows[0].receivable_no
    card.records.bills.select(number)
    press(card, "有争议")
    settle()
    dialog = top()
    dialog.part_edit.setText("100")  # type: ignore[attr-defined]
    dialog.note_edit.setText("数量不对")  # type: ignore[attr-defined]
    settle()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    row = next(row for row in card.records.bills.model.rows if row.receivable_no == number)
    assert row.disputed_fen == 10_000
    assert card.shown is not None
    assert card.shown.view.card.owes.disputed_fen == 10_000
    press(card, "争议已解决")
    settle()
    QTest.keyClick(top(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    row = next(row for row in card.records.bills.model.rows if row.receivable_no == number)
    assert row.disputed_fen == 0
    close_all(settle)


def test_a_dispute_of_more_than_is_open_is_refused_beside_its_field(
    card: CustomerCardDialog, settle: Settle
) -> None:
    card.records.show_tab("bills")
    card.records.bills.select(card.records.bills.model.rows[0].receivable_no)
    press(card, "有争议")
    settle()
    dialog = top()
    dialog.part_edit.setText("99999999")  # type: ignore[attr-defined]
    settle()
    assert dialog.part_block.fault is not None  # type: ignore[attr-defined]
    assert not dialog.save_button.isEnabled()  # type: ignore[attr-defined]
    close_all(settle)


def test_contesting_can_be_taken_back_at_once(
    card: CustomerCardDialog, shop_tools: Tools, settle: Settle
) -> None:
    card.records.show_tab("bills")
    number = card.records.bills.model.rows[0].receivable_no
    press(card, "有争议")
    settle()
    QTest.keyClick(top(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    shop_tools.desk.undo(card)
    settle()
    row = next(row for row in card.records.bills.model.rows if row.receivable_no == number)
    assert row.disputed_fen == 0
    close_all(settle)


def test_a_payment_in_the_history_is_taken_back_once(
    card: CustomerCardDialog, shop: Book, who: str, context: Context, settle: Settle
) -> None:
    command = RecordPayment(who, 12_345, card.face.today, PaymentMethod.CASH)
    with shop.write() as session:
        recorded = record_payment(session, context, command)
    card.face.changed.emit(recorded.changes)
    settle()
    timeline = card.records.timeline
    events = [timeline.events.item(at).key for at in range(timeline.events.rowCount())]
    at = next(
        place
        for place, event in enumerate(events)
        if getattr(event, "kind", None) is EventKind.PAYMENT
        and getattr(event, "number", "") == recorded.payment_no
    )
    timeline.setCurrentIndex(timeline.events.index(at, 0))
    assert words(card) == ["冲回这笔收款", "打印收据"]
    press(card, "冲回这笔收款")
    settle()
    assert type(top()).__name__ == "ReversePaymentDialog"
    QTest.keyClick(top(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    kinds = [timeline.events.item(at).key.kind for at in range(timeline.events.rowCount())]  # type: ignore[attr-defined]
    assert EventKind.PAYMENT_TAKEN_BACK in kinds
    at = next(
        place
        for place in range(timeline.events.rowCount())
        if getattr(timeline.events.item(place).key, "number", "") == recorded.payment_no
        and getattr(timeline.events.item(place).key, "kind", "") is EventKind.PAYMENT
    )
    timeline.setCurrentIndex(timeline.events.index(at, 0))
    assert words(card) == []
    close_all(settle)


def test_enter_on_an_entry_does_its_first_act(card: CustomerCardDialog, settle: Settle) -> None:
    card.records.show_tab("bills")
    card.records.bills.view.setFocus()
    QTest.keyClick(card.records.bills.view, Qt.Key.Key_Return)
    settle()
    assert type(top()).__name__ == "PaymentDialog"
    close_all(settle)


@pytest.mark.parametrize(
    ("key", "dialog"), [(Qt.Key.Key_L, "ContactDialog"), (Qt.Key.Key_P, "PaymentDialog")]
)
def test_the_keys_of_the_list_hold_in_the_card(
    card: CustomerCardDialog, settle: Settle, qtbot: QtBot, key: Qt.Key, dialog: str
) -> None:
    bring_to_front(qtbot, card)
    card.records.timeline.setFocus()
    QTest.keyClick(card.records.timeline, key)
    settle()
    assert type(top()).__name__ == dialog
    close_all(settle)


def test_a_letter_is_told_once_and_can_be_printed_again(
    card: CustomerCardDialog, settle: Settle
) -> None:
    timeline = card.records.timeline
    titles = [timeline.events.item(at).title for at in range(timeline.events.rowCount())]
    letters = [
        at
        for at in range(timeline.events.rowCount())
        if getattr(timeline.events.item(at).key, "kind", "") is EventKind.LETTER
    ]
    assert letters
    number = timeline.events.item(letters[0]).key.number  # type: ignore[attr-defined]
    details = [timeline.events.item(at).detail for at in range(timeline.events.rowCount())]
    assert sum(number in title for title in titles) == 1
    assert not any(number in detail for detail in details)
    timeline.setCurrentIndex(timeline.events.index(letters[0], 0))
    assert words(card) == ["用 PDF 阅读器打开", "再打印一次…"]
    close_all(settle)


def test_what_is_not_there_yet_says_so(card: CustomerCardDialog, settle: Settle) -> None:
    card.records.show_tab("plans")
    assert card.records.nothing.isVisible()
    assert card.records.nothing.text() == "还没有商定过分期。"
    close_all(settle)


def test_the_card_speaks_the_language_of_the_window(
    card: CustomerCardDialog, settle: Settle
) -> None:
    card.face.speak("en")
    assert card.windowTitle() == "Customer card"
    assert card.foot_buttons["contact"].text() == "Contact"
    assert card.records.tabs.button("bills").text().startswith("Bills ")
    close_all(settle)


def test_hidden_sums_are_hidden_in_the_card(card: CustomerCardDialog, settle: Settle) -> None:
    card.face.figures.hide(True)
    timeline = card.records.timeline
    shown = [timeline.events.item(at).title for at in range(timeline.events.rowCount())]
    shown += [timeline.events.item(at).detail for at in range(timeline.events.rowCount())]
    assert not any("¥" in text and "••••" not in text for text in shown)
    close_all(settle)
