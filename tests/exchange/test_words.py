"""Words of ledgers that stand for codes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop_ar.domain.codes import CustomerKind, LotKind, PaymentMethod
from desktop_ar.exchange import words
from desktop_ar.exchange.cells import Cell
from desktop_ar.exchange.unreadable import Unreadable


@pytest.mark.parametrize("written", ["是", "Yes", "Y", "TRUE", "1", "√", "有争议", True])
def test_yes_is_said_in_many_ways(written: Cell) -> None:
    assert words.read_flag(written) is True


@pytest.mark.parametrize("written", ["否", "No", "n", "0", "×", "无", "-", False])
def test_no_is_said_in_many_ways(written: Cell) -> None:
    assert words.read_flag(written) is False


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("储值卡", LotKind.STORED_VALUE), ("stored_value", LotKind.STORED_VALUE),
        ("Stored value", LotKind.STORED_VALUE), ("次卡", LotKind.COUNT_PACK),
        ("洗剪吹10次卡", LotKind.COUNT_PACK), ("课时包", LotKind.CLASS_PACK),
        ("钢琴课时包", LotKind.CLASS_PACK), ("年卡", LotKind.TIME_CARD),
        ("时间卡", LotKind.TIME_CARD),
        ("团购券", LotKind.VOUCHER), ("优惠券", LotKind.COUPON), ("定金", LotKind.DEPOSIT),
    ],
)  # fmt: skip
def test_a_kind_of_card_is_known_by_its_words(written: str, kind: LotKind) -> None:
    assert words.read_lot_kind(written) is kind


def test_kinds_of_customers_and_ways_of_paying_are_known_by_their_words() -> None:
    assert words.read_customer_kind("个体工商户") is CustomerKind.SOLE_TRADER
    assert words.read_customer_kind("有限公司") is CustomerKind.COMPANY
    assert words.read_customer_kind("机关/事业单位") is CustomerKind.PUBLIC
    assert words.read_method("微信收款") is PaymentMethod.WECHAT
    assert words.read_method("对公转账") is PaymentMethod.BANK
    assert words.read_method("美团") is PaymentMethod.OTHER
    assert words.read_language("中文") == "zh_CN"
    assert words.read_language("zh-CN") == "zh_CN"
    assert words.read_language("English") == "en"


@pytest.mark.parametrize(
    "read", [words.read_flag, words.read_lot_kind, words.read_customer_kind, words.read_language]
)
def test_a_word_that_is_not_known_is_asked_back(read: Callable[[Cell], object]) -> None:
    assert not read("")
    with pytest.raises(Unreadable):
        read("何物")
