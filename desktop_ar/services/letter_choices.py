"""Which letters a customer may get today: what was sent, what comes next, what is possible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import LetterKind, PlanState
from desktop_ar.domain.ladder import LADDER, LEVEL_OF_LETTER
from desktop_ar.queries.claims import ClaimRow, claims_of
from desktop_ar.queries.prepaid import prepaid_by_customer
from desktop_ar.queries.steps import Debt, standings
from desktop_ar.services.account_papers import ending
from desktop_ar.services.acts import the_customer
from desktop_ar.services.context import Context
from desktop_ar.services.letter_charges import charge_accrued
from desktop_ar.services.letter_extensions import standing_extensions
from desktop_ar.services.payment_ways import WayToPay, ways_to_pay
from desktop_ar.storage.tables import Customer, InstallmentPlan, Letter, Payment, Receivable


@dataclass(frozen=True, slots=True)
class LetterChoice:
    """One kind of letter: when it was last sent, whether it is the next step, whether it can be."""

    kind: LetterKind
    last_issued_on: date | None
    proposed: bool
    possible: bool


@dataclass(frozen=True, slots=True)
class LetterChoices:
    """What the letter dialog begins with; sums in fen, `days_past_due` of the oldest debt."""

    customer_no: str
    name: str
    days_past_due: int
    overdue_fen: int
    last_kind: LetterKind | None
    last_issued_on: date | None
    choices: tuple[LetterChoice, ...]
    ways: tuple[WayToPay, ...]
    plan_no: str
    """The plan an agreement would be about, or empty."""

    def proposed(self) -> LetterKind:
        """The kind to begin with: the next step; where that is no letter, the one that was sent
        last on the way up; else the first that is possible."""
        for choice in self.choices:
            if choice.proposed and choice.possible:
                return choice.kind
        possible = [
            choice
            for choice in self.choices
            if choice.possible and choice.kind is not LetterKind.TERMS  # never by itself
        ]
        asked = [
            choice.kind
            for choice in possible
            if choice.last_issued_on is not None and choice.kind in LEVEL_OF_LETTER
        ]
        first = possible[0] if possible else self.choices[0]
        return asked[-1] if asked else first.kind


def letter_choices(session: Session, context: Context, customer_no: str) -> LetterChoices:
    """The letters a customer may get on this day. Raises `Refused` for an unknown customer."""
    customer = the_customer(session, customer_no)
    claims = claims_of(session, customer.id, context.today)
    late = [claim for claim in claims if claim.due_date < context.today]
    oldest = min((claim.due_date for claim in late), default=None)
    sent = _sent(session, customer)
    plan_no = _plan_no(session, customer)
    next_kind = _next_kind(session, context, customer, late)
    lots = prepaid_by_customer(session, context.today, (customer.id,)).get(customer.id, [])
    possible = {
        LetterKind.REMINDER: bool(claims),
        LetterKind.FOLLOW_UP: bool(late),
        LetterKind.OVERDUE_NOTICE: bool(late),
        LetterKind.SUSPENSION_NOTICE: bool(late),
        LetterKind.FINAL_NOTICE: bool(late),
        LetterKind.FORMAL_DEMAND: bool(late) or charge_accrued(session, customer, context.today),
        LetterKind.AGREEMENT: bool(plan_no),
        LetterKind.TERMS: True,
        LetterKind.RECEIPT: _has_paid(session, customer),
        LetterKind.PAID_IN_FULL: not claims and _has_bills(session, customer),
        LetterKind.PLAN_COMPLETED: _kept_a_plan(session, customer),
        LetterKind.PREPAID_BALANCE: bool(lots),
        LetterKind.PREPAID_EXPIRY: bool(ending(lots, context.today)),
        LetterKind.STATEMENT: _has_bills(session, customer) or _has_paid(session, customer),
        LetterKind.EXTENSION: bool(standing_extensions(session, customer.id, context.today)),
    }
    last = max(sent.items(), key=lambda item: item[1], default=(None, None))
    return LetterChoices(
        customer_no=customer.customer_no,
        name=customer.name,
        days_past_due=(context.today - oldest).days if oldest else 0,
        overdue_fen=sum(claim.open_fen for claim in late),
        last_kind=last[0],
        last_issued_on=last[1],
        choices=tuple(
            LetterChoice(kind, sent.get(kind), kind is next_kind, possible[kind])
            for kind in LetterKind
        ),
        ways=ways_to_pay(session),
        plan_no=plan_no,
    )


def _has_paid(session: Session, customer: Customer) -> bool:
    counter = sa.orm.aliased(Payment)
    standing = (
        sa.select(Payment.id)
        .outerjoin(counter, counter.reverses_id == Payment.id)
        .where(
            Payment.customer_id == customer.id,
            Payment.reverses_id.is_(None),
            counter.id.is_(None),
        )
    )
    return session.execute(standing).first() is not None


def _has_bills(session: Session, customer: Customer) -> bool:
    found = sa.select(Receivable.id).where(Receivable.customer_id == customer.id)
    return session.execute(found).first() is not None


def _kept_a_plan(session: Session, customer: Customer) -> bool:
    found = sa.select(InstallmentPlan.id).where(
        InstallmentPlan.customer_id == customer.id, InstallmentPlan.state == PlanState.COMPLETED
    )
    return session.execute(found).first() is not None


def _sent(session: Session, customer: Customer) -> dict[LetterKind, date]:
    rows = session.execute(
        sa.select(Letter.kind, sa.func.max(Letter.issued_on))
        .where(Letter.customer_id == customer.id)
        .group_by(Letter.kind)
    )
    return {LetterKind(kind): day for kind, day in rows}


def _plan_no(session: Session, customer: Customer) -> str:
    found = session.scalars(
        sa.select(InstallmentPlan.plan_no)
        .where(
            InstallmentPlan.customer_id == customer.id,
            InstallmentPlan.state.in_([PlanState.DRAFT, PlanState.PRINTED]),
        )
        .order_by(InstallmentPlan.id.desc())
    ).first()
    return found or ""


def _next_kind(
    session: Session, context: Context, customer: Customer, late: list[ClaimRow]
) -> LetterKind | None:
    """The letter of the next step, or of the first later rung of the ladder that has one."""
    if not late:
        return None
    debt = Debt(late[0].due_date, sum(claim.open_fen for claim in late))
    step = standings(session, context.today, {customer.id: debt})[customer.id].step
    levels = [rung.level for rung in LADDER]
    later = [rung.letter for rung in LADDER[levels.index(step.level) :] if rung.letter]
    return step.letter or (later[0] if later else None)
