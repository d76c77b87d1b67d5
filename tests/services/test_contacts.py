"""Acts on the log of contacts and on promises."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_ar.domain.codes import Action, Channel, Outcome, Reason
from desktop_ar.services.contacts import (
    LogContact,
    NamedPromise,
    WithdrawPromise,
    log_contact,
    withdraw_promise,
)
from tests.shop import Shop


def test_a_contact_is_kept_as_it_was_told(shop: Shop) -> None:
    customer = shop.customer()
    customer.contact(
        Outcome.WANTS_PLAN,
        on=-2,
        channel=Channel.VISIT,
        answered_by=" 本人 ",
        reason=Reason.HARDSHIP,
        ability="每月五百",
        note="想分四期\n",
        next_action=Action.CALL,
        next_action_on=shop.on(3),
    )
    with shop.book.read() as session:
        row = session.connection().exec_driver_sql(
            "SELECT contact_no, contacted_on, channel, outcome, answered_by, reason, ability, note,"
            " next_action, next_action_on, operator FROM contacts"
        )
        assert tuple(row.one()) == (
            "LX-2026-0001",
            "2026-11-19",
            "visit",
            "wants_plan",
            "本人",
            "hardship",
            "每月五百",
            "想分四期",
            "call",
            "2026-11-24",
            "test",
        )


def test_a_promise_is_kept_beside_the_contact_it_was_made_in(shop: Shop) -> None:
    customer = shop.customer()
    named = NamedPromise(5_000, shop.on(7))
    changes = customer.contact(Outcome.PROMISED, on=-1, answered_by="本人", promise=named)
    assert changes.numbers == ("LX-2026-0001", "CN-2026-0001")
    made = shop.value(
        "SELECT contact_no || ' ' || made_on || ' ' || due_on || ' ' || amount_fen || ' '"
        " || promised_by FROM promises JOIN contacts ON contacts.id = contact_id"
    )
    assert made == "LX-2026-0001 2026-11-20 2026-11-28 5000 本人"


def test_a_correction_is_a_new_entry_that_names_the_old_one(shop: Shop) -> None:
    customer = shop.customer()
    first = customer.contact(note="记错了").numbers[0]
    second = customer.contact(note="更正", corrects_no=first).numbers[0]
    named = shop.value(
        "SELECT old.contact_no FROM contacts AS new JOIN contacts AS old"
        " ON old.id = new.corrects_id WHERE new.contact_no = :no",
        no=second,
    )
    assert named == first


def test_every_fault_of_a_contact_is_said_at_once_by_its_field(shop: Shop) -> None:
    command = LogContact(
        shop.customer().no,
        Channel.PHONE,
        Outcome.PROMISED,
        shop.on(1),
        promise=NamedPromise(0, shop.today),
        next_action=Action.CALL,
        next_action_on=shop.today,
        corrects_no="LX-9",
    )
    assert shop.refusal(log_contact, command) == {
        "contacted_on": ["date_in_future"],
        "promise_amount_fen": ["amount_not_positive"],
        "promise_due_on": ["promise_before_contact"],
        "next_action_on": ["next_action_before_contact"],
        "corrects_no": ["contact_unknown"],
    }


def test_a_next_step_needs_its_day(shop: Shop) -> None:
    command = LogContact(
        shop.customer().no, Channel.SMS, Outcome.OTHER, shop.today, next_action=Action.CALL
    )
    assert shop.refusal(log_contact, command) == {"next_action_on": ["next_action_needs_day"]}


@pytest.mark.parametrize("day", [date(206, 2, 6), date(2206, 2, 6)])
def test_days_that_cannot_be_right_are_refused(shop: Shop, day: date) -> None:
    no = shop.customer().no
    talked = LogContact(no, Channel.PHONE, Outcome.OTHER, day)
    promised = LogContact(
        no, Channel.PHONE, Outcome.OTHER, shop.today, promise=NamedPromise(1, day)
    )
    following = LogContact(no, Channel.PHONE, Outcome.OTHER, shop.today, next_action_on=day)
    assert shop.refusal(log_contact, talked)["contacted_on"] == ["date_out_of_range"]
    assert "date_out_of_range" in shop.refusal(log_contact, promised)["promise_due_on"]
    assert "date_out_of_range" in shop.refusal(log_contact, following)["next_action_on"]


def test_the_contact_of_one_customer_does_not_correct_that_of_another(shop: Shop) -> None:
    other = shop.customer("甲").contact().numbers[0]
    command = LogContact(
        shop.customer("乙").no, Channel.PHONE, Outcome.OTHER, shop.today, corrects_no=other
    )
    assert shop.refusal(log_contact, command) == {"corrects_no": ["contact_unknown"]}


def test_nobody_is_contacted_who_is_not_there(shop: Shop) -> None:
    command = LogContact("K-9", Channel.PHONE, Outcome.OTHER, shop.today)
    assert shop.refusal(log_contact, command) == {"customer_no": ["customer_unknown"]}


class TestWithdrawing:
    def test_a_promise_counts_until_the_day_it_is_withdrawn(self, shop: Shop) -> None:
        promise_no = shop.customer().promise(5_000, by=7, on=-3)
        shop.do(withdraw_promise, WithdrawPromise(promise_no, shop.on(-1)))
        assert shop.value("SELECT withdrawn_on FROM promises") == "2026-11-20"

    def test_it_is_never_withdrawn_before_it_was_made(self, shop: Shop) -> None:
        promise_no = shop.customer().promise(5_000, by=7, on=-3)
        shop.do(withdraw_promise, WithdrawPromise(promise_no, shop.on(-9)))
        assert shop.value("SELECT withdrawn_on FROM promises") == "2026-11-18"

    def test_a_promise_is_withdrawn_once(self, shop: Shop) -> None:
        promise_no = shop.customer().promise(5_000, by=7)
        command = WithdrawPromise(promise_no, shop.today)
        shop.do(withdraw_promise, command)
        assert shop.refusal(withdraw_promise, command) == {
            "promise_no": ["promise_withdrawn_already"]
        }

    def test_a_promise_is_not_withdrawn_in_the_future_nor_one_that_is_not_there(
        self, shop: Shop
    ) -> None:
        promise_no = shop.customer().promise(5_000, by=7)
        tomorrow = WithdrawPromise(promise_no, shop.on(1))
        unknown = WithdrawPromise("CN-9", shop.today)
        assert shop.refusal(withdraw_promise, tomorrow) == {"withdrawn_on": ["date_in_future"]}
        assert shop.refusal(withdraw_promise, unknown) == {"promise_no": ["promise_unknown"]}
