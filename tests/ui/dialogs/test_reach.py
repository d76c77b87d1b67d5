"""How a customer is reached, by hand."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from desktop_ar.domain.codes import Channel
from desktop_ar.services.context import Context
from desktop_ar.services.ladders import reach_of_customer
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.dialogs.reach import ReachDialog
from tests.ui.dialogs import shop
from tests.ui.dialogs.hands import Hands


def known(desk: Desk) -> tuple[object, object, str]:
    with desk.book.read() as session:
        found = reach_of_customer(session, Context.at(desk.face.today), shop.WANG)
    return found.prefers, found.paused_until, found.pause_reason


def test_a_wish_and_a_pause_are_kept_and_taken_back(
    desk: Desk, window: QWidget, hands: Hands
) -> None:
    dialog = hands.open(ReachDialog(desk, window, shop.WANG))
    assert dialog.prefers_combo.currentData() is None
    dialog.prefers_combo.setCurrentIndex(dialog.prefers_combo.findData(Channel.SMS))
    until = desk.face.today + timedelta(days=9)
    dialog.until_edit.set_day(until)
    hands.type(dialog.reason_edit, "ill")
    hands.save(dialog)
    assert known(desk) == (Channel.SMS, until, "ill")


def test_a_pause_without_a_reason_cannot_be_saved(
    desk: Desk, window: QWidget, hands: Hands
) -> None:
    dialog = hands.open(ReachDialog(desk, window, shop.WANG))
    dialog.until_edit.set_day(desk.face.today + timedelta(days=9))
    hands.wait(dialog)
    dialog.commit()
    assert dialog.isVisible()
    assert dialog.reason_block.fault is not None
    assert known(desk) == (None, None, "")
