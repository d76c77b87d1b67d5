"""What every part of the writing shares: the plan, the stamp, and what was touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import PaymentMethod
from desktop_ar.services.acts import next_numbers
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.importing.parties import Party
from desktop_ar.services.importing.plan import Bill, Plan, Settlement
from desktop_ar.storage.tables import Base

Record: TypeAlias = dict[str, Any]
"""Values of one record by column."""


@dataclass(slots=True)
class Desk:
    """The plan being written, and the ids of the records it touched so far."""

    plan: Plan
    customers: set[int] = field(default_factory=set)
    receivables: set[int] = field(default_factory=set)
    payments: set[int] = field(default_factory=set)
    lots: set[int] = field(default_factory=set)
    plans: frozenset[int] = frozenset()

    @property
    def session(self) -> Session:
        """The one transaction of the import."""
        return self.plan.session

    @property
    def stamp(self) -> Record:
        """Who entered a record, and when."""
        context = self.plan.context
        return {"operator": context.operator, "created_at": context.now}

    def insert(self, record: type[Base], rows: list[Record]) -> None:
        """Many new records of one kind at once."""
        if rows:
            self.session.execute(sa.insert(record), rows)

    def payment(self, **values: Any) -> Record:
        """A payment with what most of them have."""
        ordinary = {
            "unallocated_fen": 0,
            "method": PaymentMethod.OTHER,
            "reference": "",
            "note": "",
        }
        return {**ordinary, **self.stamp, **values}

    def settling(
        self, id_: int, number: str, bill: Bill, settlement: Settlement, amount_fen: int
    ) -> Record:
        """The payment that a row of a bill speaks of, all of it for that bill."""
        return self.payment(
            id=id_,
            payment_no=number,
            customer_id=bill.customer_id if bill.party is None else id_of(bill.party),
            paid_on=settlement.on,
            amount_fen=amount_fen,
            source_key=settlement.key(bill.number),
        )

    def payment_numbers(self, days: Sequence[date]) -> list[str]:
        """A number for a payment of each day, from the series of its year."""
        years: dict[int, list[int]] = defaultdict(list)
        for at, day in enumerate(days):
            years[day.year].append(at)
        numbers = [""] * len(days)
        for year, places in years.items():
            given = next_numbers(self.session, f"SK-{year}-", len(places))
            for at, number in zip(places, given, strict=True):
                numbers[at] = number
        return numbers

    def changes(self) -> ChangeSet:
        """Everything that was touched."""
        return ChangeSet(
            customers=frozenset(self.customers),
            receivables=frozenset(self.receivables),
            payments=frozenset(self.payments),
            plans=self.plans,
            lots=frozenset(self.lots),
        )


def id_of(party: Party | None) -> int:
    """The id of a customer, who is in the book before anything of his is written."""
    if party is None or party.id is None:
        raise ValueError("a record of an import needs its customer in the book first")
    return party.id
