"""`desktop-ar statement`, and the papers about money that came."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
import sqlalchemy as sa

from desktop_ar.domain.codes import LotKind
from desktop_ar.services import receivables
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.services.customers import CustomerData, add_customer
from desktop_ar.services.prepaid import SellPrepaid, sell_prepaid
from tests.cli.program import Program
from tests.conftest import NOW, TODAY


@pytest.fixture
def shop(tmp_path: Path) -> Program:
    """A customer with two bills of this month, one due and one not."""
    path = tmp_path / "statement.book"
    with Book.create(path) as book, book.write() as session:
        context = Context(TODAY, NOW)
        add_customer(session, context, CustomerData(name="王小明", customer_no="K-1"))
        for number, fen, due in (("XS-1", 8_800, 11), ("XS-2", 20_000, 28)):
            bill = receivables.IssueBill(
                "K-1", fen, TODAY.replace(day=1), TODAY.replace(day=due), number
            )
            receivables.issue_bill(session, context, bill)
    return Program(path)


def words(path: Path) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_a_statement_goes_from_its_opening_to_its_closing_balance(
    shop: Program, tmp_path: Path
) -> None:
    shop("pay", "--customer", "K-1", "--amount", "30", "--date", "2026-11-15")
    target = tmp_path / "statement.pdf"
    ran = shop(
        "statement", "--customer", "K-1", "--from", "2026-11-10", "--to", "2026-11-20",
        "-o", target,
    )  # fmt: skip
    assert (ran.code, ran.data) == (0, b"")
    text = words(target)
    for part in ("对账单", "期初余额", "288.00", "258.00", "回执", "200.00", "58.00"):
        assert part in text
    with Book.open(shop.book) as book, book.read() as session:
        kind, total = session.execute(sa.text("SELECT kind, total_fen FROM letters")).one()
    assert (kind, total) == ("statement", 25_800)


def test_a_draft_of_a_statement_leaves_no_trace(shop: Program, tmp_path: Path) -> None:
    ran = shop("statement", "--customer", "K-1", "--draft", "-o", tmp_path / "draft.pdf")
    assert ran.code == 0
    assert "草稿" in words(tmp_path / "draft.pdf")
    with Book.open(shop.book) as book, book.read() as session:
        assert session.execute(sa.text("SELECT count(*) FROM letters")).scalar_one() == 0


def test_a_period_that_ends_before_it_begins_is_refused(shop: Program, tmp_path: Path) -> None:
    target = tmp_path / "none.pdf"
    ran = shop(
        "statement", "--customer", "K-1", "--from", "2026-11-20", "--to", "2026-11-10",
        "-o", target,
    )  # fmt: skip
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert not target.exists()


@pytest.mark.parametrize("kind", ["overdue-notice", "suspension-notice", "final-notice"])
def test_a_notice_names_the_late_bill_and_no_other(
    shop: Program, tmp_path: Path, kind: str
) -> None:
    assert shop("letters", kind, "--customer", "K-1", "-o", tmp_path / "out").code == 0
    (file,) = (tmp_path / "out").iterdir()
    text = words(file)
    assert "XS-1" in text
    assert "XS-2" not in text
    assert "人民币捌拾捌元整" in text


def test_paid_in_full_is_refused_while_anything_is_open(shop: Program, tmp_path: Path) -> None:
    refused = shop("letters", "paid-in-full", "--customer", "K-1", "-o", tmp_path / "out")
    assert refused.code == 1
    shop("pay", "--customer", "K-1", "--amount", "288")
    assert shop("letters", "paid-in-full", "--customer", "K-1", "-o", tmp_path / "out").code == 0
    (file,) = (tmp_path / "out").iterdir()
    assert "结清证明" in words(file)


def test_a_receipt_is_of_the_last_payment_that_stands(shop: Program, tmp_path: Path) -> None:
    refused = shop("letters", "receipt", "--customer", "K-1", "-o", tmp_path / "out")
    assert refused.code == 1
    shop("pay", "--customer", "K-1", "--amount", "50", "--method", "wechat", "--date", "2026-11-12")
    shop("pay", "--customer", "K-1", "--amount", "60", "--method", "cash", "--reference", "R-7")
    assert shop("letters", "receipt", "--customer", "K-1", "-o", tmp_path / "out").code == 0
    (file,) = (tmp_path / "out").iterdir()
    text = words(file)
    assert text.count("人民币陆拾元整") == 2
    assert "R-7" in text


def test_a_plan_that_was_not_kept_to_its_end_gets_no_letter(shop: Program, tmp_path: Path) -> None:
    shop("plan", "--customer", "K-1", "--count", "2", "--sign", "2026-11-21")
    kind = "plan-completed"
    assert shop("letters", kind, "--customer", "K-1", "-o", tmp_path / "out").code == 1
    shop("pay", "--customer", "K-1", "--amount", "288")
    assert shop("letters", kind, "--customer", "K-1", "-o", tmp_path / "out").code == 0


def test_a_final_notice_says_when_its_time_is_unusual_and_is_issued(
    shop: Program, tmp_path: Path
) -> None:
    usual = shop("letters", "final-notice", "--customer", "K-1", "-o", tmp_path / "usual")
    assert "7 to 15 days" not in usual.err
    order = ("letters", "final-notice", "--customer", "K-1", "--deadline", "2026-11-23")
    short = shop(*order, "-o", tmp_path / "short")
    assert short.code == 0
    assert "7 to 15 days" in short.err


@pytest.mark.parametrize("kind", ["prepaid-balance", "prepaid-expiry"])
def test_a_prepaid_notice_names_what_is_kept_and_nothing_where_nothing_is(
    shop: Program, tmp_path: Path, kind: str
) -> None:
    assert shop("letters", kind, "--customer", "K-1", "-o", tmp_path / "out").code == 1
    with Book.open(shop.book) as book, book.write() as session:
        sale = SellPrepaid("K-1", LotKind.COUNT_PACK, TODAY, 60_000, units=10,
                           valid_until=TODAY + timedelta(days=20))  # fmt: skip
        sell_prepaid(session, Context(TODAY, NOW), sale)
    assert shop("letters", kind, "--customer", "K-1", "-o", tmp_path / "out").code == 0
    (file,) = (tmp_path / "out").iterdir()
    text = words(file)
    assert "600.00" in text
    assert "10 / 10" in text
