"""Giving more time: the old date is shown, the new one proposed, and all can be taken back."""

from __future__ import annotations

from datetime import date, timedelta

import sqlalchemy as sa
from PySide6.QtWidgets import QWidget

from desktop_ar.services.context import Context
from desktop_ar.services.extensions import bill_to_extend
from desktop_ar.services.standing import standing_of
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.dialogs.extension import ExtensionDialog, WithdrawExtensionDialog
from tests.ui.dialogs import shop
from tests.ui.dialogs.hands import Hands, sentence


def _bill(desk: Desk, context: Context) -> str:
    with desk.book.read() as session:
        return standing_of(session, context, shop.DECORATOR).bills[0].receivable_no


def test_more_time_is_agreed_and_taken_back(
    desk: Desk, window: QWidget, hands: Hands, context: Context
) -> None:
    number = _bill(desk, context)
    dialog = hands.open(ExtensionDialog(desk, window, number))
    proposed = dialog.new_edit.day()
    assert proposed == desk.face.today + timedelta(days=30)
    hands.save(dialog)

    def due() -> date:
        with desk.book.read() as session:
            return bill_to_extend(session, number).due_date

    assert due() == proposed
    with desk.book.read() as session:
        extension = session.execute(sa.text("SELECT extension_no FROM extensions")).scalar_one()
    back = hands.open(WithdrawExtensionDialog(desk, window, extension))
    assert len(back.says.words()) == 2
    hands.save(back)
    assert due() < desk.face.today


def test_a_date_that_is_not_later_is_said_beside_its_field(
    desk: Desk, window: QWidget, hands: Hands, context: Context
) -> None:
    number = _bill(desk, context)
    dialog = hands.open(ExtensionDialog(desk, window, number))
    with desk.book.read() as session:
        before = bill_to_extend(session, number).due_date
    dialog.new_edit.set_day(before)
    dialog.edited("new_due_date")
    assert not hands.wait(dialog)
    assert before.isoformat() in sentence(dialog, "new_due_date")
