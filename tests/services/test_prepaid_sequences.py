"""Whatever is done with credits in whatever order: nothing is lost, the past stays true."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_ar.domain.codes import LotKind
from desktop_ar.domain.faults import Refused
from desktop_ar.domain.refund import Cause
from desktop_ar.queries.prepaid import PrepaidRow, prepaid
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.services.customers import CustomerData, add_customer
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
from desktop_ar.services.prepaid_refund import AgreeRefund, UndoRefund, agree_refund, undo_refund
from tests.shop import Shop

SOLD = date(2026, 3, 1)
ACTS = st.tuples(
    st.sampled_from(["use", "undo_use", "refund", "undo_refund", "extend", "undo_extend"]),
    st.sampled_from(["L-V", "L-U"]),
    st.integers(1, 9),
)


def _rows(shop: Shop, day: date) -> list[PrepaidRow]:
    with shop.book.read() as session:
        return prepaid(session, day)


class _Owner:
    """Does one act a day, and remembers what can be taken back."""

    def __init__(self) -> None:
        self.uses: list[int] = []
        self.refunds: list[str] = []

    def act(self, shop: Shop, name: str, lot_no: str, size: int) -> None:
        today = shop.today
        try:
            self._act(shop, name, lot_no, size, today)
        except Refused:
            return  # what cannot be done is refused; nothing may have changed by it

    def _act(self, shop: Shop, name: str, lot_no: str, size: int, today: date) -> None:
        if name == "use":
            by_value = lot_no == "L-V"
            use = Redeem(
                lot_no,
                today,
                amount_fen=size * 1_111 if by_value else None,
                units=None if by_value else size % 4 + 1,
            )
            self.uses.append(shop.do(redeem, use).entry_id)
        elif name == "undo_use" and self.uses:
            shop.do(undo_redemption, UndoRedemption(self.uses[-1], today))
        elif name == "refund":
            cause = Cause.SHOP if size % 2 else Cause.CUSTOMER
            self.refunds.append(shop.do(agree_refund, AgreeRefund(lot_no, cause, today)).refund_no)
        elif name == "undo_refund" and self.refunds:
            shop.do(undo_refund, UndoRefund(self.refunds[-1], today))
        elif name == "extend":
            shop.do(extend_lot, ExtendLot(lot_no, today, shop.on(10 + size)))
        elif name == "undo_extend":
            shop.do(undo_lot_extension, UndoLotExtension(lot_no, today))


@settings(max_examples=8, deadline=None)
@given(acts=st.lists(ACTS, min_size=6, max_size=12))
def test_any_sequence_of_acts_keeps_the_book_sound_and_every_past_day_true(
    acts: list[tuple[str, str, int]],
) -> None:
    with tempfile.TemporaryDirectory() as home, Book.create(Path(home) / "shop.book") as book:
        shop = Shop(book, Context.at(SOLD))
        shop.do(add_customer, CustomerData("王小明", "K-1"))
        until = shop.on(4)
        for sale in (
            SellPrepaid("K-1", LotKind.STORED_VALUE, SOLD, 30_000, 7_001, valid_until=until,
                        lot_no="L-V"),
            SellPrepaid("K-1", LotKind.CLASS_PACK, SOLD, 10_000, units=7, valid_until=until,
                        unit_list_price_fen=2_000, lot_no="L-U"),
        ):  # fmt: skip
            shop.do(sell_prepaid, sale)
        owner = _Owner()
        seen: list[tuple[date, list[tuple[object, ...]]]] = []
        for name, lot_no, size in acts:
            owner.act(shop, name, lot_no, size)
            seen.append((shop.today, _told(_rows(shop, shop.today))))
            shop = shop.later(1)
        shop.assert_sound()
        for day, told in seen:
            assert _told(_rows(shop, day)) == told


def _told(rows: list[PrepaidRow]) -> list[tuple[object, ...]]:
    return [
        (row.lot_no, row.state, row.valid_until, row.value_left_fen, row.units_left) for row in rows
    ]
