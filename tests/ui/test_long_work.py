"""Long work: in a thread, with a bar, and it can be stopped."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_ar.domain.faults import unavailable
from desktop_ar.ui import long_work
from desktop_ar.ui.face import Face
from desktop_ar.ui.long_work import LongWork, Progress, ProgressDialog


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    monkeypatch.setattr(long_work, "_SHOWN_AFTER_MS", 10)
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_answer_comes_home(face: Face, window: QWidget, qtbot: QtBot) -> None:
    work, heard = LongWork(face, window, "导入"), list[bool]()
    main = QThread.currentThread()
    work.run(lambda _progress: QThread.currentThread() is main, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [False]
    assert not work.running


def test_it_says_how_far_it_is(face: Face, window: QWidget, qtbot: QtBot) -> None:
    gate, heard = threading.Event(), list[int]()

    def steps(progress: Progress) -> int:
        progress(0, 5_000_000_000)
        gate.wait(5)
        progress(5_000_000_000, 5_000_000_000)
        return 1

    work = LongWork(face, window, "备份")
    work.run(steps, heard.append)
    qtbot.waitUntil(lambda: window.findChild(ProgressDialog) is not None)
    gate.set()
    qtbot.waitUntil(lambda: heard == [1])
    qtbot.waitUntil(lambda: window.findChild(ProgressDialog) is None)


def test_stopping_ends_it_without_an_answer(face: Face, window: QWidget, qtbot: QtBot) -> None:
    heard: list[int] = []
    begun = threading.Event()

    def endless(progress: Progress) -> int:
        begun.set()
        while progress(1, 2):
            threading.Event().wait(0.005)
        raise unavailable("stopped")

    work = LongWork(face, window, "导入")
    work.run(endless, heard.append)
    qtbot.waitUntil(lambda: window.findChild(ProgressDialog) is not None)
    dialog = window.findChild(ProgressDialog)
    assert dialog is not None
    with qtbot.waitSignal(work.finished):
        dialog.reject()
    assert heard == []


def test_a_fault_is_handed_to_who_asked(face: Face, window: QWidget, qtbot: QtBot) -> None:
    faults: list[Exception] = []

    def broken(_progress: Progress) -> int:
        raise unavailable("disk_full", path="x")

    work = LongWork(face, window, "备份")
    work.run(broken, lambda _answer: None, faults.append)
    qtbot.waitUntil(lambda: len(faults) == 1)


def test_a_second_run_is_passed_over_while_one_is_under_way(
    face: Face, window: QWidget, qtbot: QtBot
) -> None:
    gate, heard = threading.Event(), list[int]()

    def held(_progress: Progress) -> int:
        gate.wait(5)
        return 1

    work = LongWork(face, window, "导入")
    work.run(held, heard.append)
    work.run(lambda _progress: 2, heard.append)
    gate.set()
    qtbot.waitUntil(lambda: not work.running)
    assert heard == [1]
