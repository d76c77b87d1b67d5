"""The columns of the answers are those of cli.md, in every language."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop_ar.domain.codes import Action, Level
from desktop_ar.domain.dunning import Blocker
from desktop_ar.exchange import answers
from desktop_ar.language.catalogue import translator
from desktop_ar.queries.ageing import AgeingRow
from desktop_ar.queries.overdue_rows import OverdueRow

ANSWERS = {
    "overdue": answers.OVERDUE,
    "prepaid": answers.PREPAID,
    "ageing": answers.AGEING,
    "today": answers.TODAY,
}
CONTRACT = Path(__file__).parents[3] / "shared" / "spec" / "cli.md"


def keys(answer: answers.Answer) -> list[str]:
    return [field.key for field in answer]


@pytest.mark.parametrize("name", ANSWERS)
def test_the_keys_are_those_of_the_contract_in_their_order(name: str) -> None:
    if not CONTRACT.exists():
        pytest.skip("the contract of the commands (../shared/spec/cli.md) is not here")
    line = re.search(rf"^- `{name}`: (.*)$", CONTRACT.read_text("utf-8"), re.MULTILINE)
    assert line is not None
    written = re.sub(r"\([^)]*\)", "", line[1].split(";")[0])

    assert keys(ANSWERS[name]) == [key.strip() for key in written.split(",")]


@pytest.mark.parametrize(("name", "record"), [("overdue", OverdueRow), ("ageing", AgeingRow)])
def test_the_rows_of_the_questions_have_these_keys(name: str, record: type) -> None:
    assert keys(ANSWERS[name]) == [field.name for field in dataclasses.fields(record)]


@pytest.mark.parametrize("name", ANSWERS)
def test_english_headers_are_the_keys_without_fen(name: str) -> None:
    headers = [column.header for column in answers.columns(translator("en"), ANSWERS[name])]

    assert headers == [key.removesuffix("_fen") for key in keys(ANSWERS[name])]


@pytest.mark.parametrize("name", ANSWERS)
def test_chinese_headers_are_words_and_differ_from_each_other(name: str) -> None:
    headers = [column.header for column in answers.columns(translator("zh_CN"), ANSWERS[name])]

    assert len(set(headers)) == len(headers)
    assert all(re.search("[一-鿿]", header) for header in headers)


def a_record(**changes: object) -> SimpleNamespace:
    values: dict[str, object] = dict.fromkeys(keys(answers.TODAY))
    return SimpleNamespace(**{**values, **changes})


def test_codes_stay_codes_in_english_and_become_words_in_chinese() -> None:
    record = a_record(
        action=Action.CALL,
        level=Level.FOLLOW_UP,
        due_on=date(2026, 11, 21),
        overdue_fen=100,
        blocked_by=(Blocker.DISPUTE, Blocker.TINY),
    )

    (english,) = answers.rows(translator("en"), answers.TODAY, [record])
    (chinese,) = answers.rows(translator("zh_CN"), answers.TODAY, [record])

    assert english[2:6] == ["call", "follow_up", date(2026, 11, 21), 100]
    assert english[-1] == "dispute, tiny"
    assert chinese[3] == "跟进"
    assert chinese[-1] == "有争议、金额太小"


def test_nothing_is_an_empty_cell() -> None:
    (row,) = answers.rows(translator("zh_CN"), answers.TODAY, [a_record(blocked_by=())])

    assert set(row) == {None}


def test_totals_hold_every_amount_and_count_and_no_days() -> None:
    totals = answers.totals(answers.OVERDUE, [])

    assert [key for key in keys(answers.OVERDUE) if key.endswith(("_fen", "_count"))] == [*totals]
    assert set(totals.values()) == {0}


def test_what_a_row_does_not_have_adds_nothing() -> None:
    lots = [
        SimpleNamespace(**{**dict.fromkeys(keys(answers.PREPAID), 0), "units_left": left})
        for left in (3, None, 4)
    ]

    assert answers.totals(answers.PREPAID, lots)["units_left"] == 7
