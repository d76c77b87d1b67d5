"""Rules of installment plans."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.domain.codes import Interval, PlanState
from desktop_ar.domain.faults import Refused
from desktop_ar.domain.installments import (
    MOST_INSTALLMENTS,
    MOVES,
    PlannedInstallment,
    can_move,
    due_date_of,
    schedule_by_count,
    schedule_by_sum,
    unpaid_parts,
)
from tests.domain.vectors import fen, vectors

DAY = date(2026, 3, 1)
MONTH = Interval.MONTH
DATES = st.dates(date(2000, 1, 1), date(2080, 1, 1))
TOTALS = st.integers(1, 10**9)


def _expected(case: dict[str, Any]) -> list[tuple[date, int]]:
    return [
        (date.fromisoformat(part["due_date"]), part["amount_fen"]) for part in case["installments"]
    ]


def test_every_common_vector_by_count_holds() -> None:
    for case in vectors("installments")["cases"]:
        schedule = schedule_by_count(
            fen(case["total"]),
            case["count"],
            date.fromisoformat(case["first_due_date"]),
            Interval(case["every"]),
            fen(case["down_payment"]),
            agreed_on=date.fromisoformat(case["first_due_date"]),
        )
        listed = [(part.due_date, part.amount_fen) for part in schedule if part.no]
        assert listed == _expected(case), case


def test_every_common_vector_by_sum_holds() -> None:
    for case in vectors("installments")["by_sum"]:
        first = date.fromisoformat(case["first_due_date"])
        schedule = schedule_by_sum(
            fen(case["total"]), fen(case["each"]), first, Interval(case["every"])
        )
        assert [(part.due_date, part.amount_fen) for part in schedule] == _expected(case), case


def test_a_down_payment_is_installment_0_on_the_day_of_agreement() -> None:
    schedule = schedule_by_count(1000, 2, date(2026, 4, 1), MONTH, 300, agreed_on=DAY)
    assert schedule[0] == PlannedInstallment(0, DAY, 300)
    assert [(part.no, part.amount_fen) for part in schedule[1:]] == [(1, 350), (2, 350)]


def test_the_31st_comes_back_after_a_short_month() -> None:
    found = [due_date_of(date(2026, 1, 31), MONTH, steps) for steps in (1, 2, 11, 12)]
    assert found == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 12, 31), date(2027, 1, 31)]


@given(
    total=TOTALS,
    count=st.integers(1, MOST_INSTALLMENTS),
    first=DATES,
    every=st.sampled_from(Interval),
    down=st.integers(0, 10**9),
)
def test_a_plan_by_count_divides_the_whole_debt_in_rising_dates(
    total: int, count: int, first: date, every: Interval, down: int
) -> None:
    down %= total
    if count > total - down:
        return
    schedule = schedule_by_count(total, count, first, every, down, agreed_on=first)
    parts = [part for part in schedule if part.no]
    assert sum(part.amount_fen for part in schedule) == total
    assert all(part.amount_fen > 0 for part in schedule)
    assert [part.no for part in parts] == list(range(1, count + 1))
    dates = [part.due_date for part in parts]
    assert dates == sorted(set(dates))
    assert parts[-1].amount_fen - parts[0].amount_fen < count


@given(total=TOTALS, each=st.integers(1, 10**9), first=DATES, every=st.sampled_from(Interval))
def test_a_plan_by_sum_divides_the_whole_debt_into_that_sum(
    total: int, each: int, first: date, every: Interval
) -> None:
    if each > total or each * MOST_INSTALLMENTS < total:
        with pytest.raises(Refused):
            schedule_by_sum(total, each, first, every)
        return
    schedule = schedule_by_sum(total, each, first, every)
    assert sum(part.amount_fen for part in schedule) == total
    assert {part.amount_fen for part in schedule[:-1]} <= {each}
    assert 0 < schedule[-1].amount_fen <= each


def _faults(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str | None]]:
    return [(fault.code, fault.field) for fault in refused.value.faults]


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(Refused) as refused:
        schedule_by_count(0, 0, DAY - timedelta(days=1), MONTH, -1, agreed_on=DAY)
    assert _faults(refused) == [
        ("plan_nothing_to_divide", "total_fen"),
        ("plan_down_negative", "down_payment_fen"),
        ("plan_first_before_agreed", "first_due_date"),
        ("plan_count_range", "count"),
    ]


@pytest.mark.parametrize("count", [0, -1, MOST_INSTALLMENTS + 1])
def test_a_plan_has_one_to_120_installments(count: int) -> None:
    with pytest.raises(Refused) as refused:
        schedule_by_count(10**6, count, DAY, MONTH)
    assert _faults(refused) == [("plan_count_range", "count")]


def test_an_installment_of_0_fen_is_refused_and_the_most_possible_is_named() -> None:
    with pytest.raises(Refused) as refused:
        schedule_by_count(5, 4, DAY, MONTH, 2)
    assert _faults(refused) == [("plan_count_exceeds_fen", "count")]
    assert refused.value.faults[0].params == {"most": 3}
    assert len(schedule_by_count(5, 3, DAY, MONTH, 2)) == 4


@pytest.mark.parametrize("down", [500, 501])
def test_a_down_payment_of_the_whole_debt_is_no_plan(down: int) -> None:
    with pytest.raises(Refused) as refused:
        schedule_by_count(500, 2, DAY, MONTH, down)
    assert _faults(refused) == [("plan_down_not_below_total", "down_payment_fen")]


@pytest.mark.parametrize(
    ("each", "code"),
    [
        (0, "plan_each_not_positive"),
        (901, "plan_each_above_rest"),
        (7, "plan_each_too_small"),
    ],
)
def test_a_sum_that_makes_no_plan_is_refused(each: int, code: str) -> None:
    with pytest.raises(Refused) as refused:
        schedule_by_sum(1000, each, DAY, MONTH, 100)
    assert _faults(refused) == [(code, "each_fen")]


def test_the_least_sum_named_when_one_is_too_small_makes_a_plan() -> None:
    with pytest.raises(Refused) as refused:
        schedule_by_sum(1000, 7, DAY, MONTH, 100)
    least = refused.value.faults[0].params["least_fen"]
    assert len(schedule_by_sum(1000, least, DAY, MONTH, 100)) <= MOST_INSTALLMENTS + 1
    with pytest.raises(Refused):
        schedule_by_sum(1000, least - 1, DAY, MONTH, 100)


def test_a_sum_may_make_just_120_installments() -> None:
    assert len(schedule_by_sum(MOST_INSTALLMENTS * 7, 7, DAY, MONTH)) == MOST_INSTALLMENTS


def test_a_first_date_beyond_any_plan_is_refused_instead_of_counted() -> None:
    for year in (2200, 9999):
        with pytest.raises(Refused) as refused:
            schedule_by_count(10_000, 120, date(year, 12, 1), MONTH)
        assert _faults(refused) == [("plan_first_too_far", "first_due_date")]
    assert schedule_by_count(100, 1, date(2199, 12, 31), MONTH)


def test_the_first_installment_may_fall_on_the_day_of_agreement() -> None:
    assert schedule_by_count(100, 1, DAY, MONTH, agreed_on=DAY)[0].due_date == DAY


def test_what_is_paid_fills_the_oldest_installments_first() -> None:
    schedule = schedule_by_count(1000, 3, date(2026, 4, 1), MONTH, 100, agreed_on=DAY)
    assert unpaid_parts(schedule, 1000) == schedule
    assert [(part.no, part.amount_fen) for part in unpaid_parts(schedule, 450)] == [
        (2, 150),
        (3, 300),
    ]
    assert unpaid_parts(schedule, 0) == ()
    assert unpaid_parts(schedule, 5000) == schedule


@given(total=st.integers(20, 10**6), count=st.integers(1, 20), open_fen=st.integers(0, 10**6))
def test_the_unpaid_parts_add_up_to_what_is_open(total: int, count: int, open_fen: int) -> None:
    schedule = schedule_by_count(total, count, DAY, MONTH)
    left = unpaid_parts(schedule, open_fen)
    assert sum(part.amount_fen for part in left) == min(open_fen, total)
    assert all(part.amount_fen > 0 for part in left)
    assert left[1:] == schedule[count - len(left) + 1 :]


def _documented_moves() -> dict[PlanState, frozenset[PlanState]]:
    moves = {}
    for line in (can_move.__doc__ or "").splitlines():
        columns = re.split(r"\s{2,}", re.sub(r"^(\w+) ", r"\1  ", line.strip()))
        if columns[0] in set(PlanState):
            targets = [] if columns[1].startswith("-") else columns[1].split(", ")
            moves[PlanState(columns[0])] = frozenset(map(PlanState, targets))
    return moves


def test_a_plan_moves_as_its_table_says_and_no_other_way() -> None:
    documented = _documented_moves()
    assert documented == dict(MOVES)
    for before in PlanState:
        for after in PlanState:
            assert can_move(before, after) == (after in documented[before])
