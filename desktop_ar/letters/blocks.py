"""What a page is made of: blocks that know their height, may split, and draw themselves.

A block is laid out for its column when it is made; the frame only stacks.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desktop_ar.letters.pen import Pen
from desktop_ar.letters.setting import FIRST_WIDE, Line, set_lines, set_one_line, text_width
from desktop_ar.letters.styles import (
    HEAVY,
    MARGIN,
    RULE,
    TEXT_WIDTH,
    Align,
    Style,
    aligned,
)
from desktop_ar.letters.text import Rich, bare, plain

FEWEST_LINES: Final = 2
"""Of a paragraph on either side of a page's end."""


class Block(ABC):
    """A piece of a letter as wide as the text.

    `before` and `after` are the space it wants around itself (the larger of two neighbours'
    wishes counts); a block with `keep_next` does not end a page.
    """

    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    @property
    @abstractmethod
    def height(self) -> float:
        """Without the space around it."""

    @abstractmethod
    def draw(self, pen: Pen, top: float) -> None:
        """Draw at this height of the page."""

    def split(self, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002 - most do not split
        """Cut in two, the first part no higher than `room`; None where that is not possible."""
        return None

    @property
    def least_height(self) -> float:
        """How much of it must fit for the block to begin on a page."""
        return self.height

    def spaced(self, before: float, after: float | None = None, *, keep: bool = False) -> Block:
        """This block with its space around and whether it stays with the next; returns itself."""
        self.before = before
        self.after = before if after is None else after
        self.keep_next = keep
        return self


class Lines(Block):
    """A paragraph."""

    def __init__(self, lines: Sequence[Line], style: Style, left: float = MARGIN) -> None:
        self._lines = lines
        self._style = style
        self._left = left

    @property
    def height(self) -> float:
        return len(self._lines) * self._style.leading

    @property
    def least_height(self) -> float:
        parts = len(self._lines) >= 2 * FEWEST_LINES
        return (FEWEST_LINES if parts else len(self._lines)) * self._style.leading

    def draw(self, pen: Pen, top: float) -> None:
        pen.lines(self._left, top, self._lines, self._style)

    def split(self, room: float) -> tuple[Block, Block] | None:
        count = int(room / self._style.leading)
        if len(self._lines) - count < FEWEST_LINES:
            count = len(self._lines) - FEWEST_LINES
        if count < FEWEST_LINES:
            return None
        return self._part(self._lines[:count]), self._part(self._lines[count:])

    def _part(self, lines: Sequence[Line]) -> Lines:
        part = Lines(lines, self._style, self._left)
        part.spaced(self.before, self.after, keep=self.keep_next)
        return part


def paragraph(rich: Rich, style: Style, *, indent: float = 0.0) -> Lines:
    """A paragraph over the width of the text, or less an indent of all its lines."""
    lines = set_lines(rich, style, TEXT_WIDTH - indent)
    return Lines(lines, style, MARGIN + indent)


class Letterhead(Block):
    """The shop's name at the left, where to find it at the right, a double rule below."""

    NAME: Final = (Style(18.6, 25, bold=True), Style(13, 17.5, bold=True))
    TRACKING: Final = 1.4
    """Between the characters of a Chinese name."""
    DETAIL: Final = Style(8.7, 12.6, Align.RIGHT, grey=0.25)
    DETAIL_WIDTH: Final = 0.42 * TEXT_WIDTH
    MOST_LINES: Final = 4

    def __init__(self, name: str, details: Sequence[str]) -> None:
        shown = [plain(detail) for detail in details if detail]
        widest = max((text_width(detail, self.DETAIL) for detail in shown), default=0.0)
        self._detail_width = min(widest + 1, self.DETAIL_WIDTH)
        self._name_style, self._name = self._set_name(plain(name))
        lines = [
            line for rich in shown for line in set_lines(rich, self.DETAIL, self._detail_width)
        ]
        self._details = lines[: 2 * self.MOST_LINES]

    def _set_name(self, name: Rich) -> tuple[Style, Sequence[Line]]:
        """Large where it fits in one line, smaller over a few lines where it does not."""
        width = TEXT_WIDTH - self._detail_width - 14
        chinese = bare(name) >= FIRST_WIDE
        for size in self.NAME:
            style = replace(size, tracking=self.TRACKING if chinese else 0.0)
            lines = set_lines(name, style, width)
            if len(lines) <= 1:
                return style, lines
        return style, lines[: self.MOST_LINES]

    @property
    def height(self) -> float:
        names = len(self._name) * self._name_style.leading
        return max(names, len(self._details) * self.DETAIL.leading) + 9.5

    def draw(self, pen: Pen, top: float) -> None:
        bottom = top + self.height - 9.5
        names = len(self._name) * self._name_style.leading
        details = len(self._details) * self.DETAIL.leading
        pen.lines(MARGIN, bottom - names, self._name, self._name_style)
        left = MARGIN + TEXT_WIDTH - self._detail_width
        pen.lines(left, bottom - details, self._details, self.DETAIL)
        pen.rule(MARGIN, bottom + 6.2, TEXT_WIDTH, weight=HEAVY)
        pen.rule(MARGIN, bottom + 9.2, TEXT_WIDTH, weight=RULE - 0.1)


class Title(Block):
    """The name of the letter in the middle, its number at the right on the same line."""

    NUMBER: Final = Style(9.2, 14, Align.RIGHT, grey=0.2)

    def __init__(self, title: Rich, number: Rich, style: Style) -> None:
        self._style = style
        self._title = set_lines(title, style, TEXT_WIDTH)
        self._number = [set_one_line(number, self.NUMBER, TEXT_WIDTH / 3)]

    @property
    def height(self) -> float:
        return len(self._title) * self._style.leading

    def draw(self, pen: Pen, top: float) -> None:
        pen.lines(MARGIN, top, self._title, self._style)
        number_top = top + self.height - self.NUMBER.leading - 2.4
        pen.lines(MARGIN + TEXT_WIDTH * 2 / 3, number_top, self._number, self.NUMBER)


class Pair(Block):
    """Two short texts on one line, at the left and at the right edge."""

    def __init__(self, left: Rich, right: Rich, style: Style) -> None:
        self._style = style
        self._right_style = aligned(style, Align.RIGHT)
        self._left = [set_one_line(left, style, TEXT_WIDTH / 2)]
        self._right = [set_one_line(right, self._right_style, TEXT_WIDTH / 2)]

    @property
    def height(self) -> float:
        return self._style.leading

    def draw(self, pen: Pen, top: float) -> None:
        pen.lines(MARGIN, top, self._left, self._style)
        pen.lines(MARGIN + TEXT_WIDTH / 2, top, self._right, self._right_style)


class Total(Block):
    """The boxed total: what it is, in capitals, in figures."""

    FIGURE: Final = Style(14.4, 19, Align.RIGHT, bold=True)
    PAD: Final = 9.0

    def __init__(self, label: Rich, words: Rich, figure: Rich, style: Style) -> None:
        self._style = style
        inner = TEXT_WIDTH - 2 * self.PAD
        figure_width = text_width(figure, self.FIGURE) + 2
        label_width = text_width(label, style)
        room = inner - figure_width - label_width - 24
        self._figure = set_lines(figure, self.FIGURE, inner)
        self._label = [set_one_line(label, style, inner / 2)]
        middle = Style(style.size, style.leading, Align.CENTER)
        self._middle = middle
        self._words = set_lines(words, middle, room)
        self._words_left = MARGIN + self.PAD + label_width + 12

    @property
    def height(self) -> float:
        return max(31.0, len(self._words) * self._style.leading + 12)

    def draw(self, pen: Pen, top: float) -> None:
        middle = top + self.height / 2
        pen.box(MARGIN, top, TEXT_WIDTH, self.height, weight=RULE)
        pen.lines(MARGIN + self.PAD, middle - self._style.leading / 2, self._label, self._style)
        words_top = middle - len(self._words) * self._style.leading / 2
        pen.lines(self._words_left, words_top, self._words, self._middle)
        figure_top = middle - self.FIGURE.leading / 2
        pen.lines(MARGIN + self.PAD, figure_top, self._figure, self.FIGURE)


def gap_between(above: Block | None, below: Block) -> float:
    """The space between two blocks; none at the head of a page."""
    return max(above.after, below.before) if above is not None else 0.0
