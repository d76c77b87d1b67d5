"""The facts of papers about money that came: receipts, settled accounts, statements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.allocation import AllocationOrder
from desktop_ar.domain.codes import LetterKind, LotKind, PaymentMethod, PlanState
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.domain.invitations import DAYS_BEFORE
from desktop_ar.language.catalogue import translator
from desktop_ar.letters import account_facts as paper
from desktop_ar.letters.all_facts import LetterFacts
from desktop_ar.letters.facts import Head
from desktop_ar.letters.prepaid_notice import KeptLot, PrepaidNoticeFacts
from desktop_ar.queries.account import AccountEntry, account_entries
from desktop_ar.queries.ageing import ageing_of
from desktop_ar.queries.prepaid import PrepaidRow, prepaid_by_customer
from desktop_ar.queries.unallocated import unallocated
from desktop_ar.services.bill_history import last_movement
from desktop_ar.services.charge_terms import charge_start
from desktop_ar.services.context import Context
from desktop_ar.services.payments import standing_shares, the_payment
from desktop_ar.services.plan_states import covered
from desktop_ar.services.settings import setting
from desktop_ar.storage.tables import (
    Customer,
    InstallmentPlan,
    Letter,
    Payment,
    Receivable,
)

ANSWER_DAYS: Final = 14
"""Days a customer has to answer a statement, where the owner names no day."""
MOST_SETTLED: Final = 30
"""Bills that a confirmation of payment in full names, the last settled ones."""


def receipt_facts(
    session: Session, customer: Customer, head: Head, payment_no: str
) -> paper.ReceiptFacts:
    """The receipt of a payment; without a number of the customer's last one."""
    payment = _payment(session, customer, payment_no)
    shares = standing_shares(session, payment)
    bills = [session.get_one(Receivable, share.receivable_id) for share in shares]
    open_fen = session.execute(
        sa.select(sa.func.coalesce(sa.func.sum(Receivable.open_fen), 0)).where(
            Receivable.customer_id == customer.id
        )
    ).scalar_one()
    shared_fen = sum(share.amount_fen for share in shares)
    return paper.ReceiptFacts(
        head=head,
        payment_no=payment.payment_no,
        paid_on=payment.paid_on,
        amount_fen=payment.amount_fen,
        method=PaymentMethod(payment.method),
        reference=payment.reference,
        bills=tuple(
            paper.PaidBill(bill.receivable_no, bill.description, share.amount_fen, bill.open_fen)
            for bill, share in zip(bills, shares, strict=True)
        ),
        unallocated_fen=payment.amount_fen - shared_fen,
        balance_fen=open_fen,
        order=AllocationOrder(setting(session, "allocation.order")) if shares else None,
    )


def _payment(session: Session, customer: Customer, payment_no: str) -> Payment:
    if payment_no:
        payment = the_payment(session, payment_no)
    else:
        counter = sa.orm.aliased(Payment)
        found = session.scalars(
            sa.select(Payment)
            .outerjoin(counter, counter.reverses_id == Payment.id)
            .where(
                Payment.customer_id == customer.id,
                Payment.reverses_id.is_(None),
                counter.id.is_(None),
            )
            .order_by(Payment.paid_on.desc(), Payment.id.desc())
        ).first()
        if found is None:
            raise Refused(Fault("letter_no_payment", "customer_no", {"name": customer.name}))
        payment = found
    if payment.customer_id != customer.id or payment.reverses_id is not None:
        raise Refused(Fault("letter_no_payment", "customer_no", {"name": customer.name}))
    return payment


def settled_facts(
    session: Session, customer: Customer, head: Head, as_of: date
) -> paper.SettledFacts:
    """Nothing is open. Raises `Refused` where something is."""
    open_fen = session.execute(
        sa.select(sa.func.coalesce(sa.func.sum(Receivable.open_fen), 0)).where(
            Receivable.customer_id == customer.id, Receivable.issue_date <= as_of
        )
    ).scalar_one()
    if open_fen:
        params = {"name": customer.name, "open_fen": int(open_fen)}
        raise Refused(Fault("letter_still_open", "customer_no", params))
    bills = session.scalars(
        sa.select(Receivable).where(
            Receivable.customer_id == customer.id, Receivable.issue_date <= as_of
        )
    ).all()
    settled = sorted(_settled(session, bills), key=lambda bill: bill.settled_on)
    return paper.SettledFacts(head, as_of, tuple(settled[-MOST_SETTLED:]))


def completed_facts(
    session: Session, customer: Customer, head: Head, as_of: date, plan_no: str
) -> paper.SettledFacts:
    """A plan was kept to its end. Raises `Refused` where none was."""
    wanted = sa.select(InstallmentPlan).where(
        InstallmentPlan.customer_id == customer.id, InstallmentPlan.state == PlanState.COMPLETED
    )
    if plan_no:
        wanted = wanted.where(InstallmentPlan.plan_no == plan_no)
    plan = session.scalars(wanted.order_by(InstallmentPlan.ended_on.desc())).first()
    if plan is None:
        raise Refused(Fault("letter_no_completed_plan", "plan_no", {"name": customer.name}))
    bills = tuple(_settled(session, covered(session, plan)))
    return paper.SettledFacts(head, as_of, bills, plan.plan_no, plan.signed_on)


def _settled(session: Session, bills: Sequence[Receivable]) -> list[paper.SettledBill]:
    return [
        paper.SettledBill(
            bill.receivable_no,
            bill.description,
            bill.issue_date,
            bill.amount_fen,
            last_movement(session, [bill.id]) or bill.issue_date,
        )
        for bill in bills
    ]


def statement_facts(
    session: Session,
    context: Context,
    customer: Customer,
    head: Head,
    period: tuple[date | None, date | None],
    *,
    answer_by: date | None = None,
) -> paper.StatementFacts:
    """The account of a period; without a first day from where the last statement ended, else
    from the first movement. Raises `Refused` for a period that ends before it begins."""
    last = period[1] or context.today
    entries = account_entries(session, customer.id, last)
    first = period[0] or _first_day(session, customer, entries, last)
    if first > last:
        params = {"first": first, "last": last}
        raise Refused(Fault("statement_period_backwards", "period_from", params))
    before = [entry for entry in entries if entry.on < first]
    within = [entry for entry in entries if entry.on >= first]
    opening_fen = sum(entry.amount_fen for entry in before)
    closing_fen = opening_fen + sum(entry.amount_fen for entry in within)
    return paper.StatementFacts(
        head=head,
        period_from=first,
        period_to=last,
        opening_fen=opening_fen,
        lines=tuple(_lines(within, opening_fen)),
        closing_fen=closing_fen,
        bands=ageing_of(session, last, customer.id),
        unallocated_fen=unallocated(session, last, (customer.id,)).get(customer.id, 0),
        lots=_lots(session, customer, last),
        answer_by=answer_by or context.today + timedelta(days=ANSWER_DAYS),
        charge_agreed=charge_start(session, context, customer.customer_no).in_force is not None,
        terms=_terms(session, customer),
    )


def period_of(facts: LetterFacts) -> tuple[date, date] | None:
    """The first and the last day of a statement."""
    return (facts.period_from, facts.period_to) if isinstance(facts, paper.StatementFacts) else None


def _first_day(
    session: Session, customer: Customer, entries: Sequence[AccountEntry], last: date
) -> date:
    ended: date | None = session.execute(
        sa.select(sa.func.max(Letter.issued_on)).where(
            Letter.customer_id == customer.id,
            Letter.kind == LetterKind.STATEMENT,
            Letter.issued_on < last,
        )
    ).scalar_one()
    if ended is not None:
        return ended + timedelta(days=1)
    return min((entry.on for entry in entries), default=last)


def _lines(entries: Sequence[AccountEntry], opening_fen: int) -> list[paper.StatementLine]:
    balance_fen = opening_fen
    found = []
    for entry in entries:
        balance_fen += entry.amount_fen
        found.append(
            paper.StatementLine(
                on=entry.on,
                number=entry.number,
                movement=paper.Movement(entry.kind),
                text=entry.text,
                debit_fen=max(entry.amount_fen, 0),
                credit_fen=max(-entry.amount_fen, 0),
                balance_fen=balance_fen,
            )
        )
    return found


def ending(lots: Sequence[PrepaidRow], day: date) -> list[PrepaidRow]:
    """Credits past their deadline, or with no more than thirty days to it."""
    soon = day + timedelta(days=DAYS_BEFORE[0])
    return [lot for lot in lots if lot.valid_until is not None and lot.valid_until <= soon]


def prepaid_facts(
    session: Session, customer: Customer, head: Head, as_of: date, kind: LetterKind
) -> PrepaidNoticeFacts:
    """What is kept for a customer, or what of it ends soon. Raises `Refused` for nothing."""
    lots: Sequence[PrepaidRow] = prepaid_by_customer(session, as_of, (customer.id,)).get(
        customer.id, []
    )
    if kind is LetterKind.PREPAID_EXPIRY:
        lots = ending(lots, as_of)
    if not lots:
        raise Refused(Fault("letter_no_prepaid", "customer_no", {"name": customer.name}))
    return PrepaidNoticeFacts(
        head,
        as_of,
        tuple(
            KeptLot(
                lot.lot_no,
                LotKind(lot.kind),
                lot.title,
                lot.paid_fen,
                lot.value_left_fen,
                lot.units_left,
                lot.units_bought,
                lot.valid_until,
                expired=lot.valid_until is not None and lot.valid_until < as_of,
            )
            for lot in lots
        ),
        kind,
    )


def _lots(session: Session, customer: Customer, day: date) -> tuple[paper.StatementLot, ...]:
    lots = prepaid_by_customer(session, day, (customer.id,)).get(customer.id, [])
    return tuple(
        paper.StatementLot(
            lot.lot_no,
            LotKind(lot.kind),
            lot.title,
            lot.valid_until,
            lot.value_left_fen,
            lot.units_left,
        )
        for lot in lots
    )


def _terms(session: Session, customer: Customer) -> str:
    days = customer.terms_days
    if days is None:
        days = int(setting(session, "terms.days"))
    t = translator(customer.language)
    return t.ngettext(
        "Bills are due {n} day after their date.", "Bills are due {n} days after their date.", days
    )
