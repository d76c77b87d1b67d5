"""Customers: the list, the card with both sides, the timeline, bills and letters."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from hypothesis import given

from desktop_ar.domain.codes import LetterKind, Level, PlanState
from desktop_ar.domain.faults import Refused
from desktop_ar.queries.claims import claims_of
from desktop_ar.queries.customer_card import customer_card
from desktop_ar.queries.customers import (
    CUSTOMER_SORTS,
    customer_count,
    customer_row,
    customers,
)
from desktop_ar.queries.letters import letter_pdf, letters
from desktop_ar.queries.receivables import bills
from desktop_ar.queries.timeline import EventKind, timeline
from desktop_ar.storage import tables
from tests.queries import oracle
from tests.queries.conftest import Reading
from tests.queries.ledger import Ledger, day
from tests.queries.shops import Asked, asked
from tests.queries.test_open_items import many


@many
@given(asked=asked())
def test_the_list_and_the_card_show_the_same_two_sides_as_the_entries(
    reading: Reading, asked: Asked
) -> None:
    ledger, numbers = asked
    with reading(ledger) as session:
        for number in numbers:
            as_of = day(number)
            sums = oracle.sums(ledger, as_of)
            rows = customers(session, as_of)
            assert len(rows) == customer_count(session) == len(ledger.customers)
            for row in rows:
                own = sums.get(row.customer_id, {"overdue_fen": 0, "open_fen": 0})
                assert (row.overdue_fen, row.open_fen) == (own["overdue_fen"], own["open_fen"])
                card = customer_card(session, as_of, row.customer_no)
                assert (card.owes.overdue_fen, card.owes.open_fen) == (
                    row.overdue_fen,
                    row.open_fen,
                )
                assert card.owes.days_past_due == row.days_past_due
                assert card.owes.unallocated_fen == row.unallocated_fen
                assert card.prepaid_value_fen == row.prepaid_value_fen
                assert sum(bill.open_fen for bill in card.bills) == row.open_fen
                claims = claims_of(session, row.customer_id, as_of)
                assert sum(claim.open_fen for claim in claims) == row.open_fen
                assert card.net_fen == (row.open_fen - row.unallocated_fen - row.prepaid_value_fen)
                assert (card.standing is None) == (row.open_fen == 0)


@many
@given(asked=asked())
def test_the_timeline_tells_everything_up_to_the_day_newest_first(
    reading: Reading, asked: Asked
) -> None:
    ledger, numbers = asked
    with reading(ledger) as session:
        for number in numbers:
            as_of = day(number)
            for customer in ledger.customers:
                events = timeline(session, as_of, customer["id"])
                days = [event.on for event in events]
                assert days == sorted(days, reverse=True)
                assert all(on <= as_of for on in days)
                told = dict.fromkeys(EventKind, 0)
                for event in events:
                    told[event.kind] += 1
                own = customer["id"]
                assert told[EventKind.BILL] == _count(ledger.receivables, own, "issue_date", as_of)
                paid = told[EventKind.PAYMENT] + told[EventKind.PAYMENT_TAKEN_BACK]
                assert paid == _count(ledger.payments, own, "paid_on", as_of)
                assert told[EventKind.CONTACT] == _count(
                    ledger.contacts, own, "contacted_on", as_of
                )
                assert told[EventKind.PREPAID_SALE] == _count(ledger.lots, own, "sold_on", as_of)
                assert told[EventKind.PROMISE] == len(oracle.promises(ledger, own, as_of))
                assert timeline(session, as_of, own, limit=2) == events[:2]


def _count(rows: list[dict[str, object]], customer: int, name: str, as_of: object) -> int:
    return sum(row["customer_id"] == customer and row[name] <= as_of for row in rows)  # type: ignore[operator]  # both are dates


def shop() -> Ledger:
    """Three customers: one late, one with a credit, one with nothing."""
    ledger = Ledger()
    late = ledger.customer("张三", "13900001111", "zhangsan zs")
    guest = ledger.customer("李四", "13900002222", "lisi ls")
    ledger.customer("曾喆（美术）", "", "zengzhe zz")
    ledger.bill(late, 0, 10, 800)
    ledger.sell(guest, 0, 500)
    return ledger


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("张", ["张三"]),
        ("ZhangSan", ["张三"]),
        ("zs", ["张三"]),
        ("2222", ["李四"]),
        ("２２２２", ["李四"]),
        ("k-0002", ["李四"]),
        ("（美术）", ["曾喆（美术）"]),
        ("_", []),
        ("", ["李四", "曾喆（美术）", "张三"]),
    ],
)
def test_customers_are_found_by_name_pinyin_initials_phone_tail_and_number(
    reading: Reading, typed: str, found: list[str]
) -> None:
    with reading(shop()) as session:
        rows = customers(session, day(20), search=typed)
        assert [row.customer_name for row in rows] == found
        assert customer_count(session, typed) == len(found)


@pytest.mark.parametrize("sort", CUSTOMER_SORTS)
@pytest.mark.parametrize("descending", [True, False])
def test_customers_sort_by_every_column_both_ways(
    reading: Reading, sort: str, descending: bool
) -> None:
    with reading(shop()) as session:
        rows = customers(session, day(20), sort=sort, descending=descending)
        assert len(rows) == 3
        if sort != "customer_name":
            values = [getattr(row, sort) for row in rows]
            assert values == sorted(values, reverse=descending)
        page = customers(session, day(20), sort=sort, descending=descending, limit=1, offset=1)
        assert page == rows[1:2]


def test_a_customer_that_is_not_there_is_refused(reading: Reading) -> None:
    with reading(shop()) as session:
        assert customer_row(session, day(20), "K-0001").overdue_fen == 800
        for ask in (customer_row, customer_card):
            with pytest.raises(Refused):
                ask(session, day(20), "K-9999")


def test_bills_say_what_is_settled_contested_and_under_which_plan(reading: Reading) -> None:
    ledger = Ledger()
    customer = ledger.customer()
    first, second = ledger.bill(customer, 0, 10, 900), ledger.bill(customer, 0, 12, 500)
    ledger.pay(customer, 15, 300, (first, 300))
    ledger.dispute(second, 5, amount=200)
    plan = ledger.plan([(first, 600)], [(40, 600)], 20, signed=20)
    ledger.pay(customer, 30, 500, (second, 500))
    with reading(ledger) as session:
        one, two = bills(session, day(25), customer)
        assert (one.settled_fen, one.open_fen, one.plan_no) == (300, 600, plan["plan_no"])
        assert (two.disputed_fen, two.days_past_due, two.plan_no) == (200, 13, "")
        assert [bill.receivable_no for bill in bills(session, day(30), customer)] == ["XS-0001"]
        assert len(bills(session, day(30), customer, only_open=False)) == 2


def test_a_claim_names_the_bill_or_the_part_of_the_plan(reading: Reading) -> None:
    ledger = Ledger()
    customer = ledger.customer()
    bill = ledger.bill(customer, 0, 10, 900)
    ledger.bill(customer, 0, 15, 77)
    plan = ledger.plan([(bill, 900)], [(40, 300), (70, 600)], 20, signed=20)
    with reading(ledger) as session:
        found = [
            (claim.number, claim.installment_no, claim.open_fen)
            for claim in claims_of(session, customer, day(25))
        ]
    assert found == [("XS-0002", None, 77), (plan["plan_no"], 1, 300), (plan["plan_no"], 2, 600)]


def test_the_card_knows_where_the_matter_stands(reading: Reading) -> None:
    ledger = shop()
    ledger.letter(1, 12, "follow-up")
    with reading(ledger) as session:
        card = customer_card(session, day(20), "K-0001")
        assert card.standing is not None
        assert card.standing.level is Level.FOLLOW_UP
        assert customer_card(session, day(20), "K-0003").standing is None
        assert customer_card(session, day(20), "K-0002").net_fen == -500


def test_the_timeline_gives_each_event_its_figures(reading: Reading) -> None:
    ledger = Ledger()
    customer = ledger.customer()
    bill = ledger.bill(customer, 0, 10, 900)
    told = ledger.contact(customer, 11, "promised", note="月底付")
    promise = ledger.promise(customer, 11, 15, 900)
    promise["contact_id"] = told["id"]
    plan = ledger.plan([(bill, 900)], [(40, 300), (70, 600)], 20, signed=21, ended=60)
    lot = ledger.sell(customer, 2, 1000, units=10, title="书法课")
    use = ledger.lot_entry(lot, "redemption", 3, -100, units=-1)
    ledger.lot_entry(lot, "reversal", 4, 100, units=1, reverses=use)
    with reading(ledger) as session:
        events = {event.kind: event for event in timeline(session, day(60), customer)}
        contact = events[EventKind.CONTACT]
        assert (contact.amount_fen, contact.due_on, contact.text) == (900, day(15), "月底付")
        broken = events[EventKind.PROMISE]
        assert (broken.on, broken.code) == (day(19), "broken")
        assert events[EventKind.PLAN_SIGNED].units == 2
        assert events[EventKind.PLAN_ENDED].code == PlanState.BROKEN
        assert events[EventKind.PLAN_ENDED].number == plan["plan_no"]
        used = events[EventKind.REDEMPTION]
        assert (used.units, used.units_left, used.amount_fen) == (1, 9, 100)
        assert used.entry_id == use["id"]
        assert events[EventKind.REDEMPTION_TAKEN_BACK].units_left == 10
        before = [event.kind for event in timeline(session, day(15), customer)]
        assert EventKind.PROMISE not in before  # the contact tells of it while it is open


def test_letters_are_listed_newest_first_and_found_by_number_or_customer(
    reading: Reading,
) -> None:
    ledger = shop()
    ledger.letter(1, 5)
    ledger.letter(2, 6, "formal-demand")
    with reading(ledger) as session:
        assert [row.letter_no for row in letters(session, day(9))] == ["TX-0002", "TX-0001"]
        assert [row.letter_no for row in letters(session, day(5))] == ["TX-0001"]
        assert [row.customer_name for row in letters(session, day(9), search="tx-0002")] == ["李四"]
        assert [row.letter_no for row in letters(session, day(9), search="zs")] == ["TX-0001"]
        demands = letters(session, day(9), kind=LetterKind.FORMAL_DEMAND, ids=(2,), limit=1)
        assert [row.kind for row in demands] == [LetterKind.FORMAL_DEMAND]
        with pytest.raises(Refused):
            letter_pdf(session, "TX-0001")  # a row without its bytes is no letter


def test_a_letter_comes_back_byte_for_byte(reading: Reading) -> None:
    ledger = shop()
    ledger.letter(1, 5)
    ledger.letter_files = [{"letter_id": 1, "pdf": b"%PDF-1.4 \x00\xff"}]
    with reading(ledger) as session:
        assert letter_pdf(session, "TX-0001") == b"%PDF-1.4 \x00\xff"
        assert session.execute(sa.select(sa.func.count(tables.Letter.id))).scalar_one() == 1
