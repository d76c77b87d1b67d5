"""Statutory holidays and make-up work days of mainland China, year by year.

Source: the yearly notices of the General Office of the State Council on the arrangement of
holidays (国务院办公厅关于部分节假日安排的通知): 国办发明电〔2023〕7号 for 2024,
国办发明电〔2024〕12号 for 2025, 国办发明电〔2025〕7号 for 2026. A notice appears in
October or November of the year before; until it is entered here a year is only guessed at by
its weekends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Holiday(StrEnum):
    """The holidays of a notice; where two fall together the first that is named."""

    NEW_YEAR = "new_year"
    SPRING_FESTIVAL = "spring_festival"
    QINGMING = "qingming"
    LABOUR_DAY = "labour_day"
    DRAGON_BOAT = "dragon_boat"
    MID_AUTUMN = "mid_autumn"
    NATIONAL_DAY = "national_day"


@dataclass(frozen=True, slots=True)
class YearOfHolidays:
    """One notice: each holiday with its first and last day off, and the weekend days worked."""

    off: tuple[tuple[Holiday, date, date], ...]
    worked: frozenset[date]


def _year(year: int, off: str, worked: str) -> tuple[int, YearOfHolidays]:
    """A notice as text: ``name 0128-0204`` a holiday, ``0126 0208`` the days worked."""
    holidays = []
    for line in off.split(","):
        name, days = line.split()
        first, _, last = days.partition("-")
        holidays.append((Holiday(name), _day(year, first), _day(year, last or first)))
    return year, YearOfHolidays(
        tuple(holidays), frozenset(_day(year, day) for day in worked.split())
    )


def _day(year: int, digits: str) -> date:
    return date(year, int(digits[:2]), int(digits[2:]))


KNOWN_YEARS: Final[Mapping[int, YearOfHolidays]] = MappingProxyType(
    dict(
        (
            _year(
                2024,
                "new_year 0101,spring_festival 0210-0217,qingming 0404-0406,"
                "labour_day 0501-0505,dragon_boat 0610,mid_autumn 0915-0917,"
                "national_day 1001-1007",
                "0204 0218 0407 0428 0511 0914 0929 1012",
            ),
            _year(
                2025,
                "new_year 0101,spring_festival 0128-0204,qingming 0404-0406,"
                "labour_day 0501-0505,dragon_boat 0531-0602,national_day 1001-1008",
                "0126 0208 0427 0928 1011",
            ),
            _year(
                2026,
                "new_year 0101-0103,spring_festival 0215-0223,qingming 0404-0406,"
                "labour_day 0501-0505,dragon_boat 0619-0621,mid_autumn 0925-0927,"
                "national_day 1001-1007",
                "0104 0214 0228 0509 0920 1010",
            ),
        )
    )
)


def holidays_of(year: int) -> Iterator[tuple[date, Holiday]]:
    """Every day off of a year that is known, with its holiday; nothing for other years."""
    known = KNOWN_YEARS.get(year)
    for holiday, first, last in known.off if known else ():
        for days in range((last - first).days + 1):
            yield first + timedelta(days=days), holiday
