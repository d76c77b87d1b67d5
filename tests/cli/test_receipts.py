"""`desktop-ar receipts`: listed with reasons, booked when accepted, never twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desktop_ar.services import receivables
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.services.customers import CustomerData, add_customer
from desktop_ar.services.payments import ReversePayment, reverse_payment
from tests.cli.program import Program
from tests.conftest import NOW, TODAY
from tests.exchange import bills

FIELDS = [
    "row", "date", "amount_fen", "payer", "reference", "state", "customer_no", "receivable_nos",
    "why",
]  # fmt: skip


@pytest.fixture
def debtor(tmp_path: Path) -> Program:
    """One customer with two bills, one of ¥88."""
    path = tmp_path / "receipts.book"
    with Book.create(path) as book, book.write() as session:
        context = Context(TODAY, NOW)
        add_customer(session, context, CustomerData(name="王小明", customer_no="K-1"))
        for number, fen in (("XS-2026-0003", 8_800), ("XS-2026-0004", 20_000)):
            bill = receivables.IssueBill(
                "K-1", fen, TODAY.replace(day=1), TODAY.replace(day=11), number
            )
            receivables.issue_bill(session, context, bill)
    return Program(path)


@pytest.fixture
def bill(tmp_path: Path) -> Path:
    """The bill of a person from WeChat."""
    path = tmp_path / "wechat.csv"
    path.write_bytes(bills.wechat_csv())
    return path


def listed(program: Program, *arguments: object) -> list[dict[str, Any]]:
    ran = program("receipts", *arguments, "--format", "json")
    assert ran.code == 0, ran.err
    rows: list[dict[str, Any]] = json.loads(ran.data)["rows"]
    return rows


def test_every_row_is_listed_with_its_state_and_nothing_is_booked(
    debtor: Program, bill: Path
) -> None:
    rows = listed(debtor, bill)
    assert all(list(row) == FIELDS for row in rows)
    assert [row["state"] for row in rows] == [
        "sure", "not_income", "unknown", "not_income", "not_income", "unknown", "not_income",
    ]  # fmt: skip
    assert rows[0]["customer_no"] == "K-1"
    assert rows[0]["receivable_nos"] == ["XS-2026-0003"]
    assert rows[0]["why"] == (
        "The remark names XS-2026-0003. The sum is exactly XS-2026-0003, due 11 November."
    )
    assert json.loads(debtor("overdue", "--format", "json").data)["totals"]["open_fen"] == 28_800


def test_what_is_sure_is_booked_once_however_often_the_file_comes(
    debtor: Program, bill: Path
) -> None:
    first = listed(debtor, bill, "--accept-sure")
    assert first[0]["state"] == "booked"
    again = listed(debtor, bill, "--accept-sure")
    assert [row["state"] for row in again] == [row["state"] for row in first]
    assert json.loads(debtor("overdue", "--format", "json").data)["totals"]["open_fen"] == 20_000
    assert debtor("check").code == 0


def test_a_row_without_a_proposal_is_refused_in_a_sentence_and_the_others_are_booked(
    debtor: Program, bill: Path
) -> None:
    rows = listed(debtor, bill)
    stranger, sure = rows[5]["row"], rows[0]["row"]
    ran = debtor("receipts", bill, "--accept", stranger, "--accept", sure, "--format", "json")
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert json.loads(ran.data)["rows"][0]["state"] == "booked"


def test_a_payment_taken_back_can_be_booked_again(debtor: Program, bill: Path) -> None:
    listed(debtor, bill, "--accept-sure")
    with Book.open(debtor.book) as book, book.write() as session:
        reverse_payment(session, Context(TODAY, NOW), ReversePayment("SK-2026-0001", TODAY))
    assert listed(debtor, bill)[0]["state"] == "sure"
    assert listed(debtor, bill, "--accept-sure")[0]["state"] == "booked"
    assert debtor("check").code == 0


def test_the_same_transaction_entered_by_hand_is_known(debtor: Program, bill: Path) -> None:
    debtor(
        "pay", "--customer", "K-1", "--amount", "88", "--method", "wechat",
        "--reference", "100001", "--date", "2026-11-18",
    )  # fmt: skip
    assert listed(debtor, bill)[0]["state"] == "booked"


def test_a_file_that_is_no_bill_is_one_sentence(debtor: Program, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("名称,电话\n王小明,1\n")
    ran = debtor("receipts", path)
    assert (ran.code, ran.data, ran.err.count("\n")) == (1, b"", 1)
    assert debtor("receipts", tmp_path / "none.csv").code == 3


def test_what_the_service_kept_is_said_and_the_debt_is_paid_in_full(
    debtor: Program, tmp_path: Path
) -> None:
    path = tmp_path / "merchant.csv"
    path.write_bytes(bills.wechat_merchant_csv())
    (paid, _refund) = listed(debtor, path)
    assert paid["amount_fen"] == 8_800
    assert paid["why"].endswith("The service kept ¥0.53, which the shop bears.")
