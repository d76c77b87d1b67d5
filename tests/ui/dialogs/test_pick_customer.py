"""Whom is it about: found by name, pinyin, initials, the end of the phone, the number."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_ar.ui.desk import Desk
from desktop_ar.ui.dialogs.pick_customer import CustomerPicker
from desktop_ar.ui.face import Face
from tests.ui.active import bring_to_front
from tests.ui.dialogs import shop
from tests.ui.dialogs.hands import Hands
from tests.ui.names import nameless


@pytest.fixture
def picker(
    desk: Desk, window: QWidget, hands: Hands, settle: Callable[[], None], qtbot: QtBot
) -> CustomerPicker:
    made = CustomerPicker(desk, window)
    hands.keep(made)
    made.open()
    bring_to_front(qtbot, made)
    settle()
    return made


@pytest.fixture
def settle(desk: Desk, qtbot: QtBot) -> Callable[[], None]:
    """Wait until what was typed has been asked and answered."""

    def wait() -> None:
        qtbot.wait(150)
        qtbot.waitUntil(lambda: not desk.reader.busy)

    return wait


def found(picker: CustomerPicker) -> list[str]:
    """The names in the list."""
    return [row.customer_name for row in picker.table.model.rows]


def test_everybody_stands_there_and_the_cursor_is_in_the_field(picker: CustomerPicker) -> None:
    assert len(found(picker)) == 4
    assert picker.search.hasFocus()
    assert picker.choose_button.isEnabled()


@pytest.mark.parametrize("typed", ["wangxiaoming", "wxm", "WXM", "2211", "k-0003", "小明", "王"])
def test_it_finds_by_pinyin_initials_phone_and_number(
    picker: CustomerPicker, settle: Callable[[], None], typed: str
) -> None:
    picker.search.setText(typed)
    settle()
    assert found(picker) == ["王小明"]


def test_enter_takes_the_first_that_is_found(
    picker: CustomerPicker, hands: Hands, settle: Callable[[], None], qtbot: QtBot
) -> None:
    hands.type(picker.search, "qszs")
    settle()
    with qtbot.waitSignal(picker.picked) as picked:
        hands.press(picker.search, Qt.Key.Key_Return)
    assert picked.args == [shop.DECORATOR]
    assert not picker.isVisible()


def test_down_goes_into_the_list_and_enter_takes_the_row(
    picker: CustomerPicker, hands: Hands, qtbot: QtBot
) -> None:
    hands.press(picker.search, Qt.Key.Key_Down)
    assert picker.table.view.hasFocus()
    row = picker.table.current()
    assert row is not None
    assert row.customer_name == found(picker)[1]
    with qtbot.waitSignal(picker.picked) as picked:
        hands.press(picker.table.view, Qt.Key.Key_Return)
    assert picked.args == [row.customer_no]


def test_nobody_found_says_so_and_takes_nobody(
    picker: CustomerPicker, hands: Hands, settle: Callable[[], None], qtbot: QtBot
) -> None:
    hands.type(picker.search, "zzz")
    settle()
    assert found(picker) == []
    assert picker.note.text() == "没有找到，请少输几个字再试。"
    assert not picker.choose_button.isEnabled()
    with qtbot.assertNotEmitted(picker.picked):
        hands.press(picker.search, Qt.Key.Key_Return)


def test_escape_takes_nobody(picker: CustomerPicker, hands: Hands, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(picker.picked):
        hands.press(picker.search, Qt.Key.Key_Escape)
    assert not picker.isVisible()


def test_phones_are_masked_and_sums_can_be_hidden(picker: CustomerPicker, face: Face) -> None:
    model = picker.table.model
    cells = {str(model.index(row, model.column_at("phone")).data()) for row in range(4)}
    assert "139 **** 2211" in cells
    face.figures.hide(True)
    late = [str(model.index(row, model.column_at("overdue_fen")).data()) for row in range(4)]
    assert not any("680" in words for words in late)


def test_words_follow_the_language_and_everything_has_a_name(
    picker: CustomerPicker, face: Face
) -> None:
    face.speak("en")
    assert picker.windowTitle() == "Which customer?"
    assert picker.choose_button.text() == "Choose"
    assert nameless(picker) == []
