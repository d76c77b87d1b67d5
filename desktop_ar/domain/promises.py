"""Promises to pay: what became of one, found from the money that came in (cli.md, Meaning)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop_ar.domain.codes import PromiseState

TOLERANCE_PERCENT: Final = 95
"""Of a promised sum this much is enough; the setting `promise.tolerance_percent`."""

GRACE_DAYS: Final = 3
"""Days after the promised date on which money still counts; `promise.grace_days`."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A sum the customer named on one day, to be paid by another."""

    amount_fen: int
    made_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Receipt:
    """Money that came in and stayed: bounced payments are left out by the caller."""

    paid_on: date
    amount_fen: int


def last_day_of(promise: Promise, grace_days: int = GRACE_DAYS) -> date:
    """The last day on which money counts for the promise."""
    return promise.due_on + timedelta(days=grace_days)


def received_fen(
    promise: Promise, receipts: Iterable[Receipt], as_of: date, grace_days: int = GRACE_DAYS
) -> int:
    """What arrived for the promise, from the day it was made to its last day, seen on `as_of`.

    Not capped at the promised sum.
    """
    last_day = min(as_of, last_day_of(promise, grace_days))
    return sum(
        receipt.amount_fen for receipt in receipts if promise.made_on <= receipt.paid_on <= last_day
    )


def promise_state(
    promise: Promise,
    receipts: Iterable[Receipt],
    as_of: date,
    tolerance_percent: int = TOLERANCE_PERCENT,
    grace_days: int = GRACE_DAYS,
) -> PromiseState:
    """The state of a promise on a day; kept as soon as enough arrived, open until its last day.

    =========== =========================================================
    state       when
    =========== =========================================================
    kept        at least the tolerated part of the sum arrived in time
    open        not kept, and its last day has not passed
    partly_kept not kept, its last day has passed, something arrived
    broken      its last day has passed, nothing arrived
    =========== =========================================================
    """
    arrived_fen = received_fen(promise, receipts, as_of, grace_days)
    if arrived_fen * 100 >= promise.amount_fen * tolerance_percent:
        return PromiseState.KEPT
    if as_of <= last_day_of(promise, grace_days):
        return PromiseState.OPEN
    return PromiseState.PARTLY_KEPT if arrived_fen > 0 else PromiseState.BROKEN
