"""A dressed application, a filled book, and a main window that the dialogs stand over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_ar.services.book import Book
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.theme import Theme
from tests.ui.dialogs import shop


@pytest.fixture
def face(qapp: QApplication, today: date) -> Iterator[Face]:
    """The light face in Chinese, the application dressed for it."""
    made = Face(today, theme=Theme("light"))
    made.theme.dress(qapp)
    yield made
    qapp.setStyleSheet("")


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> QWidget:
    """What the dialogs stand over."""
    made = QWidget()
    made.resize(1280, 800)
    qtbot.addWidget(made)
    made.setWindowTitle(desk.operator)
    made.show()
    return made


@pytest.fixture
def desk(qtbot: QtBot, face: Face, book: Book) -> Iterator[Desk]:
    """The desk on a filled book; an error of a read fails the test."""
    del qtbot
    shop.fill(book)
    made = Desk(face, book, "test")
    errors: list[Exception] = []
    made.reader.failed.connect(errors.append)
    yield made
    made.reader.close()
    assert not errors, errors
