"""The composition root: the one place that knows both faces, and the last stop of every fault."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

import click

from desktop_ar.cli.main import run_commands, speaking
from desktop_ar.cli.run import Faces, Run
from desktop_ar.domain.faults import unavailable
from desktop_ar.system import collector, logs, screen
from desktop_ar.system.habits import Habits

OUR_FAULT: Final = 70


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the program and end it with its exit code."""
    sys.exit(run(sys.argv[1:] if argv is None else argv))


def run(argv: Sequence[str]) -> int:
    """One run of the program; answers the exit code (cli.md)."""
    try:
        return run_commands(argv, Faces(open_window, self_test))
    except Exception as error:  # noqa: BLE001 - the last stop: whatever is not foreseen ends here
        return _confess(error, argv)


def open_window(run: Run) -> int:
    """Open the window on a run's book. Raises `Unavailable` where there can be none.

    Whoever starts the program for the first time has no book: an empty one is begun for them. A
    book that was named and is missing is a slip of the pen and stays a fault.
    """
    missing = screen.missing_for_a_window()
    if missing is not None:
        raise unavailable(missing.code, name=missing.name)
    collector.hold()
    try:
        from desktop_ar.services.book import Book  # noqa: PLC0415 - SQLAlchemy, not for --help
        from desktop_ar.ui import start  # noqa: PLC0415 - Qt only for the window

        logs.start()
        if not run.book_named and not run.book_path.exists():
            Book.create(run.book_path).close()
        return start.run(run.book_path, run.t.language, run.clock, run.habits)
    finally:
        collector.let_go()


def self_test(run: Run) -> int:
    """Try everything out on a temporary book, with a window that nobody sees."""
    from desktop_ar.cli.self_test import try_everything  # noqa: PLC0415 - only when asked for

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return try_everything(run, _open_unseen)


def _open_unseen(run: Run, book_path: Path) -> int:
    missing = screen.missing_for_a_window()
    if missing is not None:
        raise ImportError(missing.name)
    from desktop_ar.ui.self_test import open_once  # noqa: PLC0415 - Qt only for the window

    habits = Habits(book_path.with_name("habits.json"))
    return open_once(book_path, run.t.language, run.clock, habits)


def _confess(error: BaseException, argv: Sequence[str]) -> int:
    """Our own fault: one sentence for the owner, the trace for whoever mends it."""
    where = logs.fault(error, error.__traceback__)
    t = speaking(argv, Habits.load())
    if where is not None:
        sentence = t.gettext(
            "The program made a mistake ({kind}) and stopped; please send the file {path} to"
            " whoever looks after it.",
            kind=type(error).__name__,
            path=where,
        )
    else:
        sentence = t.gettext(
            "The program made a mistake ({kind}) and stopped; please tell whoever looks after it.",
            kind=type(error).__name__,
        )
    click.echo(sentence, err=True)
    return OUR_FAULT
