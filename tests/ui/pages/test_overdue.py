"""The overdue room: its rows, filters and sums are those of the question behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_ar.domain.codes import Bucket, PaymentMethod
from desktop_ar.queries.ageing import ageing_totals
from desktop_ar.queries.overdue import overdue, overdue_sums, overdue_totals
from desktop_ar.queries.overdue_filters import OVERDUE_FILTERS
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.services.payments import RecordPayment, record_payment
from desktop_ar.system.habits import Habits
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.face import Face
from desktop_ar.ui.pages.customer_card import CustomerCardDialog
from desktop_ar.ui.pages.overdue import OverduePage
from desktop_ar.ui.pages.page import Room, Tools
from desktop_ar.ui.pages.saved_filters import ListFilter
from tests.benchmarks.ledger import build
from tests.ui.pages.conftest import settled, show

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


def test_the_list_is_a_sound_model(page: OverduePage) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(page.table.model, mode, page)
    page.table.sort("customer_name")
    page.table.set_rows(list(page.table.model.rows)[:3])
    page.table.set_rows([])


def test_the_rows_are_those_of_the_command_in_its_order(page: OverduePage, shop: Book) -> None:
    with shop.read() as session:
        expected = overdue(session, page.face.today)
    assert numbers(page) == [row.customer_no for row in expected]
    assert [line.row for line in page.table.model.rows] == expected


@pytest.mark.parametrize("name", OVERDUE_FILTERS)
def test_a_chip_shows_what_the_filter_of_its_name_finds(
    page: OverduePage, shop: Book, settle: Settle, name: str
) -> None:
    page.strip.chips.chip(name).click()
    settle()
    with shop.read() as session:
        expected = overdue(session, page.face.today, (name,))
        total = overdue_totals(session, page.face.today, (name,))
    assert numbers(page) == [row.customer_no for row in expected]
    assert page.strip.chips.chip(name).accessibleName().endswith(f" {len(expected)}")
    assert f"{total.customer_count} 位客户" in page.status().sentences[0]


def test_every_filter_of_the_command_has_its_chip(page: OverduePage) -> None:
    assert set(page.chip_words()) == {"", *OVERDUE_FILTERS}


@pytest.mark.parametrize("bucket", [Bucket.D1_30, Bucket.D91_180])
def test_a_part_of_the_bar_filters_and_the_same_part_again_shows_all(
    page: OverduePage, shop: Book, settle: Settle, bucket: Bucket
) -> None:
    everyone = numbers(page)
    page.ageing.bar.clicked.emit(bucket)
    settle()
    with shop.read() as session:
        expected = overdue_sums(session, page.face.today, bucket=bucket)
    assert numbers(page) == [row.customer_no for row in expected] != everyone
    page.ageing.bar.clicked.emit(bucket)
    settle()
    assert numbers(page) == everyone


def test_the_bar_adds_up_to_what_is_overdue(page: OverduePage, shop: Book) -> None:
    with shop.read() as session:
        totals = ageing_totals(session, page.face.today)
    assert sum(part.fen for part in page.ageing.bar.parts()) == totals.overdue_fen
    assert page.total_fen(page.table.model.rows) == totals.overdue_fen


def test_what_is_typed_filters_while_one_types(
    page: OverduePage, shop: Book, qtbot: QtBot, settle: Settle
) -> None:
    page.acts["find"].trigger()
    assert page.strip.finder.isVisible()
    assert page.strip.finder.hasFocus()
    QTest.keyClicks(page.strip.finder, "wxm")
    qtbot.waitUntil(lambda: page.asked.words == "wxm")
    settle()
    with shop.read() as session:
        expected = overdue_sums(session, page.face.today, search="wxm")
    assert numbers(page) == [row.customer_no for row in expected]
    assert len(expected) == 1
    QTest.keyClick(page.strip.finder, Qt.Key.Key_Escape)
    settle()
    assert page.asked == ListFilter()
    assert page.table.view.hasFocus()
    assert not page.strip.finder.isVisible()


def test_letters_in_the_field_are_words_and_not_keys_of_acts(page: OverduePage) -> None:
    page.strip.open_find()
    QTest.keyClicks(page.strip.finder, "lpi")
    assert page.strip.finder.text() == "lpi"
    assert QApplication.activeModalWidget() is None


def test_the_foot_adds_up_the_list_and_what_is_selected(page: OverduePage, shop: Book) -> None:
    with shop.read() as session:
        totals = overdue_totals(session, page.face.today)
    money = page.face.figures.money
    assert money(totals.overdue_fen) in page.status().sentences[0]
    page.table.view.selectAll()
    assert money(totals.overdue_fen) in page.status().sentences[1]
    page.table.select(page.table.model.row(2).sums.customer_id)
    own = page.table.model.row(2).sums.overdue_fen
    assert page.status().sentences[1] == f"选中 1 位 · <b>{money(own)}</b>"


def test_names_are_ordered_by_their_sound(page: OverduePage, shop: Book, settle: Settle) -> None:
    page.table.sort("customer_name")
    page.table.habit_changed.emit()
    settle()
    with shop.read() as session:
        expected = overdue_sums(session, page.face.today, sort="customer_name", descending=False)
    assert numbers(page) == [row.customer_no for row in expected]


def test_an_order_of_steps_puts_the_earliest_first(page: OverduePage, settle: Settle) -> None:
    page.table.sort("next_action_on")
    settle()
    days = [line.row.next_action_on for line in page.table.model.rows if line.row]
    known = [day for day in days if day]
    assert known == sorted(known)
    assert len(days) == len(page.table.model.rows)


def test_a_broken_promise_goes_before_an_open_one_in_its_tag(page: OverduePage) -> None:
    words = [cell(page, at, "promise") for at in range(len(page.table.model.rows))]
    assert any(word.startswith("落空 ") for word in words)
    assert any(word.startswith("今天 ") for word in words)
    assert any(word.startswith("争议 ") for word in words)


def test_todays_step_says_today_and_a_later_one_its_day(page: OverduePage) -> None:
    for at, line in enumerate(page.table.model.rows):
        assert line.row is not None
        on = line.row.next_action_on
        assert on is not None
        words = cell(page, at, "next_action_on")
        today = on <= page.face.today
        assert words.startswith("今天 " if today else page.face.day(on))


def test_hidden_sums_are_hidden_everywhere(page: OverduePage, settle: Settle) -> None:
    page.face.figures.hide(True)
    settle()
    shown = [cell(page, at, "overdue_fen") for at in range(3)]
    shown += [*page.status().sentences, page.kpis.cards[0].sum.text()]
    assert all("••••" in words for words in shown)
    trend = page.kpis.cards[0].findChildren(type(page.panel.history))
    assert not any("200" in label.text() for label in trend)
    page.table.copy()
    assert "••••" in QGuiApplication.clipboard().text()
    page.face.figures.hide(False)
    settle()
    assert "••••" not in page.status().sentences[0]


def test_the_language_changes_while_the_room_is_open(page: OverduePage) -> None:
    assert cell(page, 0, "level") != ""
    page.face.speak("en")
    head = page.table.model.headerData(1, Qt.Orientation.Horizontal)
    assert head == "Overdue"
    assert page.title() == "Overdue"
    assert page.strip.chips.chip("").accessibleName().startswith("All overdue")
    assert "customers · total" in page.status().sentences[0]
    assert page.acts["contact"].text() == "Log a contact"
    assert page.panel.buttons["payment"].text() == "Payment"
    parts = page.ageing.bar.parts()
    assert [part.words for part in parts][:2] == ["1–30 days", "31–60"]


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


def test_a_payment_changes_the_row_and_the_owner_stays_where_they_stand(
    page: OverduePage, shop: Book, settle: Settle, context: Context
) -> None:
    line = page.table.model.row(3)
    page.table.select(line.sums.customer_id)
    settle()
    before = line.sums.overdue_fen
    command = RecordPayment(line.sums.customer_no, 10_000, page.face.today, PaymentMethod.CASH)
    with shop.write() as session:
        recorded = record_payment(session, context, command)
    page.face.changed.emit(recorded.changes)
    settle()
    current = page.table.current()
    assert current is not None
    assert current.sums.customer_no == line.sums.customer_no
    assert current.sums.overdue_fen == before - 10_000
    view = page.panel.view
    assert view is not None
    assert view.card.owes.overdue_fen == before - 10_000


def test_the_badge_is_kept_up_while_the_room_is_out_of_sight(
    qtbot: QtBot, shop_tools: Tools, shop: Book, settle: Settle
) -> None:
    page = OverduePage(shop_tools)
    qtbot.addWidget(page)
    page.refresh(None)
    settle()
    with shop.read() as session:
        expected = overdue_totals(session, page.face.today).customer_count
    badge = page.badge()
    assert badge is not None
    assert badge.count == expected
    assert not page.table.model.rows


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


def test_a_long_list_is_looked_at_where_it_is_seen(
    qtbot: QtBot, face: object, tmp_path: Path, day: date
) -> None:
    with Book.open(build(tmp_path / "long.book", 5_000)) as book:
        desk = Desk(face, book)  # type: ignore[arg-type]  # the fixture of the window
        tools = Tools(desk.face, desk.reader, Habits(tmp_path / "long.json"), desk)
        page = OverduePage(tools)
        show(qtbot, page)
        rows = page.table.model.rows
        assert len(rows) > 500
        known = [at for at, line in enumerate(rows) if not line.wanting]
        assert 10 <= len(known) < 120
        page.table.view.scrollToBottom()
        settled(qtbot, tools)
        assert not rows[-1].wanting
        assert rows[len(rows) // 2].wanting
        page.table.sort("level", descending=True)
        page.table.habit_changed.emit()
        settled(qtbot, tools)
        rows = page.table.model.rows
        assert not any(line.wanting for line in rows)
        page.table.sort("overdue_fen", descending=True)
        sums = [line.sums.overdue_fen for line in page.table.model.rows]
        assert all(left >= right for left, right in pairwise(sums))
        desk.reader.close()
    assert day == page.face.today


def test_the_rest_of_a_long_list_does_not_come_over_what_was_filtered_since(
    qtbot: QtBot, face: Face, tmp_path: Path
) -> None:
    with Book.open(build(tmp_path / "long.book", 5_000)) as book:
        desk = Desk(face, book)
        page = OverduePage(Tools(face, desk.reader, Habits(tmp_path / "long.json"), desk))
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: bool(page.table.model.rows))
        assert not page.whole
        page.filter_by(ListFilter(words="000123"))
        settled(qtbot, page.tools)
        assert [line.sums.customer_no for line in page.table.model.rows] == ["K-000123"]
        desk.reader.close()


def test_enter_opens_the_whole_card(page: OverduePage, settle: Settle) -> None:
    page.open_current()
    settle()
    opened = QApplication.activeModalWidget()
    assert isinstance(opened, CustomerCardDialog)
    opened.close()
