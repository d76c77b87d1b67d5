"""What a file would do: four figures, and every rejected row with its reason."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop_ar.language.catalogue import N_
from desktop_ar.services.importing import ImportPreview
from desktop_ar.ui.dialogs.import_words import file_fault
from desktop_ar.ui.face import Face
from desktop_ar.ui.models.columns import ColumnSpec, Kind
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.dialog import EDGE
from desktop_ar.ui.widgets.label import Label, rule
from desktop_ar.ui.widgets.table_card import TableCard

Line = tuple[int, int, str, str, str]
"""Place, row of the file, column, value, reason."""

COLUMNS: Final[tuple[ColumnSpec[Line], ...]] = (
    ColumnSpec(
        key="row",
        header=N_("Row"),
        text=lambda line, _face: str(line[1]),
        sort_key=lambda line: line[1],
        kind=Kind.NUMBER,
        width=64,
    ),
    ColumnSpec(
        key="column",
        header=N_("Column"),
        text=lambda line, _face: line[2],
        sort_key=lambda line: line[2],
        width=96,
    ),
    ColumnSpec(
        key="value",
        header=N_("Value"),
        text=lambda line, _face: line[3],
        sort_key=lambda line: line[3],
        width=110,
    ),
    ColumnSpec(
        key="reason",
        header=N_("What is to be known"),
        text=lambda line, _face: line[4],
        tip=lambda line, _face: line[4],
        sort_key=lambda line: line[4],
        width=240,
        stretch=True,
    ),
)


class ImportResult(QWidget):
    """`save_wanted`: the owner wants the rejected rows in a file."""

    save_wanted = Signal()

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._preview: ImportPreview | None = None
        self.words = Label("", "body", "muted", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.figures = [Label("0", "figure") for _ in range(4)]
        self._captions = [Label("", "small", "muted") for _ in self.figures]
        self.table: TableCard[Line] = TableCard(face, COLUMNS, lambda line: line[0], framed=False)
        self.table.set_edges(EDGE, EDGE)
        self.table.current_changed.connect(self._say_detail)
        self.detail = Label("", "small", "muted", wrap=True)
        self.all_good = Label("", "body", "good")
        self.all_good.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.save_button = Button(face, icon="download", size="small")
        self.save_button.clicked.connect(self.save_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        waiting = QWidget()
        middle = QVBoxLayout(waiting)
        middle.setContentsMargins(48, 24, 48, 24)
        middle.addWidget(self.words)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._figure_line())
        column.addWidget(rule())
        column.addWidget(self.table, 1)
        column.addWidget(self.all_good, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGE, 8, EDGE, 10)
        foot.setSpacing(16)
        foot.addWidget(self.detail, 1)
        foot.addWidget(self.save_button)
        column.addLayout(foot)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(waiting)
        self._stack.addWidget(shown)

    def _figure_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(EDGE, 14, EDGE, 14)
        line.setSpacing(18)
        for at, (figure, caption) in enumerate(zip(self.figures, self._captions, strict=True)):
            if at:
                line.addWidget(rule(down=True))
            pile = QVBoxLayout()
            pile.setSpacing(0)
            pile.addWidget(caption)
            pile.addWidget(figure)
            line.addLayout(pile, 1)
        return line

    def show_words(self, words: str) -> None:
        """Say why there is nothing to look at."""
        self._preview = None
        self.words.setText(words)
        self._stack.setCurrentIndex(0)

    def show_waiting(self) -> None:
        """The file is being read; what was shown stays until it is."""
        if self._preview is None:
            self.words.setText(self._face.t.gettext("Reading the file…"))

    def show_preview(self, preview: ImportPreview) -> None:
        """The outcome of every row in figures, and the rejected ones in full."""
        self._preview = preview
        counts = preview.counts
        for figure, count in zip(
            self.figures,
            (counts.new, counts.changed, counts.duplicate, counts.rejected),
            strict=True,
        ):
            figure.setText(str(count))
        self.figures[3].set_ink("overdue" if counts.rejected else "text")
        told = bool(preview.rejects or preview.notices)
        self.table.setVisible(told)
        self.save_button.setVisible(bool(preview.rejects))
        self.all_good.setVisible(not told)
        self._stack.setCurrentIndex(1)
        self.retranslate()

    def _lines(self, preview: ImportPreview) -> Iterator[Line]:
        """Rejected rows first, then what is to be known of rows that are taken."""
        t, place = self._face.t, itertools.count()
        for one in preview.rejects:
            words = file_fault(t, preview.kind, one.fault)
            yield next(place), one.row, one.column, one.value, words
        for notice in preview.notices:
            yield next(place), notice.row, "", "", file_fault(t, preview.kind, notice.fault)

    def _say_detail(self, line: Line | None) -> None:
        """The whole sentence of the current row, which may be longer than its column."""
        self.detail.setText(line[-1] if line else "")

    def _good_words(self, preview: ImportPreview) -> str:
        t, counts = self._face.t, preview.counts
        if not counts.new + counts.changed:
            return t.gettext("Every row is in the book already.")
        if not preview.new_customers:
            return t.gettext("Every row can be taken.")
        return t.ngettext(
            "Every row can be taken; {n} customer is new.",
            "Every row can be taken; {n} customers are new.",
            preview.new_customers,
        )

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self._face.t
        captions = (
            t.gettext("New"),
            t.gettext("Changed"),
            t.gettext("Known already"),
            t.gettext("Rejected"),
        )
        for caption, words in zip(self._captions, captions, strict=True):
            caption.setText(words)
        self.table.view.setAccessibleName(t.gettext("What is to be known of the rows"))
        self.save_button.setText(t.gettext("Save the rejected rows…"))
        preview = self._preview
        if preview is not None:
            self.all_good.setText(self._good_words(preview))
            self.table.set_rows(self._lines(preview))
            if self.table.current() is None:
                self.table.select(0)
