"""Plans and promises on a day: what is left, what was kept, by example and against the oracle."""

from __future__ import annotations

import pytest
from hypothesis import given

from desktop_ar.domain.codes import PlanState, PromiseState
from desktop_ar.domain.faults import Refused
from desktop_ar.queries.figures import shop_figures, week_figures
from desktop_ar.queries.overdue import overdue_totals
from desktop_ar.queries.plans import PlanStanding, plan_of, plan_standings, plans
from desktop_ar.queries.promises import current_promises, promises
from tests.queries import oracle
from tests.queries.conftest import Reading
from tests.queries.ledger import Ledger, day
from tests.queries.shops import Asked, asked
from tests.queries.test_open_items import many


@many
@given(asked=asked())
def test_active_plans_leave_what_the_oracle_finds_of_each_part(
    reading: Reading, asked: Asked
) -> None:
    ledger, numbers = asked
    with reading(ledger) as session:
        for number in numbers:
            as_of = day(number)
            rows = {row.plan_no: row for row in plans(session, as_of, states=[PlanState.ACTIVE])}
            expected = oracle.active_plans(ledger, as_of)
            assert set(rows) == {plan["plan_no"] for plan in expected}
            for plan in expected:
                row = rows[plan["plan_no"]]
                still_open = sum(oracle.covered(ledger, plan, as_of).values())
                items = oracle.plan_items(ledger, plan, still_open)
                left = [(part.no, part.left_fen) for part in row.installments if part.left_fen]
                assert left == [(item.part_no, item.open_fen) for item in items]
                late = [item for item in items if item.due_date < as_of]
                assert row.overdue_fen == sum(item.open_fen for item in late)
                assert (row.overdue_count, row.left_fen) == (len(late), still_open)
                assert row.paid_count + len(items) == row.installment_count


@many
@given(asked=asked())
def test_promises_are_judged_by_the_money_that_came_in_and_stayed(
    reading: Reading, asked: Asked
) -> None:
    ledger, numbers = asked
    with reading(ledger) as session:
        for number in numbers:
            as_of = day(number)
            expected = {
                row["promise_no"]: state
                for customer in ledger.customers
                for row, state in oracle.promises(ledger, customer["id"], as_of)
            }
            rows = promises(session, as_of)
            assert {row.promise_no: row.state for row in rows} == expected
            for row in rows:
                assert (row.settled_on is None) == (row.state is PromiseState.OPEN)
            current = current_promises(session, as_of)
            for customer in ledger.customers:
                found = oracle.current_promise(ledger, customer["id"], as_of)
                counting = current.get(customer["id"])
                assert (counting.promise_no if counting else None) == (
                    found[0]["promise_no"] if found else None
                )


def test_a_promise_is_kept_when_nearly_all_of_it_came_within_three_days(
    reading: Reading,
) -> None:
    ledger = Ledger()
    customer = ledger.customer()
    ledger.promise(customer, 0, 10, 1000)
    ledger.pay(customer, 13, 950)
    with reading(ledger) as session:
        assert promises(session, day(12))[0].state is PromiseState.OPEN
        row = promises(session, day(13))[0]
        assert (row.state, row.settled_on, row.received_fen) == (PromiseState.KEPT, day(13), 950)
        assert current_promises(session, day(13)) == {}


def test_a_promise_is_broken_the_day_after_its_grace(reading: Reading) -> None:
    ledger = Ledger()
    ledger.promise(ledger.customer(), 0, 10, 1000)
    with reading(ledger) as session:
        assert promises(session, day(13))[0].state is PromiseState.OPEN
        row = promises(session, day(14))[0]
        assert (row.state, row.settled_on) == (PromiseState.BROKEN, day(14))


def test_money_taken_back_later_kept_the_promise_until_then(reading: Reading) -> None:
    ledger = Ledger()
    customer = ledger.customer()
    ledger.promise(customer, 0, 10, 1000)
    ledger.reverse(ledger.pay(customer, 9, 1000), 30)
    with reading(ledger) as session:
        assert promises(session, day(29))[0].state is PromiseState.KEPT
        assert promises(session, day(30))[0].state is PromiseState.BROKEN


def test_a_later_promise_takes_the_place_of_those_before(reading: Reading) -> None:
    ledger = Ledger()
    customer = ledger.customer()
    ledger.promise(customer, 0, 10, 1000)
    later = ledger.promise(customer, 12, 40, 900)
    with reading(ledger) as session:
        assert current_promises(session, day(20))[customer].promise_no == later["promise_no"]


def test_tolerance_and_grace_are_the_owners_settings(reading: Reading) -> None:
    ledger = Ledger()
    customer = ledger.customer()
    ledger.promise(customer, 0, 10, 1000)
    ledger.pay(customer, 5, 500)
    ledger.settings = [
        {"key": "promise.tolerance_percent", "value": "50"},
        {"key": "promise.grace_days", "value": "0"},
    ]
    with reading(ledger) as session:
        assert promises(session, day(6))[0].state is PromiseState.KEPT


def test_the_state_of_a_plan_is_that_of_the_day(reading: Reading) -> None:
    ledger = Ledger()
    customer = ledger.customer()
    bill = ledger.bill(customer, 0, 10, 900)
    plan = ledger.plan([(bill, 900)], [(40, 900)], 20, signed=25, ended=60)
    number = plan["plan_no"]
    with reading(ledger) as session:
        assert plan_standings(session, day(19)) == {}
        assert plan_standings(session, day(20))[customer].state is PlanState.DRAFT
        assert plan_standings(session, day(25))[customer].state is PlanState.ACTIVE
        assert plan_standings(session, day(60)) == {
            customer: PlanStanding(PlanState.BROKEN, day(60))
        }
        before, after = plan_of(session, day(24), number), plan_of(session, day(60), number)
        assert (before.signed_on, before.left_fen) == (None, 900)
        assert (after.ended_on, after.overdue_fen) == (day(60), 0)
        with pytest.raises(Refused):
            plan_of(session, day(19), number)


def test_the_active_plan_goes_before_a_later_draft(reading: Reading) -> None:
    ledger = Ledger()
    customer = ledger.customer()
    first, second = ledger.bill(customer, 0, 10, 900), ledger.bill(customer, 0, 10, 500)
    ledger.plan([(first, 900)], [(40, 900)], 20, signed=25)
    ledger.plan([(second, 500)], [(60, 500)], 30)
    with reading(ledger) as session:
        assert plan_standings(session, day(35))[customer].state is PlanState.ACTIVE
        assert [row.state for row in plans(session, day(35))] == [
            PlanState.ACTIVE,
            PlanState.DRAFT,
        ]


def test_the_figures_of_the_shop_and_of_its_week(reading: Reading) -> None:
    ledger = Ledger()
    customer, other = ledger.customer(), ledger.customer()
    bill = ledger.bill(customer, 0, 100, 1000)
    ledger.pay(customer, 103, 400, (bill, 400))
    ledger.promise(customer, 90, 105, 600)
    ledger.promise(other, 90, 105, 50)
    ledger.pay(other, 104, 50)
    ledger.sell(other, 0, 700, until=120)
    ledger.contact(customer, 103, "no_answer")
    ledger.contact(customer, 104)
    ledger.contact(customer, 101)  # the Sunday before
    ledger.pay(customer, 101, 1)
    as_of = day(105)
    assert as_of.weekday() == 3
    with reading(ledger) as session:
        found = shop_figures(session, as_of)
        assert (found.overdue_fen, found.overdue_customers) == (600, 1)
        assert found.overdue_week_ago_fen == overdue_totals(session, day(98)).overdue_fen == 0
        assert (found.promised_today_fen, found.promised_today_customers) == (600, 1)
        assert (found.prepaid_fen, found.prepaid_lots) == (700, 1)
        assert (found.ending_fen, found.ending_lots) == (700, 1)
        week = week_figures(session, as_of)
        assert (week.contact_count, week.answered_count, week.received_fen) == (2, 1, 450)
