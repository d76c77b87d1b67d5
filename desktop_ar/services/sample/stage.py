"""The stage on which the sample shop's past is played: days, numbers, and who stands there.

The stories in `resources/sample` say when a thing happened in days from today (-24 is 24 days
ago), and name customers, bills and plans by keys of their own; the book gives the numbers.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import IntEnum
from typing import Any, Final, TypeAlias

from sqlalchemy.orm import Session

from desktop_ar.domain.money import to_fen
from desktop_ar.services.context import Context
from desktop_ar.system.resources import resource

OPENING_DAY: Final = -430
"""The first day the sample shop's book tells of."""
_DOORS_OPEN: Final = time(1, 0, tzinfo=UTC)
"""Nine in the morning in China; every act of a day is a minute later than the one before."""

Row: TypeAlias = dict[str, Any]


class Hour(IntEnum):
    """In which order the things of one day are done."""

    SHOP = 0
    CUSTOMERS = 1
    SALES = 2
    BILLS = 3
    CANCELLATIONS = 4
    CONTACTS = 5
    PLANS = 6
    LETTERS = 7
    SIGNATURES = 8
    PAYMENTS = 9
    REVERSALS = 10
    USES = 11
    DISPUTES = 12
    ENDINGS = 13


@dataclass(slots=True)
class Stage:
    """The open book, the day it is today, and the numbers the book gave so far."""

    session: Session
    today: date
    operators: tuple[str, ...]
    customers: dict[str, str] = field(default_factory=dict)
    bills: dict[str, str] = field(default_factory=dict)
    plans: dict[str, str] = field(default_factory=dict)
    contacts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    acts_done: int = 0

    def on(self, days: int) -> date:
        """The date so many days from today."""
        return self.today + timedelta(days=days)

    def context(self, days: int) -> Context:
        """Who acts, with that day as the business day; each act a minute after the last."""
        self.acts_done += 1
        day = self.on(days)
        now = datetime.combine(day, _DOORS_OPEN) + timedelta(minutes=self.acts_done % 600)
        return Context(day, now, self.operators[self.acts_done % len(self.operators)])


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened, on a day and at its turn of the day."""

    day: int
    hour: Hour
    act: Callable[[Stage], None]


def play(stage: Stage, steps: Iterable[Step]) -> None:
    """Do everything in the order it happened."""
    for step in sorted(steps, key=lambda step: (step.day, step.hour)):
        step.act(stage)


def rows(name: str) -> list[Row]:
    """The lines of one story file."""
    lines: list[Row] = read(name)
    return lines


def read(name: str) -> Any:
    """One story file as it stands."""
    return json.loads(resource("sample", f"{name}.json").read_text(encoding="utf-8"))


def fen(yuan: str) -> int:
    """Yuan as written in the stories to fen."""
    return to_fen(Decimal(yuan))
