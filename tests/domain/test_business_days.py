"""Working days: the notices of the years that are known, weekends of all the others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.domain.business_days import Calendar, DayOff, fitted, is_guess
from desktop_ar.domain.codes import Interval
from desktop_ar.domain.holidays import KNOWN_YEARS, Holiday, holidays_of
from desktop_ar.domain.installments import schedule_by_count

PLAIN = Calendar()


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 2, 17), DayOff.HOLIDAY),
        (date(2026, 2, 14), None),  # a Saturday that is worked
        (date(2026, 1, 4), None),  # a Sunday that is worked
        (date(2026, 10, 8), None),
        (date(2026, 10, 7), DayOff.HOLIDAY),
        (date(2026, 11, 21), DayOff.WEEKEND),
        (date(2025, 10, 8), DayOff.HOLIDAY),
        (date(2024, 5, 11), None),
        (date(2031, 10, 1), None),  # not known yet: a Wednesday is a Wednesday
        (date(2031, 10, 4), DayOff.WEEKEND),
        (date.max, None),
        (date.min, None),
    ],
)
def test_a_day_is_off_as_its_notice_says_and_else_by_the_week(
    day: date, why: DayOff | None
) -> None:
    assert PLAIN.day_off(day) is why


@pytest.mark.parametrize("year", list(KNOWN_YEARS))
def test_worked_days_of_a_notice_lie_on_weekends_and_days_off_do_not_overlap(year: int) -> None:
    off = [day for day, _ in holidays_of(year)]
    assert len(off) == len(set(off))
    assert all(day.weekday() >= 5 for day in KNOWN_YEARS[year].worked)
    assert not KNOWN_YEARS[year].worked & set(off)


def test_what_the_owner_says_of_a_day_goes_before_the_table() -> None:
    own = Calendar(closed=frozenset({date(2026, 11, 23)}), opened=frozenset({date(2026, 10, 2)}))
    assert own.day_off(date(2026, 11, 23)) is DayOff.OWN
    assert own.day_off(date(2026, 10, 2)) is None
    assert own.next_working_day(date(2026, 11, 21)) == date(2026, 11, 24)


def test_a_moved_part_says_from_where_and_why_and_the_down_payment_stays() -> None:
    parts = schedule_by_count(
        10_000, 2, date(2026, 9, 1), Interval.MONTH, 100, agreed_on=date(2026, 8, 30)
    )
    answer = fitted(parts, PLAIN)
    assert [part.due_date for part in answer.installments] == [
        date(2026, 8, 30),
        date(2026, 9, 1),
        date(2026, 10, 8),
    ]
    (moved,) = answer.moved
    assert (moved.no, moved.planned, moved.why, moved.holiday) == (
        2,
        date(2026, 10, 1),
        DayOff.HOLIDAY,
        Holiday.NATIONAL_DAY,
    )
    assert answer.guessed_from is None
    assert fitted(parts, Calendar(moves=False)).installments == parts


@given(
    total=st.integers(1_000, 10**9),
    count=st.integers(1, 60),
    first=st.dates(date(1999, 1, 1), date(2190, 1, 1)),
    every=st.sampled_from(Interval),
)
def test_after_the_move_no_part_falls_on_a_day_off_and_the_sum_stays(
    total: int, count: int, first: date, every: Interval
) -> None:
    parts = schedule_by_count(total, count, first, every)
    answer = fitted(parts, PLAIN)
    assert sum(part.amount_fen for part in answer.installments) == total
    dates = [part.due_date for part in answer.installments]
    assert all(PLAIN.day_off(day) is None for day in dates)
    assert dates == sorted(dates)
    for before, after in zip(parts, answer.installments, strict=True):
        assert timedelta(0) <= after.due_date - before.due_date <= timedelta(days=12)
    assert (answer.guessed_from is not None) == any(is_guess(part.due_date) for part in parts)
