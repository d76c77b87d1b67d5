"""What the tests of the letter dialog look at: the page shown, the archive, what was said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_ar.queries.letters import LetterRow, letter_pdf, letters
from desktop_ar.services.book import Book
from desktop_ar.ui.dialogs.letter import LetterDialog
from desktop_ar.ui.widgets.notice import Notice

TODAY = date(2026, 11, 21)
Opened = Callable[..., LetterDialog]


def archive(book: Book) -> list[LetterRow]:
    """What is kept, newest first."""
    with book.read() as session:
        return letters(session, TODAY)


def kept_pdf(book: Book, letter_no: str) -> bytes:
    """The bytes of the archive."""
    with book.read() as session:
        return letter_pdf(session, letter_no)


def shown_pdf(dialog: LetterDialog) -> bytes:
    """The bytes under the preview."""
    assert dialog.preview._buffer is not None
    return bytes(dialog.preview._buffer.data().data())


def previewed(qtbot: QtBot, dialog: LetterDialog, act: Callable[[], object]) -> None:
    """Do something and wait for the page of it."""
    with qtbot.waitSignal(dialog.previewed, timeout=10_000):
        act()


def notice() -> Notice:
    """The message on top."""
    return next(
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, Notice) and widget.isVisible()
    )


def fault_words(dialog: LetterDialog) -> str:
    """What stands under the last day."""
    return dialog.options.deadline_edit.accessibleDescription()
