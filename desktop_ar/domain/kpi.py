"""Figures of collection (domain.md 5): exact fractions, None where there is nothing to divide by.

Sums are fen, rates are parts of one, days are days; rounding is left to whoever shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_ar.domain.codes import Bucket

_YEAR_DAYS: Final = 365


def share(part: int, whole: int) -> Fraction | None:
    """One sum or count as part of another; all rates below are made of it."""
    return Fraction(part, whole) if whole else None


def sales_outstanding_days(ar_end_fen: int, credit_sales_fen: int, days: int) -> Fraction | None:
    """DSO: so many days of credit sales are still open at the end of the period.

    With what is not due at the end in place of all that is open: best possible DSO.
    """
    found = share(ar_end_fen, credit_sales_fen)
    return None if found is None else found * days


def average_days_delinquent(dso: Fraction | None, best: Fraction | None) -> Fraction | None:
    """DSO above the best possible one: the days that lateness costs."""
    return None if dso is None or best is None else dso - best


def collection_effectiveness(
    ar_begin_fen: int, credit_sales_fen: int, ar_end_fen: int, not_due_end_fen: int
) -> Fraction | None:
    """CEI: what was collected of what could be collected in the period, as part of one."""
    to_collect_fen = ar_begin_fen + credit_sales_fen
    return share(to_collect_fen - ar_end_fen, to_collect_fen - not_due_end_fen)


def bucket_shares(bands: Mapping[Bucket, int]) -> dict[Bucket, Fraction | None]:
    """Each band as part of all that is open."""
    whole = sum(bands.values())
    return {bucket: share(fen, whole) for bucket, fen in bands.items()}


def weighted_days_late(items: Iterable[tuple[int, int]]) -> Fraction | None:
    """Days late of (open fen, days past due), weighted by the sums; what is not due has 0."""
    weight = whole = 0
    for open_fen, days in items:
        weight += open_fen * max(0, days)
        whole += open_fen
    return share(weight, whole)


def first_contact_delay(pairs: Sequence[tuple[date, date]]) -> Fraction | None:
    """Days from the first late day to the first contact, over (due date, first contact)."""
    days = sum((contacted_on - due_date).days - 1 for due_date, contacted_on in pairs)
    return share(days, len(pairs))


def discount_annual_rate(
    discount_percent: Fraction, discount_days: int, net_days: int
) -> Fraction | None:
    """What a discount for paying early costs in a year, simple interest, as part of one.

    2 percent within 10 days or net 30: 2/98 x 365/20.
    """
    days = net_days - discount_days
    if days <= 0 or not 0 <= discount_percent < 100:
        return None
    return discount_percent / (100 - discount_percent) * Fraction(_YEAR_DAYS, days)
