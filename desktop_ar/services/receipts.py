"""Receipts from bill files: what each may pay and why, and booking those the owner accepts.

The file is read anew for every proposal; only accepted rows leave a trace in the book: a payment
that is known again by its number at the payment service, whatever file it comes in.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from desktop_ar.domain.faults import Fault, Refused, unavailable
from desktop_ar.domain.receipts import (
    Candidate,
    Incoming,
    Known,
    Payer,
    ReceiptState,
    candidates,
    state_of,
)
from desktop_ar.exchange.receipt_files import BillFile, IncomingRow
from desktop_ar.exchange.receipt_shapes import NotIncome
from desktop_ar.queries.receipt_targets import payers
from desktop_ar.services.acts import the_customer
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.payments import (
    RecordPayment,
    ReversePayment,
    record_payment,
    reverse_payment,
)
from desktop_ar.storage.tables import Customer, PayerAlias, Payment

Progress = Callable[[int, int], bool]
"""Told how many are done of how many; False stops."""


@dataclass(frozen=True, slots=True)
class ProposedReceipt:
    """One row of a bill file with what may become of it.

    `candidates` are those it may come from, the most likely first; `payment_no` is that of a
    receipt that is booked already, or that a refund takes back.
    """

    incoming: IncomingRow
    state: ReceiptState
    candidates: tuple[Candidate, ...] = ()
    payment_no: str = ""
    customer_no: str = ""
    """Whose payment it is (booked) or may be (the first candidate); empty where nobody's."""

    @property
    def best(self) -> Candidate | None:
        """The most likely candidate."""
        return self.candidates[0] if self.candidates else None


@dataclass(frozen=True, slots=True)
class AcceptReceipt:
    """Book one row. Without a customer the first candidate is taken as proposed; with one, the
    bills named (none: shared by the rule in force)."""

    row: int
    customer_no: str = ""
    receivable_nos: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was booked: the numbers of the payments by row, and everything that changed."""

    payment_nos: Mapping[int, str]
    changes: ChangeSet


def propose_receipts(session: Session, context: Context, file: BillFile) -> list[ProposedReceipt]:
    """What each row of a file may pay on its day, and what is booked already.

    A sure receipt takes its debts with it: a second one of the same sum is not sure of them.
    """
    known = _Booked(session)
    everyone = payers(session, context.today)
    on_day: dict[date, list[Payer]] = {}
    taken: set[str] = set()
    found = []
    for row, key in _keyed(file.rows):
        proposal = _unbooked_state(row, context)
        booked = known.payment_of(key, row)
        if booked is not None:
            no, customer_no = booked
            proposal = ProposedReceipt(row, ReceiptState.BOOKED, (), no, customer_no)
        elif row.not_income is NotIncome.REFUNDED:
            no, customer_no = known.refunded(key, row) or ("", "")
            proposal = replace(proposal, payment_no=no, customer_no=customer_no)
        elif proposal.state is ReceiptState.UNKNOWN and row.on is not None and not row.fault:
            if row.on not in on_day:
                on_day[row.on] = _there_on(everyone, row.on)
            proposal = _proposed(row, on_day[row.on], taken)
            if proposal.state is ReceiptState.SURE and proposal.best is not None:
                taken |= {target.key for target in proposal.best.targets}
        found.append(proposal)
    return found


def accept_receipts(
    session: Session,
    context: Context,
    file: BillFile,
    accepted: Sequence[AcceptReceipt],
    progress: Progress | None = None,
) -> Accepted:
    """Book rows of a file, all or none; their inverse is `take_back_receipts`.

    A transaction that stands in the file twice is booked once. Raises `Refused` with a fault for
    every row that cannot be booked, `Unavailable` where `progress` says to stop.
    """
    proposals = {one.incoming.row: one for one in propose_receipts(session, context, file)}
    keys = {row.row: key for row, key in _keyed(file.rows)}
    faults = [fault for wish in accepted for fault in _wish_faults(proposals, wish)]
    if faults:
        raise Refused(*faults)
    numbers: dict[int, str] = {}
    by_key: dict[str, str] = {}
    changes = ChangeSet()
    for done, wish in enumerate(accepted):
        if progress is not None and not progress(done, len(accepted)):
            raise unavailable("stopped")
        key = keys[wish.row]
        if key not in by_key:
            by_key[key], changed = _book(session, context, proposals[wish.row], wish, key)
            changes |= changed
        numbers[wish.row] = by_key[key]
    return Accepted(numbers, changes)


def take_back_receipts(session: Session, context: Context, payment_nos: Iterable[str]) -> ChangeSet:
    """Reverse payments that came from a file, the last one first."""
    changes = ChangeSet()
    for number in reversed(list(payment_nos)):
        changes |= reverse_payment(session, context, ReversePayment(number, context.today))
    return changes


def _book(
    session: Session, context: Context, proposal: ProposedReceipt, wish: AcceptReceipt, key: str
) -> tuple[str, ChangeSet]:
    try:
        booked = record_payment(session, context, _command(proposal, wish))
    except Refused as refusal:
        where = Fault("receipt_row_refused", "accept", {"row": wish.row})
        raise Refused(where, *refusal.faults) from refusal
    payment = session.execute(
        sa.select(Payment).where(Payment.payment_no == booked.payment_no)
    ).scalar_one()
    payment.source_key = _free_key(session, key)
    _learn(session, context, proposal, payment.customer_id)
    session.flush()
    return booked.payment_no, booked.changes


def _command(proposal: ProposedReceipt, wish: AcceptReceipt) -> RecordPayment:
    row, best = proposal.incoming, proposal.best
    proposed = best.numbers if best is not None else ()
    numbers = wish.receivable_nos
    if numbers is None:
        numbers = () if wish.customer_no else proposed
    return RecordPayment(
        customer_no=wish.customer_no or (best.customer_no if best else ""),
        amount_fen=row.amount_fen,
        paid_on=row.on or date.min,
        method=row.method,
        reference=row.reference,
        note=" ".join(part for part in (row.payer, row.remark) if part)[:200],
        receivable_nos=numbers,
    )


def _wish_faults(proposals: Mapping[int, ProposedReceipt], wish: AcceptReceipt) -> Iterator[Fault]:
    proposal, number = proposals.get(wish.row), {"row": wish.row}
    if proposal is None:
        yield Fault("receipt_no_such_row", "accept", number)
    elif proposal.state is ReceiptState.BOOKED:
        params = {**number, "payment_no": proposal.payment_no}
        yield Fault("receipt_booked_already", "accept", params)
    elif proposal.state is ReceiptState.NOT_INCOME:
        yield Fault("receipt_is_no_income", "accept", number)
    elif proposal.incoming.fault is not None:
        yield Fault("receipt_not_read", "accept", number)
    elif proposal.best is None and not wish.customer_no:
        yield Fault("receipt_from_nobody", "accept", number)


def _unbooked_state(row: IncomingRow, context: Context) -> ProposedReceipt:
    """What is known of a row before anybody is looked for."""
    if row.not_income is not None or (row.amount_fen <= 0 and row.fault is None):
        because = row.not_income or NotIncome.NEUTRAL
        return ProposedReceipt(replace(row, not_income=because), ReceiptState.NOT_INCOME)
    if row.on is not None and row.on > context.today:
        fault = Fault("receipt_in_future", "file", {"date": row.on})
        return ProposedReceipt(replace(row, fault=fault), ReceiptState.UNKNOWN)
    return ProposedReceipt(row, ReceiptState.UNKNOWN)


def _there_on(everyone: Sequence[Payer], day: date) -> list[Payer]:
    """What is open now of the debts that were there on a day: what was paid since is paid."""
    return [
        replace(
            payer,
            targets=tuple(target for target in payer.targets if target.issue_date <= day),
        )
        for payer in everyone
    ]


def _proposed(row: IncomingRow, open_now: Iterable[Payer], taken: set[str]) -> ProposedReceipt:
    left = [_without(payer, taken) for payer in open_now] if taken else open_now
    incoming = Incoming(row.on or date.min, row.amount_fen, row.payer, row.remark)
    found = candidates(incoming, left)
    first = found[0].customer_no if found else ""
    return ProposedReceipt(row, state_of(found), tuple(found), customer_no=first)


def _without(payer: Payer, taken: set[str]) -> Payer:
    if all(target.key not in taken for target in payer.targets):
        return payer
    left = tuple(target for target in payer.targets if target.key not in taken)
    return replace(payer, targets=left)


def _keyed(rows: Iterable[IncomingRow]) -> Iterator[tuple[IncomingRow, str]]:
    """Each row with what it is known by: its number at the service, else its content and how
    often that occurred before in the file."""
    seen: Counter[str] = Counter()
    for row in rows:
        if row.reference:
            yield row, f"receipt:{row.method}:{row.reference}"
            continue
        text = "\x1f".join((str(row.on), str(row.amount_fen), row.payer, row.remark))
        seen[text] += 1
        digest = hashlib.sha256(f"{text}\x1f{seen[text]}".encode()).hexdigest()[:32]
        yield row, f"receipt:{row.method}:#{digest}"


class _Booked:
    """Payments of the book by their number at a payment service; those taken back are none."""

    def __init__(self, session: Session) -> None:
        counter = aliased(Payment)
        rows = session.execute(
            sa.select(
                Payment.source_key,
                Payment.method,
                Payment.reference,
                Payment.payment_no,
                Customer.customer_no,
            )
            .join(Customer, Customer.id == Payment.customer_id)
            .outerjoin(counter, counter.reverses_id == Payment.id)
            .where(
                counter.id.is_(None),
                Payment.reverses_id.is_(None),
                sa.or_(Payment.source_key.like("receipt:%"), Payment.reference != ""),
            )
        ).all()
        self._by_key = {
            row.source_key.split("~")[0]: (row.payment_no, row.customer_no)
            for row in rows
            if row.source_key
        }
        self._by_reference = {
            (row.method, row.reference): (row.payment_no, row.customer_no)
            for row in rows
            if row.reference
        }

    def payment_of(self, key: str, row: IncomingRow) -> tuple[str, str] | None:
        """The payment and its customer that a row was booked as, by hand or from a file."""
        return self._find(key, row) if row.not_income is None else None

    def refunded(self, key: str, row: IncomingRow) -> tuple[str, str] | None:
        """The payment and its customer that a refund takes back, where that was booked."""
        return self._find(key, row) if row.reference else None

    def _find(self, key: str, row: IncomingRow) -> tuple[str, str] | None:
        found = self._by_key.get(key)
        if found is None and row.reference:
            return self._by_reference.get((row.method, row.reference))
        return found


def _free_key(session: Session, key: str) -> str:
    """The key of a payment; behind it a count where an earlier one was taken back."""
    used = session.execute(
        sa.select(sa.func.count()).where(
            sa.or_(Payment.source_key == key, Payment.source_key.like(f"{key}~%"))
        )
    ).scalar_one()
    return f"{key}~{used}" if used else key


def _learn(session: Session, context: Context, proposal: ProposedReceipt, customer_id: int) -> None:
    """Keep the payer's name for the next time, unless it is masked or the customer's own."""
    payer = proposal.incoming.payer.strip()
    customer = session.get_one(Customer, customer_id)
    best = proposal.best
    by_name = best is not None and best.known is Known.NAME
    if not payer or "*" in payer or payer == customer.name or by_name:
        return
    alias = session.get(PayerAlias, payer)
    if alias is None:
        session.add(PayerAlias(payer=payer, customer_id=customer_id, learned_on=context.today))
    else:
        alias.customer_id, alias.learned_on = customer_id, context.today


def check_customer(session: Session, customer_no: str) -> str:
    """The name of the customer a receipt is to be given to. Raises `Refused` for none."""
    return the_customer(session, customer_no).name
