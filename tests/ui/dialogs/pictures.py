"""Pictures of the dialogs over a main window, to be looked at beside the drawings.

    QT_QPA_PLATFORM=offscreen python -m tests.ui.dialogs.pictures FOLDER [NAME PART…]

Each dialog in both languages, light and dark, over 1280 x 800 and 1024 x 600.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QPoint, QSize, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from desktop_ar.services.book import Book
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.theme import Theme
from tests.ui.dialogs import shop, stages
from tests.ui.dialogs.stages import AnyDialog, Stage

TODAY: Final = date(2026, 11, 21)
SIZES: Final = (QSize(1280, 800), QSize(1024, 600))
_FRAME: Final = QSize(24, 40)


def waited(milliseconds: int) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def shot(window: QWidget, dialog: AnyDialog) -> QPixmap:
    """The window with its dialog in the middle."""
    room = window.size() - _FRAME
    wanted = dialog._wanted or dialog.sizeHint()  # the screen of a picture is its window
    dialog.resize(wanted.boundedTo(room))
    waited(260)
    picture = window.grab()
    spot = QPoint((window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 2)
    painter = QPainter(picture)
    painter.drawPixmap(spot, dialog.grab())
    painter.end()
    return picture


def main(folder: Path, parts: list[str]) -> None:
    """Save what was asked for."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    chosen = {n: s for n, s in stages.STAGES.items() if not parts or any(p in n for p in parts)}
    with tempfile.TemporaryDirectory() as home, Book.create(Path(home) / "shop.book") as book:
        shop.fill(book)
        theme = Theme("light")
        face = Face(TODAY, theme=theme)
        theme.dress(application)
        desk = Desk(face, book, "test")
        for name, stage in chosen.items():
            for language, look, size in _ways():
                face.speak(language)
                theme.choose("dark" if look == "dark" else "light")
                file = folder / f"{name}-{language[:2]}-{look}-{size.width()}.png"
                _one(desk, stage, size).save(str(file))
        desk.reader.close()


def _ways() -> list[tuple[str, str, QSize]]:
    return [
        ("zh_CN", "light", SIZES[0]),
        ("en", "light", SIZES[0]),
        ("zh_CN", "dark", SIZES[0]),
        ("en", "light", SIZES[1]),
        ("zh_CN", "light", SIZES[1]),
    ]


def _one(desk: Desk, stage: Stage, size: QSize) -> QPixmap:
    window = QWidget()
    window.resize(size)
    window.show()
    dialog = stage(desk, window)
    waited(150)
    picture = shot(window, dialog)
    dialog.reject()
    window.close()
    waited(20)
    return picture


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
