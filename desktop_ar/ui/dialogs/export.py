"""Write a list to a file: which kind of file, which rows, which columns; then where."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_ar.domain.faults import Unavailable, unavailable
from desktop_ar.exchange import answers
from desktop_ar.exchange.columns import Column, Row
from desktop_ar.exchange.csv_files import write_csv
from desktop_ar.language.sentences import fault_sentence
from desktop_ar.system import files
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.export_source import ExportSource
from desktop_ar.ui.long_work import LongWork, Progress
from desktop_ar.ui.paper import saving
from desktop_ar.ui.widgets.card import Box, row
from desktop_ar.ui.widgets.choices import SegmentedChoice
from desktop_ar.ui.widgets.dialog import EDGE, DialogFrame
from desktop_ar.ui.widgets.fields import FieldBlock
from desktop_ar.ui.widgets.label import Label

SIZE: Final = QSize(520, 400)
XLSX, CSV = "xlsx", "csv"
ALL, SOME = "all", "some"
Table: TypeAlias = tuple[list[Column], list[Row]]
_UNSAFE: Final = '\\/:*?"<>|'


class ExportDialog(DialogFrame):
    """Nothing is written before a place is chosen; a file that is there is replaced whole."""

    def __init__(self, desk: Desk, parent: QWidget | None, source: ExportSource) -> None:
        super().__init__(desk.face, parent, size=SIZE)
        self.desk = desk
        self.source = source
        self.written: Path | None = None
        self._work: LongWork | None = None
        self.drop_head()
        self.heading = Label("", "name")
        self.summary = Label("", "body", "muted", wrap=True)
        self.kind_choice = SegmentedChoice(self.face)
        self.rows_choice = SegmentedChoice(self.face)
        self.columns_choice = SegmentedChoice(self.face)
        self.kind_block = FieldBlock(self.face, self.kind_choice)
        self.rows_block = FieldBlock(self.face, self.rows_choice)
        self.columns_block = FieldBlock(self.face, self.columns_choice)
        self.done_box = Box("good")
        self.done_words = Label("", "body", wrap=True)
        self._fill_body()
        self.open_button = self.add_button(icon="external-link")
        self.close_button = self.add_button(closes=True)
        self.save_button = self.add_button("primary", icon="download")
        self._connect()
        self.retranslate()
        self.save_button.setFocus()

    def _fill_body(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(EDGE, 18, EDGE, 16)
        column.setSpacing(13)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.heading)
        head.addWidget(self.summary)
        column.addLayout(head)
        for block in (self.kind_block, self.rows_block, self.columns_block):
            column.addWidget(block)
        self.done_box.column.addLayout(row(self.done_words))
        column.addWidget(self.done_box)
        column.addStretch(1)
        self.body.addLayout(column, 1)
        self.columns_block.setVisible(self.source.answer is not None)
        self.rows_block.setVisible(self.source.count(True) > 1)
        self.done_box.hide()

    def _connect(self) -> None:
        self.open_button.hide()
        self.save_button.clicked.connect(self.ask_where)
        self.open_button.clicked.connect(self._open)
        for choice in (self.kind_choice, self.rows_choice, self.columns_choice):
            choice.chosen.connect(lambda _key: self._say_summary())

    # What is written

    @property
    def only_selected(self) -> bool:
        """Only the selected rows, or all that are listed."""
        return self.rows_choice.key() == SOME

    @property
    def every_column(self) -> bool:
        """The columns of the command, or those that are shown."""
        return self.source.answer is not None and self.columns_choice.key() == ALL

    def file_name(self) -> str:
        """A name that says what it is and of which day."""
        title = "".join(" " if sign in _UNSAFE else sign for sign in self.source.title)
        return f"{title}-{self.face.today.isoformat()}.{self.kind_choice.key()}"

    def ask_where(self) -> None:
        """Ask for a place and write there."""
        t = self.face.t
        excel = self.kind_choice.key() == XLSX
        kinds = t.gettext("Spreadsheets (*.xlsx)") if excel else t.gettext("CSV files (*.csv)")
        saving.ask_where(self, t.gettext("Export"), self.file_name(), kinds, self.write)

    def write(self, path: Path) -> None:
        """Write the file; the list is looked at whole first."""
        self.save_button.set_busy(True)
        if self.every_column:
            self._begin(path, partial(self._records, self.only_selected))
        else:
            self.source.prepare(self.only_selected, partial(self._write_shown, path))

    def _write_shown(self, path: Path) -> None:
        columns, rows = self.source.shown(self.only_selected)
        self._begin(path, lambda _progress: (columns, rows))

    def _records(self, only_selected: bool, progress: Progress) -> Table:
        """Asked in a thread: all columns of the rows, from one moment of the book."""
        answer, ask, t = self.source.answer, self.source.records, self.face.t
        if answer is None or ask is None:
            raise RuntimeError("a list without an answer has no records")
        with self.desk.book.read() as session:
            records = ask(session, only_selected, progress)
        return list(answers.columns(t, answer)), list(answers.rows(t, answer, records))

    def _begin(self, path: Path, ask: Callable[[Progress], Table]) -> None:
        kind, title = self.kind_choice.key(), self.source.title

        def work(progress: Progress) -> int:
            columns, rows = ask(progress)
            write_file(path, kind, title, columns, rows)
            return len(rows)

        self._work = LongWork(self.face, self, self.face.t.gettext("Exporting"))
        self._work.finished.connect(self._worked)
        self._work.run(work, partial(self._wrote, path), self._failed)

    def _worked(self) -> None:
        self.save_button.set_busy(False)
        ended, self._work = self._work, None
        if ended is not None:
            ended.deleteLater()

    def _wrote(self, path: Path, count: int) -> None:
        t = self.face.t
        self.written = path
        self.done_words.setText(
            t.ngettext("{n} row written to {path}", "{n} rows written to {path}", count, path=path)
        )
        self.done_box.show()
        self.open_button.show()
        self.open_button.setFocus()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Unavailable):
            raise error
        t = self.face.t
        self.desk.tell(self, t.gettext("Nothing was written"), fault_sentence(t, error.fault))

    def _open(self) -> None:
        if self.written is not None and not saving.open_in_viewer(self.written):
            t = self.face.t
            self.desk.tell(
                self,
                t.gettext("No program for this file was found"),
                t.gettext("It was written to {path}: open it with a program of yours.",
                          path=self.written),
            )  # fmt: skip

    def reject(self) -> None:
        """Close; what is being written is stopped first and leaves nothing."""
        if self._work is not None:
            self._work.stop()
        else:
            super().reject()

    # Words

    def _say_summary(self) -> None:
        source = self.source
        parts = [source.total(self.only_selected), source.filters]
        self.summary.setText("\n".join(part for part in parts if part))
        t = self.face.t
        if self.face.figures.hidden and self.every_column:
            self.note.setText(t.gettext("The file holds the sums that are hidden here"))
        elif self.every_column:
            self.note.setText(t.gettext("The columns of the command, each amount a number"))
        else:
            self.note.setText("")

    def retranslate(self) -> None:
        t, source = self.face.t, self.source
        self.setWindowTitle(t.gettext("Export"))
        self.heading.setText(t.gettext("Export: {list}", list=source.title))
        self.kind_block.set_label(t.gettext("Kind of file"))
        self.rows_block.set_label(t.gettext("Which rows"))
        self.columns_block.set_label(t.gettext("Which columns"))
        every, some = source.count(False), source.count(True)
        kinds = [(XLSX, t.gettext("Excel (.xlsx)")), (CSV, "CSV")]
        rows = [
            (ALL, t.ngettext("The {n} listed", "The {n} listed", every)),
            (SOME, t.ngettext("The {n} selected", "The {n} selected", some)),
        ]
        columns = [(ALL, t.gettext("Every column")), (SOME, t.gettext("Those shown"))]
        for choice, options in (
            (self.kind_choice, kinds), (self.rows_choice, rows), (self.columns_choice, columns),
        ):  # fmt: skip
            chosen = choice.key() or options[0][0]
            choice.set_options(options)
            choice.choose(chosen)
        for choice, block in ((self.kind_choice, "kind"), (self.rows_choice, "rows")):
            choice.setAccessibleName(t.gettext("Kind of file") if block == "kind"
                                     else t.gettext("Which rows"))  # fmt: skip
        self.columns_choice.setAccessibleName(t.gettext("Which columns"))
        self.save_button.setText(t.gettext("Save as…"))
        self.close_button.setText(t.gettext("Close"))
        self.open_button.setText(t.gettext("Open the file"))
        self._say_summary()


def write_file(path: Path, kind: str, title: str, columns: list[Column], rows: list[Row]) -> None:
    """Replace a file whole, or leave it as it is. Raises `Unavailable`."""
    try:
        with files.replaced(path) as beside, beside.open("wb") as file:
            if kind == CSV:
                write_csv(file, columns, rows)
            else:
                from desktop_ar.exchange.xlsx_files import Sheet, write_xlsx  # noqa: PLC0415 - late

                write_xlsx(file, Sheet(title, columns, rows))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise unavailable("file_not_writable", path=path, error=reason) from error
