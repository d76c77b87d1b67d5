"""A window that takes the keys.

Without a window manager a window is made active by one message to the platform, and a window of
an earlier test that only now goes away can take the keys with it afterwards. So the wish is
repeated until it holds.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def bring_to_front(qtbot: QtBot, window: QWidget) -> None:
    """Make a shown window the active one and wait until it is."""

    def active() -> bool:
        if not window.isActiveWindow():
            window.activateWindow()
        return window.isActiveWindow()

    qtbot.waitUntil(active, timeout=20_000)
