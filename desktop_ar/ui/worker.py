"""Reads off the window's thread: a question with a session, an answer of frozen rows."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Final, TypeAlias, TypeVar

from PySide6.QtCore import (
    QDeadlineTimer,
    QObject,
    QRunnable,
    Qt,
    QThreadPool,
    QTimer,
    Signal,
    Slot,
)
from shiboken6 import isValid

T = TypeVar("T")
ReadSession: TypeAlias = Any
"""A read session of the book; the window knows no more of it than to hand it to a query."""

_THREADS: Final = 2
_LONGEST_WAIT_MS: Final = 30_000
_PAINT_MS: Final = 25
"""What came first is painted within so many milliseconds; only then the rest is asked."""
_LATEST_MS: Final = 250
"""So long at most what can wait waits for the answers of what cannot."""


@dataclass(frozen=True, slots=True)
class _Ticket:
    """Which question of whom, the how-manieth time it was asked, and who waits for it."""

    owner: QObject
    name: str
    turn: int
    deliver: Callable[[Any], None]
    later: bool = False


class Reader(QObject):
    """Asks the book for one widget after the other; an answer that is no longer wanted is
    dropped. `failed(exception)` is heard in one place; `busy_changed(bool)` while reading.

    Python runs one thread at a time: whatever is asked beside a list delays the list and its
    painting. So questions that can wait go out when the others have been answered and painted.
    """

    failed = Signal(object)
    busy_changed = Signal(bool)
    _answered = Signal(object, object)
    _broke = Signal(object, object)

    def __init__(
        self,
        open_session: Callable[[], AbstractContextManager[ReadSession]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open = open_session
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_THREADS)
        self._turns: dict[tuple[int, str], int] = {}
        self._waiting = 0
        self._urgent = 0
        self._later: list[_Read] = []
        self._latest = QDeadlineTimer()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._ask_rest)
        self._closed = False
        queued = Qt.ConnectionType.QueuedConnection
        self._answered.connect(self._take_answer, queued)
        self._broke.connect(self._take_error, queued)

    def ask(
        self,
        owner: QObject,
        name: str,
        question: Callable[[ReadSession], T],
        deliver: Callable[[T], None],
        *,
        later: bool = False,
    ) -> None:
        """Ask `question(session)` in a thread and `deliver` its answer in the window's thread.

        A newer question of the same owner and name makes the earlier answer stale; so does the
        end of its owner. The question may touch no widget; its rows are frozen. `later`: it can
        wait until what is asked now has been painted.
        """
        if self._closed:
            return
        key = (id(owner), name)
        self._turns[key] = self._turns.get(key, 0) + 1
        ticket = _Ticket(owner, name, self._turns[key], deliver, later)
        self._count(+1)
        read = _Read(self, ticket, self._open, question)
        if later:
            self._put_off(read)
        else:
            self._urgent += 1
            self._pool.start(read)

    def _put_off(self, read: _Read) -> None:
        if not self._later:
            self._latest.setRemainingTime(_LATEST_MS)
        self._later.append(read)
        self._pause.start(_PAINT_MS)

    @Slot()
    def _ask_rest(self) -> None:
        if self._urgent and not self._latest.hasExpired():
            self._pause.start(self._latest.remainingTime())
            return
        rest, self._later = self._later, []
        for read in rest:
            if self._wanted(read.ticket):
                self._pool.start(read)
            else:
                self._count(-1)

    def forget(self, owner: QObject, name: str | None = None) -> None:
        """Deliver no answer of this owner any more, or none to the question of this name."""
        for key in [key for key in self._turns if key[0] == id(owner)]:
            if name in (None, key[1]):
                self._turns[key] += 1

    @property
    def busy(self) -> bool:
        """Whether an answer is outstanding."""
        return self._waiting > 0

    def close(self) -> None:
        """Take no more questions and wait for the running reads to end."""
        self._closed = True
        self._pause.stop()
        self._later.clear()
        self._pool.clear()
        self._pool.waitForDone(_LONGEST_WAIT_MS)

    def answer(self, ticket: object, answer: object) -> None:
        """Called in the thread of the read."""
        self._answered.emit(ticket, answer)

    def break_off(self, ticket: object, error: Exception) -> None:
        """Called in the thread of the read."""
        self._broke.emit(ticket, error)

    def _wanted(self, ticket: _Ticket) -> bool:
        current = self._turns.get((id(ticket.owner), ticket.name))
        return not self._closed and current == ticket.turn and isValid(ticket.owner)

    @Slot(object, object)
    def _take_answer(self, ticket: _Ticket, answer: Any) -> None:
        self._came(ticket)
        if self._wanted(ticket):
            ticket.deliver(answer)

    @Slot(object, object)
    def _take_error(self, ticket: _Ticket, error: Exception) -> None:
        self._came(ticket)
        if self._wanted(ticket):
            self.failed.emit(error)

    def _came(self, ticket: _Ticket) -> None:
        self._count(-1)
        if ticket.later:
            return
        self._urgent -= 1
        if not self._urgent and self._later:
            self._pause.start(_PAINT_MS)

    def _count(self, change: int) -> None:
        before = self.busy
        self._waiting += change
        if before != self.busy:
            self.busy_changed.emit(self.busy)


class _Read(QRunnable):
    """One read in a thread of the pool."""

    def __init__(
        self,
        reader: Reader,
        ticket: _Ticket,
        open_session: Callable[[], AbstractContextManager[ReadSession]],
        question: Callable[[ReadSession], Any],
    ) -> None:
        super().__init__()
        self._reader = reader
        self.ticket = ticket
        self._open = open_session
        self._question = question

    def run(self) -> None:
        try:
            with self._open() as session:
                answer = self._question(session)
        except Exception as error:  # noqa: BLE001 - handed to the one handler of the window
            self._reader.break_off(self.ticket, error)
        else:
            self._reader.answer(self.ticket, answer)
