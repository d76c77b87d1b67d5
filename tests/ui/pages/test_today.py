"""Today: the rows are those of the worklist, and each leads to its dialog."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from desktop_ar.domain.codes import Action, Channel, LetterKind
from desktop_ar.domain.ladder import LEVEL_OF_LETTER
from desktop_ar.language.because import why
from desktop_ar.queries.worklist import WorkRow, worklist
from desktop_ar.services.book import Book
from desktop_ar.system.habits import Habits
from desktop_ar.ui.dialogs.contact import ContactDialog
from desktop_ar.ui.dialogs.importing import ImportDialog
from desktop_ar.ui.dialogs.letter import LetterDialog
from desktop_ar.ui.dialogs.payment import PaymentDialog
from desktop_ar.ui.dialogs.plan import PlanDialog
from desktop_ar.ui.letter_words import brief_letter
from desktop_ar.ui.look.type import font
from desktop_ar.ui.pages.customer_card import CustomerCardDialog
from desktop_ar.ui.pages.page import Badge, Room, Tools
from desktop_ar.ui.pages.step_words import brief_action
from desktop_ar.ui.pages.today import TodayPage
from desktop_ar.ui.widgets.task_rows import TaskRows
from tests.ui.names import nameless
from tests.ui.pages.conftest import settled, show

Settle = Callable[[], None]
CHANNELS = {
    Action.CALL: Channel.PHONE,
    Action.MESSAGE: Channel.WECHAT,
    Action.INVITE: Channel.PHONE,
}


@pytest.fixture
def page(qtbot: QtBot, shop_tools: Tools) -> TodayPage:
    """The room, shown, with everything answered."""
    made = TodayPage(shop_tools)
    show(qtbot, made)
    return made


def test_the_first_rows_are_there_before_the_rest_is_read(
    qtbot: QtBot, shop_tools: Tools, rows: list[WorkRow], settle: Settle
) -> None:
    room = TodayPage(shop_tools)
    qtbot.addWidget(room)
    room.show()
    room.enter()
    qtbot.waitUntil(lambda: bool(keys(room.tasks)))
    debts = [row.customer_no for row in rows if not row.lot_no]
    assert keys(room.tasks) == debts
    assert room.current_customer_no() == debts[0]
    assert room.badge() is None
    room.tasks.setCurrentIndex(room.tasks.tasks.index(2))
    settle()
    assert keys(room.tasks) == [row.customer_no for row in rows]
    assert room.current_customer_no() == debts[2]
    assert room.badge() == Badge(len(rows), strong=True)


@pytest.fixture
def rows(shop: Book, day: date) -> list[WorkRow]:
    """What the question behind it answers."""
    with shop.read() as session:
        return worklist(session, day)


@pytest.fixture
def skipped(shop: Book, day: date) -> list[WorkRow]:
    """Who is left alone."""
    with shop.read() as session:
        return worklist(session, day, skipped=True)


def keys(rows: TaskRows) -> list[str]:
    """The customers of a list, as they stand."""
    return [item.key for item in rows.tasks.items]


def top() -> QDialog:
    """The dialog that is open."""
    return next(
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog) and widget.isVisible()
    )


def go_to(page: TodayPage, customer_no: str) -> None:
    """Stand on a row by keys, from the first one."""
    QTest.keyClick(page.tasks, Qt.Key.Key_Home)
    for _ in range(keys(page.tasks).index(customer_no)):
        QTest.keyClick(page.tasks, Qt.Key.Key_Down)


def test_the_rows_are_those_of_the_worklist_in_its_order(
    page: TodayPage, rows: list[WorkRow]
) -> None:
    assert keys(page.tasks) == [row.customer_no for row in rows]
    assert len(rows) > 10
    badge = page.badge()
    assert badge is not None
    assert badge.count == len(rows)
    assert badge.strong
    assert page.heading.text() == f"今天联系 {len(rows)} 位"


def test_each_row_says_who_how_much_and_why(page: TodayPage, rows: list[WorkRow]) -> None:
    for item, row in zip(page.tasks.tasks.items, rows, strict=True):
        assert item.name == row.customer_name
        assert item.sentence == why(page.face.t, row.reasons, brief=True)
        fen = row.prepaid_value_fen if row.lot_no else row.overdue_fen
        assert item.amount == (page.face.figures.money(fen) if fen else "")
        assert item.act


def test_the_models_are_sound(page: TodayPage) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    for rows in (page.tasks, page.quiet):
        QAbstractItemModelTester(rows.tasks, mode, page)
        rows.set_items(rows.tasks.items[:2])
        rows.set_items([])


def test_the_first_row_is_chosen_and_the_keyboard_stands_on_it(
    page: TodayPage, rows: list[WorkRow]
) -> None:
    assert page.tasks.hasFocus()
    assert page.current_customer_no() == rows[0].customer_no


@pytest.mark.parametrize("action", [Action.CALL, Action.MESSAGE, Action.INVITE])
def test_enter_opens_the_log_with_the_channel_of_the_step(
    page: TodayPage, rows: list[WorkRow], settle: Settle, action: Action
) -> None:
    row = next(row for row in rows if row.action is action)
    go_to(page, row.customer_no)
    QTest.keyClick(page.tasks, Qt.Key.Key_Return)
    settle()
    dialog = top()
    assert isinstance(dialog, ContactDialog)
    assert dialog.customer_no == row.customer_no
    assert dialog.channel_choice.key() == CHANNELS[action]
    dialog.reject()


def test_enter_on_a_letter_opens_the_letter(
    page: TodayPage, rows: list[WorkRow], settle: Settle
) -> None:
    row = next(row for row in rows if row.action is Action.LETTER)
    go_to(page, row.customer_no)
    QTest.keyClick(page.tasks, Qt.Key.Key_Return)
    settle()
    dialog = top()
    assert isinstance(dialog, LetterDialog)
    assert dialog.customer_no == row.customer_no
    assert dialog.order().kind is (row.letter or dialog.order().kind)
    dialog.reject()


def test_a_row_that_wants_a_look_opens_the_card(
    page: TodayPage, rows: list[WorkRow], settle: Settle
) -> None:
    row = next(row for row in rows if row.action is Action.REVIEW)
    go_to(page, row.customer_no)
    QTest.keyClick(page.tasks, Qt.Key.Key_Return)
    settle()
    assert isinstance(top(), CustomerCardDialog)
    top().reject()


def test_the_button_of_a_row_does_its_step(
    page: TodayPage, rows: list[WorkRow], settle: Settle
) -> None:
    at = next(at for at, row in enumerate(rows) if row.action is Action.CALL)
    spot = page.tasks.button_of(page.tasks.tasks.index(at)).center()
    QTest.mouseClick(page.tasks.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    settle()
    dialog = top()
    assert isinstance(dialog, ContactDialog)
    assert dialog.customer_no == rows[at].customer_no
    dialog.reject()


@pytest.mark.parametrize(
    ("key", "ctrl", "kind"),
    [
        (Qt.Key.Key_L, False, ContactDialog),
        (Qt.Key.Key_P, False, PaymentDialog),
        (Qt.Key.Key_I, False, PlanDialog),
        (Qt.Key.Key_P, True, LetterDialog),
    ],
)
def test_one_key_opens_each_act(
    page: TodayPage, settle: Settle, key: Qt.Key, ctrl: bool, kind: type[QDialog]
) -> None:
    keys_held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(page.tasks, key, keys_held)
    settle()
    dialog = top()
    assert isinstance(dialog, kind)
    assert dialog.customer_no == page.current_customer_no()  # type: ignore[attr-defined]  # each has it
    dialog.reject()


def test_the_switch_shows_who_is_left_alone_and_why(
    page: TodayPage, skipped: list[WorkRow], shop_tools: Tools
) -> None:
    assert skipped
    assert keys(page.quiet) == [row.customer_no for row in skipped]
    for item, row in zip(page.quiet.tasks.items, skipped, strict=True):
        assert item.sentence == why(page.face.t, row.reasons, brief=True)
        assert item.tags
    assert page.quiet.isVisible()
    page.switch.click()
    assert not page.quiet.isVisible()
    assert Habits.load(shop_tools.habits.path).get("today_show_skipped") is False


def test_only_one_of_the_two_lists_has_a_chosen_row(
    page: TodayPage, skipped: list[WorkRow], rows: list[WorkRow]
) -> None:
    QTest.keyClick(page.tasks, Qt.Key.Key_Down)
    page.quiet.setFocus()
    assert page.current_customer_no() == skipped[0].customer_no
    assert page.tasks.selectedIndexes() == []
    page.switch.setFocus()
    assert page.current_customer_no() == skipped[0].customer_no, "where one stood last"
    page.tasks.setFocus()
    assert page.current_customer_no() == rows[1].customer_no, "back where one was"
    assert page.quiet.selectedIndexes() == []


def test_enter_on_who_is_left_alone_opens_the_card(page: TodayPage, settle: Settle) -> None:
    page.quiet.setFocus()
    QTest.keyClick(page.quiet, Qt.Key.Key_Return)
    settle()
    assert isinstance(top(), CustomerCardDialog)
    top().reject()


def test_going_down_by_keys_brings_the_row_into_sight(page: TodayPage) -> None:
    QTest.keyClick(page.tasks, Qt.Key.Key_End)
    at = page.tasks.visualRect(page.tasks.currentIndex())
    viewport = page.list_area.viewport()
    top_left = page.tasks.mapTo(viewport, at.topLeft())
    assert top_left.y() >= 0
    assert top_left.y() + at.height() <= viewport.height()


def test_hidden_sums_are_hidden_in_sentences_too(page: TodayPage) -> None:
    page.face.figures.hide(True)
    spoken = [item.spoken() for rows in (page.tasks, page.quiet) for item in rows.tasks.items]
    assert not [words for words in spoken if "¥" in words.replace("¥••••", "")]
    assert all("•" in box.accessibleName() for box, _ in page.promised.checks)


def test_what_was_done_leaves_the_list_and_the_next_row_is_chosen(
    page: TodayPage, rows: list[WorkRow], qtbot: QtBot, settle: Settle
) -> None:
    at = next(at for at, row in enumerate(rows) if row.action is Action.CALL)
    go_to(page, rows[at].customer_no)
    QTest.keyClick(page.tasks, Qt.Key.Key_L)
    settle()
    dialog = top()
    assert isinstance(dialog, ContactDialog)
    dialog.outcome_grid.tile("other").click()
    with qtbot.waitSignal(dialog.accepted, timeout=5_000):
        dialog.commit()
    settle()
    assert rows[at].customer_no not in keys(page.tasks)
    assert page.current_customer_no() == rows[at + 1].customer_no


def test_the_context_menu_offers_every_act(page: TodayPage) -> None:
    index = page.tasks.tasks.index(1)
    page.tasks.customContextMenuRequested.emit(page.tasks.visualRect(index).center())
    menu = next(m for m in page.findChildren(QMenu) if m.isVisible())
    assert menu.actions() == page.actions()
    assert page.tasks.currentIndex().row() == 1
    menu.close()


def test_the_list_can_be_printed_as_it_is_shown(page: TodayPage) -> None:
    page.print_button.click()
    (asked,) = page.findChildren(QPrintDialog)
    asked.reject()


def test_an_empty_book_says_how_to_begin(qtbot: QtBot, tools: Tools) -> None:
    page = TodayPage(tools)
    show(qtbot, page)
    assert page.empty.isVisible()
    assert page.empty.button.text() == "导入名单"
    assert page.empty.button.hasFocus()
    assert not page.print_button.isEnabled()
    page.empty.button.click()
    dialog = top()
    assert isinstance(dialog, ImportDialog)
    dialog.reject()
    settled(qtbot, tools)


def test_words_follow_the_language(page: TodayPage, rows: list[WorkRow]) -> None:
    page.face.speak("en")
    assert page.heading.text() == f"{len(rows)} customers to contact today"
    assert page.promised.title.text() == "Expected today"
    assert page.tasks.tasks.items[0].sentence == why(page.face.t, rows[0].reasons, brief=True)
    assert page.title() == "Today"


@pytest.mark.parametrize("room", [Room.WIDE, Room.NARROW, Room.SMALL])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_nothing_is_cut_at_the_side_and_in_a_small_window_the_side_gives_way(
    qtbot: QtBot, shop_tools: Tools, room: Room, language: str
) -> None:
    shop_tools.face.speak(language)
    page = TodayPage(shop_tools)
    show(qtbot, page, room)
    assert page._side.isVisible() is (room is not Room.SMALL)
    for area in (page.list_area, page._side):
        inner = area.widget()
        assert inner is not None
        if area.isVisible():
            assert inner.width() <= area.viewport().width()


def test_everything_one_can_reach_has_a_name(page: TodayPage) -> None:
    assert nameless(page) == []


def test_a_proposed_letter_is_the_one_that_opens(rows: list[WorkRow]) -> None:
    assert {row.letter for row in rows if row.letter} <= set(LetterKind)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_words_of_every_step_fit_into_its_button(
    page: TodayPage, rows: list[WorkRow], language: str
) -> None:
    page.face.speak(language)
    metrics = QFontMetrics(font("body", bold=True))
    room = page.tasks.button_of(page.tasks.tasks.index(0)).width() - 8
    said = {item.act for item in page.tasks.tasks.items}
    said |= {brief_letter(page.face.t, kind) for kind in LEVEL_OF_LETTER}
    said |= {brief_action(page.face.t, action) for action in Action}
    assert rows
    assert not [words for words in said if metrics.horizontalAdvance(words) > room]
