"""Lists: Qt's own tester, order, place kept over a refresh, copying."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop_ar.ui.face import Face
from desktop_ar.ui.models.columns import ColumnSpec, Kind, Look, Role
from desktop_ar.ui.models.rows import RowTableModel

DESCENDING = Qt.SortOrder.DescendingOrder


@dataclass(frozen=True, slots=True)
class Line:
    """A row as a query gives it."""

    no: int
    name: str
    fen: int
    due: date | None


COLUMNS: list[ColumnSpec[Line]] = [
    ColumnSpec(
        key="name",
        header="Customer",
        text=lambda row, _face: row.name,
        sort_key=lambda row: row.name,
        kind=Kind.NAME,
        tip=lambda row, _face: f"no {row.no}",
    ),
    ColumnSpec(
        key="fen",
        header="Overdue",
        text=lambda row, face: face.figures.amount(row.fen),
        sort_key=lambda row: row.fen,
        kind=Kind.MONEY,
        look=lambda _row, _face: Look(tone="overdue"),
    ),
    ColumnSpec(
        key="due",
        header="Due",
        text=lambda row, face: face.day(row.due) if row.due else "",
        sort_key=lambda row: row.due,
        kind=Kind.DATE,
        copy=lambda row, _face: row.due.isoformat() if row.due else "",
    ),
]


def lines(count: int) -> list[Line]:
    """Rows in no order; every fourth has no date."""
    day = date(2026, 1, 1)
    return [
        Line(n, f"客户{n * 7919 % count:06d}", n * 104_729 % 1_000_003,
             None if n % 4 == 0 else day + timedelta(days=n % 300))
        for n in range(count)
    ]  # fmt: skip


@pytest.fixture
def model(face: Face) -> RowTableModel[Line]:
    made: RowTableModel[Line] = RowTableModel(face, COLUMNS, lambda row: row.no)
    made.set_rows(lines(9))
    return made


def test_qt_finds_no_fault_with_the_model(model: RowTableModel[Line]) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(1, DESCENDING)
    model.set_rows(lines(3))
    model.set_rows([])
    model.set_rows(lines(5))
    model.sort(2)
    assert tester.model() is model


def test_an_order_holds_for_rows_that_come_later(model: RowTableModel[Line]) -> None:
    model.sort(1, DESCENDING)
    model.set_rows(lines(50))
    sums = [row.fen for row in model.rows]
    assert sums == sorted(sums, reverse=True)


@pytest.mark.parametrize("order", list(Qt.SortOrder))
def test_what_is_unknown_stands_last_in_both_directions(
    model: RowTableModel[Line], order: Qt.SortOrder
) -> None:
    model.sort(2, order)
    known = [row.due is not None for row in model.rows]
    assert known == sorted(known, reverse=True)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(-(10**12), 10**12), max_size=40), st.booleans())
def test_sorting_keeps_every_row_and_orders_them(
    face: Face, sums: list[int], descending: bool
) -> None:
    model: RowTableModel[Line] = RowTableModel(face, COLUMNS, lambda row: row.no)
    model.set_rows([Line(at, str(at), fen, None) for at, fen in enumerate(sums)])
    model.sort(1, DESCENDING if descending else Qt.SortOrder.AscendingOrder)
    assert [row.fen for row in model.rows] == sorted(sums, reverse=descending)


def test_an_index_that_is_kept_follows_its_row(model: RowTableModel[Line]) -> None:
    before = model.row(2)
    held = QPersistentModelIndex(model.index(2, 1))
    model.sort(0)
    model.sort(1, DESCENDING)
    assert held.data(Role.ROW) is before


def test_a_hundred_thousand_rows_are_ordered_at_once(face: Face) -> None:
    model: RowTableModel[Line] = RowTableModel(face, COLUMNS, lambda row: row.no)
    model.set_rows(lines(100_000))
    began = perf_counter()
    model.sort(1, DESCENDING)
    assert perf_counter() - began < 2


def test_every_cell_has_words_for_eyes_and_for_readers(model: RowTableModel[Line]) -> None:
    index = model.index(1, 1)
    words = index.data(Qt.ItemDataRole.DisplayRole)
    assert words == model.face.figures.amount(model.row(1).fen)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"逾期: {words}"
    assert index.data(Role.SORT) == model.row(1).fen
    assert index.data(Role.LOOK).tone == "overdue"
    assert model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) == f"no {model.row(1).no}"


def test_sums_stand_at_the_right_edge_and_words_at_the_left(model: RowTableModel[Line]) -> None:
    sides = [spec.alignment for spec in COLUMNS]
    assert sides[1] & Qt.AlignmentFlag.AlignRight
    assert sides[0] & Qt.AlignmentFlag.AlignLeft
    header = model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert header == sides[1]


def test_a_table_for_the_clipboard_has_heads_and_whole_dates(model: RowTableModel[Line]) -> None:
    table = model.table([1, 2], [0, 2])
    due = model.row(1).due
    assert due is not None
    assert table[0][0] == "客户"
    assert table[1] == [model.row(1).name, due.isoformat()]
    assert len(table) == 3


def test_hidden_sums_are_hidden_in_cells_and_in_copies(model: RowTableModel[Line]) -> None:
    model.face.figures.hide(True)
    assert model.index(0, 1).data() == "••••"
    assert model.table([0], [1])[1] == ["••••"]


def test_heads_change_their_language_in_place(model: RowTableModel[Line]) -> None:
    assert model.headerData(0, Qt.Orientation.Horizontal) == "客户"
    model.face.speak("en")
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Customer"


def test_a_place_that_is_none_has_no_data(model: RowTableModel[Line]) -> None:
    assert model.data(QModelIndex()) is None
    assert model.place_of("nobody") is None
    with pytest.raises(KeyError):
        model.column_at("nothing")
