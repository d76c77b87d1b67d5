"""What is open on a day: the rules by example, and random shops against the slow oracle."""

from __future__ import annotations

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from sqlalchemy.orm import Session

from desktop_ar.queries.open_items import Shape, open_items, shape_on
from desktop_ar.queries.records import on_day
from tests.queries import oracle
from tests.queries.conftest import Reading
from tests.queries.ledger import Ledger, day
from tests.queries.oracle import Item
from tests.queries.shops import Asked, asked

many = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def items_on(session: Session, number: int) -> list[Item]:
    """What the book answers, as the oracle's items."""
    as_of = day(number)
    items = open_items(shape_on(session, as_of)).c
    columns = (items.customer_id, items.due_date, items.open_fen, items.receivable_id)
    rows = session.execute(sa.select(*columns, items.plan_id, items.installment_no), on_day(as_of))
    return [Item(*row) for row in rows]


def due_and_open(session: Session, number: int) -> list[tuple[int, int]]:
    """Days and amounts, earliest due first."""
    found = [((item.due_date - day(0)).days, item.open_fen) for item in items_on(session, number)]
    return sorted(found)


def as_sets(items: list[Item]) -> list[tuple[object, ...]]:
    """Items in an order of no meaning."""
    keys = [
        (i.customer_id, i.due_date, i.open_fen, i.bill_id or 0, i.plan_id or 0, i.part_no or 0)
        for i in items
    ]
    return sorted(keys)


@many
@given(asked=asked())
def test_every_day_of_a_random_shop_has_the_open_items_of_its_entries(
    reading: Reading, asked: Asked
) -> None:
    ledger, numbers = asked
    with reading(ledger) as session:
        for number in numbers:
            expected = oracle.items(ledger, day(number))
            assert as_sets(items_on(session, number)) == as_sets(expected)


def test_a_bill_is_not_there_before_its_issue_date(reading: Reading) -> None:
    ledger = Ledger()
    ledger.bill(ledger.customer(), 10, 20, 500)
    with reading(ledger) as session:
        assert due_and_open(session, 9) == []
        assert due_and_open(session, 10) == [(20, 500)]


def test_a_payment_dated_after_the_day_is_put_back(reading: Reading) -> None:
    ledger = Ledger()
    bill = ledger.bill(ledger.customer(), 0, 10, 500)
    ledger.pay(bill["customer_id"], 30, 500, (bill, 500))
    with reading(ledger) as session:
        assert due_and_open(session, 29) == [(10, 500)]
        assert due_and_open(session, 30) == []


def test_a_payment_taken_back_counts_between_its_day_and_the_reversal(reading: Reading) -> None:
    ledger = Ledger()
    bill = ledger.bill(ledger.customer(), 0, 10, 500)
    ledger.reverse(ledger.pay(bill["customer_id"], 12, 500, (bill, 300)), 20)
    with reading(ledger) as session:
        assert due_and_open(session, 11) == [(10, 500)]
        assert due_and_open(session, 12) == [(10, 200)]
        assert due_and_open(session, 20) == [(10, 500)]


def test_a_signed_plan_ages_by_its_installments_and_the_own_date_returns_when_it_ends(
    reading: Reading,
) -> None:
    ledger = Ledger()
    bill = ledger.bill(ledger.customer(), 0, 10, 900)
    ledger.plan([(bill, 900)], [(40, 300), (70, 300), (100, 300)], 20, signed=25, ended=80)
    with reading(ledger) as session:
        assert due_and_open(session, 24) == [(10, 900)]
        assert due_and_open(session, 25) == [(40, 300), (70, 300), (100, 300)]
        assert due_and_open(session, 79) == [(40, 300), (70, 300), (100, 300)]
        assert due_and_open(session, 80) == [(10, 900)]


def test_payments_under_a_plan_fill_the_oldest_installment_first(reading: Reading) -> None:
    ledger = Ledger()
    bill = ledger.bill(ledger.customer(), 0, 10, 900)
    ledger.plan([(bill, 900)], [(40, 300), (70, 300), (100, 300)], 20, signed=20)
    ledger.pay(bill["customer_id"], 45, 450, (bill, 450))
    with reading(ledger) as session:
        assert due_and_open(session, 45) == [(70, 150), (100, 300)]


def test_what_a_plan_does_not_cover_keeps_the_own_date(reading: Reading) -> None:
    ledger = Ledger()
    customer = ledger.customer()
    bill, other = ledger.bill(customer, 0, 10, 900), ledger.bill(customer, 0, 15, 77)
    ledger.plan([(bill, 600)], [(40, 300), (70, 300)], 20, signed=20)
    with reading(ledger) as session:
        assert other["due_date"] == day(15)
        assert due_and_open(session, 30) == [(10, 300), (15, 77), (40, 300), (70, 300)]


def test_a_plan_that_was_never_signed_changes_nothing(reading: Reading) -> None:
    ledger = Ledger()
    bill = ledger.bill(ledger.customer(), 0, 10, 900)
    ledger.plan([(bill, 900)], [(40, 900)], 20)
    with reading(ledger) as session:
        assert due_and_open(session, 50) == [(10, 900)]


def test_branches_for_what_moved_are_left_out_where_nothing_did(reading: Reading) -> None:
    ledger = Ledger()
    bill = ledger.bill(ledger.customer(), 0, 10, 900)
    ledger.pay(bill["customer_id"], 30, 400, (bill, 400))
    ledger.plan([(bill, 500)], [(60, 500)], 50, signed=50, ended=90)
    with reading(ledger) as session:
        assert shape_on(session, day(29)) == Shape(entries=True)
        assert shape_on(session, day(30)) == Shape()
        assert shape_on(session, day(50)) == Shape(plans=True)
        assert shape_on(session, day(90)) == Shape()


def plan_of(session: Session, statement: sa.Select[*tuple[object, ...]]) -> str:
    """SQLite's plan for a statement."""
    compiled = statement.compile(
        session.get_bind(), compile_kwargs={"literal_binds": True, "render_postcompile": True}
    )
    rows = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}")
    return "\n".join(str(row[3]) for row in rows)


def test_the_open_amounts_come_from_the_covering_index_alone(reading: Reading) -> None:
    ledger = Ledger()
    ledger.bill(ledger.customer(), 0, 10, 900)
    with reading(ledger) as session:
        items = open_items(Shape())
        found = plan_of(session, sa.select(items).params(as_of=day(5)))
        assert "USING COVERING INDEX ix_receivables_open (state=?)" in found
        assert "SCAN receivables" not in found
