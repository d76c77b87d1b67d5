"""Filters the owner gave a name: one menu a list, kept in the config folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from desktop_ar.system.habits import Habits
from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.dialog import EDGE, DialogFrame
from desktop_ar.ui.widgets.fields import FieldBlock


@dataclass(frozen=True, slots=True)
class ListFilter:
    """What a list is filtered by: its chip, the words typed, a part of its chart."""

    chip: str = ""
    words: str = ""
    part: str = ""

    def __bool__(self) -> bool:
        """Whether anything is filtered at all."""
        return bool(self.chip or self.words or self.part)


class SavedFilters(QObject):
    """`chosen(ListFilter)` when one is picked from the menu."""

    chosen = Signal(object)

    def __init__(
        self,
        face: Face,
        habits: Habits,
        key: str,
        now: Callable[[], ListFilter],
        owner: QWidget,
    ) -> None:
        super().__init__(owner)
        self._face = face
        self._habits = habits
        self._key = f"filters.{key}"
        self._now = now
        self._owner = owner

    def all(self) -> dict[str, ListFilter]:
        """The filters by name; a damaged note is passed over."""
        kept = self._habits.get(self._key)
        if not isinstance(kept, Mapping):
            return {}
        return {str(name): _read(value) for name, value in kept.items()}

    def save(self, name: str, wanted: ListFilter) -> None:
        """Keep a filter under a name; the same name is written over."""
        self._put({**self.all(), name.strip(): wanted})

    def remove(self, name: str) -> None:
        """Forget a name."""
        self._put({kept: value for kept, value in self.all().items() if kept != name})

    def _put(self, filters: Mapping[str, ListFilter]) -> None:
        plain = {name: asdict(value) for name, value in filters.items()}
        self._habits.put(self._key, plain or None)

    def menu(self) -> QMenu:
        """Pick one, keep the present one, forget one."""
        t, saved = self._face.t, self.all()
        menu = QMenu(self._owner)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, wanted in saved.items():
            action = QAction(_literal(name), menu, checkable=True)
            action.setChecked(wanted == self._now())
            action.triggered.connect(partial(self._choose, wanted))
            menu.addAction(action)
        if saved:
            menu.addSeparator()
        keep = menu.addAction(t.gettext("Keep this filter…"))
        keep.setEnabled(bool(self._now()))
        keep.triggered.connect(self.ask_name)
        forget = menu.addMenu(t.gettext("Forget a filter"))
        forget.setEnabled(bool(saved))
        for name in saved:
            forget.addAction(_literal(name)).triggered.connect(partial(self._forget, name))
        return menu

    def popup(self, under: QWidget) -> None:
        """The menu under a button."""
        self.menu().popup(under.mapToGlobal(QPoint(0, under.height() + 4)))

    def ask_name(self) -> None:
        """Ask what the present filter is to be called."""
        wanted = self._now()
        dialog = NameDialog(self._face, self._owner)
        dialog.named.connect(lambda name: self.save(name, wanted))
        dialog.open()

    def _choose(self, wanted: ListFilter, _checked: bool = False) -> None:
        self.chosen.emit(wanted)

    def _forget(self, name: str, _checked: bool = False) -> None:
        self.remove(name)


class NameDialog(DialogFrame):
    """Asks for the name of a filter. `named(str)`."""

    named = Signal(str)

    def __init__(self, face: Face, parent: QWidget) -> None:
        super().__init__(face, parent, size=QSize(420, 200))
        self.drop_head()
        self.edit = QLineEdit(self)
        self.edit.setMaxLength(40)
        self._block = FieldBlock(face, self.edit)
        column = QVBoxLayout()
        column.setContentsMargins(EDGE, 16, EDGE, 16)
        column.addWidget(self._block)
        column.addStretch(1)
        self.body.addLayout(column)
        self._cancel = self.add_button(closes=True)
        self._save = self.add_button("primary")
        self._save.clicked.connect(self._done)
        self._save.setEnabled(False)
        self.edit.textChanged.connect(lambda words: self._save.setEnabled(bool(words.strip())))
        self.edit.returnPressed.connect(self._done)
        self.retranslate()
        self.edit.setFocus()

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Keep this filter"))
        self._block.set_label(t.gettext("Name of the filter"))
        self._cancel.setText(t.gettext("Cancel"))
        self._save.setText(t.gettext("Save"))

    def _done(self) -> None:
        name = self.edit.text().strip()
        if name:
            self.named.emit(name)
            self.accept()


def _literal(name: str) -> str:
    """A name as a menu shows it: an ampersand is a sign and not a key."""
    return name.replace("&", "&&")


def _read(value: Any) -> ListFilter:
    if not isinstance(value, Mapping):
        return ListFilter()
    fields = ("chip", "words", "part")
    return ListFilter(**{name: str(value.get(name, "")) for name in fields})
