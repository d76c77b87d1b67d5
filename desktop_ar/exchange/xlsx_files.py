"""XLSX through XlsxWriter: texts are never formulas, numbers of documents stay text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any, BinaryIO, Final, TypeAlias

from desktop_ar.domain.money import to_yuan
from desktop_ar.exchange.columns import Column, ColumnKind, Row

Workbook: TypeAlias = Any
Worksheet: TypeAlias = Any
Format: TypeAlias = Any
"""XlsxWriter's own, which carry no types."""

_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_MADE: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""The same rows give the same bytes, whenever they are written."""
_FORMATS: Final[Mapping[ColumnKind, Mapping[str, Any]]] = {
    ColumnKind.TEXT: {},
    ColumnKind.CODE: {"num_format": "@"},
    ColumnKind.AMOUNT: {"num_format": "#,##0.00"},
    ColumnKind.COUNT: {"num_format": "0"},
    ColumnKind.DATE: {"num_format": "yyyy-mm-dd"},
}
_HEADER: Final = {"bold": True, "bg_color": "#EEF1F4", "bottom": 1, "valign": "vcenter"}
_WIDTHS: Final[Mapping[ColumnKind, int]] = {
    ColumnKind.TEXT: 18,
    ColumnKind.CODE: 16,
    ColumnKind.AMOUNT: 14,
    ColumnKind.COUNT: 10,
    ColumnKind.DATE: 12,
}
_WIDEST: Final = 48
_ROWS_MEASURED: Final = 200
_LONGEST_TEXT: Final = 32_767
_LONGEST_SHEET_NAME: Final = 31


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one sheet holds; the name is shortened and cleaned to what a spreadsheet allows."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Row]


def write_xlsx(file: BinaryIO, *sheets: Sheet) -> None:
    """Write the sheets in order; the file is left open."""
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - only when one is written

    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        book.set_properties({"created": _MADE})
        header = book.add_format(_HEADER)
        header_right = book.add_format({**_HEADER, "align": "right"})
        formats = {kind: book.add_format(how) for kind, how in _FORMATS.items()}
        for number, sheet in enumerate(sheets, start=1):
            page = _page(book, sheet, number)
            _write_sheet(page, sheet, formats, (header, header_right))


def _page(book: Workbook, sheet: Sheet, number: int) -> Worksheet:
    name = "".join(sign for sign in sheet.name if sign not in "[]:*?/\\").strip(" '")
    return book.add_worksheet(name[:_LONGEST_SHEET_NAME] or f"Sheet{number}")


def _write_sheet(
    page: Worksheet,
    sheet: Sheet,
    formats: Mapping[ColumnKind, Format],
    headers: tuple[Format, Format],
) -> None:
    rows = iter(sheet.rows)
    first = list(islice(rows, _ROWS_MEASURED))
    page.freeze_panes(1, 0)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, _width(column, [row[at] for row in first]), formats[column.kind])
    for at, column in enumerate(sheet.columns):
        right = column.kind in {ColumnKind.AMOUNT, ColumnKind.COUNT}
        page.write_string(0, at, column.header, headers[right])
    writers = [_WRITERS[column.kind] for column in sheet.columns]
    styles = [formats[column.kind] for column in sheet.columns]
    line = 0
    for source in (first, rows):
        for row in source:
            line += 1
            for at, value in enumerate(row):
                if value is not None and value != "":
                    writers[at](page, line, at, value, styles[at])


def _width(column: Column, values: Iterable[Any]) -> int:
    """As wide as the widest of header and first texts, within reason."""
    widest = _cells_wide(column.header) + 2
    if column.kind in {ColumnKind.TEXT, ColumnKind.CODE}:
        widest = max([widest, *(_cells_wide(str(value)) + 2 for value in values if value)])
        return min(widest, _WIDEST)
    return max(widest, _WIDTHS[column.kind])


def _cells_wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _string(page: Worksheet, line: int, at: int, value: object, style: Format) -> None:
    page.write_string(line, at, str(value)[:_LONGEST_TEXT], style)


def _amount(page: Worksheet, line: int, at: int, value: int, style: Format) -> None:
    page.write_number(line, at, to_yuan(value), style)


def _count(page: Worksheet, line: int, at: int, value: int | Decimal, style: Format) -> None:
    page.write_number(line, at, value, style)


def _date(page: Worksheet, line: int, at: int, value: date, style: Format) -> None:
    page.write_datetime(line, at, value, style)


_WRITERS: Final[Mapping[ColumnKind, Callable[..., None]]] = {
    ColumnKind.TEXT: _string,
    ColumnKind.CODE: _string,
    ColumnKind.AMOUNT: _amount,
    ColumnKind.COUNT: _count,
    ColumnKind.DATE: _date,
}
