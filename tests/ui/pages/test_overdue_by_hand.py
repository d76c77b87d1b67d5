"""The overdue room in the hand: keys, columns, copies, saved filters, small windows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_ar.system.habits import Habits
from desktop_ar.ui.pages.customer_card import CustomerCardDialog
from desktop_ar.ui.pages.overdue import OverduePage
from desktop_ar.ui.pages.page import Room, Tools
from desktop_ar.ui.pages.saved_filters import ListFilter
from tests.ui.pages.conftest import show

Settle = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, shop_tools: Tools) -> OverduePage:
    """The room, shown, with everything answered."""
    made = OverduePage(shop_tools)
    show(qtbot, made)
    return made


def numbers(page: OverduePage) -> list[str]:
    """The customers of the list, as they stand."""
    return [line.sums.customer_no for line in page.table.model.rows]


def cell(page: OverduePage, row: int, key: str) -> str:
    """The words of a cell."""
    model = page.table.model
    return str(model.index(row, model.column_at(key)).data())


def test_letters_in_the_field_are_words_and_not_keys_of_acts(page: OverduePage) -> None:
    page.strip.open_find()
    QTest.keyClicks(page.strip.finder, "lpi")
    assert page.strip.finder.text() == "lpi"
    assert QApplication.activeModalWidget() is None


def test_rows_are_copied_with_their_heads_as_a_table(page: OverduePage) -> None:
    page.table.view.selectAll()
    page.table.view.setFocus()
    QTest.keyClick(page.table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["客户", "逾期", "最早到期"]
    assert len(lines) == 1 + len(page.table.model.rows)
    first = page.table.model.row(0).sums
    name, sum_, oldest = lines[1].split("\t")[:3]
    assert (name, sum_) == (first.customer_name, f"{first.overdue_fen // 100}.00")
    assert oldest == str(first.oldest_due_date)


@pytest.mark.parametrize(
    "press",
    [
        (Qt.Key.Key_L, Qt.KeyboardModifier.NoModifier, "ContactDialog"),
        (Qt.Key.Key_P, Qt.KeyboardModifier.NoModifier, "PaymentDialog"),
        (Qt.Key.Key_I, Qt.KeyboardModifier.NoModifier, "PlanDialog"),
        (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier, "LetterDialog"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "CustomerCardDialog"),
    ],
)
def test_keys_open_what_is_done_with_the_current_customer(
    page: OverduePage, qtbot: QtBot, settle: Settle, press: tuple[Qt.Key, Qt.KeyboardModifier, str]
) -> None:
    key, modifier, dialog = press
    line = page.table.model.row(1)
    page.table.select(line.sums.customer_id)
    page.enter()
    QTest.keyClick(page.table.view, key, modifier)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    opened = QApplication.activeModalWidget()
    assert opened is not None
    assert type(opened).__name__ == dialog
    assert opened.customer_no == line.sums.customer_no  # type: ignore[attr-defined]
    settle()
    opened.close()
    settle()


def test_every_act_stands_in_the_context_menu_with_words(page: OverduePage) -> None:
    acts = [action for action in page.actions() if not action.isSeparator()]
    assert len(acts) >= 13
    assert all(action.text() for action in acts)
    words = [action.text() for action in acts]
    assert len(set(words)) == len(words)


def test_without_a_row_there_is_nothing_to_do_for_a_customer(
    page: OverduePage, settle: Settle
) -> None:
    page.filter_by(ListFilter(words="nobody is called this"))
    settle()
    assert not page.table.model.rows
    assert not page.acts["contact"].isEnabled()
    assert page.acts["export"].isEnabled()
    assert page.empty.isVisible()
    page.empty.button.click()
    settle()
    assert page.table.model.rows
    assert page.acts["contact"].isEnabled()


def test_columns_come_back_as_they_were_left(
    page: OverduePage, shop_tools: Tools, qtbot: QtBot
) -> None:
    table = page.table
    table.column_menu().actions()[table.model.column_at("phone")].setChecked(True)
    table.column_menu().actions()[table.model.column_at("level")].setChecked(False)
    table.head.resizeSection(table.model.column_at("promise"), 170)
    table.head.moveSection(table.head.visualIndex(table.model.column_at("promise")), 1)
    table.head.sectionClicked.emit(table.model.column_at("days_past_due"))
    kept = Tools(page.face, shop_tools.reader, Habits.load(shop_tools.habits.path), shop_tools.desk)
    again = OverduePage(kept)
    show(qtbot, again)
    shown = [again.table.model.columns[at].key for at in again.table.shown_columns()]
    assert "phone" in shown
    assert "level" not in shown
    assert shown[1] == "promise"
    assert again.table.view.columnWidth(again.table.model.column_at("promise")) == 170
    assert again.table.model.sorted_by == (
        again.table.model.column_at("days_past_due"), Qt.SortOrder.DescendingOrder,
    )  # fmt: skip


def test_the_last_width_is_the_one_that_is_kept(page: OverduePage, shop_tools: Tools) -> None:
    at = page.table.model.column_at("promise")
    for width in (150, 163):
        page.table.head.resizeSection(at, width)
    kept = Habits.load(shop_tools.habits.path).get("list.overdue")
    assert kept["widths"]["promise"] == 163


def test_widths_that_no_screen_has_are_brought_back(shop_tools: Tools, qtbot: QtBot) -> None:
    shop_tools.habits.put(
        "list.overdue",
        {"widths": {"promise": 90_000, "level": -3, "x": "y"}, "order": 5, "sort": ["nothing"]},
    )
    page = OverduePage(shop_tools)
    show(qtbot, page)
    column = page.table.model.column_at
    assert page.table.view.columnWidth(column("promise")) <= 600
    assert page.table.view.columnWidth(column("level")) >= 40


def test_a_small_window_hides_the_oldest_date_and_not_for_good(
    page: OverduePage, shop_tools: Tools
) -> None:
    page.set_room(Room.NARROW)
    page.resize(968, 526)
    shown = [page.table.model.columns[at].key for at in page.table.shown_columns()]
    assert "oldest_due_date" not in shown
    assert page.panel.width() == 300
    page.table.sort("days_past_due")
    page.table.habit_changed.emit()
    assert "oldest_due_date" not in shop_tools.habits.get("list.overdue")["hidden"]
    page.set_room(Room.WIDE)
    page.resize(1120, 720)
    shown = [page.table.model.columns[at].key for at in page.table.shown_columns()]
    assert "oldest_due_date" in shown
    assert page.panel.width() == 336


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("room", [Room.WIDE, Room.NARROW])
def test_no_column_is_out_of_sight(
    page: OverduePage, settle: Settle, language: str, room: Room
) -> None:
    page.face.speak(language)
    page.set_room(room)
    page.resize(*{Room.WIDE: (1120, 720), Room.NARROW: (968, 526)}[room])
    settle()
    assert not page.table.view.horizontalScrollBar().isVisible()


def test_in_the_smallest_window_enter_opens_the_customer_over_the_list(
    page: OverduePage, settle: Settle
) -> None:
    page.resize(844, 526)
    page.set_room(Room.SMALL)
    settle()
    assert not page.panel.isVisible()
    page.enter()
    QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    assert page.panel.geometry().right() <= page.width()
    QTest.keyClick(page.panel, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert page.table.view.hasFocus()
    page.set_room(Room.WIDE)
    assert page.panel.isVisible()


def test_the_owner_may_close_the_panel_for_good(
    page: OverduePage, shop_tools: Tools, qtbot: QtBot
) -> None:
    page.acts["panel"].setChecked(False)
    assert not page.panel.isVisible()
    again = OverduePage(shop_tools)
    show(qtbot, again)
    assert not again.panel.isVisible()
    assert not again.acts["panel"].isChecked()


def test_a_filter_with_a_name_comes_back(
    page: OverduePage, shop_tools: Tools, settle: Settle
) -> None:
    page.filter_by(ListFilter("disputed", "茶"))
    settle()
    page.saved.save("要核对的 & 茶室", page.asked)
    found = numbers(page)
    page.filter_by(ListFilter())
    settle()
    menu = page.saved.menu()
    menu.actions()[0].trigger()
    settle()
    assert numbers(page) == found
    assert page.strip.chips.key() == "disputed"
    assert page.strip.finder.text() == "茶"
    assert Habits.load(shop_tools.habits.path).get("filters.overdue") is not None
    page.saved.remove("要核对的 & 茶室")
    assert page.saved.all() == {}
    menu.deleteLater()


def test_enter_opens_the_whole_card(page: OverduePage, settle: Settle) -> None:
    page.open_current()
    settle()
    opened = QApplication.activeModalWidget()
    assert isinstance(opened, CustomerCardDialog)
    opened.close()
