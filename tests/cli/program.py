"""The program as a caller sees it: arguments in, exit code and two streams out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from desktop_ar import app


@dataclass(frozen=True)
class Ran:
    """What one run left."""

    code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        """Standard output as text."""
        return self.data.decode()

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.data)


class Program:
    """Runs `app.run` with a book, a day and a language of its own unless told otherwise."""

    def __init__(self, book: Path, *, today: str = "2026-11-21", language: str = "en") -> None:
        self.book = book
        self.today = today
        self.language = language

    def __call__(self, *args: object) -> Ran:
        """Run one command on the book."""
        return self.bare(
            "--book", self.book, "--today", self.today, "--language", self.language, *args
        )

    def bare(self, *args: object) -> Ran:
        """Run with these arguments only."""
        with CliRunner().isolation() as (out, err, _mixed):
            code = app.run([str(argument) for argument in args])
        assert err is not None
        return Ran(code, out.getvalue(), err.getvalue().decode())
