"""Letters: the archive of what was sent, printed again byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtPrintSupport import QPrinter

from desktop_ar.domain.codes import LetterKind
from desktop_ar.language.catalogue import N_
from desktop_ar.language.code_words import word
from desktop_ar.queries.letters import LetterRow, letter_pdf, letters
from desktop_ar.services.letter_names import letter_file_name
from desktop_ar.ui.models.columns import ColumnSpec, Kind
from desktop_ar.ui.pages.doors import Doors
from desktop_ar.ui.pages.list_page import ListPage
from desktop_ar.ui.pages.page import Tools
from desktop_ar.ui.pages.saved_filters import ListFilter
from desktop_ar.ui.paper.output import PaperOut
from desktop_ar.ui.widgets.empty_state import EmptyState
from desktop_ar.ui.worker import ReadSession

LETTER_COLUMNS: Final[tuple[ColumnSpec[LetterRow], ...]] = (
    ColumnSpec(
        key="issued_on",
        header=N_("Sent"),
        text=lambda row, face: face.day(row.issued_on),
        tip=lambda row, face: face.long_day(row.issued_on),
        sort_key=lambda row: row.issued_on,
        kind=Kind.DATE,
        width=92,
    ),
    ColumnSpec(
        key="customer_name",
        header=N_("Customer"),
        text=lambda row, _face: row.customer_name,
        sort_key=lambda row: row.customer_name,
        kind=Kind.NAME,
        width=180,
        stretch=True,
    ),
    ColumnSpec(
        key="kind",
        header=N_("Kind"),
        text=lambda row, face: word(face.t, row.kind),
        sort_key=lambda row: list(LetterKind).index(row.kind),
        width=158,
    ),
    ColumnSpec(
        key="letter_no",
        header=N_("Number"),
        text=lambda row, _face: row.letter_no,
        sort_key=lambda row: row.letter_no,
        width=130,
    ),
    ColumnSpec(
        key="total_fen",
        header=N_("Asked for"),
        text=lambda row, face: face.figures.amount(row.total_fen),
        sort_key=lambda row: row.total_fen,
        kind=Kind.MONEY,
        width=110,
    ),
    ColumnSpec(
        key="deadline",
        header=N_("Last day"),
        text=lambda row, face: face.day(row.deadline) if row.deadline else "",
        tip=lambda row, face: face.long_day(row.deadline) if row.deadline else "",
        sort_key=lambda row: row.deadline,
        kind=Kind.DATE,
        width=96,
    ),
    ColumnSpec(
        key="page_count",
        header=N_("Pages"),
        text=lambda row, _face: str(row.page_count),
        sort_key=lambda row: row.page_count,
        kind=Kind.NUMBER,
        width=64,
    ),
    ColumnSpec(
        key="sha256",
        header=N_("Fingerprint (SHA-256)"),
        text=lambda row, _face: row.sha256,
        sort_key=lambda row: row.sha256,
        width=220,
        hidden=True,
    ),
)


def _rows(session: ReadSession, *, day: date, chip: str, words: str) -> list[LetterRow]:
    kind = LetterKind(chip) if chip else None
    return letters(session, day, kind=kind, search=words)


class LettersPage(ListPage[LetterRow]):
    """What was sent stays as it was: open it, save it, print it again."""

    key = "letters"
    icon = "file-text"
    sums = "total_fen"

    def __init__(self, tools: Tools) -> None:
        empty = EmptyState(tools.face, "letters")
        super().__init__(tools, LETTER_COLUMNS, lambda row: row.letter_no, empty)
        self.doors = Doors(tools.desk, self)
        self.out = PaperOut(self.face, self)
        self.offer("open", N_("Open in the PDF viewer"), self.open_current, icon="external-link")
        self.offer("save", N_("Save the PDF…"), self.save, icon="save", keys="Ctrl+S")
        self.offer("again", N_("Print it again…"), self.again, icon="printer", keys="Ctrl+P")
        self.offer_list_acts()
        self.empty.button.clicked.connect(self._empty_button)
        self.empty.link.clicked.connect(lambda: self.room_wanted.emit("overdue", ""))
        self.add_list()
        self.retranslate()

    def title(self) -> str:
        return self.face.t.gettext("Letters")

    def load(self) -> None:
        self.load_rows()

    def load_rows(self) -> None:
        question = partial(_rows, day=self.face.today, chip=self.asked.chip, words=self.asked.words)
        self.tools.reader.ask(self, "rows", question, self.show_rows)

    def chip_words(self) -> dict[str, str]:
        t = self.face.t
        kinds = {kind.value: word(t, kind) for kind in LetterKind}
        return {"": t.gettext("All letters"), **kinds}

    def current_customer_no(self) -> str:
        row = self.table.current()
        return row.customer_no if row is not None else ""

    def row_acts(self) -> Sequence[str]:
        return ("open", "save", "again")

    # The paper

    def _with_pdf(self, then: Callable[[LetterRow, bytes], object]) -> None:
        row = self.table.current()
        if row is not None:
            question = partial(letter_pdf, letter_no=row.letter_no)
            self.tools.reader.ask(self, "pdf", question, lambda pdf: _ignore(then(row, pdf)))

    def open_current(self) -> None:
        self._with_pdf(lambda row, pdf: self.out.show(_file_name(row), pdf))

    def save(self) -> None:
        """Write the archived bytes to a file."""
        self._with_pdf(
            lambda row, pdf: self.out.ask_file(_file_name(row), partial(self._write, pdf))
        )

    def _write(self, pdf: bytes, path: Path) -> None:
        self.out.write(path, pdf)

    def again(self) -> None:
        """Print the archived pages."""
        self._with_pdf(
            lambda row, pdf: self.out.ask_printer(_file_name(row), partial(self._print, pdf))
        )

    def _print(self, pdf: bytes, printer: QPrinter) -> None:
        self.out.print(pdf, printer)

    # Words

    def say_empty(self) -> None:
        t = self.face.t
        if self.asked:
            self.empty.set_words(
                t.gettext("No letter like this"),
                t.gettext("Choose another filter above."),
                t.gettext("Show all letters"),
            )
            return
        self.empty.set_words(
            t.gettext("No letters yet"),
            t.gettext(
                "Reminders, demands and agreements you print or save are kept here as they were"
                " sent. Make one from a customer with Ctrl+P."
            ),
            t.gettext("Make a letter"),
            t.gettext("See who is overdue"),
        )

    def _empty_button(self) -> None:
        if self.asked:
            self.filter_by(ListFilter())
        else:
            self.doors.for_someone(self.doors.letter)

    def counted(self, count: int, total: str) -> str:
        return self.face.t.ngettext(
            "{n} letter · asked for {total}", "{n} letters · asked for {total}", count, total=total
        )

    def counted_selected(self, count: int, total: str) -> str:
        return self.face.t.ngettext(
            "{n} selected · {total}", "{n} selected · {total}", count, total=total
        )

    def keys(self) -> tuple[tuple[str, str], ...]:
        t = self.face.t
        return (("Enter", t.gettext("open")), ("Ctrl P", t.gettext("print again")))

    def retranslate(self) -> None:
        super().retranslate()
        self.set_counts(None)


def _ignore(_answer: object) -> None:
    """The ways out tell the owner themselves what went wrong."""


def _file_name(row: LetterRow) -> str:
    return letter_file_name(row.letter_no, row.customer_no, row.customer_name)
