"""The window in tests: dressed once, a face a test, and nothing left behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop_ar.services.book import Book
from desktop_ar.system.habits import Habits
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.theme import Theme
from desktop_ar.ui.pages.page import Tools
from desktop_ar.ui.singletons import hold_singletons

hold_singletons()


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Theme:
    """The application in our look; light until a test says otherwise."""
    theme = Theme("light", qapp)
    theme.dress(qapp)
    return theme


@pytest.fixture
def face(dressed: Theme, today: date) -> Iterator[Face]:
    """A face in Chinese and light."""
    dressed.choose("light")
    made = Face(today, theme=dressed)
    yield made
    dressed.choose("light")
    made.deleteLater()


@pytest.fixture
def desk(face: Face, book: Book) -> Iterator[Desk]:
    """The door from the window to a real, empty book."""
    made = Desk(face, book)
    yield made
    made.reader.close()


@pytest.fixture
def tools(face: Face, desk: Desk) -> Tools:
    """What a room is handed."""
    return Tools(face, desk.reader, Habits.load(), desk)


@pytest.fixture(autouse=True)
def nothing_left_open(qapp: QApplication) -> Iterator[None]:
    """A window a test leaves open would stay in the program as well: it fails the test.

    What was given to `qtbot.addWidget` is closed before this looks.
    """
    before = _open_windows()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [window for window in _open_windows() if window not in before]
    for window in left:
        window.close()
    assert not left, f"left open: {left}"
    assert qapp.activeModalWidget() is None


def _open_windows() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
