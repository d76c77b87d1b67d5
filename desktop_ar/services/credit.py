"""Credit limits: whether a new bill would pass the customer's, and what holds then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.faults import Fault
from desktop_ar.services.settings import setting
from desktop_ar.storage.tables import Customer, Receivable

LIMIT_KEY: Final = "credit.limit"


def limit_stops(session: Session) -> bool:
    """Whether a bill above the limit is refused unless the owner says so; else it is warned of."""
    return setting(session, LIMIT_KEY) == "stop"


def owed(session: Session, customer: Customer) -> int:
    """What is open of all bills of a customer, in fen."""
    return int(
        session.execute(
            sa.select(sa.func.coalesce(sa.func.sum(Receivable.open_fen), 0)).where(
                Receivable.customer_id == customer.id
            )
        ).scalar_one()
    )


def limit_faults(session: Session, customer: Customer, more_fen: int) -> Iterator[Fault]:
    """Why a new debt of so many fen is refused: the shop stops at limits and this passes one."""
    limit_fen = customer.credit_limit_fen
    if limit_fen is None or more_fen <= 0 or not limit_stops(session):
        return
    over_fen = owed(session, customer) + more_fen - limit_fen
    if over_fen > 0:
        sums = {"name": customer.name, "limit_fen": limit_fen, "over_fen": over_fen}
        yield Fault("limit_passed", "amount_fen", sums)
