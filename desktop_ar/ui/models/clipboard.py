"""Rows of a list as a spreadsheet takes them from the clipboard: figures as numbers, dates whole,
words guarded against being taken for a formula."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from desktop_ar.exchange.columns import Column, ColumnKind
from desktop_ar.exchange.csv_files import tsv
from desktop_ar.ui.models.columns import ColumnSpec, Kind
from desktop_ar.ui.models.rows import RowTableModel

R = TypeVar("R")


def clipboard_text(model: RowTableModel[R], rows: Sequence[int], columns: Sequence[int]) -> str:
    """Heads and rows parted by tabs. Hidden sums stay hidden."""
    made = [_column(model, rows, model.columns[at]) for at in columns]
    heads = [head for head, _values in made]
    return tsv(heads, zip(*(values for _head, values in made), strict=True))


def _column(
    model: RowTableModel[R], rows: Sequence[int], spec: ColumnSpec[R]
) -> tuple[Column, list[Any]]:
    head = model.face.t.gettext(spec.header)
    chosen = [model.row(at) for at in rows]
    keys = [spec.sort_key(row) for row in chosen]
    kind = _kind(spec, keys, hidden=model.face.figures.hidden)
    values = keys if kind is not ColumnKind.TEXT else [model.copied(row, spec) for row in chosen]
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
    if spec.kind is Kind.MONEY and not hidden:
        return ColumnKind.AMOUNT
    return ColumnKind.COUNT if spec.kind is Kind.DAYS else ColumnKind.TEXT
