"""Rules of the next step, by example."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.domain.codes import Action, Channel, LetterKind, Level
from desktop_ar.domain.dunning import (
    Blocker,
    Circumstances,
    Debt,
    Rules,
    Step,
    StepReason,
    next_step,
)
from desktop_ar.domain.ladder import LADDER, History, Rung

DUE = date(2026, 3, 1)
FULL = tuple(
    rung if rung.letter or rung.action is not Action.LETTER else replace(rung, action=Action.VISIT)
    for rung in LADDER
)
"""The default ladder with something to do on every rung."""


def after(days: int) -> date:
    return DUE + timedelta(days=days)


def step_on(
    days: int,
    history: History | None = None,
    around: Circumstances | None = None,
    rules: Rules | None = None,
) -> Step:
    """The step for one debt of ¥50, so many days after its due date."""
    debt = Debt(DUE, 5000 if days > 0 else 0, FULL, history or History())
    return next_step(after(days), [debt], around, rules)


def asked(
    level: Level,
    on: int,
    *,
    deadline: int | None = None,
    demanded: bool = False,
    talked: bool = False,
) -> History:
    """What was done: a level reached on a day."""
    due = None if deadline is None else after(deadline)
    return History(level, after(on), due, demanded=demanded, talked=talked)


def test_the_ladder_climbs_through_every_level_in_order_of_days() -> None:
    assert [rung.level for rung in LADDER] == list(Level)
    assert [rung.days_past_due for rung in LADDER] == [-3, 1, 7, 15, 30, 45, 60, 75]


@pytest.mark.parametrize(
    ("days", "history", "action", "level", "due"),
    [
        (-5, None, Action.MESSAGE, Level.PRE_DUE, -3),
        (0, None, Action.MESSAGE, Level.PRE_DUE, -3),
        (1, None, Action.CALL, Level.REMINDER, 1),
        (1, asked(Level.PRE_DUE, -3), Action.CALL, Level.REMINDER, 1),
        (2, asked(Level.REMINDER, 1), Action.LETTER, Level.FOLLOW_UP, 7),
        (12, asked(Level.REMINDER, 8), Action.LETTER, Level.FOLLOW_UP, 13),
        (16, asked(Level.FOLLOW_UP, 7), Action.LETTER, Level.OVERDUE_NOTICE, 15),
        (20, asked(Level.OVERDUE_NOTICE, 15), Action.LETTER, Level.FORMAL_DEMAND, 30),
        (
            50,
            asked(Level.FORMAL_DEMAND, 30, deadline=40, demanded=True),
            Action.SUSPEND,
            Level.SUSPENSION,
            45,
        ),
        (
            61,
            asked(Level.SUSPENSION, 46, deadline=53, demanded=True),
            Action.LETTER,
            Level.FINAL_NOTICE,
            60,
        ),
        (
            80,
            asked(Level.FINAL_NOTICE, 60, deadline=75, demanded=True, talked=True),
            Action.HANDOVER,
            Level.LEGAL,
            76,
        ),
        (90, asked(Level.LEGAL, 80, demanded=True), Action.REVIEW, Level.LEGAL, 80),
    ],
)
def test_the_next_rung_follows_the_level_reached(
    days: int, history: History | None, action: Action, level: Level, due: int
) -> None:
    step = step_on(days, history)
    assert (step.action, step.level, step.due_on) == (action, level, after(due))


def test_a_debt_of_200_days_starts_in_a_factual_tone_and_says_what_must_come_first() -> None:
    step = step_on(200)
    assert (step.action, step.level) == (Action.LETTER, Level.OVERDUE_NOTICE)
    assert step.merged == (Level.REMINDER, Level.FOLLOW_UP)
    assert step.held_back is Level.LEGAL
    assert step.reason_codes == (
        StepReason.OVERDUE,
        StepReason.STEPS_MERGED,
        StepReason.NEEDS_DEMAND,
        StepReason.NO_CONTACT_YET,
    )
    assert step.blocked_by == ()


def test_a_letter_that_nobody_prints_is_passed_over() -> None:
    bare = (Rung(Level.OVERDUE_NOTICE, 15, Action.LETTER), LADDER[4])
    step = next_step(after(40), [Debt(DUE, 5000, bare, asked(Level.FOLLOW_UP, 7))])
    assert (step.level, step.merged) == (Level.FORMAL_DEMAND, ())


def test_after_forty_days_away_one_step_stands_for_those_that_were_missed() -> None:
    step = step_on(45, asked(Level.REMINDER, 1))
    assert (step.level, step.letter) == (Level.FORMAL_DEMAND, LetterKind.FORMAL_DEMAND)
    assert step.merged == (Level.FOLLOW_UP, Level.OVERDUE_NOTICE)
    assert step.held_back is Level.SUSPENSION
    assert StepReason.NEEDS_DEMAND in step.reason_codes


def test_a_late_reminder_is_followed_up_after_five_days_and_not_overtaken() -> None:
    assert step_on(18, asked(Level.REMINDER, 12)).level is Level.FOLLOW_UP
    assert step_on(22, asked(Level.REMINDER, 12)).level is Level.OVERDUE_NOTICE


def test_hard_steps_wait_for_the_deadline_of_the_demand() -> None:
    history = asked(Level.FORMAL_DEMAND, 60, deadline=70, demanded=True)
    step = step_on(70, history)
    assert (step.level, step.due_on) == (Level.SUSPENSION, after(71))
    over = step_on(71, history)
    assert over.due_on <= after(71)
    assert StepReason.DEADLINE_PASSED in over.reason_codes


def test_court_comes_after_the_final_notice_and_a_talk() -> None:
    demanded = asked(Level.FORMAL_DEMAND, 30, deadline=40, demanded=True, talked=True)
    assert step_on(200, demanded).level is Level.FINAL_NOTICE
    unspoken = asked(Level.FINAL_NOTICE, 60, deadline=75, demanded=True)
    step = step_on(90, unspoken)
    assert (step.action, step.level) == (Action.CALL, Level.LEGAL)
    assert StepReason.NEEDS_TALK in step.reason_codes


def test_a_ladder_without_a_final_notice_does_without_it() -> None:
    short = tuple(rung for rung in FULL if rung.level is not Level.FINAL_NOTICE)
    history = asked(Level.SUSPENSION, 46, deadline=53, demanded=True, talked=True)
    step = next_step(after(90), [Debt(DUE, 5000, short, history)])
    assert (step.action, step.level) == (Action.HANDOVER, Level.LEGAL)


def test_a_step_waits_for_the_gap_after_the_last_contact_about_anything() -> None:
    touched = Circumstances(touched_on=after(8))
    step = step_on(9, asked(Level.REMINDER, 1), touched)
    assert (step.due_on, step.blocked_by) == (after(11), (Blocker.MIN_GAP,))
    free = step_on(11, asked(Level.REMINDER, 1), touched)
    assert free.blocked_by == ()


def test_a_step_that_is_not_due_yet_is_not_called_blocked_by_the_gap() -> None:
    step = step_on(3, asked(Level.REMINDER, 2), Circumstances(touched_on=after(2)))
    assert (step.due_on, step.blocked_by) == (after(7), ())


def test_an_open_promise_holds_the_ladder_until_its_last_day_has_passed() -> None:
    promised = Circumstances(promise_due_on=after(10), touched_on=after(2))
    for day in (10, 13):
        step = step_on(day, asked(Level.REMINDER, 2), promised)
        assert step.blocked_by == (Blocker.PROMISE_OPEN,)
        assert step.due_on == after(14)
        assert step.level is Level.FOLLOW_UP


def test_a_broken_promise_proposes_a_call_until_somebody_called() -> None:
    promised = Circumstances(promise_due_on=after(10), touched_on=after(5))
    broken = step_on(14, asked(Level.REMINDER, 5), promised)
    assert (broken.action, broken.due_on, broken.letter) == (Action.CALL, after(14), None)
    assert StepReason.PROMISE_BROKEN in broken.reason_codes
    called = step_on(
        19,
        asked(Level.REMINDER, 14),
        Circumstances(promise_due_on=after(10), touched_on=after(14)),
    )
    assert (called.action, called.letter) == (Action.LETTER, LetterKind.FOLLOW_UP)
    assert StepReason.PROMISE_BROKEN not in called.reason_codes


def test_a_broken_plan_proposes_the_demand_of_the_whole_balance_at_once() -> None:
    step = step_on(12, asked(Level.REMINDER, 2), Circumstances(plan_broken_on=after(11)))
    assert (step.level, step.letter) == (Level.FORMAL_DEMAND, LetterKind.FORMAL_DEMAND)
    assert step.due_on == after(11)
    assert StepReason.PLAN_BROKEN in step.reason_codes


@pytest.mark.parametrize(
    ("around", "rules", "blocker"),
    [
        (Circumstances(plan_active=True), Rules(), Blocker.PLAN_ACTIVE),
        (Circumstances(disputed_fen=5000), Rules(), Blocker.DISPUTE),
        (Circumstances(unallocated_fen=5000), Rules(), Blocker.UNALLOCATED_COVERS),
        (Circumstances(paid_on=after(37)), Rules(), Blocker.JUST_PAID),
        (Circumstances(paused_until=after(40)), Rules(), Blocker.PAUSED),
        (
            Circumstances(contacts_in_week=3, touched_on=after(36)),
            Rules(),
            Blocker.WEEK_LIMIT,
        ),
        (Circumstances(), Rules(tiny_fen=5001), Blocker.TINY),
    ],
)
def test_what_blocks_is_named(around: Circumstances, rules: Rules, blocker: Blocker) -> None:
    step = step_on(40, asked(Level.FOLLOW_UP, 7), around, rules)
    assert step.blocked_by == (blocker,)


@pytest.mark.parametrize(
    ("around", "rules"),
    [
        (Circumstances(disputed_fen=4999), Rules()),
        (Circumstances(unallocated_fen=4999), Rules()),
        (Circumstances(paid_on=after(36)), Rules()),
        (Circumstances(paused_until=after(39)), Rules()),
        (Circumstances(contacts_in_week=2, touched_on=after(37)), Rules()),
        (Circumstances(), Rules(tiny_fen=5000)),
    ],
)
def test_what_nearly_blocks_does_not(around: Circumstances, rules: Rules) -> None:
    assert step_on(40, asked(Level.FOLLOW_UP, 7), around, rules).blocked_by == ()


def test_the_debts_of_one_customer_give_one_step_at_the_highest_fitting_level() -> None:
    soft = (Rung(Level.REMINDER, 30, Action.CALL), Rung(Level.FOLLOW_UP, 60, Action.CALL))
    old = Debt(DUE, 1000, soft, asked(Level.REMINDER, 30))
    new = Debt(after(35), 2000, FULL, History(Level.REMINDER, after(36)))
    assert next_step(after(42), [old, new]).level is Level.FOLLOW_UP
    assert next_step(after(61), [old, new]).level is Level.OVERDUE_NOTICE


def test_who_wants_to_be_written_to_is_not_called() -> None:
    assert step_on(1, None, Circumstances(prefers=Channel.WECHAT)).action is Action.MESSAGE
    assert step_on(1, None, Circumstances(prefers=Channel.VISIT)).action is Action.CALL


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
    touched_on = None if contact is None else after(min(contact, day))
    around = Circumstances(
        touched_on=touched_on, promise_due_on=None if promise is None else after(promise)
    )
    history = History(reached, touched_on if reached else None, demanded=True, talked=True)
    step = step_on(day, history, around, Rules(min_gap_days=gap))
    if touched_on is not None and step.due_on <= after(day):
        assert after(day) >= touched_on + timedelta(days=gap)
    if promise is not None and day <= promise + 3:
        assert step.due_on > after(promise + 3)
        assert Blocker.PROMISE_OPEN in step.blocked_by
    assert not (Blocker.MIN_GAP in step.blocked_by and step.due_on <= after(day))
