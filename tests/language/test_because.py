"""Every reason has its sentence, complete in both languages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop_ar.domain.because import Because
from desktop_ar.domain.codes import Level
from desktop_ar.domain.dunning import Blocker, StepReason
from desktop_ar.language.because import why
from desktop_ar.language.catalogue import LANGUAGES, translator

DAY = date(2026, 11, 20)
LOT: dict[str, Any] = {
    "title": "书法课",
    "kind": "class_pack",
    "value_fen": 108000,
    "units_left": 9,
    "last_used_on": None,
}


def late(days: int, contact_days: int | None) -> Because:
    """Overdue at the follow-up, so many days after the last contact."""
    return Because(
        StepReason.OVERDUE,
        {
            "oldest_due_date": DAY,
            "days": days,
            "overdue_fen": 45000,
            "level": Level.FOLLOW_UP,
            "contact_days": contact_days,
        },
    )


REASONS = (
    Because(StepReason.FALLS_DUE, {"due_date": DAY, "days": 3, "open_fen": 45000}),
    late(1, None),
    late(13, 6),
    late(9, 0),
    Because(StepReason.NO_CONTACT_YET),
    Because(StepReason.PROMISE_BROKEN, {"amount_fen": 300000, "due_on": DAY, "ended_on": DAY}),
    Because(StepReason.LADDER_ENDED),
    Because(StepReason.PLAN_BROKEN, {"ended_on": DAY}),
    Because(StepReason.DEADLINE_PASSED, {"deadline": DAY}),
    Because(StepReason.STEPS_MERGED, {"levels": (Level.REMINDER, Level.FOLLOW_UP)}),
    Because(StepReason.NEEDS_DEMAND, {"level": Level.LEGAL}),
    Because(StepReason.NEEDS_TALK, {"level": Level.LEGAL}),
    Because(
        StepReason.PLAN_LATE, {"plan_no": "FQ-1", "due_on": DAY, "days": 8, "overdue_fen": 100}
    ),
    Because(StepReason.OWN_STEP, {"contacted_on": DAY}),
    Because(StepReason.PREPAID_ENDS, {**LOT, "valid_until": DAY, "days": 0}),
    Because(StepReason.PREPAID_ENDS, {**LOT, "valid_until": DAY, "days": 7}),
    Because(StepReason.PREPAID_ENDED, {**LOT, "valid_until": DAY, "days": 1}),
    Because(StepReason.PREPAID_UNUSED, {**LOT, "title": "", "units_left": None, "last_on": DAY}),
    Because(Blocker.PROMISE_OPEN, {"amount_fen": 300000, "due_on": DAY, "ended_on": DAY}),
    Because(Blocker.PLAN_ACTIVE, {"plan_no": "FQ-1"}),
    Because(Blocker.DISPUTE, {"disputed_fen": 90000}),
    Because(Blocker.MIN_GAP, {"contacted_on": DAY, "due_on": DAY}),
    Because(Blocker.MIN_GAP, {"contacted_on": None, "due_on": DAY}),
    Because(Blocker.PAUSED, {"due_on": DAY}),
    Because(Blocker.QUIET),
    Because(Blocker.UNALLOCATED_COVERS, {"unallocated_fen": 50000, "overdue_fen": 45000}),
    Because(Blocker.JUST_PAID, {"paid_on": DAY, "due_on": DAY}),
    Because(Blocker.TINY, {"overdue_fen": 300}),
    Because(Blocker.WEEK_LIMIT, {"count": 3, "due_on": DAY}),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: str(reason.code))
def test_a_reason_is_a_whole_sentence(language: str, reason: Because) -> None:
    sentence = why(translator(language), [reason])
    assert sentence[-1] in ".。"
    assert "{" not in sentence
    chinese = any("一" <= sign <= "鿿" for sign in sentence.replace("书法课", ""))
    assert chinese == (language == "zh_CN")


def test_every_reason_has_a_sentence() -> None:
    assert {reason.code for reason in REASONS} == {*StepReason, *Blocker}


def test_the_reason_that_tells_most_is_said() -> None:
    broken = Because(
        StepReason.PROMISE_BROKEN, {"amount_fen": 300000, "due_on": DAY, "ended_on": DAY}
    )
    t = translator("zh_CN")
    assert why(t, [late(1, None), broken]) == why(t, [broken])
    assert why(t, []) == ""


def test_the_step_is_explained_by_its_place_the_lateness_and_the_last_contact() -> None:
    assert why(translator("zh_CN"), [late(13, 6)]) == (
        "第 2 步跟进：逾期 13 天，上次联系在 6 天前，没有未到期承诺。"
    )
    assert why(translator("en"), [late(13, 6)]) == (
        "Step 2 (Follow-up): 13 days late, last contact 6 days ago, no promise is open."
    )
    merged = Because(StepReason.STEPS_MERGED, {"levels": (Level.REMINDER,)})
    assert why(translator("zh_CN"), [late(1, None), merged]) == (
        "第 2 步跟进：逾期 1 天，还没有联系过。错过的步骤（提醒）并入这一步。"
    )
