"""The program is put together from its parts and reads a real book."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_ar.domain.faults import Unavailable
from desktop_ar.services.book import Book
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


def test_a_run_ends_when_the_window_is_closed(book: Book, tmp_path: Path) -> None:
    def close() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible():
                window.close()

    timer = QTimer()
    timer.setInterval(50)
    timer.timeout.connect(close)
    timer.start()
    code = start.run(book.path, "zh_CN", CLOCK, Habits(tmp_path / "habits.json"))
    timer.stop()
    assert code == 0


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
