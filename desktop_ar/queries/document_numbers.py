"""Finding customers by what stands on their papers: bill, payment, plan, letter, prepaid credit."""

from __future__ import annotations

import re
from typing import Final

import sqlalchemy as sa

from desktop_ar.queries.records import CUSTOMERS, LETTERS, LOTS, PAYMENTS, PLANS, RECEIVABLES
from desktop_ar.queries.search import matches, pattern

LEAST_DIGITS: Final = 3
"""Fewer digits stand on half of all papers: they find nobody by them."""
_DIGIT: Final = re.compile(r"\d")
_NUMBERS: Final = (
    (RECEIVABLES.c.receivable_no, RECEIVABLES.c.customer_id),
    (PAYMENTS.c.payment_no, PAYMENTS.c.customer_id),
    (PLANS.c.plan_no, PLANS.c.customer_id),
    (LETTERS.c.letter_no, LETTERS.c.customer_id),
    (LOTS.c.lot_no, LOTS.c.customer_id),
)


def is_number(search: str) -> bool:
    """Whether what is typed may be (part of) the number of a paper."""
    return " " not in search.strip() and len(_DIGIT.findall(search)) >= LEAST_DIGITS


def on_paper(search: str) -> sa.ColumnElement[bool]:
    """Customers who have a paper whose number holds what is typed."""
    typed = sa.literal(pattern(search), sa.Text)
    found = sa.union_all(
        *(sa.select(owner).where(matches(typed, number)) for number, owner in _NUMBERS)
    )
    return CUSTOMERS.c.id.in_(found)
