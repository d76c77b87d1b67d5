"""Rows of a list as a spreadsheet takes them from the clipboard: figures as numbers, dates whole,
words guarded against being taken for a formula."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, TypeVar

from desktop_ar.exchange.columns import Column, ColumnKind, Row
from desktop_ar.exchange.csv_files import tsv
from desktop_ar.ui.models.columns import ColumnSpec, Kind
from desktop_ar.ui.models.rows import RowTableModel

R = TypeVar("R")
_SUM: Final = "_fen"
"""How the keys of columns with sums end, as in the answers of the commands."""


def clipboard_text(model: RowTableModel[R], rows: Sequence[int], columns: Sequence[int]) -> str:
    """Heads and rows parted by tabs. Hidden sums stay hidden."""
    heads, lines = as_table(model, [model.row(at) for at in rows], columns)
    return tsv(heads, lines)


def as_table(
    model: RowTableModel[R], rows: Sequence[R], columns: Sequence[int]
) -> tuple[list[Column], list[Row]]:
    """Some rows of a list as they are shown, ready for a file. Hidden sums stay hidden."""
    made = [_column(model, rows, model.columns[at]) for at in columns]
    heads = [head for head, _values in made]
    return heads, list(zip(*(values for _head, values in made), strict=True))


def _column(
    model: RowTableModel[R], rows: Sequence[R], spec: ColumnSpec[R]
) -> tuple[Column, list[Any]]:
    head = model.face.t.gettext(spec.header)
    keys = [spec.sort_key(row) for row in rows]
    kind = _kind(spec, keys, hidden=model.face.figures.hidden)
    values = keys if kind is not ColumnKind.TEXT else [model.copied(row, spec) for row in rows]
    return Column(spec.key, head, kind), values


def _kind(spec: ColumnSpec[R], keys: Sequence[Any], *, hidden: bool) -> ColumnKind:
    """Figures and dates go as what they are, where the order of the column is made of them."""
    known = [key for key in keys if key is not None]
    if spec.copy is not None:
        return ColumnKind.TEXT
    if spec.kind is Kind.DATE and all(isinstance(key, date) for key in known):
        return ColumnKind.DATE
    if not all(isinstance(key, int) for key in known):
        return ColumnKind.TEXT
    if (spec.kind is Kind.MONEY or spec.key.endswith(_SUM)) and not hidden:
        return ColumnKind.AMOUNT
    return ColumnKind.COUNT if spec.kind is Kind.DAYS else ColumnKind.TEXT
