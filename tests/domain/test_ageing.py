"""Rules of ageing."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.domain.ageing import (
    BUCKET_FIRST_DAY,
    OVERDUE_BUCKETS,
    bucket_of,
    days_past_due,
    due_date_bounds,
)
from desktop_ar.domain.codes import Bucket
from tests.domain.vectors import vectors

DATES = st.dates(date(1990, 1, 1), date(2100, 1, 1))


def test_every_common_vector_of_ageing_holds() -> None:
    for case in vectors("ageing")["cases"]:
        assert bucket_of(case["days_past_due"]) == case["bucket"], case


def test_the_due_day_itself_is_not_late() -> None:
    due = date(2026, 3, 1)
    assert days_past_due(due, due) == 0
    assert bucket_of(0) is Bucket.NOT_DUE
    assert days_past_due(due, date(2026, 3, 2)) == 1
    assert days_past_due(due, date(2026, 2, 28)) == -1


def test_a_band_begins_on_its_first_day_and_not_before() -> None:
    before = Bucket.NOT_DUE
    for bucket, first_day in BUCKET_FIRST_DAY.items():
        assert bucket_of(first_day) is bucket
        assert bucket_of(first_day - 1) is before
        before = bucket


def test_the_bounds_of_a_day_are_the_dates_one_would_count_by_hand() -> None:
    bounds = due_date_bounds(date(2026, 7, 31))
    assert bounds[0] == (Bucket.D1_30, date(2026, 7, 1), date(2026, 7, 30))
    assert bounds[1] == (Bucket.D31_60, date(2026, 6, 1), date(2026, 6, 30))
    assert bounds[-1] == (Bucket.D181_PLUS, None, date(2026, 1, 31))
    assert tuple(bound.bucket for bound in bounds) == OVERDUE_BUCKETS


@given(as_of=DATES, days=st.integers(-800, 800))
def test_bounds_and_bands_agree_on_every_due_date(as_of: date, days: int) -> None:
    due = as_of - timedelta(days=days)
    holding = [
        bound.bucket
        for bound in due_date_bounds(as_of)
        if due <= bound.latest and (bound.earliest is None or due >= bound.earliest)
    ]
    bucket = bucket_of(days_past_due(due, as_of))
    assert holding == ([] if bucket is Bucket.NOT_DUE else [bucket])
