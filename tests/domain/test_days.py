"""Days counted from a day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.domain.days import shifted


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(-3650, 3650))
def test_days_are_added_as_the_calendar_does(day: date, days: int) -> None:
    assert shifted(day, days) == day + timedelta(days=days)


@given(st.dates(), st.integers())
def test_the_ends_of_the_calendar_are_never_passed(day: date, days: int) -> None:
    found = shifted(day, days)
    assert date.min <= found <= date.max
    assert found in {date.min, date.max} or found == day + timedelta(days=days)
