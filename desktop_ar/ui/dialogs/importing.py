"""Bringing a file in: choose it, see what would come of every row, then bring the good ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_ar.domain.faults import Fault, Refused, Unavailable
from desktop_ar.exchange.dates import DateOrder
from desktop_ar.exchange.fields import FIELDS, ImportKind
from desktop_ar.exchange.offered import offered_columns
from desktop_ar.exchange.reading import FoundColumn, HowToRead, ReadFile, read_file
from desktop_ar.exchange.rejects import write_rejects
from desktop_ar.language.catalogue import N_
from desktop_ar.language.sentences import fault_sentence, refusal_sentence
from desktop_ar.services.context import Context
from desktop_ar.services.importing import Imported, ImportPreview, ImportTable, preview_import
from desktop_ar.services.importing import import_table as bring_in
from desktop_ar.system.files import write_whole
from desktop_ar.ui.desk import Desk, Done
from desktop_ar.ui.dialogs.import_columns import ColumnChoices
from desktop_ar.ui.dialogs.import_result import ImportResult
from desktop_ar.ui.dialogs.import_words import file_fault
from desktop_ar.ui.dialogs.parts import FormColumn, FormCombo, beside
from desktop_ar.ui.long_work import LongWork, Progress
from desktop_ar.ui.paper.saving import ask_where, ask_which
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.dialog import DialogFrame
from desktop_ar.ui.widgets.fields import FieldBlock
from desktop_ar.ui.widgets.label import ElidedLabel
from desktop_ar.ui.worker import ReadSession

SIZE: Final = QSize(1000, 640)
LEFT_WIDTH: Final = 330
_LATER_MS: Final = 150
KINDS: Final = (
    (ImportKind.BALANCES, N_("Who owes how much, since when")),
    (ImportKind.INVOICES, N_("Bills")),
    (ImportKind.CUSTOMERS, N_("Customers")),
    (ImportKind.PAYMENTS, N_("Payments")),
    (ImportKind.PREPAID, N_("Prepaid credits and member cards")),
)
ORDERS: Final = (
    (None, N_("Found from the dates themselves")),
    (DateOrder.YMD, N_("Year, month, day")),
    (DateOrder.MDY, N_("Month, day, year")),
    (DateOrder.DMY, N_("Day, month, year")),
)
ENCODINGS: Final = ((None, N_("Found by itself")), ("utf-8", "UTF-8"), ("gb18030", "GB18030"))


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as read, and what it would do to the book."""

    file: ReadFile
    preview: ImportPreview


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that cannot be read as it is, and the columns it has where it is a table."""

    faults: tuple[Fault, ...]
    columns: tuple[FoundColumn, ...] = ()


def look_at(
    session: ReadSession, context: Context, *, path: Path, how: HowToRead
) -> Looked | NotRead:
    """Read a file and hold it against the book; asked in a thread, nothing is written."""
    try:
        file = read_file(path, how)
        return Looked(file, preview_import(session, context, ImportTable(file, path.name)))
    except Unavailable as error:
        return NotRead((error.fault,))
    except Refused as refusal:
        return NotRead(refusal.faults, offered_columns(path, how))


class ImportDialog(DialogFrame):
    """`looked` after every preview; `imported` when the rows are in the book."""

    looked = Signal()
    imported = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None, path: Path | None = None) -> None:
        super().__init__(desk.face, parent, size=SIZE)
        self.desk = desk
        self.drop_head()
        self.path = path
        self._looked: Looked | None = None
        self._not_read: NotRead | None = None
        self._leaving = False
        self.file_button = Button(self.face, icon="folder-open")
        self.file_label = ElidedLabel("", "body", "muted")
        self.kind_combo = FormCombo()
        self.sheet_combo = FormCombo()
        self.order_combo = FormCombo()
        self.encoding_combo = FormCombo()
        self.columns = ColumnChoices(self.face)
        self.outcome = ImportResult(self.face)
        self.form = FormColumn(LEFT_WIDTH)
        self._work: LongWork | None = None
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._furnish()
        self._connect()
        self.retranslate()
        if path is not None:
            self.take_file(path)

    def _furnish(self) -> None:
        self.kind_block = FieldBlock(self.face, self.kind_combo)
        self.sheet_block = FieldBlock(self.face, self.sheet_combo)
        self.sheet_block.hide()
        self.order_block = FieldBlock(self.face, self.order_combo)
        self.encoding_block = FieldBlock(self.face, self.encoding_combo)
        file = QVBoxLayout()
        file.setSpacing(4)
        file.addWidget(self.file_button)
        file.addWidget(self.file_label)
        self.file_label.hide()
        column = self.form.column
        column.addWidget(self.kind_block)
        column.addLayout(file)
        blocks = (self.sheet_block, self.order_block, self.encoding_block, self.columns)
        for block in blocks:
            column.addWidget(block)
        column.addStretch(1)
        self.body.addLayout(beside(self.form, self.outcome), 1)
        self.cancel_button = self.add_button(closes=True)
        self.import_button = self.add_button("primary", icon="upload")
        self.import_button.setEnabled(False)

    def _connect(self) -> None:
        self.file_button.clicked.connect(self._ask_file)
        self.kind_combo.activated.connect(self._kind_chosen)
        self.sheet_combo.activated.connect(lambda _at: self._sheet_chosen())
        for combo in (self.order_combo, self.encoding_combo):
            combo.activated.connect(lambda _at: self._later.start())
        self.columns.changed.connect(self._later.start)
        self._later.timeout.connect(self._look)
        self.import_button.clicked.connect(self._bring)
        self.outcome.save_wanted.connect(self._ask_where)

    # The file

    def _ask_file(self) -> None:
        t = self.face.t
        kinds = t.gettext("Tables (*.csv *.txt *.tsv *.xlsx *.xls *.xlsm *.ods);;All files (*)")
        ask_which(self, t.gettext("Choose a file"), kinds, self.take_file)

    def take_file(self, path: Path) -> None:
        """Look at this file."""
        self.path = path
        self.file_label.setText(path.name)
        self.file_label.show()
        self._kind_chosen()

    def _kind_chosen(self) -> None:
        self.columns.forget()
        self.sheet_combo.clear()
        self._look()

    def _sheet_chosen(self) -> None:
        self.columns.forget()
        self._look()

    def kind(self) -> ImportKind:
        """What is in the file, as chosen."""
        return ImportKind(self.kind_combo.currentData())  # Qt keeps the plain text of a code

    def how(self) -> HowToRead:
        """How the file is to be read, as chosen."""
        order = self.order_combo.currentData()
        return HowToRead(
            self.kind(),
            self.columns.mapping(),
            DateOrder(order) if order else None,
            self.encoding_combo.currentData(),
            self.sheet_combo.currentText() or None,
            self.columns.unused(),
        )

    def _look(self) -> None:
        self._later.stop()
        if self.path is None:
            return
        self.outcome.show_waiting()
        question = partial(look_at, path=self.path, how=self.how())
        self.desk.read(self, "look", question, self._show)

    def _show(self, answer: Looked | NotRead | Refused) -> None:
        self._looked, self._not_read = None, None
        fields = FIELDS[self.kind()]
        if isinstance(answer, Looked):
            self._looked = answer
            self.columns.show_columns(answer.file.columns, fields)
            self.outcome.show_preview(answer.preview)
            self._offer_sheets(answer.file)
        else:
            faults = answer.faults
            self._not_read = answer if isinstance(answer, NotRead) else NotRead(faults)
            self.columns.show_columns(self._not_read.columns, fields)
        self._say_outcome()
        self.looked.emit()

    def _offer_sheets(self, file: ReadFile) -> None:
        """Which sheet is read, where others look the same."""
        self.encoding_block.setVisible(bool(file.encoding))
        if self.sheet_combo.count() == 0 and file.sheets_alike:
            self.sheet_combo.addItems([file.sheet, *file.sheets_alike])
        self.sheet_block.setVisible(self.sheet_combo.count() > 0)

    def _say_outcome(self) -> None:
        """What the form says of the file; the figures beside it say theirs themselves."""
        if self._not_read is not None:
            t, kind = self.face.t, self.kind()
            self.outcome.show_words(
                "\n".join(file_fault(t, kind, f) for f in self._not_read.faults)
            )
        self.order_block.set_fault(self._order_fault())
        self._say_button()

    def _order_fault(self) -> Fault | None:
        """Dates that may be read in two ways are asked about, never guessed."""
        rejects = self._looked.preview.rejects if self._looked else ()
        codes = {reject.fault.code for reject in rejects}
        return Fault("dates_in_two_ways") if "date_ambiguous" in codes else None

    def _coming(self) -> int:
        if self._looked is None:
            return 0
        counts = self._looked.preview.counts
        return counts.new + counts.changed

    def _say_button(self) -> None:
        t, coming = self.face.t, self._coming()
        self.import_button.setEnabled(coming > 0)
        words = t.ngettext("Import {n} row", "Import {n} rows", coming)
        self.import_button.setText(words if coming else t.gettext("Import"))
        if self._looked is not None and not coming:
            self.note.setText(t.gettext("Nothing in this file is new to the book."))
        elif self._looked is not None and self._looked.preview.counts.rejected:
            self.note.setText(
                t.gettext("Rejected rows are not written; correct them and import them later.")
            )
        else:
            self.note.setText("")

    # Bringing it in

    def _bring(self) -> None:
        looked, path = self._looked, self.path
        if looked is None or path is None or self._work is not None:
            return
        context, book = self.desk.context(), self.desk.book
        command = ImportTable(looked.file, path.name)

        def work(progress: Progress) -> Imported:
            with book.write() as session:
                return bring_in(session, context, command, progress)

        self.import_button.set_busy(True)
        self._work = LongWork(self.face, self, self.face.t.gettext("Importing"))
        self._work.finished.connect(self._worked)
        self._work.run(work, self._brought, self._failed)

    def _worked(self) -> None:
        self.import_button.set_busy(False)
        ended, self._work = self._work, None
        if ended is not None:
            ended.deleteLater()
        if self._leaving:
            QTimer.singleShot(0, self, self.reject)

    def reject(self) -> None:
        """Close; an import that is under way is stopped first and leaves nothing."""
        if self._work is not None:
            self._leaving = True
            self._work.stop()
        elif self.isVisible():
            super().reject()

    def _brought(self, imported: Imported) -> None:
        counts = imported.preview.counts
        self.desk.finish(
            imported.changes,
            Done(
                lambda t: t.gettext(
                    "Imported: {new} new, {changed} changed, {rejected} rejected",
                    new=counts.new,
                    changed=counts.changed,
                    rejected=counts.rejected,
                )
            ),
        )
        self.imported.emit()
        if counts.rejected:
            self._look()  # the dialog stays, so that the rejected rows can be saved
        else:
            self.accept()

    def _failed(self, error: Exception) -> None:
        t = self.face.t
        if isinstance(error, Refused):
            self.desk.tell(self, t.gettext("Nothing was imported"), refusal_sentence(t, error))
        elif isinstance(error, Unavailable):
            words = fault_sentence(t, error.fault)
            self.desk.tell(self, t.gettext("Nothing was imported"), words)
        else:
            raise error

    # Rejected rows

    def _ask_where(self) -> None:
        t = self.face.t
        name = f"{self.path.stem if self.path else 'rows'}-rejected.xlsx"
        kinds = t.gettext("Spreadsheet (*.xlsx);;CSV (*.csv)")
        ask_where(self, t.gettext("Save the rejected rows"), name, kinds, self.save_rejects)

    def save_rejects(self, target: Path) -> None:
        """The rejected rows as they stand in the file, with the reasons beside them."""
        if self._looked is None:
            return
        t = self.face.t
        made = BytesIO()
        xlsx = target.suffix.lower() == ".xlsx"
        write_rejects(made, t, self._looked.file, self._looked.preview.rejects, xlsx=xlsx)
        try:
            write_whole(target, made.getvalue())
        except OSError as error:
            self.desk.tell(
                self,
                t.gettext("The file was not written"),
                t.gettext(
                    "{path} could not be written ({error}). Choose another folder.",
                    path=target,
                    error=error.strerror or type(error).__name__,
                ),
            )

    # Words

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Import a file"))
        self.kind_block.set_label(t.gettext("What is in the file"))
        self.order_block.set_label(t.gettext("How dates are written"))
        self.encoding_block.set_label(t.gettext("Encoding of a text file"))
        self.file_button.setText(t.gettext("Choose a file…"))
        self.cancel_button.setText(t.gettext("Close"))
        for combo, choices in (
            (self.kind_combo, KINDS),
            (self.order_combo, ORDERS),
            (self.encoding_combo, ENCODINGS),
        ):
            at = max(0, combo.currentIndex())
            combo.clear()
            for value, words in choices:
                combo.addItem(t.gettext(words), value)
            combo.setCurrentIndex(at)
        self.sheet_block.set_label(t.gettext("Sheet"))
        self.columns.retranslate()
        self.outcome.retranslate()
        self._say_outcome()
        if self.path is None:
            self.outcome.show_words(
                t.gettext(
                    "Choose the list you keep: a spreadsheet or a CSV file. Titles above the"
                    " table, totals and blank lines do no harm. Nothing is written before you"
                    " have seen what would come."
                )
            )
        self.form.settle()
