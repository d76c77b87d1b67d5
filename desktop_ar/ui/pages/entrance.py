"""Rooms as the window knows them from outside: name, icon and key, and a page that is built when
it is first wanted, so that the first list is painted before the other rooms are thought of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_ar.language.catalogue import Translator
from desktop_ar.ui.pages.page import Page, Tools

_PAUSE_MS: Final = 20
_LONGEST_WAIT: Final = 250
"""So many pauses an answer is waited for before the next room is built all the same."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """The way into a room. `title` says its name, `build` makes its page."""

    key: str
    icon: str
    title: Callable[[Translator], str]
    build: Callable[[Tools], Page]


class Pages(Mapping[str, Page]):
    """The pages by the keys of their rooms; who asks for one has it built. `built` is told of
    each new page before it is handed out."""

    def __init__(
        self, tools: Tools, entrances: Sequence[Entrance], built: Callable[[Page], None]
    ) -> None:
        self._tools = tools
        self._entrances = {entrance.key: entrance for entrance in entrances}
        self._built = built
        self._pages: dict[str, Page] = {}

    def __getitem__(self, key: str) -> Page:
        if key not in self._pages:
            page = self._entrances[key].build(self._tools)
            self._pages[key] = page
            self._built(page)
        return self._pages[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entrances)

    def __len__(self) -> int:
        return len(self._entrances)

    @property
    def entrances(self) -> Sequence[Entrance]:
        """All rooms from outside, in their order."""
        return tuple(self._entrances.values())

    @property
    def standing(self) -> Sequence[Page]:
        """The pages that are built already."""
        return tuple(self._pages.values())

    @property
    def missing(self) -> str | None:
        """The first room whose page is not built yet."""
        return next((key for key in self if key not in self._pages), None)


class LaterRooms(QObject):
    """Builds the rooms nobody has entered yet, one at a time, while the book is not being read;
    each then asks for the number beside its name. `finished` once all of them stand."""

    finished = Signal()

    def __init__(self, pages: Pages, busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._pages = pages
        self._busy = busy
        self._waited = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)

    def begin(self) -> None:
        """The first room is shown: go on with the others when it has what it asked for."""
        self._pause.start()

    def stop(self) -> None:
        """The window closes: no more rooms."""
        self._pause.stop()

    def _look(self) -> None:
        if self._busy() and self._waited < _LONGEST_WAIT:
            self._waited += 1
            self._pause.start()
            return
        self._waited = 0
        key = self._pages.missing
        if key is None:
            self.finished.emit()
            return
        self._pages[key].refresh(None)
        self._pause.start()
