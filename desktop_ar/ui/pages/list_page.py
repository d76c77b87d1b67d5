"""A room whose heart is a list: its rows, its sums at the foot, and what leaves the program."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from desktop_ar.language.catalogue import N_
from desktop_ar.queries.customers import customer_count
from desktop_ar.ui.models.columns import ColumnSpec
from desktop_ar.ui.pages.list_base import ListBase
from desktop_ar.ui.pages.list_paper import ask_printer, paper_of
from desktop_ar.ui.pages.page import StatusText, Tools
from desktop_ar.ui.widgets.empty_state import EmptyState
from desktop_ar.ui.widgets.status_line import strong

if TYPE_CHECKING:
    from desktop_ar.ui.export_source import ExportSource

R = TypeVar("R")


class ListPage(ListBase[R]):
    """What all lists share. A subclass puts its figures into `column` before `add_list()`,
    asks the book in `load` and `load_rows`, and says its words in `retranslate`."""

    sums: str = ""
    """The amount the foot adds up."""

    def __init__(
        self,
        tools: Tools,
        columns: Sequence[ColumnSpec[R]],
        identity: Callable[[R], Hashable],
        empty: EmptyState,
        *,
        find_stays: bool = False,
    ) -> None:
        super().__init__(tools, columns, identity, empty, find_stays=find_stays)
        self.book_empty = False
        self.about_rows: list[QWidget] = []
        """What says nothing while there is no row at all: hidden then."""
        self.about_book: list[QWidget] = [self.strip]
        """What says nothing while the book is empty."""
        self.bare = False
        """Nothing is filtered, and there is no row."""
        self.whole = True
        """All rows have come, and not only the head of a long list."""
        self._loaded = False
        self._total_fen: int | None = None
        self.table.current_changed.connect(lambda _row: self.current_changed())
        self.table.selection_changed.connect(lambda _rows: self.status_changed.emit())
        self.table.opened.connect(lambda _row: self.open_current())
        self.table.habit_changed.connect(self.sorted_anew)
        self.face.sums_changed.connect(self.status_changed)

    # Acts

    def offer_list_acts(self) -> None:
        """What can be done with any list."""
        self.rule()
        self.offer("copy", N_("Copy rows"), self.copy, icon="copy", keys="Ctrl+C")
        self.offer("find", N_("Filter this list"), self.strip.open_find, icon="list-filter",
                   keys="Ctrl+F")  # fmt: skip
        self.offer("saved", N_("My filters…"), self.open_saved, icon="bookmark")
        self.offer("columns", N_("Columns…"), self.open_columns, icon="columns-3")
        self.offer("export", N_("Export this list…"), self.export, icon="download")
        self.offer("print", N_("Print this list…"), self.print, icon="printer")

    def open_current(self) -> None:
        """Enter or double click on a row."""

    def copy(self) -> None:
        """Put the selected rows on the clipboard, once all of them are known."""
        self.complete(self.table.selected(), self.table.copy)

    def export(self) -> None:
        """Write what is shown to a file."""
        self.when_whole(self._export_now)

    def _export_now(self) -> None:
        from desktop_ar.ui.dialogs.export import ExportDialog  # noqa: PLC0415 - when it is wanted

        ExportDialog(self.tools.desk, self.window(), self.export_source()).open()

    def export_source(self) -> ExportSource:
        """The list as it stands now, for a file."""
        from desktop_ar.ui.export_source import ExportSource  # noqa: PLC0415 - when it is wanted
        from desktop_ar.ui.models.clipboard import as_table  # noqa: PLC0415 - when it is wanted

        model, every, some = self.table.model, list(self.table.model.rows), self.table.selected()
        shown = self.table.shown_columns()

        def rows_of(only_selected: bool) -> list[R]:
            return some if only_selected else every

        return ExportSource(
            title=self.title(),
            filters=self.filter_words(),
            total=lambda only: self.total_words(rows_of(only)),
            count=lambda only: len(rows_of(only)),
            shown=lambda only: as_table(model, rows_of(only), shown),
            prepare=lambda only, then: self.complete(rows_of(only), then),
        )

    def when_whole(self, then: Callable[[], None]) -> None:
        """Call `then` once all rows of a long list have come."""
        then()

    def print(self) -> None:
        """Print what is shown."""
        self.when_whole(lambda: self.complete(list(self.table.model.rows), self._print_now))

    def _print_now(self) -> None:
        total = self.total_words(self.table.model.rows)
        paper = paper_of(self.face, self.table, self.title(), self.filter_words(), total)
        ask_printer(self.tools.desk, self, paper)

    def complete(self, rows: Sequence[R], then: Callable[[], None]) -> None:
        """Call `then` once every column of these rows is known."""
        del rows
        then()

    # Rows

    def show_rows(self, rows: Sequence[R]) -> None:
        """The rows came. The first of them is current where none was."""
        self._loaded = True
        self.say_empty()
        self._total_fen = None
        self.table.set_rows(rows)
        if rows and self.table.current() is None:
            self.table.select(self.table.model.identity(self.table.model.row(0)))
        if not rows:
            self.current_changed()
        self.show_around()
        self.status_changed.emit()

    def tell_rows(self) -> None:
        """More is known of the rows: draw them again."""
        model = self.table.model
        if model.rows:
            last = model.index(len(model.rows) - 1, len(model.columns) - 1)
            model.dataChanged.emit(model.index(0, 0), last)
            self.table.measure()

    def ask_whether_empty(self) -> None:
        """Whether there is any customer at all: an empty book says where to begin."""
        self.tools.reader.ask(
            self, "any", lambda s: customer_count(s) == 0, self._take_empty, later=True
        )

    def _take_empty(self, empty: bool) -> None:
        if empty != self.book_empty:
            self.book_empty = empty
            self.say_empty()
            self.show_around()

    def show_around(self) -> None:
        """An empty book is one page with one next step; an empty list has no bar to filter by."""
        self.bare = self._loaded and not self.table.model.rows and not self.asked
        for widget in self.about_book:
            widget.setVisible(not (self.bare and self.book_empty))
        for widget in self.about_rows:
            widget.setVisible(not self.bare)

    def say_book_empty(self) -> None:
        """What an empty book offers, in every list."""
        t = self.face.t
        self.empty.set_words(
            t.gettext("This book is still empty"),
            t.gettext("Bring the list you keep in Excel, or begin with one customer."),
            t.gettext("Import a list"),
            t.gettext("Take on a customer"),
        )
        self.empty.button.set_icon_name("upload")

    def say_empty(self) -> None:
        """What stands here when no row is found, and why."""

    def current_changed(self) -> None:
        """The owner stands on another row."""
        has = self.table.current() is not None
        for key in self.row_acts():
            self.acts[key].setEnabled(has)
        self.status_changed.emit()

    def row_acts(self) -> Sequence[str]:
        """Keys of the acts that need a row."""
        return ()

    def sorted_anew(self) -> None:
        """The owner changed order or columns."""

    # Words

    def total_fen(self, rows: Sequence[R]) -> int:
        """What the foot adds up."""
        at = self.table.model.column_at(self.sums)
        key = self.table.model.columns[at].sort_key
        return sum(key(row) or 0 for row in rows)

    def counted(self, count: int, total: str) -> str:
        """How many rows there are and their sum, in words."""
        raise NotImplementedError

    def counted_selected(self, count: int, total: str) -> str:
        """How many are selected and their sum, in words."""
        raise NotImplementedError

    def total_words(self, rows: Sequence[R]) -> str:
        """The foot without bold, for paper and files."""
        return self.counted(len(rows), self.face.figures.money(self.total_fen(rows)))

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Keys and what they do here."""
        return ()

    def status(self) -> StatusText:
        if not self._loaded or not self.whole:
            return StatusText((), self.keys())
        rows, chosen = self.table.model.rows, self.table.selected()
        figures = self.face.figures
        if self._total_fen is None:  # added up once, not at every step through a long list
            self._total_fen = self.total_fen(rows)
        sentences = [self.counted(len(rows), strong(figures.money(self._total_fen)))]
        if chosen:
            total = strong(figures.money(self.total_fen(chosen)))
            sentences.append(self.counted_selected(len(chosen), total))
        return StatusText(tuple(sentences), self.keys())

    def retranslate(self) -> None:
        super().retranslate()
        self.say_empty()
