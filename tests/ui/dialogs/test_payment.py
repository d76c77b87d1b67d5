"""Money received: how it is shared is seen before, what it does is said in words."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_ar.domain.codes import PaymentMethod
from desktop_ar.language.catalogue import translator
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.receivables import IssueBill, issue_bill
from desktop_ar.services.standing import standing_of
from desktop_ar.services.undoing import payment_to_reverse
from desktop_ar.ui.desk import Desk, Done
from desktop_ar.ui.dialogs.method_choice import MORE
from desktop_ar.ui.dialogs.payment import PaymentDialog
from desktop_ar.ui.face import Face
from desktop_ar.ui.models.columns import Role
from tests.ui.dialogs import shop
from tests.ui.dialogs.hands import Hands, sentence


@pytest.fixture
def dialog(desk: Desk, window: QWidget, hands: Hands) -> PaymentDialog:
    return hands.open(PaymentDialog(desk, window, shop.SCHOOL))


def _shares(dialog: PaymentDialog) -> list[tuple[str, int | None, int]]:
    rows = dialog.allocation.table.model.rows
    return [(row.receivable_no, row.share_fen, row.left_fen) for row in rows]


def _open_fen(desk: Desk, context: Context, customer_no: str) -> int:
    with desk.book.read() as session:
        return standing_of(session, context, customer_no).open_fen


def test_the_open_bills_stand_there_before_a_sum_is_typed(dialog: PaymentDialog) -> None:
    assert _shares(dialog) == [
        ("XS-2026-0798", None, 248_000),
        ("XS-2026-0897", None, 200_000),
        ("XS-2026-0951", None, 200_000),
    ]
    assert not dialog.save_button.isEnabled()


def test_what_is_still_empty_is_not_called_wrong(dialog: PaymentDialog) -> None:
    assert sentence(dialog, "amount_fen") == ""
    assert dialog.save_button.toolTip() != ""


def test_the_allocation_is_shown_while_one_types(dialog: PaymentDialog, hands: Hands) -> None:
    hands.type(dialog.amount_edit, "3000")
    assert hands.wait(dialog)
    assert _shares(dialog) == [
        ("XS-2026-0798", 248_000, 0),
        ("XS-2026-0897", 52_000, 148_000),
        ("XS-2026-0951", 0, 200_000),
    ]
    assert dialog.allocation.total.words() == "合计 6,480.00 3,000.00 3,480.00"
    assert dialog.save_button.text() == "收下 ¥3,000.00"


def test_plain_words_say_what_becomes_of_promise_and_rest(
    dialog: PaymentDialog, hands: Hands
) -> None:
    hands.type(dialog.amount_edit, "3000")
    hands.wait(dialog)
    assert dialog.lines.words() == [
        "今天的承诺 2,000.00 元已兑现，多付 1,000.00 元",
        "没有违约金，全部冲本金，不留余款",
        "保存后建议：11-25 寄函件，谈余下 3,480.00 元",
    ]


def test_a_payment_below_the_promise_says_what_is_missing(
    dialog: PaymentDialog, hands: Hands
) -> None:
    hands.type(dialog.amount_edit, "1500")
    hands.wait(dialog)
    assert dialog.lines.words()[0] == "今天承诺的 2,000.00 元还差 500.00 元"


def test_more_than_is_owed_stays_as_credit_and_says_so(dialog: PaymentDialog, hands: Hands) -> None:
    hands.type(dialog.amount_edit, "7000")
    hands.wait(dialog)
    assert dialog.lines.words()[1:] == [
        "多付 520.00 元，留作余款，以后的账单可用",
        "收下后全部结清",
    ]


def test_quick_sums_are_the_promise_and_the_whole(dialog: PaymentDialog, hands: Hands) -> None:
    assert [dialog.chips.chip(at).text() for at in range(2)] == ["承诺 2,000.00", "全部 6,480.00"]
    hands.click(dialog.chips.chip(1))
    hands.wait(dialog)
    assert dialog.amount_edit.fen() == 648_000
    assert all(left == 0 for _, _, left in _shares(dialog))


def test_a_bill_the_payer_named_comes_first(dialog: PaymentDialog, hands: Hands) -> None:
    hands.type(dialog.amount_edit, "2000")
    dialog.bill_combo.setCurrentIndex(dialog.bill_combo.findData("XS-2026-0951"))
    hands.wait(dialog)
    assert {no: share for no, share, _ in _shares(dialog)} == {
        "XS-2026-0798": 0,
        "XS-2026-0897": 0,
        "XS-2026-0951": 200_000,
    }


def test_two_decimal_points_are_named_and_nothing_can_be_saved(
    dialog: PaymentDialog, hands: Hands
) -> None:
    hands.type(dialog.amount_edit, "12..80")
    assert not hands.wait(dialog)
    assert "12.80" in sentence(dialog, "amount_fen")
    assert dialog.amount_edit.text() == "12..80"
    assert not dialog.save_button.isEnabled()


def test_a_day_to_come_is_refused_by_the_service_beside_the_date(
    dialog: PaymentDialog, hands: Hands
) -> None:
    hands.type(dialog.amount_edit, "100")
    hands.type(dialog.day_edit, "2026-11-22")
    assert not hands.wait(dialog)
    assert "2026-11-22" in sentence(dialog, "paid_on")


def test_a_date_that_is_still_being_typed_is_not_wrong_yet(
    dialog: PaymentDialog, hands: Hands
) -> None:
    hands.type(dialog.amount_edit, "100")
    hands.type(dialog.day_edit, "2026-")
    assert not hands.wait(dialog)
    assert sentence(dialog, "paid_on") == ""
    dialog.amount_edit.setFocus()
    hands.wait(dialog)
    assert sentence(dialog, "paid_on") != ""


def test_saving_books_the_payment_and_tells_the_window(
    dialog: PaymentDialog, hands: Hands, told: list[Done], changed: list[ChangeSet]
) -> None:
    hands.type(dialog.amount_edit, "3000")
    hands.save(dialog)
    assert changed[0].numbers == ("SK-2026-0001",)
    assert told[0].words(translator("zh_CN")) == "已收 北桥社区幼儿园 ¥3,000.00"
    assert told[0].words(translator("en")) == "¥3,000.00 received from 北桥社区幼儿园"


def test_the_book_holds_what_was_typed(
    desk: Desk, dialog: PaymentDialog, hands: Hands, context: Context
) -> None:
    hands.type(dialog.amount_edit, "3000")
    hands.type(dialog.reference_edit, "4200001")
    hands.type(dialog.day_edit, "2026-11-20")
    hands.save(dialog)
    assert _open_fen(desk, context, shop.SCHOOL) == 348_000
    with desk.book.read() as session:
        known = payment_to_reverse(session, "SK-2026-0001")
    assert (known.reference, known.paid_on) == ("4200001", date(2026, 11, 20))


def test_a_saved_payment_can_be_undone_and_the_bills_are_open_again(
    desk: Desk, dialog: PaymentDialog, hands: Hands, context: Context, told: list[Done]
) -> None:
    hands.type(dialog.amount_edit, "3000")
    hands.save(dialog)
    desk.undo()
    assert _open_fen(desk, context, shop.SCHOOL) == 648_000
    assert told[-1].words(translator("zh_CN")) == "已撤销：已收 北桥社区幼儿园 ¥3,000.00"
    assert desk.last is None


def test_ctrl_enter_right_after_the_last_key_saves_what_was_typed(
    dialog: PaymentDialog, hands: Hands, changed: list[ChangeSet]
) -> None:
    hands.type(dialog.amount_edit, "480")
    hands.save(dialog)  # the draft of the last key is still under way
    assert len(changed) == 1


def test_ctrl_enter_on_what_cannot_be_saved_shows_every_fault(
    dialog: PaymentDialog, hands: Hands
) -> None:
    hands.press(dialog, Qt.Key.Key_Return, ctrl=True)
    assert sentence(dialog, "amount_fen") != ""
    assert dialog.amount_edit.hasFocus()
    assert dialog.isVisible()


def test_escape_leaves_the_book_as_it_was(
    desk: Desk, dialog: PaymentDialog, hands: Hands, context: Context
) -> None:
    hands.type(dialog.amount_edit, "3000")
    hands.press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert _open_fen(desk, context, shop.SCHOOL) == 648_000


def test_the_shops_own_ways_to_pay_come_first_and_the_rest_is_in_a_menu(
    dialog: PaymentDialog,
) -> None:
    choice = dialog.method_choice
    assert choice.method() is PaymentMethod.WECHAT
    menu = choice.menu()
    assert [action.text() for action in menu.actions()] == ["支付宝", "支票", "其他"]
    menu.actions()[1].trigger()
    assert choice.method() is PaymentMethod.CHEQUE
    assert choice.key() == PaymentMethod.CHEQUE
    assert choice.button(MORE).accessibleName() == "更多付款方式"
    menu.deleteLater()


def test_prepaid_credit_is_no_way_to_pay_here(dialog: PaymentDialog) -> None:
    menu = dialog.method_choice.menu()
    assert "储值抵扣" not in [action.text() for action in menu.actions()]
    menu.deleteLater()


def test_all_words_change_with_the_language(
    face: Face, dialog: PaymentDialog, hands: Hands
) -> None:
    hands.type(dialog.amount_edit, "1")
    hands.wait(dialog)
    face.speak("en")
    assert dialog.windowTitle() == "Payment"
    assert dialog.amount_block.label.text() == "How much came in"
    assert dialog.save_button.text() == "Take ¥1.00"
    assert dialog.lines.words()[0] == "Of the 2,000.00 promised for today 1,999.00 is missing"
    assert dialog.head.second.text() == "K-0012 • 137 **** 0918 • promised 2,000 today"


def test_hidden_sums_are_hidden_here_too(face: Face, dialog: PaymentDialog, hands: Hands) -> None:
    hands.type(dialog.amount_edit, "3000")
    hands.wait(dialog)
    face.figures.hide(True)
    assert "6,480" not in dialog.allocation.total.words()
    assert "6,480" not in dialog.head.sum.text()


def test_a_bill_and_its_sum_may_be_known_already(desk: Desk, window: QWidget, hands: Hands) -> None:
    dialog = hands.open(
        PaymentDialog(desk, window, shop.SCHOOL, amount_fen=200_000, receivable_no="XS-2026-0897")
    )
    assert dialog.command().receivable_nos == ("XS-2026-0897",)
    assert dialog.command().amount_fen == 200_000
    assert dialog.command().paid_on == date(2026, 11, 21)
    assert dialog.save_button.isEnabled()


def test_a_customer_who_is_not_there_is_said_so(desk: Desk, window: QWidget, hands: Hands) -> None:
    dialog = hands.open(PaymentDialog(desk, window, "K-9999"))
    assert "K-9999" in dialog.note.text()
    assert not dialog.save_button.isEnabled()


def test_a_bill_that_is_not_due_is_not_called_late(
    desk: Desk, window: QWidget, hands: Hands
) -> None:
    with desk.book.write() as session:
        command = IssueBill(shop.NEW, 71_200, date(2026, 11, 20), date(2026, 12, 6))
        issue_bill(session, desk.context(), command)
    dialog = hands.open(PaymentDialog(desk, window, shop.NEW))
    model = dialog.allocation.table.model
    look = model.data(model.index(0, model.column_at("due")), Role.LOOK)
    assert look.rest == translator("zh_CN").gettext("not due yet")
    assert look.tone == "muted"


def test_a_receipt_is_asked_for_once_the_payment_is_booked(
    dialog: PaymentDialog, hands: Hands
) -> None:
    wanted: list[tuple[str, str]] = []
    dialog.receipt_wanted.connect(lambda *which: wanted.append(which))
    dialog.receipt_check.click()
    hands.type(dialog.amount_edit, "3000")
    assert hands.wait(dialog)
    assert wanted == []
    hands.save(dialog)
    ((customer_no, payment_no),) = wanted
    assert customer_no == shop.SCHOOL
    assert payment_no
