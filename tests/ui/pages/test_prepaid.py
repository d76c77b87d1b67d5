"""The prepaid room: its rows, filters, charts and sums are those of the questions behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_ar.domain.codes import LotState
from desktop_ar.queries.figures import prepaid_figures
from desktop_ar.queries.prepaid import prepaid, prepaid_totals
from desktop_ar.queries.prepaid_charts import prepaid_kinds, prepaid_weeks
from desktop_ar.queries.prepaid_filters import PREPAID_FILTERS
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.services.prepaid import Redeem, redeem
from desktop_ar.ui.pages.page import Room, Tools
from desktop_ar.ui.pages.prepaid import PrepaidPage
from desktop_ar.ui.pages.prepaid_charts import kind_part, week_part
from desktop_ar.ui.pages.saved_filters import ListFilter
from tests.ui.pages.conftest import show

Settle = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, shop_tools: Tools) -> PrepaidPage:
    """The room, shown, with everything answered."""
    made = PrepaidPage(shop_tools)
    show(qtbot, made)
    return made


def numbers(page: PrepaidPage) -> list[str]:
    """The lots of the list, as they stand."""
    return [row.lot_no for row in page.table.model.rows]


def cell(page: PrepaidPage, row: int, key: str) -> str:
    """The words of a cell."""
    model = page.table.model
    return str(model.index(row, model.column_at(key)).data())


def test_the_list_is_a_sound_model(page: PrepaidPage) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(page.table.model, mode, page)
    page.table.sort("value_left_fen", descending=True)
    page.table.set_rows([])


def test_the_rows_are_those_of_the_command_nearest_deadline_first(
    page: PrepaidPage, shop: Book
) -> None:
    with shop.read() as session:
        expected = prepaid(session, page.face.today)
    assert list(page.table.model.rows) == expected


@pytest.mark.parametrize("name", PREPAID_FILTERS)
def test_a_chip_shows_what_the_filter_of_its_name_finds(
    page: PrepaidPage, shop: Book, settle: Settle, name: str
) -> None:
    page.strip.chips.chip(name).click()
    settle()
    with shop.read() as session:
        expected = prepaid(session, page.face.today, (name,))
        totals = prepaid_totals(session, page.face.today, (name,))
    assert numbers(page) == [row.lot_no for row in expected]
    assert page.strip.chips.chip(name).accessibleName().endswith(f" {totals.lot_count}")
    assert page.face.figures.money(totals.value_left_fen) in page.status().sentences[0]


def test_a_week_of_the_chart_filters_its_deadlines_and_again_shows_all(
    page: PrepaidPage, shop: Book, settle: Settle
) -> None:
    with shop.read() as session:
        weeks = prepaid_weeks(session, page.face.today)
    week = next(week for week in weeks if week.lot_count)
    page.charts.weeks.clicked.emit(week_part(week))
    settle()
    rows = page.table.model.rows
    assert len(rows) == week.lot_count
    assert sum(row.value_left_fen for row in rows) == week.value_left_fen
    page.charts.weeks.clicked.emit(week_part(week))
    settle()
    assert page.asked == ListFilter()
    assert len(page.table.model.rows) > week.lot_count


def test_a_kind_of_the_chart_filters(page: PrepaidPage, shop: Book, settle: Settle) -> None:
    with shop.read() as session:
        kind = prepaid_kinds(session, page.face.today)[1]
    page.charts.kinds.clicked.emit(kind_part(kind.kind))
    settle()
    assert {row.kind for row in page.table.model.rows} == {kind.kind}
    assert page.total_fen(page.table.model.rows) == kind.value_left_fen


def test_the_figures_are_the_sums_of_their_filters(page: PrepaidPage, shop: Book) -> None:
    with shop.read() as session:
        figures = prepaid_figures(session, page.face.today)
    money = page.face.figures.money
    assert [card.sum.text() for card in page.kpis.cards] == [
        money(figures.prepaid_fen),
        money(figures.ending_fen),
        money(figures.expired_fen),
        money(figures.unused_fen),
    ]
    assert money(page.total_fen(page.table.model.rows)) == money(figures.prepaid_fen)


def test_what_is_past_its_deadline_is_amber_and_keeps_its_value(page: PrepaidPage) -> None:
    rows = page.table.model.rows
    past = [at for at, row in enumerate(rows) if row.state is LotState.EXPIRED]
    assert past == list(range(len(past)))
    for at in past:
        assert cell(page, at, "days_left").startswith("过期 ")
        assert rows[at].value_left_fen > 0
        assert cell(page, at, "value_left_fen") != ""


def test_seven_days_before_its_end_a_credit_asks_for_attention(page: PrepaidPage) -> None:
    model = page.table.model
    at = model.column_at("days_left")
    look = model.columns[at].look
    assert look is not None
    tones = {row.days_left: look(row, page.face).tone for row in model.rows if row.days_left}
    assert all((tone == "warn") == (days <= 7) for days, tone in tones.items())


def test_r_uses_the_lot_of_the_current_row(page: PrepaidPage, settle: Settle) -> None:
    row = next(row for row in page.table.model.rows if row.state is LotState.ACTIVE)
    page.table.select(row.lot_no)
    page.enter()
    QTest.keyClick(page.table.view, Qt.Key.Key_R)
    settle()
    opened = QApplication.activeModalWidget()
    assert opened is not None
    assert type(opened).__name__ == "RedeemDialog"
    assert opened.customer_no == row.customer_no  # type: ignore[attr-defined]
    opened.close()
    settle()


@pytest.mark.parametrize(
    ("key", "dialog"), [(Qt.Key.Key_X, "ExtendLotDialog"), (Qt.Key.Key_B, "RefundDialog")]
)
def test_x_gives_the_lot_more_time_and_b_shows_its_refund_sheet(
    page: PrepaidPage, settle: Settle, key: Qt.Key, dialog: str
) -> None:
    row = next(row for row in page.table.model.rows if row.valid_until is not None)
    page.table.select(row.lot_no)
    page.enter()
    QTest.keyClick(page.table.view, key)
    settle()
    opened = QApplication.activeModalWidget()
    assert opened is not None
    assert type(opened).__name__ == dialog
    assert opened.lot_no == row.lot_no  # type: ignore[attr-defined]
    opened.close()
    settle()


def test_a_activates_the_lot_that_waits_and_no_other(page: PrepaidPage, settle: Settle) -> None:
    rows = page.table.model.rows
    usable = next(row for row in rows if row.state is LotState.ACTIVE)
    waits = next(row for row in rows if row.state is LotState.NOT_ACTIVATED)
    act = page.acts["activate_lot"]
    assert act in page.actions()  # the context menu shows these
    page.enter()
    page.table.select(usable.lot_no)
    assert not act.isEnabled()
    page.table.select(waits.lot_no)
    assert act.isEnabled()
    QTest.keyClick(page.table.view, Qt.Key.Key_A)
    settle()
    opened = QApplication.activeModalWidget()
    assert opened is not None
    assert type(opened).__name__ == "ActivateLotDialog"
    assert opened.lot_no == waits.lot_no  # type: ignore[attr-defined]
    opened.close()
    settle()


def test_a_use_changes_the_row_and_the_sums(
    page: PrepaidPage, shop: Book, settle: Settle, context: Context
) -> None:
    row = next(
        row for row in page.table.model.rows if row.state is LotState.ACTIVE and row.units_left
    )
    before = page.total_fen(page.table.model.rows)
    page.table.select(row.lot_no)
    with shop.write() as session:
        used = redeem(session, context, Redeem(row.lot_no, page.face.today, units=1))
    page.face.changed.emit(used.changes)
    settle()
    current = page.table.current()
    assert current is not None
    assert current.lot_no == row.lot_no
    assert current.units_left == (row.units_left or 0) - 1
    change = row.value_left_fen - current.value_left_fen
    assert page.total_fen(page.table.model.rows) == before - change


def test_names_are_ordered_by_their_sound(page: PrepaidPage, shop: Book, settle: Settle) -> None:
    page.table.sort("customer_name")
    page.table.habit_changed.emit()
    settle()
    with shop.read() as session:
        expected = prepaid(session, page.face.today, sort="customer_name")
    assert [row.customer_name for row in page.table.model.rows] == [
        row.customer_name for row in expected
    ]


def test_hidden_sums_are_hidden_in_list_foot_and_charts(page: PrepaidPage) -> None:
    page.face.figures.hide(True)
    by_value = next(at for at, row in enumerate(page.table.model.rows) if row.units_bought is None)
    assert cell(page, by_value, "units_left") == "••••"
    assert cell(page, by_value, "value_left_fen") == "••••"
    assert "••••" in page.status().sentences[0]
    assert "••••" in page.charts.near.words()


def test_the_language_changes_while_the_room_is_open(page: PrepaidPage) -> None:
    page.face.speak("en")
    assert page.title() == "Prepaid"
    assert page.charts.by_week.text() == "Ends by week"
    first = page.table.model.rows[0]
    late = page.face.today - (first.valid_until or page.face.today)
    assert cell(page, 0, "days_left") == f"{late // timedelta(days=1)} days past"
    assert "lots · total" in page.status().sentences[0]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("room", list(Room))
def test_no_column_is_out_of_sight(
    page: PrepaidPage, settle: Settle, language: str, room: Room
) -> None:
    page.face.speak(language)
    page.resize(*{Room.WIDE: (1120, 720), Room.NARROW: (968, 526), Room.SMALL: (844, 526)}[room])
    page.set_room(room)
    settle()
    assert not page.table.view.horizontalScrollBar().isVisible()


def test_rows_are_copied_with_numbers_and_whole_dates(page: PrepaidPage) -> None:
    page.table.view.selectAll()
    page.acts["copy"].trigger()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    row = page.table.model.rows[0]
    value, until = lines[0].index("剩余价值"), lines[0].index("有效期至")
    assert lines[1][value] == f"{row.value_left_fen // 100}.{row.value_left_fen % 100:02d}"
    assert lines[1][until] == str(row.valid_until)


def test_an_old_note_of_a_part_that_is_none_filters_nothing(
    page: PrepaidPage, settle: Settle
) -> None:
    everything = numbers(page)
    page.filter_by(ListFilter(part="week:yesterday:tomorrow"))
    settle()
    assert numbers(page) == everything
