"""Dates as shops write them; what may mean two days is asked back, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final

from desktop_ar.exchange.cells import Cell, narrow, text_of
from desktop_ar.exchange.unreadable import Unreadable


class DateOrder(StrEnum):
    """How year, month and day follow each other in dates that end in the year."""

    YMD = "ymd"
    MDY = "mdy"
    DMY = "dmy"


EARLIEST: Final = date(1990, 1, 1)
LATEST: Final = date(2100, 12, 31)
_EPOCH_1900: Final = date(1899, 12, 30)
_EPOCH_1904: Final = date(1904, 1, 1)
_MONTHS_A_YEAR: Final = 12
_LARGEST_SERIAL: Final = 99_999
_SERIAL: Final = re.compile(r"\d{5}(?:\.\d+)?")

_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_TIME: Final = re.compile(
    r"(?i)[\sT]*(?:[上下中]午|凌晨|早上|晚上)?\s*\d{1,2}[:时点]\d{1,2}"
    r"(?:[:分]\d{1,2}(?:\.\d+)?秒?|分)?\s*(?:[ap]\.?m\.?)?\s*(?:z|utc|[+-]\d{2}:?\d{2})?$"
)
_WEEKDAY: Final = re.compile(
    r"(?i)[\s,(]*(?:(?:星期|周|礼拜)[一二三四五六日天]|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri"
    r"|sat(?:ur)?|sun)(?:day)?)\)?[\s,]*"
)
_PART: Final = r"\s*[-/.]\s*"
_YMD: Final = re.compile(rf"(\d{{4}}){_PART}(\d{{1,2}}){_PART}(\d{{1,2}})")
_CHINESE: Final = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?")
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_LAST: Final = re.compile(rf"(\d{{1,2}}){_PART}(\d{{1,2}}){_PART}(\d{{4}})")
_DAY_WORD: Final = re.compile(
    r"(?i)(\d{1,2})(?:st|nd|rd|th)?[\s\-/.]*([a-z]{3})[a-z]*[\s\-/.,]*(\d{4})"
)
_WORD_DAY: Final = re.compile(r"(?i)([a-z]{3})[a-z]*[\s.]*(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})")
_NO_YEAR: Final = re.compile(
    rf"(?i)\d{{1,2}}\s*月\s*\d{{1,2}}\s*[日号]?|\d{{1,2}}{_PART}\d{{1,2}}"
    r"|\d{1,2}[\s-]*[a-z]{3,9}|[a-z]{3,9}\s*\d{1,2}"
)
_SHORT_YEAR: Final = re.compile(
    rf"(?i)\d{{1,2}}{_PART}\d{{1,2}}{_PART}\d{{2}}|\d{{2}}{_PART}\d{{1,2}}{_PART}\d{{1,2}}"
    r"|'?\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号]?|\d{6}|\d{1,2}[\s-]*[a-z]{3,9}[\s-]*'?\d{2}"
)
_NO_DAY: Final = re.compile(rf"\d{{4}}(?:{_PART}|\s*年\s*)\d{{1,2}}\s*月?|\d{{4}}\s*年?")


def read_day(
    cell: Cell, order: DateOrder | None = None, *, since_1904: bool = False
) -> date | None:
    """The day of a cell, None for an empty one or a lone dash. Raises `Unreadable`."""
    if isinstance(cell, datetime):
        return _believable(cell.date(), cell)
    if isinstance(cell, date):
        return _believable(cell, cell)
    if isinstance(cell, Decimal):
        return _from_number(cell, since_1904)
    text = text_of(cell)
    if not isinstance(cell, str):
        raise Unreadable("date_not_read", value=text)
    return _from_text(text, order, since_1904) if text else None


def proven_order(cells: Iterable[Cell]) -> DateOrder | None:
    """The order that a whole column proves: some date can only be read so, none contradicts."""
    proven: set[DateOrder] = set()
    for cell in cells:
        found = _YEAR_LAST.fullmatch(_bare(text_of(cell))) if isinstance(cell, str) else None
        if found:
            first, second = int(found[1]), int(found[2])
            if first > _MONTHS_A_YEAR >= second:
                proven.add(DateOrder.DMY)
            elif second > _MONTHS_A_YEAR >= first:
                proven.add(DateOrder.MDY)
    return proven.pop() if len(proven) == 1 else None


def _from_number(number: Decimal, since_1904: bool) -> date:
    """A number in a column of dates: a serial number of days, or 20240105."""
    text = f"{number:f}"
    if number == number.to_integral_value() and _COMPACT.fullmatch(f"{int(number)}"):
        return _from_text(f"{int(number)}", None, since_1904) or _EPOCH_1900
    if not 0 < number <= _LARGEST_SERIAL:
        raise Unreadable("date_not_read", value=text)
    epoch = _EPOCH_1904 if since_1904 else _EPOCH_1900
    return _believable(epoch + timedelta(days=int(number)), text)


@lru_cache(maxsize=8192)
def _from_text(text: str, order: DateOrder | None, since_1904: bool) -> date | None:
    bare = _bare(text)
    if not bare.strip("-—–/ "):
        return None
    for pattern in (_YMD, _CHINESE, _COMPACT):
        found = pattern.fullmatch(bare)
        if found:
            return _day(int(found[1]), int(found[2]), int(found[3]), text)
    found = _YEAR_LAST.fullmatch(bare)
    if found:
        return _year_last(int(found[1]), int(found[2]), int(found[3]), order, text)
    if _SERIAL.fullmatch(bare):
        return _from_number(Decimal(bare), since_1904)
    return _with_month_name(bare, text)


def _bare(text: str) -> str:
    """The date alone: narrow forms, without time of day and weekday."""
    return _WEEKDAY.sub("", _TIME.sub("", narrow(text).strip().lstrip("'"))).strip(" ,;")


def _year_last(first: int, second: int, year: int, order: DateOrder | None, text: str) -> date:
    if order is DateOrder.MDY:
        return _day(year, first, second, text)
    if order is DateOrder.DMY:
        return _day(year, second, first, text)
    if second > _MONTHS_A_YEAR or first == second or 0 in (first, second, year):
        return _day(year, first, second, text)
    if first > _MONTHS_A_YEAR:
        return _day(year, second, first, text)
    raise Unreadable(
        "date_ambiguous",
        value=text,
        month_first=date(year, first, second),
        day_first=date(year, second, first),
    )


def _with_month_name(bare: str, text: str) -> date:
    found = _DAY_WORD.fullmatch(bare)
    if found and found[2].lower() in _MONTHS:
        return _day(int(found[3]), _MONTHS[found[2].lower()], int(found[1]), text)
    found = _WORD_DAY.fullmatch(bare)
    if found and found[1].lower() in _MONTHS:
        return _day(int(found[3]), _MONTHS[found[1].lower()], int(found[2]), text)
    raise _reason(bare, text)


def _reason(bare: str, text: str) -> Unreadable:
    for code, pattern in (
        ("date_short_year", _SHORT_YEAR),
        ("date_no_year", _NO_YEAR),
        ("date_no_day", _NO_DAY),
    ):
        if pattern.fullmatch(bare):
            return Unreadable(code, value=text)
    return Unreadable("date_not_read", value=text)


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return _believable(date(year, month, day), text)
    except ValueError:
        raise Unreadable("date_impossible", value=text) from None


def _believable(day: date, written: Cell) -> date:
    if EARLIEST <= day <= LATEST:
        return day
    raise Unreadable("date_unlikely", value=text_of(written), earliest=EARLIEST, latest=LATEST)
