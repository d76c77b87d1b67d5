"""Files of the shapes shops keep, made for one test."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it carries no types

from desktop_ar.exchange.fields import ImportKind
from desktop_ar.exchange.reading import HowToRead, ReadFile, read_data

Merge = tuple[int, int, int, int, Any]
"""Top, left, bottom, right (from 0) and the value."""


def workbook(
    sheets: Mapping[str, Sequence[Any]],
    *,
    merges: Iterable[Merge] = (),
    merged_sheet: str | None = None,
    hidden: Iterable[str] = (),
    since_1904: bool = False,
) -> bytes:
    """An XLSX with rows of values; merges go to the first sheet unless another is named."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"date_1904": since_1904}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            if name in hidden:
                page.hide()
            else:
                page.activate()
            for line, row in enumerate(rows):
                for at, value in enumerate(row):
                    if isinstance(value, date | datetime):
                        page.write_datetime(line, at, value, day)
                    elif value is not None:
                        page.write(line, at, value)
        for top, left, bottom, right, value in merges:
            page = book.get_worksheet_by_name(merged_sheet or next(iter(sheets)))
            page.merge_range(top, left, bottom, right, "")
            page.write(top, left, value)
    return buffer.getvalue()


def read(data: bytes | str, kind: str = "invoices", **how: Any) -> ReadFile:
    """Read the bytes (or the text) of a file as a KIND."""
    raw = data.encode() if isinstance(data, str) else data
    return read_data(raw, HowToRead(ImportKind(kind), **how))


def values(file: ReadFile, key: str) -> list[Any]:
    """The values of one field, None where a row has none."""
    return [row.values.get(key) for row in file.rows]


def fields(file: ReadFile) -> dict[str, str | None]:
    """Labels with the fields they were taken for."""
    return {column.label: column.field for column in file.columns}


def codes(file: ReadFile) -> list[tuple[int, str, str]]:
    """Row, column and code of every reject."""
    return [
        (reject.row, reject.column, reject.fault.code)
        for row in file.rows
        for reject in row.rejects
    ]
