"""Settings: each fault beside its field, each saving can be taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_ar.domain.codes import PaymentMethod
from desktop_ar.domain.ladder import LADDER
from desktop_ar.services.book import Book
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.ladders import default_ladder, the_ladders
from desktop_ar.services.payment_ways import WayToPay, ways_to_pay
from desktop_ar.services.settings import all_settings
from desktop_ar.system.habits import Habits
from desktop_ar.ui.pages.page import Room, Tools
from desktop_ar.ui.pages.settings import SettingsPage
from tests.ui.names import nameless
from tests.ui.pages.conftest import show

Settle = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, shop_tools: Tools) -> SettingsPage:
    """The room, shown, with everything answered."""
    made = SettingsPage(shop_tools)
    show(qtbot, made)
    return made


def kept(shop: Book) -> dict[str, str]:
    """The policies of the book."""
    with shop.read() as session:
        return all_settings(session)


def ways(shop: Book) -> tuple[WayToPay, ...]:
    """The ways to pay of the book."""
    with shop.read() as session:
        return ways_to_pay(session)


def type_into(page: SettingsPage, key: str, words: str) -> None:
    """Type over what stands in a field, as far as keys write it."""
    edit = {**page.shop.edits, **page.rules.edits, **page.contacts.edits}[key]
    edit.setFocus()
    edit.selectAll()
    if words.isascii():
        QTest.keyClicks(edit, words)
        return
    edit.insert(words)
    edit.textEdited.emit(words)


def fault(page: SettingsPage, key: str) -> str:
    """What stands under a field."""
    edit = {**page.shop.edits, **page.rules.edits, **page.contacts.edits}[key]
    return edit.accessibleDescription()


def test_what_the_book_holds_stands_in_the_fields(page: SettingsPage, shop: Book) -> None:
    values = kept(shop)
    shown = page.shop.values() | page.rules.values()
    assert shown == {key: values[key] for key in shown}
    assert page.ways.ways() == ways(shop)
    assert page.shop.first().hasFocus()
    for card in (page.shop, page.rules, page.ways):
        assert not card.button.isEnabled()


def test_a_changed_name_is_saved_and_can_be_taken_back(
    page: SettingsPage, shop: Book, settle: Settle, shop_tools: Tools
) -> None:
    before = kept(shop)
    type_into(page, "shop.name", "New Name & Co <b>")
    assert page.shop.button.isEnabled()
    page.shop.button.click()
    settle()
    assert kept(shop)["shop.name"] == "New Name & Co <b>"
    assert not page.shop.button.isEnabled()
    shop_tools.desk.undo()
    settle()
    assert kept(shop) == before
    assert page.shop.edits["shop.name"].text() == before["shop.name"]


def test_each_fault_stands_beside_its_field_and_nothing_is_saved(
    page: SettingsPage, shop: Book, settle: Settle
) -> None:
    before = kept(shop)
    type_into(page, "terms.days", "soon")
    type_into(page, "promise.tolerance_percent", "0")
    page.rules.button.click()
    settle()
    assert "3650" in fault(page, "terms.days")
    assert "terms" not in fault(page, "terms.days"), "it stands under its field"
    assert "100" in fault(page, "promise.tolerance_percent")
    assert fault(page, "promise.grace_days") == ""
    assert page.rules.edits["terms.days"].text() == "soon", "what was typed stays"
    assert page.rules.button.isEnabled()
    assert kept(shop) == before
    type_into(page, "terms.days", "15")
    type_into(page, "promise.tolerance_percent", "90")
    page.rules.button.click()
    settle()
    assert fault(page, "terms.days") == ""
    assert kept(shop)["terms.days"] == "15"


def test_what_a_payment_pays_first_is_chosen_from_a_list(
    page: SettingsPage, shop: Book, settle: Settle
) -> None:
    combo = page.rules.order_combo
    at = combo.findData("principal_first")
    combo.setCurrentIndex(at)
    combo.activated.emit(at)
    page.rules.button.click()
    settle()
    assert kept(shop)["allocation.order"] == "principal_first"


def test_another_card_being_saved_does_not_undo_what_is_typed_in_this_one(
    page: SettingsPage, settle: Settle
) -> None:
    type_into(page, "terms.days", "15")
    type_into(page, "shop.phone", "1234")
    page.shop.button.click()
    settle()
    assert page.rules.edits["terms.days"].text() == "15"
    assert page.rules.button.isEnabled()


def test_ways_to_pay_keep_the_order_they_are_put_in(
    page: SettingsPage, shop: Book, settle: Settle, shop_tools: Tools
) -> None:
    before = ways(shop)
    assert not page.ways.edits[0].up_button.isEnabled()
    page.ways.edits[1].up_button.click()
    assert not page.ways.edits[0].up_button.isEnabled()
    assert page.ways.edits[1].up_button.isEnabled()
    page.ways.button.click()
    settle()
    assert ways(shop) == (before[1], before[0], *before[2:])
    shop_tools.desk.undo()
    settle()
    assert ways(shop) == before
    assert page.ways.ways() == before


def test_a_way_to_pay_is_added_and_removed(page: SettingsPage, shop: Book, settle: Settle) -> None:
    before = ways(shop)
    page.ways.add_button.click()
    edit = page.ways.edits[-1]
    assert edit.lines_edit.hasFocus()
    edit.lines_edit.setPlainText("ask at the counter")
    edit.method_combo.setCurrentIndex(edit.method_combo.findData(PaymentMethod.OTHER))
    page.ways.edits[0].remove_button.click()
    page.ways.button.click()
    settle()
    added = WayToPay(PaymentMethod.OTHER, "ask at the counter")
    assert ways(shop) == (*before[1:], added)


def test_a_way_to_pay_without_words_is_refused_beside_it(
    page: SettingsPage, shop: Book, settle: Settle
) -> None:
    before = ways(shop)
    page.ways.add_button.click()
    page.ways.button.click()
    settle()
    faults = [edit.fault.text() for edit in page.ways.edits if edit.fault.isVisible()]
    assert len(faults) == 1
    assert page.ways.edits[-1].fault.isVisible()
    assert ways(shop) == before
    page.ways.edits[-1].remove_button.click()
    page.ways.button.click()
    settle()
    assert not any(edit.fault.isVisible() for edit in page.ways.edits)


def test_a_qr_text_that_is_too_long_is_refused_beside_its_way(
    page: SettingsPage, settle: Settle
) -> None:
    edit = page.ways.edits[0]
    edit.qr_edit.setText("x" * 301)
    page.ways.edited()
    page.ways.button.click()
    settle()
    assert edit.fault.isVisible()
    assert "300" in edit.fault.text()


def test_tab_leaves_the_lines_of_a_way(page: SettingsPage) -> None:
    edit = page.ways.edits[0]
    edit.lines_edit.setFocus()
    QTest.keyClick(edit.lines_edit, Qt.Key.Key_Tab)
    assert edit.qr_edit.hasFocus()


def test_language_and_colours_change_at_once_and_are_kept(
    page: SettingsPage, shop_tools: Tools
) -> None:
    page.language_choice.button("en").click()
    assert page.heading.text() == "Settings"
    assert page.shop.title_label.text() == "The shop"
    page.theme_choice.button("dark").click()
    assert page.face.tokens.name == "dark"
    habits = Habits.load(shop_tools.habits.path)
    assert (habits.language, habits.theme) == ("en", "dark")


def test_saved_settings_are_told_to_the_other_rooms(page: SettingsPage, settle: Settle) -> None:
    heard: list[ChangeSet] = []
    page.face.changed.connect(heard.append)
    type_into(page, "dunning.min_gap_days", "5")
    page.contacts.button.click()
    settle()
    assert "dunning.min_gap_days" in heard[0].settings


@pytest.mark.parametrize("room", list(Room))
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_nothing_is_cut_at_the_side(
    qtbot: QtBot, shop_tools: Tools, room: Room, language: str
) -> None:
    shop_tools.face.speak(language)
    page = SettingsPage(shop_tools)
    show(qtbot, page, room)
    for card in (
        page.shop,
        page.ways,
        page.rules,
        page.contacts,
        page.ladder,
        page.window_card,
        page.book,
    ):
        right = card.mapTo(page, card.rect().topRight()).x()
        assert right <= page.width() - 12
        assert card.minimumSizeHint().width() <= card.width()


def test_everything_one_can_reach_has_a_name(page: SettingsPage) -> None:
    assert nameless(page) == []


def test_the_steps_of_asking_are_changed_named_and_put_back(
    page: SettingsPage, settle: Settle
) -> None:
    card = page.ladder
    card.rows[1].days_edit.setValue(4)
    assert card.button.isEnabled()
    card.button.click()
    settle()
    with page.tools.desk.book.read() as session:
        assert default_ladder(session)[1].days_past_due == 4
    card.reset_button.click()
    settle()
    with page.tools.desk.book.read() as session:
        assert default_ladder(session) == LADDER
    card.ladder_combo.setCurrentIndex(card.ladder_combo.count() - 1)
    card._show_chosen()
    card.name_edit.setText("friends")
    card.rows[5].check.click()
    card.button.click()
    settle()
    with page.tools.desk.book.read() as session:
        (kept,) = the_ladders(session)
    assert (kept.name, kept.is_default, len(kept.rungs)) == ("friends", False, 7)


def test_steps_that_make_no_sense_are_said_and_not_saved(
    page: SettingsPage, settle: Settle
) -> None:
    card = page.ladder
    card.rows[2].days_edit.setValue(0)
    card.button.click()
    settle()
    assert card.fault_label.text() == "每一步的天数要比前一步多。"
    with page.tools.desk.book.read() as session:
        assert the_ladders(session) == ()
