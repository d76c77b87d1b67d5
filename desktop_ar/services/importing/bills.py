"""Rows of bills: new ones, those the book has, and those that contradict it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeAlias

from desktop_ar.domain.codes import ReceivableKind
from desktop_ar.domain.faults import Fault
from desktop_ar.exchange.reading import ReadRow
from desktop_ar.services.importing.known_bills import KnownBills, ever_disputed
from desktop_ar.services.importing.outcome import Outcome
from desktop_ar.services.importing.paid import PaidBefore, settlement_of
from desktop_ar.services.importing.parties import Party
from desktop_ar.services.importing.plan import Bill, Occurrences, Plan, Settlement
from desktop_ar.services.settings import setting

_Content: TypeAlias = tuple[object, ...]
_Candidate: TypeAlias = tuple[ReadRow, Party, Bill]


def plan_bills(plan: Plan) -> None:
    """Decide on every row of a file of bills."""
    _Bills(plan).decide()


class _Bills:
    """One file of bills against the book."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.known = KnownBills(plan.session)
        self.terms = int(setting(plan.session, "terms.days"))
        self.occurrences = Occurrences()
        self.unnumbered: list[Bill] = []
        self.equals: Counter[_Content] = Counter()
        self.paid = PaidBefore(plan.session, ())
        self.disputed: set[int] = set()
        self.heard: set[tuple[int, str]] = set()

    def decide(self) -> None:
        """Numbered rows by their number, the others by customer, day and amount."""
        candidates = list(self._candidates())
        self.known.load_numbers(bill.number for _, _, bill in candidates if bill.number)
        self._load_unnumbered(candidates)
        meant = self._meant(candidates)
        settled = [
            (known, bill.settlement)
            for (_, _, bill), known in zip(candidates, meant, strict=True)
            if known is not None and bill.settlement is not None
        ]
        self.paid = PaidBefore(self.plan.session, settled)
        ids = (known.id for known in meant if known is not None and known.id is not None)
        self.disputed = ever_disputed(self.plan.session, ids)
        for candidate, known in zip(candidates, meant, strict=True):
            if known is not None:
                self._compare(candidate, known)
            else:
                self._add(*candidate)

    def _candidates(self) -> Iterator[_Candidate]:
        """Rows that are a whole bill in themselves."""
        for row, party in self.plan.rows(("issue_date", "amount")):
            if party is None:
                continue
            bill = self._bill(row, party)
            faults = list(_faults(row, bill))
            if faults:
                self.plan.tally.refuse_for(row, faults)
            else:
                yield row, party, bill

    def _bill(self, row: ReadRow, party: Party) -> Bill:
        values = row.values
        issued: date = values["issue_date"]
        terms = self.terms if party.terms_days is None else party.terms_days
        settlement = settlement_of(row, values["amount"], issued)
        return Bill(
            id=None,
            number=values.get("invoice_no", ""),
            customer_id=party.id,
            kind=ReceivableKind.INVOICE,
            issue_date=issued,
            due_date=values.get("due_date") or issued + timedelta(days=terms),
            amount_fen=values["amount"],
            open_fen=values["amount"],
            description=values.get("description", ""),
            contract_no=values.get("contract_no", ""),
            party=party,
            disputed=values.get("disputed", False),
            settlement=settlement if isinstance(settlement, Settlement) else None,
        )

    def _load_unnumbered(self, candidates: list[_Candidate]) -> None:
        ids = {party.id for _, party, _ in candidates if party.id is not None}
        for bills in self.known.load_unnumbered(ids).values():
            self.unnumbered += bills
            self.equals.update(_same_sum(bill) for bill in bills)

    def _meant(self, candidates: list[_Candidate]) -> list[Bill | None]:
        """For every row the bill of the book it means: its number, else one as like as can be.

        What is left over of the same day with another sum is the same with a change, which
        `_differences` names.
        """
        meant = [self.known.by_number.get(bill.number) for _, _, bill in candidates]
        for like in (_same_text, _same_sum, _same_day):
            claimed = {bill.id for bill in meant if bill is not None}
            pools: dict[_Content, list[Bill]] = {}
            for bill in self.unnumbered:
                if bill.id not in claimed:
                    pools.setdefault(like(bill), []).append(bill)
            for at, (_, _, bill) in enumerate(candidates):
                pool = pools.get(like(bill))
                if meant[at] is None and pool and not (bill.number and like is _same_day):
                    meant[at] = pool.pop(0)
        return meant

    def _add(self, row: ReadRow, party: Party, bill: Bill) -> None:
        """A bill the book does not have; a number that came before in this file is that bill."""
        earlier = self.known.by_number.get(bill.number) if bill.number else None
        if earlier is not None:
            faults = list(_differences(bill, earlier, row))
            if faults:
                self.plan.tally.refuse_for(row, faults)
            else:
                self.plan.take(row, party, Outcome.DUPLICATE)
            return
        if bill.number:
            self.known.by_number[bill.number] = bill
        else:
            self._tell_apart(bill)
        self.plan.bills.append(bill)
        self.plan.take(row, party, Outcome.NEW)

    def _tell_apart(self, bill: Bill) -> None:
        """Give an unnumbered bill its place among equal ones, those of the book counted."""
        before = self.equals[_same_sum(bill)] if bill.customer_id is not None else 0
        bill.content = (bill.issue_date.isoformat(), str(bill.amount_fen))
        bill.occurrence = before + self.occurrences.next(bill.party, *bill.content)

    def _compare(self, candidate: _Candidate, known: Bill) -> None:
        """A bill the book has: what contradicts is rejected, texts and payments are taken."""
        row, party, bill = candidate
        faults = list(_differences(bill, known, row))
        paid = False
        if not faults and bill.settlement is not None:
            judged = self.paid.judge(self.plan, known, bill.settlement)
            if isinstance(judged, Fault):
                faults.append(judged)
            else:
                paid = judged
        if faults:
            self.plan.tally.refuse_for(row, faults)
            return
        changed = any([paid, self._texts(bill, known), self._dispute(bill, known)])
        self.plan.take(row, party, Outcome.CHANGED if changed else Outcome.DUPLICATE)

    def _texts(self, bill: Bill, known: Bill) -> bool:
        """Whether a text is new or another; the first row of a file that speaks decides."""
        if known.id is None:
            return False
        news = {}
        for name in ("description", "contract_no"):
            text = getattr(bill, name)
            if text and (known.id, name) not in self.heard:
                self.heard.add((known.id, name))
                if text != getattr(known, name):
                    news[name] = text
        if news:
            self.plan.bill_texts.setdefault(known.id, {}).update(news)
        return bool(news)

    def _dispute(self, bill: Bill, known: Bill) -> bool:
        if not bill.disputed or known.id is None or known.id in self.disputed:
            return False
        self.disputed.add(known.id)
        self.plan.disputes.append(known)
        return True


def _same_text(bill: Bill) -> _Content:
    return *_same_sum(bill), bill.description


def _same_sum(bill: Bill) -> _Content:
    return bill.customer_id or 0, bill.issue_date, bill.amount_fen


def _same_day(bill: Bill) -> _Content:
    return bill.customer_id or 0, bill.issue_date


def _faults(row: ReadRow, bill: Bill) -> Iterator[Fault]:
    """What cannot be true of a bill."""
    if bill.amount_fen <= 0:
        yield Fault("bill_not_above_nothing", "amount")
        return
    if bill.due_date < bill.issue_date:
        dates = {"due_date": bill.due_date, "issue_date": bill.issue_date}
        yield Fault("due_before_issue", "due_date", dates)
    settlement = settlement_of(row, bill.amount_fen, bill.issue_date)
    if isinstance(settlement, Fault):
        yield settlement


def _differences(bill: Bill, known: Bill, row: ReadRow) -> Iterator[Fault]:
    """Where a row contradicts a bill that was issued: such things change by an act, not a file."""
    number = {"receivable_no": known.number}
    same = known.party is bill.party or (
        known.customer_id is not None and known.customer_id == bill.customer_id
    )
    if not same:
        yield Fault("bill_is_of_another", "customer_name", number)
    elif known.kind != bill.kind:
        yield Fault("bill_no_taken", "invoice_no", number)
    if bill.number and known.number != bill.number:
        yield Fault("bill_number_differs", "invoice_no", {**number, "number": bill.number})
    if bill.amount_fen != known.amount_fen:
        sums = {"known_fen": known.amount_fen, "amount_fen": bill.amount_fen}
        yield Fault("bill_amount_differs", "amount", {**number, **sums})
    for key, old, new in (
        ("issue_date", known.issue_date, bill.issue_date),
        ("due_date", known.due_date, bill.due_date),
    ):
        if old != new and key in row.values:
            yield Fault("bill_date_differs", key, {**number, "known": old, "date": new})
