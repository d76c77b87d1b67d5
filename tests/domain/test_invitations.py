"""When a customer with something prepaid left is invited."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.domain.codes import Action
from desktop_ar.domain.invitations import (
    USUAL_DAYS,
    Invitation,
    InviteDays,
    next_invitation,
    read_invite_days,
)

UNTIL = date(2026, 11, 28)
SOLD = date(2026, 3, 1)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def test_long_before_the_deadline_the_first_invitation_is_announced() -> None:
    found = next_invitation(UNTIL, SOLD, date(2026, 8, 1))
    assert found == Invitation(Action.INVITE, date(2026, 10, 29))


def test_a_day_of_the_schedule_that_nobody_used_stays_due() -> None:
    found = next_invitation(UNTIL, SOLD, date(2026, 11, 23), last_contact_on=date(2026, 11, 20))
    assert found == Invitation(Action.INVITE, date(2026, 11, 21))


def test_a_contact_on_the_day_of_the_schedule_does_it() -> None:
    found = next_invitation(UNTIL, SOLD, date(2026, 11, 23), last_contact_on=date(2026, 11, 21))
    assert found == Invitation(Action.INVITE, date(2026, 11, 27))


def test_after_the_deadline_the_ways_out_are_reviewed() -> None:
    found = next_invitation(UNTIL, SOLD, date(2026, 11, 29), last_contact_on=date(2026, 11, 27))
    assert found == Invitation(Action.REVIEW, date(2026, 11, 29))


def test_after_the_last_day_of_the_schedule_nothing_is_proposed_once_it_is_done() -> None:
    last = UNTIL + timedelta(days=30)
    assert next_invitation(UNTIL, SOLD, last, last_contact_on=last) is None


def test_a_credit_without_a_deadline_is_brought_to_mind_ninety_days_after_it_was_used() -> None:
    found = next_invitation(None, date(2026, 8, 1), date(2026, 9, 1))
    assert found == Invitation(Action.INVITE, date(2026, 10, 30))


@given(days, days, st.none() | days)
def test_the_proposed_day_is_done_by_a_contact_on_it(
    valid_until: date, as_of: date, last_contact_on: date | None
) -> None:
    found = next_invitation(valid_until, SOLD, as_of, last_contact_on)
    if found is not None and found.due_on <= as_of:
        after = next_invitation(valid_until, SOLD, as_of, found.due_on)
        assert after is None or after.due_on > as_of


def test_a_shop_may_have_its_own_days_in_any_order_and_with_chinese_commas() -> None:
    assert read_invite_days("1，7,14,30；30, 1") == USUAL_DAYS
    assert read_invite_days("10") == InviteDays((10,), ())
    own = read_invite_days("10; 5")
    found = next_invitation(UNTIL, SOLD, UNTIL - timedelta(days=20), schedule=own)
    assert found == Invitation(Action.INVITE, UNTIL - timedelta(days=10))
    after = next_invitation(UNTIL, SOLD, UNTIL + timedelta(days=6), schedule=own)
    assert after == Invitation(Action.REVIEW, UNTIL + timedelta(days=5))


@pytest.mark.parametrize("wrong", ["0", "366", "7,7", "1;2;3", "x", "1.5", "-1", "１"])
def test_other_words_are_no_schedule(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"day|semicolon"):
        read_invite_days(wrong)
