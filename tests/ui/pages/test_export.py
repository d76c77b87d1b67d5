"""What a list writes to a file is what the command of the same name writes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from desktop_ar.exchange import answers
from desktop_ar.exchange.csv_files import csv_bytes
from desktop_ar.queries.overdue import overdue
from desktop_ar.queries.prepaid import prepaid
from desktop_ar.services.book import Book
from desktop_ar.ui.dialogs.export import CSV, SOME, ExportDialog
from desktop_ar.ui.pages.customers import CustomersPage
from desktop_ar.ui.pages.list_page import ListPage
from desktop_ar.ui.pages.overdue import OverduePage
from desktop_ar.ui.pages.page import Tools
from desktop_ar.ui.pages.prepaid import PrepaidPage
from desktop_ar.ui.widgets.notice import Notice
from tests.ui.pages.conftest import settled, show

Settle = Callable[[], None]
Opened = Callable[[type[ListPage[Any]]], tuple[ListPage[Any], ExportDialog]]


@pytest.fixture
def opened(qtbot: QtBot, shop_tools: Tools) -> Opened:
    """A room with its export dialog."""

    def go(room: type[ListPage[Any]]) -> tuple[ListPage[Any], ExportDialog]:
        page = room(shop_tools)  # type: ignore[call-arg]  # rooms are made from their tools
        show(qtbot, page)
        return page, export_of(page, qtbot, shop_tools)

    return go


def export_of(page: ListPage[Any], qtbot: QtBot, tools: Tools) -> ExportDialog:
    """Open the dialog through the act of the room."""
    page.acts["export"].trigger()
    settled(qtbot, tools)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    return dialog


def saved(dialog: ExportDialog, path: Path, settle: Settle) -> bytes:
    """What the dialog writes to a path."""
    dialog.write(path)
    for _ in range(100):
        settle()
        if dialog.written is not None:
            break
    assert dialog.written == path
    dialog.close()
    settle()
    return path.read_bytes()


def test_the_csv_of_overdue_accounts_is_that_of_the_command(
    opened: Opened, shop: Book, settle: Settle, tmp_path: Path
) -> None:
    page, dialog = opened(OverduePage)
    dialog.kind_choice.choose(CSV)
    data = saved(dialog, tmp_path / "list.csv", settle)
    t = page.face.t
    with shop.read() as session:
        rows = overdue(session, page.face.today)
    assert data == csv_bytes(
        answers.columns(t, answers.OVERDUE), answers.rows(t, answers.OVERDUE, rows)
    )


def test_the_csv_of_prepaid_credits_is_that_of_the_command(
    opened: Opened, shop: Book, settle: Settle, tmp_path: Path
) -> None:
    page, dialog = opened(PrepaidPage)
    dialog.kind_choice.choose(CSV)
    data = saved(dialog, tmp_path / "list.csv", settle)
    t = page.face.t
    with shop.read() as session:
        rows = prepaid(session, page.face.today)
    assert data == csv_bytes(
        answers.columns(t, answers.PREPAID), answers.rows(t, answers.PREPAID, rows)
    )


def test_a_filter_narrows_the_file_as_it_narrows_the_list(
    qtbot: QtBot, shop_tools: Tools, shop: Book, settle: Settle, tmp_path: Path
) -> None:
    page = OverduePage(shop_tools)
    show(qtbot, page)
    page.strip.chips.chip("promise_broken").click()
    settle()
    dialog = export_of(page, qtbot, shop_tools)
    assert "承诺落空" in dialog.summary.text()
    dialog.kind_choice.choose(CSV)
    data = saved(dialog, tmp_path / "list.csv", settle)
    with shop.read() as session:
        expected = overdue(session, page.face.today, ("promise_broken",))
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert [line[0] for line in lines[1:]] == [row.customer_no for row in expected]


def test_a_spreadsheet_holds_numbers_and_the_sums_of_the_screen(
    opened: Opened, settle: Settle, tmp_path: Path
) -> None:
    page, dialog = opened(OverduePage)
    saved(dialog, tmp_path / "list.xlsx", settle)
    sheet = CalamineWorkbook.from_path(str(tmp_path / "list.xlsx")).get_sheet_by_index(0)
    head, *rows = sheet.to_python()
    at = head.index("逾期金额")
    yuan = sum(round(float(str(row[at])) * 100) for row in rows)
    assert yuan == page.total_fen(page.table.model.rows)


def test_only_the_selected_rows_and_the_shown_columns_can_be_written(
    qtbot: QtBot, shop_tools: Tools, settle: Settle, tmp_path: Path
) -> None:
    page = OverduePage(shop_tools)
    show(qtbot, page)
    page.table.view.selectAll()
    dialog = export_of(page, qtbot, shop_tools)
    dialog.kind_choice.choose(CSV)
    dialog.rows_choice.choose(SOME)
    dialog.columns_choice.choose(SOME)
    data = saved(dialog, tmp_path / "list.csv", settle)
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert lines[0] == ["客户", "逾期", "最早到期", "天数", "级别", "承诺 / 计划", "下一步"]
    assert len(lines) == 1 + len(page.table.model.rows)


def test_a_list_that_no_command_has_writes_its_shown_columns(
    opened: Opened, settle: Settle, tmp_path: Path
) -> None:
    page, dialog = opened(CustomersPage)
    assert not dialog.columns_block.isVisible()
    dialog.kind_choice.choose(CSV)
    data = saved(dialog, tmp_path / "list.csv", settle)
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert lines[0][:3] == ["客户", "电话", "逾期"]
    assert len(lines) == 1 + len(page.table.model.rows)


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_lost(
    opened: Opened, settle: Settle, tmp_path: Path
) -> None:
    _page, dialog = opened(PrepaidPage)
    dialog.write(tmp_path / "no such folder" / "list.xlsx")
    settle()
    notice = QApplication.activeModalWidget()
    assert isinstance(notice, Notice)
    assert "no such folder" in notice.sentence.text()
    notice.close()
    settle()
    assert dialog.isVisible()
    assert dialog.written is None
    dialog.close()
    settle()


def test_the_file_is_named_after_list_and_day(opened: Opened, settle: Settle) -> None:
    page, dialog = opened(PrepaidPage)
    assert dialog.file_name() == f"预付-{page.face.today.isoformat()}.xlsx"
    dialog.kind_choice.choose(CSV)
    assert dialog.file_name().endswith(".csv")
    dialog.close()
    settle()


def test_hidden_sums_in_a_file_are_announced(opened: Opened, settle: Settle) -> None:
    page, dialog = opened(OverduePage)
    page.face.figures.hide(True)
    dialog.retranslate()
    assert dialog.note.text() == "文件里会有这里隐藏的金额"
    dialog.close()
    settle()


@pytest.mark.parametrize("room", [OverduePage, PrepaidPage, CustomersPage])
def test_any_list_is_printed_as_it_is_shown(
    qtbot: QtBot, shop_tools: Tools, settle: Settle, tmp_path: Path, room: type[ListPage[Any]]
) -> None:
    page = room(shop_tools)  # type: ignore[call-arg]  # rooms are made from their tools
    show(qtbot, page)
    page.acts["print"].trigger()
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QPrintDialog)
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "list.pdf"))
    dialog.done(QPrintDialog.DialogCode.Accepted)
    settle()
    pages = PdfReader(tmp_path / "list.pdf").pages
    text = "\n".join(paper.extract_text() for paper in pages)
    total = page.face.figures.amount(page.total_fen(page.table.model.rows))
    assert total in text
    assert printer.docName() == page.title()
