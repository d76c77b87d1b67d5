"""Help: what the program is for in a few lines, and every act with its key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_ar.language.catalogue import N_
from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.card import row
from desktop_ar.ui.widgets.dialog import EDGE, DialogFrame, scrolled
from desktop_ar.ui.widgets.label import Label, rule
from desktop_ar.ui.widgets.tags import KeyCap

_SIZE: Final = QSize(720, 560)
_COLUMNS: Final = 2
_ABOUT: Final = (
    N_("Begin with Today: it says who to contact, how much it is about, and why."),
    N_("In every list Enter opens a row, and a right click or the menu shows what can be done."),
    N_("Nothing is ever deleted: a mistake is taken back by an entry of its own, with Ctrl+Z."),
    N_("The book is one file on this computer. Nothing leaves it by itself."),
)
_LISTS: Final = (
    ("↑ ↓", N_("Move in a list")),
    ("Enter", N_("Open the row")),
    ("Ctrl+C", N_("Copy the selected rows as a table")),
    ("Ctrl+Enter", N_("Save in a dialog")),
    ("Esc", N_("Leave a dialog without saving")),
    ("Alt", N_("Open the menu")),
)


class KeysSheet(DialogFrame):
    """Opened by F1 and Ctrl+/."""

    def __init__(
        self, face: Face, parent: QWidget | None, acts: Iterable[tuple[str, QAction]]
    ) -> None:
        super().__init__(face, parent, size=_SIZE)
        self.drop_head()
        t = face.t
        self.setWindowTitle(t.gettext("Help and keys"))
        column = QVBoxLayout()
        column.setContentsMargins(EDGE, 16, EDGE, 16)
        column.setSpacing(8)
        column.addWidget(Label(t.gettext("Help and keys"), "title"))
        for sentence in _ABOUT:
            column.addWidget(Label(t.gettext(sentence), wrap=True))
        column.addWidget(rule())
        parts: dict[str, list[tuple[str, str]]] = {}
        for part, action in acts:
            if not action.shortcut().isEmpty():
                parts.setdefault(part, []).append((_keys(action), action.text()))
        parts[t.gettext("Everywhere")] = [(key, t.gettext(words)) for key, words in _LISTS]
        for part, lines in parts.items():
            column.addWidget(Label(part, "lead"))
            column.addLayout(self._grid(lines))
        column.addStretch(1)
        self.body.addWidget(scrolled(column))
        close = self.add_button("primary", closes=True)
        close.setText(t.gettext("Close"))
        close.setDefault(True)

    def _grid(self, lines: list[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for at, (keys, words) in enumerate(lines):
            grid.addLayout(
                row(KeyCap(self.face, keys), Label(words), None), at // _COLUMNS, at % _COLUMNS
            )
        for at in range(_COLUMNS):
            grid.setColumnStretch(at, 1)
        return grid


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
