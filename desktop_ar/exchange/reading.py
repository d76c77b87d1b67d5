"""A file as typed rows of one KIND: every value read, every fault named by row and column."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from desktop_ar.domain.faults import Fault, Refused, unavailable
from desktop_ar.exchange.amounts import read_amount
from desktop_ar.exchange.cells import Cell, is_blank, text_of
from desktop_ar.exchange.dates import DateOrder, proven_order, read_day
from desktop_ar.exchange.delimited import text_grids
from desktop_ar.exchange.fields import ALIASES, FIELDS, Field, Holds, ImportKind
from desktop_ar.exchange.grids import Grid
from desktop_ar.exchange.headers import Header, find_header, missing, without
from desktop_ar.exchange.numbers import read_count, read_number_text, read_phone, read_text
from desktop_ar.exchange.tables import Row, Table, table_of
from desktop_ar.exchange.unreadable import Unreadable
from desktop_ar.exchange.words import (
    read_customer_kind,
    read_flag,
    read_language,
    read_lot_kind,
    read_method,
)
from desktop_ar.exchange.workbooks import is_workbook, workbook_grids

_SAMPLES: Final = 3


@dataclass(frozen=True, slots=True)
class HowToRead:
    """What the owner says about a file; the rest is found in it."""

    kind: ImportKind
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Field key to the label (or letter) of its column."""
    date_order: DateOrder | None = None
    encoding: str | None = None
    sheet: str | None = None
    unused: frozenset[str] = frozenset()
    """Fields that are in no column, whatever the labels look like."""


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """One column of the file: its label, the field it is taken for or None, some values."""

    label: str
    field: str | None
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reject:
    """Why a row is not taken: its number, the label of the column, the value, the fault."""

    row: int
    column: str
    value: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row: its values by field (absent where the cell is empty), and its faults."""

    number: int
    values: Mapping[str, Any]
    rejects: tuple[Reject, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A whole file read as one KIND."""

    kind: ImportKind
    columns: tuple[FoundColumn, ...]
    rows: tuple[ReadRow, ...]
    sheet: str
    sheets_alike: tuple[str, ...]
    """Other sheets with a header as good: they are not read, and said so."""
    encoding: str
    separator: str
    digest: str
    """SHA-256 of the bytes, by which the journal knows the file."""

    def label_of(self, key: str) -> str:
        """The label of the column a field stands in, the field's key where the file has none."""
        return next((column.label for column in self.columns if column.field == key), key)

    def written(self, row: ReadRow, key: str) -> str:
        """What stands in a row for a field, as it is written there."""
        for at, column in enumerate(self.columns):
            if column.field == key and at < len(row.cells):
                return text_of(row.cells[at])
        return ""

    def reject(self, row: ReadRow, key: str, code: str, **params: Any) -> Reject:
        """A fault of a row that was found beyond its single cells."""
        fault = Fault(code, key, params)
        return Reject(row.number, self.label_of(key), self.written(row, key), fault)


def read_file(path: Path, how: HowToRead) -> ReadFile:
    """Read a file. Raises `Refused` for a file that is no such table, `Unavailable` for none."""
    return read_data(file_bytes(path), how)


def file_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises `Unavailable`."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise unavailable("file_missing", path=path) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise unavailable("file_not_readable", path=path, error=reason) from None


def read_data(data: bytes, how: HowToRead) -> ReadFile:
    """Read the bytes of a file, spreadsheet or text. Raises `Refused`."""
    how = replace(how, mapping=_checked_mapping(how))
    grids = _grids(data, how)
    table, alike = _best_table(grids, how)
    readers = _readers(table, how)
    rows = tuple(_read_row(row, table, readers) for row in table.rows)
    return ReadFile(
        kind=how.kind,
        columns=_found_columns(table),
        rows=rows,
        sheet=table.grid.name,
        sheets_alike=alike,
        encoding=table.grid.encoding,
        separator=table.grid.separator,
        digest=hashlib.sha256(data).hexdigest(),
    )


def _checked_mapping(how: HowToRead) -> dict[str, str]:
    """The mapping with the fields' own keys. Raises `Refused` for a field no KIND has."""
    aliases = ALIASES.get(how.kind, {})
    checked: dict[str, str] = {}
    faults = []
    for given, column in how.mapping.items():
        key = aliases.get(given, given)
        if key in FIELDS[how.kind]:
            checked[key] = column
        else:
            known = ", ".join(FIELDS[how.kind])
            params = {"field": given, "kind": how.kind.value, "known": known}
            faults.append(Fault("field_unknown", given, params))
    if faults:
        raise Refused(*faults)
    return checked


def _grids(data: bytes, how: HowToRead) -> list[Grid]:
    if not data:
        raise Refused(Fault("file_empty"))
    if not is_workbook(data):
        if how.sheet is not None:
            raise Refused(Fault("sheet_of_a_text", "sheet"))
        return text_grids(data, how.encoding)
    grids = workbook_grids(data)
    if how.sheet is None:
        return grids
    wanted = how.sheet.strip().lower()
    chosen = [grid for grid in grids if grid.name.strip().lower() == wanted]
    if not chosen:
        sheets = ", ".join(grid.name for grid in grids)
        raise Refused(Fault("sheet_unknown", "sheet", {"sheet": how.sheet, "sheets": sheets}))
    return chosen


def _best_table(grids: Sequence[Grid], how: HowToRead) -> tuple[Table, tuple[str, ...]]:
    """The sheet (or the separator) under which most is recognised, and the sheets as good."""
    found = [
        (grid, without(header, how.unused))
        for grid in grids
        if (header := find_header(grid, how.kind, how.mapping)) is not None
    ]
    if not found:
        raise _no_header(grids, how)
    grid, header = max(found, key=lambda pair: _standing(pair[0], pair[1], how))
    _refuse_incomplete(header, how)
    table = table_of(grid, header, how.kind)
    if not table.rows:
        raise Refused(Fault("table_without_rows"))
    alike = tuple(
        other.name
        for other, its in found
        if other is not grid and grid.spreadsheet and its.columns.keys() == header.columns.keys()
    )
    return table, alike


def _standing(grid: Grid, header: Header, how: HowToRead) -> tuple[int, bool, bool, int, int]:
    named, groups, fields = header.rank(how.kind)
    whole = not missing(how.kind, header.columns)
    return named, whole, not grid.hidden, groups, fields


def _no_header(grids: Sequence[Grid], how: HowToRead) -> Refused:
    first = next(
        (row for grid in grids for row in grid.rows if not all(is_blank(cell) for cell in row)),
        None,
    )
    if first is None:
        return Refused(Fault("file_empty"))
    seen = ", ".join(text_of(cell) for cell in first if not is_blank(cell))[:200]
    return Refused(Fault("header_not_found", None, {"kind": how.kind.value, "seen": seen}))


def _refuse_incomplete(header: Header, how: HowToRead) -> None:
    """Every column asked for and not there, every required field without a column."""
    labels = ", ".join(label for label in header.labels if label)
    faults = [
        Fault("column_unknown", key, {"column": column, "columns": labels})
        for key, column in how.mapping.items()
        if key not in header.asked
    ]
    faults += [
        Fault("column_missing", group[0], {"field": " / ".join(group), "columns": labels})
        for group in missing(how.kind, header.columns)
    ]
    if faults:
        raise Refused(*faults)


_READERS: Final[Mapping[Holds, Callable[[Cell], Any]]] = {
    Holds.TEXT: read_text,
    Holds.NUMBER: read_number_text,
    Holds.PHONE: read_phone,
    Holds.AMOUNT: read_amount,
    Holds.COUNT: read_count,
    Holds.FLAG: read_flag,
    Holds.CUSTOMER_KIND: read_customer_kind,
    Holds.LOT_KIND: read_lot_kind,
    Holds.METHOD: read_method,
    Holds.LANGUAGE: read_language,
}
_Reader = tuple[Field, int, Callable[[Cell], Any]]


def _readers(table: Table, how: HowToRead) -> list[_Reader]:
    """For each field found: its column and how its cells are read."""
    return [
        (about, column, _READERS.get(about.holds) or _day_reader(table, column, how))
        for key, column in table.header.columns.items()
        for about in (FIELDS[how.kind][key],)
    ]


def _day_reader(table: Table, column: int, how: HowToRead) -> Callable[[Cell], Any]:
    """Dates are read in the order that was said, else in the one that the column proves."""
    order = how.date_order or proven_order(row.cell(column) for row in table.rows)
    return partial(read_day, order=order, since_1904=table.grid.since_1904)


def _read_row(row: Row, table: Table, readers: Sequence[_Reader]) -> ReadRow:
    values: dict[str, Any] = {}
    rejects: list[Reject] = []
    for about, column, read in readers:
        cell = row.cell(column)
        if cell == "":
            continue
        try:
            value = read(cell)
            _refuse_amount_of_several_rows(row, column, about, value)
        except Unreadable as error:
            label = table.header.labels[column]
            rejects.append(Reject(row.number, label, text_of(cell), error.fault(about.key)))
        else:
            if value is not None and value != "":
                values[about.key] = value
    return ReadRow(row.number, values, tuple(rejects), row.cells)


def _refuse_amount_of_several_rows(row: Row, column: int, about: Field, value: object) -> None:
    """Names may be merged down over their rows; an amount so would count once for each."""
    if column in row.filled and about.holds is Holds.AMOUNT and value:
        raise Unreadable("amount_merged", value=text_of(row.cell(column)))


def _found_columns(table: Table) -> tuple[FoundColumn, ...]:
    keys = {column: key for key, column in table.header.columns.items()}
    return tuple(
        FoundColumn(label, keys.get(column), _samples(table, column))
        for column, label in enumerate(table.header.labels)
    )


def _samples(table: Table, column: int) -> tuple[str, ...]:
    """The first different values of a column, as they stand."""
    texts: dict[str, None] = {}
    for row in table.rows[:200]:
        text = text_of(row.cell(column))
        if text:
            texts[text] = None
        if len(texts) == _SAMPLES:
            break
    return tuple(texts)
