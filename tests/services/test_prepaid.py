"""Acts on prepaid lots."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop_ar.domain.codes import LotKind, LotState
from desktop_ar.services.prepaid import (
    Redeem,
    SellPrepaid,
    UndoRedemption,
    redeem,
    sell_prepaid,
    undo_redemption,
)
from tests.shop import Shop

MANY = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def left(shop: Shop, lot_no: str) -> tuple[int, int, int | None, str]:
    """Paid and bonus fen and units left of a lot, and its state."""
    with shop.book.read() as session:
        row = session.connection().exec_driver_sql(
            "SELECT paid_left_fen, bonus_left_fen, units_left, state FROM prepaid_lots"
            " WHERE lot_no = ?",
            (lot_no,),
        )
        paid, bonus, units, state = row.one()
    return paid, bonus, units, state


class TestSelling:
    def test_all_of_a_new_lot_is_left(self, shop: Shop) -> None:
        lot = shop.customer().lot(100_000, bonus_fen=10_000)
        assert lot == "YF-2026-0001"
        assert left(shop, lot) == (100_000, 10_000, None, LotState.ACTIVE)
        shop.assert_sound()

    def test_a_lot_may_be_sold_for_later(self, shop: Shop) -> None:
        lot = shop.customer().lot(activated=False)
        assert left(shop, lot)[3] == LotState.NOT_ACTIVATED
        command = Redeem(lot, shop.today, amount_fen=1)
        assert shop.refusal(redeem, command) == {"lot_no": ["lot_not_active"]}

    def test_a_coupon_may_cost_nothing_and_nothing_else_may(self, shop: Shop) -> None:
        customer = shop.customer()
        customer.lot(0, kind=LotKind.COUPON, units=1)
        command = SellPrepaid(customer.no, LotKind.VOUCHER, shop.today, 0, units=1)
        assert shop.refusal(sell_prepaid, command) == {"paid_fen": ["amount_not_positive"]}

    @pytest.mark.parametrize(
        "kind", [LotKind.COUNT_PACK, LotKind.CLASS_PACK, LotKind.VOUCHER, LotKind.COUPON]
    )
    def test_what_is_used_by_number_needs_a_number(self, shop: Shop, kind: LotKind) -> None:
        command = SellPrepaid(shop.customer().no, kind, shop.today, 100)
        assert shop.refusal(sell_prepaid, command) == {"units": ["units_missing"]}

    def test_every_fault_of_a_sale_is_said_at_once_by_its_field(self, shop: Shop) -> None:
        customer = shop.customer()
        taken = customer.lot()
        command = SellPrepaid(
            customer.no,
            LotKind.CLASS_PACK,
            shop.on(1),
            0,
            bonus_fen=-1,
            units=100_001,
            unit_list_price_fen=0,
            valid_until=shop.today,
            lot_no=f" {taken} ",
        )
        assert shop.refusal(sell_prepaid, command) == {
            "sold_on": ["date_in_future"],
            "paid_fen": ["amount_not_positive"],
            "bonus_fen": ["amount_out_of_range"],
            "units": ["units_out_of_range"],
            "unit_list_price_fen": ["amount_not_positive"],
            "valid_until": ["valid_before_sale"],
            "lot_no": ["lot_no_taken"],
        }

    def test_nobody_buys_who_is_not_there(self, shop: Shop) -> None:
        command = SellPrepaid("K-9", LotKind.DEPOSIT, shop.today, 1)
        assert shop.refusal(sell_prepaid, command) == {"customer_no": ["customer_unknown"]}


class TestUsing:
    def test_paid_and_bonus_are_used_in_their_proportion(self, shop: Shop) -> None:
        customer = shop.customer()
        lot = customer.lot(100_000, bonus_fen=20_000)
        used = customer.use(lot, amount_fen=6_000)
        assert (used.paid_used_fen, used.bonus_used_fen, used.value_left_fen) == (
            5_000,
            1_000,
            114_000,
        )
        assert left(shop, lot) == (95_000, 19_000, None, LotState.ACTIVE)

    def test_units_left_are_worth_their_share_of_the_price_paid(self, shop: Shop) -> None:
        customer = shop.customer()
        lot = customer.lot(100_00, kind=LotKind.CLASS_PACK, units=3)
        first = customer.use(lot, units=1)
        assert (first.units_left, first.paid_used_fen, first.value_left_fen) == (2, 3_333, 6_667)
        last = customer.use(lot, units=2)
        assert (last.units_left, last.paid_used_fen, last.value_left_fen) == (0, 6_667, 0)
        assert left(shop, lot) == (0, 0, 0, LotState.USED_UP)

    def test_the_last_valid_day_is_still_good(self, shop: Shop) -> None:
        customer = shop.customer()
        customer.use(customer.lot(until=0), amount_fen=1)
        command = Redeem(customer.lot(until=-1), shop.today, amount_fen=1)
        assert shop.refusal(redeem, command) == {"lot_no": ["lot_expired"]}

    def test_a_lot_is_used_between_its_sale_and_today(self, shop: Shop) -> None:
        lot = shop.customer().lot(sold=-5)
        early, late = Redeem(lot, shop.on(-6), amount_fen=1), Redeem(lot, shop.on(1), amount_fen=1)
        assert shop.refusal(redeem, early) == {"on": ["use_before_sale"]}
        assert shop.refusal(redeem, late) == {"on": ["date_in_future"]}

    @pytest.mark.parametrize(
        ("wanted", "field", "code"),
        [
            ({"amount_fen": 0}, "amount_fen", "amount_not_positive"),
            ({"amount_fen": 1_001}, "amount_fen", "more_value_than_left"),
            ({"units": 1}, "amount_fen", "use_by_value"),
            ({}, "amount_fen", "use_by_value"),
        ],
    )
    def test_a_stored_value_is_used_by_amounts_that_are_left(
        self, shop: Shop, wanted: dict[str, Any], field: str, code: str
    ) -> None:
        lot = shop.customer().lot(1_000)
        assert shop.refusal(redeem, Redeem(lot, shop.today, **wanted)) == {field: [code]}

    @pytest.mark.parametrize(
        ("wanted", "code"),
        [
            ({"units": 0}, "units_not_positive"),
            ({"units": 4}, "more_units_than_left"),
            ({"amount_fen": 100}, "use_by_units"),
            ({"amount_fen": 100, "units": 1}, "use_by_units"),
            ({}, "use_by_units"),
        ],
    )
    def test_a_pack_is_used_by_units_that_are_left(
        self, shop: Shop, wanted: dict[str, Any], code: str
    ) -> None:
        lot = shop.customer().lot(1_000, kind=LotKind.COUNT_PACK, units=3)
        assert shop.refusal(redeem, Redeem(lot, shop.today, **wanted)) == {"units": [code]}

    def test_a_lot_that_is_not_there_is_not_used(self, shop: Shop) -> None:
        command = Redeem("YF-9", shop.today, amount_fen=1)
        assert shop.refusal(redeem, command) == {"lot_no": ["lot_unknown"]}

    @MANY
    @given(
        paid=st.integers(1, 10**6),
        bonus=st.integers(0, 10**6),
        cuts=st.lists(st.integers(0, 10**6)),
    )
    def test_many_uses_by_value_end_at_exactly_nothing(
        self, shop: Shop, paid: int, bonus: int, cuts: list[int]
    ) -> None:
        customer = shop.customer()
        lot = customer.lot(paid, bonus_fen=bonus)
        marks = sorted({cut % (paid + bonus) for cut in cuts[:6]} | {0, paid + bonus})
        used = [customer.use(lot, amount_fen=after - before) for before, after in pairwise(marks)]
        assert left(shop, lot) == (0, 0, None, LotState.USED_UP)
        assert sum(use.paid_used_fen for use in used) == paid
        assert sum(use.bonus_used_fen for use in used) == bonus
        assert all(use.paid_used_fen >= 0 and use.bonus_used_fen >= 0 for use in used)

    @MANY
    @given(
        paid=st.integers(1, 1_000),
        bonus=st.integers(0, 50),
        units=st.integers(1, 12),
        undone=st.lists(st.integers(0, 11), max_size=4),
    )
    @example(paid=5, bonus=0, units=10, undone=[0, 2])
    def test_many_uses_by_units_end_at_exactly_nothing_even_when_some_were_undone(
        self, shop: Shop, paid: int, bonus: int, units: int, undone: list[int]
    ) -> None:
        customer = shop.customer()
        lot = customer.lot(paid, kind=LotKind.CLASS_PACK, bonus_fen=bonus, units=units)
        used = [customer.use(lot, units=1) for _ in range(units)]
        back = {place % units for place in undone}
        for place in back:
            shop.do(undo_redemption, UndoRedemption(used[place].entry_id, shop.today))
        again = [customer.use(lot, units=1) for _ in back]
        assert left(shop, lot) == (0, 0, 0, LotState.USED_UP)
        assert all(use.paid_used_fen >= 0 and use.bonus_used_fen >= 0 for use in again)
        shop.assert_sound()


class TestUndoing:
    def test_undoing_restores_the_lot_and_makes_it_active_again(self, shop: Shop) -> None:
        customer = shop.customer()
        lot = customer.lot(1_000, bonus_fen=100)
        used = customer.use(lot, amount_fen=1_100)
        assert left(shop, lot)[3] == LotState.USED_UP
        shop.do(undo_redemption, UndoRedemption(used.entry_id, shop.today))
        assert left(shop, lot) == (1_000, 100, None, LotState.ACTIVE)
        shop.assert_sound()

    def test_a_use_is_undone_once_and_not_in_the_future(self, shop: Shop) -> None:
        customer = shop.customer()
        used = customer.use(customer.lot(), amount_fen=1)
        tomorrow = UndoRedemption(used.entry_id, shop.on(1))
        assert shop.refusal(undo_redemption, tomorrow) == {"on": ["date_in_future"]}
        command = UndoRedemption(used.entry_id, shop.today)
        shop.do(undo_redemption, command)
        assert shop.refusal(undo_redemption, command) == {"entry_id": ["use_undone_already"]}

    def test_only_a_use_is_undone(self, shop: Shop) -> None:
        customer = shop.customer()
        lot = customer.lot()
        unknown = {"entry_id": ["use_unknown"]}
        sale = shop.value("SELECT id FROM prepaid_entries WHERE kind = 'sale'")
        assert shop.refusal(undo_redemption, UndoRedemption(sale, shop.today)) == unknown
        assert shop.refusal(undo_redemption, UndoRedemption(99, shop.today)) == unknown
        used = customer.use(lot, amount_fen=1)
        shop.do(undo_redemption, UndoRedemption(used.entry_id, shop.today))
        counter = shop.value("SELECT id FROM prepaid_entries WHERE kind = 'reversal'")
        assert shop.refusal(undo_redemption, UndoRedemption(counter, shop.today)) == unknown

    def test_a_use_is_never_undone_before_it_took_place(self, shop: Shop) -> None:
        customer = shop.customer()
        used = customer.use(customer.lot(), amount_fen=1, on=-3)
        shop.do(undo_redemption, UndoRedemption(used.entry_id, shop.on(-9)))
        day = shop.value("SELECT entry_date FROM prepaid_entries WHERE kind = 'reversal'")
        assert date.fromisoformat(day) == shop.on(-3)

    @pytest.mark.parametrize(
        ("kind", "bought", "wanted"),
        [
            (LotKind.STORED_VALUE, {}, {"amount_fen": 1_000}),
            (LotKind.CLASS_PACK, {"units": 5}, {"units": 5}),
        ],
    )
    def test_no_day_of_the_past_saw_more_used_than_there_was(
        self, shop: Shop, kind: LotKind, bought: dict[str, int], wanted: dict[str, Any]
    ) -> None:
        customer = shop.customer()
        lot = customer.lot(1_000, kind=kind, **bought)
        used = customer.use(lot, on=-10, **wanted)
        shop.do(undo_redemption, UndoRedemption(used.entry_id, shop.on(-4)))
        early = Redeem(lot, shop.on(-12), **wanted)
        assert shop.refusal(redeem, early) == {"on": ["lot_too_little_then"]}
        customer.use(lot, on=-4, **wanted)
        assert left(shop, lot)[3] == LotState.USED_UP
