"""The line at the foot of the sidebar: when the book was last copied, and the way to copy it."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer

from desktop_ar.language.days import ago
from desktop_ar.system.clock import Clock
from desktop_ar.ui.book_acts import BookActs
from desktop_ar.ui.pages.page import Tools
from desktop_ar.ui.sidebar import Sidebar

RECENT: Final = timedelta(days=7)
"""A copy older than this is no comfort any more."""
_AGAIN_MS: Final = 60_000


class BackupLine(QObject):
    """Keeps the line true: after a backup, in another language, as time goes by."""

    def __init__(self, sidebar: Sidebar, acts: BookActs, tools: Tools, clock: Clock) -> None:
        super().__init__(sidebar)
        self._sidebar = sidebar
        self._tools = tools
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setInterval(_AGAIN_MS)
        self._timer.timeout.connect(self.say)
        self._timer.start()
        sidebar.backup_wanted.connect(acts.backup)
        acts.backed_up.connect(self.say)
        tools.face.language_changed.connect(self.say)
        self.say()

    def say(self) -> None:
        """Say how things stand now."""
        t, now = self._tools.face.t, self._clock.now()
        at = self._tools.habits.backed_up_at(self._tools.desk.book.path)
        if at is None:
            self._sidebar.set_backup(t.gettext("Back up"), t.gettext("not yet done"), good=False)
            return
        self._sidebar.set_backup(t.gettext("Backed up"), ago(t, at, now), good=now - at <= RECENT)
