"""What nobody caught: surroundings get a sentence, our bugs a report without personal data."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_ar.domain.faults import Fault, Refused, unavailable
from desktop_ar.ui.crash import FaultHandler, report
from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.notice import Notice
from tests.conftest import ExpectedLog

NAME = "张喆"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def handler(face: Face, window: QWidget) -> Iterator[FaultHandler]:
    made = FaultHandler(face, lambda: window)
    made.install()
    yield made
    made.uninstall()
    for notice in window.findChildren(Notice):
        notice.reject()


def shown(window: QWidget, qtbot: QtBot) -> Notice:
    """The message that opened."""
    qtbot.waitUntil(lambda: window.findChild(Notice) is not None)
    notice = window.findChild(Notice)
    assert notice is not None
    return notice


def hook(error: Exception) -> None:
    """Hand an exception to the hook as the interpreter would."""
    try:
        raise error
    except type(error) as caught:
        sys.excepthook(type(caught), caught, caught.__traceback__)


def broken(customer: str) -> None:
    """A bug with a name in its hands."""
    raise KeyError(customer)


@pytest.mark.usefixtures("handler")
def test_a_locked_book_says_what_to_do(window: QWidget, qtbot: QtBot) -> None:
    hook(unavailable("book_locked", path="shop.book"))
    assert "shop.book" in shown(window, qtbot).sentence.text()


@pytest.mark.usefixtures("handler")
def test_a_full_disk_outside_the_book_says_what_to_do(window: QWidget, qtbot: QtBot) -> None:
    hook(OSError(28, "No space left on device"))
    assert "No space left on device" in shown(window, qtbot).sentence.text()


@pytest.mark.usefixtures("handler")
def test_a_refusal_that_nobody_caught_is_said_in_words(window: QWidget, qtbot: QtBot) -> None:
    hook(Refused(Fault("amount_two_points", "amount")))
    assert "12.80" in shown(window, qtbot).sentence.text()


@pytest.mark.usefixtures("handler")
def test_our_own_bug_gives_a_report_without_what_was_typed(
    window: QWidget, qtbot: QtBot, expected_log: ExpectedLog
) -> None:
    expected_log.allow("unexpected fault")
    try:
        broken(NAME)
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)
    notice = shown(window, qtbot)
    field = notice.findChild(QPlainTextEdit)
    assert field is not None
    text = field.toPlainText()
    assert "KeyError" in text
    assert "test_crash.py" in text
    assert NAME not in text
    copy = next(b for b in notice.findChildren(Button) if b.text() == "复制报告")
    copy.click()
    assert QGuiApplication.clipboard().text() == text


@pytest.mark.usefixtures("handler")
def test_a_thread_that_fails_is_heard_in_the_window(window: QWidget, qtbot: QtBot) -> None:
    def fail() -> None:
        raise unavailable("disk_full", path="shop.book")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "shop.book" in shown(window, qtbot).sentence.text()


@pytest.mark.usefixtures("handler")
def test_one_message_stands_for_a_flood(
    window: QWidget, qtbot: QtBot, expected_log: ExpectedLog
) -> None:
    expected_log.allow("unexpected fault")
    for _ in range(5):
        hook(ValueError("again"))
    shown(window, qtbot)
    qtbot.wait(20)
    assert len(window.findChildren(Notice)) == 1


def test_a_report_follows_the_chain_of_causes() -> None:
    try:
        try:
            broken(NAME)
        except KeyError as error:
            raise RuntimeError(NAME) from error
    except RuntimeError as error:
        text = report(error)
    assert text.index("RuntimeError") < text.index("KeyError")
    assert NAME not in text


def test_the_hooks_are_put_back(face: Face) -> None:
    before = sys.excepthook, threading.excepthook
    handler = FaultHandler(face, lambda: None)
    handler.install()
    handler.uninstall()
    assert (sys.excepthook, threading.excepthook) == before
