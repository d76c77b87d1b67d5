"""The accrual of late charges: random shops against a slow count of days, and rules by example."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings
from sqlalchemy.orm import Session

from desktop_ar.domain.money import half_up
from desktop_ar.queries.accrual import AccrualRow, accrued, late_charges
from desktop_ar.queries.overdue import overdue
from tests.queries import oracle
from tests.queries.conftest import Reading
from tests.queries.ledger import Ledger, Row, day
from tests.queries.shops import Asked, asked

RATE = Decimal(12)

many = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def agree(ledger: Ledger, **policy: object) -> None:
    """The shop's late charge, announced before every bill."""
    chosen = {"policy": "percent_per_year", "rate": RATE, "announced_on": "2025-01-01"} | policy
    for key, value in chosen.items():
        ledger.settings.append({"key": f"late_charge.{key}", "value": str(value)})


def unpaid_before(ledger: Ledger, bill: Row, on: date) -> int:
    """What is unpaid of a bill when a day begins."""
    moved = [row for row in ledger.allocations if row["allocated_on"] < on]
    moved += [row for row in ledger.adjustments if row["adjusted_on"] < on]
    of_bill = [row["amount_fen"] for row in moved if row["receivable_id"] == bill["id"]]
    return int(bill["amount_fen"] - sum(of_bill))


def waived_part(ledger: Ledger, bill: Row, as_of: date) -> int:
    """The part of a bill under a plan that waives its charge, as it stands on a day."""
    part = 0
    for plan in ledger.plans:
        if plan["signed_on"] is None or plan["signed_on"] > as_of:
            continue
        ended = plan["ended_on"] is not None and plan["ended_on"] <= as_of
        if ended and plan["state"] != "completed":
            continue
        part += sum(
            row["covered_fen"]
            for row in ledger.plan_receivables
            if row["plan_id"] == plan["id"] and row["receivable_id"] == bill["id"]
        )
    return part


def contested_part(ledger: Ledger, bill: Row, on: date, left: int) -> int:
    """What of the rest is contested on a day."""
    for row in ledger.disputes:
        running = row["opened_on"] <= on and (row["closed_on"] is None or on < row["closed_on"])
        if row["receivable_id"] == bill["id"] and running:
            left -= left if row["amount_fen"] is None else min(left, row["amount_fen"])
    return left


def charge_by_the_day(ledger: Ledger, bill: Row, as_of: date) -> int:
    """Twelve percent a year, added up day after day."""
    if bill.get("kind", "invoice") not in {"invoice", "opening_balance"}:
        return 0
    exact = Fraction(0)
    on = oracle.due_of(ledger, bill, as_of) + timedelta(days=1)
    waived = waived_part(ledger, bill, as_of)
    while on <= as_of:
        left = max(0, unpaid_before(ledger, bill, on) - waived)
        exact += contested_part(ledger, bill, on, left) * Fraction(RATE) / 100 / 365
        on += timedelta(days=1)
    return half_up(exact.numerator, exact.denominator)


@many
@given(asked=asked())
def test_on_every_day_of_a_random_shop_the_charge_is_that_of_its_days_one_by_one(
    reading: Reading, asked: Asked
) -> None:
    ledger, numbers = asked
    agree(ledger)
    with reading(ledger) as session:
        for number in numbers:
            as_of = day(number)
            expected = {
                bill["id"]: charge
                for bill in ledger.receivables
                if bill["issue_date"] <= as_of
                if (charge := charge_by_the_day(ledger, bill, as_of))
            }
            rows = accrued(session, as_of)
            assert {row.receivable_id: row.amount_fen for row in rows} == expected
            assert accrued(session, as_of) == rows


def one_bill(ledger: Ledger, amount: int = 1_000_000, **more: Any) -> Row:
    """A bill of ¥10,000, due on the tenth day."""
    return ledger.bill(ledger.customer(), 0, 10, amount, **more)


def only(session: Session, number: int) -> AccrualRow:
    """The one row of a day."""
    (row,) = accrued(session, day(number))
    return row


def charges(session: Session, *numbers: int) -> list[int]:
    """What is accrued in all on each of these days, in fen."""
    return [sum(row.amount_fen for row in accrued(session, day(number))) for number in numbers]


def test_a_charge_survives_the_payment_of_the_principal(reading: Reading) -> None:
    ledger = Ledger()
    agree(ledger)
    bill = one_bill(ledger)
    ledger.pay(bill["customer_id"], 40, 1_000_000, (bill, 1_000_000))
    with reading(ledger) as session:
        assert charges(session, 10, 11, 40, 41, 200) == [0, 329, 9863, 9863, 9863]


def test_the_day_asked_sees_a_payment_only_from_its_own_day(reading: Reading) -> None:
    ledger = Ledger()
    agree(ledger)
    bill = one_bill(ledger)
    payment = ledger.pay(bill["customer_id"], 20, 1_000_000, (bill, 1_000_000))
    ledger.reverse(payment, 30)
    with reading(ledger) as session:
        assert charges(session, 15, 20, 30, 40) == [1644, 3288, 3288, 6575]
        assert [step.days for step in only(session, 40).steps] == [10, 10]


def test_the_disputed_part_pauses_and_the_rest_goes_on(reading: Reading) -> None:
    ledger = Ledger()
    agree(ledger)
    ledger.dispute(one_bill(ledger), 21, 31, 400_000)
    with reading(ledger) as session:
        assert charges(session, 20) == [3288]
        assert [(step.days, step.base_fen) for step in only(session, 40).steps] == [
            (10, 1_000_000),
            (10, 600_000),
            (10, 1_000_000),
        ]


def test_a_percentage_taken_once_comes_back_whole_when_the_dispute_is_over(
    reading: Reading,
) -> None:
    ledger = Ledger()
    agree(ledger, policy="percent_once", rate="5")
    ledger.dispute(one_bill(ledger), 5, 31)
    with reading(ledger) as session:
        assert charges(session, 30, 31) == [0, 50_000]


def test_a_plan_that_waives_the_charge_lets_it_return_when_it_breaks(reading: Reading) -> None:
    ledger = Ledger()
    agree(ledger)
    ledger.plan([(one_bill(ledger), 1_000_000)], [(90, 1_000_000)], 25, signed=25, ended=95)
    with reading(ledger) as session:
        assert charges(session, 24, 25, 94, 95) == [4603, 0, 0, 27_945]


def test_a_plan_that_was_kept_has_waived_the_charge_for_good(reading: Reading) -> None:
    ledger = Ledger()
    agree(ledger)
    bill = one_bill(ledger)
    ledger.plan([(bill, 1_000_000)], [(40, 1_000_000)], 25, signed=25, ended=40, state="completed")
    ledger.pay(bill["customer_id"], 40, 1_000_000, (bill, 1_000_000))
    with reading(ledger) as session:
        assert charges(session, 24, 39, 40, 100) == [4603, 0, 0, 0]


def test_a_plan_that_lets_the_charge_continue_changes_nothing(reading: Reading) -> None:
    ledger = Ledger()
    agree(ledger)
    plan = ledger.plan([(one_bill(ledger), 1_000_000)], [(90, 1_000_000)], 25, signed=25)
    plan["charge_rule"] = "continues"
    with reading(ledger) as session:
        assert charges(session, 40) == [9863]


def test_what_was_charged_is_taken_off_and_a_charge_bears_none_itself(reading: Reading) -> None:
    ledger = Ledger()
    agree(ledger)
    bill = one_bill(ledger)
    more = {"kind": "late_charge", "receivable_no": "WY-1", "origin_id": bill["id"]}
    ledger.bill(bill["customer_id"], 40, 40, 9863, **more)
    with reading(ledger) as session:
        assert charges(session, 39, 40, 41) == [9534, 0, 329]
        assert late_charges(session, day(41)) == {bill["customer_id"]: 329}


def test_a_bill_from_before_the_announcement_bears_no_charge(reading: Reading) -> None:
    ledger = Ledger()
    agree(ledger, announced_on=day(5))
    one_bill(ledger)
    later = ledger.bill(1, 5, 10, 1_000_000)
    with reading(ledger) as session:
        assert only(session, 40).receivable_no == later["receivable_no"]
        assert charges(session, 40) == [9863]


def test_without_an_agreement_there_is_only_an_estimate(reading: Reading) -> None:
    ledger = Ledger()
    one_bill(ledger)
    public = ledger.customer()
    ledger.customers[-1]["kind"] = "public"
    ledger.customers[0]["kind"] = "person"
    ledger.bill(public, 0, 10, 1_000_000)
    with reading(ledger) as session:
        assert accrued(session, day(40)) == []
        rows = accrued(session, day(40), estimate=True)
        assert [(row.rate, row.amount_fen, row.estimate) for row in rows] == [
            ("3.9", 3205, True),
            ("0.05", 15_000, True),
        ]


def test_the_overdue_list_shows_what_is_accrued_and_not_charged(reading: Reading) -> None:
    ledger = Ledger()
    agree(ledger)
    one_bill(ledger)
    with reading(ledger) as session:
        (row,) = overdue(session, day(40))
        assert (row.overdue_fen, row.late_charge_fen) == (1_000_000, 9863)
