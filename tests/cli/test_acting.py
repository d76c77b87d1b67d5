"""Payments, contacts, plans and uses by command: shapes of the answers, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from desktop_ar.services import receivables
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from tests.cli.program import Program


def count(path: Path, table: str) -> int:
    with Book.open(path) as book, book.read() as session:
        return int(session.execute(sa.text(f"SELECT count(*) FROM {table}")).scalar_one())  # noqa: S608 - our tables


def whole(program: Program) -> bool:
    return bool(program("check", "--format", "json").json["ok"])


def test_a_payment_is_shared_by_law_among_bills_due_on_one_day(program: Program) -> None:
    answer = program(
        "pay", "--customer", "K-1", "--amount", "¥1,300.00", "--method", "wechat",
        "--reference", "4200", "--format", "json",
    ).json  # fmt: skip

    assert list(answer) == ["payment_no", "allocations", "unallocated_fen"]
    assert answer["payment_no"].startswith("SK-2026-")
    assert answer["allocations"] == [
        {"receivable_no": "B-1", "amount_fen": 86_666},
        {"receivable_no": "B-2", "amount_fen": 43_334},
    ]
    assert answer["unallocated_fen"] == 0
    assert whole(program)


def test_what_a_payment_is_too_much_stays_unallocated(program: Program) -> None:
    answer = program(
        "pay", "--customer", "K-2", "--amount", "5", "--date", "2026-11-20", "--format", "json"
    ).json

    assert answer["allocations"] == []
    assert answer["unallocated_fen"] == 500


def test_bills_named_by_the_payer_come_first(program: Program) -> None:
    answer = program(
        "pay", "--customer", "K-1", "--amount", "600", "--invoice", "B-2", "--format", "json"
    ).json

    assert answer["allocations"] == [
        {"receivable_no": "B-2", "amount_fen": 50_001},
        {"receivable_no": "B-1", "amount_fen": 9_999},
    ]


def test_a_payment_can_be_read_as_a_table(program: Program) -> None:
    ran = program("pay", "--customer", "K-1", "--amount", "1300")

    assert ran.code == 0
    assert "not allocated: ¥0.00" in ran.out
    assert "866.66" in ran.out


@pytest.mark.parametrize(
    ("command", "named"),
    [
        (["pay", "--customer", "K-9", "--amount", "1"], "K-9"),
        (["pay", "--customer", "K-1", "--amount", "0"], "above 0"),
        (["pay", "--customer", "K-1", "--amount", "-5"], "above 0"),
        (["pay", "--customer", "K-1", "--amount", "1", "--date", "2026-11-22"], "2026-11-22"),
        (["pay", "--customer", "K-1", "--amount", "1", "--invoice", "B-3"], "B-3"),
        (["pay", "--customer", "K-1", "--amount", "1", "--invoice", "B-9"], "B-9"),
        (["contact", "--customer", "K-9", "--channel", "phone", "--outcome", "other"], "K-9"),
        (["plan", "--customer", "K-2", "--count", "3"], "open"),
        (["redeem", "--lot", "L-9", "--amount", "1"], "L-9"),
        (["redeem", "--lot", "L-1", "--amount", "9999"], "¥1,166.67"),
        (["redeem", "--lot", "L-1", "--units", "1"], "L-1"),
        (["redeem", "--lot", "L-2", "--amount", "1"], "L-2"),
        (["settings", "pink", "1"], "pink"),
        (["settings", "pink"], "pink"),
        (["settings", "terms.days", "soon"], "terms.days"),
        (["settings", "language", "fr"], "zh_CN"),
    ],
    ids=str,
)
def test_what_is_refused_exits_1_with_a_sentence_and_changes_nothing(
    program: Program, command: list[str], named: str
) -> None:
    before = program.book.read_bytes()

    ran = program(*command)

    assert (ran.code, ran.data) == (1, b"")
    assert named in ran.err
    assert program.book.read_bytes() == before


def test_a_contact_is_logged_with_its_promise(program: Program) -> None:
    answer = program(
        "contact", "--customer", "K-1", "--channel", "phone", "--outcome", "promised",
        "--note", "月底付", "--promise", "300", "--by", "2026-11-30", "--next", "2026-12-01",
        "--format", "json",
    ).json  # fmt: skip
    row = program("ageing", "--format", "json")

    assert list(answer) == ["contact_no", "promise_no"]
    assert answer["contact_no"].startswith("LX-2026-")
    assert answer["promise_no"].startswith("CN-2026-")
    assert row.code == 0
    assert whole(program)


def test_a_contact_without_a_promise_says_null(program: Program) -> None:
    answer = program(
        "contact", "--customer", "K-1", "--channel", "wechat", "--outcome", "no_answer",
        "--format", "json",
    ).json  # fmt: skip

    assert answer["promise_no"] is None


@pytest.fixture
def debtor(program: Program, context: Context) -> Program:
    """The shop with a bill of 100.01 that no plan covers yet."""
    program("pay", "--customer", "K-2", "--amount", "1")
    with Book.open(program.book) as book, book.write() as session:
        bill = receivables.IssueBill("K-2", 10_001, context.today)
        receivables.issue_bill(session, context, bill)
    return program


def plan(program: Program, *args: str) -> dict[str, object]:
    ran = program("plan", "--customer", "K-2", *args, "--format", "json")
    assert ran.err == ""
    return dict(ran.json)


def test_a_plan_is_only_shown_until_it_is_agreed(debtor: Program) -> None:
    before = count(debtor.book, "installment_plans")

    shown = plan(debtor, "--count", "3", "--down", "10")

    assert shown["plan_no"] is None
    assert shown["total_fen"] == 10_001
    assert shown["installments"] == [
        {"no": 0, "due_date": "2026-11-21", "amount_fen": 1_000},
        {"no": 1, "due_date": "2026-12-21", "amount_fen": 3_000},
        {"no": 2, "due_date": "2027-01-21", "amount_fen": 3_000},
        {"no": 3, "due_date": "2027-02-22", "amount_fen": 3_001},
    ]
    assert count(debtor.book, "installment_plans") == before


def test_a_plan_by_sum_ends_with_what_is_left(debtor: Program) -> None:
    shown = plan(debtor, "--each", "40", "--every", "week", "--first", "2026-12-01")

    parts = shown["installments"]
    assert isinstance(parts, list)
    assert [part["amount_fen"] for part in parts] == [4_000, 4_000, 2_001]
    assert [part["due_date"] for part in parts] == ["2026-12-01", "2026-12-08", "2026-12-15"]


@pytest.mark.parametrize(
    ("option", "state"), [(["--agree"], "printed"), (["--sign", "2026-11-21"], "active")]
)
def test_an_agreed_plan_is_kept_printed_and_a_signed_one_is_active(
    debtor: Program, option: list[str], state: str
) -> None:
    plan_no = plan(debtor, "--count", "2", *option)["plan_no"]

    with Book.open(debtor.book) as book, book.read() as session:
        query = sa.text("SELECT state FROM installment_plans WHERE plan_no = :no")
        assert session.execute(query, {"no": plan_no}).scalar_one() == state
    assert whole(debtor)


def test_a_plan_can_be_read_as_a_table(debtor: Program) -> None:
    ran = debtor("plan", "--customer", "K-2", "--count", "2")

    assert ran.out.splitlines()[-1].strip() == "100.01"


def test_a_use_takes_paid_and_gift_in_their_proportion(program: Program) -> None:
    answer = program("redeem", "--lot", "L-1", "--amount", "60", "--format", "json").json

    assert answer == {
        "paid_used_fen": 5_000,
        "bonus_used_fen": 1_000,
        "value_left_fen": 110_667,
        "units_left": None,
    }
    assert whole(program)


def test_a_use_by_number_says_how_many_are_left(program: Program) -> None:
    answer = program(
        "redeem", "--lot", "L-2", "--units", "2", "--what", "洗剪吹", "--format", "json"
    ).json

    assert (answer["units_left"], answer["value_left_fen"]) == (5, 25_000)
    assert program("redeem", "--lot", "L-2", "--units", "1").out.startswith("L-2: ")


def test_settings_are_shown_set_and_cleared(program: Program) -> None:
    assert program("settings", "terms.days").out == "30\n"
    assert program("settings", "terms.days", "14").out == "14\n"
    assert program("settings", "terms.days").out == "14\n"
    assert program("settings", "terms.days", "").out == "30\n"
    listed = program("settings").out
    assert "allocation.order" in listed
    assert "theme" in listed


def test_habits_lie_with_the_person_and_not_in_the_book(program: Program, home: Path) -> None:
    before = program.book.read_bytes()

    assert program("settings", "language", "en").out == "en\n"
    assert program("settings", "theme", "dark").out == "dark\n"

    assert program.book.read_bytes() == before
    assert (home / "config" / "desktop-ar" / "habits.json").exists()
    assert program("settings", "language", "").out == "\n"
