"""The cards beside the worklist: promised money, installments, the week, what ends soon."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop_ar.queries.prepaid import prepaid
from desktop_ar.queries.promises import promised_on
from desktop_ar.queries.worklist import due_installments
from desktop_ar.services.book import Book
from desktop_ar.ui.dialogs.payment import PaymentDialog
from desktop_ar.ui.pages.page import Tools
from desktop_ar.ui.pages.today import TodayPage
from tests.ui.pages.conftest import show

Settle = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, shop_tools: Tools) -> TodayPage:
    """The room, shown, with everything answered."""
    made = TodayPage(shop_tools)
    show(qtbot, made)
    return made


def top() -> QDialog:
    """The dialog that is open."""
    return next(
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog) and widget.isVisible()
    )


def test_promised_money_that_came_opens_the_payment_with_its_sum(
    page: TodayPage, shop: Book, day: date, settle: Settle
) -> None:
    with shop.read() as session:
        promises = promised_on(session, day, day)
    boxes = page.promised.checks
    assert {promise.promise_no for _, promise in boxes} <= {one.promise_no for one in promises}
    assert not page.promised.button.isEnabled()
    boxes[0][0].click()
    page.promised.button.click()
    settle()
    dialog = top()
    assert isinstance(dialog, PaymentDialog)
    promise = boxes[0][1]
    assert dialog.amount_edit.fen() == promise.amount_fen - promise.received_fen
    assert dialog.customer_no == promise.customer_no
    dialog.reject()


def test_several_that_came_are_booked_one_after_the_other(
    page: TodayPage, qtbot: QtBot, settle: Settle
) -> None:
    assert len(page.promised.checks) > 1
    wanted = [promise.customer_no for _, promise in page.promised.checks]
    for box, _ in page.promised.checks:
        box.setChecked(True)
    page.promised.button.click()
    for customer_no in wanted:
        settle()
        dialog = top()
        assert isinstance(dialog, PaymentDialog)
        assert dialog.customer_no == customer_no
        with qtbot.waitSignal(dialog.accepted, timeout=5_000):
            dialog.commit()
    settle()
    assert not page.promised.isVisible(), "the promises are kept now"


def test_ticks_stay_when_the_room_is_read_again(page: TodayPage, settle: Settle) -> None:
    box, promise = page.promised.checks[0]
    box.click()
    page.refresh(None)
    settle()
    assert [one.promise_no for one in page.promised.ticked()] == [promise.promise_no]


def test_the_cards_beside_it_say_what_the_questions_answer(
    page: TodayPage, shop: Book, day: date
) -> None:
    with shop.read() as session:
        parts = due_installments(session, day)
        ending = prepaid(session, day, ("expiring_30",), limit=5)
    assert page.installments.lines.count() == len(parts)
    total_fen = sum(part.left_fen for part in parts)
    assert page.installments.total.text() == page.face.figures.money(total_fen)
    assert page.ending.lines.count() == len(ending)


def test_see_all_leads_to_the_list_of_prepaid_that_ends(page: TodayPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.room_wanted) as wanted:
        page.ending.link.click()
    assert wanted.args == ["prepaid", "expiring_30"]
