"""The program is put together from its parts and reads a real book."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_ar import app
from desktop_ar.domain.faults import Unavailable
from desktop_ar.queries.customers import customer_count
from desktop_ar.services.book import Book
from desktop_ar.system import paths
from desktop_ar.system.clock import Clock
from desktop_ar.system.habits import Habits
from desktop_ar.ui import start
from desktop_ar.ui.input_method import choose_input_method
from desktop_ar.ui.main_window import MainWindow

CLOCK = Clock(date(2026, 11, 21))


def test_it_is_put_together_as_the_habits_say(
    qapp: QApplication, book: Book, qtbot: QtBot, tmp_path: Path
) -> None:
    habits = Habits(tmp_path / "habits.json", {"theme": "dark", "sums_hidden": True})
    program = start.assemble(qapp, book, "en", CLOCK, habits)
    qtbot.addWidget(program.window)
    program.window.begin(next(iter(program.window.pages)))
    qtbot.waitUntil(lambda: not program.desk.reader.busy)
    assert program.face.theme.tokens.name == "dark"
    assert program.face.figures.hidden
    assert program.face.t.language == "en"
    assert program.face.today == date(2026, 11, 21)
    assert not program.window.top_bar.sample.isVisible()
    program.window.close()
    program.face.theme.choose("light")


def close_windows() -> None:
    """What the owner does last."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible():
            window.close()


@pytest.fixture
def closing(qapp: QApplication) -> Iterator[QTimer]:
    """Every window is closed as soon as it is open."""
    timer = QTimer(qapp)
    timer.setInterval(50)
    timer.timeout.connect(close_windows)
    timer.start()
    yield timer
    timer.stop()


@pytest.mark.usefixtures("closing")
def test_a_run_ends_when_the_window_is_closed(book: Book, tmp_path: Path) -> None:
    assert start.run(book.path, "zh_CN", CLOCK, Habits(tmp_path / "habits.json")) == 0


@pytest.mark.usefixtures("closing")
def test_who_starts_for_the_first_time_gets_an_empty_book() -> None:
    path = paths.default_book()
    assert not path.exists()
    assert app.run(["--language", "en"]) == 0
    with Book.open(path) as begun, begun.read() as session:
        assert customer_count(session) == 0
    before = path.read_bytes()
    assert app.run([]) == 0
    assert path.read_bytes() == before


@pytest.mark.usefixtures("closing")
def test_a_book_that_was_named_is_never_begun(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "shop.book"
    assert app.run(["--language", "en", "--book", str(missing)]) == 3
    assert "shop.book" in capsys.readouterr().err
    assert not missing.exists()
    assert not paths.default_book().exists()


def test_a_read_hands_over_to_the_window_soon_while_it_is_open(
    book: Book, tmp_path: Path, closing: QTimer
) -> None:
    before, seen = sys.getswitchinterval(), list[float]()
    closing.timeout.connect(lambda: seen.append(sys.getswitchinterval()))
    start.run(book.path, "zh_CN", CLOCK, Habits(tmp_path / "habits.json"))
    assert seen[0] == pytest.approx(start.HAND_OVER_SECONDS)
    assert sys.getswitchinterval() == before


@pytest.mark.usefixtures("closing")
def test_garbage_is_collected_again_once_the_window_stands(book: Book) -> None:
    assert app.run(["--book", str(book.path)]) == 0
    assert gc.isenabled()


def test_a_book_that_is_none_is_refused_before_a_window_opens(tmp_path: Path) -> None:
    empty = tmp_path / "empty.book"
    empty.touch()
    with pytest.raises(Unavailable):
        start.run(empty, "zh_CN", CLOCK, Habits(tmp_path / "habits.json"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"XMODIFIERS": "@im=fcitx"}, "ibus"),
        ({"QT_IM_MODULE": "fcitx5"}, "ibus"),
        ({"QT_IM_MODULE": "ibus"}, "ibus"),
        ({"QT_IM_MODULE": "compose", "XMODIFIERS": "@im=fcitx"}, "compose"),
        ({}, None),
    ],
)
def test_chinese_can_be_typed_where_the_system_names_fcitx(
    before: dict[str, str], after: str | None
) -> None:
    environ = dict(before)
    choose_input_method(environ)
    assert environ.get("QT_IM_MODULE") == after
