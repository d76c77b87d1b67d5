"""Activating a prepaid credit that was sold for later, and taking that back."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_ar.domain.codes import LotKind, LotState
from desktop_ar.queries.prepaid import PrepaidRow, prepaid
from desktop_ar.services.prepaid import Redeem, UndoRedemption, redeem, undo_redemption
from desktop_ar.services.prepaid_activate import (
    ActivateLot,
    DeactivateLot,
    activate_lot,
    deactivate_lot,
)
from desktop_ar.services.prepaid_extend import (
    ExtendLot,
    UndoLotExtension,
    extend_lot,
    undo_lot_extension,
)
from tests.shop import Shop


@pytest.fixture
def waiting(shop: Shop) -> str:
    """A pack of ten sold 30 days ago for later, good for another 60 days."""
    return shop.customer().lot(60_000, kind=LotKind.COUNT_PACK, units=10, until=60, activated=False)


def _row(shop: Shop, lot_no: str, on: int = 0) -> PrepaidRow:
    with shop.book.read() as session:
        return {row.lot_no: row for row in prepaid(session, shop.on(on))}[lot_no]


def _stands(shop: Shop, lot_no: str, on: int = 0) -> tuple[LotState, date | None]:
    row = _row(shop, lot_no, on)
    return row.state, row.valid_until


def test_an_activated_lot_can_be_used_and_keeps_its_deadline(shop: Shop, waiting: str) -> None:
    use = Redeem(waiting, shop.today, units=1)
    assert shop.refusal(redeem, use) == {"lot_no": ["lot_not_active"]}

    done = shop.do(activate_lot, ActivateLot(waiting, shop.on(-3)))

    assert (done.valid_until, done.gave) == (shop.on(60), None)
    assert done.changes.numbers == (waiting,)
    assert done.changes.lots
    shop.do(redeem, use)
    assert _stands(shop, waiting) == (LotState.ACTIVE, shop.on(60))
    assert shop.value("SELECT count(*) FROM journal WHERE act = 'activate_lot'") == 1
    shop.assert_sound()


def test_the_deadline_moves_on_the_day_of_activation_and_back_with_it(
    shop: Shop, waiting: str
) -> None:
    done = shop.do(activate_lot, ActivateLot(waiting, shop.on(-3), shop.on(200)))

    assert _stands(shop, waiting) == (LotState.ACTIVE, shop.on(200))
    assert _row(shop, waiting, -4).valid_until == shop.on(60)
    shop.assert_sound()

    shop.do(deactivate_lot, DeactivateLot(waiting, shop.today, done.gave))

    assert _stands(shop, waiting) == (LotState.NOT_ACTIVATED, shop.on(60))
    assert _row(shop, waiting, -1).valid_until == shop.on(200)
    shop.assert_sound()


def test_a_lot_without_a_deadline_may_be_given_one_and_loses_it_again(shop: Shop) -> None:
    lot = shop.customer().lot(activated=False)
    done = shop.do(activate_lot, ActivateLot(lot, shop.today, shop.on(365)))
    assert _stands(shop, lot) == (LotState.ACTIVE, shop.on(365))
    shop.assert_sound()
    shop.do(deactivate_lot, DeactivateLot(lot, shop.today, done.gave))
    assert _stands(shop, lot) == (LotState.NOT_ACTIVATED, None)
    shop.assert_sound()


@pytest.mark.parametrize(
    ("day", "until", "faults"),
    [
        (1, None, {"activated_on": ["date_in_future"]}),
        (-31, None, {"activated_on": ["activation_before_sale"]}),
        (0, -1, {"valid_until": ["valid_before_activation"]}),
        (0, 59, {"valid_until": ["activation_shortens"]}),
        (1, -40, {"activated_on": ["date_in_future"], "valid_until": ["valid_before_activation"]}),
    ],
)
def test_each_wrong_day_is_refused_at_its_field(
    shop: Shop, waiting: str, day: int, until: int | None, faults: dict[str, list[str]]
) -> None:
    wanted = None if until is None else shop.on(until)
    assert shop.refusal(activate_lot, ActivateLot(waiting, shop.on(day), wanted)) == faults


def test_only_a_waiting_lot_that_is_known_is_activated(shop: Shop, waiting: str) -> None:
    unknown = ActivateLot("YF-0", shop.today)
    assert shop.refusal(activate_lot, unknown) == {"lot_no": ["lot_unknown"]}
    shop.do(activate_lot, ActivateLot(waiting, shop.today))
    again = ActivateLot(waiting, shop.today)
    assert shop.refusal(activate_lot, again) == {"lot_no": ["lot_not_waiting"]}


def test_an_expired_lot_that_waits_needs_a_new_deadline(shop: Shop) -> None:
    lot = shop.customer().lot(until=-5, activated=False)
    kept = ActivateLot(lot, shop.today)
    assert shop.refusal(activate_lot, kept) == {"valid_until": ["valid_before_activation"]}
    shop.do(activate_lot, ActivateLot(lot, shop.today, shop.on(30)))
    assert _stands(shop, lot) == (LotState.ACTIVE, shop.on(30))
    assert _stands(shop, lot, -1) == (LotState.EXPIRED, shop.on(-5))


def test_a_deadline_is_not_given_before_the_day_it_was_last_moved(shop: Shop, waiting: str) -> None:
    shop.do(extend_lot, ExtendLot(waiting, shop.on(-2), shop.on(90)))
    early = ActivateLot(waiting, shop.on(-3), shop.on(100))
    assert shop.refusal(activate_lot, early) == {"activated_on": ["extension_not_latest"]}
    shop.do(activate_lot, ActivateLot(waiting, shop.on(-3)))


def test_an_activation_is_taken_back_only_while_nothing_was_used(shop: Shop, waiting: str) -> None:
    back = DeactivateLot(waiting, shop.today)
    assert shop.refusal(deactivate_lot, back) == {"lot_no": ["lot_not_activated_now"]}
    shop.do(activate_lot, ActivateLot(waiting, shop.today))
    used = shop.do(redeem, Redeem(waiting, shop.today, units=10))
    assert shop.refusal(deactivate_lot, back) == {"lot_no": ["activation_used"]}

    shop.do(undo_redemption, UndoRedemption(used.entry_id, shop.today))
    shop.do(deactivate_lot, back)

    assert _row(shop, waiting).state is LotState.NOT_ACTIVATED
    shop.assert_sound()


def test_an_activation_is_not_taken_back_under_a_later_extension(shop: Shop, waiting: str) -> None:
    done = shop.do(activate_lot, ActivateLot(waiting, shop.today, shop.on(100)))
    shop.do(extend_lot, ExtendLot(waiting, shop.today, shop.on(120)))
    back = DeactivateLot(waiting, shop.today, done.gave)
    assert shop.refusal(deactivate_lot, back) == {"lot_no": ["activation_extended"]}
    shop.do(undo_lot_extension, UndoLotExtension(waiting, shop.today))
    shop.do(deactivate_lot, back)
    assert _stands(shop, waiting) == (LotState.NOT_ACTIVATED, shop.on(60))
    shop.assert_sound()
