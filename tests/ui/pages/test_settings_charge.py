"""Settings about lateness: the shop's charge in words while one types, terms, public rates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_ar.domain.charge_terms import NO_CHARGE
from desktop_ar.domain.late_charge import ChargeKind
from desktop_ar.queries.charge_terms import lpr_on, reference_rates, shop_terms
from desktop_ar.services.book import Book
from desktop_ar.services.settings import all_settings
from desktop_ar.ui.pages.page import Tools
from desktop_ar.ui.pages.settings import SettingsPage
from tests.conftest import TODAY
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
    with shop.read() as session:
        return all_settings(session)


def type_into(edit: QLineEdit, words: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, words)


def choose(page: SettingsPage, kind: str) -> None:
    combo = page.charge.form.kind_combo
    at = combo.findData(kind)
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


def test_a_shop_without_a_charge_says_so_and_nothing_waits_to_be_saved(page: SettingsPage) -> None:
    assert page.charge.form.kind() == NO_CHARGE
    assert page.charge.words.words() == ["未约定违约金。"]
    assert not page.charge.form.rate_edit.isVisibleTo(page)
    for card in (page.terms, page.charge, page.rates):
        assert not card.button.isEnabled()
    assert nameless(page) == []


def test_a_charge_is_shown_in_words_saved_and_taken_back(
    page: SettingsPage, shop: Book, settle: Settle, shop_tools: Tools
) -> None:
    before = kept(shop)
    choose(page, ChargeKind.PERCENT_PER_DAY)
    assert page.charge.form.yearly_edit.text() == "12"
    type_into(page.charge.form.rate_edit, "0.05")
    type_into(page.charge.announced_edit, "2026-01-01")
    sentence, example, risk = page.charge.words.words()
    assert "每逾期一天按未付本金的 0.05% 支付违约金" in sentence
    assert "¥98.63" in example
    assert "1.5 倍" in risk
    assert page.charge.words.risk.property("box") == "warn"

    page.charge.button.click()
    settle()

    with shop.read() as session:
        terms = shop_terms(session)
    assert terms is not None
    assert terms.policy is not None
    assert (terms.policy.rate, terms.policy.cap_percent_per_year) == (Decimal("0.05"), Decimal(12))
    assert not page.charge.button.isEnabled()
    shop_tools.desk.undo()
    settle()
    assert kept(shop) == before
    assert page.charge.form.kind() == NO_CHARGE


def test_a_rate_that_cannot_be_is_said_beside_its_field_and_nothing_is_saved(
    page: SettingsPage, shop: Book, settle: Settle
) -> None:
    before = kept(shop)
    choose(page, ChargeKind.PERCENT_ONCE)
    type_into(page.charge.form.rate_edit, "much")
    type_into(page.charge.announced_edit, "2026-13-01")

    page.charge.button.click()
    settle()

    assert page.charge.form.rate_edit.accessibleDescription()
    assert page.charge.announced_edit.accessibleDescription()
    assert kept(shop) == before


def test_a_public_rate_is_added_corrected_and_taken_back(
    page: SettingsPage, shop: Book, settle: Settle, shop_tools: Tools
) -> None:
    with shop.read() as session:
        before = reference_rates(session)
    assert "3.00%" in page.rates.now.text()
    type_into(page.rates.day_edit, "2026-10-20")
    type_into(page.rates.percent_edit, "2.9")
    type_into(page.rates.source_edit, "PBOC")

    page.rates.button.click()
    settle()

    with shop.read() as session:
        assert lpr_on(session, TODAY) == Decimal("2.9")
        assert lpr_on(session, date(2026, 10, 19)) == Decimal("3.00")
    assert "2.9%" in page.rates.now.text()
    shop_tools.desk.undo()
    settle()
    with shop.read() as session:
        assert reference_rates(session) == before


def test_a_rate_without_a_day_or_above_a_hundred_is_refused(
    page: SettingsPage, shop: Book, settle: Settle
) -> None:
    with shop.read() as session:
        before = reference_rates(session)
    type_into(page.rates.percent_edit, "101")

    page.rates.button.click()
    settle()

    assert page.rates.day_edit.accessibleDescription()
    assert page.rates.percent_edit.accessibleDescription()
    with shop.read() as session:
        assert reference_rates(session) == before


def test_rules_for_prepaid_credits_are_kept(page: SettingsPage, shop: Book, settle: Settle) -> None:
    type_into(page.terms.edits["terms.prepaid_refund"], "any time")

    page.terms.button.click()
    settle()

    assert kept(shop)["terms.prepaid_refund"] == "any time"
