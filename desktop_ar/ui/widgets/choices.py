"""Ways to choose: a segmented choice and a switch. Chips stand in `chips`."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.paint import rounded, text
from desktop_ar.ui.look.type import font


class SegmentedChoice(QFrame):
    """One of a few, side by side in one frame; arrow keys move. `chosen(key)`."""

    chosen = Signal(str)

    def __init__(
        self, face: Face, *, height: int = 34, even: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._face = face
        self._even = even
        self._inner = height - 2
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._clicked)
        self.setProperty("segments", True)
        self.setProperty("ring_out", True)
        self.setFixedHeight(height)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Keys and words. The same keys keep their buttons and only change their words."""
        if [key for key, _ in options] != list(self._buttons):
            self._build([key for key, _ in options])
        for key, words in options:
            button = self._buttons[key]
            button.setText(words)
            button.setAccessibleName(words)
            bold = QFontMetrics(font("body", bold=True)).horizontalAdvance(words)
            button.setMinimumWidth(bold + 22)

    def set_icon(self, key: str, icon: str) -> None:
        """An icon before the words of one option."""
        button = self._buttons[key]
        button.setIcon(self._face.icon(icon, "muted", on="accent_text"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def key(self) -> str:
        """What is chosen, or "" before anything is."""
        at = self._group.checkedId()
        return list(self._buttons)[at] if at >= 0 else ""

    def choose(self, key: str) -> None:
        """Choose without a signal."""
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> QToolButton:
        """The button of an option, to disable it or give it a tool tip."""
        return self._buttons[key]

    def _build(self, keys: list[str]) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            button.deleteLater()
        self._buttons = {}
        for at, key in enumerate(keys):
            button = QToolButton(self)
            button.setCheckable(True)
            button.setProperty("segment", True)
            button.setProperty("first", at == 0)
            button.setProperty("last", at == len(keys) - 1)
            button.setProperty("ring", 7)
            button.setFixedHeight(self._inner)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            growing = QSizePolicy.Policy.Expanding if self._even else QSizePolicy.Policy.Preferred
            button.setSizePolicy(growing, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, at)
            self._line.addWidget(button)
            self._buttons[key] = button

    def _clicked(self, at: int) -> None:
        self.chosen.emit(list(self._buttons)[at])


class Switch(QCheckBox):
    """On or off, 34 x 20, its words beside it."""

    def __init__(self, face: Face, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._face = face
        self.setProperty("ring", 10)
        self.setProperty("whole", True)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(34 + (12 + words if words else 0), 22)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._face.tokens
        painter = QPainter(self)
        top = (self.height() - 20) / 2
        track = QRectF(0, top, 34, 20)
        if not self.isEnabled():
            rounded(painter, track, 10, tokens.raised, tokens.line)
        else:
            rounded(painter, track, 10, tokens.accent if self.isChecked() else tokens.control)
        left = 16.0 if self.isChecked() else 2.0
        knob = tokens.surface if self.isEnabled() else tokens.line
        rounded(painter, QRectF(left, top + 2, 16, 16), 8, knob)
        room = QRect(44, 0, self.width() - 44, self.height())
        ink = tokens.text if self.isEnabled() else tokens.faint
        text(painter, room, self.text(), self.font(), ink)
