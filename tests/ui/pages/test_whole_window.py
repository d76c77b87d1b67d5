"""The whole window on the sample shop: entries, menus, search, and nothing that leads nowhere."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_ar.system.clock import Clock
from desktop_ar.ui.dialogs.contact import ContactDialog
from desktop_ar.ui.dialogs.customer import CustomerDialog
from desktop_ar.ui.dialogs.importing import ImportDialog
from desktop_ar.ui.dialogs.payment import PaymentDialog
from desktop_ar.ui.dialogs.pick_customer import CustomerPicker
from desktop_ar.ui.entries import furnish
from desktop_ar.ui.main_window import MainWindow
from desktop_ar.ui.pages.customers import CustomersPage
from desktop_ar.ui.pages.page import Tools
from desktop_ar.ui.pages.prepaid import PrepaidPage
from desktop_ar.ui.pages.rooms import FOOT, ROOMS
from desktop_ar.ui.pages.settings import SettingsPage
from tests.conftest import TODAY
from tests.ui.active import bring_to_front
from tests.ui.names import nameless

Settle = Callable[[], None]


class _Watch(QObject):
    """Every window that was shown, however short."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow():  # type: ignore[attr-defined]  # a widget, see above
            self.seen.append(type(watched).__name__)
        return False


@pytest.fixture
def window(shop_tools: Tools, qtbot: QtBot, settle: Settle) -> Iterator[MainWindow]:
    """The whole window, every room built, everything answered."""
    made = MainWindow(shop_tools, ROOMS, foot=FOOT, clock=Clock(TODAY))
    furnish(made, Clock(TODAY))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitSignal(made.settled, timeout=20_000):
        made.begin("today")
    bring_to_front(qtbot, made)
    settle()
    yield made
    made.close()


def top() -> QDialog:
    """The dialog that is open."""
    return next(
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog) and widget.isVisible()
    )


def actions(menu: QMenu) -> Iterator[QAction]:
    """Every act in a menu and in the menus of it."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from actions(inner)
        elif not action.isSeparator():
            yield action


def entry(window: MainWindow, words: str) -> QAction:
    """An act of "new entry"."""
    return next(act for act in window.new_menu.actions() if act.text() == words)


def test_no_window_flashes_while_one_goes_through_the_rooms(
    shop_tools: Tools, qtbot: QtBot, settle: Settle, qapp: QApplication
) -> None:
    watch = _Watch()
    qapp.installEventFilter(watch)
    made = MainWindow(shop_tools, ROOMS, foot=FOOT, clock=Clock(TODAY))
    furnish(made, Clock(TODAY))
    qtbot.addWidget(made)
    made.begin("today")
    for key in made.pages:
        made.go(key)
        settle()
    qapp.removeEventFilter(watch)
    assert watch.seen == ["MainWindow"]
    made.close()


def test_a_new_entry_is_about_the_customer_one_stands_on(
    window: MainWindow, settle: Settle
) -> None:
    customer_no = window.page.current_customer_no()
    assert customer_no
    entry(window, "记收款…").trigger()
    settle()
    dialog = top()
    assert isinstance(dialog, PaymentDialog)
    assert dialog.customer_no == customer_no
    dialog.reject()


def test_standing_on_nobody_one_is_asked_for_whom_first(
    window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    window.go("settings")
    entry(window, "记联系…").trigger()
    settle()
    picker = top()
    assert isinstance(picker, CustomerPicker)
    picker.search.setText("wxm")
    qtbot.wait(150)
    settle()
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    settle()
    dialog = top()
    assert isinstance(dialog, ContactDialog)
    dialog.reject()


def test_ctrl_n_takes_on_a_customer_and_ctrl_i_brings_a_file(
    window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    for key, kind in ((Qt.Key.Key_N, CustomerDialog), (Qt.Key.Key_I, ImportDialog)):
        bring_to_front(qtbot, window)
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        settle()
        assert isinstance(top(), kind)
        top().reject()


def test_the_search_box_finds_customers_from_any_room(
    window: MainWindow, qtbot: QtBot, settle: Settle
) -> None:
    window.go("letters")
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.top_bar.search, "wxm")
    qtbot.waitUntil(lambda: window.page.key == "customers")
    settle()
    page = window.page
    assert isinstance(page, CustomersPage)
    assert {row.customer_name for row in page.table.model.rows} == {"王小明"}
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Escape)
    assert window.page.key == "letters"


def test_today_leads_to_the_prepaid_credits_that_end(window: MainWindow, settle: Settle) -> None:
    window.lead("prepaid", "expiring_30")
    settle()
    page = window.page
    assert isinstance(page, PrepaidPage)
    assert page.asked.chip == "expiring_30"


def test_every_act_in_the_menus_has_words_and_nothing_leads_nowhere(window: MainWindow) -> None:
    for key in window.pages:
        window.go(key)
        for action in actions(window.menus.all):
            assert action.text().strip()
            assert action.receivers("2triggered(bool)") or action.receivers("2toggled(bool)")


def test_no_two_acts_of_a_room_share_a_key(window: MainWindow) -> None:
    for key in window.pages:
        window.go(key)
        held = [
            shortcut.toString()
            for action in {*window.actions(), *window.page.actions()}
            for shortcut in action.shortcuts()
        ]
        assert len(held) == len(set(held)), (key, held)


def test_what_does_not_exist_in_this_release_is_offered_nowhere(window: MainWindow) -> None:
    said = {action.text() for action in actions(window.menus.all)}
    said |= {item.text() for item in window.sidebar._items.values()}
    assert not said & {"报告", "逐一处理"}
    assert list(window.pages) == [
        "today", "overdue", "prepaid", "customers", "plans", "letters", "reports", "settings",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_everything_one_can_reach_in_every_room_has_a_name(
    window: MainWindow, settle: Settle, language: str
) -> None:
    window.choose_language(language)
    for key in window.pages:
        window.go(key)
        settle()
        assert nameless(window) == [], key


def test_in_english_no_chinese_word_of_ours_is_left(window: MainWindow, settle: Settle) -> None:
    window.choose_language("en")
    for key in window.pages:
        window.go(key)
        settle()
        for action in actions(window.menus.all):
            assert (
                action.text().isascii()
                or action.text().rstrip("…").isascii()
                or (action.text() == "简体中文")
            ), action.text()


def test_menus_and_settings_agree_on_language_and_colours(
    window: MainWindow, settle: Settle
) -> None:
    window.go("settings")
    settle()
    page = window.page
    assert isinstance(page, SettingsPage)
    page.language_choice.button("en").click()
    page.theme_choice.button("dark").click()
    window.menus.parts["view"].aboutToShow.emit()
    ticked = [act.text() for act in actions(window.menus.all) if act.isChecked()]
    assert {"English", "Dark"} <= set(ticked)
    window.go("today")
    window.choose_theme("light")
    window.go("settings")
    assert page.theme_choice.button("light").isChecked()


def test_no_thread_outlives_the_window(shop_tools: Tools, qtbot: QtBot, settle: Settle) -> None:
    before = threading.active_count()
    made = MainWindow(shop_tools, ROOMS, foot=FOOT, clock=Clock(TODAY))
    furnish(made, Clock(TODAY))
    qtbot.addWidget(made)
    made.begin("today")
    settle()
    made.close()
    assert shop_tools.reader._pool.activeThreadCount() == 0
    assert threading.active_count() <= before
