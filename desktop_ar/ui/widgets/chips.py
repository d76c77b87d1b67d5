"""Filters as chips in one row; what has no room stands behind a "more" chip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QMenu,
    QSizePolicy,
    QWidget,
)

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.paint import rounded, text
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.look.type import font

CHIP_HEIGHT: Final = 28
_CHIP_PADDING: Final = 11
_CHIP_GAP: Final = 6


class Chip(QAbstractButton):
    """A filter that can be on: its name and how many it holds."""

    def __init__(self, face: Face, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.key = key
        self._count: int | None = None
        self.setCheckable(True)
        self.setProperty("ring", CHIP_HEIGHT // 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str, count: int | None = None) -> None:
        """Name and count; no count for a chip that is an act and not a filter."""
        self._count = count
        self.setText(words)
        self.setAccessibleName(words if count is None else f"{words} {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        bold = QFontMetrics(font("body", bold=True))
        width = bold.horizontalAdvance(self.text()) + 2 * _CHIP_PADDING
        if self._count is not None:
            width += bold.horizontalAdvance(str(self._count)) + _CHIP_GAP
        return QSize(width, CHIP_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._face.tokens
        on = self.isChecked() and self.isEnabled()
        rounded(painter, self.rect(), CHIP_HEIGHT / 2, self._ground(), None if on else tokens.line)
        ink: Token = "on_accent" if on else ("muted" if self.isEnabled() else "faint")
        face = font("body", bold=on)
        metrics = QFontMetrics(face)
        words = metrics.horizontalAdvance(self.text())
        count = "" if self._count is None else str(self._count)
        whole = words + (metrics.horizontalAdvance(count) + _CHIP_GAP if count else 0)
        left = (self.width() - whole) // 2
        colour = tokens.colour(ink)
        text(painter, QRect(left, 0, words + 1, self.height()), self.text(), face, colour)
        rest = QRect(left + words + _CHIP_GAP, 0, self.width(), self.height())
        text(painter, rest, count, face, colour)

    def _ground(self) -> str:
        tokens = self._face.tokens
        if not self.isEnabled():
            return tokens.surface
        if self.isChecked():
            return tokens.accent_hover if self.underMouse() else tokens.accent
        if self.isDown():
            return tokens.line
        return tokens.hover if self.underMouse() else tokens.surface


@dataclass(frozen=True, slots=True)
class ChipSpec:
    """One filter of a row: key, translated words, how many."""

    key: str
    words: str
    count: int | None = None


class ChipRow(QWidget):
    """Filters in one row, one of them on. What has no room stands behind a "more" button,
    never in a second row. `chosen(key)`."""

    chosen = Signal(str)

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._chips: dict[str, Chip] = {}
        self._more = Chip(face, "", self)
        self._more.setCheckable(False)
        self._more.set_words("…")
        self._more.clicked.connect(self._open_more)
        self.setFixedHeight(CHIP_HEIGHT)
        self.setProperty("ring_out", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        face.language_changed.connect(self._name_more)
        self._name_more()

    def set_chips(self, specs: Sequence[ChipSpec], chosen: str | None = None) -> None:
        """The filters; the one that was on stays on, unless told otherwise."""
        keep = chosen if chosen is not None else self.key()
        if [spec.key for spec in specs] != list(self._chips):
            self._build(specs)
        for spec in specs:
            self._chips[spec.key].set_words(spec.words, spec.count)
        self.choose(keep if keep in self._chips else next(iter(self._chips), ""))
        self._arrange()

    def key(self) -> str:
        """The filter that is on."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), "")

    def choose(self, key: str) -> None:
        """Turn a filter on without a signal."""
        for name, chip in self._chips.items():
            chip.setChecked(name == key)
        self._arrange()

    def chip(self, key: str) -> Chip:
        """One chip, for its tool tip."""
        return self._chips[key]

    def _build(self, specs: Sequence[ChipSpec]) -> None:
        for chip in self._chips.values():
            chip.deleteLater()
        self._chips = {}
        for spec in specs:
            chip = Chip(self._face, spec.key, self)
            chip.clicked.connect(lambda _on=False, key=spec.key: self._clicked(key))
            self._chips[spec.key] = chip
        order = [*self._chips.values(), self._more]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _clicked(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def _name_more(self) -> None:
        words = self._face.t.gettext("More filters")
        self._more.setAccessibleName(words)
        self._more.setToolTip(words)

    def sizeHint(self) -> QSize:
        widths = [chip.sizeHint().width() for chip in self._chips.values()]
        return QSize(sum(widths) + _CHIP_GAP * max(0, len(widths) - 1), CHIP_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, CHIP_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        """Place what fits; the chosen chip always has a place."""
        chips = list(self._chips.values())
        shown = _fitting(chips, self.width(), self._more.sizeHint().width())
        left = 0
        for chip in chips:
            chip.setVisible(chip in shown)
        for chip in shown:
            chip.setGeometry(QRect(QPoint(left, 0), chip.sizeHint()))
            left += chip.width() + _CHIP_GAP
        self._more.setVisible(len(shown) < len(chips))
        self._more.setGeometry(QRect(QPoint(left, 0), self._more.sizeHint()))

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for chip in self._chips.values():
            if chip.isHidden():
                action = QAction(chip.accessibleName(), menu)
                action.triggered.connect(lambda _on=False, key=chip.key: self._clicked(key))
                menu.addAction(action)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 4)))


def _fitting(chips: Sequence[Chip], room: int, more: int) -> list[Chip]:
    """The chips that fit, keeping a place for "more" where not all do."""
    widths = [chip.sizeHint().width() + _CHIP_GAP for chip in chips]
    if sum(widths) - _CHIP_GAP <= room:
        return list(chips)
    room -= more
    chosen = [chip for chip in chips if chip.isChecked()]
    room -= sum(chip.sizeHint().width() + _CHIP_GAP for chip in chosen)
    shown = set(chosen)
    for chip, width in zip(chips, widths, strict=True):
        if chip in shown:
            continue
        if width > room:
            break
        room -= width
        shown.add(chip)
    return [chip for chip in chips if chip in shown]
