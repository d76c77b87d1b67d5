"""The figures of collection, by the common vectors and by rules."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.domain import kpi
from desktop_ar.domain.codes import Bucket
from desktop_ar.domain.periods import Period, last_months, month_of, quarter_of, year_of
from tests.domain.vectors import fen, vectors


def test_the_vectors_of_collection_effectiveness_and_outstanding_days_hold() -> None:
    found = vectors("kpi")
    cei = found["cei"]
    rate = kpi.collection_effectiveness(
        fen(cei["ar_begin"]), fen(cei["credit_sales"]),
        fen(cei["ar_end"]), fen(cei["ar_not_due_end"]),
    )  # fmt: skip
    assert rate is not None
    assert rate * 100 == Fraction(cei["percent"])
    for case in found["dso"]:
        days = kpi.sales_outstanding_days(
            fen(case["ar_end"]), fen(case["credit_sales"]), case["days"]
        )
        assert days == Fraction(case["dso"])


def test_the_vector_of_a_prompt_discount_holds() -> None:
    case = vectors("kpi")["prompt_discount"]
    rate = kpi.discount_annual_rate(
        Fraction(case["discount_percent"]), case["discount_days"], case["net_days"]
    )
    assert rate is not None
    assert round(rate * 100, 1) == Fraction(case["annual_percent_simple"])


def test_a_figure_without_a_denominator_is_not_defined() -> None:
    assert kpi.share(1, 0) is None
    assert kpi.sales_outstanding_days(100, 0, 30) is None
    assert kpi.average_days_delinquent(None, Fraction(1)) is None
    assert kpi.collection_effectiveness(0, 100, 100, 100) is None
    assert kpi.weighted_days_late([]) is None
    assert kpi.first_contact_delay([]) is None
    assert kpi.discount_annual_rate(Fraction(2), 30, 30) is None


def test_days_late_are_weighted_by_their_sums_and_not_due_counts_as_none() -> None:
    assert kpi.weighted_days_late([(300, 10), (100, -5)]) == Fraction(15, 2)


def test_the_first_late_day_is_the_one_after_the_due_date() -> None:
    due = date(2026, 3, 1)
    assert kpi.first_contact_delay([(due, date(2026, 3, 2)), (due, date(2026, 3, 5))]) == Fraction(
        3, 2
    )


@given(st.lists(st.integers(0, 10**12), min_size=6, max_size=6))
def test_the_shares_of_the_bands_are_the_whole(sums: list[int]) -> None:
    shares = kpi.bucket_shares(dict(zip(Bucket, sums, strict=True)))
    if any(sums):
        assert sum(part for part in shares.values() if part is not None) == 1
    else:
        assert set(shares.values()) == {None}


def test_periods_have_their_calendar_ends_and_stop_at_the_day() -> None:
    day = date(2028, 2, 10)
    assert month_of(day) == Period(date(2028, 2, 1), date(2028, 2, 29))
    assert quarter_of(day) == Period(date(2028, 1, 1), date(2028, 3, 31))
    assert year_of(day).days == 366
    months = last_months(day, 12)
    assert months[0].first == date(2027, 3, 1)
    assert months[-1] == Period(date(2028, 2, 1), day)
    assert all(a.last == b.eve for a, b in pairwise(months))
