"""One cell of a table of unknown shape, and what it says as text."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final, TypeAlias

Cell: TypeAlias = str | Decimal | date | datetime | time | bool
"""A cell as its file keeps it: text, a number, a day, an instant, a time of day, truth."""

MOST_SAFE_DIGITS: Final = 15
"""A spreadsheet keeps fifteen digits of a number; later ones are already lost."""

_FORCED_TEXT: Final = re.compile(r'="([^"]*)"')
"""How some programs write a number that must stay text into CSV: ``="00123"``."""
_BLANKS: Final = " \t\r\n\v\f\u3000\u00a0\ufeff\u200b"
GUARDED: Final = re.compile(r"'(?='*[\s\u200b\ufeff]*[=+\-@＝＋－＠﹢﹣﹦﹫]|'*[\t\r\n])")
"""The apostrophe that our export puts before a text that could be taken for a formula."""


def text_of(cell: Cell) -> str:
    """The cell as its owner reads it: no blanks around it, whole numbers without a point."""
    if isinstance(cell, str):
        text = cell.lstrip(_BLANKS)  # what stands behind a guard may be nothing but a line's end
        return _unwrapped(text) if text[:1] in ("'", "=") else text.rstrip(_BLANKS)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, Decimal):
        return plain_number(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    return cell.isoformat()


def _unwrapped(text: str) -> str:
    """Without what keeps a spreadsheet from reading a text as a number or a formula."""
    if GUARDED.match(text):
        return text[1:].strip(_BLANKS)
    text = text.rstrip(_BLANKS)
    forced = _FORCED_TEXT.fullmatch(text)
    return forced[1].strip(_BLANKS) if forced else text


def plain_number(number: Decimal) -> str:
    """A number without exponent and without zeros behind the last decimal: ``13812345678``."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_blank(cell: Cell) -> bool:
    """Whether nothing stands in the cell."""
    return isinstance(cell, str) and not text_of(cell)


def narrow(text: str) -> str:
    """Full-width forms as their narrow twins (１ -> 1, ￥ -> ¥), for reading figures."""
    return unicodedata.normalize("NFKC", text)
