"""Text on its way to paper: what cannot be printed taken out, and stretches of bold."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple, TypeAlias

REPLACEMENT: Final = "\ufffd"
IDEOGRAPHIC_SPACE: Final = "\u3000"
ELLIPSIS: Final = "…"
_PLAIN: Final = re.compile(r"[\x20-\x7e\u00a1-\u00ac\u3000-\u303f\u4e00-\u9fff\uff01-\uff60]*\Z")
_VARIATION_SELECTORS: Final = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


class Run(NamedTuple):
    """A stretch of text in one weight."""

    text: str
    bold: bool = False


Rich: TypeAlias = tuple[Run, ...]
"""A paragraph: stretches in reading order. No markup, so nothing in a value can act as any."""


def clean(text: str) -> str:
    """The text as it can be set: in one line, without signs that show nothing.

    Line ends, tabs and unusual blanks become one space each; control, direction and joining
    signs are left out, as are variation selectors; half of a surrogate pair becomes U+FFFD.
    """
    if _PLAIN.match(text):
        return text
    return "".join(map(_printable, text))


def _printable(character: str) -> str:
    if character == IDEOGRAPHIC_SPACE or " " <= character <= "~":
        return character
    category = unicodedata.category(character)
    if category == "Cs":
        return REPLACEMENT
    if category in {"Zs", "Zl", "Zp"} or character in "\t\n\r\v\f\x85":
        return " "
    if category in {"Cc", "Cf"}:
        return ""
    if any(ord(character) in selectors for selectors in _VARIATION_SELECTORS):
        return ""
    return character


_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff](?:[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff ]*"
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff])?"
)


def runs_right_to_left(text: str) -> bool:
    """Whether there is any Hebrew or Arabic in it."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def in_order_of_sight(text: str) -> str:
    """Hebrew and Arabic as they stand on paper, from right to left within a line."""
    return _RIGHT_TO_LEFT.sub(lambda found: found.group()[::-1], text)


def plain(text: str, *, bold: bool = False) -> Rich:
    """One cleaned stretch."""
    return (Run(clean(text), bold),)


def bare(rich: Rich) -> str:
    """The text without its weights."""
    return "".join(run.text for run in rich)
