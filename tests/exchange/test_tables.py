"""Rows that are data, and rows that are not."""

from __future__ import annotations

import pytest

from tests.exchange.sheets import codes, read, values, workbook

HEADER = "单号,客户,电话,日期,金额,备注\n"
BILL = "A1,张三,138,2026-01-05,100,\n"


@pytest.mark.parametrize(
    "line",
    [
        "小计,,,,999.00,", "合计,,,,999.00,", "总计：,,,,999.00,", "合 计,,,,999,", ",合计,,,999,",
        "合计（元）,,,,999,", "本页小计,,,,9,", "本月合计,,,,9,", "Total,,,,9,", "SUBTOTAL,,,,9,",
        "Grand Total,,,,9,", "Sub-total:,,,,9,", ",张三 汇总,,,9,", ",张三 小计,,,9,",
        "合计 ¥99.00,,,,,",
        "合计：3笔,,,,9,", ",,,,合计,", ",,,,,", "　, ,,,,", "单号,客户,电话,日期,金额,备注",
        "制表人：李四,,审核：王五,,,", ",张三,小计,,50,",
    ],
)  # fmt: skip
def test_totals_blanks_and_repeated_headers_are_no_rows(line: str) -> None:
    file = read(HEADER + BILL + line + "\n" + BILL)
    assert [row.number for row in file.rows] == [2, 4]
    assert codes(file) == []


@pytest.mark.parametrize(
    "line",
    [
        "A2,合计贸易公司,138,2026-01-05,100,", "A2,张三,138,2026-01-05,100,合计",
        "A2,总计,138,2026-01-05,100,", "A2,张三,138,2026-01-05,100,小计",
    ],
)  # fmt: skip
def test_a_bill_that_only_mentions_a_total_is_a_bill(line: str) -> None:
    assert len(read(HEADER + BILL + line + "\n").rows) == 2


def test_a_total_in_a_list_of_names_is_no_customer() -> None:
    assert values(read("姓名,欠款\n张三,5\n合计,5\n", "balances"), "customer_name") == ["张三"]


def test_cells_merged_downwards_are_filled_down_and_totals_left_out() -> None:
    rows = [
        ["客户", "电话", "单号", "日期", "金额"],
        ["张三", 13800001111, "A1", "2026-01-05", 10],
        ["", "", "A2", "2026-01-06", 20],
        ["", "", "", "", ""],
        ["小计", "", "", "", 30],
        ["李四", 13900002222, "B1", "2026-01-05", 5],
    ]
    merges = [(1, 0, 3, 0, "张三"), (1, 1, 3, 1, 13800001111)]
    file = read(workbook({"表": rows}, merges=merges))
    assert values(file, "customer_name") == ["张三", "张三", "李四"]
    assert values(file, "phone") == ["13800001111", "13800001111", "13900002222"]
    assert [row.number for row in file.rows] == [2, 3, 6]


def test_an_amount_merged_over_several_rows_would_count_for_each_and_is_asked_back() -> None:
    rows = [
        ["客户", "日期", "金额", "已收"],
        ["张三", "2026-01-05", 10, 30],
        ["张三", "2026-01-06", 20, ""],
    ]
    file = read(workbook({"表": rows}, merges=[(1, 3, 2, 3, 30)]))
    assert codes(file) == [(3, "已收", "amount_merged")]
