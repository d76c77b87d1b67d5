"""The overdue list: rules by example, and random shops against the slow oracle."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given

from desktop_ar.domain.codes import Action, Bucket, Level, PlanState
from desktop_ar.domain.faults import Refused
from desktop_ar.queries.ageing import ageing, ageing_totals
from desktop_ar.queries.open_items import Shape
from desktop_ar.queries.overdue import (
    overdue,
    overdue_counts,
    overdue_details,
    overdue_marks,
    overdue_sums,
    overdue_totals,
)
from desktop_ar.queries.overdue_filters import OVERDUE_FILTERS
from desktop_ar.queries.overdue_list import SORTS, Wanted, rows_statement
from desktop_ar.queries.overdue_rows import OverdueSums, totals_of
from desktop_ar.queries.overdue_sums import days_of
from tests.queries import oracle
from tests.queries.conftest import Reading
from tests.queries.ledger import Ledger, day
from tests.queries.shops import Asked, asked
from tests.queries.test_open_items import many, plan_of

AMOUNTS = ("overdue_fen", "not_due_fen", "open_fen", "overdue_count")
BANDS = tuple(name for name, _, _ in oracle.BANDS)
FIELDS = (*AMOUNTS, *BANDS, "oldest_due_date", "days_past_due")


def plain(row: OverdueSums) -> dict[str, Any]:
    """The figures of a light row."""
    return {name: getattr(row, name) for name in FIELDS}


@many
@given(asked=asked())
def test_rows_totals_and_order_are_those_of_the_entries(reading: Reading, asked: Asked) -> None:
    ledger, numbers = asked
    with reading(ledger) as session:
        for number in numbers:
            as_of = day(number)
            expected = {k: v for k, v in oracle.sums(ledger, as_of).items() if v["overdue_fen"]}
            rows = overdue_sums(session, as_of)
            assert {row.customer_id: plain(row) for row in rows} == expected
            ordered = sorted(
                rows, key=lambda row: (-row.overdue_fen, row.first_due_date, row.customer_no)
            )
            assert rows == ordered
            totals = overdue_totals(session, as_of)
            assert totals.customer_count == len(expected)
            for name in (*AMOUNTS, *BANDS):
                assert getattr(totals, name) == sum(row[name] for row in expected.values())


@many
@given(asked=asked())
def test_ageing_lists_everyone_with_something_open_and_adds_up_exactly(
    reading: Reading, asked: Asked
) -> None:
    ledger, numbers = asked
    with reading(ledger) as session:
        for number in numbers:
            as_of = day(number)
            expected = oracle.sums(ledger, as_of)
            rows = ageing(session, as_of)
            numbers_of = {row["customer_no"]: row["id"] for row in ledger.customers}
            assert {numbers_of[row.customer_no] for row in rows} == set(expected)
            for row in rows:
                own = expected[numbers_of[row.customer_no]]
                parts = [row.not_due_fen, *(getattr(row, name) for name in BANDS)]
                assert parts == [own["not_due_fen"], *(own[name] for name in BANDS)]
                assert sum(parts) == row.open_fen == own["open_fen"]
            totals = ageing_totals(session, as_of)
            assert totals.open_fen == sum(row.open_fen for row in rows)
            assert totals.overdue_fen == sum(getattr(totals, name) for name in BANDS)


@many
@given(asked=asked())
def test_the_other_columns_are_those_of_the_entries_too(reading: Reading, asked: Asked) -> None:
    ledger, numbers = asked
    ids = {row["customer_no"]: row["id"] for row in ledger.customers}
    with reading(ledger) as session:
        for number in numbers:
            as_of = day(number)
            for row in overdue(session, as_of):
                own = ids[row.customer_no]
                assert row.disputed_fen == oracle.disputed_overdue(ledger, own, as_of)
                assert row.disputed_fen <= row.overdue_fen
                assert row.unallocated_fen == oracle.unallocated(ledger, own, as_of)
                lots = [
                    lot for lot in oracle.listed_lots(ledger, as_of) if lot["customer_id"] == own
                ]
                values = [oracle.lot_value(ledger, lot, as_of) for lot in lots]
                assert row.prepaid_value_fen == sum(values)


@many
@given(asked=asked())
def test_filters_show_whom_they_name_and_the_chips_count_them(
    reading: Reading, asked: Asked
) -> None:
    ledger, numbers = asked
    with reading(ledger) as session:
        for number in numbers:
            as_of = day(number)
            counts = overdue_counts(session, as_of)
            for name in OVERDUE_FILTERS:
                found = {row.customer_id for row in overdue_sums(session, as_of, [name])}
                assert found == oracle.chosen(ledger, name, as_of), name
                assert counts[name] == len(found)
            both = {row.customer_id for row in overdue_sums(session, as_of, ["due_30", "plan"])}
            assert both == (
                oracle.chosen(ledger, "due_30", as_of) & oracle.chosen(ledger, "plan", as_of)
            )


def late_shop() -> Ledger:
    """Three customers, 5, 40 and 200 days late on day 300, and one who is not."""
    ledger = Ledger()
    for name, due, amount in (("张三", 295, 500), ("李四", 260, 700), ("王五", 100, 500)):
        bill = ledger.bill(ledger.customer(name, "1390000" + str(due)), 0, due, amount)
        assert bill["id"]
    ledger.bill(ledger.customer("赵六"), 0, 304, 900)
    return ledger


def names(rows: list[OverdueSums]) -> list[str]:
    """Who is listed, in order."""
    return [row.customer_name for row in rows]


def test_the_due_day_itself_is_not_late(reading: Reading) -> None:
    ledger = Ledger()
    ledger.bill(ledger.customer(), 0, 10, 500)
    with reading(ledger) as session:
        assert overdue_sums(session, day(10)) == []
        assert [row.days_past_due for row in overdue_sums(session, day(11))] == [1]


def test_the_list_is_ordered_by_sum_then_oldest_date_then_number(reading: Reading) -> None:
    with reading(late_shop()) as session:
        assert names(overdue_sums(session, day(300))) == ["李四", "王五", "张三"]


def test_a_page_is_a_part_of_the_list_in_the_order_wanted(reading: Reading) -> None:
    with reading(late_shop()) as session:
        page = overdue_sums(session, day(300), sort="days_past_due", limit=2)
        assert names(page) == ["王五", "李四"]
        rest = overdue_sums(session, day(300), sort="days_past_due", limit=2, offset=2)
        assert names(rest) == ["张三"]


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("descending", [True, False])
def test_every_column_sorts_both_ways_with_those_not_late_at_the_end_of_days(
    reading: Reading, sort: str, descending: bool
) -> None:
    with reading(late_shop()) as session:
        rows = overdue_sums(session, day(300), ["no_contact_30"], sort=sort, descending=descending)
        if sort == "customer_name":
            return
        values = [getattr(row, sort) for row in rows]
        assert values == sorted(values, reverse=descending)


def test_a_filter_may_show_customers_who_are_not_late(reading: Reading) -> None:
    with reading(late_shop()) as session:
        rows = overdue(session, day(300), ["due_7"])
        assert [row.customer_name for row in rows] == ["赵六"]
        row = rows[0]
        assert (row.overdue_fen, row.oldest_due_date, row.days_past_due) == (0, None, 0)
        assert (row.next_action, row.next_action_on) == (Action.MESSAGE, day(301))


def test_an_unknown_filter_is_refused_with_those_there_are(reading: Reading) -> None:
    with reading(late_shop()) as session, pytest.raises(Refused) as refused:
        overdue(session, day(300), ["plan", "rich"])
    fault = refused.value.faults[0]
    assert (fault.code, fault.params["filter"]) == ("filter_unknown", "rich")
    assert "promise_broken" in fault.params["known"]


def test_a_band_and_a_search_narrow_the_list(reading: Reading) -> None:
    with reading(late_shop()) as session:
        found = overdue_sums(session, day(300), bucket=Bucket.D181_PLUS)
        assert names(found) == ["王五"]
        assert names(overdue_sums(session, day(300), search=" 0260")) == ["李四"]
        assert names(overdue_sums(session, day(300), search="０２６０")) == ["李四"]
        assert names(overdue_sums(session, day(300), search="%")) == []
        assert overdue_totals(session, day(300), search="0260").overdue_fen == 700


def test_details_of_a_page_are_those_of_the_whole_list(reading: Reading) -> None:
    with reading(late_shop()) as session:
        page = overdue_sums(session, day(300), limit=2, offset=1)
        assert overdue_details(session, day(300), page) == overdue(session, day(300))[1:]


def test_totals_of_an_export_sum_every_amount_and_count(reading: Reading) -> None:
    with reading(late_shop()) as session:
        rows = overdue(session, day(300))
    totals = totals_of(rows)
    assert list(totals) == [
        field.name
        for field in dataclasses.fields(rows[0])
        if field.name.endswith(("_fen", "_count"))
    ]
    assert (totals["overdue_fen"], totals["overdue_count"]) == (1700, 3)


def test_level_and_next_step_follow_letters_and_contacts_since_the_oldest_due_date(
    reading: Reading,
) -> None:
    ledger = Ledger()
    customer = ledger.customer()
    ledger.bill(customer, 0, 100, 500)
    ledger.letter(customer, 50, "formal-demand")
    ledger.letter(customer, 110, "reminder")
    ledger.contact(customer, 109)
    with reading(ledger) as session:
        row = overdue(session, day(115))[0]
        assert row.level is Level.REMINDER
        assert row.last_contact_at == day(109)
        assert (row.next_action, row.next_action_on) == (Action.LETTER, day(121))
        assert overdue(session, day(108))[0].level is None


def test_the_owners_own_next_step_goes_before_the_rule(reading: Reading) -> None:
    ledger = Ledger()
    customer = ledger.customer()
    ledger.bill(customer, 0, 100, 500)
    ledger.contact(customer, 105, next_action="visit", next_action_on=day(130))
    with reading(ledger) as session:
        row = overdue(session, day(110))[0]
        assert (row.next_action, row.next_action_on) == (Action.VISIT, day(130))
        assert overdue(session, day(104))[0].next_action is Action.CALL


def test_a_corrected_contact_does_not_count_once_it_is_corrected(reading: Reading) -> None:
    ledger = Ledger()
    customer = ledger.customer()
    ledger.bill(customer, 0, 100, 500)
    wrong = ledger.contact(customer, 105)
    ledger.contact(customer, 103, corrects_id=wrong["id"])
    with reading(ledger) as session:
        assert overdue(session, day(110))[0].last_contact_at == day(103)


def test_marks_name_the_promise_that_counts_and_the_progress_of_the_plan(
    reading: Reading,
) -> None:
    ledger = Ledger()
    customer = ledger.customer()
    bill = ledger.bill(customer, 0, 10, 900)
    plan = ledger.plan([(bill, 900)], [(40, 300), (70, 300), (100, 300)], 20, signed=20)
    ledger.pay(customer, 45, 300, (bill, 300))
    ledger.promise(customer, 75, 80, 300)
    with reading(ledger) as session:
        rows = overdue_sums(session, day(90))
        assert plain(rows[0])["overdue_fen"] == 300
        marks = overdue_marks(session, day(90), [customer])[customer]
        assert (marks.plan_no, marks.plan_paid_count, marks.plan_installment_count) == (
            plan["plan_no"],
            1,
            3,
        )
        assert (marks.promise_state, marks.promise_fen, marks.promise_date) == (
            "broken",
            300,
            day(80),
        )
        assert overdue(session, day(90))[0].plan_state is PlanState.ACTIVE


def test_the_list_reads_the_covering_index_once_and_each_customer_by_its_key(
    reading: Reading,
) -> None:
    with reading(late_shop()) as session:
        statement = rows_statement(Shape(), Wanted()).params(**days_of(day(300)))
        found = plan_of(session, statement)
        assert found.count("SEARCH receivables") == 1
        assert "SEARCH receivables USING COVERING INDEX ix_receivables_open (state=?)" in found
        assert "SEARCH customers USING INTEGER PRIMARY KEY" in found
        assert "SCAN receivables" not in found


def test_nobody_in_touch_for_thirty_days_is_counted_from_the_last_entry(
    reading: Reading,
) -> None:
    ledger = Ledger()
    customer = ledger.customer()
    ledger.bill(customer, 0, 10, 500)
    ledger.contact(customer, 100, "no_answer")
    with reading(ledger) as session:
        assert overdue_sums(session, day(129), ["no_contact_30"]) == []
        assert len(overdue_sums(session, day(130), ["no_contact_30"])) == 1


def test_a_contact_about_an_older_matter_reaches_no_level_for_this_debt(
    reading: Reading,
) -> None:
    ledger = Ledger()
    customer = ledger.customer()
    ledger.bill(customer, 0, 100, 500)
    ledger.contact(customer, 96)
    with reading(ledger) as session:
        row = overdue(session, day(101))[0]
        assert (row.level, row.last_contact_at) == (None, day(96))
        assert (row.next_action, row.next_action_on) == (Action.CALL, day(101))
