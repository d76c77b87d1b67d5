"""The ways a letter takes out of the dialog: paper, file, viewer; and what goes wrong there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_ar.services.book import Book
from desktop_ar.ui.face import Face
from desktop_ar.ui.paper.output import PaperOut
from desktop_ar.ui.paper.saving import forget_opened
from tests.ui.answers import print_into
from tests.ui.dialogs.letter_hands import (
    Opened,
    archive,
    notice,
)


def test_printing_goes_out_on_a4_at_300_dots(
    opened: Opened, book: Book, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened()
    dialog.print_button.click()
    (asked,) = dialog.findChildren(QPrintDialog)
    printer = asked.printer()
    assert printer.resolution() == 300
    assert archive(book) == []
    with qtbot.waitSignal(dialog.issued, timeout=10_000):
        print_into(asked, tmp_path / "printed.pdf")
    assert len(archive(book)) == 1
    printed = QPdfDocument()
    assert printed.load(str(tmp_path / "printed.pdf")) is QPdfDocument.Error.None_
    assert printed.pageCount() == 1
    size = printed.pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (595, 842)
    printed.close()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_cannot_begin_is_said_and_the_letter_is_kept(
    opened: Opened, book: Book, tmp_path: Path
) -> None:
    dialog = opened()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no folder" / "x.pdf"))
    dialog._issue_onto(printer)
    assert "函件" in notice().sentence.text()
    notice().close()
    assert len(archive(book)) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_print_into_a_file_that_did_not_come_out_whole_is_said(opened: Opened) -> None:
    dialog = opened()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName("/dev/full")
    dialog._issue_onto(printer)
    assert notice().heading.text() == "没有打印"
    notice().close()


def test_a_letter_is_opened_from_a_folder_nobody_else_can_read(
    face: Face, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []

    def viewer(path: Path) -> bool:
        seen.append(path)
        return True

    monkeypatch.setattr("desktop_ar.ui.paper.saving.open_in_viewer", viewer)
    PaperOut(face, window).show("TX-1.pdf", b"%PDF-")
    PaperOut(face, window).show("TX-1.pdf", b"%PDF-")
    assert seen[0] != seen[1]
    assert seen[0].read_bytes() == b"%PDF-"
    assert seen[0].name == "TX-1.pdf"
    assert seen[0].parent.stat().st_mode & 0o077 == 0
    forget_opened()
    assert not seen[0].exists()
    forget_opened()


def test_without_a_viewer_the_way_out_is_said(
    face: Face, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_ar.ui.paper.saving.open_in_viewer", lambda _path: False)
    PaperOut(face, window).show("TX-1.pdf", b"%PDF-")
    assert notice().heading.text() != ""
    notice().close()
