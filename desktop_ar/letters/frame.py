"""Pages: blocks stacked from the top, split where a page ends, and the line at the foot.

All pages of a letter are laid out before the first is drawn, so "page x of y" needs no
second pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from desktop_ar.letters.blocks import Block, gap_between
from desktop_ar.letters.pen import Pen
from desktop_ar.letters.setting import set_one_line, text_width
from desktop_ar.letters.styles import (
    BOTTOM,
    DRAFT_BASELINE,
    FIRST_TOP,
    FOOT,
    FOOT_BASELINE,
    MARGIN,
    NEXT_TOP,
    PAGE_HEIGHT,
    TEXT_WIDTH,
    Align,
    Style,
)
from desktop_ar.letters.text import Rich, plain

DRAFT: Final = Style(9.4, 13, Align.CENTER, bold=True, grey=0.55, tracking=3.0)
NUMBER: Final = Style(FOOT.size, FOOT.leading, Align.RIGHT, grey=FOOT.grey)


@dataclass(slots=True)
class Page:
    """Blocks with their tops."""

    placed: list[tuple[float, Block]] = field(default_factory=list)

    def draw(self, pen: Pen) -> None:
        """Draw every block."""
        for top, block in self.placed:
            block.draw(pen, top)


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands on every page: the shop and the number, page x of y, perhaps a draft mark.

    `page_of` has the places {page} and {pages}.
    """

    left: Rich
    page_of: str
    draft: str = ""


def paged(blocks: Iterable[Block], bottom_block: Block | None = None) -> tuple[Page, ...]:
    """Stack blocks on as many pages as they need.

    `bottom_block` stands at the foot of the last page, or at the head of one more page
    where it does not fit.
    """
    stack = _Stack()
    waiting = list(blocks)[::-1]
    while waiting:
        block = waiting.pop()
        rest = stack.put(block, _least_of_next(block, waiting))
        if rest is not None:
            waiting.append(rest)
    if bottom_block is not None:
        stack.put_at_bottom(bottom_block)
    return tuple(stack.pages)


def _least_of_next(block: Block, waiting: Sequence[Block]) -> float:
    """What must fit below a block that stays with its next; chains are followed."""
    needed = 0.0
    for following in reversed(waiting):
        if not block.keep_next:
            break
        whole = following.keep_next
        needed += gap_between(block, following)
        needed += following.height if whole else following.least_height
        block = following
    return needed


class _Stack:
    """The pages being filled."""

    def __init__(self) -> None:
        self.pages = [Page()]
        self._y = FIRST_TOP
        self._above: Block | None = None

    def put(self, block: Block, below: float) -> Block | None:
        """Place a block, or its first part: then what is left comes back."""
        top = self._y + gap_between(self._above, block)
        room = BOTTOM - top
        if block.height + below <= room:
            self._place(block, top)
            return None
        parts = block.split(min(room, block.height - 1.0) if block.height <= room else room)
        if parts is not None and parts[0].height <= room:
            self._place(parts[0], top)
            self._turn()
            return parts[1]
        if self._above is None:  # higher than a page: it runs off the end, never around
            self._place(block, top)
            return None
        self._turn()
        return block

    def put_at_bottom(self, block: Block) -> None:
        """Place the slip that is cut off."""
        top = BOTTOM - block.height
        if top < self._y + gap_between(self._above, block):
            self._turn()
            top = self._y
        self._place(block, top)

    def _place(self, block: Block, top: float) -> None:
        self.pages[-1].placed.append((top, block))
        self._y = top + block.height
        self._above = block

    def _turn(self) -> None:
        self.pages.append(Page())
        self._y = NEXT_TOP
        self._above = None


def draw_pages(canvas: Canvas, pages: Sequence[Page], foot: Foot) -> None:
    """Draw a letter's pages into the document, each with its foot."""
    pen = Pen(canvas)
    for number, page in enumerate(pages, start=1):
        page.draw(pen)
        _draw_foot(pen, foot, number, len(pages))
        canvas.showPage()


def _draw_foot(pen: Pen, foot: Foot, page: int, pages: int) -> None:
    number = plain(foot.page_of.format(page=page, pages=pages))
    width = TEXT_WIDTH - text_width(number, NUMBER) - 12
    top = PAGE_HEIGHT - FOOT_BASELINE - FOOT.leading
    pen.lines(MARGIN, top, [set_one_line(foot.left, FOOT, width)], FOOT)
    pen.lines(MARGIN, top, [set_one_line(number, NUMBER, TEXT_WIDTH)], NUMBER)
    if foot.draft:
        mark = set_one_line(plain(foot.draft), DRAFT, TEXT_WIDTH)
        pen.lines(MARGIN, DRAFT_BASELINE - DRAFT.leading, [mark], DRAFT)
