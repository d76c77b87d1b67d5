"""Small parts that several dialogs share: two columns, lines of plain words, quick choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.kinds import set_look
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.widgets.avatar import Icon
from desktop_ar.ui.widgets.chips import CHIP_HEIGHT, Chip
from desktop_ar.ui.widgets.dialog import EDGE, scrolled
from desktop_ar.ui.widgets.label import Label
from desktop_ar.ui.widgets.tags import Tag

FIELD_GAP: Final = 13
LOW_GAP: Final = 8
_CHIP_GAP: Final = 6


class FormColumn(QWidget):
    """A column of inputs that scrolls where the window is too low.

    It is at least `width` wide and grows with its words, never beyond them.
    """

    def __init__(self, width: int, *, top: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = width
        self.column = QVBoxLayout()
        self.column.setContentsMargins(EDGE, top, EDGE, 16)
        self.column.setSpacing(FIELD_GAP)
        self._area: QScrollArea = scrolled(self.column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        inner = self._area.widget()
        if inner is not None:
            inner.installEventFilter(self)
        self.settle()

    def settle(self) -> None:
        """Take the width its words need now."""
        inner = self._area.widget()
        if inner is not None:
            inner.ensurePolished()
            self.setFixedWidth(max(self._width, inner.minimumSizeHint().width()))
            self._breathe()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._breathe()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.settle()
        return super().eventFilter(watched, event)

    def _breathe(self) -> None:
        """In a low window the fields stand closer before they scroll."""
        gaps = max(0, sum(self._has_field(at) for at in range(self.column.count())) - 1)
        spare = (FIELD_GAP - self.column.spacing()) * gaps
        needed = self.column.minimumSize().height()
        if self.column.hasHeightForWidth():
            needed = self.column.minimumHeightForWidth(self._area.viewport().width())
        roomy = needed + spare
        gap = LOW_GAP if roomy > self._area.height() else FIELD_GAP
        if gap != self.column.spacing():
            self.column.setSpacing(gap)

    def _has_field(self, at: int) -> bool:
        item = self.column.itemAt(at)
        return item is not None and not item.isEmpty() and item.spacerItem() is None


@dataclass(frozen=True, slots=True)
class PlainLine:
    """One thing an act does, in plain words, with its sign."""

    icon: str
    words: str
    token: Token = "muted"


class PlainLines(QWidget):
    """What an act does, one line each, under the figures."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._lines: list[tuple[QWidget, Icon, Label]] = []

    def set_lines(self, lines: Sequence[PlainLine]) -> None:
        """Say these lines."""
        while len(self._lines) < len(lines):
            self._add()
        for at, (holder, icon, label) in enumerate(self._lines):
            holder.setVisible(at < len(lines))
            if at < len(lines):
                icon.set_icon(lines[at].icon, lines[at].token)
                label.setText(lines[at].words)

    def words(self) -> list[str]:
        """What is said now."""
        return [label.text() for holder, _, label in self._lines if not holder.isHidden()]

    def _add(self) -> None:
        icon, label = Icon(self._face, "info", "muted"), Label("", "body", wrap=True)
        holder = QWidget()
        beside_words = QVBoxLayout()
        beside_words.setContentsMargins(0, 2, 0, 0)
        beside_words.addWidget(icon)
        beside_words.addStretch(1)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addLayout(beside_words)
        line.addWidget(label, 1)
        self._column.addWidget(holder)
        self._lines.append((holder, icon, label))


class StateBox(QFrame):
    """One sentence in a tinted box: good, or with care. No words, no box."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Icon(face, "circle-check", "good")
        self._label = Label("", "small", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 7, 12, 8)
        line.setSpacing(8)
        line.addWidget(self._icon)
        line.addWidget(self._label, 1)
        self.say("")

    def say(self, words: str, kind: Literal["good", "warn"] = "good") -> None:
        """Say a sentence."""
        self._icon.set_icon("circle-check" if kind == "good" else "circle-alert", kind)
        set_look(self, "box", kind)
        self._label.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def words(self) -> str:
        """What is said now."""
        return self._label.text()


class QuickChips(QWidget):
    """A few values one click away, perhaps a tag after them. What has no room is left out, the
    last ones first."""

    chosen = Signal(object)

    def __init__(
        self, face: Face, *, tag: Tag | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._face = face
        self._tag = tag
        self._chips: list[Chip] = []
        self._values: list[object] = []
        if tag is not None:
            tag.setParent(self)
        self.setFixedHeight(CHIP_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_values(self, values: Sequence[tuple[str, object]]) -> None:
        """Words and what each stands for."""
        while len(self._chips) < len(values):
            self._add()
        self._values = [value for _, value in values]
        for chip, (words, _) in zip(self._chips, values, strict=False):
            chip.set_words(words)
        self.setVisible(bool(values))
        self._arrange()

    def chip(self, at: int) -> Chip:
        """One of the chips, to press it."""
        return self._chips[at]

    def minimumSizeHint(self) -> QSize:
        return QSize(120, CHIP_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Place what fits."""
        room = self.width()
        if self._tag is not None and self._tag.words():
            size = self._tag.sizeHint()
            room -= size.width() + _CHIP_GAP
            top = (self.height() - size.height()) // 2
            self._tag.setGeometry(self.width() - size.width(), top, size.width(), size.height())
        left = 0
        for at, chip in enumerate(self._chips):
            size = chip.sizeHint()
            fits = at < len(self._values) and left + size.width() <= room
            chip.setVisible(fits)
            if fits:
                chip.setGeometry(left, 0, size.width(), size.height())
                left += size.width() + _CHIP_GAP

    def _add(self) -> None:
        chip = Chip(self._face, "", self)
        chip.setCheckable(False)
        at = len(self._chips)
        chip.clicked.connect(lambda: self.chosen.emit(self._values[at]))
        self._chips.append(chip)


class FormCombo(QComboBox):
    """A list to choose from that takes its width from the form and not from its longest line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(96)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the form; it turns the list only while it has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def pair(left: QWidget, right: QWidget) -> QHBoxLayout:
    """Two fields of a form beside each other, equally wide."""
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(left, 1)
    line.addWidget(right, 1)
    return line


def beside(left: QWidget, right: QWidget | QBoxLayout) -> QHBoxLayout:
    """A column of inputs, a hairline, and what comes of them."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addWidget(left)
    hair = QFrame()
    hair.setProperty("rule", "down")
    line.addWidget(hair)
    if isinstance(right, QWidget):
        line.addWidget(right, 1)
    else:
        line.addLayout(right, 1)
    return line
