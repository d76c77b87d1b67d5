"""What every act shares: its journal row, its numbers, its changes, all or nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_ar.domain.codes import Outcome
from desktop_ar.services.acts import free_number, next_number, next_numbers, peek_number
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.contacts import WithdrawPromise, withdraw_promise
from desktop_ar.services.customers import ChangeCustomer, CustomerData, change_customer
from desktop_ar.services.payment_ways import SetWaysToPay, set_ways_to_pay
from desktop_ar.services.payments import UseCredit, use_credit
from desktop_ar.services.plans import EndPlan, end_plan, mark_printed
from desktop_ar.services.prepaid import UndoRedemption, undo_redemption
from desktop_ar.services.receivables import (
    CancelBill,
    CloseDispute,
    OpenDispute,
    cancel_bill,
    close_dispute,
    open_dispute,
)
from desktop_ar.services.settings import ChangeSettings, change_settings
from desktop_ar.storage.tables import Customer
from tests.shop import Shop


def journal(shop: Shop) -> list[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """Act, operator, touched and command of every row."""
    with shop.book.read() as session:
        rows = session.connection().exec_driver_sql(
            "SELECT act, operator, touched, command FROM journal"
            " JOIN journal_commands ON journal_id = id ORDER BY id"
        )
        return [
            (act, operator, json.loads(touched), json.loads(command))
            for act, operator, touched, command in rows
        ]


def test_every_act_leaves_one_row_in_the_journal_in_its_order(shop: Shop) -> None:
    customer = shop.customer("王小明")
    shop.do(change_customer, ChangeCustomer(customer.no, CustomerData("王晓明")))
    bill = customer.bill(10_000)
    shop.do(open_dispute, OpenDispute(bill, shop.today))
    shop.do(close_dispute, CloseDispute(bill, shop.today))
    payment = customer.pay(11_000, bill)
    customer.take_back(payment.payment_no)
    customer.pay(10_000, on=-50)
    shop.do(use_credit, UseCredit(customer.no, shop.today))
    promise_no = customer.promise(1, by=1)
    shop.do(withdraw_promise, WithdrawPromise(promise_no, shop.today))
    shop.do(cancel_bill, CancelBill(customer.bill(), shop.today))
    customer.bill()
    plan_no = customer.plan(signed=0)
    shop.do(mark_printed, plan_no)
    shop.do(end_plan, EndPlan(plan_no, shop.today))
    used = customer.use(customer.lot(), amount_fen=1)
    shop.do(undo_redemption, UndoRedemption(used.entry_id, shop.today))
    shop.do(change_settings, ChangeSettings((("shop.name", "梧桐里"),)))
    shop.do(set_ways_to_pay, SetWaysToPay(()))
    assert [row[0] for row in journal(shop)] == [
        "add_customer",
        "change_customer",
        "issue_bill",
        "open_dispute",
        "close_dispute",
        "record_payment",
        "reverse_payment",
        "record_payment",
        "use_credit",
        "log_contact",
        "withdraw_promise",
        "issue_bill",
        "cancel_bill",
        "issue_bill",
        "keep_plan",
        "sign_plan",
        "mark_printed",
        "end_plan",
        "sell_prepaid",
        "redeem",
        "undo_redemption",
        "change_settings",
        "set_ways_to_pay",
    ]
    assert {row[1] for row in journal(shop)} == {"test"}
    shop.assert_sound()


def test_the_journal_keeps_what_was_asked_and_what_it_touched(shop: Shop) -> None:
    customer = shop.customer("王小明")
    customer.contact(Outcome.OTHER, note="说周五付")
    _, _, touched, command = journal(shop)[-1]
    assert touched == {"contacts": [1], "customers": [1]}
    assert command["note"] == "说周五付"
    assert command["contacted_on"] == "2026-11-21"


def test_an_act_that_fails_later_in_its_transaction_is_undone_whole(shop: Shop) -> None:
    customer = shop.customer()
    bill = customer.bill(10_000)

    def cancel_and_fail() -> None:
        with shop.book.write() as session:
            cancel_bill(session, shop.context, CancelBill(bill, shop.today))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        cancel_and_fail()
    assert shop.open_of(bill) == 10_000
    assert len(journal(shop)) == 2
    shop.assert_sound()


def test_a_number_is_given_once_and_looking_at_it_takes_none(shop: Shop) -> None:
    with shop.book.write() as session:
        assert peek_number(session, "CK-2026-") == "CK-2026-0001"
        assert next_number(session, "CK-2026-") == "CK-2026-0001"
        assert next_numbers(session, "CK-2026-", 2) == ["CK-2026-0002", "CK-2026-0003"]
        assert next_number(session, "CK-2027-") == "CK-2027-0001"
        assert next_number(session, "K-", width=6) == "K-000001"


def test_a_number_that_a_record_bears_already_is_passed_over(shop: Shop) -> None:
    for number in ("K-0001", "K-0002", "K-0004"):
        shop.customer("王小明", customer_no=number)
    with shop.book.write() as session:
        assert free_number(session, "K-", Customer.customer_no) == "K-0003"
        assert free_number(session, "K-", Customer.customer_no) == "K-0005"


ids = st.frozensets(st.integers(1, 9))
changes = st.builds(ChangeSet, customers=ids, receivables=ids, plans=ids, lots=ids)


@given(first=changes, second=changes)
def test_two_changes_together_touch_what_either_touches(
    first: ChangeSet, second: ChangeSet
) -> None:
    both = (first | second).touched()
    for kind in ("customers", "receivables", "plans", "lots"):
        either = getattr(first, kind) | getattr(second, kind)
        assert both.get(kind, []) == sorted(either)
