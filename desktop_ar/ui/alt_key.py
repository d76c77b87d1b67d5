"""Alt by itself opens the menu, as menu bars taught everyone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


class AltKey(QObject):
    """Listens to the whole application only while Alt is held: anything else that happens
    meanwhile means that Alt was not alone."""

    def __init__(self, window: QWidget, on_alt: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._on_alt = on_alt
        self._alone = False
        self._listening = False

    def pressed(self, event: QKeyEvent) -> None:
        """The window heard a key."""
        if event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat():
            self._alone = True
            self._listen(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyRelease:
            self._released(event)
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            self._alone = self._alone and event.key() == Qt.Key.Key_Alt
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.WindowDeactivate):
            self._alone = False
        return super().eventFilter(watched, event)

    def _released(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Alt:
            return
        self._listen(False)
        alone, self._alone = self._alone, False
        if alone and self._window.isActiveWindow():
            self._on_alt()

    def _listen(self, listen: bool) -> None:
        application = QApplication.instance()
        if application is None or listen == self._listening:
            return
        self._listening = listen
        if listen:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)
