"""Rows of customers: new ones, and what is now known otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from desktop_ar.domain.faults import Fault
from desktop_ar.exchange.reading import ReadRow
from desktop_ar.services.customers import LONGEST_TERMS_DAYS, is_email
from desktop_ar.services.importing.outcome import Outcome
from desktop_ar.services.importing.parties import Party
from desktop_ar.services.importing.plan import Plan

_COLUMNS: Final[Mapping[str, str]] = {
    "contact": "contact",
    "wechat": "wechat",
    "email": "email",
    "address": "address",
    "language": "language",
    "kind": "kind",
    "credit_limit": "credit_limit_fen",
    "terms_days": "terms_days",
    "note": "note",
}
"""Fields of the file and columns of the book."""


def plan_customers(plan: Plan) -> None:
    """Decide on every row of a file of customers."""
    for row, party in plan.rows(()):
        if party is None:
            continue
        faults = list(_faults(row.values))
        if faults:
            plan.tally.refuse_for(row, faults)
        else:
            _decide(plan, row, party)


def _decide(plan: Plan, row: ReadRow, party: Party) -> None:
    new = party.id is None and not party.wanted
    changed = False
    for field, column in _COLUMNS.items():
        changed |= party.say(column, row.values.get(field))
    outcome = Outcome.CHANGED if changed else Outcome.DUPLICATE
    plan.take(row, party, Outcome.NEW if new else outcome)


def _faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    """What cannot be true of a customer."""
    email = values.get("email", "")
    if email and not is_email(email):
        yield Fault("email_malformed", "email", {"email": email})
    if values.get("credit_limit", 0) < 0:
        yield Fault("amount_below_nothing", "credit_limit")
    if values.get("terms_days", 0) > LONGEST_TERMS_DAYS:
        yield Fault("terms_out_of_range", "terms_days", {"most": LONGEST_TERMS_DAYS})
