"""Numbers of documents, phones and counts: what spreadsheets spoil, said before it is believed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from desktop_ar.exchange.cells import MOST_SAFE_DIGITS, Cell, narrow, plain_number, text_of
from desktop_ar.exchange.unreadable import Unreadable

_SCIENTIFIC: Final = re.compile(r"(?i)(\d)(?:\.(\d+))?e\+(\d{1,2})")
_SPOILED_FROM: Final = 10
"""Narrow columns show numbers of eleven digits and more in scientific notation."""
_CHINA: Final = re.compile(r"(?:\+|00)?86[\s-]*(?=1\d{10}$)|(?:\+|00)86[\s-]*")
_POINT_ZERO: Final = re.compile(r"(?<=\d)\.0$")
_BETWEEN: Final = re.compile(r"[\s\-()\u2010-\u2015·.]+")
_MOBILE: Final = re.compile(r"1\d{10}")
_COUNT: Final = re.compile(r"(\d{1,9})(?:\.0+)?\s*(?:次|节|课时|张|天|日|个|days?|times?|units?)?")
_MONTHLY: Final = re.compile(r"月结\s*(\d{1,4})\s*天?")
_AT_ONCE: Final = frozenset({"现结", "现付", "即付", "货到付款", "cash", "cod"})


def read_number_text(cell: Cell) -> str:
    """The number of a document or customer, as text. Raises `Unreadable` for lost digits."""
    if isinstance(cell, Decimal):
        _refuse_lost_digits(cell)
    text = text_of(cell).lstrip("'")
    spoiled = _SCIENTIFIC.fullmatch(text)
    if spoiled and int(spoiled[3]) >= _SPOILED_FROM:
        raise Unreadable("digits_lost", value=text)
    return text


def read_text(cell: Cell) -> str:
    """Any text, inner line breaks as blanks. Raises `Unreadable` for lost digits."""
    if isinstance(cell, Decimal):
        _refuse_lost_digits(cell)
    return " ".join(text_of(cell).split("\n")) if isinstance(cell, str) else text_of(cell)


def read_phone(cell: Cell) -> str:
    """A phone as the shop dials it: mobiles as eleven digits, without the code of China."""
    if isinstance(cell, Decimal):
        _refuse_lost_digits(cell)
    text = narrow(text_of(cell)).lstrip("'")
    spoiled = _SCIENTIFIC.fullmatch(text)
    if spoiled:
        text = _whole_phone(spoiled, text)
    bare = _CHINA.sub("", _POINT_ZERO.sub("", text.strip()))
    digits = _BETWEEN.sub("", bare)
    return digits if _MOBILE.fullmatch(digits) else " ".join(bare.split())


def _whole_phone(spoiled: re.Match[str], text: str) -> str:
    """A phone in scientific notation, where all its digits are still there."""
    decimals, exponent = spoiled[2] or "", int(spoiled[3])
    if len(decimals) != exponent:
        raise Unreadable("digits_lost", value=text)
    return spoiled[1] + decimals


def _refuse_lost_digits(number: Decimal) -> None:
    if abs(number) >= 10**MOST_SAFE_DIGITS:
        raise Unreadable("digits_lost", value=plain_number(number))


def read_count(cell: Cell) -> int | None:
    """A whole number of units or days, None for an empty cell. Raises `Unreadable`."""
    text = narrow(text_of(cell)).lstrip("'")
    if not text:
        return None
    if not text.strip("-—– "):
        return 0
    if text.lower() in _AT_ONCE:
        return 0
    found = _COUNT.fullmatch(text.lower()) or _MONTHLY.fullmatch(text)
    if not found:
        raise Unreadable("not_a_whole_number", value=text_of(cell))
    return int(found[1])
