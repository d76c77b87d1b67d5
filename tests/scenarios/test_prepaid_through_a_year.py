"""Stories of what the shop owes: packs and cards from their sale to their deadline."""

from __future__ import annotations

from desktop_ar.domain.codes import LotKind, LotState
from desktop_ar.services.prepaid import Redeem, UndoRedemption, redeem, undo_redemption
from tests.scenarios.asking import card, overdue_list, prepaid_list
from tests.shop import Shop


def test_a_class_pack_is_used_grows_quiet_and_runs_out_of_time(shop: Shop) -> None:
    customer = shop.customer("顾清越")
    lot = customer.lot(
        288_000, kind=LotKind.CLASS_PACK, units=24, sold=-160, until=7, title="书法课时包"
    )
    for week in range(15):
        customer.use(lot, units=1, on=-159 + 3 * week, what="书法课")

    seven = prepaid_list(shop, "expiring_7")
    assert (seven[lot].units_left, seven[lot].value_left_fen, seven[lot].days_left) == (
        9,
        108_000,
        7,
    )
    assert lot in prepaid_list(shop, "unused_90")
    assert card(shop, customer.no).prepaid_value_fen == 108_000

    # After its last good day it keeps its value and can no longer be used.
    gone = shop.later(8)
    expired = prepaid_list(gone, "expired")[lot]
    assert (expired.state, expired.value_left_fen) == (LotState.EXPIRED, 108_000)
    assert gone.refusal(redeem, Redeem(lot, gone.today, units=1)) == {"lot_no": ["lot_expired"]}
    # A class that took place in time may still be written down.
    customer.in_days(8).use(lot, units=1, on=-1)
    shop.assert_sound()


def test_a_card_that_is_used_up_leaves_the_list_and_comes_back_when_a_use_is_undone(
    shop: Shop,
) -> None:
    customer = shop.customer("乐嘉言")
    lot = customer.lot(100_000, bonus_fen=10_000, sold=-20, title="储值卡")
    customer.use(lot, amount_fen=60_000, on=-10)
    last = customer.use(lot, amount_fen=50_000, on=-2)
    assert prepaid_list(shop) == {}
    assert prepaid_list(shop, on=-3)[lot].value_left_fen == 50_000
    shop.do(undo_redemption, UndoRedemption(last.entry_id, shop.today))
    assert prepaid_list(shop)[lot].value_left_fen == 50_000
    assert prepaid_list(shop)[lot].paid_left_fen == 45_455
    shop.assert_sound()


def test_what_a_customer_owes_and_what_the_shop_owes_are_never_set_off(shop: Shop) -> None:
    customer = shop.customer("王小明")
    customer.bill(128_000)
    customer.lot(32_000, sold=-10)
    both = card(shop, customer.no)
    assert (both.owes.open_fen, both.prepaid_value_fen, both.net_fen) == (128_000, 32_000, 96_000)
    assert overdue_list(shop)["王小明"].overdue_fen == 128_000


def test_a_present_that_was_not_activated_is_owed_but_not_used(shop: Shop) -> None:
    lot = shop.customer("薄雪").lot(60_000, activated=False, until=300)
    assert prepaid_list(shop)[lot].state == LotState.NOT_ACTIVATED
    assert shop.refusal(redeem, Redeem(lot, shop.today, amount_fen=1)) == {
        "lot_no": ["lot_not_active"]
    }
