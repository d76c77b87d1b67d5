"""Every reason has its sentence, complete in both languages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop_ar.domain.because import Because
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
REASONS = (
    Because(StepReason.FALLS_DUE, {"due_date": DAY, "days": 3, "open_fen": 45000}),
    Because(StepReason.OVERDUE, {"oldest_due_date": DAY, "days": 1, "overdue_fen": 45000}),
    Because(StepReason.NO_CONTACT_YET),
    Because(StepReason.PROMISE_BROKEN, {"amount_fen": 300000, "due_on": DAY, "ended_on": DAY}),
    Because(StepReason.LADDER_ENDED),
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
    Because(Blocker.PAUSED, {"due_on": DAY}),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: str(reason.code))
def test_a_reason_is_a_whole_sentence(language: str, reason: Because) -> None:
    sentence = why(translator(language), [reason])
    assert sentence[-1] in ".。"
    assert "{" not in sentence
    chinese = any("一" <= sign <= "鿿" for sign in sentence.replace("书法课", ""))
    assert chinese == (language == "zh_CN")


def test_every_reason_that_can_be_given_has_a_sentence() -> None:
    not_yet = {Blocker.QUIET, Blocker.UNALLOCATED_COVERS, Blocker.JUST_PAID, Blocker.TINY}
    given = {reason.code for reason in REASONS} | not_yet | {Blocker.WEEK_LIMIT}
    assert given == {*StepReason, *Blocker}


def test_the_reason_that_tells_most_is_said() -> None:
    late, broken = REASONS[1], REASONS[3]
    t = translator("zh_CN")
    assert why(t, [late, broken]) == why(t, [broken])
    assert why(t, [late, REASONS[2]]) == "已逾期 1 天，还没有人联系过。"
    assert why(t, []) == ""
