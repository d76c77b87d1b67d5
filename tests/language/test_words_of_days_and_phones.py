"""Codes, days and phone numbers in the owner's words."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import pytest

from desktop_ar.domain.codes import (
    Action,
    Channel,
    CustomerKind,
    Interval,
    LotKind,
    LotState,
    Outcome,
    PaymentMethod,
    PlanState,
    Reason,
    ReceivableKind,
)
from desktop_ar.language.catalogue import LANGUAGES, translator
from desktop_ar.language.code_words import word
from desktop_ar.language.days import from_today, is_weekend, weekday
from desktop_ar.language.phones import masked

KINDS: tuple[type[StrEnum], ...] = (
    Action, Channel, CustomerKind, Interval, LotKind, LotState, Outcome, PaymentMethod, PlanState,
    Reason, ReceivableKind,
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_word_of_its_own(kind: type[StrEnum], language: str) -> None:
    words = [word(translator(language), code) for code in kind]
    assert all(words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("day", "chinese", "english"),
    [
        (date(2026, 11, 21), "今天", "today"),
        (date(2026, 11, 22), "明天", "tomorrow"),
        (date(2026, 12, 1), "10 天后", "in 10 days"),
        (date(2026, 11, 20), "1 天前", "1 day ago"),
        (date(2026, 11, 11), "10 天前", "10 days ago"),
    ],
)
def test_how_far_away_a_day_is(day: date, chinese: str, english: str) -> None:
    today = date(2026, 11, 21)
    assert from_today(translator("zh_CN"), day, today) == chinese
    assert from_today(translator("en"), day, today) == english


def test_saturday_and_sunday_are_the_weekend() -> None:
    days = [date(2026, 11, 20 + at) for at in range(4)]
    assert [is_weekend(day) for day in days] == [False, True, True, False]
    assert weekday(translator("zh_CN"), days[1]) == "周六"
    assert weekday(translator("en"), days[1]) == "Saturday"


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("13955502211", "139 **** 2211"),
        ("+86 139-5550-2211", "139 **** 2211"),
        ("010-64701234", "010 **** 1234"),
        ("12345", "12345"),
        (" 110 ", "110"),
        ("", ""),
    ],
)
def test_the_middle_of_a_phone_number_is_hidden(phone: str, shown: str) -> None:
    assert masked(phone) == shown
