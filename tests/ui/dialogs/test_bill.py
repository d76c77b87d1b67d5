"""Bills: due by the terms, with lines that add up, and a warning above the limit."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from desktop_ar.domain.codes import ReceivableKind
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.settings import ChangeSettings, change_settings
from desktop_ar.services.standing import standing_of
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.dialogs.bill import BillDialog
from tests.ui.dialogs import shop
from tests.ui.dialogs.hands import Hands, sentence


@pytest.fixture
def dialog(desk: Desk, window: QWidget, hands: Hands) -> BillDialog:
    return hands.open(BillDialog(desk, window, shop.WANG))


def test_the_due_date_follows_the_customers_terms(dialog: BillDialog, hands: Hands) -> None:
    assert dialog.due_edit.day() == date(2026, 12, 6)  # 15 days
    hands.type(dialog.issue_edit, "2026-11-01")
    assert dialog.due_edit.day() == date(2026, 11, 16)


def test_a_due_date_the_owner_typed_stays(dialog: BillDialog, hands: Hands) -> None:
    hands.type(dialog.due_edit, "2026-12-31")
    hands.type(dialog.issue_edit, "2026-11-01")
    assert dialog.due_edit.day() == date(2026, 12, 31)


def test_the_number_that_will_be_given_is_shown(
    dialog: BillDialog, hands: Hands, changed: list[ChangeSet]
) -> None:
    hands.type(dialog.amount_edit, "120")
    hands.wait(dialog)
    number = dialog.number_edit.placeholderText()
    hands.save(dialog)
    assert changed[0].numbers == (number,)


def test_with_lines_the_bill_comes_to_what_they_come_to(dialog: BillDialog, hands: Hands) -> None:
    first, second = dialog.lines_edit.add(), dialog.lines_edit.add()
    hands.type(first.text_edit, "frame")
    hands.type(first.amount_edit, "1440")
    hands.type(second.text_edit, "mounting")
    hands.type(second.amount_edit, "600.50")
    assert hands.wait(dialog)
    assert dialog.amount_edit.fen() == 204_050
    assert dialog.amount_edit.isReadOnly()
    assert [line.amount_fen for line in dialog.command().lines] == [144_000, 60_050]


def test_a_removed_line_is_taken_off_again(dialog: BillDialog, hands: Hands) -> None:
    first, second = dialog.lines_edit.add(), dialog.lines_edit.add()
    hands.type(first.amount_edit, "100")
    hands.type(second.amount_edit, "50")
    hands.click(second.remove_button)
    hands.wait(dialog)
    assert dialog.amount_edit.fen() == 10_000
    hands.click(first.remove_button)
    assert not dialog.amount_edit.isReadOnly()


def test_a_line_that_cannot_be_read_is_named(dialog: BillDialog, hands: Hands) -> None:
    line = dialog.lines_edit.add()
    hands.type(line.amount_edit, "1..2")
    assert not hands.wait(dialog)
    assert sentence(dialog, "lines") != ""


def test_above_the_credit_limit_it_warns_and_can_still_be_entered(
    desk: Desk, window: QWidget, hands: Hands
) -> None:
    dialog = hands.open(BillDialog(desk, window, shop.SCHOOL))
    hands.type(dialog.amount_edit, "1520")
    assert hands.wait(dialog)
    assert dialog.limit_box.words() == ""
    hands.type(dialog.amount_edit, "1520.01")
    assert hands.wait(dialog)
    assert "¥8,000.00" in dialog.limit_box.words()
    assert "¥0.01" in dialog.limit_box.words()
    assert dialog.save_button.isEnabled()


def test_where_the_shop_stops_at_limits_a_tick_enters_the_bill(
    desk: Desk, window: QWidget, hands: Hands, changed: list[ChangeSet]
) -> None:
    desk.act(
        window,
        lambda session, context: change_settings(
            session, context, ChangeSettings((("credit.limit", "stop"),))
        ),
    )
    changed.clear()
    dialog = hands.open(BillDialog(desk, window, shop.SCHOOL))
    hands.type(dialog.amount_edit, "1520.01")
    assert not hands.wait(dialog)
    fault = dialog.amount_block.fault
    assert fault is not None
    assert (fault.code, fault.params["over_fen"]) == ("limit_passed", 1)
    dialog.despite_check.click()
    assert hands.wait(dialog)
    hands.save(dialog)
    assert len(changed) == 1


def test_it_says_when_it_is_due_and_what_is_owed_with_it(dialog: BillDialog, hands: Hands) -> None:
    hands.type(dialog.amount_edit, "120")
    hands.wait(dialog)
    assert dialog.says.words() == ["2026-12-06 到期，周日，15 天后", "加上这笔，共欠 ¥800.00"]


def test_a_due_date_before_the_bill_is_refused_beside_it(dialog: BillDialog, hands: Hands) -> None:
    hands.type(dialog.amount_edit, "120")
    hands.type(dialog.due_edit, "2026-11-20")
    dialog.amount_edit.setFocus()
    assert not hands.wait(dialog)
    assert "2026-11-20" in sentence(dialog, "due_date")


def test_a_number_that_is_taken_is_refused(dialog: BillDialog, hands: Hands) -> None:
    hands.type(dialog.amount_edit, "120")
    hands.type(dialog.number_edit, "XS-2026-0871")
    assert not hands.wait(dialog)
    assert "XS-2026-0871" in sentence(dialog, "receivable_no")


def test_an_entered_bill_can_be_undone(
    desk: Desk, dialog: BillDialog, hands: Hands, context: Context
) -> None:
    hands.type(dialog.amount_edit, "120")
    hands.click(dialog.kind_choice.button(ReceivableKind.COST))
    hands.save(dialog)
    with desk.book.read() as session:
        found = standing_of(session, context, shop.WANG)
    assert (found.open_fen, found.bills[-1].kind) == (80_000, ReceivableKind.COST)
    desk.undo()
    with desk.book.read() as session:
        assert standing_of(session, context, shop.WANG).open_fen == 68_000
