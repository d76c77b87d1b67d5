"""What a person types into a field, read into a value or a fault that says what to write."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Final

from desktop_ar.domain.faults import Fault
from desktop_ar.domain.money import LARGEST_FEN

_BLANKS: Final = re.compile(r"[\s_']")
_GROUPED: Final = re.compile(r"\d{1,3}(,\d{3})+(\.\d*)?")
_PLAIN: Final = re.compile(r"\d*(\.\d*)?")
_DATE: Final = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?")
_DIGITS_OF_DATE: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DECIMALS: Final = 2


def typed_amount(words: str) -> int | Fault | None:
    """Fen of ``1,234.56``, ``￥１２３４``, ``1234元``; None for an empty field.

    A fault where it is not an amount, has two points, a comma in a wrong place, more than two
    decimals, or is larger than any shop books.
    """
    text = unicodedata.normalize("NFKC", words).replace("。", ".").replace("、", ",")
    text = _BLANKS.sub("", text).removeprefix("¥").removesuffix("元")
    if not text:
        return None
    if text.count(".") > 1:
        return Fault("amount_two_points", "amount", {"typed": words.strip()})
    if not (_GROUPED.fullmatch(text) or _PLAIN.fullmatch(text)) or text == ".":
        return Fault("amount_unreadable", "amount", {"typed": words.strip()})
    whole, _, decimals = text.replace(",", "").partition(".")
    if len(decimals.rstrip("0")) > _DECIMALS:
        return Fault("amount_too_fine", "amount", {"typed": words.strip()})
    fen = int(Decimal(f"{whole or '0'}.{decimals or '0'}") * 100)
    if fen > LARGEST_FEN:
        return Fault("amount_too_large", "amount", {"largest_fen": LARGEST_FEN})
    return fen


def typed_date(words: str, today: date) -> date | Fault | None:
    """The day of ``2026-12-15``, ``20261215``, ``12-15`` (this year), ``12月15日``; None if empty.

    A fault where there is no such day.
    """
    text = _BLANKS.sub("", unicodedata.normalize("NFKC", words))
    if not text:
        return None
    found = _DATE.fullmatch(text) or _DIGITS_OF_DATE.fullmatch(text)
    if found is None:
        return Fault("date_unreadable", "date", {"typed": words.strip(), "example": today})
    year = int(found[1]) if found[1] else today.year
    try:
        return date(year, int(found[2]), int(found[3]))
    except ValueError:
        return Fault("date_no_such_day", "date", {"typed": words.strip()})
