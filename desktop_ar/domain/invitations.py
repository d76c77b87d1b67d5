"""When to invite a customer who has something prepaid left (cli.md, `prepaid.invite_days`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop_ar.domain.codes import Action

DAYS_BEFORE: Final = (30, 14, 7, 1)
"""Days before the last good day on which the customer is reminded to come."""
DAYS_AFTER: Final = (1, 30)
"""Days after it on which the ways out are offered: extend, exchange, refund (domain.md 2d)."""
MOST_DAYS: Final = 365
UNUSED_DAYS: Final = 90
"""A credit without a deadline that was not used for so long is brought to mind."""


@dataclass(frozen=True, slots=True)
class InviteDays:
    """The schedule of one shop: days before the last good day, and days after it."""

    before: tuple[int, ...] = DAYS_BEFORE
    after: tuple[int, ...] = DAYS_AFTER


USUAL_DAYS: Final = InviteDays()


def read_invite_days(text: str) -> InviteDays:
    """The setting `30, 14, 7, 1; 1, 30`: before, then after the semicolon; either may be empty.

    Raises ValueError for anything that is not whole days from 1 to `MOST_DAYS`, each named once
    a side.
    """
    sides = [side.replace("，", ",").split(",") for side in text.replace("；", ";").split(";")]
    if len(sides) > 2:
        raise ValueError("one semicolon at most")
    days = [tuple(_whole_day(part) for part in side if part.strip()) for side in sides]
    if any(len(set(side)) != len(side) for side in days):
        raise ValueError("a day is named twice")
    before = tuple(sorted(days[0], reverse=True))
    return InviteDays(before, tuple(sorted(days[1])) if len(days) > 1 else ())


def _whole_day(part: str) -> int:
    text = part.strip()
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_DAYS):
        raise ValueError("not a day of the schedule")
    return int(text)


@dataclass(frozen=True, slots=True)
class Invitation:
    """What to do for one lot, and the first day for it."""

    action: Action
    due_on: date


def next_invitation(
    valid_until: date | None,
    last_used_on: date,
    as_of: date,
    last_contact_on: date | None = None,
    schedule: InviteDays = USUAL_DAYS,
) -> Invitation | None:
    """The next invitation for a lot with something left; None once all were done.

    `last_used_on` is the day of sale for a lot never used. A day of the schedule is done when
    somebody was in touch on it or later; of the days that passed only the last one counts, and
    only while the lot was there.
    """
    if valid_until is None:
        return _bring_to_mind(last_used_on, last_contact_on)
    days = [valid_until - timedelta(days=before) for before in schedule.before]
    days += [valid_until + timedelta(days=after) for after in schedule.after]
    passed = [day for day in days if day <= as_of]
    if passed and not (last_contact_on is not None and last_contact_on >= passed[-1]):
        return _for_day(passed[-1], valid_until)
    coming = [day for day in days if day > as_of]
    return _for_day(coming[0], valid_until) if coming else None


def _bring_to_mind(last_used_on: date, last_contact_on: date | None) -> Invitation:
    seen_on = max(last_used_on, last_contact_on or last_used_on)
    return Invitation(Action.INVITE, seen_on + timedelta(days=UNUSED_DAYS))


def _for_day(day: date, valid_until: date) -> Invitation:
    return Invitation(Action.INVITE if day <= valid_until else Action.REVIEW, day)
