"""A list in its card: keys, place, copy, columns."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.tokens import DARK
from desktop_ar.ui.models.columns import ColumnSpec, Kind, Look
from desktop_ar.ui.widgets.table_card import TableCard


@dataclass(frozen=True, slots=True)
class Line:
    """A row."""

    no: int
    name: str
    fen: int
    days: int


def columns() -> list[ColumnSpec[Line]]:
    """A column of every kind that reads a role."""

    def spec(key: str, kind: Kind, width: int, **more: object) -> ColumnSpec[Line]:
        return ColumnSpec(
            key=key,
            header=key.title(),
            kind=kind,
            width=width,
            text=lambda row, _face: f"{key} {row.no}",
            sort_key=lambda row: row.no,
            **more,  # type: ignore[arg-type]  # the optional fields, each with its own type
        )

    return [
        ColumnSpec(
            key="name",
            header="Customer",
            kind=Kind.NAME,
            width=150,
            stretch=True,
            text=lambda row, _face: row.name,
            sort_key=lambda row: row.name,
        ),
        ColumnSpec(
            key="sum",
            header="Overdue",
            kind=Kind.MONEY,
            width=96,
            text=lambda row, face: face.figures.amount(row.fen),
            sort_key=lambda row: row.fen,
        ),
        ColumnSpec(
            key="days",
            header="Days",
            kind=Kind.DAYS,
            width=62,
            text=lambda row, _face: str(row.days),
            sort_key=lambda row: row.days,
            look=lambda _row, _face: Look(tone="age3"),
        ),
        spec("level", Kind.LADDER, 84, look=lambda _r, _f: Look(figure=3)),
        spec("tag", Kind.TAG, 126, look=lambda _r, _f: Look(tone="warn", icon="scale")),
        spec("left", Kind.PROGRESS, 200, look=lambda _r, _f: Look(figure=0.4, rest=" / 10")),
        spec("step", Kind.STEP, 130, look=lambda _r, _f: Look(icon="phone", strong=True)),
        spec("text", Kind.TEXT, 100, look=lambda _r, _f: Look(icon="layers")),
        spec("count", Kind.NUMBER, 60),
        spec("date", Kind.DATE, 76),
    ]


ROWS = [Line(n, f"客户 {n}", n * 123_456, n * 9) for n in range(1, 8)]


@pytest.fixture
def card(face: Face, qtbot: QtBot) -> TableCard[Line]:
    made: TableCard[Line] = TableCard(face, columns(), lambda row: row.no)
    qtbot.addWidget(made)
    made.resize(1200, 400)
    made.show()
    qtbot.waitExposed(made)
    made.set_rows(ROWS)
    return made


def test_every_kind_of_column_is_drawn_in_both_themes(card: TableCard[Line], face: Face) -> None:
    light = card.grab().toImage()
    face.theme.choose("dark")
    dark = card.grab().toImage()
    assert light != dark
    assert dark.pixelColor(600, 380).name().upper() == DARK.surface


def test_enter_opens_the_row_one_stands_on(card: TableCard[Line], qtbot: QtBot) -> None:
    card.select(3)
    with qtbot.waitSignal(card.opened) as signal:
        QTest.keyClick(card.view, Qt.Key.Key_Return)
    assert signal.args == [ROWS[2]]


def test_arrow_keys_move_and_say_where_one_is(card: TableCard[Line], qtbot: QtBot) -> None:
    card.select(3)
    with qtbot.waitSignal(card.current_changed) as signal:
        QTest.keyClick(card.view, Qt.Key.Key_Down)
    assert signal.args == [ROWS[3]]
    assert card.view.by_key


def test_tab_leaves_the_list(card: TableCard[Line]) -> None:
    assert not card.view.tabKeyNavigation()
    assert card.view.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_letters_are_left_to_the_acts(card: TableCard[Line]) -> None:
    named = Line(8, "Lin", 100, 1)
    card.set_rows([*ROWS, named])
    card.select(5)
    QTest.keyClicks(card.view, "l")
    assert card.current() == ROWS[4]


def test_the_same_customers_stay_selected_over_a_refresh(card: TableCard[Line]) -> None:
    card.select(2)
    card.view.selectionModel().select(
        card.model.index(4, 0),
        card.view.selectionModel().SelectionFlag.Select
        | card.view.selectionModel().SelectionFlag.Rows,
    )
    card.set_rows(list(reversed(ROWS)))
    current = card.current()
    assert current is not None
    assert current.no == 2
    assert {row.no for row in card.selected()} == {2, 5}


def test_a_customer_who_is_gone_is_not_replaced_by_another(card: TableCard[Line]) -> None:
    card.select(2)
    card.set_rows([row for row in ROWS if row.no != 2])
    assert card.current() is None
    assert card.selected() == []


def test_ctrl_c_copies_heads_and_figures_a_spreadsheet_can_add(card: TableCard[Line]) -> None:
    card.select(2)
    QTest.keyClick(card.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, line, rest = QGuiApplication.clipboard().text().split("\n")
    assert head.split("\t")[:3] == ["客户", "逾期", "天数"]
    assert line.split("\t")[:3] == ["客户 2", "2469.12", "18"]
    assert rest == ""


def test_a_name_that_looks_like_a_formula_is_harmless(card: TableCard[Line]) -> None:
    card.set_rows([Line(1, "=1+1", 100, 1)])
    card.select(1)
    card.copy()
    assert "\n'=1+1\t" in QGuiApplication.clipboard().text()


def test_hidden_sums_are_not_copied(card: TableCard[Line], face: Face) -> None:
    face.figures.hide(True)
    card.select(2)
    card.copy()
    assert "2469.12" not in QGuiApplication.clipboard().text()
    face.figures.hide(False)


def test_a_click_on_a_head_sorts_and_a_second_one_turns(card: TableCard[Line]) -> None:
    spot = QPoint(card.head.sectionViewportPosition(1) + 20, 10)
    for first in (7, 1):
        QTest.mouseClick(card.head.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert card.model.row(0).no == first
    assert card.head.isSortIndicatorShown()


def test_sums_are_never_cut(card: TableCard[Line]) -> None:
    before = card.view.columnWidth(1)
    card.set_rows([*ROWS, Line(9, "大客户", 123_456_789_00, 1)])
    assert card.view.columnWidth(1) > before


def test_columns_fill_the_card_and_none_is_pushed_out(card: TableCard[Line]) -> None:
    shown = sum(card.view.columnWidth(at) for at in card.shown_columns())
    assert shown == card.view.viewport().width()
    assert not card.view.horizontalScrollBar().isVisible()


def test_habits_come_back_as_they_were_left(
    card: TableCard[Line], face: Face, qtbot: QtBot
) -> None:
    card.sort("days", descending=True)
    card.set_column_hidden("date", True)
    card.head.moveSection(2, 1)
    card.view.setColumnWidth(4, 170)
    habit = card.habit()
    other: TableCard[Line] = TableCard(face, columns(), lambda row: row.no)
    qtbot.addWidget(other)
    other.set_rows(ROWS)
    other.take_habit(habit)
    assert other.habit() == habit
    assert other.model.row(0).no == 7
    other.take_habit({"order": ["gone", "days"], "widths": {"gone": 3}, "sort": ("gone", True)})


def test_the_chooser_names_every_column_but_cannot_hide_the_first(card: TableCard[Line]) -> None:
    menu = card.column_menu()
    actions = menu.actions()
    assert len(actions) == 10
    assert not actions[0].isEnabled()
    actions[9].trigger()
    assert 9 not in card.shown_columns()


def test_an_empty_list_shows_what_it_is_for(card: TableCard[Line]) -> None:
    words = QLabel("nothing yet")
    card.set_empty(words)
    card.set_rows([])
    assert words.isVisible()
    assert not card.view.isVisible()
    card.set_rows(ROWS)
    assert card.view.isVisible()


def test_hover_takes_the_whole_row(card: TableCard[Line]) -> None:
    QTest.mouseMove(card.view.viewport(), QPoint(300, 60))
    assert card.view.hovered == 1


def test_the_name_of_a_row_is_drawn_bold_and_sums_end_at_one_edge(card: TableCard[Line]) -> None:
    """Right edges of sums in one column: the last ink of every row is at the same place."""
    card.set_rows([Line(1, "甲", 111_00, 1), Line(2, "乙", 1_111_111_11, 1)])
    image = card.view.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    left = round(card.view.columnViewportPosition(1) * ratio)
    right = left + round(card.view.columnWidth(1) * ratio)
    edges = []
    for top in (0, 40):
        inked = [
            x
            for x in range(left, right)
            for y in range(round((top + 8) * ratio), round((top + 32) * ratio))
            if image.pixelColor(x, y).lightness() < 120
        ]
        edges.append(max(inked))
    assert abs(edges[0] - edges[1]) <= 1
