"""Writing payments: of a file of payments, and those now filled in for bills of the book."""

from __future__ import annotations

from desktop_ar.domain.allocation import AllocationOrder
from desktop_ar.services.importing.desk import Desk, Record, id_of
from desktop_ar.services.importing.matching import OpenBills
from desktop_ar.services.importing.numbering import first_free_id
from desktop_ar.services.importing.plan import row_key
from desktop_ar.services.importing.redating import take_back
from desktop_ar.services.settings import setting
from desktop_ar.storage.tables import Payment


def write_payments(desk: Desk) -> None:
    """Match every payment to bills, then write payments, shares and kept balances."""
    plan = desk.plan
    if not (plan.payments or plan.paid or plan.redated):
        return
    for redated in plan.redated:
        desk.payments.update(take_back(desk.session, plan.context, redated))
    bill_ids = [item.bill.id for item in plan.paid] + [item.bill.id for item in plan.redated]
    open_bills = OpenBills(desk.session, plan.context.now)
    open_bills.load(
        {id_of(payment.party) for payment in plan.payments},
        {id_ for id_ in bill_ids if id_ is not None},
    )
    rows = _filled_in(desk, open_bills)
    rows += _received(desk, open_bills, first_free_id(desk.session, Payment) + len(rows))
    desk.insert(Payment, rows)
    desk.payments.update(row["id"] for row in rows)
    desk.customers.update(row["customer_id"] for row in rows)
    desk.receivables |= open_bills.changed
    desk.plans = open_bills.write()


def _filled_in(desk: Desk, open_bills: OpenBills) -> list[Record]:
    """Sums and days that rows of bills of the book now tell."""
    plan = desk.plan
    paid = [(item.bill, item.settlement, item.amount_fen) for item in plan.paid]
    paid += [(item.bill, item.settlement, item.amount_fen) for item in plan.redated]
    numbers = desk.payment_numbers([settlement.on for _, settlement, _ in paid])
    first = first_free_id(desk.session, Payment)
    rows = []
    for at, (bill, settlement, amount_fen) in enumerate(paid):
        rows.append(desk.settling(first + at, numbers[at], bill, settlement, amount_fen))
        if bill.id is not None:
            open_bills.pay(first + at, bill.id, amount_fen, settlement.on)
    return rows


def _received(desk: Desk, open_bills: OpenBills, first: int) -> list[Record]:
    """In the order of their days, as if each had been entered on its own."""
    payments = sorted(desk.plan.payments, key=lambda payment: payment.on)
    open_bills.order = AllocationOrder(setting(desk.session, "allocation.order"))
    numbers = desk.payment_numbers([payment.on for payment in payments])
    rows = []
    for at, payment in enumerate(payments):
        rest_fen = open_bills.share_out(first + at, payment)
        key = row_key(
            "payment", payment.party.number, *payment.content, occurrence=payment.occurrence
        )
        rows.append(
            desk.payment(
                id=first + at,
                payment_no=numbers[at],
                customer_id=id_of(payment.party),
                paid_on=payment.on,
                amount_fen=payment.amount_fen,
                unallocated_fen=rest_fen,
                method=payment.method,
                reference=payment.reference,
                note=payment.note,
                source_key=key,
            )
        )
    return rows
