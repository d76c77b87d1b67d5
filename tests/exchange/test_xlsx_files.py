"""XLSX: texts are texts, numbers are numbers, dates are dates."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import python_calamine

from desktop_ar.exchange.columns import Column, ColumnKind
from desktop_ar.exchange.xlsx_files import Sheet, write_xlsx
from tests.exchange.test_csv_files import COLUMNS, ROW


def written(*sheets: Sheet) -> bytes:
    buffer = io.BytesIO()
    write_xlsx(buffer, *sheets)
    return buffer.getvalue()


def test_values_have_their_own_kinds_of_cells() -> None:
    data = written(Sheet("逾期", COLUMNS, [ROW]))
    sheet = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_name("逾期")
    assert sheet.to_python() == [
        ["客户编号", "客户", "电话", "逾期", "最早到期", "天数"],
        ["K-0001", "张三", "13800001111", 1234.5, date(2026, 1, 5), 3],
    ]


def test_no_text_ever_becomes_a_formula_a_number_or_a_link() -> None:
    texts = ["=1+1", "{=1}", "123", "http://example.org", "＝1", "@x", "mailto:a@b.c"]
    data = written(Sheet("x", [Column("x", "=x", ColumnKind.TEXT)], [(text,) for text in texts]))
    sheet = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(0)
    assert [row[0] for row in sheet.to_python()] == ["=x", *texts]
    xml = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert "hyperlink" not in xml


def test_the_header_stays_in_sight_and_amounts_show_two_decimals() -> None:
    data = written(Sheet("x", COLUMNS, [ROW]))
    archive = zipfile.ZipFile(io.BytesIO(data))
    sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert 'topLeftCell="A2"' in sheet
    assert 'state="frozen"' in sheet
    styles = archive.read("xl/styles.xml").decode()
    assert "#,##0.00" in styles
    assert "yyyy-mm-dd" in styles


def test_names_of_sheets_are_made_fit() -> None:
    columns = [Column("x", "x", ColumnKind.TEXT)]
    data = written(Sheet("a/b:c" * 11, columns, []), Sheet("***", columns, []))
    names = python_calamine.load_workbook(io.BytesIO(data)).sheet_names
    assert names == ["abc" * 10 + "a", "Sheet2"]


def test_more_rows_than_are_measured_are_all_written() -> None:
    columns = [Column("x", "x", ColumnKind.COUNT)]
    data = written(Sheet("x", columns, ((n,) for n in range(500))))
    sheet = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(0)
    assert [row[0] for row in sheet.to_python()[1:]] == list(range(500))
