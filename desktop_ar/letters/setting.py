"""Setting text: from stretches of regular and bold to lines with a place for every piece."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from desktop_ar.letters.fonts import letter_font
from desktop_ar.letters.linebreak import (
    FULL_CLOSERS,
    Span,
    break_lines,
    hanging,
    tight_marks,
)
from desktop_ar.letters.styles import Align, Style
from desktop_ar.letters.text import ELLIPSIS, Rich, Run, in_order_of_sight, runs_right_to_left

MOST_SPREAD: Final = 0.3
"""Most a gap between characters may grow when a line is spread, in ems; else it stays ragged."""
HALF_EM: Final = 500
FIRST_WIDE: Final = "\u2e80"
"""From here on characters are set apart when a line is spread; letters and figures are not."""


_GROWING: Final = re.compile(f"[ {FIRST_WIDE}-\U0010ffff]+")
_ALIKE: Final = re.compile(f"(?P<growing>[ {FIRST_WIDE}-\U0010ffff]+)|[^ {FIRST_WIDE}-\U0010ffff]+")


class Piece(NamedTuple):
    """A stretch drawn in one go: its place in the line, its weight, extra space a character."""

    x: float
    text: str
    bold: bool
    spread: float


class Line(NamedTuple):
    """One line; `width` is its ink's, for alignment is done."""

    pieces: tuple[Piece, ...]
    text: str


class Measured:
    """A paragraph's text with the place of each character at one size.

    `turns` are the positions where the weight changes or a mark is tightened, with the weight
    that holds from there.
    """

    def __init__(self, rich: Rich, style: Style) -> None:
        self.text = rich[0].text if len(rich) == 1 else "".join(run.text for run in rich)
        self.has_right_to_left = runs_right_to_left(self.text)
        self.turns: dict[int, bool] = {}
        widths: list[int] = []
        for run in rich:
            bold = run.bold or style.bold
            if run.text:
                self.turns[len(widths)] = bold
            widths += map(letter_font(bold=bold).widths.__getitem__, run.text)
        thousandth = style.size / 1000
        marks = list(tight_marks(self.text))
        for mark in marks:
            widths[mark] -= HALF_EM
        if marks:
            self._turn_at(marks)
        if style.tracking:
            step = style.tracking / thousandth
            self.places = [
                (place + number * step) * thousandth
                for number, place in enumerate(accumulate(widths, initial=0))
            ]
        else:
            self.places = [place * thousandth for place in accumulate(widths, initial=0)]

    def _turn_at(self, marks: Iterable[int]) -> None:
        """A new piece behind each tightened mark, in the weight that holds there."""
        weights = list(self.turns.items())
        starts = list(self.turns)
        for mark in marks:
            self.turns[mark + 1] = weights[bisect_right(starts, mark + 1) - 1][1]
        self.turns = dict(sorted(self.turns.items()))

    @property
    def width(self) -> float:
        """Of the whole text in one line."""
        return self.places[-1]


def text_width(rich: Rich, style: Style) -> float:
    """Width of a text in one line."""
    return _text_width(rich, style.size, style.bold, style.tracking)


@lru_cache(maxsize=4096)
def _text_width(rich: Rich, size: float, bold: bool, tracking: float) -> float:
    return Measured(rich, Style(size, size, bold=bold, tracking=tracking)).width


def set_lines(rich: Rich, style: Style, width: float) -> tuple[Line, ...]:
    """The lines of a paragraph in a column.

    Letters share many paragraphs, and one letter is tried at several leadings: what was set
    is kept by all that the lines depend on.
    """
    return _set_lines(rich, width, _shape(style))


class _Shape(NamedTuple):
    """What the lines of a style depend on; leading and grey do not change them."""

    size: float
    align: Align
    bold: bool
    indent: float
    justify: bool
    tracking: float


@lru_cache(maxsize=64)
def _shape(style: Style) -> _Shape:
    return _Shape(style.size, style.align, style.bold, style.indent, style.justify, style.tracking)


@lru_cache(maxsize=4096)
def _set_lines(rich: Rich, width: float, shape: _Shape) -> tuple[Line, ...]:
    style = Style(leading=shape.size, **shape._asdict())
    measured = Measured(rich, style)
    first = style.indent * style.size
    half = style.size / 2
    spans = break_lines(
        measured.text, measured.places, width, first=first, half=half, even=style.justify
    )
    last = len(spans) - 1
    return tuple(
        [
            _set_line(
                measured,
                span,
                style,
                indent=0.0 if number else first,
                width=width,
                spread=style.justify and number < last,
            )
            for number, span in enumerate(spans)
        ]
    )


@lru_cache(maxsize=1024)
def set_one_line(rich: Rich, style: Style, width: float) -> Line:
    """A text that may not run over: what does not fit is left out for an ellipsis."""
    measured = Measured(rich, style)
    end = len(measured.text)
    if measured.width > width:
        room = width - style.size
        end = max(bisect_right(measured.places, max(room, 0.0)) - 1, 0)
        measured = Measured((*_first_characters(rich, end), Run(ELLIPSIS)), style)
        end = len(measured.text)
    return _set_line(measured, Span(0, end), style, indent=0.0, width=width, spread=False)


def clipped(lines: Sequence[Line], most: int) -> list[Line]:
    """At most so many lines; the last of them says with an ellipsis that there was more."""
    if len(lines) <= most:
        return list(lines)
    last = lines[most - 1]
    pieces = (
        *last.pieces[:-1],
        last.pieces[-1]._replace(text=last.pieces[-1].text[:-1] + ELLIPSIS),
    )
    return [*lines[: most - 1], Line(pieces, last.text[:-1] + ELLIPSIS)]


def _first_characters(rich: Rich, count: int) -> Iterator[Run]:
    for run in rich:
        yield Run(run.text[:count], run.bold)
        count = max(count - len(run.text), 0)


def _set_line(
    measured: Measured, span: Span, style: Style, *, indent: float, width: float, spread: bool
) -> Line:
    """One line placed in its column, by alignment and spreading."""
    text = measured.text[span.start : span.end]
    half = style.size / 2
    ink = measured.places[span.end] - measured.places[span.start] - style.tracking
    hung = half * hanging(measured.text, span, indented=indent > 0)
    at_end = half if text[-1:] and text[-1] in FULL_CLOSERS else 0.0
    extra = _extra(text, width - indent - ink + hung, style) if spread else 0.0
    start = indent - (hung - at_end)
    if style.align is Align.RIGHT:
        start = width - ink + at_end
    elif style.align is Align.CENTER:
        start = (width - ink) / 2
    pieces = _pieces(measured, span, start, extra, style.tracking)
    if measured.has_right_to_left:
        pieces = (piece._replace(text=in_order_of_sight(piece.text)) for piece in pieces)
    return Line(tuple(pieces), text)


def _extra(text: str, spare: float, style: Style) -> float:
    """What each gap behind a wide character or a blank grows by; 0 where it would gape."""
    gaps = sum(len(found.group()) for found in _GROWING.finditer(text, 0, len(text) - 1))
    extra = spare / gaps if gaps else 0.0
    return extra if 0.0 < extra <= MOST_SPREAD * style.size else 0.0


def _pieces(
    measured: Measured, span: Span, start: float, extra: float, tracking: float
) -> Iterator[Piece]:
    """The line cut where weight, spacing or a tightened mark asks for a new place."""
    origin = measured.places[span.start] - start
    grown = 0.0
    for part, bold in _stretches(measured.turns, span):
        if not extra:
            x = measured.places[part.start] - origin
            yield Piece(x, measured.text[part.start : part.end], bold, tracking)
            continue
        for found in _ALIKE.finditer(measured.text, part.start, part.end):
            x = measured.places[found.start()] - origin + grown
            grows = found.lastgroup == "growing"
            yield Piece(x, found.group(), bold, tracking + (extra if grows else 0.0))
            if grows:
                grown += extra * len(found.group())


def _stretches(turns: Mapping[int, bool], span: Span) -> Iterator[tuple[Span, bool]]:
    """The line's parts between turns, with their weights."""
    starts = list(turns)
    number = bisect_right(starts, span.start) - 1
    start = span.start
    while start < span.end:
        following = starts[number + 1] if number + 1 < len(starts) else span.end
        end = min(following, span.end)
        yield Span(start, end), turns[starts[number]]
        start, number = end, number + 1
