"""Which column of a file is taken for what, and changing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_ar.exchange.fields import Field
from desktop_ar.exchange.reading import FoundColumn
from desktop_ar.ui.dialogs.parts import FormCombo
from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.label import ElidedLabel, Label

_LABEL_WIDTH = 120


class ColumnChoices(QWidget):
    """One line a column; `changed` when the owner takes one for something else."""

    changed = Signal()

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._columns: dict[str, FoundColumn] = {}
        self._fields: tuple[Field, ...] = ()
        self._chosen: dict[str, str] = {}
        self._unused: frozenset[str] = frozenset()
        self.combos: dict[str, FormCombo] = {}
        self.caption = Label("", "small", "muted")
        self._holder = QWidget()
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(4)
        self._whole.addWidget(self.caption)
        self._whole.addWidget(self._holder)
        self.hide()

    def forget(self) -> None:
        """Another file, or another kind: what was chosen before does not fit."""
        self._chosen, self._unused = {}, frozenset()

    def mapping(self) -> dict[str, str]:
        """Field to column, as the owner chose; what he left is found by its header."""
        return dict(self._chosen)

    def unused(self) -> frozenset[str]:
        """Fields of which the owner said that no column holds them."""
        return self._unused

    def show_columns(self, columns: Sequence[FoundColumn], fields: Mapping[str, Field]) -> None:
        """The columns as they were found. The lines stay where the file is the same, so that
        one can go on from line to line by keys."""
        named = _named(columns)
        known = tuple(fields.values())
        same = tuple(named) == tuple(self._columns) and known == self._fields
        self._columns, self._fields = named, known
        if not same:
            self._build()
        self.retranslate()

    def _build(self) -> None:
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = QWidget()
        self._whole.addWidget(self._holder)
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.combos = {}
        for at, (name, column) in enumerate(self._columns.items()):
            label = ElidedLabel(column.label or name, "body")
            label.setFixedWidth(_LABEL_WIDTH)
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self._combo(name), at, 1)
        self.setVisible(bool(self._columns))

    def _combo(self, name: str) -> FormCombo:
        combo = FormCombo()
        combo.setProperty("scale", "small")
        combo.setAccessibleName(self._columns[name].label or name)
        combo.addItem("", "")
        for field in self._fields:
            combo.addItem("", field.key)
        combo.activated.connect(lambda _at: self._choose(name, combo.currentData()))
        self.combos[name] = combo
        return combo

    def retranslate(self) -> None:
        """Words in the language of the face, and what each column is taken for now."""
        t = self._face.t
        self.caption.setText(t.gettext("Columns of the file, and what they are"))
        words = [t.gettext("(not used)"), *(t.gettext(field.heading) for field in self._fields)]
        for name, combo in self.combos.items():
            column = self._columns[name]
            for at, said in enumerate(words):
                combo.setItemText(at, said)
            combo.setCurrentIndex(max(0, combo.findData(column.field or "")))
            samples = "\n".join(column.samples)
            combo.setToolTip(samples)
            combo.setAccessibleDescription(samples)

    def _choose(self, name: str, field: str) -> None:
        was = self._columns[name].field
        self._chosen = {key: column for key, column in self._chosen.items() if column != name}
        if was and not field:
            self._unused |= {was}
        if field:
            self._unused -= {field}
            self._chosen[field] = name
        self.changed.emit()


def _named(columns: Sequence[FoundColumn]) -> dict[str, FoundColumn]:
    """Columns with a label by that label; where two share it, by their letters."""
    labels = [column.label for column in columns]
    return {
        column.label if labels.count(column.label) == 1 else _letter(at): column
        for at, column in enumerate(columns)
        if column.label
    }


def _letter(at: int) -> str:
    """A, B … Z, AA: a column as a spreadsheet shows it."""
    rest, last = divmod(at, 26)
    return (_letter(rest - 1) if rest else "") + chr(ord("A") + last)
