"""What one run of the program knows: the book, the language, the day, and how a window opens."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from desktop_ar.language.catalogue import Translator
from desktop_ar.system.clock import Clock
from desktop_ar.system.habits import Habits

if TYPE_CHECKING:
    from desktop_ar.services.book import Book
    from desktop_ar.services.context import Context

BookSession: TypeAlias = Any
"""A session of the book; commands hand it on to questions and acts and ask nothing of it."""


class ReaderGone(Exception):
    """Whoever reads our output has enough (``| head``): the run is over."""


@dataclass(frozen=True, slots=True)
class Run:
    """Handed to every command as click's object; made anew when the options are read."""

    t: Translator
    habits: Habits
    faces: Faces
    clock: Clock
    book_path: Path
    book_named: bool = False
    """Whether ``--book`` was given."""

    def with_options(self, *, book: Path | None, clock: Clock) -> Run:
        """The same run once the options before the command are known."""
        return dataclasses.replace(
            self, book_path=book or self.book_path, book_named=book is not None, clock=clock
        )

    def at_book(self, path: Path) -> Run:
        """The same run on another book."""
        return dataclasses.replace(self, book_path=path)

    def open_book(self) -> Book:
        """The book. Raises `Unavailable` where it is missing or no book."""
        from desktop_ar.services.book import Book  # noqa: PLC0415 - SQLAlchemy, not for --help

        return Book.open(self.book_path)

    def context(self) -> Context:
        """Who acts and when, for the acts."""
        from desktop_ar.services.context import Context  # noqa: PLC0415 - as above

        return Context(self.clock.today(), self.clock.now())


@dataclass(frozen=True, slots=True)
class Faces:
    """What the composition root hands in, because no command knows the window.

    Each answers the exit code.
    """

    open_window: Callable[[Run], int]
    self_test: Callable[[Run], int]


def this_run(ctx: click.Context | None = None) -> Run:
    """The run a command or an option belongs to."""
    found = (ctx or click.get_current_context()).find_object(Run)
    if found is None:
        raise LookupError("no run in click's context")
    return found
