"""A filled book at the desk, and a main window that the dialogs stand over."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_ar.domain.codes import LetterKind
from desktop_ar.services.book import Book
from desktop_ar.services.changes import ChangeSet
from desktop_ar.ui.desk import Desk, Done
from desktop_ar.ui.dialogs.letter import SIZE, LetterDialog
from desktop_ar.ui.face import Face
from tests.ui.active import bring_to_front
from tests.ui.dialogs import shop
from tests.ui.dialogs.hands import Hands
from tests.ui.dialogs.letter_hands import Opened


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop of the pictures, made once and copied for every test."""
    path = tmp_path_factory.mktemp("filled") / "shop.book"
    with Book.create(path) as made:
        shop.fill(made)
    return path


@pytest.fixture
def book(filled: Path, tmp_path: Path) -> Iterator[Book]:
    """A book of its own for every test."""
    with Book.open(Path(shutil.copy(filled, tmp_path / "shop.book"))) as made:
        yield made


@pytest.fixture
def desk(face: Face, book: Book) -> Iterator[Desk]:
    """The desk on a filled book; a read that breaks fails the test."""
    made = Desk(face, book, "test")
    errors: list[Exception] = []
    made.reader.failed.connect(errors.append)
    yield made
    made.reader.close()
    assert not errors, errors


@pytest.fixture
def window(qtbot: QtBot, face: Face) -> QWidget:
    """What the dialogs stand over."""
    made = QWidget()
    made.setWindowTitle(face.t.gettext("Desktop AR"))
    made.resize(1280, 800)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def hands(qtbot: QtBot, window: QWidget) -> Iterator[Hands]:
    """What a person does with a dialog; at the end nothing is left open."""
    del window
    made = Hands(qtbot)
    yield made
    made.leave()


@pytest.fixture
def told(desk: Desk) -> list[Done]:
    """Everything the toast would say."""
    heard: list[Done] = []
    desk.done.connect(heard.append)
    return heard


@pytest.fixture
def changed(face: Face) -> list[ChangeSet]:
    """Everything the views would refresh for."""
    heard: list[ChangeSet] = []
    face.changed.connect(heard.append)
    return heard


@pytest.fixture
def opened(desk: Desk, window: QWidget, hands: Hands, qtbot: QtBot) -> Opened:
    """Opens the dialog and waits for its first page."""

    def go(
        customer_no: str = shop.DECORATOR, kind: LetterKind | None = None, plan_no: str = ""
    ) -> LetterDialog:
        made = LetterDialog(desk, window, customer_no, kind=kind, plan_no=plan_no)
        hands.keep(made)
        with qtbot.waitSignal(made.previewed, timeout=10_000):
            made.open()
            made.resize(SIZE)  # the screen of the tests is smaller than most
        bring_to_front(qtbot, made)
        made.kinds.button(made.order().kind).setFocus()
        return made

    return go
