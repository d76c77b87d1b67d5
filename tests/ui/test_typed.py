"""What is typed is read as it was meant, or refused with what to write instead."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.domain.faults import Fault
from desktop_ar.domain.money import LARGEST_FEN
from desktop_ar.language.catalogue import translator
from desktop_ar.language.figures import amount, money
from desktop_ar.language.sentences import fault_sentence
from desktop_ar.ui.typed import typed_amount, typed_date

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("words", "fen"),
    [
        ("", None),
        ("  ", None),
        ("0", 0),
        ("12", 1200),
        ("12.8", 1280),
        (".5", 50),
        ("12.", 1200),
        ("1,280.00", 128_000),
        ("￥１，２８０．００", 128_000),
        ("¥ 1280", 128_000),
        ("1280元", 128_000),
        ("1 280", 128_000),
        ("12.500", 1250),
        ("1234，567。89", None),
    ],
)
def test_amounts_are_read_as_people_write_them(words: str, fen: int | None) -> None:
    read = typed_amount(words)
    if words == "1234，567。89":
        assert isinstance(read, Fault)
    else:
        assert read == fen


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("12..80", "amount_two_points"),
        ("1.2.3", "amount_two_points"),
        ("12.805", "amount_too_fine"),
        ("-5", "amount_unreadable"),
        ("1,28", "amount_unreadable"),
        ("1e5", "amount_unreadable"),
        (".", "amount_unreadable"),
        ("十二", "amount_unreadable"),
        ("NaN", "amount_unreadable"),
        (amount(LARGEST_FEN + 1), "amount_too_large"),
    ],
)
def test_what_is_no_amount_is_refused_with_what_to_write(words: str, code: str) -> None:
    read = typed_amount(words)
    assert isinstance(read, Fault)
    assert read.code == code
    for language in ("zh_CN", "en"):
        sentence = fault_sentence(translator(language), read)
        assert "{" not in sentence


@given(st.integers(0, LARGEST_FEN))
def test_every_sum_that_is_shown_can_be_typed_back(fen: int) -> None:
    assert typed_amount(amount(fen)) == fen
    assert typed_amount(money(fen)) == fen


@given(st.text(max_size=12))
def test_no_words_at_all_break_the_reading(words: str) -> None:
    read = typed_amount(words)
    assert read is None or isinstance(read, int | Fault)
    assert isinstance(typed_date(words, TODAY), date | Fault | None)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("", None),
        ("2026-12-15", date(2026, 12, 15)),
        ("2026/1/5", date(2026, 1, 5)),
        ("2026.12.15", date(2026, 12, 15)),
        ("20261215", date(2026, 12, 15)),
        ("12-15", date(2026, 12, 15)),
        ("12月15日", date(2026, 12, 15)),
        ("2026年12月15日", date(2026, 12, 15)),
        ("２０２６－１２－１５", date(2026, 12, 15)),
    ],
)
def test_dates_are_read_as_people_write_them(words: str, day: date | None) -> None:
    assert typed_date(words, TODAY) == day


@pytest.mark.parametrize(
    ("words", "code"),
    [("2026-02-30", "date_no_such_day"), ("13-1", "date_no_such_day"), ("soon", "date_unreadable")],
)
def test_what_is_no_day_is_refused(words: str, code: str) -> None:
    read = typed_date(words, TODAY)
    assert isinstance(read, Fault)
    assert read.code == code
