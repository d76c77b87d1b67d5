"""The facts of a letter, gathered from the book as of a day: one calculation with the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.ageing import days_past_due
from desktop_ar.domain.codes import CustomerKind, LetterKind
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.language.catalogue import Translator, translator
from desktop_ar.letters import facts as paper
from desktop_ar.letters.account_facts import StatementFacts
from desktop_ar.letters.all_facts import LetterFacts
from desktop_ar.queries.claims import ClaimRow, claims_of
from desktop_ar.services import (
    account_papers,
    letter_charges,
    letter_extensions,
    letter_history,
    letter_terms,
)
from desktop_ar.services.context import Context
from desktop_ar.services.letter_agreement import agreement_facts
from desktop_ar.services.payment_ways import ways_to_pay
from desktop_ar.services.settings import setting
from desktop_ar.storage.tables import Customer
from desktop_ar.storage.tables import Receivable as Bill

DEADLINE_DAYS: Final = {
    LetterKind.REMINDER: 7,
    LetterKind.FOLLOW_UP: 7,
    LetterKind.OVERDUE_NOTICE: 7,
    LetterKind.FORMAL_DEMAND: 10,
    LetterKind.SUSPENSION_NOTICE: 7,
    LetterKind.FINAL_NOTICE: 15,
}
"""Days to the last day a letter names, where the owner names none."""
PLAIN_NOTICES: Final = frozenset({LetterKind.OVERDUE_NOTICE, LetterKind.SUSPENSION_NOTICE})
"""Notices without a slip to send back."""
NAMELESS: Final = "________"
"""Where the shop has not been named in the settings: a blank to be filled in by hand."""
SUSPENSION_NOTICE_DAYS: Final = 7
"""Least time between the deadline and a suspension (domain.md 1b S004-34)."""
REPLY_SHARE: Final = (6, 10)
"""Objections to a demand are asked for after six tenths of its time."""


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """Which letter to whom. Dates left out follow the day of the letter."""

    kind: LetterKind
    customer_no: str
    as_of: date | None = None
    deadline: date | None = None
    plan_no: str = ""
    """The plan of an agreement; without it the newest one not yet signed."""
    announce_suspension: bool = False
    announce_court: bool = True
    with_slip: bool = True
    way_positions: tuple[int, ...] | None = None
    """Which of the shop's ways to pay are printed, counted from 0; None prints all."""
    payment_no: str = ""
    """The payment of a receipt; without it the customer's last one."""
    period_from: date | None = None
    period_to: date | None = None
    """Of a statement; left out it goes on from the one before, up to the day of the letter."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A letter that is being made: to whom, what was ordered, its head."""

    session: Session
    context: Context
    customer: Customer
    order: LetterOrder
    head: paper.Head

    @property
    def as_of(self) -> date:
        """The day its sums are true for."""
        return self.order.as_of or self.context.today


def facts_of(
    session: Session,
    context: Context,
    customer: Customer,
    order: LetterOrder,
    number: str,
    *,
    draft: bool,
) -> LetterFacts:
    """Everything the letter says. Raises `Refused` where there is nothing it could say."""
    head = _head(session, context, customer, number, draft=draft)
    case = _Case(session, context, customer, order, head)
    return _GATHERED_BY.get(order.kind, _asking)(case)


def _statement(case: _Case) -> StatementFacts:
    order = case.order
    return account_papers.statement_facts(
        case.session,
        case.context,
        case.customer,
        case.head,
        (order.period_from, order.period_to or order.as_of),
        answer_by=order.deadline,
    )


def _prepaid(case: _Case) -> LetterFacts:
    kind = case.order.kind
    return account_papers.prepaid_facts(case.session, case.customer, case.head, case.as_of, kind)


def _terms(case: _Case) -> paper.TermsFacts:
    ways = _ways(case.session, case.order)
    return letter_terms.facts_of(case.session, case.context, case.customer, case.head, ways)


def _asking(case: _Case) -> paper.ReminderFacts | paper.FollowUpFacts | paper.DemandFacts:
    """The letters of the ladder: what is late, and what is asked for."""
    session, context, customer, order = case.session, case.context, case.customer, case.order
    head, as_of, deadline = case.head, case.as_of, _deadline(context, order)
    lines = _lines(session, customer, order.kind, as_of)
    ways = _ways(session, order)
    if order.kind is LetterKind.REMINDER:
        return paper.ReminderFacts(head, as_of, lines, ways, deadline)
    charge = None
    if order.kind in letter_charges.CHARGING:
        lines, charge = letter_charges.claimed(session, customer, lines, as_of)
        if not lines:
            raise _nothing_due(customer, as_of)
    earlier = letter_history.earlier_letters(session, customer.id, lines, as_of)
    promise = letter_history.broken_promise(session, customer.id, as_of)
    if order.kind is LetterKind.FOLLOW_UP:
        return paper.FollowUpFacts(
            head, as_of, lines, reply_by=deadline, ways=ways, earlier=earlier, promise=promise
        )
    return paper.DemandFacts(
        head,
        as_of,
        lines,
        deadline,
        ways,
        charge=charge,
        reply_by=_reply_by(context.today, deadline),
        contract=_contract(session, customer, lines),
        earlier=earlier,
        contacts=letter_history.earlier_contacts(session, customer.id, lines, as_of),
        promise=promise,
        suspend_from=(
            deadline + timedelta(days=SUSPENSION_NOTICE_DAYS) if order.announce_suspension else None
        ),
        court=order.announce_court,
        slip=order.with_slip and order.kind not in PLAIN_NOTICES,
        letter=order.kind,
    )


def _head(
    session: Session, context: Context, customer: Customer, number: str, *, draft: bool
) -> paper.Head:
    return paper.Head(
        letter_no=number,
        language=customer.language,
        issued_on=context.today,
        shop=_shop(session),
        addressee=paper.Addressee(
            name=customer.name,
            kind=CustomerKind(customer.kind),
            contact=customer.contact,
            address=customer.address,
        ),
        draft=draft,
    )


def _shop(session: Session) -> paper.ShopFacts:
    return paper.ShopFacts(
        name=setting(session, "shop.name") or NAMELESS,
        address=setting(session, "shop.address"),
        phone=setting(session, "shop.phone"),
        contact=setting(session, "shop.contact"),
    )


def _ways(session: Session, order: LetterOrder) -> tuple[paper.PaymentWay, ...]:
    chosen = order.way_positions
    return tuple(
        paper.PaymentWay(way.method, tuple(way.text.splitlines()), way.qr or None)
        for position, way in enumerate(ways_to_pay(session))
        if chosen is None or position in chosen
    )


def _deadline(context: Context, order: LetterOrder) -> date:
    days = DEADLINE_DAYS.get(order.kind, 0)
    deadline = order.deadline or context.today + timedelta(days=days)
    if deadline < context.today:
        days_ = {"deadline": deadline, "issued_on": context.today}
        raise Refused(Fault("letter_deadline_passed", "deadline", days_))
    return deadline


def _reply_by(issued_on: date, deadline: date) -> date:
    part, whole = REPLY_SHARE
    return issued_on + timedelta(days=(deadline - issued_on).days * part // whole)


def _lines(
    session: Session, customer: Customer, kind: LetterKind, as_of: date
) -> tuple[paper.DebtLine, ...]:
    """What is overdue; a reminder before anything is late names what is open."""
    claims = claims_of(session, customer.id, as_of)
    overdue = [claim for claim in claims if claim.due_date < as_of]
    if kind in letter_charges.CHARGING:  # a charge may be due where no principal is
        claims = overdue
    elif not claims:
        params = {"name": customer.name, "as_of": as_of}
        raise Refused(Fault("letter_nothing_open", "customer_no", params))
    elif not overdue and kind is not LetterKind.REMINDER:
        raise _nothing_due(customer, as_of)
    t = translator(customer.language)
    return tuple(_line(t, claim, as_of) for claim in overdue or claims)


def _nothing_due(customer: Customer, as_of: date) -> Refused:
    params = {"name": customer.name, "as_of": as_of}
    return Refused(Fault("letter_nothing_due", "customer_no", params))


def _line(t: Translator, claim: ClaimRow, as_of: date) -> paper.DebtLine:
    return paper.DebtLine(
        receivable_no=claim.number,
        description=_description(t, claim),
        issue_date=claim.issue_date,
        due_date=claim.due_date,
        amount_fen=claim.amount_fen,
        paid_fen=claim.amount_fen - claim.open_fen,
        open_fen=claim.open_fen,
        days_past_due=days_past_due(claim.due_date, as_of),
    )


def _description(t: Translator, claim: ClaimRow) -> str:
    if claim.installment_no is None:
        return claim.description
    if claim.installment_no == 0:
        return t.gettext("Down payment")
    return t.gettext("Installment {no}", no=claim.installment_no)


def _contract(
    session: Session, customer: Customer, lines: tuple[paper.DebtLine, ...]
) -> paper.Contract | None:
    """The contract all the bills name, where they name one and the same."""
    numbers = [line.receivable_no for line in lines]
    found = set(
        session.scalars(
            sa.select(Bill.contract_no).where(
                Bill.customer_id == customer.id, Bill.receivable_no.in_(numbers)
            )
        )
    )
    only = found.pop() if len(found) == 1 else ""
    return paper.Contract(only) if only else None


_GATHERED_BY: Final[Mapping[LetterKind, Callable[[_Case], LetterFacts]]] = {
    LetterKind.AGREEMENT: lambda case: agreement_facts(
        case.session,
        case.customer,
        case.head,
        case.order.plan_no,
        _ways(case.session, case.order),
    ),
    LetterKind.TERMS: _terms,
    LetterKind.RECEIPT: lambda case: account_papers.receipt_facts(
        case.session, case.customer, case.head, case.order.payment_no
    ),
    LetterKind.PAID_IN_FULL: lambda case: account_papers.settled_facts(
        case.session, case.customer, case.head, case.as_of
    ),
    LetterKind.PLAN_COMPLETED: lambda case: account_papers.completed_facts(
        case.session, case.customer, case.head, case.as_of, case.order.plan_no
    ),
    LetterKind.STATEMENT: _statement,
    LetterKind.PREPAID_BALANCE: _prepaid,
    LetterKind.PREPAID_EXPIRY: _prepaid,
    LetterKind.EXTENSION: lambda case: letter_extensions.facts_of(
        case.session, case.customer, case.head, case.as_of, _ways(case.session, case.order)
    ),
}
"""What gathers the facts of the papers; every other letter asks for money."""


def deadline_of(facts: LetterFacts) -> date | None:
    """The last day a letter names, to pay or to answer; agreements and receipts name none."""
    match facts:
        case paper.FollowUpFacts():
            return facts.reply_by
        case paper.ReminderFacts() | paper.DemandFacts():
            return facts.deadline
        case StatementFacts():
            return facts.answer_by
        case _:
            return None


def total_of(facts: LetterFacts) -> int:
    """What the letter asks for, or is about, in fen."""
    if isinstance(facts, paper.ReminderFacts | paper.FollowUpFacts):
        return sum(line.open_fen for line in facts.lines)
    if isinstance(facts, paper.AgreementFacts):
        return facts.principal_fen
    return 0 if isinstance(facts, paper.TermsFacts) else facts.total_fen
