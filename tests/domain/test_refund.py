"""What a prepaid credit comes to when it is paid back."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_ar.domain.codes import LotKind
from desktop_ar.domain.prepaid_kinds import KIND_RULES
from desktop_ar.domain.refund import Cause, Interest, LineCode, LotUsed, refund_sheet
from tests.domain.vectors import fen, vectors

SOLD = date(2026, 1, 1)
LATER = date(2026, 6, 1)


def _of_vector(case: dict[str, object]) -> tuple[LotUsed, date]:
    kind = LotKind(str(case["kind"]))
    days = int(str(case.get("days_total", 0)))
    units = case.get("units")
    lot = LotUsed(
        kind,
        SOLD,
        SOLD + timedelta(days=days - 1) if days else None,
        fen(str(case["paid"])),
        fen(str(case.get("bonus", "0"))),
        fen(str(case.get("used_at_list", "0"))),
        units_bought=int(str(units)) if units else None,
        units_used=int(str(case.get("units_used", 0))),
        unit_list_price_fen=fen(str(case["unit_list_price"])) if units else None,
    )
    return lot, SOLD + timedelta(days=int(str(case["days_gone"]))) if days else LATER


def test_every_common_vector_of_refunds_holds() -> None:
    for case in vectors("prepaid_refund")["cases"]:
        lot, on = _of_vector(case)
        not_customer = refund_sheet(lot, Cause.SHOP, on)
        assert not_customer.refund_fen == fen(case["refund_not_customer"]), case
        if "refund_customer" in case:
            customer = refund_sheet(lot, Cause.CUSTOMER, on)
            assert customer.refund_fen == fen(case["refund_customer"]), case


LOTS = st.builds(
    LotUsed,
    kind=st.sampled_from(LotKind),
    sold_on=st.just(SOLD),
    valid_until=st.none() | st.integers(0, 800).map(lambda days: SOLD + timedelta(days=days)),
    paid_fen=st.integers(0, 10**8),
    bonus_fen=st.just(0),
    used_fen=st.just(0),
    units_bought=st.none() | st.integers(1, 60),
    unit_list_price_fen=st.none() | st.integers(1, 10**6),
    title=st.sampled_from(["", "婚纱定金", "订金"]),
)


@settings(max_examples=400)
@given(lot=LOTS, cause=st.sampled_from(Cause), data=st.data())
def test_the_lines_add_up_and_nothing_is_ever_claimed_from_the_customer(
    lot: LotUsed, cause: Cause, data: st.DataObject
) -> None:
    bonus = data.draw(st.integers(0, 10**7))
    used = LotUsed(
        lot.kind, lot.sold_on, lot.valid_until, lot.paid_fen, bonus,
        data.draw(st.integers(0, lot.paid_fen + bonus)), lot.units_bought,
        data.draw(st.integers(0, lot.units_bought or 0)), lot.unit_list_price_fen, lot.title,
    )  # fmt: skip
    on = SOLD + timedelta(days=data.draw(st.integers(0, 900)))
    interest = Interest(Decimal("3.45"), on, on + timedelta(days=data.draw(st.integers(0, 400))))
    costs = data.draw(st.integers(0, 10**5))
    sheet = refund_sheet(used, cause, on, interest=interest, costs_fen=costs)
    assert sum(line.amount_fen for line in sheet.lines) == sheet.refund_fen
    assert sheet.refund_fen >= costs + sheet.interest_fen >= 0
    principal = sheet.refund_fen - sheet.interest_fen - costs
    assert principal <= (2 if lot.title == "婚纱定金" else 1) * used.paid_fen
    if lot.kind is not LotKind.DEPOSIT:
        assert principal == max(0, used.paid_fen - sheet.used_fen)


def test_interest_runs_from_the_rescission_on_what_comes_back() -> None:
    lot = LotUsed(LotKind.STORED_VALUE, SOLD, None, 100_000, 20_000, 60_000)
    interest = Interest(Decimal("3.00"), LATER, LATER + timedelta(days=73))
    sheet = refund_sheet(lot, Cause.SHOP, LATER, interest=interest)
    assert sheet.interest_fen == 300  # 500 yuan at 3 % for a fifth of a year
    assert sheet.refund_fen == 50_300


def test_a_leap_year_is_divided_by_its_own_days() -> None:
    card = LotUsed(LotKind.TIME_CARD, date(2028, 1, 1), date(2028, 12, 31), 366_000)
    assert refund_sheet(card, Cause.CUSTOMER, date(2028, 3, 1)).refund_fen == 306_000


@pytest.mark.parametrize("cause", Cause)
def test_on_the_last_good_day_one_day_of_a_time_card_is_left_and_after_it_none(
    cause: Cause,
) -> None:
    card = LotUsed(LotKind.TIME_CARD, SOLD, date(2026, 12, 31), 365_000)
    assert refund_sheet(card, cause, date(2026, 12, 31)).refund_fen == 1_000
    after = refund_sheet(card, cause, date(2027, 1, 1))
    assert after.refund_fen == 0
    assert after.lines[1].code is LineCode.PERIOD_OVER


def test_within_the_days_of_cooling_off_what_is_unused_comes_back_whole() -> None:
    card = LotUsed(LotKind.TIME_CARD, SOLD, date(2026, 12, 31), 365_000)
    assert refund_sheet(card, Cause.CUSTOMER, SOLD + timedelta(days=7)).refund_fen == 365_000
    assert refund_sheet(card, Cause.CUSTOMER, SOLD + timedelta(days=8)).refund_fen < 365_000
    local = refund_sheet(card, Cause.CUSTOMER, SOLD + timedelta(days=8), cooling_off_days=15)
    assert local.refund_fen == 365_000


def test_a_gift_alone_is_worth_nothing_when_paid_back() -> None:
    gift = LotUsed(LotKind.STORED_VALUE, SOLD, None, 0, 20_000, 5_000)
    for cause in Cause:
        assert refund_sheet(gift, cause, LATER).refund_fen == 0


def test_earnest_money_is_lost_by_the_customer_and_owed_twice_by_the_shop() -> None:
    earnest = LotUsed(LotKind.DEPOSIT, SOLD, None, 50_000, title="婚纱照定金")
    assert refund_sheet(earnest, Cause.CUSTOMER, LATER).refund_fen == 0
    assert refund_sheet(earnest, Cause.SHOP, LATER).refund_fen == 100_000


def test_an_advance_comes_back_whoever_ends_it() -> None:
    advance = LotUsed(LotKind.DEPOSIT, SOLD, None, 50_000, title="订金")
    for cause in Cause:
        assert refund_sheet(advance, cause, LATER).refund_fen == 50_000


def test_without_a_list_price_units_count_at_the_price_paid() -> None:
    pack = LotUsed(LotKind.CLASS_PACK, SOLD, None, 100_00, units_bought=3, units_used=1)
    assert refund_sheet(pack, Cause.CUSTOMER, LATER).refund_fen == 66_67


def test_every_kind_has_its_rules() -> None:
    assert set(KIND_RULES) == set(LotKind)
