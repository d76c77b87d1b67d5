"""The bridge and the figures of a period: random shops against the slow oracle."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings

from desktop_ar.domain.periods import Period
from desktop_ar.queries.bridge import bridge
from desktop_ar.queries.kpi import ageing_by_month, period_figures
from tests.queries import oracle
from tests.queries.conftest import Reading
from tests.queries.ledger import Ledger, day
from tests.queries.shops import Asked, asked

many = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def beyond(ledger: Ledger, on: date) -> int:
    """What is matched to bills beyond their sums on a day, from the entries alone."""
    total = 0
    for bill in ledger.receivables:
        moved = sum(
            row["amount_fen"]
            for row in ledger.allocations
            if row["receivable_id"] == bill["id"] and row["allocated_on"] <= on
        ) + sum(
            row["amount_fen"]
            for row in ledger.adjustments
            if row["receivable_id"] == bill["id"] and row["adjusted_on"] <= on
        )
        if bill["issue_date"] <= on:
            total += max(0, moved - bill["amount_fen"])
    return int(total)


@many
@given(asked=asked())
def test_the_bridge_of_any_period_leads_from_what_was_open_to_what_is_open(
    reading: Reading, asked: Asked
) -> None:
    ledger, numbers = asked
    first, last = min(numbers), max(numbers)
    period = Period(day(first), day(last))
    with reading(ledger) as session:
        found = bridge(session, period)
    open_before = sum(oracle.open_of(ledger, bill, period.eve) for bill in ledger.receivables)
    open_after = sum(oracle.open_of(ledger, bill, period.last) for bill in ledger.receivables)
    assert found.opening.open_fen == open_before
    assert found.closing.open_fen == open_after
    assert found.beyond_fen == beyond(ledger, period.last) - beyond(ledger, period.eve)


@many
@given(asked=asked())
def test_what_is_newly_late_is_found_item_by_item(reading: Reading, asked: Asked) -> None:
    ledger, numbers = asked
    period = Period(day(min(numbers)), day(max(numbers)))
    with reading(ledger) as session:
        moves = period_figures(session, period).moves
    late_before = {
        (item.bill_id, item.plan_id, item.part_no)
        for item in oracle.items(ledger, period.eve)
        if item.due_date < period.eve
    }
    newly = sum(
        item.open_fen
        for item in oracle.items(ledger, period.last)
        if item.due_date < period.last
        and (item.bill_id, item.plan_id, item.part_no) not in late_before
    )
    assert moves.newly_late_fen == newly
    assert all(rate is None or rate >= 0 for rate in moves.roll_rates.values())


def test_an_empty_book_has_no_figure_and_no_error(reading: Reading) -> None:
    with reading(Ledger()) as session:
        found = period_figures(session, Period(day(0), day(30)))
        months = ageing_by_month(session, day(30), 12)
    assert found.dso is found.cei is found.overdue_ratio is found.promises_kept is None
    assert found.collection_rate is found.contact_rate is found.plan_success is None
    assert found.bridge.beyond_fen == 0
    assert len(months) == 12


def test_the_days_of_sales_outstanding_count_what_is_open_against_what_was_issued(
    reading: Reading,
) -> None:
    ledger = Ledger()
    customer = ledger.customer()
    ledger.bill(customer, 0, 5, 1000)
    ledger.bill(customer, 0, 40, 3000)
    with reading(ledger) as session:
        found = period_figures(session, Period(day(0), day(9)))
    assert found.dso == 10
    assert found.best_dso == 7.5
    assert found.days_delinquent == 2.5
    assert found.days_late == 1
    assert found.moves.newly_late_fen == 1000
