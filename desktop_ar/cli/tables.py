"""Tables of text for a terminal, aligned also where Chinese signs take two cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

WIDEST: Final = 60
"""Cells of a column at most; longer texts end with an ellipsis."""
_GAP: Final = "  "
_NO_CELL: Final = frozenset({"Mn", "Me", "Cf"})


def width(text: str) -> int:
    """Cells a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(_cells(sign) for sign in text)


def _cells(sign: str) -> int:
    if unicodedata.category(sign) in _NO_CELL:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def shortened(text: str, most: int = WIDEST) -> str:
    """The text in at most so many cells; line breaks and tabs become blanks."""
    text = " ".join(text.split())
    if width(text) <= most:
        return text
    kept: list[str] = []
    room = most - 1
    for sign in text:
        room -= _cells(sign)
        if room < 0:
            break
        kept.append(sign)
    return "".join(kept) + "…"


def text_table(
    headers: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    right: frozenset[int] = frozenset(),
    totals: Sequence[str] | None = None,
) -> str:
    """A table with a line under its header and over its totals; `right` columns end flush."""
    body = [[shortened(cell) for cell in row] for row in rows]
    shown = [list(headers), *body, *([list(totals)] if totals else [])]
    widths = [max(width(row[at]) for row in shown) for at in range(len(headers))]
    ruler = _GAP.join("-" * wide for wide in widths)
    lines = [_line(headers, widths, right), ruler]
    lines += [_line(row, widths, right) for row in body]
    if totals:
        lines += [ruler, _line(totals, widths, right)]
    return "\n".join(lines) + "\n"


def _line(row: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> str:
    cells = [
        " " * (wide - width(cell)) + cell if at in right else cell + " " * (wide - width(cell))
        for at, (cell, wide) in enumerate(zip(row, widths, strict=True))
    ]
    return _GAP.join(cells).rstrip()
