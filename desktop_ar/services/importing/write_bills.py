"""Writing bills: new ones with what was paid of them, disputes, changed texts."""

from __future__ import annotations

from collections import defaultdict

from desktop_ar.domain.codes import ReceivableState
from desktop_ar.services.importing.desk import Desk, Record, id_of
from desktop_ar.services.importing.numbering import first_free_id, free_numbers
from desktop_ar.services.importing.plan import Bill
from desktop_ar.services.receivables import PREFIXES
from desktop_ar.storage.tables import Allocation, Dispute, Payment, Receivable


def write_bills(desk: Desk) -> None:
    """Issue new bills, then write what the file adds to those of the book."""
    bills = desk.plan.bills
    _number(desk, bills)
    for id_, bill in enumerate(bills, start=first_free_id(desk.session, Receivable)):
        bill.id = id_
        desk.receivables.add(id_)
        desk.customers.add(id_of(bill.party))
    desk.insert(Receivable, [_record(desk, bill) for bill in bills])
    _pay(desk, bills)
    _dispute(desk, [bill for bill in bills if bill.disputed] + desk.plan.disputes)
    _change_texts(desk)


def _number(desk: Desk, bills: list[Bill]) -> None:
    """Bills without a number of their own get the next free one of their kind and year."""
    taken = {bill.number for bill in bills if bill.number}
    series: dict[str, list[Bill]] = defaultdict(list)
    for bill in bills:
        if not bill.number:
            series[f"{PREFIXES[bill.kind]}-{bill.issue_date.year}-"].append(bill)
    for prefix, unnumbered in series.items():
        count = len(unnumbered)
        column = Receivable.receivable_no
        numbers = free_numbers(desk.session, prefix, count, column, taken.__contains__)
        for bill, number in zip(unnumbered, numbers, strict=True):
            bill.number = number


def _record(desk: Desk, bill: Bill) -> Record:
    open_fen = bill.amount_fen - (bill.settlement.total_fen if bill.settlement else 0)
    return {
        "id": bill.id,
        "receivable_no": bill.number,
        "kind": bill.kind,
        "customer_id": id_of(bill.party),
        "issue_date": bill.issue_date,
        "due_date": bill.due_date,
        "amount_fen": bill.amount_fen,
        "open_fen": open_fen,
        "state": ReceivableState.OPEN if open_fen else ReceivableState.CLOSED,
        "description": bill.description,
        "contract_no": bill.contract_no,
        "source_key": bill.source_key(bill.party.number if bill.party else ""),
        **desk.stamp,
    }


def _pay(desk: Desk, bills: list[Bill]) -> None:
    """What rows of new bills say was paid; it counts from its day, never before the bill."""
    payments, allocations = [], []
    settled = [(bill, bill.settlement) for bill in bills if bill.settlement is not None]
    numbers = desk.payment_numbers([settlement.on for _, settlement in settled])
    first = first_free_id(desk.session, Payment)
    for at, (bill, settlement) in enumerate(settled):
        amount_fen = settlement.total_fen
        payments.append(desk.settling(first + at, numbers[at], bill, settlement, amount_fen))
        allocations.append(
            {
                "payment_id": first + at,
                "receivable_id": bill.id,
                "allocated_on": max(settlement.on, bill.issue_date),
                "amount_fen": amount_fen,
                "created_at": desk.plan.context.now,
            }
        )
        desk.payments.add(first + at)
    desk.insert(Payment, payments)
    desk.insert(Allocation, allocations)


def _dispute(desk: Desk, bills: list[Bill]) -> None:
    """A bill that the file says is disputed was so from its issue on."""
    desk.insert(
        Dispute,
        [
            {"receivable_id": bill.id, "opened_on": bill.issue_date, "reason": "", **desk.stamp}
            for bill in bills
        ],
    )
    for bill in bills:
        desk.receivables |= {bill.id} if bill.id is not None else set()
        desk.customers |= {bill.customer_id} if bill.customer_id is not None else set()


def _change_texts(desk: Desk) -> None:
    for id_, texts in desk.plan.bill_texts.items():
        bill = desk.session.get_one(Receivable, id_)
        for column, text in texts.items():
            setattr(bill, column, text)
        desk.receivables.add(id_)
        desk.customers.add(bill.customer_id)
    desk.session.flush()
