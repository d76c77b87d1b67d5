"""A pen that draws nothing and remembers where everything would stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from desktop_ar.letters.pen import Pen
from desktop_ar.letters.setting import Line, Measured
from desktop_ar.letters.styles import Style
from desktop_ar.letters.text import Run


class Mark(NamedTuple):
    """A stretch of text on the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


class WatchingPen(Pen):
    """Remembers texts by their place; rules and paths are let go."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []

    def placed(self, lines: Iterable[tuple[float, float, Line]], style: Style) -> None:
        for x, top, line in lines:
            for piece in line.pieces:
                width = Measured((Run(piece.text, piece.bold),), style).width
                width += (piece.spread - style.tracking) * (len(piece.text) - 1)
                left = x + piece.x
                mark = Mark(piece.text, left, left + width, top, top + style.leading)
                self.marks.append(mark)

    def _write(self, operators: str) -> None:
        pass
