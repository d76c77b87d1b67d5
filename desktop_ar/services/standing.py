"""Where a customer stands today: what the head and the fields of a dialog begin with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.ageing import days_past_due
from desktop_ar.domain.codes import (
    LotKind,
    LotState,
    PaymentMethod,
    PlanState,
    PromiseState,
    ReceivableKind,
    ReceivableState,
)
from desktop_ar.domain.prepaid import lot_state
from desktop_ar.queries.claims import claims_of
from desktop_ar.queries.promises import BROKEN_STATES, PromiseRow, promises
from desktop_ar.queries.unallocated import unallocated
from desktop_ar.services.acts import the_customer
from desktop_ar.services.context import Context
from desktop_ar.services.credit import limit_stops
from desktop_ar.services.payment_ways import ways_to_pay
from desktop_ar.services.prepaid import value_left
from desktop_ar.services.settings import setting
from desktop_ar.storage.tables import (
    Customer,
    InstallmentPlan,
    PlanReceivable,
    PrepaidLot,
    Receivable,
)


@dataclass(frozen=True, slots=True)
class OpenBill:
    """A bill with something open; `plan_no` names the signed plan over it, or is empty."""

    receivable_no: str
    kind: ReceivableKind
    description: str
    issue_date: date
    due_date: date
    open_fen: int
    plan_no: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A customer on a day. Sums in fen; what is late counts by an active plan's installments."""

    customer_no: str
    name: str
    phone: str
    terms_days: int
    credit_limit_fen: int | None
    open_fen: int
    overdue_fen: int
    days_past_due: int
    """Of the oldest thing that is late; 0 where nothing is."""
    unallocated_fen: int
    promise: PromiseRow | None
    """The earliest promise that is still open."""
    promises_made: int
    promises_broken: int
    bills: tuple[OpenBill, ...]
    methods: tuple[PaymentMethod, ...]
    """How the shop says it may be paid, in its own order."""
    limit_stops: bool = False
    """There is a credit limit, and the shop stops at limits."""


@dataclass(frozen=True, slots=True)
class LotOnHand:
    """A prepaid lot of a customer with something left; past its deadline it keeps its value."""

    lot_no: str
    kind: LotKind
    title: str
    user_name: str
    valid_until: date | None
    state: LotState
    value_left_fen: int
    paid_fen: int
    bonus_fen: int
    units_left: int | None
    units_bought: int | None


def standing_of(session: Session, context: Context, customer_no: str) -> Standing:
    """Everything a dialog about a customer shows before anything is typed. Raises `Refused`."""
    customer = the_customer(session, customer_no)
    today = context.today
    late = [claim for claim in claims_of(session, customer.id, today) if claim.due_date < today]
    made = promises(session, today, (customer.id,))
    bills = _open_bills(session, customer.id)
    return Standing(
        customer_no=customer.customer_no,
        name=customer.name,
        phone=customer.phone,
        terms_days=_terms(session, customer),
        credit_limit_fen=customer.credit_limit_fen,
        open_fen=sum(bill.open_fen for bill in bills),
        overdue_fen=sum(claim.open_fen for claim in late),
        days_past_due=max((days_past_due(claim.due_date, today) for claim in late), default=0),
        unallocated_fen=unallocated(session, today, (customer.id,)).get(customer.id, 0),
        promise=next((row for row in made if row.state is PromiseState.OPEN), None),
        promises_made=len(made),
        promises_broken=sum(row.state in BROKEN_STATES for row in made),
        bills=bills,
        limit_stops=customer.credit_limit_fen is not None and limit_stops(session),
        methods=tuple(dict.fromkeys(way.method for way in ways_to_pay(session))),
    )


def _terms(session: Session, customer: Customer) -> int:
    if customer.terms_days is not None:
        return customer.terms_days
    return int(setting(session, "terms.days"))


def _open_bills(session: Session, customer_id: int) -> tuple[OpenBill, ...]:
    bills = session.scalars(
        sa.select(Receivable)
        .where(
            Receivable.state == ReceivableState.OPEN,
            Receivable.customer_id == customer_id,
        )
        .order_by(Receivable.due_date, Receivable.id)
    ).all()
    under = _under_plan(session, [bill.id for bill in bills])
    return tuple(
        OpenBill(
            receivable_no=bill.receivable_no,
            kind=ReceivableKind(bill.kind),
            description=bill.description,
            issue_date=bill.issue_date,
            due_date=bill.due_date,
            open_fen=bill.open_fen,
            plan_no=under.get(bill.id, ""),
        )
        for bill in bills
    )


def _under_plan(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """The number of the signed plan over each bill that has one."""
    found = session.execute(
        sa.select(PlanReceivable.receivable_id, InstallmentPlan.plan_no)
        .join(InstallmentPlan, InstallmentPlan.id == PlanReceivable.plan_id)
        .where(
            PlanReceivable.receivable_id.in_(ids),
            InstallmentPlan.state == PlanState.ACTIVE,
        )
    )
    return {row.receivable_id: row.plan_no for row in found}


def lots_on_hand(session: Session, context: Context, customer_no: str) -> tuple[LotOnHand, ...]:
    """What the shop owes a customer, lot by lot: usable ones first, nearest deadline first."""
    customer = the_customer(session, customer_no)
    lots = session.scalars(
        sa.select(PrepaidLot)
        .where(
            PrepaidLot.customer_id == customer.id,
            PrepaidLot.state.in_([LotState.ACTIVE, LotState.NOT_ACTIVATED]),
        )
        .order_by(PrepaidLot.valid_until.is_(None), PrepaidLot.valid_until, PrepaidLot.id)
    )
    found = [_on_hand(lot, context.today) for lot in lots]
    return tuple(sorted(found, key=lambda lot: lot.state is not LotState.ACTIVE))


def _on_hand(lot: PrepaidLot, today: date) -> LotOnHand:
    return LotOnHand(
        lot_no=lot.lot_no,
        kind=LotKind(lot.kind),
        title=lot.title,
        user_name=lot.user_name,
        valid_until=lot.valid_until,
        state=lot_state(LotState(lot.state), lot.valid_until, today, nothing_left=False),
        value_left_fen=value_left(lot),
        paid_fen=lot.paid_fen,
        bonus_fen=lot.bonus_fen,
        units_left=lot.units_left,
        units_bought=lot.units_bought,
    )
