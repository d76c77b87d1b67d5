"""Amounts as shops write them, to integer fen; what may mean two things is asked back."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from desktop_ar.domain.money import LARGEST_FEN, plain, to_fen
from desktop_ar.exchange.cells import Cell, narrow, text_of
from desktop_ar.exchange.unreadable import Unreadable

_DASHES: Final = str.maketrans("−–—﹣－‐‑", "-------")
_CURRENCY: Final = re.compile(r"(?i)^(?:人民币|rmb|cny|¥)+|(?:元整|元正|元|圆|块|rmb|cny|¥|整)+$")
_PLAIN: Final = re.compile(r"\d+(?:\.\d*)?|\.\d+")
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d{1,3}(?: \d{3})+(?:\.\d*)?")
_MYRIAD: Final = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)\s*([万千百亿kK])")
_MYRIADS: Final = {"百": 100, "千": 1000, "k": 1000, "万": 10_000, "亿": 100_000_000}
_SCIENTIFIC: Final = re.compile(r"(?i)\d+(?:\.\d+)?e[+-]?\d+")
_SEPARATED: Final = re.compile(r"[\d.,' ]*\d[\d.,' ]*")
_MOST_DECIMALS: Final = 2
_MOST_DIGITS: Final = 12


def read_amount(cell: Cell) -> int | None:
    """The amount in fen, None for an empty cell; a lone dash is 0. Raises `Unreadable`."""
    if isinstance(cell, Decimal):
        return _checked(cell.normalize())
    if not isinstance(cell, str):
        raise Unreadable("amount_not_a_number", value=text_of(cell))
    text = text_of(cell)
    if not text:
        return None
    return _from_text(text, narrow(text).lstrip("'").translate(_DASHES))


def _from_text(written: str, text: str) -> int:
    text = text.strip()
    if text and not text.strip("- "):
        return 0
    negative, digits = _unsigned(text)
    if _PLAIN.fullmatch(digits):
        return _checked(Decimal(digits), negative)
    if _GROUPED.fullmatch(digits):
        return _checked(Decimal(digits.replace(",", "").replace(" ", "")), negative)
    raise _reason(written, digits)


def _unsigned(text: str) -> tuple[bool, str]:
    """The figure without sign, brackets and currency, and whether it was negative."""
    negative = False
    bracketed = text.startswith("(") and text.endswith(")")
    if bracketed:
        text, negative = text[1:-1], True
    text = _CURRENCY.sub("", text.strip()).strip()
    if text[:1] in ("-", "+"):
        negative ^= text[0] == "-"
        text = text[1:]
    elif text.endswith("-"):
        negative, text = not negative, text[:-1]
    return negative, _CURRENCY.sub("", text.strip()).strip()


def _checked(number: Decimal, negative: bool = False) -> int:
    if number and number.adjusted() > _MOST_DIGITS:
        raise Unreadable("amount_beyond_belief", value=f"{number:f}", most_fen=LARGEST_FEN)
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > _MOST_DECIMALS:
        raise Unreadable("amount_decimals", value=f"{number:f}")
    fen = to_fen(-number if negative else number)
    if abs(fen) > LARGEST_FEN:
        raise Unreadable("amount_beyond_belief", value=f"{number:f}", most_fen=LARGEST_FEN)
    return fen


def _reason(written: str, digits: str) -> Unreadable:
    """What to say of a text that is no plain figure."""
    myriad = _MYRIAD.fullmatch(digits)
    if myriad:
        figure = Decimal(myriad[1].replace(",", "")) * _MYRIADS[myriad[2].lower()]
        return Unreadable("amount_in_words", value=written, example=plain(to_fen(figure)))
    if _SCIENTIFIC.fullmatch(digits):
        return Unreadable("amount_scientific", value=written)
    if _SEPARATED.fullmatch(digits):
        return Unreadable("amount_separators", value=written)
    return Unreadable("amount_not_a_number", value=written)
