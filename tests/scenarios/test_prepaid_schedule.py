"""The shop's own days of invitation decide about the next step of a credit."""

from __future__ import annotations

from desktop_ar.queries.prepaid import prepaid
from desktop_ar.services.settings import ChangeSettings, change_settings
from tests.shop import Shop


def test_the_days_set_by_the_owner_hold_for_the_list(shop: Shop) -> None:
    shop.customer().lot(sold=-1, until=40)
    shop.do(change_settings, ChangeSettings((("prepaid.invite_days", "20; 3"),)))
    with shop.book.read() as session:
        assert prepaid(session, shop.today)[0].next_action_on == shop.on(20)
    shop.do(change_settings, ChangeSettings((("prepaid.invite_days", ""),)))
    with shop.book.read() as session:
        assert prepaid(session, shop.today)[0].next_action_on == shop.on(10)
