"""Bill files of WeChat Pay, Alipay and banks as rows of money that came in (domain.md 4b)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from desktop_ar.domain.codes import PaymentMethod
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.exchange.cells import Cell, is_blank, narrow, text_of
from desktop_ar.exchange.dates import DateOrder, proven_order, read_day
from desktop_ar.exchange.delimited import text_grids
from desktop_ar.exchange.grids import Grid
from desktop_ar.exchange.reading import file_bytes
from desktop_ar.exchange.receipt_shapes import SHAPES, NotIncome, Shape, Values, first
from desktop_ar.exchange.unreadable import Unreadable
from desktop_ar.exchange.workbooks import is_workbook, workbook_grids

_UNIT: Final = re.compile(r"\((?:元|人民币|cny|rmb|¥)\)$", re.IGNORECASE)
_SUMMARY: Final = ("总交易单数", "合计", "总计", "小计")
_ENOUGH: Final = 200
"""Rows at the top of a file in which its header is looked for."""


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """One row of a bill file; `row` as a spreadsheet shows it.

    `not_income` says why it brings the shop nothing; `fault` why it could not be read (then the
    amount is 0). `fee_fen` is what the service keeps, which is the shop's cost and not the
    customer's.
    """

    row: int
    on: date | None
    amount_fen: int
    payer: str
    remark: str
    reference: str
    method: PaymentMethod
    not_income: NotIncome | None = None
    fee_fen: int = 0
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class BillFile:
    """A whole file: which shape it has (a code of `receipt_shapes.SHAPES`) and its rows."""

    shape: str
    rows: tuple[IncomingRow, ...]


def read_receipts(path: Path) -> BillFile:
    """Read a bill file. Raises `Unavailable` for none, `Refused` for one that is no bill."""
    return read_receipt_data(file_bytes(path))


def read_receipt_data(data: bytes) -> BillFile:
    """Read the bytes of a bill file, text, spreadsheet or archive. Raises `Refused`."""
    best: tuple[Shape, Grid, int, dict[int, str]] | None = None
    for grid in _grids(data):
        found = _header(grid)
        if found is not None and (best is None or len(found[2]) > len(best[3])):
            best = (found[0], grid, found[1], found[2])
    if best is None:
        raise Refused(Fault("receipts_not_a_bill", "file"))
    shape, grid, at, columns = best
    return BillFile(shape.code, tuple(_rows(shape, grid, at, columns)))


def _grids(data: bytes) -> list[Grid]:
    if data.startswith(b"PK\x03\x04"):
        inner = _from_archive(data)
        if inner is not None:
            return inner
    return workbook_grids(data) if is_workbook(data) else text_grids(data)


def _from_archive(data: bytes) -> list[Grid] | None:
    """The detail files of an archive, as Alipay hands them to merchants; None for a workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [info for info in archive.infolist() if not info.is_dir()]
            if any(info.filename.startswith("xl/") for info in names):
                return None
            texts = [info for info in names if info.filename.lower().endswith(".csv")]
            return [grid for info in texts for grid in _quietly(archive.read(info))]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        raise Refused(Fault("file_damaged")) from None


def _quietly(data: bytes) -> list[Grid]:
    """A file of an archive that is no table is passed over."""
    try:
        return text_grids(data)
    except Refused:
        return []


def label(cell: Cell) -> str:
    """The bare name of a column: narrow, without blanks, marks and unit."""
    text = narrow(text_of(cell)).strip("`'# \t").replace(" ", "").lower()
    return _UNIT.sub("", text)


def _header(grid: Grid) -> tuple[Shape, int, dict[int, str]] | None:
    """The first row whose names are those of a shape, the shape, and its columns."""
    for at, cells in enumerate(grid.rows[:_ENOUGH]):
        names = {index: label(cell) for index, cell in enumerate(cells) if not is_blank(cell)}
        present = set(names.values())
        for shape in SHAPES:
            if all(present & set(alternatives) for alternatives in shape.needs):
                return shape, at, names
    return None


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the rows of one file are read: its shape, the name of each column, the order of days."""

    shape: Shape
    columns: dict[int, str]
    order: DateOrder | None


def _rows(shape: Shape, grid: Grid, header: int, columns: dict[int, str]) -> Iterator[IncomingRow]:
    days = [at for at, name in columns.items() if name in shape.day]
    below = grid.rows[header + 1 :]
    order = proven_order(cells[at] for cells in below for at in days if at < len(cells))
    layout = _Layout(shape, columns, order)
    for index in range(header + 1, len(grid.rows)):
        cells = grid.rows[index]
        begins = next((text for text in map(_value, cells) if text), "")
        if begins.startswith(_SUMMARY):
            break
        if begins and not begins.startswith(("#", "---")):
            row = _read(layout, index + 1, cells)
            if not _is_remark(row):
                yield row


def _is_remark(row: IncomingRow) -> bool:
    """Words of the service below its table: neither a day nor a sum."""
    without_day = row.fault is not None and row.fault.code == "receipt_without_day"
    return without_day and not row.amount_fen


def _value(cell: Cell) -> str:
    """A cell as text: some services put a mark before every value or a tab behind it."""
    return text_of(cell).strip("` \t")


def _read(layout: _Layout, number: int, cells: Sequence[Cell]) -> IncomingRow:
    shape = layout.shape
    values = {name: _value(cells[at]) for at, name in layout.columns.items() if at < len(cells)}
    row = IncomingRow(
        row=number,
        on=None,
        amount_fen=0,
        payer=first(values, shape.payer),
        remark=" ".join(dict.fromkeys(_said(values, shape.remarks))),
        reference=first(values, shape.reference),
        method=shape.method,
    )
    try:
        on = _day(layout, cells)
        reading = shape.read(values)
    except Unreadable as unreadable:
        on = _day_or_none(layout, cells)
        return replace(row, on=on, fault=unreadable.fault("file"))
    return replace(
        row,
        on=on,
        amount_fen=reading.amount_fen,
        not_income=reading.not_income,
        fee_fen=reading.fee_fen,
        fault=Fault("receipt_without_day", "file") if on is None else None,
    )


def _day_or_none(layout: _Layout, cells: Sequence[Cell]) -> date | None:
    try:
        return _day(layout, cells)
    except Unreadable:
        return None


def _said(values: Values, names: Sequence[str]) -> Iterator[str]:
    return (values[name] for name in names if values.get(name, "/") not in {"", "/"})


def _day(layout: _Layout, cells: Sequence[Cell]) -> date | None:
    by_name = {name: cells[at] for at, name in layout.columns.items() if at < len(cells)}
    for name in layout.shape.day:
        cell = by_name.get(name, "")
        if isinstance(cell, str):
            cell = _value(cell)
        if not is_blank(cell):
            return read_day(cell, layout.order)
    return None
