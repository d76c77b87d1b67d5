"""The desk: one transaction an act, what fails is said, what was done can be taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.customers import (
    ChangeCustomer,
    CustomerData,
    add_customer,
    change_customer,
    customer_data,
)
from desktop_ar.services.standing import standing_of
from desktop_ar.ui.desk import MOST_UNDONE, Desk, Done
from desktop_ar.ui.widgets.notice import Notice


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture(autouse=True)
def no_notice_left() -> Iterator[None]:
    yield
    for notice in _notices():
        notice.close()


def _notices() -> list[Notice]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, Notice) and w.isVisible()]


def _add(session: Any, context: Context) -> ChangeSet:
    return add_customer(session, context, CustomerData("王小明", "K-0001"))


def _rename(name: str) -> Done:
    def act(session: Any, context: Context) -> ChangeSet:
        return change_customer(session, context, ChangeCustomer("K-0001", CustomerData(name)))

    return Done(lambda _t: name, act)


def _name(desk: Desk) -> str:
    with desk.book.read() as session:
        return customer_data(session, "K-0001").name


def test_an_act_that_is_refused_goes_back_to_the_dialog_and_writes_nothing(
    desk: Desk, window: QWidget
) -> None:
    def half(session: Any, context: Context) -> ChangeSet:
        _add(session, context)
        raise Refused(Fault("name_missing", "name"))

    with pytest.raises(Refused):
        desk.act(window, half)
    with desk.book.read() as session, pytest.raises(Refused):
        customer_data(session, "K-0001")


def test_a_locked_book_is_said_with_what_to_do_and_the_answer_is_none(
    desk: Desk, window: QWidget
) -> None:
    other = sqlite3.connect(desk.book.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    def hasty(session: Any, context: Context) -> ChangeSet:
        return _add(session, context)

    try:
        assert desk.act(window, hasty) is None
    finally:
        other.execute("ROLLBACK")
        other.close()
    (notice,) = _notices()
    assert notice.heading.text() == "没有保存"
    assert str(desk.book.path) in notice.sentence.text()


def test_after_an_act_the_window_is_told_and_the_toast_has_its_words(desk: Desk) -> None:
    changes = desk.act(None, _add)
    assert changes is not None
    heard: list[object] = []
    desk.face.changed.connect(heard.append)
    desk.done.connect(heard.append)
    done = Done(lambda _t: "done")
    desk.finish(changes, done)
    assert heard == [changes, done]


def test_acts_are_taken_back_the_last_one_first(desk: Desk) -> None:
    changes = desk.act(None, _add)
    assert changes is not None
    desk.finish(changes, _rename("first"))
    desk.finish(changes, _rename("second"))
    desk.undo()
    assert _name(desk) == "second"
    desk.undo()
    assert _name(desk) == "first"
    desk.undo()
    assert desk.last is None


def test_the_toast_takes_back_its_own_act_and_only_once(desk: Desk) -> None:
    changes = desk.act(None, _add)
    assert changes is not None
    first, second = _rename("first"), _rename("second")
    desk.finish(changes, first)
    desk.finish(changes, second)
    desk.undo(done=first)
    assert _name(desk) == "first"
    desk.undo(done=first)
    assert desk.last is second


def test_what_cannot_be_taken_back_any_more_says_why_and_is_forgotten(
    desk: Desk, window: QWidget
) -> None:
    changes = desk.act(None, _add)
    assert changes is not None

    def refused(_session: Any, _context: Context) -> ChangeSet:
        raise Refused(Fault("name_missing", "name"))

    desk.finish(changes, Done(lambda _t: "x", refused))
    desk.undo(window)
    (notice,) = _notices()
    assert notice.heading.text() == "这一步已不能撤销"
    assert desk.last is None


def test_only_the_last_acts_are_kept_for_undo(desk: Desk) -> None:
    changes = desk.act(None, _add)
    assert changes is not None
    for at in range(MOST_UNDONE + 5):
        desk.finish(changes, _rename(str(at)))
    for _ in range(MOST_UNDONE):
        assert desk.last is not None
        desk._forget(desk.last)
    assert desk.last is None


def test_a_refused_read_is_an_answer(qtbot: QtBot, desk: Desk) -> None:
    answers: list[object] = []
    owner = desk

    def ask(session: Any, context: Context) -> object:
        return standing_of(session, context, "K-9999")

    desk.read(owner, "standing", ask, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert isinstance(answers[0], Refused)


def test_a_rehearsal_shows_what_an_act_would_leave_and_keeps_nothing(
    qtbot: QtBot, desk: Desk
) -> None:
    answers: list[object] = []

    def act(session: Any, context: Context) -> str:
        _add(session, context)
        return customer_data(session, "K-0001").name

    desk.rehearse(desk, "act", act, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["王小明"]
    with desk.book.read() as session, pytest.raises(Refused):
        customer_data(session, "K-0001")
