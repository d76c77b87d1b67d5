"""Light, dark, or as the system says; changed while the program runs."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from desktop_ar.ui.look.icons import Icons
from desktop_ar.ui.look.images import SheetImages
from desktop_ar.ui.look.mark import mark_icon
from desktop_ar.ui.look.palette import palette
from desktop_ar.ui.look.sheet import sheet
from desktop_ar.ui.look.tokens import DARK, LIGHT, Tokens
from desktop_ar.ui.look.type import font, load_fonts
from desktop_ar.ui.singletons import hold_singletons

ThemeChoice: TypeAlias = Literal["system", "light", "dark"]
CHOICES: Final[tuple[ThemeChoice, ...]] = ("system", "light", "dark")


class Theme(QObject):
    """The colours in force. `changed` is sent after the application was dressed anew."""

    changed = Signal()

    def __init__(self, choice: ThemeChoice = "light", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice: ThemeChoice = choice
        self._images = SheetImages()
        self._application: QApplication | None = None
        self.tokens: Tokens = _tokens(choice)
        self.icons = Icons(self.tokens)

    @property
    def choice(self) -> ThemeChoice:
        """What the owner chose."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Change the theme; nothing happens when it is the same."""
        self._choice = choice
        self._follow()

    def dress(self, application: QApplication) -> None:
        """Fusion, our fonts, palette and sheet, now and at every change."""
        self._application = application
        hold_singletons()
        load_fonts()
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setFont(font("body"))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self._put_on()

    def dress_part(self, part: QWidget) -> None:
        """Only one widget and its children, for a window that shows both themes at once."""
        part.setPalette(palette(self.tokens))
        part.setStyleSheet(sheet(self.tokens, self._images.of(self.tokens)))

    def _follow(self) -> None:
        tokens = _tokens(self._choice)
        if tokens is self.tokens:
            return
        self.tokens = tokens
        self.icons.use(tokens)
        if self._application is not None:
            self._put_on()
        self.changed.emit()

    def _put_on(self) -> None:
        application = self._application
        if application is not None:
            application.setPalette(palette(self.tokens))
            application.setStyleSheet(sheet(self.tokens, self._images.of(self.tokens)))
            application.setWindowIcon(mark_icon(self.tokens))


def _tokens(choice: ThemeChoice) -> Tokens:
    """Light unless the system says dark: many desktops say nothing at all."""
    if choice == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    return DARK if choice == "dark" else LIGHT
