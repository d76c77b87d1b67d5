"""The filters of the prepaid list: what each chip means (cli.md, Meaning).

=============== ============================================================================
expiring_7, 30  the last good day is the day asked or one of the 7 or 30 after it
expired         the last good day has passed; the value is still there
unused_90       not used for 90 days, or never since it was sold so long ago
not_activated   sold, not begun, and not past its deadline
=============== ============================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import sqlalchemy as sa

from desktop_ar.domain.codes import LotState
from desktop_ar.domain.days import shifted
from desktop_ar.domain.invitations import UNUSED_DAYS
from desktop_ar.queries.records import AS_OF

_UNUSED_SINCE: Final = sa.bindparam("unused_since", type_=sa.Date)


class LotColumns(NamedTuple):
    """What the filters look at."""

    valid_until: sa.ColumnElement[Any]
    state: sa.ColumnElement[str]
    last_seen_on: sa.ColumnElement[date]


def _expiring(days: int) -> Callable[[LotColumns], sa.ColumnElement[bool]]:
    until = sa.bindparam(f"expiring_{days}", type_=sa.Date)
    return lambda lot: lot.valid_until.between(AS_OF, until)


def _not_activated(lot: LotColumns) -> sa.ColumnElement[bool]:
    in_time = sa.or_(lot.valid_until.is_(None), lot.valid_until >= AS_OF)
    return sa.and_(lot.state == LotState.NOT_ACTIVATED, in_time)


_CONDITIONS: Mapping[str, Callable[[LotColumns], sa.ColumnElement[bool]]] = MappingProxyType(
    {
        "expiring_7": _expiring(7),
        "expiring_30": _expiring(30),
        "expired": lambda lot: lot.valid_until < AS_OF,
        "unused_90": lambda lot: lot.last_seen_on <= _UNUSED_SINCE,
        "not_activated": _not_activated,
    }
)

PREPAID_FILTERS: Final = tuple(_CONDITIONS)
"""The names of the filters, as in cli.md; the last is a chip of the window."""


def lot_condition(name: str, lot: LotColumns) -> sa.ColumnElement[bool]:
    """One filter as a condition on a lot."""
    return _CONDITIONS[name](lot)


def lot_days(as_of: date) -> dict[str, Any]:
    """The parameters of the conditions."""
    return {
        "as_of": as_of,
        "expiring_7": shifted(as_of, 7),
        "expiring_30": shifted(as_of, 30),
        "unused_since": shifted(as_of, -UNUSED_DAYS),
    }
