"""How a payment is shared among the open bills: filled bars, new rest, total under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from desktop_ar.domain.ageing import days_past_due
from desktop_ar.language.catalogue import N_
from desktop_ar.ui.dialogs.total_line import TotalCell, TotalLine, fit_totals
from desktop_ar.ui.face import Face
from desktop_ar.ui.look import paint
from desktop_ar.ui.look.icons import STROKE_PRIMARY
from desktop_ar.ui.look.type import font
from desktop_ar.ui.models.columns import ColumnSpec, Kind, Look
from desktop_ar.ui.widgets.delegates import DASH, CellDelegate
from desktop_ar.ui.widgets.dialog import EDGE
from desktop_ar.ui.widgets.row_head import DENSE_HEAD_HEIGHT
from desktop_ar.ui.widgets.table_card import TableCard

ROW_HEIGHT: Final = 48
_BILL, _DUE, _OPEN, _SHARE, _LEFT = range(5)
_CHECK: Final = 14
_LEAST_WORDS: Final = 48


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One open bill beside a payment; the share is None while the payment cannot be judged."""

    receivable_no: str
    description: str
    due_date: date
    open_fen: int
    share_fen: int | None

    @property
    def left_fen(self) -> int:
        """What stays open."""
        return self.open_fen - (self.share_fen or 0)


class AllocationTable(QWidget):
    """Scrolls its bills under a fixed head and over a fixed total."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.table: TableCard[ShareRow] = TableCard(
            face, COLUMNS, lambda row: row.receivable_no, framed=False
        )
        self.total = TotalLine(face, self.table.head)
        self._dress()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.total)
        face.language_changed.connect(self._sum_up)
        face.sums_changed.connect(self._sum_up)

    def _dress(self) -> None:
        table = self.table
        table.set_edges(EDGE, EDGE)
        table.set_dense(True)
        table.view.set_row_height(ROW_HEIGHT)
        table.view.setItemDelegateForColumn(_BILL, _BillDelegate(table.view))
        table.view.setItemDelegateForColumn(_DUE, _DueDelegate(table.view))
        table.view.setItemDelegateForColumn(_LEFT, _LeftDelegate(table.view))
        table.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.head.setSectionsClickable(False)
        table.head.setSectionsMovable(False)
        table.head.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        table.setMinimumHeight(DENSE_HEAD_HEIGHT + ROW_HEIGHT)

    def set_rows(self, rows: Sequence[ShareRow]) -> None:
        """Show these bills; the height follows them as far as there is room."""
        self.table.set_rows(rows)
        self.setMaximumHeight(
            DENSE_HEAD_HEIGHT + ROW_HEIGHT * max(1, len(rows)) + self.total.height()
        )
        self._sum_up()

    def retranslate(self) -> None:
        """Words in the language of the face."""
        self.table.view.setAccessibleName(self._face.t.gettext("How the payment is shared"))
        self._sum_up()

    def _sum_up(self) -> None:
        rows = self.table.model.rows
        amount = self._face.figures.amount
        judged = all(row.share_fen is not None for row in rows)
        shared = sum(row.share_fen or 0 for row in rows)
        left = sum(row.left_fen for row in rows)
        cells = {
            _BILL: TotalCell(self._face.t.gettext("In all")),
            _OPEN: TotalCell(amount(sum(row.open_fen for row in rows))),
            _SHARE: TotalCell(amount(shared) if judged else DASH, "good" if shared else "muted"),
            _LEFT: TotalCell(amount(left) if judged else DASH, "overdue" if left else "good"),
        }
        if not judged:
            cells[_LEFT] = TotalCell(DASH, "muted")
        self.total.set_cells(cells)
        fit_totals(self.table, self.total)


class _BillDelegate(CellDelegate):
    """The bill's number over a bar that fills as it is paid."""

    def draw(
        self, painter: QPainter, inner: QRect, words: str, look: Look, _selected: bool
    ) -> None:
        tokens = self.face.tokens
        upper = QRect(inner.left(), inner.top() + 5, inner.width(), 22)
        used = paint.text(painter, upper, words, font("body"), tokens.text)
        beside = upper.adjusted(used + 8, 0, 0, 0)
        if beside.width() >= _LEAST_WORDS:
            paint.text(painter, beside, look.rest, font("small"), tokens.muted)
        bar = QRectF(inner.left(), inner.top() + 31, inner.width() - 8, 5)
        paint.progress(painter, bar, look.figure, tokens.good, tokens.line)


class _DueDelegate(CellDelegate):
    """The due date over the days it is late."""

    def draw(
        self, painter: QPainter, inner: QRect, words: str, look: Look, _selected: bool
    ) -> None:
        upper = QRect(inner.left(), inner.top() + 5, inner.width(), 20)
        lower = QRect(inner.left(), inner.top() + 24, inner.width(), 18)
        paint.text(painter, upper, words, font("body"), self.face.tokens.text)
        paint.text(painter, lower, look.rest, font("small"), self.face.colour(look.tone))


class _LeftDelegate(CellDelegate):
    """What stays open, or a tick and the word that nothing does."""

    def draw(
        self, painter: QPainter, inner: QRect, words: str, look: Look, _selected: bool
    ) -> None:
        self._right(painter, inner, words, look, bold=look.strong)
        if look.icon:
            width = QFontMetrics(font("body", bold=look.strong)).horizontalAdvance(words)
            left = inner.right() - width - _CHECK - 4
            spot = QRect(left, inner.center().y() - _CHECK // 2, _CHECK, _CHECK)
            self.face.icons.paint(painter, spot, look.icon, look.tone, STROKE_PRIMARY)


def _bill_look(row: ShareRow, _face: Face) -> Look:
    part = (row.share_fen or 0) / row.open_fen if row.open_fen else 0.0
    return Look(figure=part, rest=row.description)


def _due_look(row: ShareRow, face: Face) -> Look:
    days = days_past_due(row.due_date, face.today)
    if days <= 0:
        return Look(rest=face.t.gettext("not due yet"), tone="muted")
    return Look(rest=face.t.ngettext("{n} day", "{n} days", days), tone="overdue")


def _share_words(row: ShareRow, face: Face) -> str:
    return "" if row.share_fen is None else face.figures.amount(row.share_fen)


def _share_look(row: ShareRow, _face: Face) -> Look:
    return Look(tone="good" if row.share_fen else "muted", strong=True)


def _left_words(row: ShareRow, face: Face) -> str:
    if row.share_fen is None:
        return ""
    return face.figures.amount(row.left_fen) if row.left_fen else face.t.gettext("Settled")


def _left_look(row: ShareRow, _face: Face) -> Look:
    if row.share_fen is not None and not row.left_fen:
        return Look(tone="good", icon="check", strong=True)
    return Look()


COLUMNS: Final[tuple[ColumnSpec[ShareRow], ...]] = (
    ColumnSpec(
        key="bill",
        header=N_("Bill"),
        text=lambda row, _face: row.receivable_no,
        sort_key=lambda row: row.receivable_no,
        width=160,
        stretch=True,
        look=_bill_look,
        tip=lambda row, _face: row.description,
    ),
    ColumnSpec(
        key="due",
        header=N_("Falls due"),
        text=lambda row, face: face.day(row.due_date),
        sort_key=lambda row: row.due_date,
        width=92,
        look=_due_look,
        tip=lambda row, face: face.long_day(row.due_date),
    ),
    ColumnSpec(
        key="open",
        header=N_("Open"),
        text=lambda row, face: face.figures.amount(row.open_fen),
        sort_key=lambda row: row.open_fen,
        kind=Kind.NUMBER,
        width=104,
    ),
    ColumnSpec(
        key="share",
        header=N_("Paid now"),
        text=_share_words,
        sort_key=lambda row: row.share_fen,
        kind=Kind.NUMBER,
        width=104,
        look=_share_look,
    ),
    ColumnSpec(
        key="left",
        header=N_("Open after"),
        text=_left_words,
        sort_key=lambda row: row.left_fen,
        kind=Kind.NUMBER,
        width=116,
        look=_left_look,
    ),
)
