"""What every room of the window is to the shell around it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_ar.services.changes import ChangeSet
from desktop_ar.system.habits import Habits
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.face import Face
from desktop_ar.ui.worker import Reader

NARROW_BELOW: Final = 1100
SMALL_BELOW: Final = 960


class Room(Enum):
    """How much place the window has: all of it, icons only, or no side panel."""

    WIDE = "wide"
    NARROW = "narrow"
    SMALL = "small"


def room_of(window_width: int) -> Room:
    """The room of a window of a width in pixels (tokens.md 6)."""
    if window_width < SMALL_BELOW:
        return Room.SMALL
    return Room.NARROW if window_width < NARROW_BELOW else Room.WIDE


@dataclass(frozen=True, slots=True)
class Badge:
    """How many of something wait in a room; `strong` where they ask for attention today."""

    count: int
    strong: bool = False


@dataclass(frozen=True, slots=True)
class StatusText:
    """The foot of the window for a room: sentences of `plain` and `strong` parts, and keys."""

    sentences: tuple[str, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Tools:
    """What a room is handed, never looked up: face, reads, habits, and the door to acts."""

    face: Face
    reader: Reader
    habits: Habits
    desk: Desk


class Page(QWidget):
    """One room. The acts it offers are its `QWidget.actions()`: the shell puts them into the
    menus, so everything has a place there, in the context menu and on the keyboard.

    A room out of sight is not read again at every change: it remembers that it is stale and
    reads when it is shown. Its badge is always kept up.
    """

    key: ClassVar[str] = ""
    icon: ClassVar[str] = ""

    badge_changed = Signal()
    status_changed = Signal()
    room_wanted = Signal(str, str)
    """Another room by its key, with the name of a filter in it or ""."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = tools
        self.face = tools.face
        self.room = Room.WIDE
        self._stale = True
        self._badge: Badge | None = None
        self.setObjectName(self.key)
        self.setProperty("ground", "window")
        self.face.changed.connect(self.refresh)
        self.face.day_changed.connect(self._day_changed)
        self.face.language_changed.connect(self._say_again)

    def title(self) -> str:
        """The name of the room in the language of the face."""
        raise NotImplementedError

    def badge(self) -> Badge | None:
        """How many wait here; None shows nothing."""
        return self._badge

    def set_badge(self, badge: Badge | None) -> None:
        """Keep the number beside the room's name."""
        if badge != self._badge:
            self._badge = badge
            self.badge_changed.emit()

    def status(self) -> StatusText:
        """What the foot of the window says while this room is open."""
        return StatusText()

    def current_customer_no(self) -> str:
        """The customer the owner stands on, for entries made from the window; else nothing."""
        return ""

    def show_part(self, part: str) -> None:
        """The owner was led here from another room, to what this name stands for."""

    def set_room(self, room: Room) -> None:
        """The window became wider or narrower."""
        self.room = room

    def refresh(self, changes: ChangeSet | None = None) -> None:
        """Read again what the changes touch (None: everything), at once or when shown."""
        if changes is not None and not self.concerns(changes):
            return
        if self.isVisible():
            self._stale = False
            self.load()
        else:
            self._stale = True
            self.load_badge()

    def concerns(self, changes: ChangeSet) -> bool:
        """Whether this room shows anything of what was changed."""
        return changes != ChangeSet()

    def load(self) -> None:
        """Ask the book for everything this room shows."""

    def load_badge(self) -> None:
        """Ask only for the number beside the room's name."""

    def retranslate(self) -> None:
        """Say all words in the language of the face."""

    def enter(self) -> None:
        """The owner came in by the sidebar or a key: put the focus where work begins."""
        self.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.load()

    def _day_changed(self) -> None:
        self.refresh(None)

    def _say_again(self) -> None:
        self.retranslate()
        self.badge_changed.emit()
        self.status_changed.emit()
