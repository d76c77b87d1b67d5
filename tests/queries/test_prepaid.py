"""Unused prepaid credits: rules by example, and random shops against the slow oracle."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given

from desktop_ar.domain.codes import Action, LotKind, LotState
from desktop_ar.domain.faults import Refused
from desktop_ar.queries.figures import prepaid_figures
from desktop_ar.queries.prepaid import (
    PREPAID_SORTS,
    prepaid,
    prepaid_by_customer,
    prepaid_counts,
    prepaid_totals,
)
from desktop_ar.queries.prepaid_charts import WEEKS, prepaid_kinds, prepaid_weeks
from desktop_ar.queries.prepaid_filters import PREPAID_FILTERS
from tests.queries import oracle
from tests.queries.conftest import Reading
from tests.queries.ledger import Ledger, day
from tests.queries.shops import Asked, asked
from tests.queries.test_open_items import many


@many
@given(asked=asked())
def test_every_day_of_a_random_shop_lists_what_was_left_of_each_lot(
    reading: Reading, asked: Asked
) -> None:
    ledger, numbers = asked
    lots = {lot["lot_no"]: lot for lot in ledger.lots}
    with reading(ledger) as session:
        for number in numbers:
            as_of = day(number)
            rows = prepaid(session, as_of)
            listed = {lot["lot_no"] for lot in oracle.listed_lots(ledger, as_of)}
            assert {row.lot_no for row in rows} == listed
            for row in rows:
                lot = lots[row.lot_no]
                paid, _, units = oracle.lot_left(ledger, lot, as_of)
                assert row.paid_left_fen == paid
                assert row.value_left_fen == oracle.lot_value(ledger, lot, as_of)
                assert row.units_left == (units if lot["units_bought"] else None)
                assert row.last_used_on == oracle.last_used(ledger, lot, as_of)
                expired = lot["valid_until"] is not None and lot["valid_until"] < as_of
                assert (row.state is LotState.EXPIRED) == expired
            nearest = [(row.valid_until is None, row.valid_until or day(0)) for row in rows]
            assert nearest == sorted(nearest)
            totals = prepaid_totals(session, as_of)
            assert totals.lot_count == len(rows)
            assert totals.value_left_fen == sum(row.value_left_fen for row in rows)
            by_customer = prepaid_by_customer(session, as_of)
            assert sorted(len(own) for own in by_customer.values() if own) == sorted(
                len([row for row in rows if row.customer_no == number_])
                for number_ in {row.customer_no for row in rows}
            )


@many
@given(asked=asked())
def test_chips_count_what_they_show(reading: Reading, asked: Asked) -> None:
    ledger, numbers = asked
    with reading(ledger) as session:
        for number in numbers:
            as_of = day(number)
            every = prepaid(session, as_of)
            seen = {row.lot_no: row.last_used_on or row.sold_on for row in every}
            left = {row.lot_no: row.days_left for row in every}
            expected = {
                "expiring_7": {no for no, days in left.items() if days in range(8)},
                "expiring_30": {no for no, days in left.items() if days in range(31)},
                "expired": {no for no, days in left.items() if days is not None and days < 0},
                "unused_90": {no for no, on in seen.items() if (as_of - on).days >= 90},
                "not_activated": {
                    row.lot_no for row in every if row.state is LotState.NOT_ACTIVATED
                },
            }
            counts = prepaid_counts(session, as_of)
            assert counts[""] == len(every)
            for name in PREPAID_FILTERS:
                found = {row.lot_no for row in prepaid(session, as_of, [name])}
                assert found == expected[name], name
                assert counts[name] == len(found)


@many
@given(asked=asked())
def test_charts_hold_the_very_lots_of_the_list(reading: Reading, asked: Asked) -> None:
    ledger, numbers = asked
    with reading(ledger) as session:
        for number in numbers:
            as_of = day(number)
            kinds = prepaid_kinds(session, as_of)
            assert sum(kind.lot_count for kind in kinds) == prepaid_totals(session, as_of).lot_count
            weeks = prepaid_weeks(session, as_of)
            assert len(weeks) == WEEKS
            for week in (*weeks[:2], weeks[-1]):
                own = prepaid(
                    session,
                    as_of,
                    deadline_from=week.deadline_from,
                    deadline_until=week.deadline_until,
                )
                assert week.lot_count == len(own)
                assert week.value_left_fen == sum(row.value_left_fen for row in own)


def test_weeks_begin_on_monday_and_the_first_takes_the_weekend_before_it(
    reading: Reading,
) -> None:
    saturday = day(9)
    assert saturday.weekday() == 5
    with reading(Ledger()) as session:
        weeks = prepaid_weeks(session, saturday)
    assert weeks[0].begins_on == day(11)
    assert (weeks[0].deadline_from, weeks[0].deadline_until) == (day(9), day(17))
    assert all(week.begins_on.weekday() == 0 for week in weeks)
    for before, after in pairwise(weeks):
        assert after.deadline_from - before.deadline_until == timedelta(days=1)


def test_the_last_good_day_has_no_days_left_and_the_next_is_expired_with_its_value(
    reading: Reading,
) -> None:
    ledger = Ledger()
    ledger.sell(ledger.customer(), 0, 1000, 200, until=50)
    with reading(ledger) as session:
        last = prepaid(session, day(50))[0]
        assert (last.days_left, last.state) == (0, LotState.ACTIVE)
        after = prepaid(session, day(51), ["expired"])[0]
        assert (after.days_left, after.state) == (-1, LotState.EXPIRED)
        assert after.value_left_fen == 1200


def test_units_left_are_worth_their_part_of_what_was_paid_half_up(reading: Reading) -> None:
    ledger = Ledger()
    lot = ledger.sell(ledger.customer(), 0, 1000, units=3)
    ledger.lot_entry(lot, "redemption", 10, -333, units=-1)
    with reading(ledger) as session:
        assert prepaid(session, day(9))[0].value_left_fen == 1000
        row = prepaid(session, day(10))[0]
        assert (row.units_left, row.value_left_fen, row.last_used_on) == (2, 667, day(10))


def test_a_lot_refunded_later_was_still_there_before(reading: Reading) -> None:
    ledger = Ledger()
    lot = ledger.sell(ledger.customer(), 0, 1000, state="refunded")
    ledger.lot_entry(lot, "redemption", 30, -1000)
    with reading(ledger) as session:
        assert [row.state for row in prepaid(session, day(29))] == [LotState.ACTIVE]
        assert prepaid(session, day(30)) == []


def test_the_next_step_of_a_lot_is_its_invitation_or_what_was_agreed(reading: Reading) -> None:
    ledger = Ledger()
    customer, other = ledger.customer(), ledger.customer()
    ledger.sell(customer, 0, 1000, until=100)
    ledger.sell(other, 0, 1000, until=101)
    ledger.contact(other, 90, "booked", next_action="invite", next_action_on=day(95))
    with reading(ledger) as session:
        first, second = prepaid(session, day(91))
        assert (first.next_action, first.next_action_on) == (Action.INVITE, day(86))
        assert (second.next_action, second.next_action_on) == (Action.INVITE, day(95))


def test_an_unknown_filter_is_refused(reading: Reading) -> None:
    with reading(Ledger()) as session, pytest.raises(Refused) as refused:
        prepaid(session, day(0), ["overdue"])
    assert refused.value.faults[0].code == "filter_unknown"


def shop() -> Ledger:
    """Two customers with three lots."""
    ledger = Ledger()
    first = ledger.customer("张三", "13900001111", "zhangsan zs")
    second = ledger.customer("李四", "13900002222", "lisi ls")
    ledger.sell(first, 0, 500, until=40, title="储值卡")
    ledger.sell(second, 1, 900, units=9, until=30, kind="class_pack", title="书法课")
    ledger.sell(second, 2, 100, title="订金", kind="deposit")
    return ledger


@pytest.mark.parametrize("sort", PREPAID_SORTS)
@pytest.mark.parametrize("descending", [True, False])
def test_every_column_sorts_both_ways_with_empty_ones_last(
    reading: Reading, sort: str, descending: bool
) -> None:
    with reading(shop()) as session:
        rows = prepaid(session, day(20), sort=sort, descending=descending)
        assert len(rows) == 3
        if sort == "customer_name":
            first = "张三" if descending else "李四"
            assert rows[0].customer_name == first
            return
        values = [getattr(row, sort) for row in rows]
        known = [value for value in values if value is not None]
        assert values[: len(known)] == sorted(known, reverse=descending)


def test_kind_search_and_page_narrow_the_list(reading: Reading) -> None:
    with reading(shop()) as session:
        packs = prepaid(session, day(20), kind=LotKind.CLASS_PACK)
        assert [row.title for row in packs] == ["书法课"]
        assert [row.title for row in prepaid(session, day(20), search="zs")] == ["储值卡"]
        assert prepaid_totals(session, day(20), search="2222").value_left_fen == 1000
        assert [row.title for row in prepaid(session, day(20), limit=1, offset=1)] == ["储值卡"]
        assert [kind.kind for kind in prepaid_kinds(session, day(20))] == [
            LotKind.CLASS_PACK,
            LotKind.STORED_VALUE,
            LotKind.DEPOSIT,
        ]


def test_the_figures_over_the_list_are_sums_of_it(reading: Reading) -> None:
    with reading(shop()) as session:
        found = prepaid_figures(session, day(31))
        assert (found.prepaid_fen, found.prepaid_lots) == (1500, 3)
        assert (found.ending_fen, found.ending_lots) == (500, 1)
        assert (found.expired_fen, found.expired_lots) == (900, 1)
        assert (found.unused_fen, found.unused_lots) == (0, 0)
