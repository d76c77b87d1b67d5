"""What every widget of the window needs to know, handed in, never looked up: the language,
the theme, whether sums are hidden, which day it is, and the news that something changed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon

from desktop_ar.language.catalogue import DEFAULT_LANGUAGE, Translator, translator
from desktop_ar.language.figures import long_date, short_date
from desktop_ar.ui.figures import Figures
from desktop_ar.ui.look.icons import STROKE, Icons
from desktop_ar.ui.look.theme import Theme
from desktop_ar.ui.look.tokens import Token, Tokens


class Face(QObject):
    """One face of the program. Widgets take it first and listen to its signals.

    - `language_changed`: put all texts anew (`retranslate`).
    - `theme_changed`: only for what keeps colours itself; icons and painted widgets follow.
    - `sums_changed`: sums were hidden or shown.
    - `day_changed`: midnight passed.
    - `changed(ChangeSet)`: an act was written; refresh what it touches.
    """

    language_changed = Signal()
    theme_changed = Signal()
    sums_changed = Signal()
    day_changed = Signal()
    changed = Signal(object)

    def __init__(
        self,
        today: date,
        *,
        language: str = DEFAULT_LANGUAGE,
        theme: Theme | None = None,
        figures: Figures | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._t = translator(language)
        self.theme = theme or Theme(parent=self)
        self.figures = figures or Figures(parent=self)
        self.theme.changed.connect(self.theme_changed)
        self.figures.changed.connect(self.sums_changed)

    @property
    def t(self) -> Translator:
        """The language of the window."""
        return self._t

    @property
    def today(self) -> date:
        """The business day the window works on."""
        return self._today

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self.theme.tokens

    @property
    def icons(self) -> Icons:
        """The icons in the colours in force."""
        return self.theme.icons

    def colour(self, token: Token) -> str:
        """A colour by the name of its use."""
        return self.theme.tokens.colour(token)

    def icon(
        self, name: str, token: Token = "muted", *, on: Token | None = None, stroke: float = STROKE
    ) -> QIcon:
        """An icon for a button or a menu, which follows the theme by itself."""
        return self.icons.icon(name, token, on=on, stroke=stroke)

    def speak(self, language: str) -> None:
        """Change the language of the window."""
        if language != self._t.language:
            self._t = translator(language)
            self.language_changed.emit()

    def turn_to(self, today: date) -> None:
        """Another business day began."""
        if today != self._today:
            self._today = today
            self.day_changed.emit()

    def day(self, day: date) -> str:
        """A date as lists show it: ``11-24`` or ``24 Nov``."""
        return short_date(self._t, day, self._today)

    def long_day(self, day: date) -> str:
        """A date in full, for tool tips."""
        return long_date(self._t, day)
