"""One customer on a day: who it is, both sides, where the matter stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import CustomerKind
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.queries.accrual import late_charges
from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.disputes import disputed_overdue
from desktop_ar.queries.open_items import Shape, shape_on
from desktop_ar.queries.overdue_sums import days_of, overdue_fen, sums_by_customer
from desktop_ar.queries.plans import PlanRow, plans
from desktop_ar.queries.prepaid import PrepaidRow, prepaid
from desktop_ar.queries.receivables import BillRow, bills
from desktop_ar.queries.records import CUSTOMERS, AnySelect, on_day
from desktop_ar.queries.steps import Debt, Standing, standings
from desktop_ar.queries.unallocated import unallocated


@dataclass(frozen=True, slots=True)
class CustomerFacts:
    """What is known of a customer; terms None follow the shop, limit None is no limit."""

    customer_id: int
    customer_no: str
    customer_name: str
    kind: CustomerKind
    contact: str
    phone: str
    wechat: str
    email: str
    address: str
    language: str
    terms_days: int | None
    credit_limit_fen: int | None
    note: str
    created_on: date


@dataclass(frozen=True, slots=True)
class Owes:
    """What the customer owes the shop, in fen; `days_past_due` is of the oldest that is late."""

    overdue_fen: int = 0
    not_due_fen: int = 0
    overdue_count: int = 0
    days_past_due: int = 0
    disputed_fen: int = 0
    unallocated_fen: int = 0
    late_charge_fen: int = 0
    """Accrued and not yet charged; no part of what is open."""

    @property
    def open_fen(self) -> int:
        """Late or not."""
        return self.overdue_fen + self.not_due_fen


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """Both sides of a customer and where the matter stands (None where nothing is owed)."""

    facts: CustomerFacts
    owes: Owes
    bills: tuple[BillRow, ...]
    lots: tuple[PrepaidRow, ...]
    plans: tuple[PlanRow, ...]
    standing: Standing | None

    @property
    def prepaid_value_fen(self) -> int:
        """What the shop owes the customer in goods and services."""
        return sum(lot.value_left_fen for lot in self.lots)

    @property
    def net_fen(self) -> int:
        """What would be left if all were set off, negative where the shop would owe.

        A memo and never a booking: money and services are not netted (domain.md 2e).
        """
        return self.owes.open_fen - self.owes.unallocated_fen - self.prepaid_value_fen


def customer_card(session: Session, as_of: date, customer_no: str) -> CustomerCard:
    """The card of a customer. Raises `Refused` where there is none of that number."""
    facts = customer_facts(session, customer_no)
    own = facts.customer_id
    disputed = disputed_overdue(session, as_of, (own,)).get(own, 0)
    credit = unallocated(session, as_of, (own,)).get(own, 0)
    sums = _sums(session, as_of, own)
    charge = late_charges(session, as_of, (own,)).get(own, 0)
    standing = None
    owes = Owes(disputed_fen=disputed, unallocated_fen=credit, late_charge_fen=charge)
    if sums is not None:
        debt = Debt(sums.first_due_date, sums.overdue_fen, disputed)
        standing = standings(session, as_of, {own: debt})[own]
        owes = Owes(
            overdue_fen=sums.overdue_fen,
            not_due_fen=sums.open_fen - sums.overdue_fen,
            overdue_count=sums.overdue_count,
            days_past_due=max(0, (as_of - sums.first_due_date).days),
            disputed_fen=disputed,
            unallocated_fen=credit,
            late_charge_fen=charge,
        )
    return CustomerCard(
        facts=facts,
        owes=owes,
        bills=tuple(bills(session, as_of, own)),
        lots=tuple(prepaid(session, as_of, ids=(own,))),
        plans=tuple(plans(session, as_of, ids=(own,))),
        standing=standing,
    )


def customer_facts(session: Session, customer_no: str) -> CustomerFacts:
    """What is known of a customer. Raises `Refused` where there is none of that number."""
    row = session.execute(
        sa.select(CUSTOMERS).where(CUSTOMERS.c.customer_no == customer_no)
    ).one_or_none()
    if row is None:
        raise Refused(Fault("customer_unknown", "customer_no", {"customer_no": customer_no}))
    return CustomerFacts(
        customer_id=row.id,
        customer_no=row.customer_no,
        customer_name=row.name,
        kind=CustomerKind(row.kind),
        contact=row.contact,
        phone=row.phone,
        wechat=row.wechat,
        email=row.email,
        address=row.address,
        language=row.language,
        terms_days=row.terms_days,
        credit_limit_fen=row.credit_limit_fen,
        note=row.note,
        created_on=row.created_on,
    )


def _sums(session: Session, as_of: date, customer_id: int) -> Any:
    statement = _sums_of(shape_on(session, as_of, some=True))
    days = days_of(as_of) | on_day(as_of, (customer_id,))
    return session.execute(statement, days).one_or_none()


@built_once
def _sums_of(shape: Shape) -> AnySelect:
    sums = sums_by_customer(shape).c
    late = overdue_fen(sums_by_customer(shape)).label("overdue_fen")
    return sa.select(late, sums.open_fen, sums.overdue_count, sums.first_due_date)
