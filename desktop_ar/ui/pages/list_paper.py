"""From a list on the screen to the list on paper: the same columns, rows, words and sums."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from desktop_ar.language.catalogue import Translator
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.face import Face
from desktop_ar.ui.models.columns import ColumnSpec, Kind
from desktop_ar.ui.widgets.table_card import TableCard

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from desktop_ar.ui.list_print import PrintedList


def paper_of(
    face: Face, table: TableCard[Any], title: str, filters: str, total: str
) -> PrintedList:
    """The list as it is shown, ready to be printed."""
    from desktop_ar.ui.list_print import PrintedColumn, PrintedList  # noqa: PLC0415 - for paper only

    t, model, shown = face.t, table.model, table.shown_columns()
    right = Qt.AlignmentFlag.AlignRight
    specs = [model.columns[at] for at in shown]
    columns = tuple(
        PrintedColumn(t.gettext(spec.header), bool(spec.alignment & right)) for spec in specs
    )
    notes = [face.long_day(face.today), total]
    if filters:
        notes.insert(0, filters)
    return PrintedList(
        title=title,
        notes=tuple(notes),
        columns=columns,
        rows=tuple(tuple(_words(spec, row, face) for spec in specs) for row in model.rows),
        totals=_totals(face, table, shown),
        page_words=_page_words(t),
    )


def _words(spec: ColumnSpec[Any], row: Any, face: Face) -> str:
    """A cell as it is shown; a date with its year, a step with its verb."""
    if spec.kind is Kind.DATE:
        day = spec.sort_key(row)
        return day.isoformat() if isinstance(day, date) else spec.text(row, face)
    if spec.kind is Kind.STEP and spec.copy is not None:
        return spec.copy(row, face)
    rest = spec.look(row, face).rest if spec.look else ""
    return f"{spec.text(row, face)}{rest}"


def _totals(face: Face, table: TableCard[Any], shown: list[int]) -> tuple[str, ...]:
    """The sum under every column of money; the first column says what the line is."""
    model = table.model
    words = []
    for at in shown:
        spec = model.columns[at]
        if spec.kind is Kind.MONEY or (spec.kind is Kind.NUMBER and spec.key.endswith("_fen")):
            total = sum(spec.sort_key(row) or 0 for row in model.rows)
            words.append(face.figures.amount(total))
        else:
            words.append("")
    if words and not words[0]:
        words[0] = face.t.gettext("Total")
    return tuple(words)


def _page_words(t: Translator) -> Any:
    return lambda page, pages: t.gettext("Page {page} of {pages}", page=page, pages=pages)


def ask_printer(desk: Desk, over: QWidget, paper: PrintedList) -> QPrintDialog:
    """Ask for the printer and print; a printer that cannot be begun is told."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - for paper only

    from desktop_ar.ui.list_print import (  # noqa: PLC0415 - for paper only
        RESOLUTION,
        print_list,
        set_up_page,
    )

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(RESOLUTION)
    printer.setDocName(paper.title)
    printer.setFullPage(False)
    set_up_page(printer, paper)
    dialog = QPrintDialog(printer, over)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def go(_printer: QPrinter) -> None:
        if not print_list(printer, paper):
            t = desk.face.t
            desk.tell(
                over,
                t.gettext("Not printed"),
                t.gettext(
                    "The printer could not be started. Check that it is on and connected, or"
                    " print to a PDF file."
                ),
            )

    dialog.accepted.connect(go)
    QDialog.open(dialog)
    return dialog
