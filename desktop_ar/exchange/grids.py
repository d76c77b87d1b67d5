"""A sheet before anything is known of it: rows of cells as they stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop_ar.exchange.cells import Cell


@dataclass(frozen=True, slots=True)
class Merge:
    """A block of merged cells, rows and columns counted from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet, or of one text file read by one separator.

    `rows[0]` is row 1 as a spreadsheet shows it. `name` is the sheet's, empty for text.
    """

    name: str
    rows: list[list[Cell]]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    since_1904: bool = False
    """Bare serial numbers of dates count from 1904 (spreadsheets made on old Macs)."""
    spreadsheet: bool = False
    encoding: str = ""
    separator: str = ""
    width: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "width", max(map(len, self.rows), default=0))

    def cell(self, row: int, column: int) -> Cell:
        """A cell, empty beyond the end of its row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""
