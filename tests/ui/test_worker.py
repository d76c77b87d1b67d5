"""Reads leave the window free: answers come back in its thread, stale ones never."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread
from pytestqt.qtbot import QtBot

from desktop_ar.services.book import Book
from desktop_ar.ui.worker import Reader


@contextmanager
def no_session() -> Iterator[str]:
    """A session of nothing."""
    yield "session"


def _same(number: int, _session: str) -> int:
    return number


@pytest.fixture
def reader(qapp: QCoreApplication) -> Iterator[Reader]:
    made = Reader(no_session, qapp)
    yield made
    made.close()


def test_the_question_runs_elsewhere_and_the_answer_comes_home(
    reader: Reader, qtbot: QtBot
) -> None:
    heard: list[tuple[str, bool, bool]] = []
    main = QThread.currentThread()

    def question(session: str) -> tuple[str, bool]:
        return session, QThread.currentThread() is main

    reader.ask(reader, "q", question, lambda a: heard.append((*a, QThread.currentThread() is main)))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [("session", False, True)]


def test_only_the_last_answer_is_delivered(reader: Reader, qtbot: QtBot) -> None:
    gate, heard = threading.Event(), list[int]()

    def slow(_session: str) -> int:
        gate.wait(5)
        return 1

    reader.ask(reader, "list", slow, heard.append)
    reader.ask(reader, "list", lambda _s: 2, heard.append)
    reader.ask(reader, "other", lambda _s: 3, heard.append)
    qtbot.waitUntil(lambda: 2 in heard)
    gate.set()
    qtbot.waitUntil(lambda: not reader.busy)
    assert sorted(heard) == [2, 3]


def test_an_owner_that_is_gone_gets_nothing(reader: Reader, qtbot: QtBot) -> None:
    owner, heard = QObject(), list[int]()
    gate = threading.Event()

    def held(_session: str) -> int:
        gate.wait(5)
        return 1

    reader.ask(owner, "q", held, heard.append)
    reader.forget(owner)
    gate.set()
    qtbot.waitUntil(lambda: not reader.busy)
    assert heard == []


def test_one_question_of_an_owner_can_be_forgotten(reader: Reader, qtbot: QtBot) -> None:
    heard: list[int] = []
    for name, number in (("head", 1), ("rest", 2)):
        reader.ask(reader, name, partial(_same, number), heard.append)
    reader.forget(reader, "rest")
    qtbot.waitUntil(lambda: not reader.busy)
    assert heard == [1]


def test_an_error_reaches_the_one_handler(reader: Reader, qtbot: QtBot) -> None:
    def broken(_session: str) -> int:
        raise ValueError("lost")

    with qtbot.waitSignal(reader.failed) as signal:
        reader.ask(reader, "q", broken, lambda _answer: pytest.fail("no answer"))
    assert isinstance(signal.args[0], ValueError)


def test_busy_is_said_once_at_each_end(reader: Reader, qtbot: QtBot) -> None:
    said: list[bool] = []
    reader.busy_changed.connect(said.append)
    for name in "abc":
        reader.ask(reader, name, lambda _s: 1, lambda _a: None)
    qtbot.waitUntil(lambda: not reader.busy)
    assert said[0] is True
    assert said[-1] is False


def test_a_closed_reader_leaves_no_thread_and_answers_nothing(qtbot: QtBot) -> None:
    reader, heard = Reader(no_session), list[int]()
    before = threading.active_count()
    for name in range(20):
        reader.ask(reader, str(name), lambda _s: 1, heard.append)
    reader.close()
    qtbot.wait(20)
    assert heard == []
    reader.ask(reader, "late", lambda _s: 1, heard.append)
    assert threading.active_count() <= before
    reader.deleteLater()


def test_it_reads_a_real_book(book: Book, qtbot: QtBot) -> None:
    reader = Reader(book.read)
    heard: list[object] = []
    reader.ask(reader, "q", lambda session: type(session).__name__, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    reader.close()
    assert heard == ["Session"]
    reader.deleteLater()


def test_many_questions_in_a_row_stay_in_order(reader: Reader, qtbot: QtBot) -> None:
    heard: list[int] = []
    for at in range(400):
        reader.ask(reader, str(at), partial(_same, at), heard.append)
    qtbot.waitUntil(lambda: len(heard) == 400)
    assert sorted(heard) == list(range(400))


def test_what_can_wait_is_asked_after_what_cannot_was_answered(
    reader: Reader, qtbot: QtBot
) -> None:
    order: list[str] = []
    asked: list[str] = []

    def question(name: str, _session: str) -> str:
        asked.append(name)
        return name

    reader.ask(reader, "figures", partial(question, "figures"), order.append, later=True)
    reader.ask(reader, "list", partial(question, "list"), order.append)
    qtbot.waitUntil(lambda: not reader.busy)
    assert asked == order == ["list", "figures"]


def test_what_can_wait_does_not_wait_for_ever(reader: Reader, qtbot: QtBot) -> None:
    gate, heard = threading.Event(), list[int]()

    def slow(_session: str) -> int:
        gate.wait(10)
        return 1

    reader.ask(reader, "list", slow, heard.append)
    reader.ask(reader, "figures", lambda _s: 2, heard.append, later=True)
    qtbot.waitUntil(lambda: heard == [2])
    gate.set()
    qtbot.waitUntil(lambda: heard == [2, 1])


def test_what_nobody_waits_for_any_more_is_not_asked_at_all(reader: Reader, qtbot: QtBot) -> None:
    asked: list[int] = []
    heard: list[int] = []

    def question(number: int, _session: str) -> int:
        asked.append(number)
        return number

    for number in range(3):
        reader.ask(reader, "q", partial(question, number), heard.append, later=True)
    qtbot.waitUntil(lambda: not reader.busy)
    assert asked == heard == [2]


def test_a_closed_reader_asks_nothing_it_put_off(qtbot: QtBot) -> None:
    reader, asked = Reader(no_session), list[int]()
    reader.ask(reader, "q", lambda _s: asked.append(1), lambda _a: None, later=True)
    reader.close()
    qtbot.wait(60)
    assert asked == []
    reader.deleteLater()
