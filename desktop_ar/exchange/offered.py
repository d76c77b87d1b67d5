"""The columns of a file that is not understood yet, so that one can be asked what they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desktop_ar.domain.faults import Refused
from desktop_ar.exchange.cells import Cell, text_of
from desktop_ar.exchange.delimited import text_grids
from desktop_ar.exchange.grids import Grid
from desktop_ar.exchange.headers import find_header, without
from desktop_ar.exchange.reading import FoundColumn, HowToRead, file_bytes
from desktop_ar.exchange.workbooks import is_workbook, workbook_grids

_ROWS_LOOKED_AT: Final = 60
_SAMPLES: Final = 3


def offered_columns(path: Path, how: HowToRead) -> tuple[FoundColumn, ...]:
    """The labels of the row most like a header, with the fields known so far and some values;
    nothing for a file that is no table. Raises `Unavailable` for no file."""
    data = file_bytes(path)
    try:
        grids = workbook_grids(data) if is_workbook(data) else text_grids(data, how.encoding)
    except Refused:
        return ()
    wanted = [grid for grid in grids if how.sheet in (None, grid.name)]
    offers = [_of_grid(grid, how) for grid in wanted]
    return max(offers, key=_worth, default=())


def _worth(columns: Sequence[FoundColumn]) -> tuple[int, int]:
    known = sum(column.field is not None for column in columns)
    return known, sum(bool(column.label) for column in columns)


def _of_grid(grid: Grid, how: HowToRead) -> tuple[FoundColumn, ...]:
    header = find_header(grid, how.kind, how.mapping)
    if header is None:
        row = _fullest(grid)
        labels = tuple(_label(cell) for cell in grid.rows[row]) if grid.rows else ()
        return _found(grid, row, labels, {})
    header = without(header, how.unused)
    fields = {column: key for key, column in header.columns.items()}
    return _found(grid, header.last, header.labels, fields)


def _fullest(grid: Grid) -> int:
    """The first of the rows with the most different words in them."""
    rows = grid.rows[:_ROWS_LOOKED_AT]
    words = [len({cell for cell in row if isinstance(cell, str) and cell.strip()}) for row in rows]
    return words.index(max(words)) if words else 0


def _label(cell: Cell) -> str:
    return " ".join(text_of(cell).split())


def _found(
    grid: Grid, last: int, labels: Sequence[str], fields: dict[int, str]
) -> tuple[FoundColumn, ...]:
    return tuple(
        FoundColumn(label, fields.get(at), _samples(grid, last, at))
        for at, label in enumerate(labels)
    )


def _samples(grid: Grid, last: int, column: int) -> tuple[str, ...]:
    below = range(last + 1, min(len(grid.rows), last + _ROWS_LOOKED_AT))
    texts = dict.fromkeys(text_of(grid.cell(row, column)) for row in below)
    return tuple(text for text in texts if text)[:_SAMPLES]
