"""Statements are built once, whatever number of threads ask at the same time."""

from __future__ import annotations

import importlib
import pkgutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier, Event

from desktop_ar import queries
from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.figures import shop_figures
from desktop_ar.services.book import Book

THREADS = 8


def test_threads_that_ask_at_once_get_the_very_same_statement() -> None:
    built: list[object] = []
    slow = Event()

    @built_once
    def build(_name: str) -> object:
        slow.wait(0.05)
        built.append(object())
        return built[-1]

    together = Barrier(THREADS)

    def ask(_number: int) -> object:
        together.wait()
        return build("moved")

    with ThreadPoolExecutor(THREADS) as threads:
        answers = list(threads.map(ask, range(THREADS)))
    assert len(built) == 1
    assert all(answer is built[0] for answer in answers)


def test_what_is_built_is_kept_by_its_arguments() -> None:
    @built_once
    def build(name: str, *, many: bool = False) -> list[object]:
        return [name, many]

    assert build("a") is build("a")
    assert build("a") is not build("b")
    assert build("a", many=True) is not build("a")


def test_no_question_builds_its_statements_unguarded() -> None:
    for found in pkgutil.iter_modules(queries.__path__):
        module = importlib.import_module(f"{queries.__name__}.{found.name}")
        assert not hasattr(module, "cache"), found.name
        assert not hasattr(module, "lru_cache"), found.name


def test_the_figures_of_the_shop_may_be_asked_from_many_threads(book: Book) -> None:
    together = Barrier(THREADS)

    def ask(_number: int) -> object:
        together.wait()
        with book.read() as session:
            return shop_figures(session, date(2026, 11, 22))

    with ThreadPoolExecutor(THREADS) as threads:
        answers = list(threads.map(ask, range(THREADS)))
    assert len(set(answers)) == 1
