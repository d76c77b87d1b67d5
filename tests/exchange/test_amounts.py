"""Amounts as shops write them (domain.md 4c)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.domain.money import LARGEST_FEN, plain
from desktop_ar.exchange.amounts import read_amount
from desktop_ar.exchange.cells import Cell
from desktop_ar.exchange.unreadable import Unreadable


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ("1,234.56", 123456),
        ("１２３４．５６", 123456),
        ("１，２３４．５６", 123456),
        ("¥3,268.26", 326826),
        ("￥3,268.26", 326826),
        ("633.02元", 63302),
        ("633.02 元", 63302),
        ("6,528.70元整", 652870),
        ("RMB 58.4", 5840),
        ("58.4 rmb", 5840),
        ("CNY1,000", 100000),
        ("人民币 12.00", 1200),
        ("61", 6100),
        (" 210.84 ", 21084),
        ("\u300012.5\u3000", 1250),
        ("1 234.56", 123456),
        ("(123.00)", -12300),
        ("（123.00）", -12300),
        ("-123", -12300),
        ("－123", -12300),
        ("−123", -12300),
        ("123-", -12300),
        ("-¥123.00", -12300),
        ("¥-123.00", -12300),
        ("+5", 500),
        (".5", 50),
        ("7.", 700),
        ("-", 0),
        ("—", 0),
        ("--", 0),
        ("0", 0),
        ("'12.00", 1200),
        (Decimal("5281.16"), 528116),
        (Decimal(-3), -300),
        (Decimal("9705.470"), 970547),
    ],
)
def test_an_amount_is_read_to_the_fen_in_every_form_a_shop_writes(written: Cell, fen: int) -> None:
    assert read_amount(written) == fen


@pytest.mark.parametrize("written", ["", "   ", "\u3000"])
def test_an_empty_cell_is_no_amount(written: str) -> None:
    assert read_amount(written) is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("一百", "amount_not_a_number"),
        ("面议", "amount_not_a_number"),
        ("12abc", "amount_not_a_number"),
        ("$12.00", "amount_not_a_number"),
        ("1/2", "amount_not_a_number"),
        ("1.2万", "amount_in_words"),
        ("3千", "amount_in_words"),
        ("¥1.2万元", "amount_in_words"),
        ("33.333", "amount_decimals"),
        ("12.000", "amount_decimals"),
        ("1.234,56", "amount_separators"),
        ("1,23", "amount_separators"),
        ("1,2345.00", "amount_separators"),
        ("1.23E+05", "amount_scientific"),
        ("999999999999", "amount_beyond_belief"),
        ("9" * 60, "amount_beyond_belief"),
        (Decimal(1234567890123456), "amount_beyond_belief"),
        (Decimal("3333.33333333"), "amount_decimals"),
        (date(2026, 1, 2), "amount_not_a_number"),
        (True, "amount_not_a_number"),
    ],
)
def test_what_is_not_surely_one_amount_is_asked_back(written: Cell, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_amount(written)
    assert refusal.value.code == code


def test_an_amount_in_words_is_answered_with_the_figure_it_may_mean() -> None:
    with pytest.raises(Unreadable) as refusal:
        read_amount("1.2万")
    assert refusal.value.params == {"value": "1.2万", "example": "12000.00"}


@given(st.integers(-LARGEST_FEN, LARGEST_FEN))
def test_every_amount_we_write_is_read_back_the_same(fen: int) -> None:
    assert read_amount(plain(fen)) == fen
    grouped = f"{abs(fen) // 100:,}.{abs(fen) % 100:02d}"
    assert read_amount(f"¥{grouped}") == abs(fen)


@given(st.text(max_size=12))
def test_any_text_is_an_amount_or_a_reason(text: str) -> None:
    try:
        fen = read_amount(text)
    except Unreadable as refusal:
        assert refusal.code.startswith("amount_")  # noqa: PT017 - either outcome is right
    else:
        assert fen is None or abs(fen) <= LARGEST_FEN
