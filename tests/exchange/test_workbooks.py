"""Spreadsheets: sheets, numbers, dates, formulas as their files keep them."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it carries no types

from desktop_ar.domain.faults import Refused
from tests.exchange.old_sheets import old_workbook
from tests.exchange.sheets import codes, read, values, workbook

HEADER = ["客户", "电话", "单号", "日期", "金额"]
ROW = ["张三", 13800001111, 611365, date(2026, 1, 5), 100.1]


def test_numbers_dates_and_phones_come_out_of_their_cells() -> None:
    file = read(workbook({"表": [HEADER, ROW]}))
    assert file.rows[0].values == {
        "customer_name": "张三",
        "phone": "13800001111",
        "invoice_no": "611365",
        "issue_date": date(2026, 1, 5),
        "amount": 10010,
    }


def test_an_old_spreadsheet_is_read_like_a_new_one() -> None:
    rows: list[list[Any]] = [["标题"], HEADER, ["张三", 13800001111, "A1", 46027, 100.5]]
    file = read(old_workbook("应收", rows))
    assert file.sheet == "应收"
    assert file.rows[0].number == 3
    assert file.rows[0].values == {
        "customer_name": "张三",
        "phone": "13800001111",
        "invoice_no": "A1",
        "issue_date": date(2026, 1, 5),
        "amount": 10050,
    }


def test_the_sheet_with_the_best_header_is_read_wherever_it_stands() -> None:
    notes = [["说明"], ["本表由店员每周更新"]]
    for order in (("说明", "应收"), ("应收", "说明")):
        sheets = {name: notes if name == "说明" else [HEADER, ROW] for name in order}
        assert read(workbook(sheets)).sheet == "应收"


def test_a_sheet_may_be_named() -> None:
    other = [HEADER, ["李四", 1, 2, date(2026, 1, 5), 5]]
    data = workbook({"一月": [HEADER, ROW], "二月": other})
    assert values(read(data, sheet=" 二月"), "customer_name") == ["李四"]
    with pytest.raises(Refused, match="sheet_unknown") as refusal:
        read(data, sheet="三月")
    assert refusal.value.faults[0].params["sheets"] == "一月, 二月"


def test_sheets_with_the_same_header_that_are_not_read_are_named() -> None:
    data = workbook({"一月": [HEADER, ROW], "二月": [HEADER, ROW], "说明": [["x"]]})
    file = read(data)
    assert (file.sheet, file.sheets_alike) == ("一月", ("二月",))


def test_a_hidden_sheet_is_read_only_when_nothing_else_serves() -> None:
    data = workbook({"旧": [HEADER, ROW], "新": [HEADER, ROW]}, hidden=["旧"])
    assert read(data).sheet == "新"


def test_rows_are_numbered_as_the_spreadsheet_shows_them() -> None:
    blank: list[object] = [None] * 5
    bad = ["李四", 1, 2, date(2026, 1, 5), "一百"]
    rows = [blank, ["标题"], blank, HEADER, blank, ROW, bad]
    assert codes(read(workbook({"表": rows}))) == [(7, "金额", "amount_not_a_number")]


def test_a_number_with_sixteen_digits_is_refused_with_the_hint_to_use_text() -> None:
    row = ["张三", 1, 1234567890123456, date(2026, 1, 5), 5]
    assert codes(read(workbook({"表": [HEADER, row]}))) == [(2, "单号", "digits_lost")]


def test_a_formula_gives_the_value_kept_with_it() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        page = book.add_worksheet("表")
        page.write_row(0, 0, HEADER)
        page.write_row(1, 0, ["张三", 138, "A1"])
        page.write_formula(
            1, 3, "=DATE(2026,1,5)", book.add_format({"num_format": "yyyy-mm-dd"}), 46027
        )
        page.write_formula(1, 4, "=2*50.05", None, 100.1)
    row = read(buffer.getvalue()).rows[0]
    assert row.values["issue_date"] == date(2026, 1, 5)
    assert row.values["amount"] == 10010


def test_rounding_noise_of_a_formula_is_no_third_decimal() -> None:
    row = ["张三", 1, 2, date(2026, 1, 5), 0.1 + 0.2]
    assert values(read(workbook({"表": [HEADER, row]})), "amount") == [30]


@pytest.mark.parametrize("since_1904", [False, True])
def test_dates_count_from_the_epoch_of_their_workbook(since_1904: bool) -> None:
    serial = 46027 - (1462 if since_1904 else 0)
    rows = [
        HEADER,
        ["甲", 1, "A", date(2026, 1, 5), 5],
        ["乙", 1, "B", serial, 5],
        ["丙", 1, "C", datetime(2026, 1, 5, 13, 4), 5],  # noqa: DTZ001 - a cell has no zone
        ["丁", 1, "D", 20260105, 5],
    ]
    data = workbook({"表": rows}, since_1904=since_1904)
    assert values(read(data), "issue_date") == [date(2026, 1, 5)] * 4


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 not a spreadsheet", "file_damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "file_damaged"),
    ],
)
def test_a_damaged_spreadsheet_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused, match=code):
        read(data)
