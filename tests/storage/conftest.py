"""A shop with every kind of record, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from tests.conftest import NOW, TODAY
from tests.storage.shop import open_shop


@pytest.fixture(scope="session")
def shop_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the shop; nobody writes it."""
    path = tmp_path_factory.mktemp("template") / "shop.book"
    with Book.create(path) as book:
        open_shop(book, Context(TODAY, NOW, "test"))
    return path


@pytest.fixture
def shop(shop_file: Path, tmp_path: Path) -> Iterator[Book]:
    """A copy of the shop, to be used and ruined."""
    with Book.open(Path(shutil.copy(shop_file, tmp_path / "shop.book"))) as book:
        yield book
