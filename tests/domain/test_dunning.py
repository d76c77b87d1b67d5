"""Rules of the ladder."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.domain.codes import Action, LetterKind, Level
from desktop_ar.domain.dunning import LADDER, Blocker, Step, StepReason, level_reached, next_step

DUE = date(2026, 3, 1)


def after(days: int) -> date:
    return DUE + timedelta(days=days)


def test_the_ladder_climbs_through_every_level_in_order_of_days() -> None:
    assert [rung.level for rung in LADDER] == list(Level)
    assert [rung.days_past_due for rung in LADDER] == [-3, 1, 7, 15, 30, 45, 60, 75]


@pytest.mark.parametrize(
    ("days", "reached", "action", "level", "due"),
    [
        (-5, None, Action.MESSAGE, Level.PRE_DUE, -3),
        (0, None, Action.MESSAGE, Level.PRE_DUE, -3),
        (1, None, Action.CALL, Level.REMINDER, 1),
        (-1, Level.PRE_DUE, Action.CALL, Level.REMINDER, 1),
        (2, Level.REMINDER, Action.LETTER, Level.FOLLOW_UP, 7),
        (16, Level.FOLLOW_UP, Action.LETTER, Level.FORMAL_DEMAND, 30),
        (20, Level.OVERDUE_NOTICE, Action.LETTER, Level.FORMAL_DEMAND, 30),
        (50, Level.FORMAL_DEMAND, Action.SUSPEND, Level.SUSPENSION, 45),
        (50, Level.SUSPENSION, Action.REVIEW, Level.FINAL_NOTICE, 60),
        (80, Level.FINAL_NOTICE, Action.HANDOVER, Level.LEGAL, 75),
        (90, Level.LEGAL, Action.REVIEW, Level.LEGAL, 75),
    ],
)
def test_the_next_rung_follows_the_level_reached(
    days: int, reached: Level | None, action: Action, level: Level, due: int
) -> None:
    step = next_step(after(days), DUE, reached)
    assert (step.action, step.level, step.due_on) == (action, level, after(due))


def test_a_debt_of_200_days_entered_today_starts_with_a_friendly_call() -> None:
    step = next_step(after(200), DUE, None)
    assert (step.action, step.level) == (Action.CALL, Level.REMINDER)
    assert step.reason_codes == (StepReason.OVERDUE, StepReason.NO_CONTACT_YET)
    assert step.blocked_by == ()


def test_a_step_waits_for_the_gap_after_the_last_contact() -> None:
    step = next_step(after(9), DUE, Level.REMINDER, last_contact_on=after(8), min_gap_days=3)
    assert step.due_on == after(11)
    assert step.blocked_by == (Blocker.MIN_GAP,)
    free = next_step(after(11), DUE, Level.REMINDER, last_contact_on=after(8), min_gap_days=3)
    assert (free.due_on, free.blocked_by) == (after(11), ())


def test_a_step_that_is_not_due_yet_is_not_called_blocked_by_the_gap() -> None:
    step = next_step(after(3), DUE, Level.REMINDER, last_contact_on=after(2))
    assert (step.due_on, step.blocked_by) == (after(7), ())


def test_an_open_promise_holds_the_ladder_until_its_last_day_has_passed() -> None:
    for day in (after(10), after(13)):
        step = next_step(day, DUE, Level.REMINDER, promise_due_on=after(10))
        assert step.blocked_by == (Blocker.PROMISE_OPEN,)
        assert step.due_on == after(14)
        assert step.level is Level.FOLLOW_UP


def test_a_broken_promise_proposes_a_call_until_somebody_called() -> None:
    broken = next_step(
        after(14), DUE, Level.REMINDER, promise_due_on=after(10), last_contact_on=after(5)
    )
    assert (broken.action, broken.due_on, broken.letter) == (Action.CALL, after(14), None)
    assert StepReason.PROMISE_BROKEN in broken.reason_codes
    called = next_step(
        after(20), DUE, Level.REMINDER, promise_due_on=after(10), last_contact_on=after(14)
    )
    assert (called.action, called.letter) == (Action.LETTER, LetterKind.FOLLOW_UP)
    assert called.due_on == after(17)
    assert StepReason.PROMISE_BROKEN not in called.reason_codes


def test_a_plan_in_force_and_a_dispute_over_everything_block() -> None:
    step = next_step(after(40), DUE, Level.FOLLOW_UP, plan_active=True, disputed_whole=True)
    assert step.blocked_by == (Blocker.PLAN_ACTIVE, Blocker.DISPUTE)


def test_the_level_reached_is_the_highest_of_letters_and_talk() -> None:
    assert level_reached([], None, DUE) is None
    assert level_reached([], after(0), DUE) is Level.PRE_DUE
    assert level_reached([], after(1), DUE) is Level.REMINDER
    assert level_reached([LetterKind.AGREEMENT], None, DUE) is None
    letters = [LetterKind.FORMAL_DEMAND, LetterKind.REMINDER]
    assert level_reached(letters, after(50), DUE) is Level.FORMAL_DEMAND


DAYS = st.integers(-30, 400)


@given(
    day=DAYS,
    reached=st.sampled_from([None, *Level]),
    contact=st.none() | DAYS,
    gap=st.integers(0, 30),
    promise=st.none() | DAYS,
)
def test_no_step_is_due_inside_the_gap_or_while_a_promise_runs(
    day: int, reached: Level | None, contact: int | None, gap: int, promise: int | None
) -> None:
    last_contact_on = None if contact is None else after(contact)
    promise_due_on = None if promise is None else after(promise)
    step = next_step(
        after(day),
        DUE,
        reached,
        last_contact_on=last_contact_on,
        min_gap_days=gap,
        promise_due_on=promise_due_on,
    )
    _assert_not_too_soon(step, after(day), last_contact_on, gap, promise_due_on)


def _assert_not_too_soon(
    step: Step, day: date, contact: date | None, gap: int, promise: date | None
) -> None:
    if contact is not None:
        assert step.due_on >= contact + timedelta(days=gap)
    if promise is not None and day <= promise + timedelta(days=3):
        assert step.due_on > promise + timedelta(days=3)
        assert Blocker.PROMISE_OPEN in step.blocked_by
    assert not (Blocker.MIN_GAP in step.blocked_by and step.due_on <= day)
