"""Letters: what one would say, what speaks against it, issuing it, printing it again.

ReportLab is imported with the first letter, never before.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import Channel, LetterKind, Outcome, PlanState
from desktop_ar.domain.faults import Fault
from desktop_ar.letters.all_facts import LetterFacts
from desktop_ar.services import letter_charges, letter_facts
from desktop_ar.services.acts import finish, next_number, peek_number, the_customer
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.letter_agreement import plan_to_agree
from desktop_ar.services.letter_facts import LetterOrder
from desktop_ar.services.letter_objections import objections_to
from desktop_ar.storage.tables import (
    Contact,
    Customer,
    InstallmentPlan,
    Letter,
    LetterFile,
)

if TYPE_CHECKING:
    from desktop_ar.letters.render import Rendered

_PRESS = Lock()
"""One letter is set at a time: ReportLab keeps its fonts for the whole process."""
HANDED_OVER = frozenset(
    {LetterKind.AGREEMENT, LetterKind.EXTENSION, LetterKind.RECEIPT, LetterKind.TERMS}
)
"""Papers that are given in the shop and not sent."""
PREFIXES = {
    LetterKind.REMINDER: "TX",
    LetterKind.FOLLOW_UP: "GJ",
    LetterKind.OVERDUE_NOTICE: "YQ",
    LetterKind.FORMAL_DEMAND: "CK",
    LetterKind.SUSPENSION_NOTICE: "ZT",
    LetterKind.FINAL_NOTICE: "ZH",
    LetterKind.AGREEMENT: "FQ",
    LetterKind.TERMS: "FK",
    LetterKind.RECEIPT: "SJ",
    LetterKind.PAID_IN_FULL: "JQ",
    LetterKind.PLAN_COMPLETED: "WB",
    LetterKind.STATEMENT: "DZ",
    LetterKind.PREPAID_BALANCE: "YE",
    LetterKind.PREPAID_EXPIRY: "DQ",
    LetterKind.EXTENSION: "YX",
}
"""Beginnings of letter numbers: 提醒, 跟进, 逾期, 催款, 暂停, 最后, 分期, 条款, 收据, 结清, 完毕,
对账, 余额, 到期, 延期 (an agreement bears its plan's number)."""


@dataclass(frozen=True, slots=True)
class PreparedLetter:
    """A letter before it is issued: its facts, and what speaks against sending it."""

    facts: LetterFacts
    objections: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class IssuedLetter:
    """A letter as archived: its bytes are what a reprint gives."""

    letter_no: str
    customer_no: str
    customer_name: str
    pdf: bytes
    page_count: int
    objections: tuple[Fault, ...]
    changes: ChangeSet


def prepare_letter(
    session: Session, context: Context, order: LetterOrder, *, draft: bool = True
) -> PreparedLetter:
    """What the letter would say today. Raises `Refused` where there is nothing to say."""
    customer = the_customer(session, order.customer_no)
    number = _number(session, context, customer, order, take=False)
    facts = letter_facts.facts_of(session, context, customer, order, number, draft=draft)
    return PreparedLetter(facts, objections_to(session, context, customer, order, facts))


def letter_pdf(facts: LetterFacts) -> bytes:
    """The PDF of prepared facts, for previews and drafts."""
    return _rendered(facts).pdf


def merged_pdf(
    letters: Sequence[LetterFacts], progress: Callable[[int, int], object] | None = None
) -> bytes:
    """One PDF of many letters, each with its own page numbers; `progress` hears done and all."""
    from desktop_ar.letters.render import render_merged  # noqa: PLC0415 - as below

    with _PRESS:
        return render_merged(letters, progress)


def _rendered(facts: LetterFacts) -> Rendered:
    from desktop_ar.letters.render import render  # noqa: PLC0415 - ReportLab with the first letter

    with _PRESS:
        return render(facts)


def issue_letter(session: Session, context: Context, order: LetterOrder) -> IssuedLetter:
    """Make the letter, archive it with its hash, log the contact; it cannot be undone."""
    customer = the_customer(session, order.customer_no)
    number = _number(session, context, customer, order, take=True)
    facts = letter_facts.facts_of(session, context, customer, order, number, draft=False)
    objections = objections_to(session, context, customer, order, facts)
    rendered = _rendered(facts)
    contact = _log(session, context, customer, order, number)
    letter = _archive(
        session,
        context,
        customer,
        order,
        facts=facts,
        contact=contact,
        rendered=rendered,
    )
    session.add(letter)
    session.flush()
    session.add(LetterFile(letter_id=letter.id, pdf=rendered.pdf))
    charged: frozenset[int] = frozenset()
    if order.kind in letter_charges.CHARGING:
        as_of = order.as_of or context.today
        charged = letter_charges.charge_by_letter(session, context, customer, letter, as_of)
    changes = ChangeSet(
        customers=frozenset({customer.id}),
        receivables=charged,
        contacts=frozenset({contact.id}),
        letters=frozenset({letter.id}),
        plans=frozenset({letter.plan_id}) if letter.plan_id else frozenset(),
        numbers=(number,),
    )
    finish(session, context, "issue_letter", order, changes)
    return IssuedLetter(
        number,
        customer.customer_no,
        customer.name,
        rendered.pdf,
        rendered.page_count,
        objections,
        changes,
    )


def _number(
    session: Session, context: Context, customer: Customer, order: LetterOrder, *, take: bool
) -> str:
    if order.kind is LetterKind.AGREEMENT:
        return _agreement_number(session, customer, order)
    prefix = f"{PREFIXES[order.kind]}-{context.today.year}-"
    return next_number(session, prefix) if take else peek_number(session, prefix)


def _agreement_number(session: Session, customer: Customer, order: LetterOrder) -> str:
    """The plan's own number; a second print of it gets a suffix."""
    plan_no = plan_to_agree(session, customer, order.plan_no).plan_no
    printed = session.execute(
        sa.select(sa.func.count())
        .select_from(Letter)
        .join(InstallmentPlan)
        .where(InstallmentPlan.plan_no == plan_no)
    ).scalar_one()
    return plan_no if printed == 0 else f"{plan_no}-{printed + 1}"


def _log(
    session: Session, context: Context, customer: Customer, order: LetterOrder, number: str
) -> Contact:
    channel = Channel.IN_SHOP if order.kind in HANDED_OVER else Channel.LETTER
    contact = Contact(
        contact_no=next_number(session, f"LX-{context.today.year}-"),
        customer_id=customer.id,
        contacted_on=context.today,
        channel=channel,
        outcome=Outcome.OTHER,
        note=number,
        operator=context.operator,
        created_at=context.now,
    )
    session.add(contact)
    session.flush()
    return contact


def _archive(
    session: Session,
    context: Context,
    customer: Customer,
    order: LetterOrder,
    *,
    facts: LetterFacts,
    contact: Contact,
    rendered: Rendered,
) -> Letter:
    plan_id = None
    if order.kind is LetterKind.AGREEMENT:
        plan = plan_to_agree(session, customer, order.plan_no)
        plan_id = plan.id
        plan.printed_on = context.today
        if plan.state == PlanState.DRAFT:
            plan.state = PlanState.PRINTED
    return Letter(
        letter_no=facts.head.letter_no,
        kind=order.kind,
        customer_id=customer.id,
        plan_id=plan_id,
        contact_id=contact.id,
        issued_on=context.today,
        deadline=letter_facts.deadline_of(facts),
        language=facts.head.language,
        total_fen=letter_facts.total_of(facts),
        page_count=rendered.page_count,
        sha256=hashlib.sha256(rendered.pdf).hexdigest(),
        facts=json.dumps(dataclasses.asdict(facts), ensure_ascii=False, default=_plain),
        wording_version=rendered.wording_version,
        operator=context.operator,
        created_at=context.now,
    )


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
