"""The sample shop: believable on every day it is made, and a book like any other."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop_ar.domain.codes import (
    Channel,
    CustomerKind,
    LetterKind,
    LotKind,
    LotState,
    Outcome,
    PlanState,
    PromiseState,
    ReceivableKind,
)
from desktop_ar.domain.faults import Unavailable
from desktop_ar.domain.promises import Promise, Receipt, promise_state
from desktop_ar.services.book import Book
from desktop_ar.services.payment_ways import ways_to_pay
from desktop_ar.services.sample_shop import is_sample_file, make_sample
from desktop_ar.services.settings import is_sample
from desktop_ar.storage.check import check
from tests.conftest import TODAY


@pytest.fixture
def made(sample_file: Path) -> Iterator[tuple[Book, date]]:
    with Book.open(sample_file) as book:
        yield book, TODAY


def ask(book: Book, question: str, **params: object) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(book.path)) as connection:
        return connection.execute(question, params).fetchall()


def one(book: Book, question: str, **params: object) -> Any:
    return ask(book, question, **params)[0][0]


def codes(book: Book, question: str) -> set[str]:
    return {str(row[0]) for row in ask(book, question)}


def test_the_sample_passes_every_check_of_a_book(made: tuple[Book, date]) -> None:
    book, _ = made
    with book.read() as session:
        assert all(result.ok for result in check(session))
        assert is_sample(session)


def test_it_has_customers_of_every_kind_in_both_languages(made: tuple[Book, date]) -> None:
    book, _ = made
    assert one(book, "SELECT count(*) FROM customers") >= 60
    assert codes(book, "SELECT kind FROM customers") == set(CustomerKind)
    assert codes(book, "SELECT language FROM customers") == {"zh_CN", "en"}
    phones = ask(book, "SELECT phone FROM customers")
    assert len(set(phones)) == len(phones)


def test_surnames_that_are_read_in_two_ways_sort_by_the_right_one(made: tuple[Book, date]) -> None:
    book, _ = made
    first = dict(
        ask(book, "SELECT name, substr(sort_key, 1, instr(sort_key, ' ') - 1) FROM customers")
    )
    read = {"曾知秋": "zeng", "单一鸣": "shan", "解语棠": "xie", "查令仪": "zha", "区文浩": "ou"}
    assert read.items() <= first.items()
    assert {"仇砚秋": "qiu", "覃晓岚": "qin", "尉迟安": "yu"}.items() <= first.items()


def test_about_two_dozen_customers_are_late_by_believable_sums(made: tuple[Book, date]) -> None:
    book, today = made
    sums = [row[0] for row in _overdue(book, today)]
    assert 20 <= len(sums) <= 28
    assert min(sums) >= 20_000
    assert max(sums) <= 1_500_000


def _overdue(book: Book, today: date) -> list[tuple[Any, ...]]:
    return ask(
        book,
        "SELECT sum(open_fen), customer_id FROM receivables WHERE state = 'open'"
        " AND due_date < :today AND id NOT IN (SELECT receivable_id FROM plan_receivables"
        " JOIN installment_plans AS p ON p.id = plan_id WHERE p.state = 'active')"
        " GROUP BY customer_id",
        today=today.isoformat(),
    )


@pytest.mark.parametrize(("least", "most"), [(1, 30), (31, 60), (61, 90), (91, 180), (181, 999)])
def test_something_is_open_in_every_band_of_age(
    made: tuple[Book, date], least: int, most: int
) -> None:
    book, today = made
    days = "CAST(julianday(:today) - julianday(due_date) AS INTEGER)"
    question = f"SELECT count(*) FROM receivables WHERE state = 'open' AND {days}"  # noqa: S608 - our own words
    bounds = {"today": today.isoformat(), "least": least, "most": most}
    assert one(book, f"{question} BETWEEN :least AND :most", **bounds) >= 2
    assert one(book, f"{question} BETWEEN -7 AND 0", **bounds) >= 3


def test_receivables_of_every_kind_some_partly_paid_some_disputed(made: tuple[Book, date]) -> None:
    book, _ = made
    assert codes(book, "SELECT kind FROM receivables") == set(ReceivableKind)
    partly = "SELECT count(*) FROM receivables WHERE 0 < open_fen AND open_fen < amount_fen"
    assert one(book, partly) >= 5
    assert one(book, "SELECT count(*) FROM disputes WHERE closed_on IS NULL") == 2
    assert one(book, "SELECT count(*) FROM disputes WHERE closed_on IS NOT NULL") == 2
    assert one(book, "SELECT count(*) FROM payments WHERE reverses_id IS NOT NULL") == 1
    assert one(book, "SELECT count(*) FROM payments WHERE unallocated_fen > 0") == 2


def test_promises_of_every_fate_and_some_due_today(made: tuple[Book, date]) -> None:
    book, today = made
    fates = [fate for _, fate in _promises(book, today)]
    assert set(fates) == set(PromiseState)
    due_today = [due for due, fate in _promises(book, today) if fate is PromiseState.OPEN]
    assert due_today.count(today) == 2


def _promises(book: Book, today: date) -> list[tuple[date, PromiseState]]:
    found = []
    rows = ask(
        book,
        "SELECT customer_id, amount_fen, made_on, due_on FROM promises WHERE withdrawn_on IS NULL",
    )
    for customer_id, amount_fen, made_on, due_on in rows:
        promise = Promise(amount_fen, date.fromisoformat(made_on), date.fromisoformat(due_on))
        receipts = [
            Receipt(date.fromisoformat(day), fen)
            for day, fen in ask(
                book,
                "SELECT paid_on, amount_fen FROM payments WHERE customer_id = :id",
                id=customer_id,
            )
        ]
        found.append((promise.due_on, promise_state(promise, receipts, today)))
    return found


def test_contacts_by_most_channels_with_most_outcomes(made: tuple[Book, date]) -> None:
    book, today = made
    assert codes(book, "SELECT channel FROM contacts") == set(Channel)
    assert set(Outcome) - codes(book, "SELECT outcome FROM contacts") == set()
    assert one(book, "SELECT count(DISTINCT reason) FROM contacts") >= 12
    steps = "SELECT count(*) FROM contacts WHERE next_action_on >= :today"
    assert one(book, steps, today=today.isoformat()) >= 20


def test_plans_in_every_state_an_owner_meets(made: tuple[Book, date]) -> None:
    book, today = made
    states = codes(book, "SELECT state FROM installment_plans")
    assert states == set(PlanState) - {PlanState.REPLACED}
    missed = _missed(book, today)
    assert missed == {"石榴小院民宿"}


def _missed(book: Book, today: date) -> set[str]:
    """Customers whose active plan has a part due before today that is not paid."""
    rows = ask(
        book,
        "SELECT c.name FROM installment_plans AS p JOIN customers AS c ON c.id = p.customer_id"
        " WHERE p.state = 'active' AND (SELECT max(cumulative_fen) FROM installments"
        "   WHERE plan_id = p.id AND due_date < :today)"
        " > p.total_fen - (SELECT sum(open_fen) FROM receivables AS r"
        "   JOIN plan_receivables AS u ON u.receivable_id = r.id WHERE u.plan_id = p.id)",
        today=today.isoformat(),
    )
    return {str(row[0]) for row in rows}


def test_prepaid_lots_of_every_kind_near_and_past_their_deadline(made: tuple[Book, date]) -> None:
    book, today = made
    assert codes(book, "SELECT kind FROM prepaid_lots") == set(LotKind)
    stored = {LotState.ACTIVE, LotState.NOT_ACTIVATED, LotState.USED_UP}
    assert codes(book, "SELECT state FROM prepaid_lots") == stored
    live = "SELECT count(*) FROM prepaid_lots WHERE state <> 'used_up'"
    assert 45 <= one(book, live) <= 55
    within = f"{live} AND julianday(valid_until) - julianday('{today}') BETWEEN"
    assert one(book, f"{within} 0 AND 7") >= 2
    assert one(book, f"{within} 0 AND 30") >= 8
    assert one(book, f"{within} -400 AND -1") >= 3
    assert one(book, "SELECT count(*) FROM prepaid_entries WHERE kind = 'reversal'") == 1


def test_several_lots_were_not_used_for_ninety_days(made: tuple[Book, date]) -> None:
    book, today = made
    since = (today - timedelta(days=90)).isoformat()
    unused = ask(
        book,
        "SELECT lot_id FROM prepaid_entries JOIN prepaid_lots AS l ON l.id = lot_id"
        " WHERE l.state = 'active' GROUP BY lot_id HAVING max(entry_date) < :since",
        since=since,
    )
    assert len(unused) >= 8


def test_letters_of_the_usual_kinds_lie_in_the_archive(made: tuple[Book, date]) -> None:
    book, today = made
    assert codes(book, "SELECT kind FROM letters") == {
        LetterKind.REMINDER,
        LetterKind.FOLLOW_UP,
        LetterKind.FORMAL_DEMAND,
        LetterKind.AGREEMENT,
    }
    assert codes(book, "SELECT language FROM letters") == {"zh_CN", "en"}
    assert one(book, "SELECT max(issued_on) FROM letters") < today.isoformat()
    assert one(book, "SELECT count(*) FROM letters") == one(
        book, "SELECT count(*) FROM letter_files WHERE substr(pdf, 1, 4) = X'25504446'"
    )


def test_nothing_in_it_lies_in_the_future_that_has_taken_place(made: tuple[Book, date]) -> None:
    book, today = made
    for column, table in [
        ("issue_date", "receivables"),
        ("paid_on", "payments"),
        ("contacted_on", "contacts"),
        ("entry_date", "prepaid_entries"),
        ("signed_on", "installment_plans"),
        ("created_on", "customers"),
    ]:
        assert one(book, f"SELECT max({column}) FROM {table}") <= today.isoformat()  # noqa: S608 - our own tables


def test_the_shop_says_how_it_may_be_paid(made: tuple[Book, date]) -> None:
    book, _ = made
    with book.read() as session:
        ways = ways_to_pay(session)
    assert [way.method for way in ways] == ["bank", "wechat", "cash"]
    assert [bool(way.qr) for way in ways] == [False, True, False]


def figures(path: Path) -> list[list[tuple[Any, ...]]]:
    questions = (
        "SELECT name, customer_no FROM customers ORDER BY 2",
        "SELECT receivable_no, amount_fen, open_fen, due_date FROM receivables ORDER BY 1",
        "SELECT payment_no, paid_on, amount_fen FROM payments ORDER BY 1",
        "SELECT lot_no, paid_left_fen, bonus_left_fen, units_left FROM prepaid_lots ORDER BY 1",
        "SELECT letter_no, total_fen FROM letters ORDER BY 1",
    )
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(question).fetchall() for question in questions]


@pytest.mark.parametrize("today", [date(2028, 2, 29), date(2027, 1, 1)], ids=str)
def test_it_is_as_sound_and_as_full_on_any_other_day(tmp_path: Path, today: date) -> None:
    path = make_sample(tmp_path / "demo.book", today)
    with Book.open(path) as book:
        made = (book, today)
        test_the_sample_passes_every_check_of_a_book(made)
        test_about_two_dozen_customers_are_late_by_believable_sums(made)
        test_promises_of_every_fate_and_some_due_today(made)
        test_plans_in_every_state_an_owner_meets(made)
        test_prepaid_lots_of_every_kind_near_and_past_their_deadline(made)
        test_letters_of_the_usual_kinds_lie_in_the_archive(made)
        test_nothing_in_it_lies_in_the_future_that_has_taken_place(made)


class TestTheFile:
    def test_it_is_the_same_shop_every_time_and_made_anew_in_place_in_a_few_seconds(
        self, sample_file: Path, tmp_path: Path
    ) -> None:
        path = tmp_path / "demo.book"
        shutil.copyfile(sample_file, path)
        began = time.process_time()
        assert make_sample(path, TODAY) == path
        assert time.process_time() - began < 20  # 3 to 4 s on one core; room for a busy machine
        assert figures(path) == figures(sample_file)
        assert [file.name for file in tmp_path.iterdir()] == ["demo.book"]

    def test_a_book_of_the_owner_is_refused_and_left_as_it_is(self, tmp_path: Path) -> None:
        path = tmp_path / "own.book"
        Book.create(path).close()
        before = path.read_bytes()
        assert not is_sample_file(path)
        with pytest.raises(Unavailable, match="book_not_sample"):
            make_sample(path, TODAY)
        assert path.read_bytes() == before

    @pytest.mark.parametrize("content", [b"", b"a letter to my aunt"])
    def test_a_file_that_is_no_book_is_refused_and_left_as_it_is(
        self, tmp_path: Path, content: bytes
    ) -> None:
        path = tmp_path / "demo.book"
        path.write_bytes(content)
        assert not is_sample_file(path)
        with pytest.raises(Unavailable, match="book_not_sample"):
            make_sample(path, TODAY)
        assert path.read_bytes() == content

    def test_a_missing_file_is_no_sample(self, tmp_path: Path) -> None:
        assert not is_sample_file(tmp_path / "demo.book")
