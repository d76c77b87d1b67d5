"""All controls and states in both themes beside each other: the checklist of the look.

A hidden developer command: ``python -m desktop_ar.ui.gallery [PICTURE.png]`` shows the window,
or saves its picture and ends.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QWidget,
)

from desktop_ar.ui.gallery_half import GalleryHalf
from desktop_ar.ui.look.theme import Theme, ThemeChoice

SIZE: Final = QSize(1280, 820)


class Gallery(QWidget):
    """Both halves."""

    def __init__(self, language: str = "zh_CN") -> None:
        super().__init__()
        self.setObjectName("gallery")
        self.setWindowTitle("Desktop AR")
        self.resize(SIZE)
        halves = QHBoxLayout(self)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(0)
        choices: tuple[ThemeChoice, ...] = ("light", "dark")
        self.halves = [GalleryHalf(choice, language) for choice in choices]
        for half in self.halves:
            halves.addWidget(half, 1)


def save_gallery(path: Path, language: str = "zh_CN") -> None:
    """Write the picture of the gallery."""
    gallery = Gallery(language)
    gallery.show()
    gallery.activateWindow()
    for half in gallery.halves:
        half.show_states()
    QApplication.processEvents()
    if not gallery.grab().save(str(path)):
        raise OSError(f"picture cannot be written: {path}")
    gallery.close()


def main() -> None:
    """Run the developer command."""
    application = QApplication(sys.argv[:1])
    Theme("light", application).dress(application)
    if sys.argv[1:]:
        save_gallery(Path(sys.argv[1]), *sys.argv[2:3])
        return
    gallery = Gallery()
    gallery.show()
    for half in gallery.halves:
        half.show_states()
    sys.exit(application.exec())


if __name__ == "__main__":
    main()
