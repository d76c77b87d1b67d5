"""Finding customers by what is typed: name, pinyin, initials, end of the phone, number."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

from desktop_ar.queries.records import CUSTOMERS

_ESCAPE: Final = "\\"
_NARROW: Final = {
    wide: wide - 0xFEE0
    for first, last in (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"))
    for wide in range(ord(first), ord(last) + 1)
}
"""Full-width digits and letters as a Chinese keyboard writes them; brackets stay as they are."""


def pattern(text: str) -> str:
    """What is typed as a LIKE pattern: case and width do not matter, blanks stand for anything."""
    plain = text.translate(_NARROW).lower()
    for special in (_ESCAPE, "%", "_"):
        plain = plain.replace(special, _ESCAPE + special)
    return f"%{'%'.join(plain.split())}%"


def matches(
    typed: sa.ColumnElement[str], column: sa.ColumnElement[str] = CUSTOMERS.c.search_key
) -> sa.ColumnElement[bool]:
    """Rows whose column holds the pattern; customers by their search key."""
    return column.like(typed, escape=_ESCAPE)
