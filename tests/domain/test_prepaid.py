"""Rules of prepaid credits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.domain.codes import LotState
from desktop_ar.domain.money import half_up
from desktop_ar.domain.prepaid import (
    days_left,
    lot_state,
    split_redemption,
    split_use,
    value_of_units,
)
from tests.domain.vectors import fen, vectors

DAY = date(2026, 3, 1)
AMOUNTS = st.integers(0, 10**7)


def test_every_common_vector_of_splitting_holds() -> None:
    for case in vectors("prepaid_refund")["split"]:
        if "used" in case:
            found = split_use(fen(case["used"]), fen(case["paid"]), fen(case["bonus"]))
            assert found == (fen(case["paid_used"]), fen(case["bonus_used"])), case
        else:
            value = value_of_units(fen(case["paid"]), case["units_left"], case["units_bought"])
            assert value == fen(case["value_left"]), case


@given(paid=AMOUNTS, bonus=AMOUNTS, data=st.data())
def test_the_first_use_is_split_in_proportion_half_up_on_the_paid_part(
    paid: int, bonus: int, data: st.DataObject
) -> None:
    used = data.draw(st.integers(0, paid + bonus))
    expected = half_up(used * paid, paid + bonus) if paid + bonus else 0
    assert split_use(used, paid, bonus) == (expected, used - expected)
    assert split_redemption(used, paid, bonus, paid, bonus) == (expected, used - expected)


@given(
    paid=st.integers(0, 3000),
    bonus=st.integers(0, 3000),
    uses=st.lists(st.integers(1, 600), max_size=30),
)
def test_a_lot_used_up_in_many_parts_ends_at_nothing_and_never_below(
    paid: int, bonus: int, uses: list[int]
) -> None:
    paid_left, bonus_left = paid, bonus
    for wanted in [*uses, paid + bonus]:
        used = min(wanted, paid_left + bonus_left)
        paid_used, bonus_used = split_redemption(used, paid, bonus, paid_left, bonus_left)
        assert paid_used + bonus_used == used
        assert paid_used >= 0
        assert bonus_used >= 0
        paid_left -= paid_used
        bonus_left -= bonus_used
        used_so_far = paid + bonus - paid_left - bonus_left
        assert paid - paid_left == (half_up(used_so_far * paid, paid + bonus) if used else paid)
    assert (paid_left, bonus_left) == (0, 0)


@given(paid=AMOUNTS, bonus=AMOUNTS, data=st.data())
def test_from_any_parts_left_no_use_takes_more_than_a_part_has(
    paid: int, bonus: int, data: st.DataObject
) -> None:
    paid_left = data.draw(st.integers(0, paid))
    bonus_left = data.draw(st.integers(0, bonus))
    used = data.draw(st.integers(0, paid_left + bonus_left))
    paid_used, bonus_used = split_redemption(used, paid, bonus, paid_left, bonus_left)
    assert paid_used + bonus_used == used
    assert 0 <= paid_used <= paid_left
    assert 0 <= bonus_used <= bonus_left


@pytest.mark.parametrize("used", [-1, 1201])
def test_more_than_is_left_cannot_be_used(used: int) -> None:
    with pytest.raises(ValueError, match="left"):
        split_use(used, 1000, 200)


@pytest.mark.parametrize(("left", "bought"), [(1, 0), (0, 0), (-1, 3), (4, 3)])
def test_units_left_cannot_be_more_than_bought(left: int, bought: int) -> None:
    with pytest.raises(ValueError, match="units"):
        value_of_units(1000, left, bought)


@given(paid=AMOUNTS, bought=st.integers(1, 500), data=st.data())
def test_the_value_of_units_lies_between_nothing_and_the_price(
    paid: int, bought: int, data: st.DataObject
) -> None:
    left = data.draw(st.integers(0, bought))
    value = value_of_units(paid, left, bought)
    assert abs(2 * (value * bought - paid * left)) <= bought
    assert (value_of_units(paid, 0, bought), value_of_units(paid, bought, bought)) == (0, paid)


def test_the_deadline_is_the_last_good_day() -> None:
    assert days_left(DAY, DAY) == 0
    assert days_left(DAY, DAY + timedelta(days=1)) == -1
    assert days_left(None, DAY) is None
    assert lot_state(LotState.ACTIVE, DAY, DAY, nothing_left=False) is LotState.ACTIVE
    tomorrow = DAY + timedelta(days=1)
    assert lot_state(LotState.ACTIVE, DAY, tomorrow, nothing_left=False) is LotState.EXPIRED
    assert lot_state(LotState.NOT_ACTIVATED, DAY, tomorrow, nothing_left=False) is LotState.EXPIRED


def test_a_lot_without_a_deadline_never_expires() -> None:
    far = date(2100, 1, 1)
    assert lot_state(LotState.ACTIVE, None, far, nothing_left=False) is LotState.ACTIVE
    found = lot_state(LotState.NOT_ACTIVATED, None, far, nothing_left=False)
    assert found is LotState.NOT_ACTIVATED


@pytest.mark.parametrize("stored", [LotState.REFUNDED, LotState.TRANSFERRED])
def test_an_ended_lot_stays_as_the_act_left_it(stored: LotState) -> None:
    later = DAY + timedelta(days=9)
    assert lot_state(stored, DAY, later, nothing_left=True) is stored
    assert lot_state(stored, DAY, later, nothing_left=False) is stored


def test_used_up_follows_from_what_is_left_and_a_reversed_use_brings_the_lot_back() -> None:
    later = DAY + timedelta(days=9)
    assert lot_state(LotState.ACTIVE, DAY, later, nothing_left=True) is LotState.USED_UP
    assert lot_state(LotState.USED_UP, None, DAY, nothing_left=False) is LotState.ACTIVE


def test_expired_is_never_a_stored_state() -> None:
    with pytest.raises(ValueError, match="never stored"):
        lot_state(LotState.EXPIRED, None, DAY, nothing_left=False)
