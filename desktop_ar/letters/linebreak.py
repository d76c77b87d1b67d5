"""Where a line of a letter may end: the one owner of Chinese line breaking.

The rules (GB/T 15834 for the marks, the shop's own for figures):

- no line begins with a closing mark (，。；：？！、》”’）…) or ends with an opening one (（《“‘);
- a date, a number, a sum with its unit and a word in letters stay whole;
- a character stays with the signs that combine with it;
- what alone is wider than a line is cut between characters, still by the first rule.

A closing mark at the end of a line and an opening one at its start need half their width, for
the other half is blank (`hanging`).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

FULL_CLOSERS: Final = "，。、；：）》〉」』】〕〗”’"
"""Full-width marks whose ink lies in the left half."""
FULL_OPENERS: Final = "（《〈「『【〔〖“‘"
"""Full-width marks whose ink lies in the right half."""
CLOSERS: Final = FULL_CLOSERS + "？！…—～·・％‰℃°,.;:?!)]}%"
"""Marks that never begin a line."""
OPENERS: Final = FULL_OPENERS + "([{¥￥$#№§"
"""Marks that never end a line."""

_WIDE: Final = (
    "\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U0001f000-\U0001faff\U00020000-\U0003ffff"
)
"""Scripts whose characters each stand alone: a line may end behind any of them."""
_MARKS: Final = "“”‘’—…·（）()\\[\\]{}"
_LETTER: Final = rf"[^ \t\n\r{_WIDE}{_MARKS}]"
"""Also the no-break space, which so does not break."""
_COMBINING: Final = (
    "[\u0300-\u036f\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]"
)
_MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec"
)
_UNITS: Final = "万元|亿元|元|角|分|万|亿|天|日|个月|个|年|月|期|份|页|次|号|笔|条|倍|小时"
_ATOM: Final = re.compile(
    rf"\d{{1,4}}年\d{{1,2}}月\d{{1,2}}日|\d{{1,4}}年\d{{1,2}}月|\d{{1,2}}月\d{{1,2}}日"
    rf"|\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?"
    rf"|(?:CNY|RMB) ?[+-]?\d[\d,]*(?:\.\d+)?"
    rf"|(?:[¥￥] ?)?[+-]?\d[\d,]*(?:\.\d+)?(?: ?(?:{_UNITS})(?:/(?:{_UNITS}))?|(?!{_LETTER}))"
    rf"|…+|—+"
    rf"|{_LETTER}+(?:[’]{_LETTER}+)*"
    rf"|\S{_COMBINING}*"
)
_PAIR: Final = re.compile(
    f"[{FULL_CLOSERS}](?=[{FULL_CLOSERS}{FULL_OPENERS}])|[{FULL_OPENERS}](?=[{FULL_OPENERS}])"
)
_TOLERANCE: Final = 0.001
_LEAST_LAST: Final = 3.0
"""Shortest last line, in ems, where the one above can spare something."""
_MOST_LACK: Final = 4.0
"""Most the line above may lack for that, in ems."""


class Span(NamedTuple):
    """A stretch of the text, by positions: from `start`, up to but without `end`."""

    start: int
    end: int


def tight_marks(text: str) -> Iterator[int]:
    """Positions of full-width marks that stand half as wide, for another mark follows."""
    return (found.start() for found in _PAIR.finditer(text))


def hanging(text: str, span: Span, *, indented: bool = False) -> int:
    """How many half widths of marks at the line's ends are blank and may hang out.

    At the start of an indented line nothing does.
    """
    if span.start >= span.end:
        return 0
    at_start = not indented and text[span.start] in FULL_OPENERS
    return at_start + (text[span.end - 1] in FULL_CLOSERS)


@lru_cache(maxsize=2048)
def units(text: str) -> tuple[Span, ...]:
    """The stretches between which a line may end, without the blanks between them."""
    starts: list[int] = []
    ends: list[int] = []
    glued = True
    for match in _ATOM.finditer(text):
        start, end = match.span()
        if ends and (glued or text[start] in CLOSERS):
            ends[-1] = end
        else:
            starts.append(start)
            ends.append(end)
        glued = text[end - 1] in OPENERS
    return tuple(map(Span, starts, ends))


def break_lines(
    text: str,
    places: Sequence[float],
    width: float,
    *,
    first: float = 0.0,
    half: float = 0.0,
    even: bool = False,
) -> list[Span]:
    """The lines of a paragraph, each without the blanks at its ends; none for a blank text.

    `places` holds the place of every character and of the end, the first line begins `first`
    further right, and `half` is half the width of a full-width mark (0: nothing hangs out).
    `even` shares out what the lines lack to the full width, for lines that will be spread, and
    leaves no last line of a character or two.
    """
    if places[-1] <= width - first:
        blanks = len(text) - len(text.lstrip(" "))
        end = len(text.rstrip(" "))
        return [Span(blanks, end)] if end else []
    breaker = _Breaker(text, places, width, half)
    lines = breaker.lines(first)
    return breaker.evened() if even and len(lines) > 1 else lines


class _Breaker:
    """One paragraph being broken."""

    def __init__(self, text: str, places: Sequence[float], width: float, half: float) -> None:
        self._text = text
        self._places = places
        self._width = width
        self._half = half
        self._first = 0.0
        self._lines: list[Span] = []
        self._units = units(text)

    def lines(self, first: float) -> list[Span]:
        """As much on every line as fits."""
        self._first = first
        line: Span | None = None
        surely = 0.0  # what ends before this place fits, whatever marks it ends with
        for unit in self._units:
            if line is not None and self._places[unit.end] <= surely:
                line = Span(line.start, unit.end)
                continue
            if line is not None and self._fits(Span(line.start, unit.end)):
                line = Span(line.start, unit.end)
                continue
            if line is not None:
                self._lines.append(line)
            line = self._opened(unit)
            indent = 0.0 if self._lines else first
            surely = self._places[line.start] + self._width - indent
        if line is not None:
            self._lines.append(line)
        return self._lines

    def evened(self) -> list[Span]:
        """The same lines with units moved down, where a line below lacks more than its upper."""
        starts = [unit.start for unit in self._units]
        for number in range(len(self._lines) - 1, 0, -1):
            is_last = number == len(self._lines) - 1
            for at in range(bisect_left(starts, self._lines[number].start) - 1, 0, -1):
                unit = self._units[at]
                above = self._lines[number - 1]
                if unit.start <= above.start or not self._worth_moving(number, at, is_last=is_last):
                    break
                self._lines[number - 1] = Span(above.start, self._units[at - 1].end)
                self._lines[number] = Span(unit.start, self._lines[number].end)
        return self._lines

    def _worth_moving(self, number: int, at: int, *, is_last: bool) -> bool:
        """Whether the unit goes from the line above to this one without making things worse."""
        above, line = self._lines[number - 1], self._lines[number]
        shorter = Span(above.start, self._units[at - 1].end)
        longer = Span(self._units[at].start, line.end)
        if longer.end == above.end or self._lack(number, longer) < -_TOLERANCE:
            return False
        lacking = self._lack(number - 1, shorter)
        if is_last:
            em = 2 * self._half
            short = self._places[line.end] - self._places[line.start] < _LEAST_LAST * em
            return short and lacking < _MOST_LACK * em
        return lacking <= self._lack(number, line)

    def _lack(self, number: int, span: Span) -> float:
        """What a line lacks to the full width."""
        indent = 0.0 if number else self._first
        needed = self._places[span.end] - self._places[span.start]
        needed -= self._half * hanging(self._text, span, indented=indent > 0)
        return self._width - indent - needed

    def _opened(self, unit: Span) -> Span:
        """A line that begins with this unit; what is too wide for a line fills some before."""
        while not self._fits(unit):
            end = self._cut(unit)
            if end >= unit.end:
                break
            self._lines.append(Span(unit.start, end))
            unit = Span(end, unit.end)
        return unit

    def _fits(self, span: Span) -> bool:
        return self._lack(len(self._lines), span) >= -_TOLERANCE

    def _cut(self, unit: Span) -> int:
        """Where to end the line inside a unit: as late as fits, and not beside a wrong mark."""
        room = self._width - (0.0 if self._lines else self._first) + 2 * self._half
        furthest = self._places[unit.start] + room
        end = bisect_right(self._places, furthest, unit.start, unit.end) - 1
        while end > unit.start and not self._fits(Span(unit.start, end)):
            end -= 1
        while unit.start < end < unit.end and unicodedata.combining(self._text[end]):
            end -= 1
        end = max(end, self._after(unit.start, unit.end))
        latest = end
        while unit.start < end < unit.end and not self._may_end(end):
            end -= 1
        return end if end > unit.start else latest

    def _after(self, position: int, limit: int) -> int:
        """The position behind one character and what combines with it."""
        position += 1
        while position < limit and unicodedata.combining(self._text[position]):
            position += 1
        return position

    def _may_end(self, position: int) -> bool:
        before, after = self._text[position - 1], self._text[position]
        if before in OPENERS or after in CLOSERS or unicodedata.combining(after):
            return False
        return not (before in "—…" and after == before)
