"""A payment that was entered on an assumed day is taken back, to be entered on its own."""

from __future__ import annotations

from sqlalchemy.orm import Session

from desktop_ar.services.acts import next_number
from desktop_ar.services.context import Context
from desktop_ar.services.importing.plan import Redate
from desktop_ar.services.payments import standing_shares
from desktop_ar.services.receivables import move_open
from desktop_ar.storage.tables import Allocation, Payment, Receivable


def take_back(session: Session, context: Context, item: Redate) -> tuple[int, int]:
    """Counter-entries on the assumed day itself, so that no day ever shows that payment.

    Answers the ids of the payment and of its counter-entry.
    """
    payment = session.get_one(Payment, item.payment_id)
    counter = Payment(
        payment_no=next_number(session, f"SK-{payment.paid_on.year}-"),
        customer_id=payment.customer_id,
        paid_on=payment.paid_on,
        amount_fen=-payment.amount_fen,
        unallocated_fen=0,
        method=payment.method,
        reverses_id=payment.id,
        operator=context.operator,
        created_at=context.now,
    )
    session.add(counter)
    for share in standing_shares(session, payment):
        session.add(
            Allocation(
                payment_id=payment.id,
                receivable_id=share.receivable_id,
                allocated_on=share.allocated_on,
                amount_fen=-share.amount_fen,
                reverses_id=share.id,
                created_at=context.now,
            )
        )
        move_open(session.get_one(Receivable, share.receivable_id), share.amount_fen)
    payment.unallocated_fen = 0
    session.flush()
    return payment.id, counter.id
