"""Tables with rules only above, under the head and below; they split over pages.

The head is repeated on every page, the total row keeps the last line with it, figures are
never cut: where they do not fit the type gets smaller.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop_ar.letters.blocks import Block
from desktop_ar.letters.linebreak import units
from desktop_ar.letters.pen import Pen
from desktop_ar.letters.setting import Line, set_lines, text_width
from desktop_ar.letters.styles import (
    CELL,
    GREY,
    HAIR,
    MARGIN,
    RULE,
    TEXT_WIDTH,
    Align,
    Style,
    aligned,
)
from desktop_ar.letters.text import Rich, Run, plain

SIZES: Final = (9.2, 8.6, 8.0, 7.4, 6.8, 6.2)
"""Type sizes tried: the first two to fit everything in one line, then all to wrap texts."""
EDGE: Final = 3.2
"""Free space at the table's two ends."""
GUTTER: Final = 11.0
"""Free space between columns."""
LEAST_WRAP: Final = 5.5
"""Narrowest a wrapping column may get, in ems."""
MOST_UNCUT: Final = 13.0
"""Widest word or number a column keeps whole at the cost of smaller type, in ems: a number of
an electronic invoice has twenty digits."""
ROUNDING: Final = 0.1
UNIT: Final = replace(CELL, size=1.0)
"""To measure in ems."""
ROW_RULE: Final = 0.72


@dataclass(frozen=True, slots=True)
class Column:
    """Its heading, its side, and whether its cells may wrap (then it also takes spare width)."""

    heading: str
    align: Align = Align.LEFT
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """One row as set: the lines of each cell."""

    cells: tuple[tuple[Line, ...], ...]
    bold: bool = False

    @property
    def lines(self) -> int:
        return max(1, *map(len, self.cells))

    def parted(self, count: int) -> tuple[_Row, _Row]:
        """The row cut after so many lines."""
        above = tuple(cell[:count] for cell in self.cells)
        below = tuple(cell[count:] for cell in self.cells)
        return _Row(above, self.bold), _Row(below, self.bold)


@dataclass(frozen=True, slots=True)
class _Grid:
    """What the parts of one table share."""

    styles: tuple[Style, ...]
    lefts: tuple[float, ...]
    head: _Row
    pad: float

    def row_height(self, row: _Row) -> float:
        return row.lines * self.styles[0].leading + 2 * self.pad


class Table(Block):
    """A table, or the part of it that stands on one page."""

    def __init__(self, grid: _Grid, rows: Sequence[_Row], total: _Row | None) -> None:
        self._grid = grid
        self._rows = rows
        self._total = total

    @property
    def height(self) -> float:
        rows = [self._grid.head, *self._rows]
        if self._total is not None:
            rows.append(self._total)
        return sum(map(self._grid.row_height, rows))

    @property
    def least_height(self) -> float:
        two = [self._grid.head, *self._rows[:2]]
        if self._total is not None and len(self._rows) <= len(two) - 1:
            return self.height
        return sum(map(self._grid.row_height, two))

    def split(self, room: float) -> tuple[Block, Block] | None:
        room -= self._grid.row_height(self._grid.head)
        count = 0
        for row in self._rows:
            if self._grid.row_height(row) > room:
                break
            room -= self._grid.row_height(row)
            count += 1
        if self._total is not None:
            count = min(count, len(self._rows) - 1)
        if count >= 1:
            return self._part(self._rows[:count]), self._rest(self._rows[count:])
        return self._split_row(room)

    def _split_row(self, room: float) -> tuple[Block, Block] | None:
        """Cut the first row, where it alone is higher than the room."""
        count = int((room - 2 * self._grid.pad) / self._grid.styles[0].leading)
        if not self._rows or not 1 <= count < self._rows[0].lines:
            return None
        above, below = self._rows[0].parted(count)
        return self._part([above]), self._rest([below, *self._rows[1:]])

    def _part(self, rows: Sequence[_Row]) -> Table:
        part = Table(self._grid, rows, None)
        part.spaced(self.before, self.after)
        return part

    def _rest(self, rows: Sequence[_Row]) -> Table:
        rest = Table(self._grid, rows, self._total)
        rest.spaced(self.before, self.after, keep=self.keep_next)
        return rest

    def draw(self, pen: Pen, top: float) -> None:
        pen.rule(MARGIN, top, TEXT_WIDTH, weight=RULE)
        top = self._draw_row(pen, top, self._grid.head, grey=GREY)
        pen.rule(MARGIN, top, TEXT_WIDTH, weight=RULE - 0.3)
        for number, row in enumerate(self._rows):
            if number:
                pen.rule(MARGIN, top, TEXT_WIDTH, weight=HAIR, grey=ROW_RULE)
            top = self._draw_row(pen, top, row)
        if self._total is not None:
            pen.rule(MARGIN, top, TEXT_WIDTH, weight=HAIR, grey=ROW_RULE)
            top = self._draw_row(pen, top, self._total)
        pen.rule(MARGIN, top, TEXT_WIDTH, weight=RULE)

    def _draw_row(self, pen: Pen, top: float, row: _Row, grey: float | None = None) -> float:
        style = self._grid.styles[0]
        if grey is not None:
            style = replace(style, grey=grey)
        first = top + self._grid.pad
        pen.placed(
            (
                (left, first + number * style.leading, line)
                for left, cell in zip(self._grid.lefts, row.cells, strict=True)
                for number, line in enumerate(cell)
            ),
            style,
        )
        return top + self._grid.row_height(row)


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    total: Sequence[str] | None,
    pad: float,
) -> Table:
    """Lay out a table: sizes and widths by what it holds, then the lines of every cell."""
    head = [plain(column.heading) for column in columns]
    body = [[plain(cell) for cell in row] for row in rows]
    last = [plain(cell, bold=True) for cell in total] if total is not None else None
    everything = [head, *body, *([last] if last else [])]
    style, widths = _fitted(columns, everything)
    styles = tuple(aligned(style, column.align) for column in columns)
    lefts = [MARGIN + EDGE]
    for width in widths[:-1]:
        lefts.append(lefts[-1] + width + GUTTER)

    def row_of(cells: Sequence[Rich], *, bold: bool = False) -> _Row:
        lines = map(set_lines, cells, styles, widths)
        return _Row(tuple(map(tuple, lines)), bold)

    grid = _Grid(styles, tuple(lefts), row_of(head), pad)
    return Table(grid, [row_of(row) for row in body], row_of(last, bold=True) if last else None)


def _fitted(columns: Sequence[Column], rows: Sequence[Sequence[Rich]]) -> tuple[Style, list[float]]:
    """The largest type in which no figure is cut, and the widths of the columns in it."""
    room = TEXT_WIDTH - 2 * EDGE - GUTTER * (len(columns) - 1)
    natural = [max(text_width(row[at], UNIT) for row in rows) for at in range(len(columns))]
    size = next((size for size in SIZES[:2] if sum(natural) * size <= room), 0.0)
    least = natural
    if not size:
        least = [
            min(width, _least_wrapped([row[at] for row in rows])) if column.wraps else width
            for at, (column, width) in enumerate(zip(columns, natural, strict=True))
        ]
        size = next((size for size in SIZES if sum(least) * size <= room), SIZES[-1])
    style = replace(CELL, size=size, leading=CELL.leading * (size + 2) / (CELL.size + 2))
    widths = _shared(
        [width * size + ROUNDING for width in natural],
        [width * size + ROUNDING for width in least],
        room,
    )
    return style, widths


def _least_wrapped(cells: Sequence[Rich]) -> float:
    """Narrowest a wrapping column should get: its longest word or number, within reason."""
    longest = max(
        (
            text_width((Run(run.text[start:end], run.bold),), UNIT)
            for cell in cells
            for run in cell
            for start, end in units(run.text)
        ),
        default=0.0,
    )
    return max(LEAST_WRAP, min(longest, MOST_UNCUT))


def _shared(natural: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Widths that fill the table: spare width goes to all alike.

    Where width is lacking every column gets its least, and the rest goes first to those that
    ask for little more.
    """
    spare = room - sum(natural)
    if spare >= 0:
        return [width + spare / len(natural) for width in natural]
    widths = list(least)
    left = max(room - sum(least), 0.0)
    wrapping = [at for at in range(len(natural)) if natural[at] > least[at]]
    wrapping.sort(key=lambda at: natural[at] - least[at])
    for number, at in enumerate(wrapping):
        more = min(natural[at] - least[at], left / (len(wrapping) - number))
        widths[at] += more
        left -= more
    return widths
