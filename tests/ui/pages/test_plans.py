"""The room of plans: its rows, filters, sums, and what can be done with each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop_ar.domain.codes import LetterKind, PlanState
from desktop_ar.queries.plans import PlanRow, plans
from desktop_ar.services.book import Book
from desktop_ar.ui.dialogs.ending import EndPlanDialog
from desktop_ar.ui.dialogs.letter import LetterDialog
from desktop_ar.ui.dialogs.payment import PaymentDialog
from desktop_ar.ui.dialogs.pick_customer import CustomerPicker
from desktop_ar.ui.dialogs.plan_card import PlanCard
from desktop_ar.ui.dialogs.sign import SignPlanDialog
from desktop_ar.ui.pages.page import Room, Tools
from desktop_ar.ui.pages.plans import PlansPage
from desktop_ar.ui.pages.saved_filters import ListFilter
from tests.ui.names import nameless
from tests.ui.pages.conftest import show

Settle = Callable[[], None]
UNSIGNED = (PlanState.DRAFT, PlanState.PRINTED)
ENDED = (PlanState.COMPLETED, PlanState.BROKEN, PlanState.CANCELLED, PlanState.REPLACED)


@pytest.fixture
def page(qtbot: QtBot, shop_tools: Tools) -> PlansPage:
    """The room, shown, with everything answered."""
    made = PlansPage(shop_tools)
    show(qtbot, made)
    return made


@pytest.fixture
def rows(shop: Book, day: date) -> list[PlanRow]:
    """What the question behind it answers."""
    with shop.read() as session:
        return plans(session, day)


def numbers(page: PlansPage) -> list[str]:
    """The plans of the list, as they stand."""
    return [row.plan_no for row in page.table.model.rows]


def cell(page: PlansPage, row: int, key: str) -> str:
    """The words of a cell."""
    model = page.table.model
    return str(model.index(row, model.column_at(key)).data())


def top() -> QDialog:
    """The dialog that is open."""
    return next(
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog) and widget.isVisible()
    )


def first(rows: list[PlanRow], *states: PlanState) -> PlanRow:
    """The first plan in one of these states."""
    return next(row for row in rows if row.state in states)


def test_the_list_is_a_sound_model(page: PlansPage) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(page.table.model, mode, page)
    for spec in page.table.model.columns:
        page.table.sort(spec.key)
    page.table.set_rows([])


def test_the_rows_are_those_of_the_question_nearest_first(
    page: PlansPage, rows: list[PlanRow]
) -> None:
    assert numbers(page) == [row.plan_no for row in rows]
    for at, row in enumerate(rows):
        assert cell(page, at, "customer_name") == row.customer_name
        assert cell(page, at, "left_fen") == page.face.figures.amount(row.left_fen)
        assert cell(page, at, "progress").startswith(str(row.paid_count))


def test_its_number_counts_the_plans_being_paid(page: PlansPage, rows: list[PlanRow]) -> None:
    badge = page.badge()
    assert badge is not None
    assert badge.count == sum(row.state is PlanState.ACTIVE for row in rows)


@pytest.mark.parametrize(
    ("chip", "holds"),
    [
        ("active", lambda row: row.state is PlanState.ACTIVE),
        ("late", lambda row: row.state is PlanState.ACTIVE and row.overdue_fen > 0),
        ("unsigned", lambda row: row.state in UNSIGNED),
        ("ended", lambda row: row.state in ENDED),
    ],
)
def test_each_chip_shows_what_it_says(
    page: PlansPage,
    rows: list[PlanRow],
    settle: Settle,
    chip: str,
    holds: Callable[[PlanRow], bool],
) -> None:
    page.filter_by(ListFilter(chip))
    settle()
    wanted = [row.plan_no for row in rows if holds(row)]
    assert wanted
    assert numbers(page) == wanted


@pytest.mark.parametrize("typed", ["slxy", "石榴", "FQ-2026-0005"])
def test_it_finds_by_pinyin_name_and_number(
    page: PlansPage, rows: list[PlanRow], settle: Settle, typed: str
) -> None:
    page.ask_words(typed)
    settle()
    wanted = next(row.plan_no for row in rows if row.customer_name.startswith("石榴"))
    assert numbers(page) == [wanted]


def test_the_foot_adds_up_what_is_owed(page: PlansPage, rows: list[PlanRow]) -> None:
    total = page.face.figures.money(sum(row.left_fen for row in rows))
    assert total in page.status().sentences[0]


def test_enter_shows_every_installment_of_the_plan(
    page: PlansPage, rows: list[PlanRow], settle: Settle
) -> None:
    QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    settle()
    card = top()
    assert isinstance(card, PlanCard)
    assert list(card.table.model.rows) == list(rows[0].installments)
    assert nameless(card) == []
    words = {str(card.table.model.index(at, 4).data()) for at in range(len(rows[0].installments))}
    card.face.speak("en")
    said = {str(card.table.model.index(at, 4).data()) for at in range(len(rows[0].installments))}
    assert words & said == set()
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_a_paper_that_came_back_is_marked_and_printed_only_before_it_is_signed(
    page: PlansPage, rows: list[PlanRow], settle: Settle
) -> None:
    page.table.select(first(rows, PlanState.ACTIVE).plan_no)
    assert not page.acts["sign"].isEnabled()
    assert not page.acts["paper"].isEnabled()
    assert page.acts["end"].isEnabled()
    page.table.select(first(rows, *UNSIGNED).plan_no)
    assert page.acts["sign"].isEnabled()
    page.acts["sign"].trigger()
    settle()
    assert isinstance(top(), SignPlanDialog)
    top().reject()
    page.table.select(first(rows, *ENDED).plan_no)
    assert not page.acts["end"].isEnabled()


def test_the_agreement_of_this_very_plan_is_printed(
    page: PlansPage, rows: list[PlanRow], settle: Settle
) -> None:
    row = first(rows, *UNSIGNED)
    page.table.select(row.plan_no)
    QTest.keyClick(page.table.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle()
    dialog = top()
    assert isinstance(dialog, LetterDialog)
    assert dialog.order().kind is LetterKind.AGREEMENT
    assert dialog.order().plan_no == row.plan_no
    dialog.reject()


def test_ending_a_plan_asks_first(page: PlansPage, rows: list[PlanRow], settle: Settle) -> None:
    row = first(rows, PlanState.ACTIVE)
    page.table.select(row.plan_no)
    page.acts["end"].trigger()
    settle()
    dialog = top()
    assert isinstance(dialog, EndPlanDialog)
    assert dialog.plan_no == row.plan_no
    dialog.reject()


def test_p_records_a_payment_of_the_customer(
    page: PlansPage, rows: list[PlanRow], settle: Settle
) -> None:
    QTest.keyClick(page.table.view, Qt.Key.Key_P)
    settle()
    dialog = top()
    assert isinstance(dialog, PaymentDialog)
    assert dialog.customer_no == rows[0].customer_no == page.current_customer_no()
    dialog.reject()


def test_without_plans_the_room_says_what_it_is_for_and_offers_the_next_step(
    qtbot: QtBot, tools: Tools
) -> None:
    page = PlansPage(tools)
    show(qtbot, page)
    assert page.empty.isVisible()
    assert page.empty.button.isVisible()
    page.empty.button.click()
    assert isinstance(top(), CustomerPicker)
    top().reject()
    with qtbot.waitSignal(page.room_wanted) as wanted:
        page.empty.link.click()
    assert wanted.args == ["overdue", ""]


def test_a_filter_that_finds_nothing_offers_all_plans(
    page: PlansPage, rows: list[PlanRow], settle: Settle
) -> None:
    page.ask_words("nobody")
    settle()
    assert page.empty.isVisible()
    page.empty.button.click()
    settle()
    assert len(numbers(page)) == len(rows)


@pytest.mark.parametrize("room", list(Room))
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_name_and_no_sum_is_cut(
    qtbot: QtBot, shop_tools: Tools, room: Room, language: str
) -> None:
    shop_tools.face.speak(language)
    page = PlansPage(shop_tools)
    show(qtbot, page, room)
    view, model = page.table.view, page.table.model
    for key in ("customer_name", "total_fen", "left_fen", "plan_no"):
        at = model.column_at(key)
        assert view.columnWidth(at) >= view.sizeHintForColumn(at) or key == "customer_name"
    width = sum(view.columnWidth(at) for at in page.table.shown_columns())
    if room is not Room.SMALL:
        assert width <= view.viewport().width()


def test_words_follow_the_language_and_everything_has_a_name(page: PlansPage) -> None:
    page.face.speak("en")
    assert page.title() == "Plans"
    assert page.acts["sign"].text() == "Mark as signed"
    assert cell(page, 0, "state") == "Signed"
    assert nameless(page) == []
