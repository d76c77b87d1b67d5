"""Rules of amounts in capitals."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.domain.capital_amount import DIGITS, capital_amount
from tests.domain.vectors import vectors

AMOUNTS = st.integers(0, 10**17)
UNITS = {"拾": 10, "佰": 100, "仟": 1000}


def test_every_common_vector_of_capitals_holds() -> None:
    for case in vectors("capital_amount")["cases"]:
        assert capital_amount(case["amount_fen"]) == case["capital"], case


@pytest.mark.parametrize(
    ("fen", "capital"),
    [
        (0, "人民币零元整"),
        (1, "人民币壹分"),
        (1000, "人民币壹拾元整"),
        (1640902, "人民币壹万陆仟肆佰零玖元零贰分"),
        (10_000_100_000, "人民币壹亿零壹仟元整"),
        (1_000_000_000_000_00, "人民币壹万亿元整"),
        (1_000_100_000_000_00, "人民币壹万零壹亿元整"),
        (1_000_000_010_000_00, "人民币壹万亿零壹万元整"),
        (1_234_500_000_000_00, "人民币壹万贰仟叁佰肆拾伍亿元整"),
    ],
)
def test_known_amounts_are_written_as_the_bill_rules_say(fen: int, capital: str) -> None:
    assert capital_amount(fen) == capital


@pytest.mark.parametrize("fen", [-1, -100, 10**18])
def test_what_has_no_capital_form_is_refused(fen: int) -> None:
    with pytest.raises(ValueError, match="amount"):
        capital_amount(fen)


@given(fen=AMOUNTS)
def test_capitals_read_back_give_the_amount(fen: int) -> None:
    assert _read(capital_amount(fen)) == fen


@given(fen=AMOUNTS)
def test_no_zero_is_written_twice_or_before_a_unit(fen: int) -> None:
    text = capital_amount(fen)
    assert "零零" not in text
    assert not re.search("零[拾佰仟万亿角分整]", text)
    assert fen < 100 or "零元" not in text


@given(fen=AMOUNTS)
def test_an_amount_ends_whole_exactly_when_it_has_no_fen(fen: int) -> None:
    text = capital_amount(fen)
    assert text.endswith("整") == (fen % 10 == 0)
    assert text.endswith("分") == (fen % 10 != 0)


def _read(text: str) -> int:
    """A reader written apart from the writer."""
    body = text.removeprefix("人民币").removesuffix("整")
    whole, mark, cents = body.partition("元")
    if not mark:
        whole, cents = "", body
    return _number(whole) * 100 + _small(cents.replace("角", "拾").replace("分", ""))


def _number(text: str) -> int:
    high, mark, low = text.rpartition("亿")
    if mark:
        return _number(high) * 10**8 + _number(low)
    high, mark, low = text.rpartition("万")
    return _small(high) * 10**4 + _small(low) if mark else _small(text)


def _small(text: str) -> int:
    value = digit = 0
    for character in text:
        if character in UNITS:
            value += digit * UNITS[character]
            digit = 0
        else:
            digit = DIGITS.index(character)
    return value + digit
