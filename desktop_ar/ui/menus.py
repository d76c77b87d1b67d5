"""The menus behind the menu button. Everything one can do has a place here: what the window
does itself, what begins a new entry, and what the room that is open offers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop_ar.language.catalogue import N_
from desktop_ar.ui.act import Act
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.theme import ThemeChoice

LANGUAGES: Final = (("zh_CN", "简体中文"), ("en", "English"))
"""Languages in their own names, so that one finds one's own in any of them."""

_THEMES: Final[tuple[tuple[ThemeChoice, str], ...]] = (
    ("system", N_("As the system")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
)
_TITLES: Final = {
    "book": N_("Book"),
    "entry": N_("New entry"),
    "room": N_("This room"),
    "view": N_("View"),
    "theme": N_("Colours"),
    "language": N_("Language"),
    "help": N_("Help"),
}


class Menus:
    """The menu of the window and its parts, said again at every change of language."""

    def __init__(self, face: Face, window: QWidget) -> None:
        self._face = face
        self._window = window
        self.all = QMenu(window)
        self.parts: dict[str, QMenu] = {key: QMenu(window) for key in _TITLES}
        for key in ("book", "entry", "room", "view", "help"):
            self.all.addMenu(self.parts[key])
        face.language_changed.connect(self.retranslate)
        self.retranslate()

    def add(self, part: str, *actions: QAction) -> None:
        """Put acts into a part; their keys work in the whole window."""
        for action in actions:
            self.parts[part].addAction(action)
            self._window.addAction(action)

    def rule(self, part: str) -> None:
        """A line between groups of acts."""
        self.parts[part].addSeparator()

    def offer_room(self, actions: Sequence[QAction]) -> None:
        """What the room that is open offers; its keys work in the room only."""
        menu = self.parts["room"]
        for old in menu.actions():
            menu.removeAction(old)
        menu.addActions(list(actions))
        menu.menuAction().setVisible(bool(actions))

    def add_choices(
        self, choose_theme: Callable[[ThemeChoice], None], choose_language: Callable[[str], None]
    ) -> None:
        """Colours and language, each one of a few."""
        view = self.parts["view"]
        view.addSeparator()
        view.addMenu(self.parts["theme"])
        view.addMenu(self.parts["language"])
        themes = QActionGroup(self._window)
        for choice, words in _THEMES:
            action = Act(self._face, words, partial(choose_theme, choice), parent=self._window)
            _checkable(action, themes)
            action.setData(choice)
            self.parts["theme"].addAction(action)
        languages = QActionGroup(self._window)
        for code, name in LANGUAGES:
            plain = QAction(name, self._window)
            plain.triggered.connect(lambda _on=False, code=code: choose_language(code))
            _checkable(plain, languages)
            plain.setData(code)
            self.parts["language"].addAction(plain)
        view.aboutToShow.connect(self.mark_choices)
        self.mark_choices()

    def mark_choices(self) -> None:
        """Tick what is in force; it may have been chosen in the settings."""
        for part, now in (("theme", self._face.theme.choice), ("language", self._face.t.language)):
            for action in self.parts[part].actions():
                action.setChecked(action.data() == now)

    def acts(self) -> Iterator[tuple[str, QAction]]:
        """Every act with the title of its part, for the sheet of keys."""
        for key in ("entry", "room", "book", "view", "help"):
            for action in self.parts[key].actions():
                if action.menu() is None and not action.isSeparator():
                    yield self.parts[key].title(), action

    def retranslate(self) -> None:
        """Titles in the language of the face."""
        for key, title in _TITLES.items():
            self.parts[key].setTitle(self._face.t.gettext(title))


def _checkable(action: QAction, group: QActionGroup) -> None:
    action.setCheckable(True)
    group.addAction(action)
