"""Text files: encodings, separators, quotes."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from desktop_ar.domain.faults import Refused, Unavailable
from desktop_ar.exchange.fields import ImportKind
from desktop_ar.exchange.reading import HowToRead, read_file
from tests.exchange.sheets import codes, read, values

LEDGER = "姓名,欠款,欠款日期,备注\n张喆,1200.50,2026-01-05,囍 ①\n李四,80,2026-02-05,\n"


@pytest.mark.parametrize(
    "data",
    [
        LEDGER.encode(),
        codecs.BOM_UTF8 + LEDGER.encode(),
        LEDGER.encode("gb18030"),
        codecs.BOM_UTF16_LE + LEDGER.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + LEDGER.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be"],
)
def test_the_encoding_is_found_by_itself(data: bytes) -> None:
    file = read(data, "balances")
    assert values(file, "customer_name") == ["张喆", "李四"]
    assert values(file, "note") == ["囍 ①", None]


def test_an_encoding_that_was_named_is_used() -> None:
    data = "姓名,欠款\n陳大文,5\n".encode("big5")
    assert values(read(data, "balances", encoding="big5"), "customer_name") == ["陳大文"]


@pytest.mark.parametrize(
    ("encoding", "code"),
    [("klingon", "encoding_unknown"), ("ascii", "encoding_wrong"), ("hex", "encoding_unknown")],
)
def test_an_encoding_that_does_not_fit_is_refused(encoding: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        read(LEDGER, "balances", encoding=encoding)


@pytest.mark.parametrize("separator", [",", ";", "\t", "，"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_separator_is_the_one_under_which_the_header_is_known(
    separator: str, ending: str
) -> None:
    text = LEDGER.replace(",", separator).replace("\n", ending)
    file = read(text, "balances")
    assert file.separator == separator
    assert values(file, "balance") == [120050, 8000]


def test_other_separators_within_the_fields_do_not_mislead() -> None:
    text = "姓名;欠款;备注\n张三;1,234.50;含税,开票,已送\n李四;2,000.00;a,b,c\n"
    assert values(read(text, "balances"), "balance") == [123450, 200000]


def test_the_line_that_names_the_separator_for_excel_is_no_row() -> None:
    file = read("sep=;\r\n姓名;欠款\r\n张三;x\r\n", "balances")
    assert codes(file) == [(2, "欠款", "amount_not_a_number")]


def test_quoted_fields_keep_separators_quotes_and_line_breaks() -> None:
    text = '姓名,欠款,备注\n"张,三","1,200.00","他说""好""\n第二行"\n李四,x,\n'
    file = read(text, "balances")
    assert values(file, "customer_name")[0] == "张,三"
    assert values(file, "note")[0] == '他说"好" 第二行'
    assert codes(file) == [(3, "欠款", "amount_not_a_number")]


def test_a_quotation_mark_within_a_field_is_a_letter_like_any_other() -> None:
    assert values(read('姓名,欠款\n5"蛋糕店,80\n', "balances"), "customer_name") == ['5"蛋糕店']


def test_a_quotation_mark_that_is_never_closed_is_refused_and_swallows_no_rows() -> None:
    with pytest.raises(Refused, match="quote_not_closed") as refusal:
        read('姓名,欠款\n张三,5\n"李四,80\n王五,90\n', "balances")
    assert refusal.value.faults[0].params["row"] == 3


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"\n\n", "file_empty"),
        (b"\x00\x01\x02\x03", "file_not_a_table"),
        ("<html><table><tr><td>姓名".encode(), "file_is_a_web_page"),
        (b"a,b\n1,2\n", "header_not_found"),
        ("姓名,电话\n张三,1\n".encode(), "column_missing"),
        ("姓名,欠款\n".encode(), "table_without_rows"),
        (b"\xff\xfe\xd8\xd8", "encoding_wrong"),
        (b"\x81\xff", "encoding_not_found"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(Refused, match=code):
        read(data, "balances")


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="file_missing"):
        read_file(tmp_path / "none.csv", HowToRead(ImportKind.BALANCES))
    with pytest.raises(Unavailable, match="file_not_readable"):
        read_file(tmp_path, HowToRead(ImportKind.BALANCES))


def test_a_text_has_no_sheets() -> None:
    with pytest.raises(Refused, match="sheet_of_a_text"):
        read(LEDGER, "balances", sheet="Sheet1")
