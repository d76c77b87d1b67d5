"""The sample shop for `demo`: a small art and stationery studio with a believable past.

Its past is played through the real acts, day after day, so that its book stands up to every
check; the stories lie in `resources/sample`, in days from today.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from desktop_ar.domain.codes import PaymentMethod
from desktop_ar.domain.faults import Unavailable, unavailable
from desktop_ar.services.acts import finish
from desktop_ar.services.book import Book
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.payment_ways import SetWaysToPay, WayToPay, set_ways_to_pay
from desktop_ar.services.sample.advance import prepaid
from desktop_ar.services.sample.agreements import plans
from desktop_ar.services.sample.post import letters
from desktop_ar.services.sample.regulars import regulars
from desktop_ar.services.sample.stage import OPENING_DAY, Hour, Stage, Step, play, read
from desktop_ar.services.sample.talks import contacts
from desktop_ar.services.sample.trade import bills, customers, disputes, payments
from desktop_ar.services.settings import SAMPLE_KEY, ChangeSettings, change_settings, is_sample
from desktop_ar.storage import schema
from desktop_ar.storage.tables import Setting


def make_sample(book_path: Path, today: date) -> Path:
    """Make the sample shop as of `today`; a sample that is there is replaced whole.

    Answers where it lies. Raises `Unavailable` where the file is not a sample shop, unchanged.
    """
    if book_path.exists() and not is_sample_file(book_path):
        raise unavailable("book_not_sample", path=book_path)
    book_path = book_path.resolve()
    beside = book_path.with_name(f".{book_path.name}.sample-{os.getpid()}")
    beside.unlink(missing_ok=True)
    try:
        with Book.create(beside) as book, book.write() as session:
            fill(session, today)
        beside.replace(book_path)
    finally:
        beside.unlink(missing_ok=True)
    return book_path


def is_sample_file(path: Path) -> bool:
    """Whether a file is the book of a sample shop; a missing or foreign file is not."""
    try:
        schema.identify(path)
    except Unavailable:
        return False
    with Book(path.resolve()) as book, book.read() as session:
        return is_sample(session)


def fill(session: Session, today: date) -> None:
    """Play the sample shop's past into an empty book."""
    shop = read("shop")
    stage = Stage(session, today, tuple(shop["operators"]))
    play(stage, _steps(shop))


def _steps(shop: Any) -> Iterator[Step]:
    yield Step(OPENING_DAY, Hour.SHOP, partial(_open_shop, shop))
    for story in (
        customers, prepaid, bills, regulars, contacts, plans, letters, payments, disputes
    ):  # fmt: skip
        yield from story()


def _open_shop(shop: Any, stage: Stage) -> None:
    _mark(stage.session, stage.context(OPENING_DAY))
    policies = ChangeSettings(tuple(shop["settings"].items()))
    change_settings(stage.session, stage.context(OPENING_DAY), policies)
    ways = tuple(
        WayToPay(PaymentMethod(way["method"]), way["text"], way["qr"]) for way in shop["ways"]
    )
    set_ways_to_pay(stage.session, stage.context(OPENING_DAY), SetWaysToPay(ways))


def _mark(session: Session, context: Context) -> None:
    """Mark the book as a sample, for good: the window says so, and `demo` may replace it."""
    session.add(Setting(key=SAMPLE_KEY, value="1"))
    changes = ChangeSet(settings=frozenset({SAMPLE_KEY}))
    finish(session, context, "mark_sample", SAMPLE_KEY, changes)
