"""The end of a letter: closing words, annexes, the field for the seal; two parties' signatures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop_ar.letters.blocks import Block
from desktop_ar.letters.forms import FormLine
from desktop_ar.letters.pen import Pen
from desktop_ar.letters.setting import Line, clipped, set_lines, text_width
from desktop_ar.letters.styles import (
    GREY,
    MARGIN,
    SEAL_HEIGHT,
    SEAL_WIDTH,
    TEXT_WIDTH,
    Look,
    Style,
)
from desktop_ar.letters.text import Rich

GAP: Final = 12.0
ANNEX_GAP: Final = 6.0
MOST_NAME_LINES: Final = 4
SIGNING_ROOM: Final = 34.0
"""Free above the shop's name in a letter signed by hand."""


class SetText:
    """A few set lines with their style."""

    def __init__(self, rich: Rich, style: Style, width: float, most: int | None = None) -> None:
        lines = set_lines(rich, style, width)
        self.lines: Sequence[Line] = clipped(lines, most) if most else lines
        self.style = style

    @property
    def height(self) -> float:
        """Of all lines."""
        return len(self.lines) * self.style.leading

    def draw(self, pen: Pen, x: float, top: float) -> float:
        """Draw; returns where the next text begins."""
        pen.lines(x, top, self.lines, self.style)
        return top + self.height


Annexes = tuple[Rich, Sequence[Rich]]
"""The heading and the annexes below it."""


class AnnexList:
    """The annexes in small type, each beginning behind the heading."""

    def __init__(self, annexes: Annexes, style: Style, width: float) -> None:
        heading, items = annexes
        self._indent = text_width(heading, style)
        self._heading = SetText(heading, style, width)
        self._items = [SetText(item, style, width - self._indent) for item in items]

    @property
    def height(self) -> float:
        """Of all annexes; nothing where there are none."""
        return sum(item.height for item in self._items)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the heading and the annexes."""
        if self._items:
            self._heading.draw(pen, x, top)
        for item in self._items:
            top = item.draw(pen, x + self._indent, top)


class ChineseSignOff(Block):
    """Closing words and annexes at the left; at the right a field of 84 x 48 mm, free for the
    seal but for the shop's name, the date and the contact in its lower part."""

    def __init__(
        self, closing: Sequence[Rich], annexes: Annexes, signature: Sequence[Rich], look: Look
    ) -> None:
        width = TEXT_WIDTH - SEAL_WIDTH - GAP
        styles = [look.body, look.flush] if len(closing) > 1 else [look.body]
        self._left = [SetText(*pair, width) for pair in zip(closing, styles, strict=True)]
        self._annexes = AnnexList(annexes, look.small, width)
        name, *others = signature
        self._right = [SetText(name, look.right, SEAL_WIDTH, MOST_NAME_LINES)]
        self._right += [
            SetText(rich, look.right if number == 0 else look.small_right, SEAL_WIDTH, 2)
            for number, rich in enumerate(others)
        ]

    @property
    def height(self) -> float:
        left = sum(text.height for text in self._left) + self._annexes.height + ANNEX_GAP
        right = sum(text.height for text in self._right)
        return max(SEAL_HEIGHT, left, right)

    def draw(self, pen: Pen, top: float) -> None:
        y = top
        for text in self._left:
            y = text.draw(pen, MARGIN, y)
        self._annexes.draw(pen, MARGIN, y + ANNEX_GAP)
        x = MARGIN + TEXT_WIDTH - SEAL_WIDTH
        y = top + self.height - sum(text.height for text in self._right)
        for text in self._right:
            y = text.draw(pen, x, y)


class EnglishSignOff(Block):
    """Closing, room to sign, the shop's name and contact at the left, then what is enclosed;
    the field of 84 x 48 mm at the right stays free for a seal."""

    def __init__(
        self, closing: Rich, annexes: Annexes, signature: Sequence[Rich], look: Look
    ) -> None:
        width = TEXT_WIDTH - SEAL_WIDTH - GAP
        name, *others = signature
        self._closing = SetText(closing, look.flush, width)
        self._name = SetText(name, look.heading, width, MOST_NAME_LINES)
        self._rest = [SetText(rich, look.small, width, 2) for rich in others]
        self._annexes = AnnexList(annexes, look.small, width)

    @property
    def height(self) -> float:
        texts = sum(text.height for text in (self._closing, self._name, *self._rest))
        return max(SEAL_HEIGHT, texts + SIGNING_ROOM + self._annexes.height + ANNEX_GAP)

    def draw(self, pen: Pen, top: float) -> None:
        y = self._closing.draw(pen, MARGIN, top) + SIGNING_ROOM
        y = self._name.draw(pen, MARGIN, y)
        for text in self._rest:
            y = text.draw(pen, MARGIN, y)
        self._annexes.draw(pen, MARGIN, y + ANNEX_GAP)


class Signatures(Block):
    """Two parties side by side: what each signs as, the name, room for the seal, the date."""

    COLUMN: Final = (TEXT_WIDTH - 28) / 2

    def __init__(
        self, parties: Sequence[tuple[Rich, Rich]], date_line: FormLine, look: Look
    ) -> None:
        self._columns = [
            (
                SetText(role, look.flush, self.COLUMN),
                SetText(name, look.heading, self.COLUMN, MOST_NAME_LINES),
            )
            for role, name in parties
        ]
        self._date = date_line.fitted(self.COLUMN * 0.86)

    @property
    def height(self) -> float:
        texts = max(role.height + name.height for role, name in self._columns)
        return texts + SEAL_HEIGHT + self._date.style.leading

    def draw(self, pen: Pen, top: float) -> None:
        for number, (role, name) in enumerate(self._columns):
            x = MARGIN + number * (self.COLUMN + 28)
            name.draw(pen, x, role.draw(pen, x, top))
            bottom = top + self.height - self._date.style.leading
            pen.rule(x, bottom - 8, self.COLUMN * 0.86, weight=0.6, grey=GREY)
            self._date.draw(pen, x, bottom, self.COLUMN)
