"""Rows of the overdue list: the light one with its sums, the whole one of cli.md, the totals."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from desktop_ar.domain.ageing import days_past_due
from desktop_ar.domain.codes import Action, Level, PlanState, PromiseState


class OverdueSums(NamedTuple):
    """Money, bands and days of one customer: what one GROUP BY answers for the whole book.

    A named tuple and not a dataclass because lists hold a row for every customer: it is made
    several times faster, and the days are counted only for the rows that are looked at.
    `first_due_date` is that of the earliest open item, late or not.
    """

    customer_id: int
    customer_no: str
    customer_name: str
    overdue_fen: int
    not_due_fen: int
    open_fen: int
    overdue_count: int
    d1_30_fen: int
    d31_60_fen: int
    d61_90_fen: int
    d91_180_fen: int
    d181_plus_fen: int
    first_due_date: date
    as_of: date

    @property
    def days_past_due(self) -> int:
        """Of the oldest overdue item; 0 where nothing is overdue (a filter may show such)."""
        return max(0, days_past_due(self.first_due_date, self.as_of))

    @property
    def oldest_due_date(self) -> date | None:
        """Of the oldest overdue item; None where nothing is overdue."""
        return self.first_due_date if self.overdue_fen else None


@dataclass(frozen=True, slots=True)
class OverdueRow:
    """One customer of the overdue list: exactly the fields of cli.md, in their order."""

    customer_no: str
    customer_name: str
    phone: str
    overdue_fen: int
    not_due_fen: int
    open_fen: int
    unallocated_fen: int
    oldest_due_date: date | None
    days_past_due: int
    overdue_count: int
    d1_30_fen: int
    d31_60_fen: int
    d61_90_fen: int
    d91_180_fen: int
    d181_plus_fen: int
    late_charge_fen: int
    """Accrued where one is agreed and not yet charged (`queries.accrual`)."""
    disputed_fen: int
    level: Level | None
    """Highest rung reached since the oldest overdue due date; None: nobody has asked yet."""
    promise_date: date | None
    """Of the promise that counts now (`queries.promises`); None also once it is kept."""
    plan_state: PlanState | None
    last_contact_at: date | None
    """The business day of the last contact."""
    next_action: Action | None
    next_action_on: date | None
    prepaid_value_fen: int


@dataclass(frozen=True, slots=True)
class OverdueMarks:
    """What the window shows of a customer beyond the columns: tags and their figures."""

    promise_state: PromiseState | None = None
    promise_fen: int = 0
    promise_date: date | None = None
    plan_no: str = ""
    """The active plan; empty without one."""
    plan_paid_count: int = 0
    plan_installment_count: int = 0


@dataclass(frozen=True, slots=True)
class OverdueTotals:
    """Sums over the customers of the list; the bands and what is not due add up to `open_fen`."""

    customer_count: int
    overdue_fen: int
    not_due_fen: int
    open_fen: int
    overdue_count: int
    d1_30_fen: int
    d31_60_fen: int
    d61_90_fen: int
    d91_180_fen: int
    d181_plus_fen: int


def is_summed(field: str) -> bool:
    """Whether a column is part of the totals: every amount and every count (cli.md)."""
    return field.endswith(("_fen", "_count"))


def totals_of(rows: list[OverdueRow]) -> dict[str, int]:
    """The `totals` of an export: the sum of every amount and count column, in their order."""
    summed = [field.name for field in dataclasses.fields(OverdueRow) if is_summed(field.name)]
    return {name: sum(getattr(row, name) for row in rows) for name in summed}
