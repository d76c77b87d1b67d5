"""The filters of the overdue list: what each chip means (cli.md, Meaning).

Every filter speaks of customers with something open on the day.

=============== ==========================================================================
due_7, due_30   something falls due from the day asked until 7 or 30 days after it
promise_broken  the promise that counts was not kept, or only in part, and its days are over
promise_today   a promise names this day and is not kept yet
disputed        a bill of which something is open is contested
plan            an installment plan is active
no_contact_30   overdue, and for 30 days nobody was in touch
=============== ==========================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import PromiseState
from desktop_ar.domain.days import shifted
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.queries.contacts import contacted_since
from desktop_ar.queries.disputes import disputing_customers
from desktop_ar.queries.open_items import active_plans
from desktop_ar.queries.overdue_sums import overdue_fen, soon_fen
from desktop_ar.queries.promises import BROKEN_STATES, current_promises, promised_on
from desktop_ar.queries.records import PLANS

QUIET_DAYS: Final = 30
_QUIET_SINCE: Final = sa.bindparam("quiet_since", type_=sa.Date)


def _ids(name: str) -> sa.BindParameter[int]:
    return sa.bindparam(name, type_=sa.Integer, expanding=True, literal_execute=True)


def _due_within(days: int) -> Callable[[sa.Subquery], sa.ColumnElement[bool]]:
    return lambda sums: soon_fen(sums, days) > 0


def _on_plan(sums: sa.Subquery) -> sa.ColumnElement[bool]:
    active = sa.select(PLANS.c.customer_id).where(PLANS.c.id.in_(active_plans()))
    return sums.c.customer_id.in_(active)


def _not_contacted(sums: sa.Subquery) -> sa.ColumnElement[bool]:
    recent = contacted_since(_QUIET_SINCE)
    return sa.and_(overdue_fen(sums) > 0, sums.c.customer_id.not_in(recent))


_CONDITIONS: Mapping[str, Callable[[sa.Subquery], sa.ColumnElement[bool]]] = MappingProxyType(
    {
        "due_7": _due_within(7),
        "due_30": _due_within(30),
        "promise_broken": lambda sums: sums.c.customer_id.in_(_ids("promise_broken_ids")),
        "promise_today": lambda sums: sums.c.customer_id.in_(_ids("promise_today_ids")),
        "disputed": lambda sums: sums.c.customer_id.in_(disputing_customers()),
        "plan": _on_plan,
        "no_contact_30": _not_contacted,
    }
)

OVERDUE_FILTERS: Final = tuple(_CONDITIONS)
"""The names of the filters, as in cli.md."""


def condition(name: str, sums: sa.Subquery) -> sa.ColumnElement[bool]:
    """One filter as a condition on a row of `sums_by_customer` (with `soon` for ``due_*``)."""
    return _CONDITIONS[name](sums)


def parameters(session: Session, as_of: date, names: Collection[str]) -> dict[str, Any]:
    """What the conditions are executed with; what became of promises is a rule, not SQL."""
    found: dict[str, Any] = {}
    if "no_contact_30" in names:
        found["quiet_since"] = shifted(as_of, 1 - QUIET_DAYS)
    if "promise_broken" in names:
        current = current_promises(session, as_of)
        found["promise_broken_ids"] = [
            promise.customer_id for promise in current.values() if promise.state in BROKEN_STATES
        ]
    if "promise_today" in names:
        found["promise_today_ids"] = [
            promise.customer_id
            for promise in promised_on(session, as_of, as_of)
            if promise.state is not PromiseState.KEPT
        ]
    return found


def refuse_unknown(names: Iterable[str], known: Collection[str]) -> None:
    """Raise `Refused` with every filter that is none."""
    listed = ", ".join(known)
    faults = [
        Fault("filter_unknown", "filter", {"filter": name, "known": listed})
        for name in sorted(names)
        if name not in known
    ]
    if faults:
        raise Refused(*faults)
