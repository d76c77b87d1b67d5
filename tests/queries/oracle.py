"""What is open, overdue and left on a day, found slowly from the raw entries of a ledger.

Nothing here looks at the book or at kept figures: it is written a second time, on purpose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.queries.ledger import Ledger, Row

BANDS = (
    ("d1_30_fen", 1, 30),
    ("d31_60_fen", 31, 60),
    ("d61_90_fen", 61, 90),
    ("d91_180_fen", 91, 180),
    ("d181_plus_fen", 181, 10**6),
)


@dataclass(frozen=True)
class Item:
    """An open item: a bill, or a part of a plan."""

    customer_id: int
    due_date: date
    open_fen: int
    bill_id: int | None
    plan_id: int | None = None
    part_no: int | None = None


def open_of(ledger: Ledger, bill: Row, as_of: date) -> int:
    """What is open of a bill on a day."""
    if bill["issue_date"] > as_of:
        return 0
    moved = sum(
        row["amount_fen"]
        for row in ledger.allocations
        if row["receivable_id"] == bill["id"] and row["allocated_on"] <= as_of
    )
    moved += sum(
        row["amount_fen"]
        for row in ledger.adjustments
        if row["receivable_id"] == bill["id"] and row["adjusted_on"] <= as_of
    )
    return int(max(0, bill["amount_fen"] - moved))


def due_of(ledger: Ledger, bill: Row, as_of: date) -> date:
    """When a bill was due, as agreed by a day."""
    due: date = bill["due_date"]
    for row in ledger.extensions:
        withdrawn = row["withdrawn_on"]
        if (
            row["receivable_id"] == bill["id"]
            and row["agreed_on"] <= as_of
            and (withdrawn is None or withdrawn > as_of)
        ):
            due = row["new_due_date"]
    return due


def active_plans(ledger: Ledger, as_of: date) -> list[Row]:
    """Plans that are signed and not ended on a day."""
    return [
        plan
        for plan in ledger.plans
        if plan["signed_on"] is not None
        and plan["signed_on"] <= as_of
        and not (plan["ended_on"] is not None and plan["ended_on"] <= as_of)
    ]


def covered(ledger: Ledger, plan: Row, as_of: date) -> dict[int, int]:
    """What is open under a plan by bill."""
    bills = {bill["id"]: bill for bill in ledger.receivables}
    return {
        row["receivable_id"]: min(
            row["covered_fen"], open_of(ledger, bills[row["receivable_id"]], as_of)
        )
        for row in ledger.plan_receivables
        if row["plan_id"] == plan["id"]
    }


def items(ledger: Ledger, as_of: date) -> list[Item]:
    """Every open item of a day."""
    found: list[Item] = []
    under: defaultdict[int, int] = defaultdict(int)
    for plan in active_plans(ledger, as_of):
        sums = covered(ledger, plan, as_of)
        for bill_id, amount in sums.items():
            under[bill_id] += amount
        found += plan_items(ledger, plan, sum(sums.values()))
    for bill in ledger.receivables:
        rest = open_of(ledger, bill, as_of) - under[bill["id"]]
        if rest:
            found.append(Item(bill["customer_id"], due_of(ledger, bill, as_of), rest, bill["id"]))
    return found


def plan_items(ledger: Ledger, plan: Row, still_open: int) -> list[Item]:
    """What is left of the parts of a plan: money fills the oldest first."""
    paid = plan["total_fen"] - still_open
    found = []
    for part in [row for row in ledger.installments if row["plan_id"] == plan["id"]]:
        taken = min(paid, part["amount_fen"])
        paid -= taken
        left = part["amount_fen"] - taken
        if left:
            found.append(
                Item(plan["customer_id"], part["due_date"], left, None, plan["id"], part["no"])
            )
    return found


def sums(ledger: Ledger, as_of: date) -> dict[int, dict[str, Any]]:
    """Amounts, bands, counts and days of every customer with something open."""
    by_customer: defaultdict[int, list[Item]] = defaultdict(list)
    for item in items(ledger, as_of):
        by_customer[item.customer_id].append(item)
    return {customer: _sums(found, as_of) for customer, found in by_customer.items()}


def _sums(found: list[Item], as_of: date) -> dict[str, Any]:
    late = [item for item in found if item.due_date < as_of]
    oldest = min((item.due_date for item in late), default=None)
    bands = {
        name: sum(item.open_fen for item in late if first <= (as_of - item.due_date).days <= last)
        for name, first, last in BANDS
    }
    return {
        "overdue_fen": sum(item.open_fen for item in late),
        "not_due_fen": sum(item.open_fen for item in found if item.due_date >= as_of),
        "open_fen": sum(item.open_fen for item in found),
        "overdue_count": len(late),
        **bands,
        "oldest_due_date": oldest,
        "days_past_due": (as_of - oldest).days if oldest else 0,
    }


def disputed_overdue(ledger: Ledger, customer: int, as_of: date) -> int:
    """How much of what is overdue of a customer is contested."""
    plans = active_plans(ledger, as_of)
    total = 0
    for bill in [row for row in ledger.receivables if row["customer_id"] == customer]:
        on_plan = any(bill["id"] in covered(ledger, plan, as_of) for plan in plans)
        if due_of(ledger, bill, as_of) < as_of and not on_plan:
            total += _contested(ledger, bill, as_of)
    for plan in [row for row in plans if row["customer_id"] == customer]:
        total += _contested_under(ledger, plan, as_of)
    return total


def _contested(ledger: Ledger, bill: Row, as_of: date) -> int:
    still_open = open_of(ledger, bill, as_of)
    parts = [
        still_open if row["amount_fen"] is None else row["amount_fen"]
        for row in ledger.disputes
        if row["receivable_id"] == bill["id"]
        and row["opened_on"] <= as_of
        and not (row["closed_on"] is not None and row["closed_on"] <= as_of)
    ]
    return min(still_open, sum(parts))


def _contested_under(ledger: Ledger, plan: Row, as_of: date) -> int:
    bills = {bill["id"]: bill for bill in ledger.receivables}
    by_bill = covered(ledger, plan, as_of)
    under = 0
    own_date = 0
    for bill_id, amount in by_bill.items():
        contested = _contested(ledger, bills[bill_id], as_of)
        under += min(contested, amount)
        if due_of(ledger, bills[bill_id], as_of) < as_of:
            own_date += contested - min(contested, amount)
    late = sum(
        item.open_fen
        for item in plan_items(ledger, plan, sum(by_bill.values()))
        if item.due_date < as_of
    )
    return own_date + min(under, late)


def unallocated(ledger: Ledger, customer: int, as_of: date) -> int:
    """Money of a customer matched to nothing on a day."""
    own = {row["id"] for row in ledger.payments if row["customer_id"] == customer}
    came_in = sum(
        row["amount_fen"] for row in ledger.payments if row["id"] in own and row["paid_on"] <= as_of
    )
    matched = sum(
        row["amount_fen"]
        for row in ledger.allocations
        if row["payment_id"] in own and row["allocated_on"] <= as_of
    )
    return int(came_in - matched)


def lot_left(ledger: Ledger, lot: Row, as_of: date) -> tuple[int, int, int]:
    """Paid, bonus and units left of a lot on a day."""
    entries = [
        row
        for row in ledger.lot_entries
        if row["lot_id"] == lot["id"] and row["entry_date"] <= as_of
    ]
    return (
        sum(row["paid_fen"] for row in entries),
        sum(row["bonus_fen"] for row in entries),
        sum(row["units"] for row in entries),
    )


def lot_value(ledger: Ledger, lot: Row, as_of: date) -> int:
    """The value left of a lot on a day; 0 is not listed, except that units may be worth 0."""
    paid, bonus, units = lot_left(ledger, lot, as_of)
    if lot["units_bought"] is None:
        return paid + bonus
    whole, rest = divmod(lot["paid_fen"] * units, lot["units_bought"])
    return int(whole + (1 if 2 * rest >= lot["units_bought"] else 0))


def listed_lots(ledger: Ledger, as_of: date) -> list[Row]:
    """Lots sold by the day of which something is left."""
    found = []
    for lot in ledger.lots:
        paid, bonus, units = lot_left(ledger, lot, as_of)
        left = paid + bonus if lot["units_bought"] is None else units
        if lot["sold_on"] <= as_of and left:
            found.append(lot)
    return found


def last_used(ledger: Ledger, lot: Row, as_of: date) -> date | None:
    """The last use of a lot that was not taken back by the day."""
    own = [
        row
        for row in ledger.lot_entries
        if row["lot_id"] == lot["id"] and row["entry_date"] <= as_of
    ]
    back = {row["reverses_id"] for row in own}
    uses = [row for row in own if row["kind"] == "redemption" and row["id"] not in back]
    return max((row["entry_date"] for row in uses), default=None)


def chosen(ledger: Ledger, name: str, as_of: date) -> set[int]:
    """The customers of a filter of the overdue list, among those with something open."""
    waiting = sums(ledger, as_of)
    return {customer for customer in waiting if _CHOICES[name](ledger, customer, as_of)}


def _due_within(ledger: Ledger, customer: int, as_of: date, days: int) -> bool:
    own = [item for item in items(ledger, as_of) if item.customer_id == customer]
    return any(0 <= (item.due_date - as_of).days <= days for item in own)


def _disputes(ledger: Ledger, customer: int, as_of: date) -> bool:
    own = [row for row in ledger.receivables if row["customer_id"] == customer]
    return any(_contested(ledger, bill, as_of) for bill in own)


def _on_plan(ledger: Ledger, customer: int, as_of: date) -> bool:
    return any(plan["customer_id"] == customer for plan in active_plans(ledger, as_of))


def _quiet(ledger: Ledger, customer: int, as_of: date) -> bool:
    if not sums(ledger, as_of)[customer]["overdue_fen"]:
        return False
    days = [
        (as_of - row["contacted_on"]).days
        for row in ledger.contacts
        if row["customer_id"] == customer and row["contacted_on"] <= as_of
    ]
    return all(passed >= 30 for passed in days)


def promises(ledger: Ledger, customer: int, as_of: date) -> list[tuple[Row, str]]:
    """Promises in force of a customer with what became of them (95 percent, 3 days)."""
    own = [
        row
        for row in ledger.promises
        if row["customer_id"] == customer
        and row["made_on"] <= as_of
        and not (row["withdrawn_on"] is not None and row["withdrawn_on"] <= as_of)
    ]
    return [(row, _state(ledger, row, as_of)) for row in own]


def _state(ledger: Ledger, promise: Row, as_of: date) -> str:
    bounced = {
        row["reverses_id"]
        for row in ledger.payments
        if row["reverses_id"] is not None and row["paid_on"] <= as_of
    }
    last_day = promise["due_on"] + timedelta(days=3)
    arrived = sum(
        row["amount_fen"]
        for row in ledger.payments
        if row["customer_id"] == promise["customer_id"]
        and row["reverses_id"] is None
        and row["id"] not in bounced
        and promise["made_on"] <= row["paid_on"] <= min(as_of, last_day)
    )
    if arrived * 100 >= promise["amount_fen"] * 95:
        return "kept"
    if as_of <= last_day:
        return "open"
    return "partly_kept" if arrived else "broken"


def current_promise(ledger: Ledger, customer: int, as_of: date) -> tuple[Row, str] | None:
    """Of the promises made last the first that is not kept."""
    own = promises(ledger, customer, as_of)
    made_last = max((row["made_on"] for row, _ in own), default=None)
    waiting = [(row, state) for row, state in own if row["made_on"] == made_last]
    waiting.sort(key=lambda found: (found[0]["due_on"], found[0]["id"]))
    return next((found for found in waiting if found[1] != "kept"), None)


def _broken(ledger: Ledger, customer: int, as_of: date) -> bool:
    found = current_promise(ledger, customer, as_of)
    return found is not None and found[1] in {"broken", "partly_kept"}


def _promised_today(ledger: Ledger, customer: int, as_of: date) -> bool:
    own = promises(ledger, customer, as_of)
    return any(row["due_on"] == as_of and state != "kept" for row, state in own)


_CHOICES: dict[str, Callable[[Ledger, int, date], bool]] = {
    "due_7": lambda ledger, customer, as_of: _due_within(ledger, customer, as_of, 7),
    "due_30": lambda ledger, customer, as_of: _due_within(ledger, customer, as_of, 30),
    "promise_broken": _broken,
    "promise_today": _promised_today,
    "disputed": _disputes,
    "plan": _on_plan,
    "no_contact_30": _quiet,
}
