"""Every fault of a plan has its sentence, with its figures, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from desktop_ar.domain.codes import Interval
from desktop_ar.domain.faults import Refused
from desktop_ar.domain.installments import schedule_by_count, schedule_by_sum
from desktop_ar.language.catalogue import translator
from desktop_ar.language.faults_plan import SENTENCES
from desktop_ar.language.sentences import fault_sentence

DAY = date(2026, 3, 1)
MONTH = Interval.MONTH
WRONG: list[Callable[[], object]] = [
    lambda: schedule_by_count(0, 0, DAY - timedelta(days=1), MONTH, -1, agreed_on=DAY),
    lambda: schedule_by_count(5, 9, DAY, MONTH),
    lambda: schedule_by_count(5, 2, date(2300, 1, 1), MONTH, 5),
    lambda: schedule_by_sum(5, 0, DAY, MONTH),
    lambda: schedule_by_sum(5, 6, DAY, MONTH),
    lambda: schedule_by_sum(500, 1, DAY, MONTH),
]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_fault_of_a_plan_is_a_whole_sentence(language: str) -> None:
    told = {}
    for wrong in WRONG:
        with pytest.raises(Refused) as refused:
            wrong()
        for fault in refused.value.faults:
            told[fault.code] = fault_sentence(translator(language), fault)
    assert set(told) == set(SENTENCES)
    for sentence in told.values():
        assert sentence.endswith((".", "。"))
        assert "{" not in sentence
        assert language == "en" or not sentence.isascii()
