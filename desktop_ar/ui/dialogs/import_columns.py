"""Which column of a file is taken for what, and changing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from desktop_ar.exchange.fields import Field
from desktop_ar.exchange.reading import FoundColumn
from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.label import ElidedLabel, Label

_LABEL_WIDTH = 120


class ColumnChoices(QWidget):
    """One line a column; `changed` when the owner takes one for something else."""

    changed = Signal()

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._columns: tuple[FoundColumn, ...] = ()
        self._fields: Sequence[Field] = ()
        self._chosen: dict[str, str] = {}
        self.combos: dict[str, QComboBox] = {}
        self.caption = Label("", "small", "muted")
        self._holder = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(self._holder)
        self.hide()

    def forget(self) -> None:
        """Another file, or another kind: what was chosen before does not fit."""
        self._chosen = {}

    def mapping(self) -> dict[str, str]:
        """Field to column, as the owner chose; what he left is found by its header."""
        return dict(self._chosen)

    def show_columns(self, columns: Sequence[FoundColumn], fields: Mapping[str, Field]) -> None:
        """The columns as they were found."""
        self._columns = tuple(column for column in columns if column.label)
        self._fields = tuple(fields.values())
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the face."""
        self.caption.setText(self._face.t.gettext("Columns of the file, and what they are"))
        self._holder.deleteLater()
        self._holder = QWidget()
        self.layout().addWidget(self._holder)  # type: ignore[union-attr]  # set above
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.combos = {}
        for at, column in enumerate(self._columns):
            label = ElidedLabel(column.label, "body")
            label.setFixedWidth(_LABEL_WIDTH)
            label.setToolTip("\n".join(column.samples))
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self._combo(column), at, 1)
        self.setVisible(bool(self._columns))

    def _combo(self, column: FoundColumn) -> QComboBox:
        t = self._face.t
        combo = QComboBox()
        combo.setProperty("size", "small")
        combo.setAccessibleName(column.label)
        combo.addItem(t.gettext("(not used)"), "")
        for field in self._fields:
            combo.addItem(t.gettext(field.heading), field.key)
        combo.setCurrentIndex(max(0, combo.findData(column.field or "")))
        combo.activated.connect(lambda _at: self._choose(column.label, combo.currentData()))
        self.combos[column.label] = combo
        return combo

    def _choose(self, label: str, field: str) -> None:
        self._chosen = {key: name for key, name in self._chosen.items() if name != label}
        if field:
            self._chosen[field] = label
        self.changed.emit()
