"""Everything that happened with one customer up to a day, newest first, as typed rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import PromiseState
from desktop_ar.queries.contacts import standing
from desktop_ar.queries.due_dates import original_due
from desktop_ar.queries.plans import plans
from desktop_ar.queries.promises import PromiseRow, promises
from desktop_ar.queries.records import (
    ADJUSTMENTS,
    AS_OF,
    CONTACTS,
    DISPUTES,
    EXTENSIONS,
    LETTERS,
    PAYMENTS,
    RECEIVABLES,
)
from desktop_ar.queries.timeline_events import CUSTOMER, Event, EventKind, rows_of
from desktop_ar.queries.timeline_lots import LOT_QUESTIONS

__all__ = ["Event", "EventKind", "timeline"]

_ORDER: Final = {kind: place for place, kind in enumerate(EventKind)}


def timeline(
    session: Session, as_of: date, customer_id: int, limit: int | None = None
) -> list[Event]:
    """The events of a customer up to a day, newest first."""
    made = promises(session, as_of, (customer_id,))
    found = [
        *(event for ask in _QUESTIONS for event in ask(session, as_of, customer_id)),
        *_contacts(session, as_of, customer_id, made),
        *_promises(made),
        *_plans(session, as_of, customer_id),
    ]
    found.sort(key=lambda event: (event.on, _ORDER[event.kind]), reverse=True)
    return found if limit is None else found[:limit]


def _bills(session: Session, as_of: date, customer_id: int) -> Iterator[Event]:
    bill = RECEIVABLES.c
    statement = (
        sa.select(RECEIVABLES, original_due().label("due_on"))
        .where(bill.customer_id == CUSTOMER, bill.issue_date <= AS_OF)
        .order_by(bill.id.desc())
    )
    for row in rows_of(session, as_of, customer_id, statement):
        yield Event(
            EventKind.BILL,
            row.issue_date,
            row.receivable_no,
            row.kind,
            row.amount_fen,
            row.due_on,
            row.description,
        )


def _payments(session: Session, as_of: date, customer_id: int) -> Iterator[Event]:
    payment = PAYMENTS.c
    origin = PAYMENTS.alias("origin")
    statement = (
        sa.select(PAYMENTS, origin.c.payment_no.label("origin_no"))
        .outerjoin(origin, origin.c.id == payment.reverses_id)
        .where(payment.customer_id == CUSTOMER, payment.paid_on <= AS_OF)
        .order_by(payment.id.desc())
    )
    for row in rows_of(session, as_of, customer_id, statement):
        back = row.reverses_id is not None
        yield Event(
            EventKind.PAYMENT_TAKEN_BACK if back else EventKind.PAYMENT,
            row.paid_on,
            row.origin_no if back else row.payment_no,
            row.method,
            abs(row.amount_fen),
            None,
            row.note if back else row.reference,
        )


def _adjustments(session: Session, as_of: date, customer_id: int) -> Iterator[Event]:
    entry = ADJUSTMENTS.c
    statement = (
        sa.select(ADJUSTMENTS, RECEIVABLES.c.receivable_no)
        .join(RECEIVABLES, RECEIVABLES.c.id == entry.receivable_id)
        .where(RECEIVABLES.c.customer_id == CUSTOMER, entry.adjusted_on <= AS_OF)
        .order_by(entry.id.desc())
    )
    for row in rows_of(session, as_of, customer_id, statement):
        yield Event(
            EventKind.ADJUSTMENT,
            row.adjusted_on,
            row.receivable_no,
            row.kind,
            row.amount_fen,
            None,
            row.reason,
        )


def _disputes(session: Session, as_of: date, customer_id: int) -> Iterator[Event]:
    statement = (
        sa.select(DISPUTES, RECEIVABLES.c.receivable_no)
        .join(RECEIVABLES, RECEIVABLES.c.id == DISPUTES.c.receivable_id)
        .where(RECEIVABLES.c.customer_id == CUSTOMER, DISPUTES.c.opened_on <= AS_OF)
        .order_by(DISPUTES.c.id.desc())
    )
    for row in rows_of(session, as_of, customer_id, statement):
        days = {EventKind.DISPUTE_OPENED: row.opened_on, EventKind.DISPUTE_CLOSED: row.closed_on}
        for kind, day in days.items():
            if day is not None and day <= as_of:
                yield Event(
                    kind, day, row.receivable_no, amount_fen=row.amount_fen, text=row.reason
                )


def _extensions(session: Session, as_of: date, customer_id: int) -> Iterator[Event]:
    statement = (
        sa.select(EXTENSIONS, RECEIVABLES.c.receivable_no)
        .join(RECEIVABLES, RECEIVABLES.c.id == EXTENSIONS.c.receivable_id)
        .where(RECEIVABLES.c.customer_id == CUSTOMER, EXTENSIONS.c.agreed_on <= AS_OF)
        .order_by(EXTENSIONS.c.id.desc())
    )
    for row in rows_of(session, as_of, customer_id, statement):
        told = [(EventKind.EXTENSION, row.agreed_on, row.new_due_date, row.reason)]
        if row.withdrawn_on is not None and row.withdrawn_on <= as_of:
            back = EventKind.EXTENSION_TAKEN_BACK
            told.append((back, row.withdrawn_on, row.old_due_date, row.withdrawn_reason))
        for kind, on, due_on, text in told:
            yield Event(kind, on, row.receivable_no, row.extension_no, due_on=due_on, text=text)


def _letters(session: Session, as_of: date, customer_id: int) -> Iterator[Event]:
    letter = LETTERS.c
    statement = (
        sa.select(
            letter.letter_no, letter.kind, letter.total_fen, letter.deadline, letter.issued_on
        )
        .where(letter.customer_id == CUSTOMER, letter.issued_on <= AS_OF)
        .order_by(letter.id.desc())
    )
    for row in rows_of(session, as_of, customer_id, statement):
        yield Event(
            EventKind.LETTER, row.issued_on, row.letter_no, row.kind, row.total_fen, row.deadline
        )


def _contacts(
    session: Session, as_of: date, customer_id: int, made: list[PromiseRow]
) -> Iterator[Event]:
    """Entries of the log; those corrected are left out."""
    promised = {row.contact_id: row for row in made}
    own = CONTACTS.c
    statement = (
        sa.select(CONTACTS).where(own.customer_id == CUSTOMER, standing()).order_by(own.id.desc())
    )
    for row in rows_of(session, as_of, customer_id, statement):
        promise = promised.get(row.id)
        yield Event(
            EventKind.CONTACT,
            row.contacted_on,
            row.contact_no,
            row.outcome,
            promise.amount_fen if promise else None,
            promise.due_on if promise else None,
            row.note,
            channel=row.channel,
            reason=row.reason,
        )


def _promises(made: list[PromiseRow]) -> Iterator[Event]:
    """Promises that are settled, and open ones that no contact tells of."""
    for row in made:
        if row.state is PromiseState.OPEN and row.contact_id is not None:
            continue
        yield Event(
            EventKind.PROMISE,
            row.settled_on or row.made_on,
            row.promise_no,
            row.state,
            row.amount_fen,
            row.due_on,
        )


def _plans(session: Session, as_of: date, customer_id: int) -> Iterator[Event]:
    for plan in plans(session, as_of, ids=(customer_id,)):
        first = plan.installments[0].due_date
        count = plan.installment_count
        for kind, day in (
            (EventKind.PLAN_AGREED, plan.agreed_on),
            (EventKind.PLAN_SIGNED, plan.signed_on),
        ):
            if day is not None:
                yield Event(kind, day, plan.plan_no, "", plan.total_fen, first, units=count)
        if plan.ended_on is not None:
            yield Event(
                EventKind.PLAN_ENDED, plan.ended_on, plan.plan_no, plan.state, plan.left_fen
            )


_QUESTIONS: Final[tuple[Callable[[Session, date, int], Iterator[Event]], ...]] = (
    _bills,
    _payments,
    _adjustments,
    _disputes,
    _extensions,
    _letters,
    *LOT_QUESTIONS,
)
