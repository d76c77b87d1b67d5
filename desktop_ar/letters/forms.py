"""Lines to fill in by hand: texts with blanks to write on and boxes to tick.

In a wording ``____`` is a blank (as wide as it has underscores) and ``[]`` a box. Blanks are
found before the values are put in: an underscore in a value is an underscore.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from desktop_ar.letters.blocks import Block
from desktop_ar.letters.marks import TICK_BOX, draw_tick_box
from desktop_ar.letters.pen import Pen
from desktop_ar.letters.setting import set_one_line, text_width
from desktop_ar.letters.styles import MARGIN, TEXT_WIDTH, Style
from desktop_ar.letters.text import Rich, Run, clean
from desktop_ar.letters.wording import Wording, parts_of

BLANK: Final = re.compile(r"(_{3,}|\[\])")
UNDERSCORE: Final = 5.6
"""Width of a blank for each underscore of the wording, in points."""
SMALLEST: Final = 0.55
"""How far a line that does not fit is made smaller before it is cut off."""


class Field(NamedTuple):
    """A blank of a least width, or a box to tick."""

    width: float
    tick: bool = False


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line: texts and fields in their order."""

    parts: tuple[Rich | Field, ...]
    style: Style

    @property
    def width(self) -> float:
        """Without stretching the blanks."""
        return sum(self._width(part) for part in self.parts)

    def _width(self, part: Rich | Field) -> float:
        return part.width if isinstance(part, Field) else text_width(part, self.style)

    def fitted(self, width: float) -> FormLine:
        """The line with its blanks stretched to the width, or all of it smaller if it is longer."""
        spare = width - self.width
        blanks = sum(isinstance(part, Field) and not part.tick for part in self.parts)
        if spare >= 0:
            share = spare / blanks if blanks else 0.0
            return FormLine(tuple(_grown(part, share) for part in self.parts), self.style)
        factor = max(width / self.width, SMALLEST)
        parts = tuple(
            part._replace(width=part.width * factor) if isinstance(part, Field) else part
            for part in self.parts
        )
        return FormLine(parts, replace(self.style, size=self.style.size * factor))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw, cut off at the width."""
        end = x + width
        baseline = top + self.style.leading / 2 + 0.38 * self.style.size
        for part in self.parts:
            if isinstance(part, Field):
                if part.tick:
                    draw_tick_box(pen, x, top + self.style.leading / 2)
                else:
                    pen.rule(x + 2, baseline + 2.2, max(part.width - 4, 1), weight=0.6)
                x += part.width
            else:
                line = set_one_line(part, self.style, max(end - x, 0.0) + 0.5)
                pen.lines(x, top, [line], self.style)
                x += text_width(part, self.style)


def _grown(part: Rich | Field, share: float) -> Rich | Field:
    if isinstance(part, Field) and not part.tick:
        return part._replace(width=part.width + share)
    return part


def form_line(words: Wording, name: str, style: Style, **values: object) -> FormLine:
    """A text of the wording as a line to fill in."""
    return FormLine(tuple(_form_parts(words, name, values)), style)


def _form_parts(words: Wording, name: str, values: dict[str, object]) -> Iterator[Rich | Field]:
    for part in parts_of(words.texts[name]):
        if part.is_value:
            yield (Run(clean(str(values[part.text])), part.bold),)
            continue
        for stretch in BLANK.split(part.text):
            if stretch == "[]":
                yield Field(TICK_BOX + 4.5, tick=True)
            elif BLANK.fullmatch(stretch):
                yield Field(len(stretch) * UNDERSCORE)
            elif stretch:
                yield (Run(stretch, part.bold),)


class Form(Block):
    """One line to fill in, over the width of the text."""

    def __init__(self, line: FormLine, *, stretched: bool = True) -> None:
        fits = line.width <= TEXT_WIDTH
        self._line = line if fits and not stretched else line.fitted(TEXT_WIDTH)
        self._leading = line.style.leading

    @property
    def height(self) -> float:
        return self._leading

    def draw(self, pen: Pen, top: float) -> None:
        self._line.draw(pen, MARGIN, top, TEXT_WIDTH)
