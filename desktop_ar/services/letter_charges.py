"""The late charge in a letter: what it claims bill by bill, and what issuing it charges.

A charge accrues silently until a letter charges it; then it is a receivable of its own that
names its bill, and is paid, waived or written off like any other (domain.md 6). A letter claims
what is open of earlier charges and what accrued since; only the latter is newly charged, so the
same letter again charges nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.ageing import days_past_due
from desktop_ar.domain.charge_lines import DerivationLine, derivation
from desktop_ar.domain.charge_terms import Scope
from desktop_ar.domain.codes import LetterKind, ReceivableKind
from desktop_ar.language.catalogue import translator
from desktop_ar.language.charge_words import policy_sentence, rate_words
from desktop_ar.language.figures import long_date
from desktop_ar.letters import facts as paper
from desktop_ar.queries.accrual import AccrualRow, charges_of
from desktop_ar.services.acts import free_number
from desktop_ar.services.context import Context
from desktop_ar.services.receivables import PREFIXES
from desktop_ar.services.settings import setting
from desktop_ar.storage.tables import Customer, Letter, LetterCharge, Receivable

CHARGING: Final = frozenset({LetterKind.FORMAL_DEMAND, LetterKind.FINAL_NOTICE})
"""The letters that claim the charge, and by being issued charge it."""


Claimed = tuple[tuple[paper.DebtLine, ...], paper.LateCharge | None]
"""The bills of a letter with their charges, and the charge; None where nothing is agreed."""


@dataclass(frozen=True, slots=True)
class _OpenCharge:
    """What is open of the charges of one bill, and their own numbers."""

    open_fen: int
    numbers: frozenset[str]


def claimed(
    session: Session, customer: Customer, lines: Sequence[paper.DebtLine], as_of: date
) -> Claimed:
    """The lines with the charge of each bill; earlier charges stand with their bill."""
    rows = {row.receivable_no: row for row in claimable(session, customer, as_of)}
    opened = {
        number: charge
        for number, charge in _open_charges(session, customer, as_of).items()
        if number in rows
    }
    merged = {own for charge in opened.values() for own in charge.numbers}
    bills = [line for line in lines if line.receivable_no not in merged]
    named = {line.receivable_no for line in bills}
    bills += [
        _paid_bill(row) for number, row in rows.items() if number not in named and row.open_fen == 0
    ]
    bills = [_charged(line, rows, opened) for line in bills]
    kept = tuple(bill for bill in bills if bill.open_fen or bill.late_charge_fen)
    concerned = [rows[bill.receivable_no] for bill in kept if bill.receivable_no in rows]
    if not concerned:
        return tuple(lines), None
    charge = paper.LateCharge(
        sum(bill.late_charge_fen for bill in kept),
        _sentence(customer, concerned),
        held_until_deadline=setting(session, "letters.hold_charge_until_deadline") == "yes",
        lines=tuple(
            line
            for row in concerned
            for line in _derived(customer, row, opened.get(row.receivable_no))
        ),
    )
    return kept, charge


def charge_under_plan(
    session: Session, customer: Customer, lines: Sequence[paper.DebtLine], as_of: date
) -> paper.LateCharge | None:
    """What accrued on the bills of a plan up to the day it was agreed; None without agreement."""
    numbers = {line.receivable_no for line in lines}
    rows = charges_of(session, as_of, (customer.id,), plans=False)
    concerned = [row for row in rows if row.receivable_no in numbers]
    if not concerned:
        return None
    total_fen = sum(row.amount_fen for row in concerned)
    return paper.LateCharge(total_fen, _sentence(customer, concerned))


def claimable(session: Session, customer: Customer, as_of: date) -> list[AccrualRow]:
    """Bills whose charge a letter may claim: not those under a plan that is active."""
    rows = charges_of(session, as_of, (customer.id,))
    return [row for row in rows if not row.under_plan]


def charge_accrued(session: Session, customer: Customer, as_of: date) -> bool:
    """Whether a letter would have something to charge."""
    return any(row.amount_fen for row in claimable(session, customer, as_of))


def _open_charges(session: Session, customer: Customer, as_of: date) -> dict[str, _OpenCharge]:
    """What is open of earlier charges, by the number of their bill."""
    charge, origin = sa.orm.aliased(Receivable), sa.orm.aliased(Receivable)
    found = session.execute(
        sa.select(origin.receivable_no, charge.receivable_no, charge.open_fen)
        .join(origin, origin.id == charge.origin_id)
        .where(
            charge.customer_id == customer.id,
            charge.kind == ReceivableKind.LATE_CHARGE,
            charge.issue_date <= as_of,
            charge.open_fen > 0,
        )
    )
    opened: dict[str, _OpenCharge] = {}
    for bill_no, own_no, open_fen in found:
        before = opened.get(bill_no, _OpenCharge(0, frozenset()))
        opened[bill_no] = _OpenCharge(before.open_fen + open_fen, before.numbers | {own_no})
    return opened


def _paid_bill(row: AccrualRow) -> paper.DebtLine:
    return paper.DebtLine(
        receivable_no=row.receivable_no,
        description=row.description,
        issue_date=row.issue_date,
        due_date=row.due_date,
        amount_fen=row.principal_fen,
        paid_fen=row.principal_fen,
        open_fen=0,
        days_past_due=days_past_due(row.due_date, row.to_date),
    )


def _charged(
    line: paper.DebtLine, rows: Mapping[str, AccrualRow], opened: Mapping[str, _OpenCharge]
) -> paper.DebtLine:
    row = rows.get(line.receivable_no)
    if row is None:
        return line
    earlier = opened.get(line.receivable_no)
    return replace(line, late_charge_fen=row.amount_fen + (earlier.open_fen if earlier else 0))


def _derived(
    customer: Customer, row: AccrualRow, earlier: _OpenCharge | None
) -> tuple[paper.ChargeLine, ...]:
    """How a bill's charge comes about; what was charged before and is settled goes off."""
    settled_fen = row.charged_fen - (earlier.open_fen if earlier else 0)
    rate = rate_words(translator(customer.language), row.agreed)
    return tuple(_paper_line(row, line, rate) for line in derivation(row.charge, settled_fen))


def _paper_line(row: AccrualRow, line: DerivationLine, rate: str) -> paper.ChargeLine:
    return paper.ChargeLine(
        row.receivable_no,
        line.kind,
        line.amount_fen,
        from_date=line.from_date,
        to_date=line.to_date,
        days=line.days,
        base_fen=line.base_fen,
        rate=rate if line.days else "",
    )


def _sentence(customer: Customer, rows: Sequence[AccrualRow]) -> str:
    """On what the charge rests: one sentence, or that each bill has its own."""
    t = translator(customer.language)
    terms = {(row.terms.scope, row.terms.agreed_on, row.agreed) for row in rows if row.terms}
    if len(terms) != 1:
        return t.gettext(
            "The late charge follows what was agreed for each bill, as reckoned below."
        )
    scope, agreed_on, policy = terms.pop()
    day = long_date(t, agreed_on)
    sentence = policy_sentence(t, policy)
    if scope is Scope.SHOP:
        return t.gettext(
            "Under our terms announced on {day}: {sentence}", day=day, sentence=sentence
        )
    return t.gettext("As agreed on {day}: {sentence}", day=day, sentence=sentence)


def charge_by_letter(
    session: Session, context: Context, customer: Customer, letter: Letter, as_of: date
) -> frozenset[int]:
    """Charge what accrued up to the letter's day; answers the new receivables.

    Their inverse is `receivables.cancel_bill`: then it accrues again.
    """
    held = setting(session, "letters.hold_charge_until_deadline") == "yes"
    made = set()
    for row in claimable(session, customer, as_of):
        charge = charge_bill(session, context, customer, row) if row.amount_fen else None
        if charge is not None:
            made.add(charge.id)
        session.add(
            LetterCharge(
                letter_id=letter.id,
                receivable_id=row.receivable_id,
                charge_id=charge.id if charge else None,
                charged_to=as_of,
                held_until=letter.deadline if held else None,
            )
        )
    return frozenset(made)


def charge_bill(
    session: Session, context: Context, customer: Customer, row: AccrualRow
) -> Receivable:
    """Enter what is accrued of a bill as a receivable of its own, due at once."""
    t = translator(customer.language)
    prefix = f"{PREFIXES[ReceivableKind.LATE_CHARGE]}-{context.today.year}-"
    charge = Receivable(
        receivable_no=free_number(session, prefix, Receivable.receivable_no),
        kind=ReceivableKind.LATE_CHARGE,
        customer_id=row.customer_id,
        origin_id=row.receivable_id,
        issue_date=context.today,
        due_date=context.today,
        amount_fen=row.amount_fen,
        open_fen=row.amount_fen,
        description=t.gettext(
            "Late charge on {number} until {day}", number=row.receivable_no, day=row.to_date
        ),
        operator=context.operator,
        created_at=context.now,
    )
    session.add(charge)
    session.flush()
    return charge
