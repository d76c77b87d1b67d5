"""Random small shops: every kind of entry, in any order of days the book would take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import strategies as st

from tests.queries.ledger import FIRST_DAY, Ledger, Row, day

LAST_DAY = 260
Asked = tuple[Ledger, list[int]]
CUSTOMERS = 4
_MOST_ACTS = 40


@st.composite
def shops(draw: st.DrawFn) -> Ledger:
    """A ledger of a few customers, with up to forty acts on random days."""
    ledger = Ledger()
    for _ in range(draw(st.integers(1, CUSTOMERS))):
        ledger.customer()
    for _ in range(draw(st.integers(12, _MOST_ACTS))):
        draw(st.sampled_from(_ACTS))(draw, ledger)
    return ledger


def asked() -> st.SearchStrategy[Asked]:
    """A shop and days to ask it for: mostly those on which something happens, or beside them."""
    return shops().flatmap(lambda ledger: st.tuples(st.just(ledger), _days_of(ledger)))


def _days_of(ledger: Ledger) -> st.SearchStrategy[list[int]]:
    eventful = {
        _number(row, name)
        for rows in vars(ledger).values()
        for row in rows
        for name, value in row.items()
        if type(value) is date  # an instant is a date too, and no business day
    }
    near = sorted(number + beside for number in eventful for beside in (-1, 0, 1))
    return st.lists(st.sampled_from(near), min_size=3, max_size=4)


def _sometimes(values: st.SearchStrategy[int]) -> st.SearchStrategy[int | None]:
    """Mostly a value, sometimes nothing (simpler examples have the value)."""
    return st.one_of(values, values, values, st.none())


def _day(draw: st.DrawFn, first: int = 0, last: int = LAST_DAY) -> int:
    return draw(st.integers(first, max(first, last)))


def _number(row: Row, name: str) -> int:
    return int((row[name] - FIRST_DAY).days)


def _customer(draw: st.DrawFn, ledger: Ledger) -> int:
    return draw(st.integers(1, len(ledger.customers)))


def _bill(draw: st.DrawFn, ledger: Ledger) -> None:
    issued = _day(draw, 0, 200)
    due = issued + draw(st.integers(0, 60))
    ledger.bill(_customer(draw, ledger), issued, due, draw(st.integers(1, 2000)))


def _pay(draw: st.DrawFn, ledger: Ledger) -> None:
    customer, on = _customer(draw, ledger), _day(draw)
    payment = ledger.pay(customer, on, draw(st.integers(1, 3000)))
    left = payment["amount_fen"]
    for bill in [row for row in ledger.receivables if row["customer_id"] == customer]:
        share = min(left, ledger.open_now(bill), draw(st.integers(0, 2000)))
        if share > 0:
            ledger.allocate(payment, bill, on, share)
            left -= share


def _reverse(draw: st.DrawFn, ledger: Ledger) -> None:
    done = {row["reverses_id"] for row in ledger.payments}
    standing = [row for row in ledger.payments if row["amount_fen"] > 0 and row["id"] not in done]
    if standing:
        payment = draw(st.sampled_from(standing))
        ledger.reverse(payment, _day(draw, _number(payment, "paid_on")))


def _adjust(draw: st.DrawFn, ledger: Ledger) -> None:
    waiting = [bill for bill in ledger.receivables if ledger.open_now(bill)]
    if waiting:
        bill = draw(st.sampled_from(waiting))
        amount = draw(st.integers(1, ledger.open_now(bill)))
        entry = ledger.adjust(bill, _day(draw, _number(bill, "issue_date")), amount)
        if draw(st.booleans()):
            on = _day(draw, _number(entry, "adjusted_on"))
            ledger.adjust(bill, on, -amount, reverses=entry)


def _dispute(draw: st.DrawFn, ledger: Ledger) -> None:
    if ledger.receivables:
        bill = draw(st.sampled_from(ledger.receivables))
        opened = _day(draw, _number(bill, "issue_date"))
        closed = draw(st.none() | st.integers(opened, LAST_DAY + opened))
        part = draw(st.none() | st.integers(1, bill["amount_fen"]))
        ledger.dispute(bill, opened, closed, part)


def _extend(draw: st.DrawFn, ledger: Ledger) -> None:
    under = {row["receivable_id"] for row in ledger.plan_receivables}
    free = [bill for bill in ledger.receivables if bill["id"] not in under]
    if not free:
        return
    bill = draw(st.sampled_from(free))
    own = [row for row in ledger.extensions if row["receivable_id"] == bill["id"]]
    changed = [_number(row, "agreed_on") for row in own]
    changed += [_number(row, "withdrawn_on") for row in own if row["withdrawn_on"]]
    agreed = _day(draw, max([_number(bill, "issue_date"), *changed]))
    due = int((ledger.due_now(bill) - FIRST_DAY).days) + draw(st.integers(1, 60))
    withdrawn = draw(st.none() | st.integers(agreed, agreed + 90))
    ledger.extend(bill, agreed, due, withdrawn)


def _plan(draw: st.DrawFn, ledger: Ledger) -> None:
    """A plan over what is open now; a bill is under one plan only, ended or not."""
    under = {row["receivable_id"] for row in ledger.plan_receivables}
    customer = _customer(draw, ledger)
    bills = [
        (bill, ledger.open_now(bill))
        for bill in ledger.receivables
        if bill["customer_id"] == customer and bill["id"] not in under and ledger.open_now(bill)
    ]
    if not bills:
        return
    bills = bills[: draw(st.integers(1, len(bills)))]
    agreed = max(_number(bill, "issue_date") for bill, _ in bills) + draw(st.integers(0, 40))
    signed = draw(_sometimes(st.integers(agreed, agreed + 20)))
    ended = None if signed is None else draw(st.none() | st.integers(signed, signed + 150))
    total = sum(covered for _, covered in bills)
    amounts = _parts(draw, total)
    due = agreed + draw(st.integers(0, 20))
    gap = draw(st.sampled_from([7, 14, 30]))
    parts = [(due + gap * number, amount) for number, amount in enumerate(amounts)]
    ledger.plan(bills, parts, agreed, signed=signed, ended=ended)


def _parts(draw: st.DrawFn, total: int) -> list[int]:
    count = min(total, draw(st.integers(1, 4)))
    even = total // count
    return [even] * (count - 1) + [total - even * (count - 1)]


def _sell(draw: st.DrawFn, ledger: Ledger) -> None:
    on = _day(draw)
    until = draw(st.none() | st.integers(on, on + 120))
    paid = draw(st.integers(1, 3000))
    if draw(st.booleans()):
        lot = ledger.sell(_customer(draw, ledger), on, paid, draw(st.integers(0, 900)), until=until)
        return
    units = draw(st.integers(1, 7))
    state = draw(st.sampled_from(["active", "not_activated"]))
    lot = ledger.sell(_customer(draw, ledger), on, paid, units=units, until=until, state=state)
    assert lot["units_bought"] == units


def _use(draw: st.DrawFn, ledger: Ledger) -> None:
    if not ledger.lots:
        return
    lot = draw(st.sampled_from(ledger.lots))
    own = [row for row in ledger.lot_entries if row["lot_id"] == lot["id"]]
    on = _day(draw, max(_number(row, "entry_date") for row in own))
    paid = -draw(st.integers(0, sum(row["paid_fen"] for row in own)))
    bonus = -draw(st.integers(0, sum(row["bonus_fen"] for row in own)))
    units = -draw(st.integers(0, sum(row["units"] for row in own)))
    used = ledger.lot_entry(lot, "redemption", on, paid, bonus, units=units)
    if draw(st.booleans()):
        back = _day(draw, on)
        ledger.lot_entry(lot, "reversal", back, -paid, -bonus, units=-units, reverses=used)


def _contact(draw: st.DrawFn, ledger: Ledger) -> None:
    outcome = draw(st.sampled_from(["no_answer", "promised", "other"]))
    on = _day(draw)
    then = draw(st.none() | st.integers(on, on + 60))
    action = "" if then is None else draw(st.sampled_from(["", "call", "letter", "invite"]))
    next_on = None if then is None else day(then)
    customer = _customer(draw, ledger)
    ledger.contact(customer, on, outcome, next_action=action, next_action_on=next_on)


def _letter(draw: st.DrawFn, ledger: Ledger) -> None:
    kind = draw(st.sampled_from(["reminder", "follow-up", "formal-demand", "agreement"]))
    ledger.letter(_customer(draw, ledger), _day(draw), kind)


def _promise(draw: st.DrawFn, ledger: Ledger) -> None:
    made = _day(draw)
    due = made + draw(st.integers(0, 30))
    withdrawn = draw(st.none() | st.integers(made, made + 40))
    ledger.promise(_customer(draw, ledger), made, due, draw(st.integers(1, 3000)), withdrawn)


_ACTS: list[Callable[[st.DrawFn, Ledger], None]] = [
    _bill,
    _bill,
    _bill,
    _pay,
    _pay,
    _reverse,
    _adjust,
    _dispute,
    _extend,
    _plan,
    _plan,
    _sell,
    _use,
    _contact,
    _letter,
    _promise,
]
