"""Rooms in tests: on the sample shop, which is played once and copied for every test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_ar.services.book import Book
from desktop_ar.system.habits import Habits
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.face import Face
from desktop_ar.ui.pages.page import Page, Room, Tools
from tests.conftest import TODAY
from tests.ui.active import bring_to_front

SIZES = {Room.WIDE: (1120, 720), Room.NARROW: (968, 526), Room.SMALL: (844, 526)}
Showing = Callable[[Page], Page]


@pytest.fixture
def shop(sample_file: Path, tmp_path: Path) -> Iterator[Book]:
    """A sample shop of its own."""
    path = tmp_path / "sample.book"
    shutil.copyfile(sample_file, path)
    with Book.open(path) as book:
        yield book


@pytest.fixture
def shop_tools(face: Face, shop: Book, tmp_path: Path) -> Iterator[Tools]:
    """What a room of the sample shop is handed."""
    desk = Desk(face, shop)
    yield Tools(face, desk.reader, Habits(tmp_path / "habits.json"), desk)
    desk.reader.close()


@pytest.fixture
def settle(qtbot: QtBot, shop_tools: Tools) -> Callable[[], None]:
    """Wait until the book has answered everything and nothing more is asked."""
    return lambda: settled(qtbot, shop_tools)


def settled(qtbot: QtBot, tools: Tools) -> None:
    """Wait until the book has answered everything and nothing more is asked."""
    quiet = 0
    for _ in range(400):
        qtbot.wait(15)
        quiet = 0 if tools.reader.busy else quiet + 1
        if quiet >= 5:
            return
    pytest.fail("the book never stopped answering")


def show(qtbot: QtBot, page: Page, room: Room = Room.WIDE) -> None:
    """Show a room as the window would, and wait for its answers."""
    qtbot.addWidget(page)
    page.resize(*SIZES[room])
    page.set_room(room)
    page.show()
    bring_to_front(qtbot, page)
    page.enter()
    settled(qtbot, page.tools)


@pytest.fixture
def day() -> date:
    """The day of the sample shop."""
    return TODAY
