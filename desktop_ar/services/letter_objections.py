"""What speaks against a letter: told before it is sent, never a refusal (cli.md, letters)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import LetterKind, Outcome, PlanState, PromiseState
from desktop_ar.domain.faults import Fault
from desktop_ar.letters import facts as paper
from desktop_ar.letters.all_facts import LetterFacts
from desktop_ar.services import letter_history as history
from desktop_ar.services.context import Context
from desktop_ar.services.letter_charges import claimable
from desktop_ar.services.letter_facts import NAMELESS, LetterOrder
from desktop_ar.services.settings import setting
from desktop_ar.storage.tables import (
    Contact,
    Customer,
    Dispute,
    InstallmentPlan,
    Letter,
    Payment,
    Receivable,
)

JUST_PAID_DAYS: Final = 3
FINAL_NOTICE_DAYS: Final = (7, 15)
"""The least and the most time a final notice leaves (domain.md 3a)."""


def objections_to(
    session: Session,
    context: Context,
    customer: Customer,
    order: LetterOrder,
    facts: LetterFacts,
) -> tuple[Fault, ...]:
    """Everything that speaks against sending this letter today."""
    found: list[Fault] = list(_missing_glyphs(facts))
    if facts.head.shop.name == NAMELESS:
        found.append(Fault("objection_no_shop_name"))
    if facts.kind is LetterKind.FINAL_NOTICE and isinstance(facts, paper.DemandFacts):
        found += _unusual_time(facts)
    if facts.kind is LetterKind.PAID_IN_FULL:
        found += _charge_given_up(session, customer, order.as_of or context.today)
    if isinstance(facts, paper.ReminderFacts | paper.FollowUpFacts | paper.DemandFacts):
        as_of = order.as_of or context.today
        if order.kind is not LetterKind.REMINDER:
            found += _no_reminder(session, customer, facts, as_of)
        found += _promise_open(session, customer, as_of)
        found += _plan_active(session, customer)
        found += _dispute(session, customer, as_of)
        found += _money_came(session, customer, as_of)
        found += _recent_contact(session, customer, as_of)
    return tuple(found)


def _unusual_time(facts: paper.DemandFacts) -> Iterator[Fault]:
    least, most = FINAL_NOTICE_DAYS
    days = (facts.deadline - facts.head.issued_on).days
    if not least <= days <= most:
        params = {"days": days, "least": least, "most": most}
        yield Fault("objection_final_notice_time", params=params)


def _charge_given_up(session: Session, customer: Customer, as_of: date) -> Iterator[Fault]:
    """A charge that accrued and was never claimed would read as settled, too."""
    accrued_fen = sum(row.amount_fen for row in claimable(session, customer, as_of))
    if accrued_fen:
        params = {"name": customer.name, "accrued_fen": accrued_fen}
        yield Fault("objection_charge_given_up", params=params)


def _missing_glyphs(facts: LetterFacts) -> Iterator[Fault]:
    from desktop_ar.letters.render import missing_characters  # noqa: PLC0415 - ReportLab, late

    missing = missing_characters(facts)
    if missing:
        yield Fault("objection_glyphs", params={"characters": " ".join(missing)})


def _no_reminder(
    session: Session,
    customer: Customer,
    facts: paper.ReminderFacts | paper.FollowUpFacts | paper.DemandFacts,
    as_of: date,
) -> Iterator[Fault]:
    since = history.since(facts.lines)
    letter = sa.select(Letter.id).where(
        Letter.customer_id == customer.id,
        Letter.kind.in_(history.DUNNING),
        Letter.issued_on.between(since, as_of),
    )
    talk = sa.select(Contact.id).where(
        Contact.customer_id == customer.id,
        Contact.outcome != Outcome.NO_ANSWER,
        Contact.contacted_on.between(since, as_of),
    )
    if not session.execute(letter).first() and not session.execute(talk).first():
        yield Fault("objection_no_reminder", params={"name": customer.name})


def _promise_open(session: Session, customer: Customer, as_of: date) -> Iterator[Fault]:
    promise = history.latest_promise(session, customer.id, as_of)
    if promise is None:
        return
    receipts = history.receipts_of(session, customer.id, as_of)
    if history.state_of(session, promise, receipts, as_of) is PromiseState.OPEN:
        yield Fault(
            "objection_promise_open",
            params={
                "name": customer.name,
                "amount_fen": promise.amount_fen,
                "due_on": promise.due_on,
            },
        )


def _plan_active(session: Session, customer: Customer) -> Iterator[Fault]:
    plans = session.scalars(
        sa.select(InstallmentPlan.plan_no).where(
            InstallmentPlan.customer_id == customer.id, InstallmentPlan.state == PlanState.ACTIVE
        )
    )
    for plan_no in plans:
        params = {"name": customer.name, "plan_no": plan_no}
        yield Fault("objection_plan_active", params=params)


def _dispute(session: Session, customer: Customer, as_of: date) -> Iterator[Fault]:
    disputed_fen = session.execute(
        sa.select(sa.func.sum(sa.func.coalesce(Dispute.amount_fen, Receivable.open_fen)))
        .join(Receivable, Receivable.id == Dispute.receivable_id)
        .where(
            Receivable.customer_id == customer.id,
            Receivable.open_fen > 0,
            Dispute.opened_on <= as_of,
            sa.or_(Dispute.closed_on.is_(None), Dispute.closed_on > as_of),
        )
    ).scalar_one()
    if disputed_fen:
        params = {"name": customer.name, "disputed_fen": int(disputed_fen)}
        yield Fault("objection_dispute", params=params)


def _money_came(session: Session, customer: Customer, as_of: date) -> Iterator[Fault]:
    name = {"name": customer.name}
    last = session.execute(
        sa.select(Payment.paid_on, Payment.amount_fen)
        .where(
            Payment.customer_id == customer.id,
            Payment.amount_fen > 0,
            Payment.paid_on.between(as_of - timedelta(days=JUST_PAID_DAYS), as_of),
            Payment.id.not_in(
                sa.select(Payment.reverses_id).where(Payment.reverses_id.is_not(None))
            ),
        )
        .order_by(Payment.paid_on.desc(), Payment.id.desc())
    ).first()
    if last is not None:
        figures = {"amount_fen": last.amount_fen, "paid_on": last.paid_on}
        yield Fault("objection_just_paid", params={**name, **figures})
    unallocated_fen = session.execute(
        sa.select(sa.func.sum(Payment.unallocated_fen)).where(Payment.customer_id == customer.id)
    ).scalar_one()
    if unallocated_fen:
        yield Fault("objection_unallocated", params={**name, "unallocated_fen": unallocated_fen})


def _recent_contact(session: Session, customer: Customer, as_of: date) -> Iterator[Fault]:
    gap = int(setting(session, "dunning.min_gap_days"))
    last = session.execute(
        sa.select(sa.func.max(Contact.contacted_on)).where(
            Contact.customer_id == customer.id,
            Contact.outcome != Outcome.NO_ANSWER,
            Contact.contacted_on <= as_of,
        )
    ).scalar_one()
    if last is not None and (as_of - last).days < gap:
        params = {"name": customer.name, "contacted_on": last}
        yield Fault("objection_recent_contact", params=params)
