"""Customers: taken on with a number of their own, changed, and changed back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_ar.domain.codes import CustomerKind
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.customers import CustomerData, customer_data
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.dialogs.customer import CustomerDialog
from desktop_ar.ui.face import Face
from tests.ui.dialogs import shop
from tests.ui.dialogs.hands import Hands, sentence


@pytest.fixture
def dialog(desk: Desk, window: QWidget, hands: Hands) -> CustomerDialog:
    return hands.open(CustomerDialog(desk, window))


def _known(desk: Desk, customer_no: str) -> CustomerData:
    with desk.book.read() as session:
        return customer_data(session, customer_no)


def test_a_customer_needs_a_name_and_nothing_else(dialog: CustomerDialog, hands: Hands) -> None:
    assert not dialog.save_button.isEnabled()
    hands.type(dialog.edits["name"], "Shen")
    assert hands.wait(dialog)
    assert dialog.save_button.isEnabled()


def test_without_a_number_the_next_one_is_shown_and_given(
    dialog: CustomerDialog, hands: Hands, changed: list[ChangeSet]
) -> None:
    hint = dialog.edits["customer_no"].placeholderText()
    hands.type(dialog.edits["name"], "Shen")
    hands.save(dialog)
    assert changed[0].numbers == (hint,)


def test_a_name_that_was_searched_for_stands_there_already(
    desk: Desk, window: QWidget, hands: Hands
) -> None:
    dialog = hands.open(CustomerDialog(desk, window, name="沈嘉木"))
    assert dialog.edits["name"].text() == "沈嘉木"
    assert dialog.save_button.isEnabled()


def test_a_number_that_is_taken_is_refused_beside_the_number(
    dialog: CustomerDialog, hands: Hands
) -> None:
    hands.type(dialog.edits["name"], "Shen")
    hands.type(dialog.edits["customer_no"], shop.WANG)
    assert not hands.wait(dialog)
    assert shop.WANG in sentence(dialog, "customer_no")


def test_every_fault_is_shown_at_once(dialog: CustomerDialog, hands: Hands) -> None:
    hands.type(dialog.edits["email"], "jiamu@")
    hands.type(dialog.edits["customer_no"], shop.WANG)
    hands.wait(dialog)
    hands.press(dialog, Qt.Key.Key_Return, ctrl=True)
    hands.wait(dialog)
    assert all(sentence(dialog, field) for field in ("name", "email", "customer_no"))


def test_everything_typed_is_kept(desk: Desk, dialog: CustomerDialog, hands: Hands) -> None:
    for name, words in {
        "name": "Shen Jiamu",
        "contact": "Shen",
        "phone": "136 5550 1122",
        "wechat": "jiamu",
        "email": "jiamu@example.com",
        "address": "8 Bridge Road",
    }.items():
        hands.type(dialog.edits[name], words)
    hands.click(dialog.kind_choice.button(CustomerKind.COMPANY))
    hands.click(dialog.language_choice.button("en"))
    dialog.terms_edit.setValue(45)
    hands.type(dialog.limit_edit, "5000")
    dialog.note_edit.setPlainText("上午方便")
    hands.save(dialog)
    assert _known(desk, "K-0001") == CustomerData(
        name="Shen Jiamu",
        customer_no="K-0001",
        kind=CustomerKind.COMPANY,
        contact="Shen",
        phone="136 5550 1122",
        wechat="jiamu",
        email="jiamu@example.com",
        address="8 Bridge Road",
        language="en",
        terms_days=45,
        credit_limit_fen=500_000,
        note="上午方便",
    )


def test_terms_follow_the_shop_until_the_owner_says_days(
    dialog: CustomerDialog, hands: Hands
) -> None:
    assert dialog.terms_edit.text() == "随本店：30 天"
    assert dialog.command().data.terms_days is None
    dialog.terms_edit.setValue(0)
    hands.wait(dialog)
    assert dialog.command().data.terms_days == 0


def test_what_is_known_of_a_customer_stands_in_the_fields(
    desk: Desk, window: QWidget, hands: Hands
) -> None:
    dialog = hands.open(CustomerDialog(desk, window, shop.SCHOOL))
    assert dialog.command().data == _known(desk, shop.SCHOOL)
    assert not dialog.edits["customer_no"].isEnabled()
    assert dialog.limit_edit.text() == "8,000.00"


def test_a_change_is_kept_and_undo_brings_back_what_was_known(
    desk: Desk, window: QWidget, hands: Hands
) -> None:
    before = _known(desk, shop.SCHOOL)
    dialog = hands.open(CustomerDialog(desk, window, shop.SCHOOL))
    hands.type(dialog.edits["phone"], "13700000000")
    hands.save(dialog)
    assert _known(desk, shop.SCHOOL).phone == "13700000000"
    desk.undo()
    assert _known(desk, shop.SCHOOL) == before


def test_ctrl_enter_before_the_book_answered_waits_for_it(
    desk: Desk, window: QWidget, hands: Hands
) -> None:
    dialog = CustomerDialog(desk, window)
    with hands.qtbot.waitSignal(dialog.reviewed, timeout=5_000):
        dialog.open()
        hands.press(dialog, Qt.Key.Key_Return, ctrl=True)
    assert dialog.isVisible()
    assert sentence(dialog, "name") != ""
    dialog.reject()


def test_words_follow_the_language(face: Face, dialog: CustomerDialog) -> None:
    face.speak("en")
    assert dialog.windowTitle() == "New customer"
    assert dialog.terms_edit.text() == "as the shop: 30 days"
    dialog.terms_edit.setValue(1)
    assert dialog.terms_edit.text() == "1 day"
