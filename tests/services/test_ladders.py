"""The owner's ladders: kept, chosen, taken away; and how a customer is reached."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop_ar.domain.codes import Action, Channel, LetterKind, Level
from desktop_ar.domain.dunning import Blocker
from desktop_ar.domain.faults import Refused
from desktop_ar.domain.ladder import LADDER, Rung
from desktop_ar.queries.worklist import worklist
from desktop_ar.services import receivables
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.services.customers import CustomerData, add_customer
from desktop_ar.services.ladders import (
    ChooseLadder,
    KeepLadder,
    ReachCustomer,
    choose_ladder,
    default_ladder,
    keep_ladder,
    reach_customer,
    reach_of_customer,
    remove_ladder,
    the_ladders,
)

SLOW = (Rung(Level.REMINDER, 20, Action.MESSAGE), Rung(Level.FORMAL_DEMAND, 90, Action.LETTER,
        LetterKind.FORMAL_DEMAND))  # fmt: skip


@pytest.fixture
def debtor(book: Book, context: Context) -> Book:
    """One customer whose bill is ten days late."""
    with book.write() as session:
        add_customer(session, context, CustomerData(name="王小明", customer_no="K-1"))
        due = context.today - timedelta(days=10)
        bill = receivables.IssueBill("K-1", 5_000, due - timedelta(days=5), due, "XS-1")
        receivables.issue_bill(session, context, bill)
    return book


def proposed(book: Book, today: date) -> list[tuple[Action, Level | None]]:
    with book.read() as session:
        return [(row.action, row.level) for row in worklist(session, today)]


def test_the_shops_own_ladder_takes_the_place_of_the_built_in_one(
    debtor: Book, context: Context
) -> None:
    assert proposed(debtor, context.today) == [(Action.CALL, Level.REMINDER)]
    with debtor.write() as session:
        keep_ladder(session, context, KeepLadder("own", SLOW, is_default=True))
        assert default_ladder(session) == SLOW
    assert proposed(debtor, context.today) == []
    later = context.today + timedelta(days=10)
    assert proposed(debtor, later) == [(Action.MESSAGE, Level.REMINDER)]
    with debtor.write() as session:
        remove_ladder(session, context, "own")
        assert default_ladder(session) == LADDER


def test_a_customer_or_one_bill_can_have_another_ladder(debtor: Book, context: Context) -> None:
    with debtor.write() as session:
        keep_ladder(session, context, KeepLadder("friends", SLOW))
        choose_ladder(session, context, ChooseLadder("K-1", ladder="friends"))
    assert proposed(debtor, context.today) == []
    with debtor.write() as session:
        choose_ladder(session, context, ChooseLadder("K-1"))
    assert proposed(debtor, context.today) == [(Action.CALL, Level.REMINDER)]
    with debtor.write() as session:
        bill = ChooseLadder(receivable_no="XS-1", ladder="friends")
        choose_ladder(session, context, bill)
    assert proposed(debtor, context.today) == []
    with debtor.write() as session:
        remove_ladder(session, context, "friends")
        assert the_ladders(session) == ()
    assert proposed(debtor, context.today) == [(Action.CALL, Level.REMINDER)]


def test_a_customer_who_is_left_alone_is_named_with_the_day_it_ends(
    debtor: Book, context: Context
) -> None:
    until = context.today + timedelta(days=2)
    with debtor.write() as session:
        pause = ReachCustomer("K-1", Channel.WECHAT, until, "住院")
        reach_customer(session, context, pause)
        known = reach_of_customer(session, context, "K-1")
        assert (known.prefers, known.paused_until) == (Channel.WECHAT, until)
    assert proposed(debtor, until) == []
    with debtor.read() as session:
        (row,) = worklist(session, until, skipped=True)
    assert (row.blocked_by, row.due_on) == ((Blocker.PAUSED,), until + timedelta(days=1))
    assert proposed(debtor, until + timedelta(days=1)) == [(Action.MESSAGE, Level.REMINDER)]
    with debtor.write() as session:
        reach_customer(session, context, ReachCustomer("K-1"))
    assert proposed(debtor, context.today) == [(Action.CALL, Level.REMINDER)]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (KeepLadder("", SLOW), "ladder_needs_name"),
        (KeepLadder("x" * 41, SLOW), "ladder_name_too_long"),
        (KeepLadder("x", ()), "ladder_without_rungs"),
        (KeepLadder("x", SLOW[::-1]), "ladder_out_of_order"),
        (
            KeepLadder("x", (SLOW[0], Rung(Level.FOLLOW_UP, 20, Action.CALL))),
            "ladder_days_do_not_rise",
        ),
        (KeepLadder("x", (Rung(Level.REMINDER, 9999, Action.CALL),)), "ladder_days_beyond_belief"),
        (KeepLadder("x", (Rung(Level.REMINDER, 1, Action.LETTER),)), "ladder_letter_missing"),
    ],
)
def test_a_ladder_that_makes_no_sense_is_refused(
    book: Book, context: Context, command: KeepLadder, code: str
) -> None:
    with pytest.raises(Refused) as refused, book.write() as session:
        keep_ladder(session, context, command)
    assert code in {fault.code for fault in refused.value.faults}


def test_a_pause_needs_a_day_to_come_and_a_reason(debtor: Book, context: Context) -> None:
    yesterday = context.today - timedelta(days=1)
    with pytest.raises(Refused) as refused, debtor.write() as session:
        reach_customer(session, context, ReachCustomer("K-1", paused_until=yesterday))
    codes = {fault.code for fault in refused.value.faults}
    assert codes == {"pause_is_over", "pause_needs_reason"}
