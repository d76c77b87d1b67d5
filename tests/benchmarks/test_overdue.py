"""The overdue list against the leanest hand-written SQL for the same rows, in the same run.

`pytest -n 0 -m benchmark -s tests/benchmarks/test_overdue.py` prints ratios; nothing is asserted
about time. A million invoices: `-m "benchmark and slow"`. With plans the floor knows nothing of
them: it reads the bills by their own dates, and the ratio says what the plans cost.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop_ar.domain.ageing import due_date_bounds
from desktop_ar.exchange import answers
from desktop_ar.exchange.csv_files import write_csv
from desktop_ar.language.catalogue import translator
from desktop_ar.queries.ageing import ageing_totals
from desktop_ar.queries.overdue import (
    overdue,
    overdue_counts,
    overdue_details,
    overdue_sums,
    overdue_totals,
)
from desktop_ar.services.book import Book
from tests.benchmarks import ledger
from tests.benchmarks.measure import alone, alternating, compared

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1800)]

FLOOR = """
SELECT c.id, c.customer_no, c.name, late, o - late, o, n,
       late - d31, d31 - d61, d61 - d91, d91 - d181, d181, first
FROM (SELECT customer_id, SUM(open_fen) AS o,
             SUM(CASE WHEN due_date <= :d1_30 THEN open_fen ELSE 0 END) AS late,
             SUM(CASE WHEN due_date <= :d31_60 THEN open_fen ELSE 0 END) AS d31,
             SUM(CASE WHEN due_date <= :d61_90 THEN open_fen ELSE 0 END) AS d61,
             SUM(CASE WHEN due_date <= :d91_180 THEN open_fen ELSE 0 END) AS d91,
             SUM(CASE WHEN due_date <= :d181_plus THEN open_fen ELSE 0 END) AS d181,
             SUM(CASE WHEN due_date <= :d1_30 THEN 1 ELSE 0 END) AS n,
             MIN(due_date) AS first
      FROM receivables WHERE state = 'open' AND issue_date <= :as_of
      GROUP BY customer_id) AS s
JOIN customers AS c ON c.id = s.customer_id
WHERE late > 0
ORDER BY late DESC, first, c.customer_no
"""
TOTALS = f"""
SELECT COUNT(*), SUM(late), SUM(o - late), SUM(o), SUM(n), SUM(late - d31), SUM(d31 - d61),
       SUM(d61 - d91), SUM(d91 - d181), SUM(d181)
FROM ({FLOOR[FLOOR.index("SELECT customer_id") : FLOOR.index(") AS s")]})
WHERE late > 0
"""  # noqa: S608 - the inner part of our own statement above
DAYS = {"as_of": ledger.TODAY.isoformat()} | {
    str(bound.bucket): bound.latest.isoformat() for bound in due_date_bounds(ledger.TODAY)
}
PAGE = 100


class Measured:
    """A ledger as a book of ours and as a plain connection."""

    def __init__(self, path: Path, bills: int, plans: int) -> None:
        ledger.build(path, bills, plans=plans)
        self.book = Book(path)
        self.plain = sqlite3.connect(path)
        self.name = f"{bills:,} open" + (f", {plans:,} plans" if plans else "")

    def ask(self, question: Callable[..., Any], as_of: date = ledger.TODAY) -> Any:
        """One question in a session of its own, as the window asks it."""
        with self.book.read() as session:
            return question(session, as_of)

    def floor(self, statement: str) -> list[tuple[Any, ...]]:
        """The rows of a hand-written statement."""
        with closing(self.plain.execute(statement, DAYS)) as cursor:
            return cursor.fetchall()

    def close(self) -> None:
        """Let go of the file."""
        self.plain.close()
        self.book.close()


SIZES = [
    pytest.param((5_000, 0), id="5k"),
    pytest.param((50_000, 0), id="50k"),
    pytest.param((50_000, 1_000), id="50k-plans"),
    pytest.param((1_000_000, 0), id="1M", marks=pytest.mark.slow),
]


@pytest.fixture(scope="module", params=SIZES)
def measured(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Measured]:
    """A ledger of every size."""
    bills, plans = request.param
    found = Measured(tmp_path_factory.mktemp("ledger") / "big.book", bills, plans)
    yield found
    found.close()


def say(*lines: str) -> None:
    """Print under the name of the test."""
    print("", *lines, sep="\n  ")  # noqa: T201 - what a benchmark is for


def page(session: Any, as_of: Any) -> Sequence[object]:
    """The first page with all its columns, as the window shows it."""
    return overdue_details(session, as_of, overdue_sums(session, as_of, limit=PAGE))


def test_the_list_with_money_bands_and_days(measured: Measured) -> None:
    if "plans" not in measured.name:
        ours = measured.ask(overdue_sums)
        floor = measured.floor(FLOOR)
        assert [row[:12] for row in ours] == [row[:12] for row in floor]
        assert [row[12].isoformat() for row in ours] == [row[12] for row in floor]
        assert measured.floor(TOTALS) == [dataclasses.astuple(measured.ask(overdue_totals))]
    query, bare = alternating(lambda: measured.ask(overdue_sums), lambda: measured.floor(FLOOR))
    first, bare_first = alternating(
        lambda: measured.ask(page), lambda: measured.floor(f"{FLOOR} LIMIT {PAGE}")
    )
    sums, bare_sums = alternating(
        lambda: measured.ask(overdue_totals), lambda: measured.floor(TOTALS)
    )
    say(
        compared(f"overdue list, {measured.name}", query, bare),
        compared(f"first {PAGE} with every column, {measured.name}", first, bare_first),
        compared(f"totals, {measured.name}", sums, bare_sums),
    )


def test_the_chips_and_the_bar(measured: Measured) -> None:
    chips, bar = alternating(
        lambda: measured.ask(overdue_counts), lambda: measured.ask(ageing_totals), rounds=3
    )
    say(
        alone(f"counts of every chip, {measured.name}", chips),
        alone(f"ageing bar, {measured.name}", bar),
    )


def test_a_day_in_the_past_with_later_payments_put_back(measured: Measured) -> None:
    before = ledger.TODAY - timedelta(days=ledger.PAID_DAYS // 2)
    (past,) = alternating(lambda: measured.ask(overdue_sums, before), rounds=3)
    say(alone(f"overdue list of an earlier day, {measured.name}", past))


def test_the_export_with_every_column(measured: Measured) -> None:
    (whole,) = alternating(lambda: measured.ask(overdue), rounds=3)
    say(alone(f"all columns of all rows, {measured.name}", whole))


def test_the_csv_of_all_overdue_accounts(measured: Measured) -> None:
    t = translator("zh_CN")
    records = measured.ask(overdue)
    columns = answers.columns(t, answers.OVERDUE)
    cells = list(answers.rows(t, answers.OVERDUE, records))

    def ours() -> None:
        write_csv(io.BytesIO(), columns, answers.rows(t, answers.OVERDUE, records))

    def bare() -> None:
        text = io.TextIOWrapper(io.BytesIO(), encoding="utf-8-sig", newline="")
        csv.writer(text, lineterminator="\r\n").writerows(cells)
        text.flush()

    written, floor = alternating(ours, bare, rounds=5)
    say(compared(f"CSV of {len(records):,} accounts, {measured.name}", written, floor))
