"""The dated table of public rates: read, and changed as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.faults import Fault
from desktop_ar.domain.reference_rates import ReferenceRate
from desktop_ar.queries.charge_terms import reference_rates
from desktop_ar.services.acts import finish, refuse_if
from desktop_ar.services.amounts import day_faults
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.storage.tables import ReferenceRateRow

__all__ = ["SetReferenceRates", "reference_rates", "set_reference_rates"]
MOST_PERCENT = 100


@dataclass(frozen=True, slots=True)
class SetReferenceRates:
    """The whole table anew; its inverse is the old one."""

    rates: tuple[ReferenceRate, ...]


def set_reference_rates(
    session: Session, context: Context, command: SetReferenceRates
) -> ChangeSet:
    """Put a new table in the place of the old one."""
    refuse_if(_faults(command))
    session.execute(sa.delete(ReferenceRateRow))
    for rate in command.rates:
        session.add(
            ReferenceRateRow(
                kind=rate.kind,
                valid_from=rate.valid_from,
                percent=str(rate.percent),
                source=rate.source.strip(),
            )
        )
    changes = ChangeSet(settings=frozenset({"reference_rates"}))
    return finish(session, context, "set_reference_rates", command, changes)


def _faults(command: SetReferenceRates) -> Iterator[Fault]:
    seen = set()
    for index, rate in enumerate(command.rates):
        yield from day_faults(rate.valid_from, f"rates.{index}.valid_from")
        if not 0 < rate.percent <= MOST_PERCENT:
            yield Fault("percent_here", f"rates.{index}.percent", {"most": MOST_PERCENT})
        if (rate.kind, rate.valid_from) in seen:
            day = {"day": rate.valid_from}
            yield Fault("rate_day_twice", f"rates.{index}.valid_from", day)
        seen.add((rate.kind, rate.valid_from))
