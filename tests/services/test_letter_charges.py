"""A letter claims what accrued and charges it: once, however often it is printed."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_ar.domain.charge_lines import LineKind
from desktop_ar.domain.codes import LetterKind, PaymentMethod
from desktop_ar.domain.late_charge import ChargeKind
from desktop_ar.letters.facts import AgreementFacts, DemandFacts
from desktop_ar.queries.accrual import accrued
from desktop_ar.services.letter_facts import LetterOrder
from desktop_ar.services.letters import IssuedLetter, issue_letter, prepare_letter
from desktop_ar.services.payments import RecordPayment, record_payment
from desktop_ar.services.receivables import CancelBill, cancel_bill
from desktop_ar.services.settings import ChangeSettings, change_settings
from tests.shop import Shop, ShopCustomer


@pytest.fixture
def agreed(shop: Shop) -> Shop:
    """A shop that announced 12 % a year long ago."""
    announce(shop)
    return shop


def announce(shop: Shop, **more: str) -> None:
    values = {"policy": ChargeKind.PERCENT_PER_YEAR, "rate": "12", "announced_on": "2020-01-01"}
    keys = tuple((f"late_charge.{key}", str(value)) for key, value in (values | more).items())
    shop.do(change_settings, ChangeSettings(keys))


def hold(shop: Shop) -> None:
    shop.do(change_settings, ChangeSettings((("letters.hold_charge_until_deadline", "yes"),)))


def demand(customer: ShopCustomer, deadline: date | None = None) -> IssuedLetter:
    order = LetterOrder(LetterKind.FORMAL_DEMAND, customer.no, deadline=deadline)
    return customer.shop.do(issue_letter, order)


def prepared(customer: ShopCustomer) -> DemandFacts:
    order = LetterOrder(LetterKind.FORMAL_DEMAND, customer.no)
    with customer.shop.book.read() as session:
        facts = prepare_letter(session, customer.shop.context, order).facts
    assert isinstance(facts, DemandFacts)
    return facts


def accrued_fen(shop: Shop, days: int = 0) -> int:
    with shop.book.read() as session:
        return sum(row.amount_fen for row in accrued(session, shop.on(days)))


def charges(shop: Shop) -> list[tuple[int, int]]:
    """Amount and rest of every charge that was charged."""
    with shop.book.read() as session:
        statement = "SELECT amount_fen, open_fen FROM receivables WHERE kind = 'late_charge'"
        rows = session.connection().exec_driver_sql(f"{statement} ORDER BY id")
        return [(row[0], row[1]) for row in rows]


def test_a_demand_charges_what_accrued_up_to_its_day(agreed: Shop) -> None:
    customer = agreed.customer()
    bill = customer.bill(1_000_000, due=-30)

    facts = prepared(customer)
    issued = demand(customer)

    assert (facts.lines[0].late_charge_fen, facts.total_fen) == (9863, 1_009_863)
    assert charges(agreed) == [(9863, 9863)]
    assert len(issued.changes.receivables) == 1
    origin = agreed.value(
        "SELECT o.receivable_no FROM receivables r JOIN receivables o ON o.id = r.origin_id"
    )
    assert origin == bill
    assert (accrued_fen(agreed), accrued_fen(agreed, 1)) == (0, 329)
    agreed.assert_sound()


def test_the_same_demand_again_charges_nothing_and_asks_for_the_same(agreed: Shop) -> None:
    customer = agreed.customer()
    customer.bill(1_000_000, due=-30)
    demand(customer)

    again = prepared(customer)
    for _ in range(3):
        demand(customer)

    assert again.total_fen == 1_009_863
    assert charges(agreed) == [(9863, 9863)]


def test_a_later_demand_charges_only_what_came_since_and_takes_off_what_was_paid(
    agreed: Shop,
) -> None:
    customer = agreed.customer()
    customer.bill(1_000_000, due=-30)
    demand(customer)
    customer.pay(5_000)  # charge before principal (Civil Code 561)
    later = customer.in_days(10)

    facts = prepared(later)
    demand(later)

    assert charges(agreed) == [(9863, 4863), (3288, 3288)]
    assert facts.charge is not None
    assert facts.charge.total_fen == 4863 + 3288
    assert [(line.kind, line.amount_fen) for line in facts.charge.lines] == [
        (LineKind.STEP, 13_151),
        (LineKind.SETTLED, -5_000),
    ]
    assert [line.receivable_no for line in facts.lines] == ["XS-2026-0001"]


def test_what_accrued_can_be_demanded_after_the_principal_is_paid(agreed: Shop) -> None:
    customer = agreed.customer()
    customer.bill(1_000_000, due=-30)
    customer.pay(1_000_000)

    facts = prepared(customer)
    demand(customer)

    assert (facts.lines[0].open_fen, facts.total_fen) == (0, 9863)
    assert charges(agreed) == [(9863, 9863)]
    assert accrued_fen(agreed, 50) == 0


def test_a_demand_where_neither_principal_nor_charge_is_due_is_refused(agreed: Shop) -> None:
    customer = agreed.customer()
    customer.bill(1_000_000, due=5)
    order = LetterOrder(LetterKind.FORMAL_DEMAND, customer.no)

    assert agreed.refusal(prepare_letter, order) == {"customer_no": ["letter_nothing_due"]}


def test_a_draft_charges_nothing(agreed: Shop) -> None:
    customer = agreed.customer()
    customer.bill(1_000_000, due=-30)
    prepared(customer)

    assert charges(agreed) == []


def test_without_an_agreement_the_demand_has_no_word_of_a_charge(shop: Shop) -> None:
    customer = shop.customer()
    customer.bill(1_000_000, due=-30)

    assert prepared(customer).charge is None


def test_a_cancelled_charge_accrues_again(agreed: Shop) -> None:
    customer = agreed.customer()
    customer.bill(1_000_000, due=-30)
    demand(customer)
    number = agreed.value("SELECT receivable_no FROM receivables WHERE kind = 'late_charge'")

    agreed.do(cancel_bill, CancelBill(number, agreed.today))

    assert accrued_fen(agreed) == 9863
    assert prepared(customer).total_fen == 1_009_863
    agreed.assert_sound()


def test_a_held_charge_is_dropped_when_all_is_paid_by_the_deadline(agreed: Shop) -> None:
    hold(agreed)
    customer = agreed.customer()
    customer.bill(1_000_000, due=-30)
    assert (charge := prepared(customer).charge) is not None
    assert charge.held_until_deadline
    demand(customer, deadline=agreed.on(10))

    assert accrued_fen(agreed, 10) == 3288
    in_time = customer.in_days(10)
    payment = in_time.pay(1_009_863, on=0).payment_no

    assert accrued_fen(agreed, 9) == 2959
    assert (accrued_fen(agreed, 10), accrued_fen(agreed, 90)) == (0, 0)
    in_time.in_days(5).take_back(payment)
    assert accrued_fen(agreed, 20) == 4932


def test_a_held_charge_runs_on_when_it_is_not_all_paid_by_the_deadline(agreed: Shop) -> None:
    hold(agreed)
    customer = agreed.customer()
    customer.bill(1_000_000, due=-30)
    demand(customer, deadline=agreed.on(10))
    customer.in_days(11).pay(1_009_863, on=0)

    assert accrued_fen(agreed, 90) == 3616


def test_an_agreement_names_what_accrued_until_it_was_made(agreed: Shop) -> None:
    customer = agreed.customer()
    bill = customer.bill(1_000_000, due=-30)
    customer.plan(bill)
    order = LetterOrder(LetterKind.AGREEMENT, customer.no)
    with agreed.book.read() as session:
        facts = prepare_letter(session, agreed.context, order).facts

    assert isinstance(facts, AgreementFacts)
    assert facts.charge is not None
    assert facts.charge.total_fen == 9863


def test_payment_in_full_says_that_a_charge_never_claimed_is_given_up(agreed: Shop) -> None:
    customer = agreed.customer()
    customer.bill(1_000_000, due=-30)
    payment = RecordPayment(customer.no, 1_000_000, agreed.context.today, PaymentMethod.CASH)
    agreed.do(record_payment, payment)
    order = LetterOrder(LetterKind.PAID_IN_FULL, customer.no)
    with agreed.book.read() as session:
        found = prepare_letter(session, agreed.context, order).objections
    given_up = [fault for fault in found if fault.code == "objection_charge_given_up"]
    assert [fault.params["accrued_fen"] for fault in given_up] == [9863]
