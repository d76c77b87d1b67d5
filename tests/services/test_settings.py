"""The shop's policies and its ways to be paid."""

from __future__ import annotations

import pytest

from desktop_ar.domain.codes import PaymentMethod
from desktop_ar.services.payment_ways import (
    SetWaysToPay,
    WayToPay,
    set_ways_to_pay,
    ways_to_pay,
)
from desktop_ar.services.settings import (
    POLICIES,
    SAMPLE_KEY,
    ChangeSettings,
    all_settings,
    change_settings,
    is_sample,
    setting,
)
from tests.shop import Shop


def held(shop: Shop) -> dict[str, str]:
    with shop.book.read() as session:
        return all_settings(session)


class TestPolicies:
    def test_where_nothing_was_set_the_defaults_hold(self, shop: Shop) -> None:
        assert held(shop) == {key: policy.default for key, policy in POLICIES.items()}

    def test_every_default_that_is_not_empty_could_be_set(self, shop: Shop) -> None:
        shop.do(change_settings, ChangeSettings(tuple(held(shop).items())))
        assert held(shop) == {key: policy.default for key, policy in POLICIES.items()}

    def test_an_empty_value_brings_the_default_back(self, shop: Shop) -> None:
        shop.do(change_settings, ChangeSettings((("terms.days", " 14 "),)))
        assert held(shop)["terms.days"] == "14"
        shop.do(change_settings, ChangeSettings((("terms.days", "15"),)))
        with shop.book.read() as session:
            assert setting(session, "terms.days") == "15"
        shop.do(change_settings, ChangeSettings((("terms.days", " "), ("shop.name", ""))))
        assert held(shop)["terms.days"] == "30"

    @pytest.mark.parametrize(
        ("key", "value", "code"),
        [
            ("terms.days", "-1", "setting_not_whole"),
            ("terms.days", "3651", "setting_not_whole"),
            ("terms.days", "1.5", "setting_not_whole"),
            ("terms.days", "三十", "setting_not_whole"),
            ("terms.days", "３０", "setting_not_whole"),
            ("promise.tolerance_percent", "0", "setting_not_whole"),
            ("promise.grace_days", "61", "setting_not_whole"),
            ("dunning.min_gap_days", "x", "setting_not_whole"),
            ("prepaid.invite_days", "30, 0", "setting_not_invite_days"),
            ("prepaid.invite_days", "30, 30", "setting_not_invite_days"),
            ("prepaid.invite_days", "7; 1; 2", "setting_not_invite_days"),
            ("prepaid.invite_days", "a week", "setting_not_invite_days"),
            ("allocation.order", "lifo", "setting_not_listed"),
            ("shop.name", "店" * 201, "setting_too_long"),
        ],
    )
    def test_what_a_policy_cannot_be_is_refused(
        self, shop: Shop, key: str, value: str, code: str
    ) -> None:
        assert shop.refusal(change_settings, ChangeSettings(((key, value),))) == {key: [code]}

    def test_all_are_set_or_none_and_every_fault_is_said_at_once(self, shop: Shop) -> None:
        command = ChangeSettings(
            (("shop.name", "梧桐里"), ("terms.days", "x"), ("no.such", "1"), (SAMPLE_KEY, "1"))
        )
        assert shop.refusal(change_settings, command) == {
            "terms.days": ["setting_not_whole"],
            "key": ["setting_unknown", "setting_unknown"],
        }

    def test_a_shop_of_its_own_is_no_sample(self, shop: Shop) -> None:
        with shop.book.read() as session:
            assert not is_sample(session)


class TestWaysToPay:
    BANK = WayToPay(PaymentMethod.BANK, "户名 梧桐里\n账号 6200")
    WECHAT = WayToPay(PaymentMethod.WECHAT, "扫码", "wxp://sample")

    def listed(self, shop: Shop) -> tuple[WayToPay, ...]:
        with shop.book.read() as session:
            return ways_to_pay(session)

    def test_the_list_keeps_its_order(self, shop: Shop) -> None:
        shop.do(set_ways_to_pay, SetWaysToPay((self.WECHAT, self.BANK)))
        assert self.listed(shop) == (self.WECHAT, self.BANK)

    def test_a_new_list_takes_the_place_of_the_old_and_the_old_one_undoes_it(
        self, shop: Shop
    ) -> None:
        shop.do(set_ways_to_pay, SetWaysToPay((self.WECHAT, self.BANK)))
        before = self.listed(shop)
        shop.do(set_ways_to_pay, SetWaysToPay(()))
        assert self.listed(shop) == ()
        shop.do(set_ways_to_pay, SetWaysToPay(before))
        assert self.listed(shop) == before

    def test_every_fault_is_said_at_once_with_the_place_in_the_list(self, shop: Shop) -> None:
        command = SetWaysToPay(
            (
                WayToPay(PaymentMethod.CASH, " \n"),
                self.BANK,
                WayToPay(PaymentMethod.ALIPAY, "a" * 401, "q" * 301),
            )
        )
        assert shop.refusal(set_ways_to_pay, command) == {
            "ways.0.text": ["way_text_missing"],
            "ways.2.text": ["way_text_too_long"],
            "ways.2.qr": ["way_text_too_long"],
        }
