"""What an extension agreement says: the bills that were given more time and are still open."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import CustomerKind
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.letters import facts as paper
from desktop_ar.queries.charge_terms import agreements
from desktop_ar.queries.due_dates import ExtensionRow, extensions_of
from desktop_ar.queries.receivables import bills
from desktop_ar.storage.tables import Customer, Receivable


def standing_extensions(session: Session, customer_id: int, as_of: date) -> list[ExtensionRow]:
    """The extension in force of each open bill, the earliest agreed first."""
    still_open = {bill.receivable_no for bill in bills(session, as_of, customer_id)}
    last: dict[str, ExtensionRow] = {}
    for row in extensions_of(session, as_of, customer_id):
        if row.stands and row.receivable_no in still_open:
            last[row.receivable_no] = row
    return list(last.values())


def facts_of(
    session: Session,
    customer: Customer,
    head: paper.Head,
    as_of: date,
    ways: tuple[paper.PaymentWay, ...],
) -> paper.ExtensionFacts:
    """The facts of the agreement. Raises `Refused` where no bill was given more time."""
    given = standing_extensions(session, customer.id, as_of)
    if not given:
        raise Refused(Fault("letter_needs_extension", "customer_no", {"name": customer.name}))
    open_fen = {bill.receivable_no: bill.open_fen for bill in bills(session, as_of, customer.id)}
    return paper.ExtensionFacts(
        head,
        as_of,
        creditor=paper.Party(
            head.shop.name,
            CustomerKind.COMPANY,
            address=head.shop.address,
            phone=head.shop.phone,
        ),
        debtor=paper.Party(
            customer.name,
            CustomerKind(customer.kind),
            address=customer.address,
            phone=customer.phone,
        ),
        lines=tuple(
            paper.ExtendedBill(
                row.receivable_no,
                open_fen[row.receivable_no],
                row.old_due_date,
                row.new_due_date,
                row.charge_runs,
                row.condition,
            )
            for row in given
        ),
        ways=ways,
        charged=_bears_charge(session, [row.receivable_no for row in given], as_of),
    )


def _bears_charge(session: Session, numbers: list[str], as_of: date) -> bool:
    """Whether a late charge was agreed for one of the bills."""
    agreed = agreements(session)
    found = session.scalars(sa.select(Receivable).where(Receivable.receivable_no.in_(numbers)))
    return any(
        agreed.bears_charge(bill.id, bill.customer_id, bill.issue_date, as_of) for bill in found
    )
