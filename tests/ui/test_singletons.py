"""The program does not die of references that Qt's bindings do not count."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_ar.ui.singletons import hold_singletons

ROOT = Path(__file__).parents[2]
MANY_CALLS = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from desktop_ar.ui.look.theme import Theme
application = QApplication([])
Theme("light", application).dress(application)
class Bell(QObject):
    rung = Signal(object)
bell, widget = Bell(), QWidget()
bell.rung.connect(lambda _what: None)
for _ in range(60_000):
    widget.update()
    bell.rung.emit(None)
print("alive")
"""


def test_sixty_thousand_calls_of_qt_leave_the_program_alive() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MANY_CALLS], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_the_counts_are_raised_once_only() -> None:
    hold_singletons()
    first = sys.getrefcount(None)
    hold_singletons()
    assert first > 1 << 59
    assert sys.getrefcount(None) < first + 1000
