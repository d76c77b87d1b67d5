"""Phones, numbers of documents and counts, and what spreadsheets spoil of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop_ar.exchange.cells import Cell
from desktop_ar.exchange.numbers import read_count, read_number_text, read_phone, read_text
from desktop_ar.exchange.unreadable import Unreadable


@pytest.mark.parametrize(
    "written",
    [
        "13479525745", "134 7952 5745", "134-7952-5745", "+8613479525745", "+86 134 7952 5745",
        "0086 13479525745", "8613479525745", "１３４７９５２５７４５", "13479525745.0",
        "1.3479525745E+10", "'13479525745", Decimal(13479525745), " 13479525745\u3000",
    ],
)  # fmt: skip
def test_a_mobile_is_the_same_number_however_it_is_written(written: Cell) -> None:
    assert read_phone(written) == "13479525745"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0755-8321 1234", "0755-8321 1234"),
        ("+86 755-83211234", "755-83211234"),
        ("021 65432100 转 802", "021 65432100 转 802"),
        ("13800001111/13900002222", "13800001111/13900002222"),
    ],
)
def test_other_phones_stay_as_they_are_written(written: str, kept: str) -> None:
    assert read_phone(written) == kept


@pytest.mark.parametrize("written", ["1.34795E+10", Decimal(1234567890123456)])
def test_a_phone_that_lost_digits_is_refused(written: Cell) -> None:
    with pytest.raises(Unreadable, match="digits_lost"):
        read_phone(written)


def test_a_number_of_sixteen_digits_in_a_cell_has_lost_digits() -> None:
    assert read_number_text(Decimal(123456789012345)) == "123456789012345"
    with pytest.raises(Unreadable, match="digits_lost"):
        read_number_text(Decimal(1234567890123456))
    with pytest.raises(Unreadable, match="digits_lost"):
        read_text(Decimal(1234567890123456))
    with pytest.raises(Unreadable, match="digits_lost"):
        read_number_text("6.22202E+18")


def test_twenty_digits_as_text_are_kept_whole() -> None:
    assert read_number_text("24312000000012345678") == "24312000000012345678"


def test_a_number_cell_gives_its_digits_without_a_point() -> None:
    assert read_number_text(Decimal(611365)) == "611365"
    assert read_number_text(Decimal("1.5")) == "1.5"


def test_our_own_guard_against_formulas_is_taken_off_again() -> None:
    assert read_text("'=1+1") == "=1+1"
    assert read_text("''=1") == "'=1"
    assert read_text("'  -x") == "-x"
    assert read_text("'tis so") == "'tis so"


def test_a_number_that_another_program_forced_to_be_text_is_itself() -> None:
    assert read_number_text('="00123"') == "00123"
    assert read_phone('="13479525745"') == "13479525745"
    assert read_text('=1+"a"') == '=1+"a"'


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("10", 10), ("10次", 10), ("10 课时", 10), ("30天", 30), ("30 days", 30), ("月结30天", 30),
        ("现结", 0), ("-", 0), ("", None), (Decimal(5), 5), ("１０", 10), ("10.0", 10),
    ],
)  # fmt: skip
def test_a_count_is_read_with_its_unit(written: Cell, count: int | None) -> None:
    assert read_count(written) == count


@pytest.mark.parametrize("written", ["1.5", "十次", "-3", "月结", Decimal("2.5")])
def test_what_is_no_whole_number_is_asked_back(written: Cell) -> None:
    with pytest.raises(Unreadable, match="not_a_whole_number"):
        read_count(written)
