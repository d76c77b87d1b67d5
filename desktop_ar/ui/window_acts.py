"""What the window itself can do, each act once, with its words and keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from desktop_ar.language.catalogue import N_
from desktop_ar.ui.act import Act
from desktop_ar.ui.face import Face


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is called for each act."""

    undo: Callable[[], None]
    search: Callable[[], None]
    sums: Callable[[], None]
    keys: Callable[[], None]
    menu: Callable[[], None]
    leave: Callable[[], None]


class WindowActs:
    """The acts of the window; menus and the sheet of keys show the same objects."""

    def __init__(self, face: Face, parent: QObject, wanted: Wanted) -> None:
        self._face = face
        self._parent = parent
        make = partial(Act, face, parent=parent)
        self.undo = make(N_("Undo"), wanted.undo, icon="undo-2", keys="Ctrl+Z")
        self.search = make(N_("Search"), wanted.search, icon="search", keys="Ctrl+K")
        self.sums = make(N_("Hide sums"), wanted.sums, icon="eye", keys="Ctrl+Shift+H")
        self.keys = make(
            N_("Help and keys"), wanted.keys, icon="circle-question-mark", keys="F1 Ctrl+/"
        )
        self.menu = make(N_("Menu"), wanted.menu, icon="menu", keys="F10")
        self.leave = make(N_("Quit"), wanted.leave, icon="log-out", keys="Ctrl+Q")
        self.undo.setEnabled(False)

    def rooms(self, icons: Mapping[str, str], go: Callable[[str], None]) -> dict[str, QAction]:
        """An act for every room, Ctrl+1 and on; their words are the titles of the rooms."""
        made: dict[str, QAction] = {}
        for at, (key, icon) in enumerate(icons.items(), start=1):
            action = QAction(self._parent)
            action.setIcon(self._face.icon(icon))
            action.setShortcut(f"Ctrl+{at}")
            action.triggered.connect(partial(_go, go, key))
            made[key] = action
        return made

    def say_undo(self, what: str | None) -> None:
        """What Ctrl+Z would take back; None for nothing."""
        t = self._face.t
        self.undo.setEnabled(what is not None)
        self.undo.setText(t.gettext("Undo: {what}", what=what) if what else t.gettext("Undo"))

    def say_sums(self, hidden: bool) -> None:
        """The same act shows what it has hidden."""
        self.sums.say(N_("Show sums") if hidden else N_("Hide sums"))


def _go(go: Callable[[str], None], key: str, _checked: bool = False) -> None:
    go(key)
