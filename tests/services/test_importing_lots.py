"""Importing prepaid credits: what was bought, given and used so far."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.storage.tables import PrepaidEntry, PrepaidLot
from tests.services.imports import Importer

HEADER = "姓名,手机,卡类型,开卡日期,有效期至,充值金额,赠送金额,已消费,余额,总次数,已用,剩余\n"


@pytest.fixture
def bring(book: Book, context: Context) -> Importer:
    return Importer(book, context)


def entries(bring: Importer) -> list[tuple[str, date, int, int, int]]:
    entry = PrepaidEntry
    return bring.all(entry.kind, entry.entry_date, entry.paid_fen, entry.bonus_fen, entry.units)


def test_a_use_of_stored_value_is_taken_from_paid_and_bonus_in_proportion(bring: Importer) -> None:
    bring("prepaid", HEADER + "张三,138,储值卡,2026-01-05,,1000,200,600,,,,\n")
    assert bring.lots() == [("YF-2026-0001", 50000, 10000, None)]
    sold = date(2026, 1, 5)
    assert entries(bring) == [
        ("sale", sold, 100000, 20000, 0),
        ("opening_use", sold, -50000, -10000, 0),
    ]


def test_units_are_taken_at_the_price_paid(bring: Importer) -> None:
    bring("prepaid", HEADER + "张三,138,次卡,2026-01-05,2027-01-05,100,0,,,3,1,\n")
    assert bring.lots() == [("YF-2026-0001", 6667, 0, 2)]
    assert entries(bring)[1][2:] == (-3333, 0, -1)


@pytest.mark.parametrize(
    ("row", "lot"),
    [
        ("张三,138,储值卡,2026-01-05,,1000,200,,600,,,\n", (50000, 10000, None)),
        ("张三,138,储值卡,2026-01-05,,1000,,,,,,\n", (100000, 0, None)),
        ("张三,138,储值卡,2026-01-05,,1000,0,1000,0,,,\n", (0, 0, None)),
        ("张三,138,次卡,2026-01-05,,400,0,,,10,,4\n", (16000, 0, 4)),
        ("张三,138,,2026-01-05,,400,0,,,10,4,6\n", (24000, 0, 6)),
        ("张三,138,,2026-01-05,,400,0,,,,,\n", (40000, 0, None)),
        ("张三,138,团购券,2026-01-05,,99,,,,,,\n", (9900, 0, 1)),
        ("张三,138,团购券,2026-01-05,,99,,99,,,,\n", (0, 0, 0)),
        ("张三,138,优惠券,2026-01-05,,0,,,,5,,\n", (0, 0, 5)),
        ("张三,138,次卡,2026-01-05,,0,,,,5,2,\n", (0, 0, 3)),
    ],
)
def test_what_is_left_is_found_from_what_was_used_or_what_is_left(
    bring: Importer, row: str, lot: tuple[int, int, int | None]
) -> None:
    assert bring.counts("prepaid", HEADER + row) == (1, 0, 0, 0)
    assert bring.lots()[0][1:] == lot


def test_a_lot_of_which_nothing_is_left_is_used_up(bring: Importer) -> None:
    bring("prepaid", HEADER + "张三,138,储值卡,2026-01-05,,10,0,10,,,,\n")
    assert bring.all(PrepaidLot.state) == ["used_up"]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("张三,138,储值卡,2026-01-05,,,,,,,,\n", "充值金额", "cell_empty"),
        ("张三,138,储值卡,,,5,,,,,,\n", "开卡日期", "cell_empty"),
        ("张三,138,储值卡,2026-01-05,,0,0,,,,,\n", "充值金额", "lot_of_nothing"),
        ("张三,138,储值卡,2026-01-05,,5,-1,,,,,\n", "赠送金额", "amount_below_nothing"),
        ("张三,138,储值卡,2026-01-05,2026-01-04,5,,,,,,\n", "有效期至", "lot_valid_before_sale"),
        ("张三,138,储值卡,2026-01-05,,5,,6,,,,\n", "已消费", "more_value_used"),
        ("张三,138,储值卡,2026-01-05,,5,,2,2,,,\n", "余额", "value_does_not_add_up"),
        ("张三,138,储值卡,2026-01-05,,5,,,6,,,\n", "余额", "value_does_not_add_up"),
        ("张三,138,储值卡,2026-01-05,,5,,,,3,,\n", "总次数", "stored_value_with_units"),
        ("张三,138,次卡,2026-01-05,,5,,,,,,\n", "总次数", "cell_empty"),
        ("张三,138,次卡,2026-01-05,,5,,,,3,4,\n", "已用", "more_units_used"),
        ("张三,138,次卡,2026-01-05,,5,,,,3,1,1\n", "剩余", "units_do_not_add_up"),
        ("张三,138,何卡,2026-01-05,,5,,,,3,1,2\n", "卡类型", "lot_kind_unknown"),
    ],
)
def test_what_cannot_be_true_of_a_credit_is_rejected(
    bring: Importer, row: str, column: str, code: str
) -> None:
    assert bring.reasons("prepaid", HEADER + row) == [(2, column, code)]


def test_the_same_credits_again_are_duplicates_and_equal_ones_are_told_apart(
    bring: Importer,
) -> None:
    row = "张三,138,次卡,2026-01-05,,400,0,,,10,3,\n"
    assert bring.counts("prepaid", HEADER + row * 2) == (2, 0, 0, 0)
    assert bring.counts("prepaid", HEADER + row * 2) == (0, 0, 2, 0)
    assert bring.counts("prepaid", HEADER + row * 3) == (1, 0, 2, 0)


def test_a_further_use_is_changed_and_entered_on_the_day_of_the_import(
    bring: Importer, today: date
) -> None:
    row = "张三,138,储值卡,2026-01-05,,1000,200,600,,,,\n李四,139,次卡,2026-01-05,,400,0,,,10,3,\n"
    bring("prepaid", HEADER + row)
    further = row.replace(",600,", ",720,").replace("10,3", "10,5")
    assert bring.counts("prepaid", HEADER + further) == (0, 2, 0, 0)
    assert bring.counts("prepaid", HEADER + further) == (0, 0, 2, 0)
    assert entries(bring)[4:] == [
        ("redemption", today, -10000, -2000, 0),
        ("redemption", today, -8000, 0, -2),
    ]
    assert bring.counts("prepaid", HEADER + row) == (0, 0, 2, 0)


def test_a_changed_sum_is_rejected_with_both_values(bring: Importer) -> None:
    row = "张三,138,储值卡,2026-01-05,,1000,200,600,,,,\n"
    bring("prepaid", HEADER + row)
    changed = HEADER + row.replace("1000,200", "1000,300")
    assert bring.reasons("prepaid", changed) == [(2, "赠送金额", "lot_amount_differs")]


def test_a_number_of_its_own_is_the_key(bring: Importer) -> None:
    header = "批次号,姓名,类型,名称,日期,金额,有效期至\n"
    row = "L1,张三,储值卡,金卡,2026-01-05,500,2027-01-05\n"
    bring("prepaid", header + row)
    assert bring.lots()[0][0] == "L1"
    assert bring.counts("prepaid", header + row) == (0, 0, 1, 0)
    assert bring.reasons("prepaid", header + row.replace(",500,", ",600,")) == [
        (2, "金额", "lot_amount_differs")
    ]
    assert bring.reasons("prepaid", header + row.replace("2027-01", "2028-01")) == [
        (2, "有效期至", "lot_differs")
    ]
    assert bring.reasons("prepaid", header + row.replace("张三", "李四")) == [
        (2, "姓名", "lot_of_another")
    ]


def test_a_card_number_names_the_member_and_his_first_credit(bring: Importer) -> None:
    header = "会员卡号,姓名,手机,卡类型,开卡日期,充值金额,总次数\n"
    rows = "HY1,张三,138,储值卡,2026-01-05,500,\nHY1,张三,138,次卡,2026-01-06,400,10\n"
    assert bring.counts("prepaid", header + rows) == (2, 0, 0, 0)
    assert bring.customers() == [("HY1", "张三", "138")]
    assert [number for number, *_ in bring.lots()] == ["HY1", "YF-2026-0001"]
    assert bring.counts("prepaid", header + rows) == (0, 0, 2, 0)
    other = header + rows.replace(",500,", ",600,")
    assert bring.reasons("prepaid", other) == [(2, "充值金额", "lot_amount_differs")]


def test_a_second_card_of_a_known_member_is_his(bring: Importer) -> None:
    bring("balances", "姓名,电话,欠款\n张三,138,5\n")
    header = "会员卡号,姓名,手机,卡类型,开卡日期,充值金额\n"
    bring("prepaid", header + "HY1,张三,138,储值卡,2026-01-05,500\n")
    assert bring.customers() == [("K-0001", "张三", "138")]
    assert bring.lots()[0][0] == "HY1"


def test_a_kind_that_says_more_is_the_title(bring: Importer) -> None:
    bring("prepaid", HEADER + "张三,138,洗剪吹10次卡,2026-01-05,,400,0,,,10,3,\n")
    assert bring.all(PrepaidLot.kind, PrepaidLot.title) == [("count_pack", "洗剪吹10次卡")]
