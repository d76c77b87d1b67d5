"""A credit sold for later is activated by hand, and the toast takes it back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from desktop_ar.domain.codes import LotKind, LotState
from desktop_ar.queries.prepaid import PrepaidRow, prepaid
from desktop_ar.services.context import Context
from desktop_ar.services.prepaid import SellPrepaid, sell_prepaid
from desktop_ar.ui.desk import Desk, Done
from desktop_ar.ui.dialogs.lot_activation import ActivateLotDialog
from tests.ui.dialogs import shop
from tests.ui.dialogs.hands import Hands, sentence


@pytest.fixture
def lot_no(desk: Desk, context: Context) -> str:
    """A pack sold on 1 November for later, without a deadline."""
    sale = SellPrepaid(shop.WANG, LotKind.COUNT_PACK, date(2026, 11, 1), 60_000, units=10,
                       title="礼品次卡", activated=False)  # fmt: skip
    with desk.book.write() as session:
        return sell_prepaid(session, context, sale).numbers[0]


def _row(desk: Desk, lot_no: str) -> PrepaidRow:
    with desk.book.read() as session:
        return {row.lot_no: row for row in prepaid(session, desk.face.today)}[lot_no]


def test_it_can_be_used_from_the_day_on_and_undo_leads_back(
    desk: Desk, window: QWidget, hands: Hands, told: list[Done], lot_no: str
) -> None:
    dialog = hands.open(ActivateLotDialog(desk, window, lot_no))
    assert dialog.says.words()[0] == f"礼品次卡 {lot_no} · 剩余 10 次"
    assert dialog.says.words()[2] == "自启用之日起可以使用，不限有效期"
    hands.type(dialog.until_edit, "2027-11-20")
    assert hands.wait(dialog)
    assert "2027" in dialog.says.words()[2]
    hands.save(dialog)
    row = _row(desk, lot_no)
    assert (row.state, row.valid_until) == (LotState.ACTIVE, date(2027, 11, 20))

    undo = told[0].undo
    assert undo is not None
    with desk.book.write() as session:
        undo(session, desk.context())
    row = _row(desk, lot_no)
    assert (row.state, row.valid_until) == (LotState.NOT_ACTIVATED, None)


def test_a_wrong_day_is_refused_beside_its_field_and_stays_typed(
    desk: Desk, window: QWidget, hands: Hands, lot_no: str
) -> None:
    dialog = hands.open(ActivateLotDialog(desk, window, lot_no))
    hands.type(dialog.day_edit, "2026-10-31")
    dialog.commit()
    assert not hands.wait(dialog)
    assert "2026-11-01" in sentence(dialog, "activated_on")
    assert dialog.day_edit.text() == "2026-10-31"
    assert _row(desk, lot_no).state is LotState.NOT_ACTIVATED
