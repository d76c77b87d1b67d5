"""What every test stands on: a home of its own, a real book, and no unexpected log record."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from desktop_ar.system import logs
from tests.cli.program import Program

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# No example is judged by the clock (the machine may be busy); in CI the examples are the same in
# every run, elsewhere new ones are looked for.
settings.register_profile("steady", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("steady")

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 2, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Books, habits and logs of a test lie in a folder of its own, never in the user's home."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    for name in ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    return folder


class _Listening(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


class ExpectedLog:
    """Taken by a test that causes a warning on purpose: names what it may say."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def allow(self, part: str) -> None:
        """Records whose text holds this part are meant."""
        self.parts.append(part)


@pytest.fixture
def expected_log() -> ExpectedLog:
    """Allow log records by a part of their text."""
    return ExpectedLog()


@pytest.fixture(autouse=True)
def quiet_log(expected_log: ExpectedLog) -> Iterator[None]:
    """A warning in the log that the test did not expect fails it."""
    listening = _Listening()
    root = logging.getLogger()
    root.addHandler(listening)
    yield
    root.removeHandler(listening)
    logs.stop()
    texts = [record.getMessage() for record in listening.records]
    meant = expected_log.parts
    unexpected = [text for text in texts if not any(part in text for part in meant)]
    assert not unexpected, f"unexpected in the log: {unexpected}"


@pytest.fixture
def today() -> date:
    """The business day of most tests: a Saturday."""
    return TODAY


@pytest.fixture
def context(today: date) -> Context:
    """Who acts, and when."""
    return Context(today, NOW, "test")


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample shop as of `TODAY`, played once a worker: read it or copy it, never write."""
    from desktop_ar.services.sample_shop import make_sample  # noqa: PLC0415 - only for those who ask

    return make_sample(tmp_path_factory.mktemp("sample") / "sample.book", TODAY)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A real, empty book."""
    with Book.create(tmp_path / "shop.book") as made:
        yield made


@pytest.fixture(scope="session")
def shop_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with every kind of record, made once; nobody writes this file."""
    from tests.storage.shop import open_shop  # noqa: PLC0415 - only for those who ask for it

    path = tmp_path_factory.mktemp("template") / "shop.book"
    with Book.create(path) as book:
        open_shop(book, Context(TODAY, NOW, "test"))
    return path


@pytest.fixture
def shop(shop_file: Path, tmp_path: Path) -> Iterator[Book]:
    """A copy of the shop, to be used and ruined."""
    with Book.open(Path(shutil.copy(shop_file, tmp_path / "shop.book"))) as book:
        yield book


@pytest.fixture
def program(shop: Book) -> Program:
    """The program on the shop, in English, on the day of the tests."""
    return Program(shop.path)
