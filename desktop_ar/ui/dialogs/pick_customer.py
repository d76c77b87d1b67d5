"""Whom is it about: a few letters of the name, the phone or the number, then Enter."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_ar.language.catalogue import N_
from desktop_ar.language.phones import masked
from desktop_ar.queries.customers import CustomerRow, customers
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.models.columns import ColumnSpec, Kind, Look
from desktop_ar.ui.widgets.dialog import EDGE, DialogFrame
from desktop_ar.ui.widgets.table_card import TableCard
from desktop_ar.ui.worker import ReadSession

SIZE: Final = QSize(560, 500)
MOST: Final = 200
_PAUSE_MS: Final = 120
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})

COLUMNS: Final[tuple[ColumnSpec[CustomerRow], ...]] = (
    ColumnSpec(
        key="customer_name",
        header=N_("Customer"),
        text=lambda row, _face: row.customer_name,
        sort_key=lambda row: row.customer_name,
        kind=Kind.NAME,
        width=190,
        stretch=True,
    ),
    ColumnSpec(
        key="customer_no",
        header=N_("Number"),
        text=lambda row, _face: row.customer_no,
        sort_key=lambda row: row.customer_no,
        width=84,
    ),
    ColumnSpec(
        key="phone",
        header=N_("Phone"),
        text=lambda row, _face: masked(row.phone),
        sort_key=lambda row: row.phone,
        width=116,
    ),
    ColumnSpec(
        key="overdue_fen",
        header=N_("Overdue"),
        text=lambda row, face: face.figures.amount(row.overdue_fen) if row.overdue_fen else "",
        sort_key=lambda row: row.overdue_fen,
        kind=Kind.NUMBER,
        look=lambda row, _face: Look(tone="overdue" if row.overdue_fen else "muted"),
        width=100,
    ),
)


class CustomerPicker(DialogFrame):
    """`picked(customer_no)` after it has closed."""

    picked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk.face, parent, size=SIZE)
        self.desk = desk
        self.drop_head()
        self.search = QLineEdit()
        self.table: TableCard[CustomerRow] = TableCard(
            self.face, COLUMNS, lambda row: row.customer_no, framed=False
        )
        self.table.set_edges(EDGE, EDGE)
        top = QVBoxLayout()
        top.setContentsMargins(EDGE, 16, EDGE, 12)
        top.addWidget(self.search)
        self.body.addLayout(top)
        self.body.addWidget(self.table, 1)
        self.cancel_button = self.add_button(closes=True)
        self.choose_button = self.add_button("primary")
        self.choose_button.clicked.connect(self._choose)
        self.choose_button.setEnabled(False)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.search.textChanged.connect(lambda _words: self._pause.start())
        self.table.opened.connect(lambda _row: self._choose())
        self.table.current_changed.connect(
            lambda row: self.choose_button.setEnabled(row is not None)
        )
        self.retranslate()
        self._ask()
        self.search.setFocus()

    def _ask(self) -> None:
        self._pause.stop()
        question = partial(_found, day=self.face.today, words=self.search.text().strip())
        self.desk.reader.ask(self, "customers", question, self._show)

    def _show(self, rows: list[CustomerRow]) -> None:
        self.table.set_rows(rows)
        if rows:
            self.table.select(rows[0].customer_no)
        self.choose_button.setEnabled(bool(rows))
        t = self.face.t
        self.note.setText("" if rows else t.gettext("Nobody found. Try fewer letters."))

    def _choose(self) -> None:
        row = self.table.current()
        if row is not None:
            self.accept()
            self.picked.emit(row.customer_no)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._choose()
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.search.hasFocus():
            self.table.view.setFocus()
            self.table.view.keyPressEvent(event)
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Which customer?"))
        self.search.setPlaceholderText(t.gettext("Name, phone, pinyin, number"))
        self.search.setAccessibleName(t.gettext("Search customers"))
        self.table.view.setAccessibleName(t.gettext("Customers"))
        self.cancel_button.setText(t.gettext("Cancel"))
        self.choose_button.setText(t.gettext("Choose"))


def _found(session: ReadSession, *, day: date, words: str) -> list[CustomerRow]:
    return customers(session, day, search=words, limit=MOST)
