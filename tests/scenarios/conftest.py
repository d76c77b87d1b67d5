"""The shop whose stories are told here."""

from __future__ import annotations

import pytest

from desktop_ar.services.book import Book
from desktop_ar.services.context import Context
from tests.shop import Shop


@pytest.fixture
def shop(book: Book, context: Context) -> Shop:
    """An empty shop on the day most stories begin."""
    return Shop(book, context)
