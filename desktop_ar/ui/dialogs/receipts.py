"""Receipts of a bill file: what may pay what and why, ticked by the owner, booked together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_ar.domain.faults import Fault, Refused, Unavailable
from desktop_ar.domain.receipts import Payer, ReceiptState
from desktop_ar.exchange.receipt_files import BillFile, read_receipts
from desktop_ar.language.receipt_words import STATES
from desktop_ar.language.sentences import fault_sentence, refusal_sentence
from desktop_ar.queries.receipt_targets import names_of, payers
from desktop_ar.services.context import Context
from desktop_ar.services.receipts import (
    Accepted,
    ProposedReceipt,
    accept_receipts,
    check_customer,
    propose_receipts,
    take_back_receipts,
)
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.pick_customer import CustomerPicker
from desktop_ar.ui.dialogs.receipt_choice import ReceiptChoice
from desktop_ar.ui.dialogs.receipt_lines import (
    Choices,
    Given,
    TickDelegate,
    can_be_booked,
    columns,
    speaks_for_itself,
)
from desktop_ar.ui.long_work import LongWork, Progress
from desktop_ar.ui.paper.saving import ask_which
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.dialog import EDGE, DialogFrame
from desktop_ar.ui.widgets.label import ElidedLabel, Label, rule
from desktop_ar.ui.widgets.table_card import TableCard
from desktop_ar.ui.worker import ReadSession

SIZE: Final = QSize(1120, 660)
_SAID: Final = (
    ReceiptState.SURE, ReceiptState.PROPOSED, ReceiptState.UNKNOWN, ReceiptState.BOOKED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as read, held against the book: the rows, who owes what, and everybody's name."""

    file: BillFile
    rows: tuple[ProposedReceipt, ...]
    payers: dict[str, Payer]
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that is none of these bills."""

    faults: tuple[Fault, ...]


def look_at(session: ReadSession, context: Context, *, path: Path) -> Looked | NotRead:
    """Read a file and propose; asked in a thread, nothing is written."""
    try:
        file = read_receipts(path)
    except Unavailable as error:
        return NotRead((error.fault,))
    except Refused as refusal:
        return NotRead(refusal.faults)
    rows = tuple(propose_receipts(session, context, file))
    known = {one.customer_no: one for one in payers(session, context.today)}
    named = {row.customer_no for row in rows} | {
        one.customer_no for row in rows for one in row.candidates
    }
    return Looked(file, rows, known, names_of(session, named))


class ReceiptsDialog(DialogFrame):
    """`looked` after every reading of the file; `booked` when receipts are in the book."""

    looked = Signal()
    booked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None, path: Path | None = None) -> None:
        super().__init__(desk.face, parent, size=SIZE)
        self.desk = desk
        self.drop_head()
        self.path = path
        self.choices = Choices()
        self._looked: Looked | None = None
        self._not_read: NotRead | None = None
        self._work: LongWork | None = None
        self._leaving = False
        self.file_button = Button(self.face, icon="folder-open")
        self.file_label = ElidedLabel("", "body", "muted")
        self.counts = Label("", "body", "muted")
        self.all_box = QCheckBox()
        self.words = Label("", "body", "muted", wrap=True)
        self.table: TableCard[ProposedReceipt] = TableCard(
            self.face, columns(self.choices), lambda row: row.incoming.row, framed=False
        )
        self.choice = ReceiptChoice(self.face, self.choices)
        self._furnish()
        self._connect()
        self.retranslate()
        if path is not None:
            self.take_file(path)

    def _furnish(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(EDGE, 14, EDGE, 12)
        top.setSpacing(12)
        top.addWidget(self.file_button)
        top.addWidget(self.file_label, 1)
        top.addWidget(self.counts)
        top.addWidget(self.all_box)
        self.body.addLayout(top)
        self.body.addWidget(rule())
        waiting = QWidget()
        middle = QVBoxLayout(waiting)
        middle.setContentsMargins(96, 24, 96, 24)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle.addWidget(self.words)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(rule())
        column.addWidget(self.choice)
        self.stack = QStackedWidget()
        self.stack.addWidget(waiting)
        self.stack.addWidget(shown)
        self.body.addWidget(self.stack, 1)
        self.table.set_edges(EDGE, EDGE)
        at = self.table.model.column_at("tick")
        self.table.view.setItemDelegateForColumn(at, TickDelegate(self.table.view))
        self.cancel_button = self.add_button(closes=True)
        self.book_button = self.add_button("primary", icon="check")

    def _connect(self) -> None:
        self.file_button.clicked.connect(self._ask_file)
        self.all_box.toggled.connect(lambda _on: self._show_rows())
        self.table.current_changed.connect(self.choice.show_row)
        self.table.opened.connect(lambda _row: self.choice.customer_combo.setFocus())
        self.table.view.clicked.connect(self._clicked)
        self.table.view.installEventFilter(self)
        self.choice.chosen.connect(self._give)
        self.choice.other_wanted.connect(self.ask_customer)
        self.book_button.clicked.connect(self._book)

    # The file

    def _ask_file(self) -> None:
        t = self.face.t
        kinds = t.gettext("Bills (*.csv *.txt *.xlsx *.xls *.zip);;All files (*)")
        ask_which(self, t.gettext("Choose a file"), kinds, self.take_file)

    def take_file(self, path: Path) -> None:
        """Look at this file; what was decided about another one is forgotten."""
        self.path = path
        self.choices.ticked.clear()
        self.choices.given.clear()
        self._looked, self._not_read = None, None
        self.file_label.setText(path.name)
        self._say()
        self._look()

    def _look(self) -> None:
        if self.path is not None:
            self.desk.read(self, "look", partial(look_at, path=self.path), self._show)

    def _show(self, answer: Looked | NotRead | Refused) -> None:
        first = self._looked is None
        if isinstance(answer, Looked):
            self._looked, self._not_read = answer, None
            self.choices.payers = answer.payers
            self.choices.names |= answer.names
            if first:
                clear = filter(speaks_for_itself, answer.rows)
                self.choices.ticked |= {row.incoming.row for row in clear}
        else:
            self._looked, self._not_read = None, NotRead(answer.faults)
        self._show_rows()
        if first and isinstance(answer, Looked) and self.table.model.rows:
            self.table.select(self.table.model.rows[0].incoming.row)
            self.table.view.setFocus()
        self.looked.emit()

    def _rows(self) -> tuple[ProposedReceipt, ...]:
        return self._looked.rows if self._looked is not None else ()

    def _show_rows(self) -> None:
        everything = self.all_box.isChecked()
        self.table.set_rows(
            row
            for row in self._rows()
            if everything or row.state is not ReceiptState.NOT_INCOME or row.payment_no
        )
        self.choice.show_row(self.table.current())
        self._say()

    # What the owner decides

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == self.table.model.column_at("tick"):
            self.tick([self.table.model.row(index.row())])

    def tick(self, rows: list[ProposedReceipt]) -> None:
        """Tick rows, or untick them where all of them are; nobody's is asked for first."""
        if len(rows) == 1 and can_be_booked(rows[0]) and not self.choices.ready(rows[0]):
            self.ask_customer()
            return
        ready = {row.incoming.row for row in rows if self.choices.ready(row)}
        if ready <= self.choices.ticked:
            self.choices.ticked -= ready
        else:
            self.choices.ticked |= ready
        self._say_again()

    def ask_customer(self) -> None:
        """Ask whose the current receipt is."""
        picker = CustomerPicker(self.desk, self)
        picker.picked.connect(self._picked)
        picker.open()

    def _picked(self, customer_no: str) -> None:
        def name(session: BookSession, _context: Context) -> str:
            return check_customer(session, customer_no)

        def given(answer: str | Refused) -> None:
            if isinstance(answer, str):
                self.choices.names[customer_no] = answer
                self._give(Given(customer_no))

        self.desk.read(self, "name", name, given)

    def _give(self, given: Given) -> None:
        """Give the current receipt to somebody; as it was proposed, it is the proposal again."""
        row = self.table.current()
        if row is None or not can_be_booked(row):
            return
        number, best = row.incoming.row, row.best
        if best is not None and given == Given(best.customer_no, best.numbers):
            self.choices.given.pop(number, None)
        else:
            self.choices.given[number] = given
        self.choices.ticked.add(number)
        self._say_again()

    def _say_again(self) -> None:
        """The same rows with other ticks and receivers."""
        model = self.table.model
        if model.rows:
            last = model.index(len(model.rows) - 1, len(model.columns) - 1)
            model.dataChanged.emit(model.index(0, 0), last)
        self.choice.show_row(self.table.current())
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space ticks the selected rows."""
        if (
            watched is self.table.view
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
        ):
            self.tick(self.table.selected())
            return True
        return super().eventFilter(watched, event)

    # Booking

    def _book(self) -> None:
        looked, wishes = self._looked, self.choices.wishes(self._rows())
        if looked is None or not wishes or self._work is not None:
            return
        context, book = self.desk.context(), self.desk.book

        def work(progress: Progress) -> Accepted:
            with book.write() as session:
                return accept_receipts(session, context, looked.file, wishes, progress)

        self.book_button.set_busy(True)
        self._work = LongWork(self.face, self, self.face.t.gettext("Booking"))
        self._work.finished.connect(self._worked)
        self._work.run(work, self._booked, self._failed)

    def _worked(self) -> None:
        self.book_button.set_busy(False)
        ended, self._work = self._work, None
        if ended is not None:
            ended.deleteLater()
        if self._leaving:
            QTimer.singleShot(0, self, self.reject)

    def reject(self) -> None:
        """Close; booking that is under way is stopped first and leaves nothing."""
        if self._work is not None:
            self._leaving = True
            self._work.stop()
        elif self.isVisible():
            super().reject()

    def _booked(self, accepted: Accepted) -> None:
        numbers = list(dict.fromkeys(accepted.payment_nos.values()))
        for row in accepted.payment_nos:
            self.choices.ticked.discard(row)
            self.choices.given.pop(row, None)
        self.desk.finish(
            accepted.changes,
            Done(
                lambda t: t.ngettext("{n} receipt booked", "{n} receipts booked", len(numbers)),
                lambda session, context: take_back_receipts(session, context, numbers),
            ),
        )
        self.booked.emit()
        left = [row for row in self._rows() if row.incoming.row not in accepted.payment_nos]
        if any(can_be_booked(row) for row in left):
            self._look()  # the dialog stays for what is still to be decided
        else:
            self.accept()

    def _failed(self, error: Exception) -> None:
        t = self.face.t
        if isinstance(error, Refused):
            self.desk.tell(self, t.gettext("Nothing was booked"), refusal_sentence(t, error))
        elif isinstance(error, Unavailable):
            words = fault_sentence(t, error.fault)
            self.desk.tell(self, t.gettext("Nothing was booked"), words)
        else:
            raise error

    # Words

    def _say(self) -> None:
        rows, t = self._rows(), self.face.t
        self.stack.setCurrentIndex(1 if rows else 0)
        self.words.setText(self._words_for_none())
        counts = Counter(row.state for row in rows)
        said = [f"{t.gettext(STATES[one])} {counts[one]}" for one in _SAID if counts[one]]
        self.counts.setText(" · ".join(said))
        none = sum(row.state is ReceiptState.NOT_INCOME for row in rows)
        self.all_box.setText(
            t.ngettext(
                "Show {n} row that is no receipt", "Show {n} rows that are no receipts", none
            )
        )
        self.all_box.setVisible(bool(none))
        wishes = len(self.choices.wishes(rows))
        self.book_button.setEnabled(wishes > 0)
        words = t.ngettext("Book {n} receipt", "Book {n} receipts", wishes)
        self.book_button.setText(words if wishes else t.gettext("Book receipts"))
        self.note.setText(
            t.gettext("Space ticks the selected rows. Nothing is booked without you.")
            if rows
            else ""
        )

    def _words_for_none(self) -> str:
        t = self.face.t
        if self._not_read is not None:
            return "\n".join(fault_sentence(t, fault) for fault in self._not_read.faults)
        if self._looked is not None:
            return t.gettext("The file holds no transactions.")
        if self.path is not None:
            return t.gettext("Reading the file…")
        return t.gettext(
            "Choose a bill of WeChat Pay, Alipay or your bank, as CSV, spreadsheet or ZIP. You see"
            " which debt each receipt may pay and why; nothing is booked before you say so."
        )

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Receipts from a bill file"))
        self.file_button.setText(t.gettext("Choose a file…"))
        self.cancel_button.setText(t.gettext("Close"))
        self.book_button.set_hint("Ctrl Enter")
        self.table.view.setAccessibleName(t.gettext("Receipts of the file"))
        self.choice.retranslate()
        self._say()
