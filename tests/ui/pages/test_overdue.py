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
from desktop_ar.ui.pages.overdue import OverduePage
from desktop_ar.ui.pages.page import Tools
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
