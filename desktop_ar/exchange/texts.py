"""Values as the plain texts of CSV and of the clipboard, column by column for speed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, Final

from desktop_ar.domain.money import plain
from desktop_ar.exchange.columns import Column, ColumnKind, Row

_RISKY: Final = re.compile(r"'*(?:[\s\u200b\ufeff]*[=+\-@＝＋－＠﹢﹣﹦﹫]|[\t\r\n])")
"""How a text begins that a spreadsheet could take for a formula, also after blanks."""
_HARMLESS_CODE: Final = re.compile(r"\+\d[\d ()-]*")
_FIRST_OF_RISKY: Final = frozenset("'=+-@＝＋－＠﹢﹣﹦﹫\t\r\n\u200b\ufeff")
_ROWS_AT_ONCE: Final = 2000
_FEN: Final = 100
_ENDINGS: Final = tuple(f".{fen:02d}" for fen in range(_FEN))
_BELOW_ONE: Final = tuple(f"0.{fen:02d}" for fen in range(_FEN))


def guarded(text: str) -> str:
    """The text with one apostrophe in front where it could be taken for a formula."""
    first = text[:1]
    if (first in _FIRST_OF_RISKY or first.isspace()) and _RISKY.match(text):
        return "'" + text
    return text


def text_rows(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[tuple[str, ...]]:
    """Every row as texts: amounts plain with two decimals, dates ISO, texts guarded."""
    converters = [_CONVERTERS[column.kind] for column in columns]
    source = iter(rows)
    while block := list(islice(source, _ROWS_AT_ONCE)):
        by_column = zip(*block, strict=True)
        converted = [convert(values) for convert, values in zip(converters, by_column, strict=True)]
        yield from zip(*converted, strict=True)


def _texts(values: Sequence[Any]) -> Sequence[str]:
    texts = ["" if value is None else str(value) for value in values]
    if _safe(texts):
        return texts
    return [guarded(text) for text in texts]


def _codes(values: Sequence[Any]) -> Sequence[str]:
    """Numbers as they are; only what is no number at all is guarded."""
    texts = ["" if value is None else str(value) for value in values]
    if _safe(texts):
        return texts
    return [text if _HARMLESS_CODE.fullmatch(text) else guarded(text) for text in texts]


def _safe(texts: Sequence[str]) -> bool:
    """Whether none of the texts begins as a formula might: most blocks, and quickly seen."""
    first = {text[:1] for text in texts}
    return first.isdisjoint(_FIRST_OF_RISKY) and not any(sign.isspace() for sign in first)


def _amounts(values: Sequence[Any]) -> Sequence[str]:
    """Fen as yuan; the endings come from a table, which more than halves the time."""
    if None in values or min(values, default=0) < 0:
        return ["" if fen is None else plain(fen) for fen in values]
    return [
        _BELOW_ONE[fen] if fen < _FEN else str(fen // _FEN) + _ENDINGS[fen % _FEN] for fen in values
    ]


def _counts(values: Sequence[int | None]) -> Sequence[str]:
    return ["" if value is None else str(value) for value in values]


def _dates(values: Sequence[date | None]) -> Sequence[str]:
    return ["" if value is None else value.isoformat() for value in values]


_CONVERTERS: Final[Mapping[ColumnKind, Callable[[Sequence[Any]], Sequence[str]]]] = {
    ColumnKind.TEXT: _texts,
    ColumnKind.CODE: _codes,
    ColumnKind.AMOUNT: _amounts,
    ColumnKind.COUNT: _counts,
    ColumnKind.DATE: _dates,
}
