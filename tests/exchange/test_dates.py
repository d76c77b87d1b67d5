"""Dates as shops write them; an ambiguous one is asked, never guessed (domain.md 4c)."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.exchange.cells import Cell
from desktop_ar.exchange.dates import EARLIEST, LATEST, DateOrder, proven_order, read_day
from desktop_ar.exchange.unreadable import Unreadable

FIFTH = date(2024, 1, 5)


@pytest.mark.parametrize(
    "written",
    [
        "2024/1/5", "2024-01-05", "2024.1.5", "2024年1月5日", "2024 年 1 月 5 日", "20240105",
        "２０２４／１／５", " 2024-1-5 ", "2024-01-05 13:04", "2024-01-05T13:04:05",
        "2024-01-05T13:04:05.123+08:00", "2024/1/5 下午3:04", "2024年1月5日 13:04:05",
        "2024年1月5日星期五", "2024-01-05（周五）", "5 Jan 2024", "Jan 5, 2024", "05-Jan-2024",
        "January 5th, 2024", "'2024-01-05", "45296", "45296.75", Decimal(45296),
        Decimal("45296.5"), Decimal(20240105), FIFTH, datetime(2024, 1, 5, 13, 4),  # noqa: DTZ001 - a cell has no zone
    ],
)  # fmt: skip
def test_a_date_is_read_in_every_form_a_shop_writes(written: Cell) -> None:
    assert read_day(written) == FIFTH


def test_a_serial_number_of_2023_is_the_first_of_january() -> None:
    assert read_day(Decimal(44927)) == date(2023, 1, 1)


def test_a_serial_number_counts_from_1904_where_the_sheet_does() -> None:
    assert read_day(Decimal(44927 - 1462), since_1904=True) == date(2023, 1, 1)


@pytest.mark.parametrize("written", ["", " ", "-", "—", "/"])
def test_an_empty_cell_or_a_dash_is_no_date(written: str) -> None:
    assert read_day(written) is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2026-02-30", "date_impossible"), ("2026-13-01", "date_impossible"),
        ("20260230", "date_impossible"), ("13/13/2013", "date_impossible"),
        ("0/5/2013", "date_impossible"), ("1月5日", "date_no_year"), ("1/5", "date_no_year"),
        ("5 Jan", "date_no_year"), ("24/1/5", "date_short_year"), ("1/5/24", "date_short_year"),
        ("24年1月5日", "date_short_year"), ("240105", "date_short_year"),
        ("5-Jan-24", "date_short_year"), ("2024年1月", "date_no_day"), ("2024-01", "date_no_day"),
        ("2024", "date_no_day"), ("下周", "date_not_read"), ("12.5元", "date_not_read"),
        ("4/5/2013", "date_ambiguous"), ("1024-01-05", "date_unlikely"),
        (Decimal("0.5"), "date_unlikely"), (Decimal(-1), "date_not_read"),
        (Decimal(123456789), "date_not_read"), (time(12), "date_not_read"),
        (True, "date_not_read"),
    ],
)  # fmt: skip
def test_what_is_not_surely_one_day_is_asked_back(written: Cell, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_day(written)
    assert refusal.value.code == code


def test_an_ambiguous_date_names_both_days_it_may_be() -> None:
    with pytest.raises(Unreadable) as refusal:
        read_day("4/5/2013")
    assert refusal.value.params["month_first"] == date(2013, 4, 5)
    assert refusal.value.params["day_first"] == date(2013, 5, 4)


def test_a_date_that_can_only_be_read_one_way_is_read() -> None:
    assert read_day("1/15/2013") == date(2013, 1, 15)
    assert read_day("15/1/2013") == date(2013, 1, 15)
    assert read_day("4/4/2013") == date(2013, 4, 4)


def test_the_order_that_was_said_decides() -> None:
    assert read_day("4/5/2013", DateOrder.MDY) == date(2013, 4, 5)
    assert read_day("4/5/2013", DateOrder.DMY) == date(2013, 5, 4)
    with pytest.raises(Unreadable, match="date_impossible"):
        read_day("15/1/2013", DateOrder.MDY)


def test_the_order_that_was_said_leaves_dates_that_begin_with_the_year_alone() -> None:
    assert read_day("2024-01-05", DateOrder.DMY) == FIFTH


def test_a_column_proves_its_order_by_one_date_that_none_contradicts() -> None:
    assert proven_order(["4/5/2013", "1/15/2013", ""]) is DateOrder.MDY
    assert proven_order(["4/5/2013", "15/1/2013 08:00"]) is DateOrder.DMY


def test_a_column_that_proves_nothing_or_contradicts_itself_has_no_order() -> None:
    assert proven_order(["4/5/2013", "5/6/2013", "2013-12-31"]) is None
    assert proven_order(["1/15/2013", "15/1/2013"]) is None


@given(st.dates(EARLIEST, LATEST))
def test_every_day_is_read_back_from_every_plain_form(day: date) -> None:
    year, month, number = day.year, day.month, day.day
    for written in (
        day.isoformat(), f"{year}/{month}/{number}", f"{year}.{month}.{number}",
        f"{year}年{month}月{number}日", f"{day:%Y%m%d}", f"{day:%d %b %Y}",
    ):  # fmt: skip
        assert read_day(written) == day
    assert read_day(f"{month}/{number}/{year}", DateOrder.MDY) == day
    assert read_day(f"{number}.{month}.{year}", DateOrder.DMY) == day
    assert read_day(Decimal((day - date(1899, 12, 30)).days)) == day


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_a_reason(text: str) -> None:
    try:
        day = read_day(text)
    except Unreadable as refusal:
        assert refusal.code.startswith("date_")  # noqa: PT017 - either outcome is right
    else:
        assert day is None or EARLIEST <= day <= LATEST
