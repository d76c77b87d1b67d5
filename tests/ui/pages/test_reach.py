"""Every room by keyboard and screen reader: names, order, sizes, both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_ar.ui.pages.customer_list import CustomerActsPage
from desktop_ar.ui.pages.customers import CustomersPage
from desktop_ar.ui.pages.overdue import OverduePage
from desktop_ar.ui.pages.page import Room, Tools
from desktop_ar.ui.pages.prepaid import PrepaidPage
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.label import ElidedLabel, SumLabel
from tests.ui.names import nameless
from tests.ui.pages.conftest import SIZES, show

Settle = Callable[[], None]
ROOMS = (OverduePage, PrepaidPage, CustomersPage)


@pytest.fixture(params=ROOMS, ids=lambda room: room.key)
def page(
    request: pytest.FixtureRequest, qtbot: QtBot, shop_tools: Tools
) -> CustomerActsPage[object]:
    """Each room in turn, shown, with everything answered."""
    made: CustomerActsPage[object] = request.param(shop_tools)
    show(qtbot, made)
    return made


def test_everything_that_takes_the_focus_has_a_name(page: CustomerActsPage[object]) -> None:
    for language in ("zh_CN", "en"):
        page.face.speak(language)
        assert nameless(page) == []


def test_tab_goes_round_the_whole_room(page: CustomerActsPage[object]) -> None:
    page.enter()
    seen: list[QWidget] = []
    for _ in range(60):
        now = QApplication.focusWidget()
        assert now is not None
        if now in seen:
            break
        seen.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    assert page.table.view in seen
    assert page.strip.export in seen
    assert any(chip in seen for chip in page.strip.chips.findChildren(QWidget))


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("room", list(Room))
def test_no_words_are_cut_but_those_that_say_so(
    page: CustomerActsPage[object], settle: Settle, language: str, room: Room
) -> None:
    page.face.speak(language)
    page.resize(*SIZES[room])
    page.set_room(room)
    settle()
    for label in page.findChildren(QLabel):
        if label.isVisible() and not isinstance(label, ElidedLabel) and not label.wordWrap():
            assert label.width() >= label.fontMetrics().horizontalAdvance(label.text()), (
                label.text()
            )
    for button in page.findChildren(Button):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width() - 12, button.text()
    for total in page.findChildren(SumLabel):
        if total.isVisible():
            assert total.width() >= total.fontMetrics().horizontalAdvance(total.text())


def test_columns_stand_as_wide_as_their_heads(page: CustomerActsPage[object]) -> None:
    for language in ("zh_CN", "en"):
        page.face.speak(language)
        for at in page.table.shown_columns():
            head = page.table.model.headerData(at, Qt.Orientation.Horizontal)
            width = page.table.head.fontMetrics().horizontalAdvance(str(head))
            assert page.table.view.columnWidth(at) >= width


def test_both_colours_are_worn_while_the_room_is_open(
    page: CustomerActsPage[object], settle: Settle
) -> None:
    before = page.grab().toImage()
    page.face.theme.choose("dark")
    settle()
    after = page.grab().toImage()
    spot = (4, before.height() // 2)
    assert before.pixelColor(*spot).lightness() > 200
    assert after.pixelColor(*spot).lightness() < 60
