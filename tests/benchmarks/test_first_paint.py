"""From the start of the process to the first painted list, against a bare PySide6 window with a
table of a thousand rows plus the import of SQLAlchemy, in a process of its own as well.

`pytest -m benchmark -s tests/benchmarks/test_first_paint.py` prints ratios; nothing is asserted
about time. A million invoices: `-m "benchmark and slow"`. Ours is the whole program as it is
started by its owner: arguments, habits, catalogue, book, window. Painted means that the view has
drawn its rows. Two clocks: what passed, and what the process took of all processors until then.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from desktop_ar.services.sample_shop import make_sample
from tests.benchmarks import ledger

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1800)]

TODAY = date(2026, 11, 22)
ROUNDS = 7
ROOMS = ("today", "overdue")
Work = tuple[str, ...]
Times = tuple[float, float]

WATCH = """
import os, sys, time

def watch(view):
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint and view.model().rowCount():
                QTimer.singleShot(0, tell)  # which comes when this painting is over
            return False

    view.watch = Watch(view)
    view.viewport().installEventFilter(view.watch)

def tell():
    print(time.monotonic(), time.process_time(), flush=True)
    os._exit(0)
"""
BARE = (
    WATCH
    + """
import sqlalchemy, sqlalchemy.orm
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem

def fill(table):
    for row in range(1000):
        for column in range(8):
            table.setItem(row, column, QTableWidgetItem(f"{row} {column}"))

from desktop_ar.ui.singletons import hold_singletons
hold_singletons()  # without it so many calls end the process under Python 3.11
app = QApplication([])
table = QTableWidget(1000, 8)
fill(table)
watch(table)
table.resize(1280, 800)
table.show()
app.exec()
"""
)
OURS = (
    WATCH
    + """
from desktop_ar import app
from desktop_ar.system import collector

room, *arguments = sys.argv[1:]
open_window = app.open_window

def opened(run):
    collector.hold()  # as the next call does first of all, but here the window is loaded
    from desktop_ar.ui.main_window import MainWindow

    begin = MainWindow.begin

    def begun(window, _key):
        begin(window, room)
        page = window.page
        watch(page.tasks if room == "today" else page.table.view)

    MainWindow.begin = begun
    return open_window(run)

app.open_window = opened
app.run(arguments)
"""
)


def _times(work: Work, folder: Path) -> Times:
    """Seconds that passed and seconds of processor until the list was painted.

    Modules are compiled once, as an installed program's are, into a folder of this test.
    """
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "PYTHONDONTWRITEBYTECODE": "",
    }
    begun = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-c", *work], check=True, env=environment, capture_output=True, text=True
    )
    painted, taken = ran.stdout.split()
    return float(painted) - begun, float(taken)


def _least(works: dict[str, Work], folder: Path) -> dict[str, Times]:
    for work in works.values():
        _times(work, folder)
    least = dict.fromkeys(works, (float("inf"), float("inf")))
    for _ in range(ROUNDS):
        for name, work in works.items():
            passed, taken = _times(work, folder)
            least[name] = min(least[name][0], passed), min(least[name][1], taken)
    return least


def _compare(book: Path, today: date, words: str) -> None:
    arguments = ("--book", str(book), "--today", today.isoformat())
    works: dict[str, Work] = {room: (OURS, room, *arguments) for room in ROOMS}
    times = _least({"bare": (BARE,), **works}, book.parent)
    (bare, bare_taken) = times["bare"]
    for room in ROOMS:
        passed, taken = times[room]
        sys.stdout.write(
            f"first painted list, {room}, {words:<24} {passed * 1000:6.0f} ms  floor"
            f" {bare * 1000:5.0f} ms  x{passed / bare:5.2f}   processor {taken * 1000:6.0f} ms"
            f"  floor {bare_taken * 1000:5.0f} ms  x{taken / bare_taken:5.2f}\n"
        )


def test_the_sample_shop_is_painted(tmp_path: Path) -> None:
    _compare(make_sample(tmp_path / "sample.book", TODAY), TODAY, "the sample shop")


@pytest.mark.parametrize(
    "bills", [5_000, 50_000, pytest.param(1_000_000, marks=pytest.mark.slow)], ids="{:,}".format
)
def test_a_long_list_is_painted(tmp_path: Path, bills: int) -> None:
    book = ledger.build(tmp_path / "large.book", bills)
    _compare(book, ledger.TODAY, f"{bills:,} open invoices")
