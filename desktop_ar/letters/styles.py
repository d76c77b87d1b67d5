"""The look of the paper: measures, sizes, greys. All lengths in points, 1 mm = 2.8346 pt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, auto
from functools import cache
from typing import Final

MM: Final = 72 / 25.4
PAGE_WIDTH: Final = 210 * MM
PAGE_HEIGHT: Final = 297 * MM
MARGIN: Final = 23 * MM
TEXT_WIDTH: Final = PAGE_WIDTH - 2 * MARGIN
FIRST_TOP: Final = 16 * MM
NEXT_TOP: Final = 20 * MM
BOTTOM: Final = PAGE_HEIGHT - 17 * MM
"""Text ends here, counted from the top."""
FOOT_BASELINE: Final = 9 * MM
"""Of page number and shop, counted from the bottom edge; printers reach this far."""
DRAFT_BASELINE: Final = 9.5 * MM
"""Of the draft mark, counted from the top edge."""
SEAL_WIDTH: Final = 84 * MM
SEAL_HEIGHT: Final = 48 * MM
QR_SIZE: Final = 20 * MM

INK: Final = 0.07
GREY: Final = 0.36
FAINT: Final = 0.62
HAIR: Final = 0.45
RULE: Final = 0.9
HEAVY: Final = 2.0


class Align(IntEnum):
    """Where a line stands in its column."""

    LEFT = auto()
    CENTER = auto()
    RIGHT = auto()


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set. `indent` counts ems of the first line, `tracking` points between
    characters; `justify` spreads full lines of Chinese to the column's width."""

    size: float
    leading: float
    align: Align = Align.LEFT
    bold: bool = False
    grey: float = INK
    indent: float = 0.0
    justify: bool = False
    tracking: float = 0.0


@cache
def aligned(style: Style, align: Align) -> Style:
    """The style with its lines elsewhere in the column."""
    return replace(style, align=align)


@dataclass(frozen=True, slots=True)
class Look:
    """The styles of a letter in one language at one density."""

    body: Style
    flush: Style
    addressee: Style
    note: Style
    small: Style
    right: Style
    small_right: Style
    title: Style
    heading: Style
    row_pad: float
    """Above and below the text of a row of a table."""
    gap: float
    """Between paragraphs."""
    block_gap: float
    """Around tables and boxes."""
    after_letterhead: float


TITLE: Final = Style(24, 32, Align.CENTER, bold=True, tracking=9.5)
CELL: Final = Style(9.2, 13.2)
FOOT: Final = Style(7.6, 10, grey=GREY)


@dataclass(frozen=True, slots=True)
class _Density:
    """The measures that differ between a roomy and a close letter."""

    leading: float
    note_leading: float
    row_pad: float
    gap: float
    block_gap: float
    after_letterhead: float


DENSITIES: Final = (
    _Density(17.3, 14.0, 3.7, 4.6, 7.8, 26.0),
    _Density(16.7, 13.6, 3.2, 3.9, 6.8, 23.0),
    _Density(16.0, 13.2, 2.6, 3.2, 5.6, 20.0),
)
"""From roomy to close: a letter that runs over by a few lines is set closer."""
CLOSEST: Final = len(DENSITIES) - 1


@cache
def look(*, chinese: bool, closeness: int = 0) -> Look:
    """The styles of a letter, in one of the densities."""
    density = DENSITIES[closeness]
    leading = density.leading - (0.0 if chinese else 2.1)
    body = Style(10.2, leading, indent=2.0 if chinese else 0.0, justify=chinese)
    return Look(
        body=body,
        flush=replace(body, indent=0.0),
        addressee=Style(10.6, leading, bold=chinese),
        note=Style(8.9, density.note_leading, grey=0.22, justify=chinese),
        small=Style(8.7, 14.0, grey=0.22),
        right=Style(10.2, 18.2, Align.RIGHT),
        small_right=Style(8.7, 16.0, Align.RIGHT, grey=0.22),
        title=TITLE if chinese else replace(TITLE, size=19, leading=26, tracking=0.4),
        heading=Style(10.4, leading, bold=True),
        row_pad=density.row_pad,
        gap=density.gap,
        block_gap=density.block_gap,
        after_letterhead=density.after_letterhead,
    )
