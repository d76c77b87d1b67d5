"""Prepaid credits paid back or given more time, by hand, and both taken back."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_ar.domain.codes import LotState
from desktop_ar.domain.refund import Cause
from desktop_ar.queries.prepaid import PrepaidRow, prepaid
from desktop_ar.services.context import Context
from desktop_ar.services.prepaid import Redeem, redeem
from desktop_ar.ui.desk import Desk, Done
from desktop_ar.ui.dialogs.lot_extension import (
    ExtendLotDialog,
    UndoLotExtensionDialog,
    UndoRefundDialog,
)
from desktop_ar.ui.dialogs.refund import RefundDialog
from tests.ui.dialogs import shop
from tests.ui.dialogs.hands import Hands, sentence


def _row(desk: Desk, lot_no: str) -> PrepaidRow | None:
    with desk.book.read() as session:
        rows = {row.lot_no: row for row in prepaid(session, desk.face.today)}
    return rows.get(lot_no)


def test_both_sheets_stand_side_by_side_and_the_chosen_one_is_agreed(
    desk: Desk, window: QWidget, hands: Hands, context: Context, told: list[Done]
) -> None:
    lot_no = shop.lots_of(desk.book, shop.WANG)["储值卡"]
    with desk.book.write() as session:
        redeem(session, context, Redeem(lot_no, context.today, amount_fen=60_000))
    dialog = hands.open(RefundDialog(desk, window, lot_no))
    columns = dialog.sheets.columns
    assert columns[Cause.CUSTOMER].total.text() == "¥400.00"
    assert columns[Cause.SHOP].total.text() == "¥500.00"

    dialog.cause_choice.choose(Cause.SHOP)
    hands.type(dialog.costs_edit, "20")
    assert hands.wait(dialog)
    assert "520.00" in dialog.save_button.text()
    hands.save(dialog)

    assert _row(desk, lot_no) is None
    assert len(told) == 1
    undo = told[0].undo
    assert undo is not None
    with desk.book.write() as session:
        undo(session, context)
    back = _row(desk, lot_no)
    assert back is not None
    assert back.value_left_fen == 60_000


def test_a_refund_of_nothing_is_refused_beside_its_cause(
    desk: Desk, window: QWidget, hands: Hands, context: Context
) -> None:
    lot_no = shop.lots_of(desk.book, shop.WANG)["储值卡"]
    with desk.book.write() as session:
        redeem(session, context, Redeem(lot_no, context.today, amount_fen=110_000))
    dialog = hands.open(RefundDialog(desk, window, lot_no))
    dialog.commit()
    assert sentence(dialog, "cause")
    assert dialog.sheets.columns[Cause.CUSTOMER].total.text() == "¥0.00"
    assert _row(desk, lot_no) is not None


def test_more_time_makes_an_expired_credit_usable_and_is_taken_back(
    desk: Desk, window: QWidget, hands: Hands
) -> None:
    lot_no = shop.lots_of(desk.book, shop.WANG)["儿童水彩课"]
    dialog = hands.open(ExtendLotDialog(desk, window, lot_no))
    hands.type(dialog.new_edit, "2026-12-31")
    dialog.note_edit.setText("停课两周")
    hands.save(dialog)
    row = _row(desk, lot_no)
    assert row is not None
    assert (row.state, row.valid_until) == (LotState.ACTIVE, date(2026, 12, 31))

    hands.save(hands.open(UndoLotExtensionDialog(desk, window, lot_no)))

    row = _row(desk, lot_no)
    assert row is not None
    assert (row.state, row.valid_until) == (LotState.EXPIRED, date(2026, 10, 31))


def test_a_refund_is_taken_back_by_its_number(desk: Desk, window: QWidget, hands: Hands) -> None:
    lot_no = shop.lots_of(desk.book, shop.WANG)["装裱次卡"]
    hands.save(hands.open(RefundDialog(desk, window, lot_no)))
    assert _row(desk, lot_no) is None
    number = f"TK-{desk.face.today.year}-0001"
    dialog = hands.open(UndoRefundDialog(desk, window, number))
    assert "600.00" in dialog.says.words()[0]
    hands.save(dialog)
    assert _row(desk, lot_no) is not None
