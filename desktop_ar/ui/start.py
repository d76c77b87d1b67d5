"""How the window is put together and run."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from desktop_ar.services.book import Book
from desktop_ar.system import collector
from desktop_ar.system.clock import Clock
from desktop_ar.system.habits import Habits
from desktop_ar.ui.crash import FaultHandler
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.entries import furnish
from desktop_ar.ui.face import Face
from desktop_ar.ui.figures import Figures
from desktop_ar.ui.input_method import choose_input_method
from desktop_ar.ui.look.ring import FocusRing
from desktop_ar.ui.look.theme import CHOICES, Theme, ThemeChoice
from desktop_ar.ui.main_window import SUMS_HIDDEN, MainWindow
from desktop_ar.ui.pages.page import Tools
from desktop_ar.ui.pages.rooms import FOOT, ROOMS
from desktop_ar.ui.paper.saving import forget_opened
from desktop_ar.ui.qt_texts import QtTexts

HAND_OVER_SECONDS: Final = 0.001
"""How long a read may keep the window from going on: Python runs one thread at a time, and with
its own 5 ms a list is drawn at half this speed while the book is being read."""


@dataclass(slots=True)
class Program:
    """Everything that lives as long as the window."""

    face: Face
    desk: Desk
    window: MainWindow
    faults: FaultHandler
    ring: FocusRing


def run(book_path: Path, language: str, clock: Clock, habits: Habits) -> int:
    """Open the window on a book and stay until it is closed; answers the exit code.

    Raises `Unavailable` where the book cannot be opened.
    """
    choose_input_method()
    forget_opened()
    application = _application()
    before = sys.getswitchinterval()
    with Book.open(book_path) as book:
        program = assemble(application, book, language, clock, habits)
        program.faults.install()
        sys.setswitchinterval(HAND_OVER_SECONDS)
        try:
            program.window.settled.connect(collector.let_go)
            program.window.begin(next(iter(program.window.pages)))
            return application.exec()
        finally:
            sys.setswitchinterval(before)
            program.faults.uninstall()
            program.desk.reader.close()


def _application() -> QApplication:
    there = QApplication.instance()
    application = there if isinstance(there, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("desktop-ar")
    application.setDesktopFileName("desktop-ar")
    return application


def assemble(
    application: QApplication, book: Book, language: str, clock: Clock, habits: Habits
) -> Program:
    """The window and what it stands on; not shown yet."""
    theme = Theme(_choice(habits), application)
    theme.dress(application)
    ring = FocusRing(theme)
    ring.follow(application)
    hidden = Figures(hidden=bool(habits.get(SUMS_HIDDEN)))
    face = Face(clock.today(), language=language, theme=theme, figures=hidden)
    QtTexts(face, application)
    desk = Desk(face, book)
    tools = Tools(face, desk.reader, habits, desk)
    window = MainWindow(tools, ROOMS, foot=FOOT, clock=clock)
    furnish(window, clock)
    faults = FaultHandler(face, lambda: window)
    desk.reader.failed.connect(faults.show_fault)
    return Program(face, desk, window, faults, ring)


def _choice(habits: Habits) -> ThemeChoice:
    return next((choice for choice in CHOICES if choice == habits.theme), CHOICES[0])
