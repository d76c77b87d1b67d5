"""Prepaid credits: sold with the fields of their kind, used with what is left in view."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from desktop_ar.domain.codes import LotKind
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.standing import LotOnHand, lots_on_hand
from desktop_ar.ui.desk import Desk, Done
from desktop_ar.ui.dialogs.lot_looks import LOT_FIELDS, LOT_ICONS
from desktop_ar.ui.dialogs.redeem import RedeemDialog
from desktop_ar.ui.dialogs.sale import SaleDialog
from tests.ui.dialogs import shop
from tests.ui.dialogs.hands import Hands, sentence


@pytest.fixture
def sale(desk: Desk, window: QWidget, hands: Hands) -> SaleDialog:
    return hands.open(SaleDialog(desk, window, shop.NEW))


@pytest.fixture
def use(desk: Desk, window: QWidget, hands: Hands) -> RedeemDialog:
    return hands.open(RedeemDialog(desk, window, shop.WANG))


def _lots(desk: Desk, context: Context, customer_no: str) -> dict[str, LotOnHand]:
    with desk.book.read() as session:
        return {lot.title: lot for lot in lots_on_hand(session, context, customer_no)}


def test_every_kind_has_its_sign_and_its_fields() -> None:
    assert set(LOT_ICONS) == set(LotKind) == set(LOT_FIELDS)


@pytest.mark.parametrize("kind", LotKind)
def test_a_kind_shows_its_own_fields_and_no_others(
    sale: SaleDialog, hands: Hands, kind: LotKind
) -> None:
    hands.click(sale.kind_grid.tile(kind))
    fields = {
        "user_name": sale.user_block,
        "bonus_fen": sale.bonus_block,
        "units": sale.units_block,
        "unit_list_price_fen": sale.price_block,
        "activated": sale.active_switch,
    }
    assert {name for name, part in fields.items() if part.isVisible()} == LOT_FIELDS[kind]


def test_what_another_kind_left_behind_is_not_sold_with_it(sale: SaleDialog, hands: Hands) -> None:
    hands.type(sale.bonus_edit, "200")
    hands.click(sale.kind_grid.tile(LotKind.COUNT_PACK))
    hands.type(sale.paid_edit, "600")
    command = sale.command()
    assert (command.bonus_fen, command.units) == (0, 10)
    hands.click(sale.kind_grid.tile(LotKind.DEPOSIT))
    assert sale.command().units is None


def test_a_stored_value_says_what_the_shop_owes_for_it(sale: SaleDialog, hands: Hands) -> None:
    hands.type(sale.paid_edit, "1000")
    hands.type(sale.bonus_edit, "200")
    assert hands.wait(sale)
    assert sale.says.words() == ["本店欠 ¥1,200.00，其中实付 ¥1,000.00", "不限有效期"]


def test_a_pack_says_what_each_use_was_paid(sale: SaleDialog, hands: Hands) -> None:
    hands.click(sale.kind_grid.tile(LotKind.CLASS_PACK))
    hands.type(sale.paid_edit, "1500")
    hands.click(sale.valid_chips.chip(0))
    assert hands.wait(sale)
    assert sale.says.words() == [
        "本店欠 10 次，每次实付 ¥150.00",
        "有效期至 2027-05-21，还有 181 天",
    ]


def test_a_deadline_before_the_sale_is_refused_beside_it(sale: SaleDialog, hands: Hands) -> None:
    hands.type(sale.paid_edit, "100")
    hands.type(sale.valid_edit, "2026-11-20")
    sale.paid_edit.setFocus()
    assert not hands.wait(sale)
    assert "2026-11-21" in sentence(sale, "valid_until")


def test_a_sale_is_entered_as_a_lot_of_its_own(
    desk: Desk, sale: SaleDialog, hands: Hands, context: Context, changed: list[ChangeSet]
) -> None:
    hands.click(sale.kind_grid.tile(LotKind.CLASS_PACK))
    hands.type(sale.title_edit, "drawing")
    hands.type(sale.user_edit, "Lele")
    hands.type(sale.paid_edit, "1500")
    hands.click(sale.active_switch)
    hands.save(sale)
    lot = _lots(desk, context, shop.NEW)["drawing"]
    assert (lot.lot_no, lot.user_name) == (changed[0].numbers[0], "Lele")
    assert (lot.units_left, lot.value_left_fen, lot.state) == (10, 150_000, "not_activated")


def test_the_nearest_deadline_stands_first_and_what_is_past_stands_last(use: RedeemDialog) -> None:
    rows = use.table.model.rows
    assert [lot.title for lot in rows] == ["装裱次卡", "储值卡", "儿童水彩课"]
    current = use.table.current()
    assert current is not None
    assert current.title == "装裱次卡"


def test_a_pack_is_used_by_number_and_says_what_is_left(use: RedeemDialog, hands: Hands) -> None:
    assert use.units_edit.isVisible()
    use.units_edit.setValue(2)
    assert hands.wait(use)
    assert use.says.words() == ["之后还剩 8 次，值 ¥480.00"]
    assert use.save_button.text() == "消费 2 次"


def test_a_stored_value_is_used_by_sum_in_the_proportion_of_paid_and_given(
    use: RedeemDialog, hands: Hands
) -> None:
    use.table.select(use.lots[1].lot_no)
    hands.type(use.amount_edit, "180")
    assert hands.wait(use)
    assert use.says.words() == ["用掉实付 ¥150.00，赠送 ¥30.00", "之后还剩 ¥1,020.00"]


def test_all_of_it_is_one_click_away_and_says_that_it_is_used_up(
    use: RedeemDialog, hands: Hands
) -> None:
    hands.click(use.chips.chip(0))
    assert hands.wait(use)
    assert use.command().units == 10
    assert use.says.words() == ["之后就用完了"]


def test_more_than_is_left_is_refused_beside_the_number(use: RedeemDialog, hands: Hands) -> None:
    use.units_edit.setValue(11)
    assert not hands.wait(use)
    assert "10" in sentence(use, "units")
    assert not use.save_button.isEnabled()


def test_what_is_past_its_deadline_is_shown_and_refused_with_the_way_out(
    use: RedeemDialog, hands: Hands
) -> None:
    use.table.select(use.lots[2].lot_no)
    assert not hands.wait(use)
    assert "延期" in sentence(use, "lot_no")


def test_a_use_is_booked_and_undo_brings_it_back(
    desk: Desk, use: RedeemDialog, hands: Hands, context: Context, told: list[Done]
) -> None:
    use.units_edit.setValue(3)
    hands.type(use.what_edit, "two prints")
    hands.type(use.day_edit, "2026-11-20")
    hands.save(use)
    assert _lots(desk, context, shop.WANG)["装裱次卡"].units_left == 7
    number = _lots(desk, context, shop.WANG)["装裱次卡"].lot_no
    assert told[0].words(desk.face.t) == f"王小明 用 {number} 消费 3 次"
    desk.undo()
    assert _lots(desk, context, shop.WANG)["装裱次卡"].units_left == 10


def test_a_lot_may_be_chosen_already(desk: Desk, window: QWidget, hands: Hands) -> None:
    wanted = shop.lots_of(desk.book, shop.WANG)["储值卡"]
    dialog = hands.open(RedeemDialog(desk, window, shop.WANG, lot_no=wanted))
    assert dialog.command().lot_no == wanted
    assert dialog.amount_edit.isVisible()


def test_who_has_nothing_prepaid_is_told_so(desk: Desk, window: QWidget, hands: Hands) -> None:
    dialog = hands.open(RedeemDialog(desk, window, shop.NEW))
    assert dialog.pages.currentWidget() is dialog.empty
    assert not dialog.save_button.isEnabled()


def test_the_day_of_use_is_today_until_said_otherwise(use: RedeemDialog) -> None:
    assert use.command().on == date(2026, 11, 21)
