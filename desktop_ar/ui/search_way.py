"""The way from the search box to the room of customers and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt

from desktop_ar.ui.pages.page import Page
from desktop_ar.ui.top_bar import SearchBox


@runtime_checkable
class Searchable(Protocol):
    """A room that can be searched from the bar."""

    def search(self, words: str) -> None:
        """Show what these words find."""


class SearchWay(QObject):
    """While one types, the room opens and shows what is found; Enter goes into its list; Esc
    goes back to where one was."""

    def __init__(
        self,
        box: SearchBox,
        room: str,
        pages: Mapping[str, Page],
        now: Callable[[], Page],
        go: Callable[[str], None],
    ) -> None:
        super().__init__(box)
        self._box = box
        self._room = room
        self._pages = pages
        self._now = now
        self._go = go
        self._before: str | None = None
        box.searched.connect(self.search)
        box.entered.connect(self._enter)
        box.left.connect(self._leave)

    def focus(self) -> None:
        """Put the cursor into the box."""
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()

    def search(self, words: str) -> None:
        """Show what is found; the cursor stays in the box."""
        page = self._pages.get(self._room)
        if page is None or not isinstance(page, Searchable):
            return
        if words and self._now() is not page:
            self._before = self._now().key
            place = self._box.cursorPosition()
            self._go(self._room)
            self._box.setFocus()
            self._box.setCursorPosition(place)
        page.search(words)

    def _enter(self, words: str) -> None:
        self.search(words)
        self._now().enter()

    def _leave(self) -> None:
        self.search("")
        back, self._before = self._before, None
        self._go(back or self._now().key)
