"""A bar on the terminal while something long is under way; nothing in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    Bar = Any

_PATIENCE_SECONDS: Final = 1
"""What is done sooner needs no bar."""


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], bool]]:
    """A callback for a long act: told what is done of how much; it never asks to stop.

    Ctrl+C stops the act by itself, and a transaction leaves nothing half done.
    """
    shown = _Shown(label, visible=sys.stderr is not None and sys.stderr.isatty())
    try:
        yield shown.report
    finally:
        shown.end()


class _Shown:
    def __init__(self, label: str, *, visible: bool) -> None:
        self._label = label
        self._visible = visible
        self._began = time.monotonic()
        self._bar: Bar | None = None

    def report(self, done: int, whole: int) -> bool:
        """Show how far it is; always goes on."""
        if not self._visible:
            return True
        if self._bar is None:
            if time.monotonic() - self._began < _PATIENCE_SECONDS:
                return True
            self._bar = click.progressbar(length=whole, label=self._label, file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(done - self._bar.pos)
        return True

    def end(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
