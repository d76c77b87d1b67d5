"""Which rows of a long list are on the screen, so that only they are looked at in full."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_ar.ui.widgets.row_view import RowView

_PAUSE_MS: Final = 30
_AROUND: Final = 30


class VisibleRows(QObject):
    """`seen(first, last)` a moment after other rows came into view, with some around them."""

    seen = Signal(int, int)

    def __init__(self, view: RowView) -> None:
        super().__init__(view)
        self._view = view
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        view.verticalScrollBar().valueChanged.connect(self.look)
        view.resized.connect(self.look)
        view.model().modelReset.connect(self.look)
        view.model().layoutChanged.connect(self.look)

    def look(self) -> None:
        """Look again soon."""
        self._pause.start()

    def span(self) -> tuple[int, int]:
        """The first and the last row to know, both included; (0, -1) for an empty list."""
        count = self._view.model().rowCount()
        first = max(0, self._view.rowAt(0))
        last = self._view.rowAt(self._view.viewport().height() - 1)
        last = count - 1 if last < 0 else last
        return max(0, first - _AROUND), min(count - 1, last + _AROUND)

    def _tell(self) -> None:
        first, last = self.span()
        if last >= first:
            self.seen.emit(first, last)
