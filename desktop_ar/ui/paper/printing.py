"""Printing a finished PDF: pages as pictures at 300 dots an inch, through the print dialog.

Without a printer the dialog offers a file; a printer that cannot begin says so. The vector file
is in the archive: saving it prints sharper from elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

DOTS_PER_INCH: Final = 300
_POINTS_PER_INCH: Final = 72


def ask_printer(
    parent: QWidget, title: str, name: str, chosen: Callable[[QPrinter], object]
) -> QPrintDialog:
    """Open the system's print dialog; `chosen` gets the printer when it is accepted."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS_PER_INCH)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.accepted.connect(lambda: chosen(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # QPrintDialog hides the plain one
    return dialog


def print_pdf(pdf: bytes, printer: QPrinter) -> bool:
    """Send a PDF to a printer, or to the file it writes; False where it could not begin, or
    where the file did not come out whole."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        for page in range(document.pageCount()):
            if page:
                printer.newPage()
            _print_page(document, page, painter)
        pages = document.pageCount()
    finally:
        painter.end()
        document.close()
    return _came_whole(printer, pages)


def _came_whole(printer: QPrinter, pages: int) -> bool:
    """Qt says nothing of a disk that is full: a file is looked at again."""
    if printer.printerState() is QPrinter.PrinterState.Error:
        return False
    if not printer.outputFileName():
        return True
    file = Path(printer.outputFileName())
    written = QPdfDocument()
    whole = file.is_file() and written.load(str(file)) is QPdfDocument.Error.None_
    whole = whole and written.pageCount() == pages
    written.close()
    return whole


def _print_page(document: QPdfDocument, page: int, painter: QPainter) -> None:
    size = document.pagePointSize(page)
    picture = document.render(page, _dots(size))
    ground = QImage(picture.size(), QImage.Format.Format_RGB32)
    ground.fill(QColor("white"))  # a transparent page prints black on some printers
    on_ground = QPainter(ground)
    on_ground.drawImage(0, 0, picture)
    on_ground.end()
    painter.drawImage(painter.viewport(), ground)


def _dots(size: QSizeF) -> QSize:
    return QSize(
        round(size.width() * DOTS_PER_INCH / _POINTS_PER_INCH),
        round(size.height() * DOTS_PER_INCH / _POINTS_PER_INCH),
    )
