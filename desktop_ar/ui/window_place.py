"""Where the window stood, kept among the habits, and put back where a screen still is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_ar.system.habits import Habits

KEY: Final = "window"
USUAL: Final = QSize(1280, 800)
_LEAST_SEEN: Final = 120
_NUMBERS: Final = 4


def restore_place(window: QWidget, habits: Habits) -> None:
    """The last place, or the usual size in the middle of the screen."""
    kept = habits.get(KEY)
    box = _box(kept.get("box")) if isinstance(kept, dict) else None
    if box is None or not _seen(box):
        screen = QGuiApplication.primaryScreen().availableGeometry()
        size = USUAL.boundedTo(screen.size())
        box = QRect(screen.topLeft(), size)
        box.moveCenter(screen.center())
    window.setGeometry(box)
    if isinstance(kept, dict) and kept.get("full"):
        window.showMaximized()


def keep_place(window: QWidget, habits: Habits) -> None:
    """Remember where the window stands."""
    box = window.normalGeometry()
    kept = {"box": [box.x(), box.y(), box.width(), box.height()], "full": window.isMaximized()}
    habits.put(KEY, kept)


def _box(numbers: object) -> QRect | None:
    if not isinstance(numbers, list) or len(numbers) != _NUMBERS:
        return None
    if not all(isinstance(number, int) for number in numbers):
        return None
    return QRect(*numbers)


def _seen(box: QRect) -> bool:
    """Whether enough of it lies on a screen that is there."""
    for screen in QGuiApplication.screens():
        part = screen.availableGeometry().intersected(box)
        if part.width() >= _LEAST_SEEN and part.height() >= _LEAST_SEEN:
            return True
    return False
