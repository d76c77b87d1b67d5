"""Out of the window: a finished PDF into a file, a viewer or a printer, with what goes wrong said.

The letter is in the archive before any of this: nothing is lost when a disk is full.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_ar.system.files import write_whole
from desktop_ar.ui.face import Face
from desktop_ar.ui.paper import printing, saving
from desktop_ar.ui.widgets.notice import Notice


class PaperOut:
    """The three ways out, over a window or a dialog that may close before the owner has read
    what went wrong: notices stand over `notices`."""

    def __init__(self, face: Face, over: QWidget, *, notices: QWidget | None = None) -> None:
        self._face = face
        self._over = over
        self._notices = notices or over

    def ask_file(self, name: str, chosen: Callable[[Path], object]) -> QFileDialog:
        """Ask where a PDF goes."""
        t = self._face.t
        kinds = t.gettext("PDF files (*.pdf)")
        return saving.ask_where(self._over, t.gettext("Save as PDF"), name, kinds, chosen)

    def ask_printer(self, name: str, chosen: Callable[[QPrinter], object]) -> None:
        """Ask which printer."""
        title = self._face.t.gettext("Print")
        self._dialog = printing.ask_printer(self._over, title, name, chosen)

    def write(self, path: Path, pdf: bytes) -> bool:
        """Write a file whole; False, and said, where the disk did not take it."""
        try:
            write_whole(path, pdf)
        except OSError as error:
            t = self._face.t
            self._say(
                t.gettext("The file was not written"),
                t.gettext(
                    "{path} could not be written ({error}). The letter is in the archive: save"
                    " it from the room Letters into another folder.",
                    path=path,
                    error=error.strerror or type(error).__name__,
                ),
            )
            return False
        return True

    def show(self, name: str, pdf: bytes) -> None:
        """Open in the PDF viewer of this computer."""
        t = self._face.t
        try:
            path = saving.place_to_open(name)
            write_whole(path, pdf)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            self._say(
                t.gettext("The PDF cannot be opened"),
                t.gettext(
                    "There is no place to put it ({error}). The letter is in the archive: save it"
                    " from the room Letters into a folder of yours.",
                    error=reason,
                ),
            )
            return
        if not saving.open_in_viewer(path):
            self._say(
                t.gettext("No PDF viewer was found"),
                t.gettext("Save the letter as a file and open it with a program of yours."),
            )

    def print(self, pdf: bytes, printer: QPrinter) -> None:
        """Print; a printer that does not begin is said."""
        if not printing.print_pdf(pdf, printer):
            t = self._face.t
            self._say(
                t.gettext("It was not printed"),
                t.gettext(
                    "The printer did not begin. Check that it is on and has paper, then print"
                    " the letter from the room Letters."
                ),
            )

    def _say(self, heading: str, sentence: str) -> None:
        Notice(self._face, self._notices.window(), heading, sentence).open()
