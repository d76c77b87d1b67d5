"""The window around the rooms: reach by key, language, theme, search, undo, small sizes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import ClassVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_ar.language.catalogue import N_
from desktop_ar.services.changes import ChangeSet
from desktop_ar.system.clock import Clock
from desktop_ar.ui.act import Act
from desktop_ar.ui.desk import Done
from desktop_ar.ui.face import Face
from desktop_ar.ui.keys_sheet import KeysSheet
from desktop_ar.ui.main_window import MainWindow
from desktop_ar.ui.pages.entrance import Entrance
from desktop_ar.ui.pages.page import Badge, Page, Room, StatusText, Tools
from desktop_ar.ui.widgets.label import Label
from desktop_ar.ui.widgets.status_line import plain
from desktop_ar.ui.window_place import KEY
from tests.ui.active import bring_to_front

NAMES = {
    "overdue": ("逾期", "Overdue"),
    "customers": ("客户", "Customers"),
    "settings": ("设置", "Settings"),
}


class Sample(Page):
    """A room with a field, an act and a status."""

    icon: ClassVar[str] = "sun"

    def __init__(self, tools: Tools, key: str) -> None:
        type(self).key = key
        super().__init__(tools)
        self.key = key  # type: ignore[misc]  # three rooms of one class
        self.words = NAMES[key]
        self.field = QLineEdit()
        self.found: list[str] = []
        self.loads = 0
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        act = Act(self.face, N_("Save"), self.act, icon="save", keys="L", local=True, parent=self)
        self.addAction(act)
        self.acted = 0

    def act(self) -> None:
        """The act of this room."""
        self.acted += 1

    def title(self) -> str:
        return self.words[0 if self.face.t.chinese else 1]

    def status(self) -> StatusText:
        return StatusText((plain(self.face.figures.money(128_000)),), (("L", self.title()),))

    def load(self) -> None:
        self.loads += 1

    def search(self, words: str) -> None:
        """What the bar asks."""
        self.found.append(words)

    def enter(self) -> None:
        self.field.setFocus()


def entrance(key: str) -> Entrance:
    """The way into a room of the sample."""
    return Entrance(
        key,
        Sample.icon,
        lambda t: NAMES[key][0 if t.chinese else 1],
        lambda tools: Sample(tools, key),
    )


@pytest.fixture
def window(tools: Tools, qtbot: QtBot) -> Iterator[MainWindow]:
    rooms = [entrance(key) for key in ("overdue", "customers")]
    foot = [entrance("settings")]
    made = MainWindow(tools, rooms, foot=foot, clock=Clock(date(2026, 11, 21)))
    qtbot.addWidget(made)
    made.add_entries([Act(tools.face, N_("Save"), icon="save", keys="Ctrl+N", parent=made)])
    made.resize(1280, 800)
    made.begin("overdue")
    qtbot.waitExposed(made)
    bring_to_front(qtbot, made)
    yield made
    made.close()


def room(window: MainWindow, key: str) -> Sample:
    """A room of the sample."""
    page = window.pages[key]
    assert isinstance(page, Sample)
    return page


def words_of(widget: QWidget) -> set[str]:
    """Words of all labels and buttons in sight."""
    labels = {label.text() for label in widget.findChildren(Label) if label.isVisible()}
    return labels | {b.text() for b in widget.findChildren(QAbstractButton) if b.isVisible()}


def test_rooms_open_by_side_and_by_key(window: MainWindow) -> None:
    QTest.mouseClick(window.sidebar.item("customers"), Qt.MouseButton.LeftButton)
    assert window.page.key == "customers"
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.page.key == "overdue"
    assert window.windowTitle() == "逾期 - 账款管家"


def test_a_room_reads_when_it_is_opened_and_not_before(window: MainWindow, face: Face) -> None:
    overdue, customers = room(window, "overdue"), room(window, "customers")
    assert (overdue.loads, customers.loads) == (1, 0)
    face.changed.emit(ChangeSet(customers=frozenset({1})))
    assert (overdue.loads, customers.loads) == (2, 0)
    window.go("customers")
    assert customers.loads == 1


def test_typing_in_the_search_box_finds_customers(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = window.top_bar.search
    qtbot.waitUntil(box.hasFocus)
    QTest.keyClicks(box, "wang")
    qtbot.waitUntil(lambda: room(window, "customers").found == ["wang"])
    assert window.page.key == "customers"
    assert box.hasFocus()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert room(window, "customers").field.hasFocus()


def test_escape_in_the_search_box_goes_back(window: MainWindow, qtbot: QtBot) -> None:
    box = window.top_bar.search
    box.setFocus()
    QTest.keyClicks(box, "w")
    qtbot.waitUntil(lambda: window.page.key == "customers")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert window.page.key == "overdue"
    assert box.text() == ""
    assert room(window, "customers").found[-1] == ""


def test_sums_hide_everywhere_by_one_key(window: MainWindow, face: Face) -> None:
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier
                   | Qt.KeyboardModifier.ShiftModifier)  # fmt: skip
    assert face.figures.hidden
    assert window.acts.sums.text() == "显示金额"
    assert "1,280" not in window.status_line._left.text()
    window.turn_sums()
    assert "1,280" in window.status_line._left.text()


def test_the_language_changes_while_the_window_is_open(window: MainWindow, tools: Tools) -> None:
    assert "记一笔" in words_of(window)
    window.choose_language("en")
    words = words_of(window)
    assert {"New entry", "Hide sums", "Desktop AR"} <= words
    assert window.sidebar.item("customers").text() == "Customers"
    assert window.windowTitle() == "Overdue - Desktop AR"
    assert window.menus.parts["view"].title() == "View"
    assert tools.habits.language == "en"
    assert [word for word in words if any("一" <= sign <= "鿿" for sign in word)] == []


def test_the_theme_changes_and_is_remembered(window: MainWindow, tools: Tools) -> None:
    light = window.grab().toImage()
    window.choose_theme("dark")
    assert window.grab().toImage() != light
    assert tools.habits.theme == "dark"


def test_what_was_done_is_told_and_can_be_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.tools.desk
    done = Done(lambda _t: "已记收款", lambda _session, _context: ChangeSet())
    desk.finish(ChangeSet(), done)
    assert window.toast.isVisible()
    assert window.acts.undo.isEnabled()
    assert window.acts.undo.text() == "撤销：已记收款"
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not window.acts.undo.isEnabled())


def test_letters_are_keys_of_the_room_that_is_open_only(window: MainWindow) -> None:
    window.sidebar.item("overdue").setFocus()
    QTest.keyClick(window.sidebar.item("overdue"), Qt.Key.Key_L)
    assert room(window, "overdue").acted == 0
    window.page.setFocus()
    QTest.keyClick(window.page, Qt.Key.Key_L)
    assert room(window, "overdue").acted == 1
    assert room(window, "customers").acted == 0


def every_action(window: MainWindow) -> list[QAction]:
    """All acts of the menus."""
    return [action for _part, action in window.menus.acts()]


def test_every_act_has_words_and_a_place_in_the_menu(window: MainWindow) -> None:
    actions = every_action(window)
    assert all(action.text() for action in actions)
    shown = set(actions)
    for action in (window.acts.undo, window.acts.search, window.acts.sums, window.acts.keys):
        assert action in shown
    assert set(window.page.actions()) <= shown


def test_no_key_is_given_twice(window: MainWindow) -> None:
    keys = [key.toString() for action in every_action(window) for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_alt_alone_opens_the_menu(window: MainWindow) -> None:
    QTest.keyPress(window, Qt.Key.Key_Alt)
    QTest.keyRelease(window, Qt.Key.Key_Alt)
    assert window.menus.all.isVisible()
    window.menus.all.hide()


def test_alt_with_another_key_opens_nothing(window: MainWindow) -> None:
    QTest.keyPress(window, Qt.Key.Key_Alt)
    QTest.keyClick(window, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(window, Qt.Key.Key_Alt)
    assert not window.menus.all.isVisible()


@pytest.mark.parametrize(
    "keys",
    [
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_help_lists_the_keys(
    window: MainWindow, qtbot: QtBot, keys: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    QTest.keyClick(window, *keys)
    qtbot.waitUntil(lambda: window.findChild(KeysSheet) is not None)
    sheet = window.findChild(KeysSheet)
    assert sheet is not None
    assert "隐藏金额" in {label.text() for label in sheet.findChildren(Label)}
    sheet.reject()


def test_everything_one_can_focus_says_its_name(window: MainWindow) -> None:
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        if isinstance(widget.parent(), Sample) or isinstance(widget, QAbstractItemView):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name), widget


def test_tab_goes_through_the_whole_window_and_comes_back(window: MainWindow) -> None:
    window.top_bar.search.setFocus()
    seen: list[QWidget] = []
    for _ in range(40):
        focused = window.focusWidget()
        assert focused is not None
        if focused in seen:
            break
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    bar = window.top_bar
    wanted = {bar.search, bar.new, bar.hide_sums, bar.help, bar.menu, room(window, "overdue").field}
    assert wanted <= set(seen)
    assert window.sidebar.item("overdue") in seen


def test_up_and_down_go_through_the_rooms(window: MainWindow) -> None:
    window.sidebar.item("overdue").setFocus()
    QTest.keyClick(window.sidebar.item("overdue"), Qt.Key.Key_Down)
    assert window.sidebar.item("customers").hasFocus()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1099, 700), (1024, 600), (900, 560)])
def test_nothing_is_pushed_out_of_a_small_window(
    window: MainWindow, language: str, width: int, height: int
) -> None:
    window.set_sample(True)
    window.choose_language(language)
    window.resize(width, height)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (width, height)
    bar = window.top_bar
    boxes = [
        part.geometry()
        for part in (bar.search, bar.sample, bar.new, bar.hide_sums, bar.help, bar.menu)
    ]
    for box, after in pairwise(boxes):
        assert box.right() < after.left()
    assert boxes[-1].right() <= width - 8
    assert bar.new.width() >= bar.new.sizeHint().width()


def test_below_1100_only_icons_are_left_and_names_stand_in_tool_tips(window: MainWindow) -> None:
    item = window.sidebar.item("customers")
    assert item.toolTip() == ""
    window.resize(1024, 600)
    assert window.sidebar.width() == 56
    assert item.toolTip() == "客户"
    assert item.accessibleName() == "客户"
    rooms = [window.page.room]
    for width in (900, 1200):
        window.resize(width, 600)
        rooms.append(window.page.room)
    assert rooms == [Room.NARROW, Room.SMALL, Room.WIDE]


def test_numbers_stand_beside_the_rooms(window: MainWindow) -> None:
    window.pages["overdue"].set_badge(Badge(12, strong=True))
    assert "12" in window.sidebar.item("overdue").accessibleName()
    window.pages["overdue"].set_badge(Badge(0))
    assert window.sidebar.item("overdue").accessibleName() == "逾期"


def test_the_sample_mark_is_there_only_in_the_sample(window: MainWindow) -> None:
    assert not window.top_bar.sample.isVisible()
    window.set_sample(True)
    assert window.top_bar.sample.isVisible()
    assert window.top_bar.sample.words() == "示例店铺"


def test_the_backup_line_says_when_and_warns(window: MainWindow) -> None:
    assert not window.sidebar.backup.isVisible()
    window.sidebar.set_backup("已备份", "2 小时前")
    assert window.sidebar.backup.accessibleName() == "已备份 2 小时前"


def test_the_place_of_the_window_is_kept(window: MainWindow, tools: Tools) -> None:
    window.setGeometry(40, 30, 1111, 640)
    window.close()
    assert tools.habits.get(KEY)["box"] == [40, 30, 1111, 640]


@pytest.mark.parametrize(
    "kept", [None, "x", {"box": [1, 2]}, {"box": [9999, 9999, 800, 600]}, {"box": ["a"] * 4}]
)
def test_a_place_that_is_no_more_is_not_taken(tools: Tools, qtbot: QtBot, kept: object) -> None:
    tools.habits.put(KEY, kept)
    window = MainWindow(tools, [entrance("overdue")], clock=Clock(date(2026, 11, 21)))
    qtbot.addWidget(window)
    screen = window.screen().availableGeometry()
    assert screen.intersects(window.geometry())


def test_the_new_entry_button_opens_its_menu(window: MainWindow) -> None:
    window.top_bar.new.click()
    assert window.new_menu.isVisible()
    assert window.new_menu.pos() != QPoint(0, 0)
    window.new_menu.hide()
