"""Rules of promises to pay."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.domain.codes import PromiseState
from desktop_ar.domain.promises import Promise, Receipt, promise_state, received_fen

MADE, DUE = date(2026, 3, 1), date(2026, 3, 10)
LAST = date(2026, 3, 13)
LATER = date(2026, 5, 1)
PROMISE = Promise(10_000, MADE, DUE)


def state(amount_fen: int, paid_on: date, as_of: date = LATER) -> PromiseState:
    return promise_state(PROMISE, [Receipt(paid_on, amount_fen)], as_of)


@pytest.mark.parametrize(
    ("amount_fen", "expected"),
    [
        (9_499, PromiseState.PARTLY_KEPT),
        (9_500, PromiseState.KEPT),
        (10_000, PromiseState.KEPT),
        (1, PromiseState.PARTLY_KEPT),
    ],
)
def test_a_promise_is_kept_by_95_percent_of_its_sum(
    amount_fen: int, expected: PromiseState
) -> None:
    assert state(amount_fen, DUE) is expected


def test_three_days_after_the_date_money_still_counts_and_a_fourth_day_does_not() -> None:
    assert state(10_000, LAST) is PromiseState.KEPT
    assert state(10_000, LAST + timedelta(days=1)) is PromiseState.BROKEN


def test_money_before_the_promise_was_made_does_not_count() -> None:
    assert state(10_000, MADE - timedelta(days=1)) is PromiseState.BROKEN
    assert state(10_000, MADE) is PromiseState.KEPT


def test_a_promise_is_open_until_its_last_day_has_passed() -> None:
    assert promise_state(PROMISE, [], LAST) is PromiseState.OPEN
    assert promise_state(PROMISE, [], LAST + timedelta(days=1)) is PromiseState.BROKEN
    assert state(5_000, DUE, LAST) is PromiseState.OPEN
    assert state(5_000, DUE, LAST + timedelta(days=1)) is PromiseState.PARTLY_KEPT


def test_a_promise_is_kept_before_its_date_as_soon_as_enough_came() -> None:
    assert state(9_600, MADE, MADE) is PromiseState.KEPT


def test_a_day_in_the_past_does_not_see_later_money() -> None:
    assert state(10_000, DUE, DUE - timedelta(days=1)) is PromiseState.OPEN


def test_several_receipts_add_up_and_the_shop_may_set_its_own_measure() -> None:
    receipts = [Receipt(MADE, 4_000), Receipt(DUE + timedelta(days=5), 4_000)]
    assert promise_state(PROMISE, receipts, LATER) is PromiseState.PARTLY_KEPT
    assert promise_state(PROMISE, receipts, LATER, 80, 5) is PromiseState.KEPT
    assert received_fen(PROMISE, receipts, LATER, 5) == 8_000


RECEIPTS = st.lists(
    st.builds(
        Receipt,
        st.integers(-10, 30).map(lambda days: MADE + timedelta(days=days)),
        st.integers(1, 12_000),
    ),
    max_size=6,
)


@given(receipts=RECEIPTS, day=st.integers(-5, 60))
def test_a_settled_promise_never_changes_again(receipts: list[Receipt], day: int) -> None:
    as_of = MADE + timedelta(days=day)
    before = promise_state(PROMISE, receipts, as_of)
    after = promise_state(PROMISE, receipts, as_of + timedelta(days=1))
    if before is not PromiseState.OPEN:
        assert after is before
    elif as_of < LAST:
        assert after in {PromiseState.OPEN, PromiseState.KEPT}
    else:
        assert after is not PromiseState.OPEN
