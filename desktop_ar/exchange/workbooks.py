"""Spreadsheets (.xlsx, .xls and their kin), read through python-calamine."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import Final

import python_calamine as calamine

from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.exchange.cells import Cell
from desktop_ar.exchange.grids import Grid, Merge

_ZIP: Final = b"PK\x03\x04"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SINCE_1904: Final = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*\bdate1904=[\"'](?:1|true)[\"']")
_MOST_MERGED_ROWS: Final = 10_000
_NOON: Final = time(12)

RawCell = int | float | str | bool | time | date | datetime | timedelta


def is_workbook(data: bytes) -> bool:
    """Whether the bytes begin as a spreadsheet does, whatever the file is called."""
    return data.startswith((_ZIP, _COMPOUND))


def workbook_grids(data: bytes) -> list[Grid]:
    """Every sheet with cells, in order; formulas give the value kept with them.

    Raises `Refused` for a protected or damaged file.
    """
    try:
        with calamine.load_workbook(io.BytesIO(data)) as workbook:
            since_1904 = _counts_from_1904(data)
            sheets = [
                _grid(
                    workbook.get_sheet_by_name(about.name),
                    hidden=about.visible != calamine.SheetVisibleEnum.Visible,
                    since_1904=since_1904,
                )
                for about in workbook.sheets_metadata
                if about.typ == calamine.SheetTypeEnum.WorkSheet
            ]
    except calamine.PasswordError:
        raise Refused(Fault("file_has_password")) from None
    except (calamine.CalamineError, zipfile.BadZipFile):
        raise Refused(Fault("file_damaged")) from None
    return sheets


def _counts_from_1904(data: bytes) -> bool:
    """calamine knows it for date cells; for bare serial numbers we look ourselves."""
    if not data.startswith(_ZIP):
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        try:
            return _SINCE_1904.search(archive.read("xl/workbook.xml")) is not None
        except KeyError:
            return False


def _grid(sheet: calamine.CalamineSheet, *, hidden: bool, since_1904: bool) -> Grid:
    rows = [[_cell(raw) for raw in row] for row in sheet.to_python(skip_empty_area=False)]
    return Grid(
        sheet.name,
        rows,
        merges=tuple(_merges(sheet.merged_cell_ranges or ())),
        hidden=hidden,
        since_1904=since_1904,
        spreadsheet=True,
    )


def _merges(ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> Iterable[Merge]:
    for (top, left), (bottom, right) in ranges:
        if bottom - top < _MOST_MERGED_ROWS:
            yield Merge(top, left, bottom, right)


def _cell(raw: RawCell) -> Cell:
    """A cell as ours: numbers with the fifteen digits a spreadsheet keeps, days as days."""
    if isinstance(raw, bool | str):
        return raw
    if isinstance(raw, int | float):
        return _figure(raw)
    if isinstance(raw, timedelta):
        return str(raw)
    if isinstance(raw, datetime) and raw.time() == time():
        return raw.date()
    return raw


def _figure(raw: int | float) -> Cell:  # noqa: PYI041 - both come, and are told apart
    """A number exactly; one beyond what a spreadsheet can hold is read as no number at all."""
    if isinstance(raw, int):
        return Decimal(raw)
    return Decimal(f"{raw:.15g}") if isfinite(raw) else str(raw)
