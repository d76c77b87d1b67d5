"""Pictures of the whole window on the sample shop, to be looked at beside the drawings.

    QT_QPA_PLATFORM=offscreen python -m tests.ui.pages.pictures FOLDER [NAME PART…]

Each room and each dialog of the window's own, in both languages, light and dark, over
1280 x 800 and 1024 x 600.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QPoint, QSize, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from desktop_ar.services.book import Book
from desktop_ar.services.sample_shop import make_sample
from desktop_ar.system.clock import Clock
from desktop_ar.system.habits import Habits
from desktop_ar.ui import start
from desktop_ar.ui.start import Program
from desktop_ar.ui.widgets.dialog import DialogFrame
from tests.ui.pages import scenes

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
TODAY: Final = date(2026, 11, 22)
WIDE, SMALL = QSize(1280, 800), QSize(1024, 600)
_FRAME: Final = QSize(24, 40)
WAYS: Final = (
    ("zh_CN", "light", WIDE),
    ("en", "light", WIDE),
    ("zh_CN", "dark", WIDE),
    ("en", "light", SMALL),
    ("zh_CN", "light", SMALL),
    ("en", "dark", SMALL),
)
Scene = Callable[[Program], QDialog | None]


def waited(milliseconds: int) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def settled(program: Program) -> None:
    """Until every answer is there and drawn."""
    for _ in range(200):
        waited(30)
        if not program.desk.reader.busy:
            break
    waited(250)


def picture(program: Program, dialog: QDialog | None) -> QPixmap:
    """The window, with its dialog in the middle as large as the window allows."""
    window = program.window
    window.activateWindow()
    if dialog is None:
        settled(program)
        return window.grab()
    room = window.size() - _FRAME
    wanted = isinstance(dialog, DialogFrame) and dialog._wanted
    dialog.resize((wanted or dialog.sizeHint()).boundedTo(room))
    dialog.activateWindow()
    settled(program)
    whole = window.grab()
    spot = QPoint((window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 2)
    painter = QPainter(whole)
    painter.drawPixmap(spot, dialog.grab())
    painter.end()
    return whole


def taken(program: Program, scene: Scene) -> Iterator[tuple[str, QPixmap]]:
    """One scene in every way."""
    for language, look, size in WAYS:
        program.window.choose_language(language)
        program.face.theme.choose("dark" if look == "dark" else "light")
        program.window.resize(size)
        dialog = scene(program)
        settled(program)
        yield f"{language[:2]}-{look}-{size.width()}", picture(program, dialog)
        if dialog is not None:
            dialog.reject()
        waited(50)


def _told(error: Exception) -> None:
    sys.stderr.write(f"{error!r}\n")


def main(folder: Path, parts: list[str]) -> None:
    """Save what was asked for."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    chosen = {n: s for n, s in scenes.SCENES.items() if not parts or any(p in n for p in parts)}
    with tempfile.TemporaryDirectory() as home:
        path = make_sample(Path(home) / "demo.book", TODAY)
        with Book.open(path) as book:
            habits = Habits(Path(home) / "habits.json")
            program = start.assemble(application, book, "zh_CN", Clock(TODAY), habits)
            program.desk.reader.failed.connect(_told)
            program.window.begin("today")
            for name, scene in chosen.items():
                for way, shot in taken(program, scene):
                    shot.save(str(folder / f"{name}-{way}.png"))
            program.window.close()
            program.desk.reader.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
