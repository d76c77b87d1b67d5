"""The day and the instant."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from desktop_ar.system.clock import Clock


def test_the_day_asked_for_replaces_the_clock() -> None:
    assert Clock(date(2014, 2, 1)).today() == date(2014, 2, 1)


def test_the_instant_is_real_and_in_utc_even_on_another_day() -> None:
    now = Clock(date(2014, 2, 1)).now()

    assert now.tzinfo is UTC
    assert abs(datetime.now(UTC) - now) < timedelta(minutes=1)


def test_without_a_wish_the_day_is_that_of_the_wall() -> None:
    before = datetime.now(UTC).astimezone().date()

    assert Clock().today() in {before, before + timedelta(days=1)}
