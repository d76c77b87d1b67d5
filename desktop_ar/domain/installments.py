"""Installment plans: the schedule, what is left of it, and the life of a plan (domain.md 2b)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from desktop_ar.domain.codes import Interval, PlanState
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.domain.money import split_evenly

MOST_INSTALLMENTS: Final = 120
"""Ten years by the month; more is a slip of the pen."""

LAST_YEAR: Final = 2199
"""No plan begins later; a slip of the pen, and the calendar of the machine ends in 9999."""

PLAN_GRACE_DAYS: Final = 7
"""While an installment is late by no more than this, the plan is in good standing: it is left
alone (domain.md 1c)."""

_DAYS: Final = {Interval.WEEK: 7, Interval.FORTNIGHT: 14}


@dataclass(frozen=True, slots=True)
class PlannedInstallment:
    """One part of a plan; number 0 is the down payment, due on the day of agreement."""

    no: int
    due_date: date
    amount_fen: int


Schedule = tuple[PlannedInstallment, ...]


def schedule_by_count(
    total_fen: int,
    count: int,
    first_due_date: date,
    every: Interval,
    down_payment_fen: int = 0,
    *,
    agreed_on: date | None = None,
) -> Schedule:
    """Equal installments rounded down to the fen; the last takes the rest.

    Without `agreed_on` a down payment is due with the first installment. Raises Refused with
    every fault found; the fields are the names of the parameters.
    """
    faults = _common_faults(total_fen, first_due_date, down_payment_fen, agreed_on)
    if not 1 <= count <= MOST_INSTALLMENTS:
        faults.append(Fault("plan_count_range", "count", {"most": MOST_INSTALLMENTS}))
    elif not faults and count > total_fen - down_payment_fen:
        most = total_fen - down_payment_fen
        faults.append(Fault("plan_count_exceeds_fen", "count", {"most": most}))
    if faults:
        raise Refused(*faults)
    amounts = split_evenly(total_fen - down_payment_fen, count)
    return _schedule(amounts, first_due_date, every, down_payment_fen, agreed_on)


def schedule_by_sum(
    total_fen: int,
    each_fen: int,
    first_due_date: date,
    every: Interval,
    down_payment_fen: int = 0,
    *,
    agreed_on: date | None = None,
) -> Schedule:
    """Equal installments of a sum the customer named; the last is what is left.

    Down payment and refusals as for `schedule_by_count`.
    """
    faults = _common_faults(total_fen, first_due_date, down_payment_fen, agreed_on)
    if each_fen < 1:
        faults.append(Fault("plan_each_not_positive", "each_fen"))
    elif not faults:
        faults += _sum_faults(total_fen - down_payment_fen, each_fen)
    if faults:
        raise Refused(*faults)
    full, last = divmod(total_fen - down_payment_fen, each_fen)
    amounts = [each_fen] * full + ([last] if last else [])
    return _schedule(amounts, first_due_date, every, down_payment_fen, agreed_on)


def _common_faults(
    total_fen: int, first_due_date: date, down_payment_fen: int, agreed_on: date | None
) -> list[Fault]:
    faults = []
    if total_fen <= 0:
        faults.append(Fault("plan_nothing_to_divide", "total_fen"))
    if down_payment_fen < 0:
        faults.append(Fault("plan_down_negative", "down_payment_fen"))
    elif 0 < total_fen <= down_payment_fen:
        params = {"total_fen": total_fen}
        faults.append(Fault("plan_down_not_below_total", "down_payment_fen", params))
    if agreed_on is not None and first_due_date < agreed_on:
        dates = {"agreed_on": agreed_on}
        faults.append(Fault("plan_first_before_agreed", "first_due_date", dates))
    if first_due_date.year > LAST_YEAR:
        faults.append(Fault("plan_first_too_far", "first_due_date", {"year": LAST_YEAR}))
    return faults


def _sum_faults(rest_fen: int, each_fen: int) -> list[Fault]:
    if each_fen > rest_fen:
        return [Fault("plan_each_above_rest", "each_fen", {"rest_fen": rest_fen})]
    if -(-rest_fen // each_fen) > MOST_INSTALLMENTS:
        least_fen = -(-rest_fen // MOST_INSTALLMENTS)
        params = {"most": MOST_INSTALLMENTS, "least_fen": least_fen}
        return [Fault("plan_each_too_small", "each_fen", params)]
    return []


def _schedule(
    amounts: Sequence[int],
    first_due_date: date,
    every: Interval,
    down_payment_fen: int,
    agreed_on: date | None,
) -> Schedule:
    down_on = first_due_date if agreed_on is None else agreed_on
    down = [PlannedInstallment(0, down_on, down_payment_fen)] if down_payment_fen else []
    parts = [
        PlannedInstallment(index + 1, due_date_of(first_due_date, every, index), amount_fen)
        for index, amount_fen in enumerate(amounts)
    ]
    return (*down, *parts)


def due_date_of(first_due_date: date, every: Interval, steps: int) -> date:
    """The due date so many steps after the first.

    By the month it is the first date's day, or the month's last day where there is no such day
    (Civil Code 202), always counted from the first date, so that 31 comes back after February.
    """
    if every is not Interval.MONTH:
        return first_due_date + timedelta(days=_DAYS[every] * steps)
    months = first_due_date.month - 1 + steps
    year, month = first_due_date.year + months // 12, months % 12 + 1
    return date(year, month, min(first_due_date.day, monthrange(year, month)[1]))


def unpaid_parts(installments: Iterable[PlannedInstallment], open_fen: int) -> Schedule:
    """What is left of each installment while `open_fen` of the plan's total is still open.

    Payments fill the oldest first, so the open sum lies on the last ones; parts with nothing
    left are omitted. A debt above the plan's total leaves every part whole.
    """
    ordered = sorted(installments, key=lambda part: (part.due_date, part.no))
    left = max(0, open_fen)
    found: list[PlannedInstallment] = []
    for part in reversed(ordered):
        still_fen = min(left, part.amount_fen)
        if still_fen:
            found.append(PlannedInstallment(part.no, part.due_date, still_fen))
        left -= still_fen
    return tuple(reversed(found))


MOVES: Mapping[PlanState, frozenset[PlanState]] = MappingProxyType(
    {
        PlanState.DRAFT: frozenset({PlanState.PRINTED, PlanState.ACTIVE, PlanState.CANCELLED}),
        PlanState.PRINTED: frozenset({PlanState.DRAFT, PlanState.ACTIVE, PlanState.CANCELLED}),
        PlanState.ACTIVE: frozenset(
            {PlanState.COMPLETED, PlanState.BROKEN, PlanState.CANCELLED, PlanState.REPLACED}
        ),
        PlanState.COMPLETED: frozenset({PlanState.ACTIVE}),
        PlanState.BROKEN: frozenset({PlanState.REPLACED, PlanState.CANCELLED}),
        PlanState.CANCELLED: frozenset(),
        PlanState.REPLACED: frozenset(),
    }
)
"""Where a plan may go from each state; see `can_move`."""


def can_move(before: PlanState, after: PlanState) -> bool:
    """Whether a plan may go from one state to the other.

    ========= ========================================= =================================
    from      to                                        because
    ========= ========================================= =================================
    draft     printed, active, cancelled                paper made; signed at once; dropped
    printed   draft, active, cancelled                  changed again; signed; dropped
    active    completed, broken, cancelled, replaced    paid; missed; both agreed; new plan
    completed active                                    a payment of it bounced
    broken    replaced, cancelled                       a new plan; the debt stands whole
    cancelled -                                         the end
    replaced  -                                         the end
    ========= ========================================= =================================
    """
    return after in MOVES[before]
