"""A big made-up ledger for measuring: a real book filled by plain SQL, the same every time."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from desktop_ar.services.book import Book

TODAY: Final = date(2026, 11, 21)
BILLS_A_CUSTOMER: Final = 5
LONGEST_LATE: Final = 400
LATEST_DUE: Final = 60
TERMS: Final = 30
PAID_DAYS: Final = 60
"""Beside every five open bills one was paid on one of the last so many days."""
_AT: Final = "2026-11-21T02:00:00.000000+00:00"


def build(path: Path, bills: int, *, plans: int = 0) -> Path:
    """A book of so many open bills, a fifth as many customers, and some active plans."""
    Book.create(path).close()
    with closing(sqlite3.connect(path)) as book:
        book.execute("PRAGMA synchronous=OFF")
        book.execute("PRAGMA journal_mode=OFF")
        book.executemany(
            "INSERT INTO customers (id, customer_no, name, sort_key, search_key, kind, contact,"
            " phone, phone_key, wechat, email, address, language, note, created_on, version)"
            " VALUES (?, ?, ?, ?, ?, 'person', '', ?, ?, '', '', '', 'zh_CN', '', ?, 1)",
            _customers(bills // BILLS_A_CUSTOMER),
        )
        book.executemany(
            "INSERT INTO receivables (id, receivable_no, kind, customer_id, issue_date, due_date,"
            " amount_fen, open_fen, state, description, contract_no, verified_by, operator,"
            " created_at, version) VALUES (?, ?, 'invoice', ?, ?, ?, ?, ?, 'open', '', '', '',"
            " '', ?, 1)",
            _bills(bills),
        )
        _paid(book, bills)
        _plans(book, plans)
        book.commit()
        book.execute("PRAGMA journal_mode=DELETE")
    return path


def _customers(count: int) -> Iterator[tuple[object, ...]]:
    for number in range(1, count + 1):
        name, phone = f"客户{number:06d}", f"139{number:08d}"
        key = f"kehu{number:06d}"
        no = f"K-{number:06d}"
        yield (number, no, name, key, f"{name} {key} {no} {phone}", phone, phone, "2026-01-01")


def _bills(count: int) -> Iterator[tuple[object, ...]]:
    chance = random.Random(20261121)  # noqa: S311 - figures for measuring, not secrets
    customers = max(1, count // BILLS_A_CUSTOMER)
    for number in range(1, count + 1):
        due = TODAY + timedelta(days=chance.randint(-LONGEST_LATE, LATEST_DUE))
        issued = min(due - timedelta(days=TERMS), TODAY)
        amount = chance.randint(1_000, 500_000)
        owner = chance.randint(1, customers)
        dates = (issued.isoformat(), due.isoformat())
        yield (number, f"XS-{number:07d}", owner, *dates, amount, amount, _AT)


def _paid(book: sqlite3.Connection, bills: int) -> None:
    """Closed bills with their payments: what a day in the past must put back."""
    count, customers = bills // BILLS_A_CUSTOMER, max(1, bills // BILLS_A_CUSTOMER)
    rows = []
    for number in range(1, count + 1):
        paid = TODAY - timedelta(days=number % PAID_DAYS)
        due = paid - timedelta(days=number % TERMS)
        rows.append(
            (bills + number, number % customers + 1, due - timedelta(days=TERMS), due, paid)
        )
    book.executemany(
        "INSERT INTO receivables (id, receivable_no, kind, customer_id, issue_date, due_date,"
        " amount_fen, open_fen, state, description, contract_no, verified_by, operator,"
        " created_at, version) VALUES (?, ?, 'invoice', ?, ?, ?, 10000, 0, 'closed', '', '', '',"
        " '', ?, 1)",
        [(no, f"XS-{no:07d}", own, str(issued), str(due), _AT) for no, own, issued, due, _ in rows],
    )
    book.executemany(
        "INSERT INTO payments (id, payment_no, customer_id, paid_on, amount_fen, unallocated_fen,"
        " method, reference, note, operator, created_at, version)"
        " VALUES (?, ?, ?, ?, 10000, 0, 'bank', '', '', '', ?, 1)",
        [(no, f"SK-{no:07d}", own, str(paid), _AT) for no, own, _, _, paid in rows],
    )
    book.executemany(
        "INSERT INTO allocations (payment_id, receivable_id, allocated_on, amount_fen, created_at)"
        " VALUES (?, ?, ?, 10000, ?)",
        [(no, no, str(paid), _AT) for no, _, _, _, paid in rows],
    )


def _plans(book: sqlite3.Connection, count: int) -> None:
    """Active plans over the first bill of each of the first customers, four parts each."""
    first_bills = book.execute(
        "SELECT customer_id, id, open_fen FROM receivables WHERE id IN"
        " (SELECT min(id) FROM receivables WHERE state = 'open' GROUP BY customer_id LIMIT ?)",
        (count,),
    ).fetchall()
    signed = TODAY - timedelta(days=45)
    for plan_id, (customer_id, bill_id, open_fen) in enumerate(first_bills, start=1):
        book.execute(
            "INSERT INTO installment_plans (id, plan_no, customer_id, state, total_fen, every,"
            " charge_rule, agreed_on, signed_on, note, operator, created_at, version)"
            " VALUES (?, ?, ?, 'active', ?, 'month', 'continues', ?, ?, '', '', ?, 1)",
            (plan_id, f"FQ-{plan_id:06d}", customer_id, open_fen, str(signed), str(signed), _AT),
        )
        book.execute(
            "INSERT INTO plan_receivables (plan_id, receivable_id, covered_fen) VALUES (?, ?, ?)",
            (plan_id, bill_id, open_fen),
        )
        part, parts = open_fen // 4, 4
        for no in range(1, parts + 1):
            amount = part if no < parts else open_fen - part * (parts - 1)
            book.execute(
                "INSERT INTO installments (plan_id, no, due_date, amount_fen, cumulative_fen)"
                " VALUES (?, ?, ?, ?, ?)",
                (
                    plan_id,
                    no,
                    str(signed + timedelta(days=30 * no)),
                    amount,
                    part * (no - 1) + amount,
                ),
            )
