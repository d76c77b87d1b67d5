"""The slip at the foot of a demand, to be cut off, filled in and sent back (回执)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desktop_ar.letters.blocks import Block
from desktop_ar.letters.forms import Form
from desktop_ar.letters.marks import SCISSORS_WIDTH, draw_scissors
from desktop_ar.letters.pen import Pen
from desktop_ar.letters.setting import set_one_line, text_width
from desktop_ar.letters.styles import GREY, HAIR, MARGIN, PAGE_WIDTH, TEXT_WIDTH, Align, Style
from desktop_ar.letters.text import Rich

CUT: Final = Style(8.0, 12, grey=GREY)
TITLE: Final = Style(13, 19, Align.CENTER, bold=True, tracking=5)
LINE: Final = Style(9.4, 19.5)
LAST: Final = Style(9.4, 25)
"""The line of the signature: more room above it."""
RUN_OUT: Final = MARGIN * 0.4
"""How far from the paper's edge the cut line begins; it runs beyond the text."""


class Slip(Block):
    """Cut line, title and lines to fill in."""

    def __init__(self, cut: Rich, title: Rich, lines: Sequence[Form], *, chinese: bool) -> None:
        self._cut = set_one_line(cut, CUT, TEXT_WIDTH / 2)
        self._cut_width = text_width(cut, CUT)
        style = TITLE if chinese else replace(TITLE, size=11.4, tracking=0.3)
        self._title_style = style
        self._title = [set_one_line(title, style, TEXT_WIDTH)]
        self._lines = lines

    @property
    def height(self) -> float:
        lines = sum(line.height for line in self._lines)
        return CUT.leading + 4 + self._title_style.leading + 3 + lines

    def draw(self, pen: Pen, top: float) -> None:
        self._draw_cut(pen, top + CUT.leading / 2)
        y = top + CUT.leading + 4
        pen.lines(MARGIN, y, self._title, self._title_style)
        y += self._title_style.leading + 3
        for line in self._lines:
            line.draw(pen, y)
            y += line.height

    def _draw_cut(self, pen: Pen, y: float) -> None:
        inner = self._cut_width + SCISSORS_WIDTH + 4
        left = (PAGE_WIDTH - inner) / 2
        side = left - 7 - RUN_OUT
        pen.dashes(RUN_OUT, y, side, weight=HAIR, grey=GREY)
        pen.dashes(PAGE_WIDTH - RUN_OUT - side, y, side, weight=HAIR, grey=GREY)
        draw_scissors(pen, left, y)
        pen.lines(left + SCISSORS_WIDTH + 4, y - CUT.leading / 2, [self._cut], CUT)
