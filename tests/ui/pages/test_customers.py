"""The room of customers and the panel of both sides beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_ar.language.phones import masked
from desktop_ar.queries.customer_card import customer_card
from desktop_ar.queries.customers import customers
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.services.customers import CustomerData, add_customer
from desktop_ar.system.habits import Habits
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.face import Face
from desktop_ar.ui.pages.customers import FIRST, CustomersPage
from desktop_ar.ui.pages.page import Room, Tools
from desktop_ar.ui.pages.saved_filters import ListFilter
from tests.benchmarks.ledger import build
from tests.ui.pages.conftest import settled, show

Settle = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, shop_tools: Tools) -> CustomersPage:
    """The room, shown, with everything answered."""
    made = CustomersPage(shop_tools)
    show(qtbot, made)
    return made


def names(page: CustomersPage) -> list[str]:
    """The customers of the list, as they stand."""
    return [row.customer_name for row in page.table.model.rows]


def test_the_list_is_a_sound_model(page: CustomersPage) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(page.table.model, mode, page)
    page.table.sort("overdue_fen", descending=True)
    page.table.set_rows([])


def test_everybody_stands_here_by_the_sound_of_the_name(page: CustomersPage, shop: Book) -> None:
    with shop.read() as session:
        expected = customers(session, page.face.today)
    assert list(page.table.model.rows) == expected


@pytest.mark.parametrize("words", ["王小明", "wxm", "wangxiaoming", "K-0003", "2211"])
def test_a_customer_is_found_by_name_pinyin_number_and_end_of_the_phone(
    page: CustomersPage, shop: Book, settle: Settle, words: str
) -> None:
    page.search(words)
    settle()
    with shop.read() as session:
        expected = customers(session, page.face.today, search=words)
    assert list(page.table.model.rows) == expected
    assert page.strip.finder.text() == words
    page.search("")
    settle()
    assert len(page.table.model.rows) > len(expected)


def test_a_customer_is_found_by_the_number_of_a_bill_a_letter_or_a_card(
    page: CustomersPage, shop: Book, settle: Settle
) -> None:
    row = next(row for row in page.table.model.rows if row.overdue_fen and row.prepaid_value_fen)
    with shop.read() as session:
        card = customer_card(session, page.face.today, row.customer_no)
    for number in (card.bills[0].receivable_no, card.lots[0].lot_no, card.lots[0].lot_no.lower()):
        page.search(number)
        settle()
        assert [found.customer_no for found in page.table.model.rows] == [row.customer_no]
    page.search(card.bills[0].receivable_no[-4:])
    settle()
    assert row.customer_no in [found.customer_no for found in page.table.model.rows]


@pytest.mark.parametrize("chip", ["late", "owes", "prepaid"])
def test_chips_count_what_they_show(page: CustomersPage, settle: Settle, chip: str) -> None:
    everybody = list(page.table.model.rows)
    page.strip.chips.chip(chip).click()
    settle()
    amount = {"late": "overdue_fen", "owes": "open_fen", "prepaid": "prepaid_value_fen"}[chip]
    expected = [row for row in everybody if getattr(row, amount) > 0]
    assert list(page.table.model.rows) == expected
    assert page.strip.chips.chip(chip).accessibleName().endswith(f" {len(expected)}")


def test_the_foot_adds_up_what_is_late(page: CustomersPage, shop: Book) -> None:
    with shop.read() as session:
        expected = sum(row.overdue_fen for row in customers(session, page.face.today))
    assert page.face.figures.money(expected) in page.status().sentences[0]


def test_red_stands_only_where_something_is_late(page: CustomersPage) -> None:
    model = page.table.model
    look = model.columns[model.column_at("overdue_fen")].look
    assert look is not None
    for row in model.rows:
        assert (look(row, page.face).tone == "overdue") == (row.overdue_fen > 0)


def test_a_phone_is_masked_on_the_screen_and_whole_on_the_clipboard(page: CustomersPage) -> None:
    row = page.table.model.rows[3]
    page.table.select(row.customer_id)
    model = page.table.model
    assert model.index(3, model.column_at("phone")).data() == masked(row.phone) != row.phone
    page.acts["copy"].trigger()
    assert row.phone in QGuiApplication.clipboard().text()


def test_the_panel_shows_both_sides_of_the_current_customer(
    page: CustomersPage, shop: Book, settle: Settle
) -> None:
    row = next(row for row in page.table.model.rows if row.overdue_fen and row.prepaid_value_fen)
    page.table.select(row.customer_id)
    settle()
    with shop.read() as session:
        card = customer_card(session, page.face.today, row.customer_no)
    view = page.panel.view
    assert view is not None
    assert view.card == card
    money = page.face.figures.money
    texts = [label.text() for label in page.panel.sides.findChildren(type(page.panel.history))]
    assert money(row.overdue_fen) in texts
    assert money(row.prepaid_value_fen) in texts
    assert any(money(abs(card.net_fen)) in text for text in texts)
    assert page.panel.timeline.events.rowCount() > 0


def test_the_net_is_a_memo_and_says_so(page: CustomersPage, settle: Settle) -> None:
    row = next(row for row in page.table.model.rows if row.open_fen and row.prepaid_value_fen)
    page.table.select(row.customer_id)
    settle()
    texts = [label.text() for label in page.panel.sides.findChildren(type(page.panel.history))]
    assert any("仅供参考，不入账" in text for text in texts)


def test_the_phone_is_copied_whole_from_the_panel(page: CustomersPage, settle: Settle) -> None:
    row = page.table.model.rows[2]
    page.table.select(row.customer_id)
    settle()
    page.panel.head.copy_button.click()
    assert QGuiApplication.clipboard().text() == row.phone


@pytest.mark.parametrize("part", ["talk", "money", "prepaid", ""])
def test_the_history_is_narrowed_to_a_part(page: CustomersPage, settle: Settle, part: str) -> None:
    row = next(row for row in page.table.model.rows if row.overdue_fen and row.prepaid_value_fen)
    page.table.select(row.customer_id)
    settle()
    whole = page.panel.timeline.events.rowCount()
    page.panel.choose_part(part)
    assert page.panel.timeline.events.rowCount() <= whole
    assert page.panel.part_button.text() == {
        "": "全部", "talk": "联系与函件", "money": "账单与收款", "prepaid": "预付",
    }[part]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "dialog"),
    [
        ("contact", "ContactDialog"),
        ("payment", "PaymentDialog"),
        ("plan", "PlanDialog"),
        ("letter", "LetterDialog"),
    ],
)
def test_the_four_buttons_open_their_dialogs(
    page: CustomersPage, settle: Settle, key: str, dialog: str
) -> None:
    row = next(row for row in page.table.model.rows if row.overdue_fen)
    page.table.select(row.customer_id)
    settle()
    page.panel.buttons[key].click()
    settle()
    opened = QApplication.activeModalWidget()
    assert opened is not None
    assert type(opened).__name__ == dialog
    opened.close()
    settle()


def test_who_runs_down_the_list_asks_for_the_last_customer_only(
    page: CustomersPage, settle: Settle
) -> None:
    page.enter()
    for _ in range(6):
        QTest.keyClick(page.table.view, Qt.Key.Key_Down)
    settle()
    current = page.table.current()
    assert current is not None
    assert page.panel.customer_no == current.customer_no == page.table.model.rows[6].customer_no
    view = page.panel.view
    assert view is not None
    assert view.card.facts.customer_no == current.customer_no


def test_a_new_customer_appears_in_the_order_of_names(
    page: CustomersPage, shop: Book, settle: Settle, context: Context
) -> None:
    with shop.write() as session:
        changes = add_customer(session, context, CustomerData("单晓梅", phone="13900001111"))
    page.face.changed.emit(changes)
    settle()
    assert "单晓梅" in names(page)
    with shop.read() as session:
        expected = [row.customer_name for row in customers(session, page.face.today)]
    assert names(page) == expected


def test_nobody_found_offers_to_take_the_name_on(page: CustomersPage, settle: Settle) -> None:
    page.filter_by(ListFilter(words="没有这个人"))
    settle()
    assert page.empty.isVisible()
    page.empty.link.click()
    settle()
    opened = QApplication.activeModalWidget()
    assert opened is not None
    assert type(opened).__name__ == "CustomerDialog"
    opened.close()
    settle()


def test_an_empty_book_says_where_to_begin(qtbot: QtBot, tools: Tools) -> None:
    page = CustomersPage(tools)
    show(qtbot, page)
    assert page.empty.isVisible()
    assert page.empty.button.text() == "导入名单"
    page.empty.button.click()
    settled(qtbot, tools)
    opened = QApplication.activeModalWidget()
    assert opened is not None
    assert type(opened).__name__ == "ImportDialog"
    opened.close()
    settled(qtbot, tools)


def test_a_long_list_shows_its_head_at_once_and_then_all(
    qtbot: QtBot, face: Face, tmp_path: Path
) -> None:
    with Book.open(build(tmp_path / "long.book", 4_000)) as book:
        desk = Desk(face, book)
        tools = Tools(face, desk.reader, Habits(tmp_path / "long.json"), desk)
        page = CustomersPage(tools)
        seen: list[int] = []
        page.table.model.modelReset.connect(lambda: seen.append(len(page.table.model.rows)))
        show(qtbot, page)
        assert FIRST in seen
        assert len(page.table.model.rows) == 800
        assert "800" in page.status().sentences[0]
        desk.reader.close()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("room", list(Room))
def test_no_column_is_out_of_sight(
    page: CustomersPage, settle: Settle, language: str, room: Room
) -> None:
    page.face.speak(language)
    page.resize(*{Room.WIDE: (1120, 720), Room.NARROW: (968, 526), Room.SMALL: (844, 526)}[room])
    page.set_room(room)
    settle()
    assert not page.table.view.horizontalScrollBar().isVisible()
