"""A list on paper: heads on every page, totals at the end, page x of y, nothing cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QPageLayout, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from desktop_ar.ui.list_print import (
    RESOLUTION,
    PrintedColumn,
    PrintedList,
    print_list,
    set_up_page,
)
from desktop_ar.ui.look.theme import Theme

LONG = "Huhehaote Saihan Zhaowuda Road Stationery and Books Company "


def printed(count: int, *, columns: int = 4, name: str = "Row ") -> PrintedList:
    """A list of so many rows."""
    heads = ("客户", "逾期", "最早到期", "下一步", *(f"列{at}" for at in range(4, columns)))
    rows = tuple(
        (f"{name}{at}", f"{at:,}.00", "2026-10-03", "打电话", *("12,345.00",) * (columns - 4))
        for at in range(count)
    )
    totals = ("合计", f"{sum(range(count)):,}.00", "", "", *("",) * (columns - 4))
    return PrintedList(
        title="逾期",
        notes=("承诺落空", "2026年11月21日"),
        columns=tuple(PrintedColumn(head, right=at == 1) for at, head in enumerate(heads)),
        rows=rows,
        totals=totals,
        page_words=lambda page, pages: f"第{page}页共{pages}页",
    )


def pages_of(dressed: Theme, path: Path, what: PrintedList) -> list[str]:
    """The text of every page. Of words Qt writes the look and not always the letters (a figure
    after a Latin letter), so that rows are told by their sums."""
    assert dressed.tokens.name
    writer = QPdfWriter(str(path))
    writer.setResolution(RESOLUTION)
    set_up_page(writer, what)
    assert print_list(writer, what)
    return [
        page.extract_text().replace(" ", "").replace("\t", "") for page in PdfReader(path).pages
    ]


def test_every_row_stands_on_paper_once_in_its_order(dressed: Theme, tmp_path: Path) -> None:
    pages = pages_of(dressed, tmp_path / "list.pdf", printed(150))
    text = "\n".join(pages)
    places = [text.find(f"\n{at}.00\n") for at in range(150)]
    assert all(place >= 0 for place in places)
    assert places == sorted(places)


def test_heads_stand_on_every_page_and_totals_on_the_last(dressed: Theme, tmp_path: Path) -> None:
    pages = pages_of(dressed, tmp_path / "list.pdf", printed(150))
    assert len(pages) > 1
    assert all("最早到期" in page for page in pages)
    assert [("合计" in page) for page in pages] == [False] * (len(pages) - 1) + [True]
    assert "11,175.00" in pages[-1]
    assert [f"第{at}页共{len(pages)}页" in page for at, page in enumerate(pages, 1)]


def test_the_totals_never_stand_on_a_page_without_a_row(dressed: Theme, tmp_path: Path) -> None:
    for count in range(30, 52):
        pages = pages_of(dressed, tmp_path / f"{count}.pdf", printed(count))
        assert f"\n{count - 1}.00\n" in pages[-1]


def test_an_empty_list_is_one_page_with_its_head(dressed: Theme, tmp_path: Path) -> None:
    pages = pages_of(dressed, tmp_path / "list.pdf", printed(0))
    assert len(pages) == 1
    assert "最早到期" in pages[0]


def test_a_long_name_goes_on_in_a_second_line_and_is_never_cut(
    dressed: Theme, tmp_path: Path
) -> None:
    pages = pages_of(dressed, tmp_path / "list.pdf", printed(3, columns=9, name=LONG))
    words = pages[0].replace("\n", "")
    assert words.count(LONG.replace(" ", "")) == 3


def test_figures_and_dates_are_never_broken(dressed: Theme, tmp_path: Path) -> None:
    pages = pages_of(dressed, tmp_path / "list.pdf", printed(3, columns=20, name=LONG))
    lines = pages[0].split("\n")
    assert lines.count("2026-10-03") == 3
    assert lines.count("12,345.00") == 3 * 16


@pytest.mark.parametrize(
    ("columns", "lying"), [(4, QPageLayout.Orientation.Portrait),
                           (13, QPageLayout.Orientation.Landscape)],
)  # fmt: skip
def test_a_list_of_many_columns_lies_on_its_side(
    dressed: Theme, tmp_path: Path, columns: int, lying: QPageLayout.Orientation
) -> None:
    assert dressed.tokens.name
    writer = QPdfWriter(str(tmp_path / "list.pdf"))
    set_up_page(writer, printed(5, columns=columns))
    assert writer.pageLayout().orientation() == lying


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_does_not_begin_is_noticed(dressed: Theme) -> None:
    assert dressed.tokens.name
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName("/nowhere/at/all.pdf")
    assert not print_list(printer, printed(2))
