"""The collector of garbage waits while the window is put together, and only then."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from desktop_ar.system import collector


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leave the interpreter as it was."""
    yield
    gc.enable()
    gc.unfreeze()


def test_nothing_is_collected_while_it_is_held() -> None:
    collector.hold()
    assert not gc.isenabled()
    collector.let_go()
    assert gc.isenabled()


def test_what_was_loaded_is_not_looked_through_again() -> None:
    before = gc.get_freeze_count()
    collector.hold()
    collector.let_go()
    assert gc.get_freeze_count() > before


def test_letting_go_of_nothing_changes_nothing() -> None:
    before = gc.get_freeze_count()
    collector.let_go()
    assert gc.get_freeze_count() == before
