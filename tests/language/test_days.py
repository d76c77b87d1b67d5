"""How long ago and how far away, in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop_ar.language.catalogue import translator
from desktop_ar.language.days import ago, weekday_and_distance

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("passed", "english", "chinese"),
    [
        (timedelta(seconds=59), "just now", "刚刚"),
        (timedelta(seconds=-30), "just now", "刚刚"),
        (timedelta(minutes=1), "1 minute ago", "1 分钟前"),
        (timedelta(minutes=59, seconds=59), "59 minutes ago", "59 分钟前"),
        (timedelta(hours=1), "1 hour ago", "1 小时前"),
        (timedelta(hours=23, minutes=59), "23 hours ago", "23 小时前"),
        (timedelta(days=1), "1 day ago", "1 天前"),
        (timedelta(days=400), "400 days ago", "400 天前"),
    ],
)
def test_what_is_past_is_said_in_the_largest_whole_unit(
    passed: timedelta, english: str, chinese: str
) -> None:
    assert ago(translator("en"), NOW - passed, NOW) == english
    assert ago(translator("zh_CN"), NOW - passed, NOW) == chinese


def test_beside_a_date_stands_a_short_weekday() -> None:
    day, today = date(2026, 12, 1), date(2026, 11, 21)
    assert weekday_and_distance(translator("en"), day, today) == "Tue, in 10 days"
    assert weekday_and_distance(translator("zh_CN"), day, today) == "周二，10 天后"
