"""The desk: how dialogs reach the book. Reads go to a thread, an act is one transaction here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_ar.domain.faults import Refused, Unavailable
from desktop_ar.language.catalogue import Translator
from desktop_ar.language.sentences import fault_sentence, refusal_sentence
from desktop_ar.services.book import Book
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.notice import Notice
from desktop_ar.ui.worker import Reader

T = TypeVar("T")
BookSession: TypeAlias = Any
"""A session of the book; the window knows no more of it than to hand it to an act."""
Deed: TypeAlias = Callable[[BookSession, Context], T]
Words: TypeAlias = Callable[[Translator], str]

MOST_UNDONE: Final = 50
"""So many acts can be taken back one after the other."""


@dataclass(frozen=True, slots=True)
class Done:
    """An act that was written: what it was, in words, and the act that takes it back.

    `undo` is None for what only a new entry can correct (a contact that took place).
    """

    words: Words
    undo: Deed[ChangeSet] | None = None
    what: Words | None = None
    """What the undo takes back, where that is less than the whole act."""


class Desk(QObject):
    """Holds face, book and operator for every dialog. `done(Done)` feeds the toast."""

    done = Signal(object)
    undo_changed = Signal()

    def __init__(
        self,
        face: Face,
        book: Book,
        operator: str = "",
        *,
        reader: Reader | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.face = face
        self.book = book
        self.operator = operator
        self.reader = reader or Reader(book.read, self)
        self._undone: list[Done] = []

    def context(self) -> Context:
        """Who acts, now, on the business day of the window."""
        return Context.at(self.face.today, self.operator)

    def read(
        self,
        owner: QObject,
        name: str,
        question: Deed[T],
        deliver: Callable[[T | Refused], None],
    ) -> None:
        """Ask off the window's thread; a refusal is an answer like any other."""
        context = self.context()
        self.reader.ask(owner, name, lambda session: _tried(question, session, context), deliver)

    def rehearse(
        self,
        owner: QObject,
        name: str,
        deed: Deed[T],
        deliver: Callable[[T | Refused], None],
    ) -> None:
        """Do an act off the window's thread as if, for what it would leave: nothing is kept."""
        context = self.context()

        def rehearsed(_reading: BookSession) -> T | Refused:
            with self.book.rehearse() as session:
                return _tried(deed, session, context)

        self.reader.ask(owner, name, rehearsed, deliver)

    def act(self, over: QWidget | None, deed: Deed[T]) -> T | None:
        """Do one act in one transaction.

        Raises `Refused` back to the dialog. Where the surroundings fail (disk full, locked) the
        owner is told what to do over the dialog, which keeps what was typed; the answer is None.
        """
        try:
            with self.book.write() as session:
                return deed(session, self.context())
        except Unavailable as error:
            t = self.face.t
            self.tell(over, t.gettext("This was not saved"), fault_sentence(t, error.fault))
            return None

    def finish(self, changes: ChangeSet, done: Done) -> None:
        """Tell the window what was done, and remember how to take it back."""
        if done.undo is not None:
            self._undone = [*self._undone[1 - MOST_UNDONE :], done]
            self.undo_changed.emit()
        self.face.changed.emit(changes)
        self.done.emit(done)

    @property
    def last(self) -> Done | None:
        """What Ctrl+Z would take back."""
        return self._undone[-1] if self._undone else None

    def undo(self, over: QWidget | None = None, done: Done | None = None) -> None:
        """Take back the last act, or a given one that can still be."""
        chosen = done or self.last
        if chosen is None or chosen.undo is None or chosen not in self._undone:
            return
        try:
            changes = self.act(over, chosen.undo)
        except Refused as refusal:
            t = self.face.t
            self._forget(chosen)
            self.tell(over, t.gettext("This cannot be undone"), refusal_sentence(t, refusal))
            return
        if changes is not None:
            self._forget(chosen)
            words = chosen.what or chosen.words
            self.face.changed.emit(changes)
            self.done.emit(Done(lambda t: t.gettext("Taken back: {what}", what=words(t))))

    def _forget(self, done: Done) -> None:
        self._undone = [kept for kept in self._undone if kept is not done]
        self.undo_changed.emit()

    def forget_undo(self) -> None:
        """Another state of the book is open: what was done before cannot be taken back in it."""
        self._undone = []
        self.undo_changed.emit()

    def tell(self, over: QWidget | None, heading: str, sentence: str) -> None:
        """Say something that must be read, over a window or dialog, which stays as it is."""
        Notice(self.face, over, heading, sentence).open()


def _tried(question: Deed[T], session: BookSession, context: Context) -> T | Refused:
    try:
        return question(session, context)
    except Refused as refusal:
        return refusal
