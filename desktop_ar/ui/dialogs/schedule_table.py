"""The parts of a plan day by day: date, weekday, sum, what is left, and the proof at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop_ar.domain.business_days import MovedDate
from desktop_ar.domain.installments import PlannedInstallment
from desktop_ar.language.catalogue import N_
from desktop_ar.language.days import is_weekend, weekday
from desktop_ar.ui.dialogs.plan_words import moved_words
from desktop_ar.ui.dialogs.total_line import TotalCell, TotalLine, fit_totals
from desktop_ar.ui.face import Face
from desktop_ar.ui.look import paint
from desktop_ar.ui.models.columns import ColumnSpec, Kind, Look, Role
from desktop_ar.ui.widgets.delegates import (
    CellDelegate,
    Index,
    NameDelegate,
    NumberDelegate,
)
from desktop_ar.ui.widgets.dialog import EDGE
from desktop_ar.ui.widgets.row_head import DENSE_HEAD_HEIGHT
from desktop_ar.ui.widgets.table_card import TableCard

ROW_HEIGHT: Final = 34
_NO, _DAY, _NOTE, _SUM, _LEFT = range(5)


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of a plan and what is still owed after it; number 0 is the down payment."""

    no: int
    due_date: date
    amount_fen: int
    left_fen: int
    moved: MovedDate | None = None
    """From which day off, and why."""


def part_rows(
    parts: Sequence[PlannedInstallment], moved: Sequence[MovedDate] = ()
) -> list[PartRow]:
    """The parts with the rest after each."""
    why = {move.no: move for move in moved}
    left = sum(part.amount_fen for part in parts)
    rows = []
    for part in parts:
        left -= part.amount_fen
        rows.append(PartRow(part.no, part.due_date, part.amount_fen, left, why.get(part.no)))
    return rows


class ScheduleTable(QWidget):
    """Scrolls its parts under a fixed head and over the line that proves the sum."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._total_fen = 0
        self.table: TableCard[PartRow] = TableCard(face, COLUMNS, lambda row: row.no, framed=False)
        self.total = TotalLine(face, self.table.head)
        self._dress()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.total)
        face.sums_changed.connect(self._sum_up)

    def _dress(self) -> None:
        table = self.table
        table.set_edges(EDGE, EDGE)
        table.set_dense(True)
        table.view.set_row_height(ROW_HEIGHT)
        for at, delegate in enumerate((_NameCell, _Cell, _Cell, _NumberCell, _NumberCell)):
            table.view.setItemDelegateForColumn(at, delegate(table.view))
        table.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.head.setSectionsClickable(False)
        table.head.setSectionsMovable(False)
        table.head.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        table.setMinimumHeight(DENSE_HEAD_HEIGHT + 2 * ROW_HEIGHT)

    def set_parts(
        self,
        parts: Sequence[PlannedInstallment],
        total_fen: int,
        moved: Sequence[MovedDate] = (),
    ) -> None:
        """Show a schedule of a debt; the height follows it as far as there is room."""
        self._total_fen = total_fen
        self.table.set_rows(part_rows(parts, moved))
        rows = max(2, len(parts))
        self.setMaximumHeight(DENSE_HEAD_HEIGHT + ROW_HEIGHT * rows + self.total.height())
        self._sum_up()

    def retranslate(self) -> None:
        """Words in the language of the face."""
        self.table.view.setAccessibleName(self._face.t.gettext("Schedule of payments"))
        self._sum_up()

    def _sum_up(self) -> None:
        t, amount = self._face.t, self._face.figures.amount
        rows = self.table.model.rows
        paid = sum(row.amount_fen for row in rows)
        n = len(rows)
        if paid == self._total_fen:
            proof = TotalCell(t.gettext("adds up to the fen"), "good", False, "check")
        else:
            proof = TotalCell(t.gettext("does not equal the debt"), "overdue", False, "x")
        self.total.set_cells(
            {
                _NO: TotalCell(t.gettext("In all")),
                _DAY: TotalCell(t.ngettext("{n} payment", "{n} payments", n), "muted", False),
                _NOTE: proof,
                _SUM: TotalCell(amount(paid)),
                _LEFT: TotalCell(amount(self._total_fen - paid), "muted", False),
            }
        )
        fit_totals(self.table, self.total)


class _Tinted(CellDelegate):
    """The down payment of today stands on a tinted ground."""

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, selected: bool
    ) -> None:
        row = index.data(Role.ROW)
        if not isinstance(row, PartRow) or row.no:
            super()._ground(painter, option, index, selected)
            return
        tokens, box = self.face.tokens, option.rect
        painter.fillRect(box, QColor(tokens.select))
        paint.hairline(painter, tokens.line, box.left(), box.bottom(), box.right(), box.bottom())


class _Cell(_Tinted):
    pass


class _NameCell(_Tinted, NameDelegate):
    pass


class _NumberCell(_Tinted, NumberDelegate):
    pass


def _no_words(row: PartRow, face: Face) -> str:
    return str(row.no) if row.no else face.t.pgettext("part of a plan", "Down")


def _note_words(row: PartRow, face: Face) -> str:
    t = face.t
    day = weekday(t, row.due_date)
    if row.due_date == face.today:
        return t.gettext("{weekday}, today", weekday=day)
    if row.moved is not None:
        return moved_words(face, row.moved)
    if is_weekend(row.due_date):
        return t.gettext("{weekday}, still due", weekday=day)
    return day


def _note_look(row: PartRow, face: Face) -> Look:
    weekend = is_weekend(row.due_date) and row.due_date != face.today
    if row.moved is not None:
        return Look(tone="accent_text")
    return Look(tone="warn" if weekend else "muted")


COLUMNS: Final[tuple[ColumnSpec[PartRow], ...]] = (
    ColumnSpec(
        key="no",
        header=N_("Part"),
        text=_no_words,
        sort_key=lambda row: row.no,
        width=72,
    ),
    ColumnSpec(
        key="day",
        header=N_("Pay on"),
        text=lambda row, _face: row.due_date.isoformat(),
        sort_key=lambda row: row.due_date,
        width=104,
        tip=lambda row, face: face.long_day(row.due_date),
    ),
    ColumnSpec(
        key="note",
        header="",
        text=_note_words,
        sort_key=lambda row: row.due_date,
        width=160,
        stretch=True,
        tip=_note_words,
        look=_note_look,
    ),
    ColumnSpec(
        key="sum",
        header=N_("Sum"),
        text=lambda row, face: face.figures.amount(row.amount_fen),
        sort_key=lambda row: row.amount_fen,
        kind=Kind.NUMBER,
        width=100,
        look=lambda _row, _face: Look(strong=True),
    ),
    ColumnSpec(
        key="left",
        header=N_("Open after"),
        text=lambda row, face: face.figures.amount(row.left_fen),
        sort_key=lambda row: row.left_fen,
        kind=Kind.NUMBER,
        width=112,
        look=lambda _row, _face: Look(tone="muted"),
    ),
)
