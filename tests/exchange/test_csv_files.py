"""CSV that a spreadsheet opens right and never takes for a program; TSV for pasting."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_ar.exchange.cells import text_of
from desktop_ar.exchange.columns import Column, ColumnKind
from desktop_ar.exchange.csv_files import csv_bytes, tsv
from desktop_ar.exchange.texts import guarded

COLUMNS = (
    Column("customer_no", "客户编号", ColumnKind.CODE),
    Column("customer_name", "客户", ColumnKind.TEXT),
    Column("phone", "电话", ColumnKind.CODE),
    Column("overdue_fen", "逾期", ColumnKind.AMOUNT),
    Column("oldest_due_date", "最早到期", ColumnKind.DATE),
    Column("days_past_due", "天数", ColumnKind.COUNT),
)
ROW = ("K-0001", "张三", "13800001111", 123450, date(2026, 1, 5), 3)


def test_a_file_begins_with_the_mark_and_its_lines_end_with_crlf() -> None:
    assert csv_bytes(COLUMNS, [ROW]) == (
        b"\xef\xbb\xbf"
        + "客户编号,客户,电话,逾期,最早到期,天数\r\n".encode()
        + "K-0001,张三,13800001111,1234.50,2026-01-05,3\r\n".encode()
    )


def test_nothing_is_an_empty_field() -> None:
    body = csv_bytes(COLUMNS, [(None,) * 6, ("", "", "", 0, None, 0)]).decode("utf-8-sig")
    assert body.splitlines()[1:] == [",,,,,", ",,,0.00,,0"]


@pytest.mark.parametrize(
    ("fen", "text"),
    [(0, "0.00"), (5, "0.05"), (99, "0.99"), (100, "1.00"), (-5, "-0.05"), (-123456, "-1234.56"),
     (10**13, "100000000000.00")],
)  # fmt: skip
def test_an_amount_is_a_plain_number_and_never_guarded(fen: int, text: str) -> None:
    row = ("K", "x", "", fen, None, None)
    assert csv_bytes(COLUMNS, [row]).decode().splitlines()[1] == f"K,x,,{text},,"


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\tx", "\rx", "\nx", "＝1+1",
        "＋1", "－1", "＠x", " =1", "\u3000=1", " \u3000＝1", "\u00a0=1", "'=1", "''=1",
        '=HYPERLINK("http://x","y")', "-",
    ],
)  # fmt: skip
def test_a_text_that_could_be_a_formula_gets_one_apostrophe(text: str) -> None:
    assert guarded(text) == "'" + text
    body = csv_bytes(COLUMNS, [("K", text, "", 0, None, 0)]).decode("utf-8-sig")
    assert next(iter(list(csv.reader(io.StringIO(body, newline="")))[1:]))[1] == "'" + text


@pytest.mark.parametrize("text", ["张三", "a=b", "'tis", "1-2", "¥5", "(1)", "", " x", '"=1"'])
def test_other_texts_go_out_as_they_are(text: str) -> None:
    assert guarded(text) == text


def test_phones_and_numbers_go_out_as_they_are_but_no_formula_hides_in_them() -> None:
    rows = [("-K1", "x", "+86 138-0000", 0, None, 0), ("0012", "x", "=1+1", 0, None, 0)]
    lines = csv_bytes(COLUMNS, rows).decode().splitlines()
    assert lines[1].startswith("'-K1,x,+86 138-0000,")
    assert lines[2].startswith("0012,x,'=1+1,")


def test_a_header_in_any_language_is_guarded_as_well() -> None:
    assert csv_bytes([Column("x", "=x", ColumnKind.TEXT)], []).decode("utf-8-sig") == "'=x\r\n"


def test_many_rows_are_all_written() -> None:
    rows = [(f"K{n}", "x", "", n, None, n) for n in range(4100)]
    lines = csv_bytes(COLUMNS, iter(rows)).decode().splitlines()
    assert len(lines) == 4101
    assert lines[-1] == "K4099,x,,40.99,,4099"


def test_the_clipboard_gets_tabs_and_quotes_what_has_a_tab_within() -> None:
    assert (
        tsv(COLUMNS, [ROW]).splitlines()[1] == "K-0001\t张三\t13800001111\t1234.50\t2026-01-05\t3"
    )
    assert '"a\tb"' in tsv(COLUMNS, [("K", "a\tb", "", 0, None, 0)])
    assert "\t'=1\t" in tsv(COLUMNS, [("K", "=1", "", 0, None, 0)])


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00")))
@example("\n")
@example("'\r")
@example(" \t=1 ")
def test_every_text_comes_back_as_it_went_out(text: str) -> None:
    columns = [Column("x", "x", ColumnKind.TEXT), Column("y", "y", ColumnKind.COUNT)]
    body = csv_bytes(columns, [(text, 1)]).decode("utf-8-sig")
    (_, row) = csv.reader(io.StringIO(body, newline=""))
    written = row[0]
    assert text_of(written) == text_of(text) or written == "'" + text
    if guarded(text) != text:
        assert written == "'" + text
        assert text_of(written) == text.strip(" \t\r\n\v\f\u3000\u00a0\ufeff\u200b")
    assert not written.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
