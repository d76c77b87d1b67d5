"""Refunds and extensions of prepaid credits, and taking them back."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_ar.domain.codes import LotKind, LotState
from desktop_ar.domain.refund import Cause
from desktop_ar.queries.prepaid import prepaid
from desktop_ar.services.prepaid import (
    Redeem,
    SellPrepaid,
    UndoRedemption,
    redeem,
    sell_prepaid,
    undo_redemption,
)
from desktop_ar.services.prepaid_extend import (
    ExtendLot,
    UndoLotExtension,
    extend_lot,
    undo_lot_extension,
)
from desktop_ar.services.prepaid_refund import (
    AgreeRefund,
    UndoRefund,
    agree_refund,
    draft_refund,
    undo_refund,
)
from tests.shop import Shop


@pytest.fixture
def lot(shop: Shop) -> Shop:
    """A card of 1,000 with a gift of 200 sold 60 days ago, good until 10 days ago."""
    number = shop.customer("王小红").no
    shop.do(
        sell_prepaid,
        SellPrepaid(number, LotKind.STORED_VALUE, shop.on(-60), 100_000, 20_000, lot_no="L-1",
                    valid_until=shop.on(-10)),
    )  # fmt: skip
    return shop


def _row(shop: Shop, day: date) -> tuple[LotState, date | None, int] | None:
    with shop.book.read() as session:
        rows = {row.lot_no: row for row in prepaid(session, day)}
    row = rows.get("L-1")
    return (row.state, row.valid_until, row.value_left_fen) if row else None


def test_an_expired_lot_is_spent_only_after_an_extension_and_the_past_stays_true(
    lot: Shop,
) -> None:
    use = Redeem("L-1", lot.today, amount_fen=6_000)
    assert lot.refusal(redeem, use) == {"lot_no": ["lot_expired"]}

    lot.do(extend_lot, ExtendLot("L-1", lot.today, lot.on(30), "出差"))

    lot.do(redeem, use)
    assert _row(lot, lot.today) == (LotState.ACTIVE, lot.on(30), 114_000)
    assert _row(lot, lot.on(-1)) == (LotState.EXPIRED, lot.on(-10), 120_000)
    back = UndoLotExtension("L-1", lot.today)
    assert lot.refusal(undo_lot_extension, back) == {"lot_no": ["extension_used"]}


def test_an_extension_taken_back_leads_to_the_old_deadline(lot: Shop) -> None:
    lot.do(extend_lot, ExtendLot("L-1", lot.on(-5), lot.on(30)))
    lot.do(undo_lot_extension, UndoLotExtension("L-1", lot.today))

    assert _row(lot, lot.today) == (LotState.EXPIRED, lot.on(-10), 120_000)
    assert _row(lot, lot.on(-3)) == (LotState.ACTIVE, lot.on(30), 120_000)
    assert _row(lot, lot.on(-6)) == (LotState.EXPIRED, lot.on(-10), 120_000)
    again = UndoLotExtension("L-1", lot.today)
    assert lot.refusal(undo_lot_extension, again) == {"lot_no": ["lot_not_extended"]}


def test_a_deadline_moves_only_forward(lot: Shop) -> None:
    too_early = ExtendLot("L-1", lot.today, lot.on(-10))
    assert lot.refusal(extend_lot, too_early) == {"new_until": ["deadline_not_later"]}


def test_a_refund_ends_the_lot_from_its_day_and_taken_back_it_is_as_before(lot: Shop) -> None:
    used = lot.do(redeem, Redeem("L-1", lot.on(-20), amount_fen=60_000))
    agreed = lot.do(agree_refund, AgreeRefund("L-1", Cause.SHOP, lot.on(-5), with_interest=False))

    assert agreed.sheet.refund_fen == 50_000
    assert agreed.due_on == lot.on(15)
    assert _row(lot, lot.on(-5)) is None
    assert _row(lot, lot.on(-6)) == (LotState.EXPIRED, lot.on(-10), 60_000)
    undo_use = UndoRedemption(used.entry_id, lot.today)
    assert lot.refusal(undo_redemption, undo_use) == {"entry_id": ["lot_ended_already"]}
    again = AgreeRefund("L-1", Cause.SHOP, lot.today)
    assert lot.refusal(agree_refund, again) == {"lot_no": ["lot_ended_already"]}

    undo = UndoRefund(agreed.refund_no, lot.today)
    lot.do(undo_refund, undo)

    assert _row(lot, lot.today) == (LotState.EXPIRED, lot.on(-10), 60_000)
    assert _row(lot, lot.on(-3)) is None
    assert lot.refusal(undo_refund, undo) == {"refund_no": ["refund_undone_already"]}


def test_a_refund_is_not_dated_before_what_happened_since(lot: Shop) -> None:
    lot.do(redeem, Redeem("L-1", lot.on(-12), amount_fen=6_000))
    early = AgreeRefund("L-1", Cause.SHOP, lot.on(-13))
    assert lot.refusal(agree_refund, early) == {"on": ["refund_not_latest"]}
    before = AgreeRefund("L-1", Cause.SHOP, lot.on(-61))
    assert lot.refusal(agree_refund, before) == {"on": ["refund_before_sale"]}


def test_a_refund_of_nothing_is_refused_and_what_is_left_stays(lot: Shop) -> None:
    lot.do(redeem, Redeem("L-1", lot.on(-12), amount_fen=100_000))
    nothing = AgreeRefund("L-1", Cause.CUSTOMER, lot.today)
    assert lot.refusal(agree_refund, nothing) == {"cause": ["refund_nothing"]}
    assert _row(lot, lot.today) == (LotState.EXPIRED, lot.on(-10), 20_000)


def test_a_time_card_is_divided_by_the_period_known_on_the_day_asked(shop: Shop) -> None:
    number = shop.customer().lot(100_000, kind=LotKind.TIME_CARD, sold=-50, until=49, title="月卡")
    shop.do(extend_lot, ExtendLot(number, shop.today, shop.on(149)))

    def refund(on: int) -> int:
        with shop.book.read() as session:
            asked = AgreeRefund(number, Cause.SHOP, shop.on(on), with_interest=False)
            return draft_refund(session, shop.context, asked).sheet(Cause.SHOP).refund_fen

    assert refund(-1) == 51_000  # 49 of 100 days gone
    assert refund(0) == 75_000  # 50 of 200
    early = AgreeRefund(number, Cause.SHOP, shop.on(-1))
    assert shop.refusal(agree_refund, early) == {"on": ["refund_not_latest"]}
