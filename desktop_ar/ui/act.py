"""What one can do, as a QAction that says its own words in the language of the face. The same
object stands in menus, context menus, on buttons and in the sheet of keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from desktop_ar.ui.face import Face


class Act(QAction):
    """`words` is marked with `N_`; `on` is called without arguments."""

    def __init__(
        self,
        face: Face,
        words: str,
        on: Callable[[], None] | None = None,
        *,
        icon: str | None = None,
        keys: str = "",
        local: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """`keys` such as ``Ctrl+N``; `local` keys work only inside the parent widget."""
        super().__init__(parent)
        self._face = face
        self._words = words
        if icon is not None:
            self.setIcon(face.icon(icon, "muted"))
        if keys:
            self.setShortcuts([QKeySequence(part) for part in keys.split(" ")])
        if local:
            self.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if on is not None:
            self.triggered.connect(lambda _checked=False: on())
        face.language_changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the words again."""
        self.setText(self._face.t.gettext(self._words))

    def say(self, words: str) -> None:
        """Other words, marked with `N_`."""
        self._words = words
        self.retranslate()
