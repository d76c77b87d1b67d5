"""Acts on money received."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_ar.services.payments import (
    RecordPayment,
    ReversePayment,
    UseCredit,
    draft_payment,
    record_payment,
    reverse_payment,
    use_credit,
)
from desktop_ar.services.settings import ChangeSettings, change_settings
from tests.shop import Shop, ShopCustomer

ONE_BOOK_MANY_EXAMPLES = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def credit_of(customer: ShopCustomer) -> int:
    found = customer.shop.value(
        "SELECT coalesce(sum(unallocated_fen), 0) FROM payments JOIN customers AS c"
        " ON c.id = customer_id WHERE customer_no = :no",
        no=customer.no,
    )
    assert isinstance(found, int)
    return found


def open_on(shop: Shop, bill: str, day: date) -> int:
    """What was open of a bill on a day, from its entries."""
    found = shop.value(
        "SELECT amount_fen"
        " - (SELECT coalesce(sum(amount_fen), 0) FROM allocations"
        "    WHERE receivable_id = r.id AND allocated_on <= :day)"
        " - (SELECT coalesce(sum(amount_fen), 0) FROM adjustments"
        "    WHERE receivable_id = r.id AND adjusted_on <= :day)"
        " FROM receivables AS r WHERE receivable_no = :no",
        no=bill,
        day=day.isoformat(),
    )
    assert isinstance(found, int)
    return found


class TestRecording:
    def test_a_bill_the_payer_names_is_paid_before_an_older_one(self, shop: Shop) -> None:
        customer = shop.customer()
        older, newer = customer.bill(10_000, due=-30), customer.bill(5_000, due=-1)
        recorded = customer.pay(6_000, newer)
        assert recorded.shares == ((newer, 5_000), (older, 1_000))
        assert (shop.open_of(newer), shop.open_of(older)) == (0, 9_000)

    def test_bills_named_are_paid_in_the_order_they_are_named(self, shop: Shop) -> None:
        customer = shop.customer()
        first, second = customer.bill(4_000), customer.bill(4_000)
        assert customer.pay(5_000, second, first, second).shares == (
            (second, 4_000),
            (first, 1_000),
        )

    def test_without_a_name_the_oldest_due_comes_first(self, shop: Shop) -> None:
        customer = shop.customer()
        younger, older = customer.bill(4_000, due=-5), customer.bill(4_000, due=-15)
        assert customer.pay(5_000).shares == ((older, 4_000), (younger, 1_000))

    def test_what_no_bill_takes_stays_the_customers_credit(self, shop: Shop) -> None:
        customer = shop.customer()
        bill = customer.bill(4_000)
        assert customer.pay(5_000).unallocated_fen == 1_000
        assert (shop.open_of(bill), credit_of(customer)) == (0, 1_000)

    def test_a_bill_issued_after_the_payment_gets_none_of_it(self, shop: Shop) -> None:
        customer = shop.customer()
        customer.bill(4_000, issued=-5, due=20)
        assert customer.pay(4_000, on=-6).unallocated_fen == 4_000

    def test_a_later_bill_is_paid_in_advance_where_it_is_named_and_from_its_own_day(
        self, shop: Shop
    ) -> None:
        customer = shop.customer()
        bill = customer.bill(4_000, issued=-5, due=20)
        customer.pay(4_000, bill, on=-6)
        assert shop.open_of(bill) == 0
        assert shop.value("SELECT allocated_on FROM allocations") == shop.on(-5).isoformat()

    def test_one_customer_never_pays_the_bill_of_another(self, shop: Shop) -> None:
        payer, other = shop.customer("甲"), shop.customer("乙")
        bill = other.bill()
        assert payer.pay(10_000).unallocated_fen == 10_000
        command = RecordPayment(payer.no, 1, shop.today, receivable_nos=(bill,))
        assert shop.refusal(record_payment, command) == {"receivable_nos": ["bill_of_another"]}

    def test_every_fault_of_a_payment_is_said_at_once_by_its_field(self, shop: Shop) -> None:
        customer = shop.customer()
        paid = customer.bill(1_000)
        customer.pay(1_000, paid)
        numbers = ("XS-9", paid)
        command = RecordPayment(customer.no, 0, shop.on(1), receivable_nos=numbers)
        faults = {
            "amount_fen": ["amount_not_positive"],
            "paid_on": ["date_in_future"],
            "receivable_nos": ["bill_unknown", "bill_not_open"],
        }
        assert shop.refusal(record_payment, command) == faults
        assert shop.refusal(draft_payment, command) == faults

    def test_nobody_pays_who_is_not_there(self, shop: Shop) -> None:
        command = RecordPayment("K-9", 1, shop.today)
        unknown = {"customer_no": ["customer_unknown"]}
        assert shop.refusal(record_payment, command) == unknown
        assert shop.refusal(use_credit, UseCredit("K-9", shop.today)) == unknown

    @ONE_BOOK_MANY_EXAMPLES
    @given(
        bills=st.lists(st.tuples(st.integers(1, 10**6), st.integers(-60, 30)), max_size=5),
        amount_fen=st.integers(1, 3 * 10**6),
        order=st.sampled_from(["law", "principal_first"]),
    )
    def test_a_draft_shows_exactly_what_the_payment_then_does(
        self, shop: Shop, bills: list[tuple[int, int]], amount_fen: int, order: str
    ) -> None:
        shop.do(change_settings, ChangeSettings((("allocation.order", order),)))
        customer = shop.customer()
        for open_fen, due in bills:
            customer.bill(open_fen, issued=-61, due=due)
        command = RecordPayment(customer.no, amount_fen, shop.today)
        with shop.book.read() as session:
            draft = draft_payment(session, shop.context, command)
        recorded = shop.do(record_payment, command)
        drafted = {row.receivable_no: row.share_fen for row in draft.rows if row.share_fen}
        assert dict(recorded.shares) == drafted
        assert recorded.unallocated_fen == draft.unallocated_fen
        assert sum(drafted.values()) + draft.unallocated_fen == amount_fen
        assert all(shop.open_of(row.receivable_no) == row.left_fen for row in draft.rows)


class TestTakingBack:
    def test_taking_a_payment_back_restores_every_balance(self, shop: Shop) -> None:
        customer = shop.customer()
        bills = [customer.bill(4_000), customer.bill(3_000)]
        payment = customer.pay(9_000, *bills)
        customer.take_back(payment.payment_no)
        assert [shop.open_of(bill) for bill in bills] == [4_000, 3_000]
        assert credit_of(customer) == 0
        assert shop.value("SELECT sum(amount_fen) FROM payments") == 0
        shop.assert_sound()

    def test_only_the_payment_taken_back_leaves_the_bill(self, shop: Shop) -> None:
        customer = shop.customer()
        bill = customer.bill(10_000)
        kept, bounced = customer.pay(2_500, bill), customer.pay(4_000, bill)
        customer.take_back(bounced.payment_no)
        assert shop.open_of(bill) == 7_500
        customer.take_back(kept.payment_no)
        assert shop.open_of(bill) == 10_000

    def test_a_payment_is_taken_back_once_and_a_counter_entry_never(self, shop: Shop) -> None:
        customer = shop.customer()
        payment_no = customer.pay(1_000).payment_no
        counter_no = customer.take_back(payment_no).numbers[0]
        already = {"payment_no": ["payment_reversed_already"]}
        for number in (payment_no, counter_no):
            assert shop.refusal(reverse_payment, ReversePayment(number, shop.today)) == already

    def test_a_payment_is_not_taken_back_before_it_came_nor_in_the_future(self, shop: Shop) -> None:
        payment_no = shop.customer().pay(1_000, on=-3).payment_no
        early = ReversePayment(payment_no, shop.on(-4))
        late = ReversePayment(payment_no, shop.on(1))
        assert shop.refusal(reverse_payment, early) == {"reversed_on": ["reversal_before_payment"]}
        assert shop.refusal(reverse_payment, late) == {"reversed_on": ["date_in_future"]}

    def test_a_payment_that_is_not_there_is_not_taken_back(self, shop: Shop) -> None:
        command = ReversePayment("SK-9", shop.today)
        assert shop.refusal(reverse_payment, command) == {"payment_no": ["payment_unknown"]}

    @pytest.mark.parametrize("day", [-20, -12, -5])
    def test_a_payment_entered_anew_never_leaves_less_than_nothing_open_on_any_day(
        self, shop: Shop, day: int
    ) -> None:
        customer = shop.customer()
        bill = customer.bill(10_000)
        mistaken = customer.pay(10_000, bill, on=-15)
        customer.take_back(mistaken.payment_no, on=-5)
        customer.pay(9_000, bill, on=day)
        days = [open_on(shop, bill, shop.on(past)) for past in range(-41, 1)]
        assert min(days) == 0
        assert days[-1] == shop.open_of(bill) == 1_000


class TestCredit:
    def test_credit_pays_open_bills_with_the_oldest_payment_first(self, shop: Shop) -> None:
        customer = shop.customer()
        customer.pay(3_000, on=-50)
        customer.pay(3_000, on=-45)
        bill = customer.bill(4_000)
        shop.do(use_credit, UseCredit(customer.no, shop.today))
        assert shop.open_of(bill) == 0
        left = shop.value("SELECT group_concat(unallocated_fen) FROM payments")
        assert left == "0,2000"
        shop.assert_sound()

    def test_credit_that_no_open_bill_can_take_is_left_alone(self, shop: Shop) -> None:
        customer = shop.customer()
        customer.pay(3_000)
        nothing = {"customer_no": ["no_credit_to_use"]}
        assert shop.refusal(use_credit, UseCredit(customer.no, shop.today)) == nothing
        tomorrow = UseCredit(customer.no, shop.on(1))
        assert shop.refusal(use_credit, tomorrow) == {"on": ["date_in_future"]}

    def test_credit_used_goes_back_with_its_payment(self, shop: Shop) -> None:
        customer = shop.customer()
        payment = customer.pay(3_000, on=-50)
        bill = customer.bill(2_000)
        shop.do(use_credit, UseCredit(customer.no, shop.today))
        customer.take_back(payment.payment_no, on=-10)
        assert (shop.open_of(bill), credit_of(customer)) == (2_000, 0)
        assert all(0 <= open_on(shop, bill, shop.on(day)) <= 2_000 for day in range(-41, 1))
        shop.assert_sound()


@ONE_BOOK_MANY_EXAMPLES
@given(data=st.data())
def test_payments_that_name_their_bills_may_be_entered_in_any_order(
    shop: Shop, data: st.DataObject
) -> None:
    amounts = data.draw(st.lists(st.integers(1, 1_000), min_size=1, max_size=4))
    parts = [
        (bill, part)
        for bill, amount in enumerate(amounts)
        for part in data.draw(st.lists(st.integers(1, amount), max_size=3))
        if part
    ]
    # Only as much as each bill takes, so that every part stays with the bill it names.
    room = dict(enumerate(amounts))
    fitting = []
    for bill, part in parts:
        if part <= room[bill]:
            room[bill] -= part
            fitting.append((bill, part))
    shuffled = data.draw(st.permutations(fitting))
    outcomes = []
    for order in (fitting, shuffled):
        customer = shop.customer()
        bills = [customer.bill(amount) for amount in amounts]
        for bill, part in order:
            customer.pay(part, bills[bill], on=-bill)
        outcomes.append([shop.open_of(bill) for bill in bills])
    assert outcomes[0] == outcomes[1] == [room[bill] for bill in range(len(amounts))]
