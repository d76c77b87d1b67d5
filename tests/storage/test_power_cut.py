"""A program killed in the middle of writing leaves a whole book with whole acts."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from desktop_ar.services.book import Book

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")

WRITER = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from desktop_ar.services import payments
from desktop_ar.services.book import Book
from desktop_ar.services.context import Context

context = Context(date(2026, 11, 21), datetime(2026, 11, 21, tzinfo=UTC))
with Book.open(Path(sys.argv[1])) as book:
    print("ready", flush=True)
    while True:
        act = payments.RecordPayment("K-1", 100, context.today)
        with book.write() as session:
            done = payments.record_payment(session, context, act)
        print(done.payment_no, flush=True)
"""


def killed_at_random(path: Path, chance: random.Random) -> list[str]:
    """Payments that the writer said were saved before it was killed."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        deadline = time.monotonic() + chance.uniform(0.0, 0.25)
        said = []
        while time.monotonic() < deadline:
            said.append(writer.stdout.readline().strip())
        writer.send_signal(signal.SIGKILL)
        said += writer.stdout.read().split("\n")[:-1]
    return said


def assert_nothing_lost(path: Path, rounds: int) -> None:
    chance = random.Random(7)  # noqa: S311 - moments to kill at, not secrets
    said: list[str] = []
    for _ in range(rounds):
        said += killed_at_random(path, chance)
        with Book.open(path) as book:
            assert [result.name for result in book.check() if not result.ok] == []
            with book.read() as session:
                query = sa.text("SELECT payment_no FROM payments")
                saved = set(session.execute(query).scalars())
        assert set(said) <= saved
    assert said


def test_a_killed_writer_loses_no_act_it_confirmed_and_leaves_no_half_one(
    shop_file: Path, tmp_path: Path
) -> None:
    assert_nothing_lost(Path(shutil.copy(shop_file, tmp_path / "shop.book")), rounds=3)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_killed_writer_loses_nothing_in_a_hundred_kills(shop_file: Path, tmp_path: Path) -> None:
    assert_nothing_lost(Path(shutil.copy(shop_file, tmp_path / "shop.book")), rounds=100)


def test_a_commit_cut_in_the_middle_is_rolled_back_when_the_book_is_next_opened(
    shop_file: Path, tmp_path: Path
) -> None:
    """What a power cut leaves: a journal beside the book, and half of the pages written."""
    path = Path(shutil.copy(shop_file, tmp_path / "shop.book"))
    before = path.read_bytes()
    _cut_in_the_middle(path)
    assert path.with_name("shop.book-journal").exists()
    assert path.read_bytes() != before

    with Book.open(path) as book:
        assert [result.name for result in book.check() if not result.ok] == []

    assert path.read_bytes() == before


@pytest.mark.parametrize("act", ["backup", "restore"])
def test_copies_of_a_book_cut_in_the_middle_are_whole(
    shop_file: Path, tmp_path: Path, act: str
) -> None:
    path = Path(shutil.copy(shop_file, tmp_path / "shop.book"))
    _cut_in_the_middle(path)
    command = ["backup", str(tmp_path / "copy.book")]
    if act == "restore":
        command = ["restore", str(shutil.copy(shop_file, tmp_path / "good.book"))]

    ran = subprocess.run(
        [sys.executable, "-m", "desktop_ar", "--book", str(path), *command],
        capture_output=True,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (0, b"")
    for each in tmp_path.glob("*.book"):
        with Book.open(each) as book:
            assert [result.name for result in book.check() if not result.ok] == []


CUT = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size=1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE receivables SET description = printf('%.*c', 3000, 'x')")
connection.execute("UPDATE customers SET note = printf('%.*c', 3000, 'x')")
os._exit(0)
"""
"""Pages are written before the commit because the cache is too small, then the power goes."""


def _cut_in_the_middle(path: Path) -> None:
    subprocess.run([sys.executable, "-c", CUT, str(path)], check=True)
