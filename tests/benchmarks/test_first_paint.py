"""From the start of the process to the first painted list, against a bare PySide6 window with a
table of a thousand rows plus the import of SQLAlchemy.

`pytest -m benchmark -s tests/benchmarks/test_first_paint.py`; nothing is asserted about time.
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

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

TODAY = date(2026, 11, 22)
ROUNDS = 5
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem
from desktop_ar.ui.singletons import hold_singletons
hold_singletons()  # without it so many calls end the process under Python 3.11
app = QApplication([])
table = QTableWidget(1000, 8)
for row in range(1000):
    for column in range(8):
        table.setItem(row, column, QTableWidgetItem(f"{row} {column}"))
table.resize(1280, 800)
table.show()
QTimer.singleShot(0, lambda: (table.grab(), app.exit(0)))
sys.exit(app.exec())
"""
SQLALCHEMY = "import sqlalchemy, sqlalchemy.orm"
OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from datetime import date
from desktop_ar.services.book import Book
from desktop_ar.system.clock import Clock
from desktop_ar.system.habits import Habits
from desktop_ar.ui import start
app = QApplication([])
book = Book.open(Path(sys.argv[1]))
program = start.assemble(app, book, "zh_CN", Clock(date.fromisoformat(sys.argv[2])),
                         Habits(Path(sys.argv[1]).with_suffix(".json")))
window = program.window
window.begin("overdue")
def look():
    if window.page.table.model.rows:
        window.grab()
        window.close()
        app.exit(0)
    else:
        QTimer.singleShot(2, look)
look()
sys.exit(app.exec())
"""


def _seconds(code: str, *arguments: str) -> float:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", code, *arguments],
        check=True,
        env=environment,
        capture_output=True,
    )
    return time.perf_counter() - begun


def _least(works: dict[str, tuple[str, ...]]) -> dict[str, float]:
    least = dict.fromkeys(works, float("inf"))
    for _ in range(ROUNDS):
        for name, work in works.items():
            least[name] = min(least[name], _seconds(*work))
    return least


def test_from_start_to_the_first_painted_list(tmp_path: Path) -> None:
    sample = make_sample(tmp_path / "sample.book", TODAY)
    large = tmp_path / "large.book"
    ledger.build(large, 50_000)
    times = _least(
        {
            "bare": (BARE,),
            "python": ("pass",),
            "sqlalchemy": (SQLALCHEMY,),
            "sample": (OURS, str(sample), TODAY.isoformat()),
            "large": (OURS, str(large), ledger.TODAY.isoformat()),
        }
    )
    floor = times["bare"] + times["sqlalchemy"] - times["python"]
    for name, words in (("sample", "sample shop"), ("large", "50,000 open invoices")):
        sys.stdout.write(
            f"first painted list, {words:<22} {times[name] * 1000:7.0f} ms  floor"
            f" {floor * 1000:7.0f} ms  x{times[name] / floor:5.2f}\n"
        )
