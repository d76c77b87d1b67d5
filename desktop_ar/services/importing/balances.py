"""The commonest sheet of all: name, what is owed, since when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from desktop_ar.domain.codes import ReceivableKind
from desktop_ar.exchange.reading import ReadRow
from desktop_ar.services.importing.known_bills import KnownBills
from desktop_ar.services.importing.outcome import Outcome
from desktop_ar.services.importing.parties import Party
from desktop_ar.services.importing.plan import Bill, Occurrences, Plan
from desktop_ar.services.settings import setting

_Row = tuple[ReadRow, Party]


def plan_balances(plan: Plan) -> None:
    """Decide on every row of a sheet of balances.

    A customer's rows are laid against the opening balances the book has of him: equal ones are
    the same; one that is left over against another that is left over is a changed amount or
    day, and a reject; what has no counterpart is new.
    """
    rows = [(row, party) for row, party in plan.rows(("balance",)) if party is not None]
    known = KnownBills(plan.session).load_openings(
        party.id for _, party in rows if party.id is not None
    )
    by_party: dict[int, list[_Row]] = {}
    for row, party in rows:
        by_party.setdefault(id(party), []).append((row, party))
    planner = _Balances(plan)
    for its_rows in by_party.values():
        party = its_rows[0][1]
        planner.decide(its_rows, known.get(party.id or 0, []))


class _Balances:
    """One customer after the other."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.terms = int(setting(plan.session, "terms.days"))
        self.occurrences = Occurrences()

    def decide(self, rows: Sequence[_Row], known: Sequence[Bill]) -> None:
        """Lay the rows of one customer against what the book has of him."""
        left = list(known)
        unmatched = []
        for row, party in rows:
            if row.values["balance"] <= 0:
                self._nothing_owed(row, party)
            elif bill := _taken(left, row):
                self._again(row, party, bill)
            else:
                unmatched.append((row, party))
        standing = [bill for bill in left if bill.open_fen]
        for row, party in unmatched:
            if standing:
                self._contradicts(row, standing.pop(0))
            else:
                self._add(row, party, before=len(known))

    def _again(self, row: ReadRow, party: Party, bill: Bill) -> None:
        """A balance the book has; only its note may differ."""
        note = row.values.get("note", "")
        changed = bool(note) and note != bill.description
        if changed and bill.id is not None:
            self.plan.bill_texts[bill.id] = {"description": note}
        self.plan.take(row, party, Outcome.CHANGED if changed else Outcome.DUPLICATE)

    def _nothing_owed(self, row: ReadRow, party: Party) -> None:
        """A customer who owes nothing is a customer all the same; below nothing we owe him."""
        if row.values["balance"] < 0:
            self.plan.tally.refuse(row, "balance", "balance_below_nothing")
            return
        new = party.id is None and not party.wanted
        self.plan.take(row, party, Outcome.NEW if new else Outcome.DUPLICATE)

    def _contradicts(self, row: ReadRow, bill: Bill) -> None:
        since = row.values.get("due_date", bill.due_date)
        params = {
            "receivable_no": bill.number,
            "known_fen": bill.open_fen,
            "known": bill.due_date,
            "amount_fen": row.values["balance"],
            "date": since,
        }
        key = "balance" if row.values["balance"] != bill.open_fen else "due_date"
        self.plan.tally.refuse(row, key, "balance_differs", **params)

    def _add(self, row: ReadRow, party: Party, before: int) -> None:
        amount_fen: int = row.values["balance"]
        due: date | None = row.values.get("due_date")
        today = self.plan.context.today
        terms = self.terms if party.terms_days is None else party.terms_days
        bill = Bill(
            id=None,
            number="",
            customer_id=party.id,
            kind=ReceivableKind.OPENING_BALANCE,
            issue_date=min(due, today) if due else today,
            due_date=due or today + timedelta(days=terms),
            amount_fen=amount_fen,
            open_fen=amount_fen,
            description=row.values.get("note", ""),
            party=party,
            content=(str(due or ""), str(amount_fen)),
        )
        bill.occurrence = before + self.occurrences.next(party, *(bill.content or ()))
        self.plan.bills.append(bill)
        self.plan.take(row, party, Outcome.NEW)


def _taken(left: list[Bill], row: ReadRow) -> Bill | None:
    """Take the opening balance a row means off the list: the sum first owed, or what is left."""
    due: date | None = row.values.get("due_date")
    for at, bill in enumerate(left):
        same_sum = row.values["balance"] in {bill.amount_fen, bill.open_fen}
        if same_sum and due in {None, bill.due_date}:
            return left.pop(at)
    return None
