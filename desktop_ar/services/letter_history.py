"""What went before a letter: earlier letters, talks, a promise that was not kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import Channel, LetterKind, Outcome, PromiseState
from desktop_ar.domain.promises import Promise as Promised
from desktop_ar.domain.promises import Receipt, promise_state, received_fen
from desktop_ar.letters import facts as paper
from desktop_ar.services.settings import setting
from desktop_ar.storage.tables import Contact, Letter, Payment, Promise

DUNNING = (
    LetterKind.REMINDER,
    LetterKind.FOLLOW_UP,
    LetterKind.OVERDUE_NOTICE,
    LetterKind.FORMAL_DEMAND,
    LetterKind.SUSPENSION_NOTICE,
    LetterKind.FINAL_NOTICE,
)
MOST_CONTACTS = 5
"""How many talks a demand names, the latest ones."""


def since(lines: Sequence[paper.DebtLine]) -> date:
    """The day from which the history belongs to this debt: when its oldest part fell due."""
    return min(line.due_date for line in lines)


def earlier_letters(
    session: Session, customer_id: int, lines: Sequence[paper.DebtLine], as_of: date
) -> tuple[paper.EarlierLetter, ...]:
    """Letters of the ladder sent about this debt, oldest first."""
    rows = session.execute(
        sa.select(Letter.kind, Letter.issued_on, Letter.letter_no)
        .where(
            Letter.customer_id == customer_id,
            Letter.kind.in_(DUNNING),
            Letter.issued_on.between(since(lines), as_of),
        )
        .order_by(Letter.issued_on, Letter.id)
    )
    return tuple(
        paper.EarlierLetter(LetterKind(row.kind), row.issued_on, row.letter_no) for row in rows
    )


def earlier_contacts(
    session: Session, customer_id: int, lines: Sequence[paper.DebtLine], as_of: date
) -> tuple[paper.EarlierContact, ...]:
    """Talks and messages that reached the customer about this debt, oldest first."""
    rows = session.execute(
        sa.select(Contact.contacted_on, Contact.channel)
        .where(
            Contact.customer_id == customer_id,
            Contact.channel != Channel.LETTER,
            Contact.outcome.not_in([Outcome.NO_ANSWER, Outcome.WRONG_NUMBER]),
            Contact.contacted_on.between(since(lines), as_of),
            Contact.corrects_id.is_(None),
        )
        .order_by(Contact.contacted_on.desc(), Contact.id.desc())
        .limit(MOST_CONTACTS)
    ).all()
    return tuple(
        paper.EarlierContact(row.contacted_on, Channel(row.channel)) for row in reversed(rows)
    )


def broken_promise(session: Session, customer_id: int, as_of: date) -> paper.BrokenPromise | None:
    """The latest promise, where it was not kept by its day and grace."""
    promise = latest_promise(session, customer_id, as_of)
    if promise is None:
        return None
    receipts = receipts_of(session, customer_id, as_of)
    state = state_of(session, promise, receipts, as_of)
    if state not in {PromiseState.BROKEN, PromiseState.PARTLY_KEPT}:
        return None
    return paper.BrokenPromise(
        promised_on=promise.made_on,
        due_on=promise.due_on,
        amount_fen=promise.amount_fen,
        paid_fen=received_fen(_promised(promise), receipts, as_of),
    )


def latest_promise(session: Session, customer_id: int, as_of: date) -> Promise | None:
    """The last promise made by a day and not withdrawn by it."""
    return session.scalars(
        sa.select(Promise)
        .where(
            Promise.customer_id == customer_id,
            Promise.made_on <= as_of,
            sa.or_(Promise.withdrawn_on.is_(None), Promise.withdrawn_on > as_of),
        )
        .order_by(Promise.made_on.desc(), Promise.id.desc())
    ).first()


def receipts_of(session: Session, customer_id: int, as_of: date) -> list[Receipt]:
    """Money received from a customer by a day, without what was taken back by then."""
    taken_back = sa.select(Payment.reverses_id).where(
        Payment.reverses_id.is_not(None), Payment.paid_on <= as_of
    )
    rows = session.execute(
        sa.select(Payment.paid_on, Payment.amount_fen).where(
            Payment.customer_id == customer_id,
            Payment.paid_on <= as_of,
            Payment.reverses_id.is_(None),
            Payment.id.not_in(taken_back),
        )
    )
    return [Receipt(row.paid_on, row.amount_fen) for row in rows]


def state_of(
    session: Session, promise: Promise, receipts: Sequence[Receipt], as_of: date
) -> PromiseState:
    """What became of a promise by the shop's tolerance and grace."""
    return promise_state(
        _promised(promise),
        receipts,
        as_of,
        int(setting(session, "promise.tolerance_percent")),
        int(setting(session, "promise.grace_days")),
    )


def _promised(promise: Promise) -> Promised:
    return Promised(promise.amount_fen, promise.made_on, promise.due_on)
