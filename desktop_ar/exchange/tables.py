"""A grid with its header found: the rows of data, without totals, blanks and repeated headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_ar.exchange.cells import Cell, is_blank, narrow, text_of
from desktop_ar.exchange.fields import FIELDS, Holds, ImportKind
from desktop_ar.exchange.grids import Grid
from desktop_ar.exchange.headers import Header, bare_labels, repeats

_TOTAL: Final = re.compile(
    r"(?i)(?:本?[年月日季周页期]|全部|累计|以上|应收|欠款)?(?:合\s*计|小\s*计|总\s*计|共\s*计|累\s*计|汇\s*总|总\s*和)"
    r"(?:金额|数|人民币|大写|笔数)?|(?:grand\s*|sub[\s-]*)?totals?|sum"
)
_TOTAL_WORD: Final = re.compile(r"(?i)计|汇|总|total|sum")
_TOTAL_OF: Final = re.compile(
    r"(?i).+[\s:：]+(?:合计|小计|总计|汇总|(?:grand\s*|sub[\s-]*)?totals?)"
)
_ASIDE: Final = re.compile(r"[(\[【].*[)\]】]|:.*$|[\s¥\d,.]+(?:元|笔|条|户|人)?$")
_SIGNED: Final = re.compile(
    r"(?:制表|制单|填表|打印|审核|复核|经手|会计|出纳|负责|统计)(?:人|员|日期|时间|单位)?\s*[:：].*"
)
_NAMES_OF_CUSTOMERS: Final = ("customer_name", "name", "customer_no")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data; `number` as a spreadsheet shows it."""

    number: int
    cells: tuple[Cell, ...]
    filled: frozenset[int] = frozenset()
    """Columns whose value stands in a cell above, merged down over this row."""

    def cell(self, column: int) -> Cell:
        """A cell, empty beyond the end of the row."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """The data of one sheet under one header."""

    grid: Grid
    header: Header
    rows: tuple[Row, ...]


def table_of(grid: Grid, header: Header, kind: ImportKind) -> Table:
    """The rows below the header that hold data."""
    merged = _merged_down(grid, header.last)
    labels = bare_labels(header)
    rows = []
    for index in range(header.last + 1, len(grid.rows)):
        cells = grid.rows[index]
        if all(is_blank(cell) for cell in cells) or repeats(labels, cells):
            continue
        if _is_total(cells, header, kind) or _is_signature(cells):
            continue
        fill = merged.get(index, {})
        rows.append(Row(index + 1, _filled(cells, fill), frozenset(fill)))
    return Table(grid, header, tuple(rows))


def _merged_down(grid: Grid, header_last: int) -> dict[int, dict[int, Cell]]:
    """For each row the cells it shares with a row above."""
    shared: dict[int, dict[int, Cell]] = {}
    for merge in grid.merges:
        if merge.top > header_last:
            for row in range(merge.top + 1, min(merge.bottom + 1, len(grid.rows))):
                shared.setdefault(row, {})[merge.left] = grid.cell(merge.top, merge.left)
    return shared


def _filled(cells: list[Cell], fill: dict[int, Cell]) -> tuple[Cell, ...]:
    if not fill:
        return tuple(cells)
    width = max(len(cells), max(fill) + 1)
    padded = [*cells, *[""] * (width - len(cells))]
    for column, cell in fill.items():
        padded[column] = cell
    return tuple(padded)


def _is_total(cells: Sequence[Cell], header: Header, kind: ImportKind) -> bool:
    """A line of totals: the word stands where a name or number would, and there is no date.

    A bill whose text or note says 合计 is still a bill.
    """
    word_at = next((at for at, cell in enumerate(cells) if _says_total(cell)), None)
    if word_at is None:
        return False
    fields = FIELDS[kind]
    holds = {column: fields[key].holds for key, column in header.columns.items()}
    customers = {header.columns.get(key) for key in _NAMES_OF_CUSTOMERS}
    leading = all(is_blank(cell) for cell in cells[:word_at])
    if not leading and holds.get(word_at) is Holds.TEXT and word_at not in customers:
        return False
    return all(
        is_blank(cell)
        for at, cell in enumerate(cells)
        if at not in customers and at != word_at and holds.get(at) in {Holds.DAY, Holds.NUMBER}
    )


def _says_total(cell: Cell) -> bool:
    if not isinstance(cell, str) or not _TOTAL_WORD.search(cell):
        return False
    text = narrow(text_of(cell)).strip(" :-—*")
    return (
        _TOTAL.fullmatch(_ASIDE.sub("", text).strip()) is not None
        or _TOTAL_OF.fullmatch(text) is not None
    )


def _is_signature(cells: Sequence[Cell]) -> bool:
    """Who made and checked the list, below its last row."""
    texts = [cell for cell in cells if not is_blank(cell)]
    return all(isinstance(cell, str) and _SIGNED.fullmatch(text_of(cell)) for cell in texts)
