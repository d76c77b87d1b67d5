"""Does the window open: used by ``--self-test``, where nobody is looking."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from desktop_ar.services.book import Book
from desktop_ar.system.clock import Clock
from desktop_ar.system.habits import Habits
from desktop_ar.ui import start

_PATIENCE_SECONDS = 20


def open_once(book_path: Path, language: str, clock: Clock, habits: Habits) -> int:
    """Open the window on a book, let every room show itself once, close it.

    Answers the number of rooms. Raises what a room raises, or `TimeoutError`.
    """
    there = QApplication.instance()
    application = there if isinstance(there, QApplication) else QApplication(["desktop-ar"])
    with Book.open(book_path) as book:
        program = start.assemble(application, book, language, clock, habits)
        failures: list[Exception] = []
        program.desk.reader.failed.disconnect()
        program.desk.reader.failed.connect(failures.append)
        window = program.window
        try:
            window.begin(next(iter(window.pages)))
            for key in window.pages:
                window.go(key)
                _settle(application, program)
                if window.grab().isNull():
                    raise RuntimeError(key)
            if failures:
                raise failures[0]
        finally:
            program.desk.reader.close()
            window.close()
    return len(window.pages)


def _settle(application: QApplication, program: start.Program) -> None:
    """Until every list the room asked for has come."""
    ends = time.monotonic() + _PATIENCE_SECONDS
    while True:
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        if not program.desk.reader.busy:
            return
        if time.monotonic() > ends:
            raise TimeoutError
