"""The room of reports: the ageing of twelve months, the figures of a period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from desktop_ar.domain.periods import Period
from desktop_ar.queries.ageing import ageing_totals
from desktop_ar.queries.kpi import period_figures
from desktop_ar.services.book import Book
from desktop_ar.ui.pages.page import Room, Tools
from desktop_ar.ui.pages.report_lines import ReportLine, value_words
from desktop_ar.ui.pages.reports import MONTHS, ReportsPage, period_of
from desktop_ar.ui.pages.saved_filters import ListFilter
from tests.ui.names import nameless
from tests.ui.pages.conftest import show

Settle = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, shop_tools: Tools) -> ReportsPage:
    """The room, shown, with everything answered."""
    made = ReportsPage(shop_tools)
    show(qtbot, made)
    return made


def line(page: ReportsPage, key: str) -> ReportLine:
    """A line of the report."""
    return next(row for row in page.table.model.rows if row.key == key)


def test_the_lines_are_those_of_the_period_and_the_bridge_adds_up(
    page: ReportsPage, shop: Book, day: date
) -> None:
    QAbstractItemModelTester(
        page.table.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page
    )
    with shop.read() as session:
        found = period_figures(session, Period(day.replace(day=1), day))
    assert line(page, "dso").days == found.dso
    rows = page.table.model.rows
    moved = ("issued", "paid", *(row.key for row in rows if row.key.startswith("adjusted_")))
    total = sum(line(page, key).fen or 0 for key in ("opening", *moved))
    assert total == line(page, "closing").fen
    for spec in page.table.model.columns:
        page.table.sort(spec.key)


def test_a_bar_of_the_chart_is_a_month_and_a_click_shows_its_figures(
    page: ReportsPage, shop: Book, day: date, settle: Settle
) -> None:
    bars = page.chart._bars
    assert len(bars) == MONTHS
    with shop.read() as session:
        assert bars[-1].fen == ageing_totals(session, day).open_fen
    page.chart.setFocus()
    for _ in range(3):
        QTest.keyClick(page.chart, Qt.Key.Key_Right)
    QTest.keyClick(page.chart, Qt.Key.Key_Return)
    settle()
    assert page.period().first.isoformat() == bars[3].key
    assert line(page, "closing").fen == bars[3].fen
    page.filter_by(ListFilter("quarter"))
    settle()
    assert page.period() == period_of("quarter", "", day)


def test_enter_on_what_is_overdue_opens_the_list_it_is_the_sum_of(
    page: ReportsPage, qtbot: QtBot, settle: Settle
) -> None:
    page.table.select("overdue")
    with qtbot.waitSignal(page.room_wanted) as wanted:
        QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    assert wanted.args == ["overdue", ""]
    page.filter_by(ListFilter("last_month"))
    settle()
    assert line(page, "overdue").room is None


def test_a_figure_that_is_not_defined_is_a_dash(page: ReportsPage) -> None:
    assert value_words(ReportLine("x", "Figures", "Figure", "Figure"), page.face) == "-"


@pytest.mark.parametrize("room", list(Room))
def test_every_part_has_a_name_in_every_room(qtbot: QtBot, shop_tools: Tools, room: Room) -> None:
    shop_tools.face.speak("en")
    page = ReportsPage(shop_tools)
    show(qtbot, page, room)
    assert page.title() == "Reports"
    assert nameless(page) == []
