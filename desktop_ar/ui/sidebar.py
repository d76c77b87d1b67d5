"""The rooms of the shop at the left, settings and the state of the backup at the foot."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_ar.ui.face import Face
from desktop_ar.ui.look import paint
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.look.type import font

WIDTH, NARROW_WIDTH = 160, 56
_ITEM: Final = 38
_TWO_LINES: Final = 44
_ICON: Final = 18
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SideItem(QAbstractButton):
    """One room: icon, name, how many wait there."""

    def __init__(self, face: Face, key: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.key = key
        self._icon = icon
        self._icon_tone: Token = "muted"
        self._detail = ""
        self._badge = ""
        self._strong = False
        self._narrow = False
        self.setProperty("ring", 8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str, detail: str = "") -> None:
        """The name, and a second line where there is one."""
        self._detail = detail
        self.setText(words)
        self.setToolTip(f"{words} {detail}".strip() if self._narrow else "")
        self._name()
        self.updateGeometry()
        self.update()

    def set_badge(self, count: int | None, *, strong: bool = False) -> None:
        """How many wait; `strong` where they ask for attention today."""
        self._badge = "" if not count else str(count)
        self._strong = strong
        self._name()
        self.update()

    def set_icon(self, icon: str, tone: Token = "muted") -> None:
        """Another icon."""
        self._icon, self._icon_tone = icon, tone
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Only the icon, the name in the tool tip."""
        self._narrow = narrow
        self.set_words(self.text(), self._detail)

    def _name(self) -> None:
        parts = (self.text(), self._detail, self._badge)
        self.setAccessibleName(" ".join(part for part in parts if part))

    def sizeHint(self) -> QSize:
        height = _TWO_LINES if self._detail and not self._narrow else _ITEM
        return QSize(NARROW_WIDTH - 16 if self._narrow else WIDTH - 16, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
            event.accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, on = self._face.tokens, self.isChecked()
        if on:
            paint.rounded(painter, self.rect(), 8, tokens.surface, tokens.line)
            mark = QRectF(0, self.height() / 2 - 9, 3, 18)
            paint.rounded(painter, mark, 1.5, tokens.accent)
        elif self.underMouse():
            paint.rounded(painter, self.rect(), 8, tokens.hover)
        left = (self.width() - _ICON) // 2 if self._narrow else 10
        spot = QRect(left, (self.height() - _ICON) // 2, _ICON, _ICON)
        tone: Token = "accent" if on else self._icon_tone
        self._face.icons.paint(painter, spot, self._icon, tone)
        if not self._narrow:
            self._paint_words(painter)
        self._paint_badge(painter)

    def _paint_words(self, painter: QPainter) -> None:
        tokens, on = self._face.tokens, self.isChecked()
        room = QRect(38, 0, self.width() - 38 - 8, self.height())
        if self._badge:
            room.setRight(room.right() - QFontMetrics(font("small")).horizontalAdvance("000"))
        ink = tokens.text if on else tokens.muted
        if not self._detail:
            paint.text(painter, room, self.text(), font("lead", bold=on), ink)
            return
        half = self.height() // 2
        upper = QRect(room.left(), 3, room.width(), half)
        paint.text(painter, upper, self.text(), font("body", bold=False), ink)
        lower = QRect(room.left(), half - 1, room.width(), half - 2)
        paint.text(painter, lower, self._detail, font("tiny"), tokens.muted)

    def _paint_badge(self, painter: QPainter) -> None:
        if not self._badge:
            return
        tokens, on = self._face.tokens, self.isChecked()
        face = font("tiny" if self._narrow else "small", bold=on or self._strong)
        width = QFontMetrics(face).horizontalAdvance(self._badge) + (7 if self._narrow else 14)
        height = 16 if self._narrow else 20
        box = QRect(self.width() - width - (0 if self._narrow else 9), 0, width, height)
        box.moveTop(0 if self._narrow else (self.height() - height) // 2)
        ground, ink = None, tokens.muted
        if self._strong and not on:
            ground, ink = tokens.accent, tokens.on_accent
        elif on:
            ground, ink = tokens.accent_tint, tokens.accent_text
        if ground:
            paint.rounded(painter, box, height / 2, ground)
        paint.text(painter, box, self._badge, face, ink, Qt.AlignmentFlag.AlignHCenter)


class Sidebar(QFrame):
    """`chosen(key)`; up and down keys move between the rooms."""

    chosen = Signal(str)
    backup_wanted = Signal()

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.setProperty("ground", "sidebar")
        self._items: dict[str, SideItem] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._top = QVBoxLayout()
        self._foot = QVBoxLayout()
        self.backup = SideItem(face, "backup", "shield-check", self)
        self.backup.set_icon("shield-check", "good")
        self.backup.clicked.connect(self.backup_wanted)
        self.backup.hide()
        self._lay_out()
        self.setFixedWidth(WIDTH)

    def _lay_out(self) -> None:
        for part in (self._top, self._foot):
            part.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 10)
        column.setSpacing(2)
        column.addLayout(self._top)
        column.addStretch(1)
        column.addLayout(self._foot)
        column.addWidget(self.backup)

    def add(self, key: str, icon: str, *, foot: bool = False) -> SideItem:
        """A room, in the list or at the foot."""
        item = SideItem(self._face, key, icon, self)
        item.setCheckable(True)
        item.clicked.connect(lambda _on=False: self.chosen.emit(key))
        self._group.addButton(item)
        self._items[key] = item
        (self._foot if foot else self._top).addWidget(item)
        return item

    def item(self, key: str) -> SideItem:
        """The item of a room."""
        return self._items[key]

    def choose(self, key: str) -> None:
        """Mark a room as open."""
        self._items[key].setChecked(True)

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, for a small window."""
        self.setFixedWidth(NARROW_WIDTH if narrow else WIDTH)
        for item in (*self._items.values(), self.backup):
            item.set_narrow(narrow)

    def set_backup(self, words: str, detail: str = "", *, good: bool = True) -> None:
        """When the book was last copied; no words, no line."""
        self.backup.set_words(words, detail)
        name = "shield-check" if good else "triangle-alert"
        self.backup.set_icon(name, "good" if good else "warn")
        self.backup.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        right = self.width() - 1
        paint.hairline(QPainter(self), self._face.tokens.line, right, 0, right, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        items = [item for item in (*self._items.values(), self.backup) if not item.isHidden()]
        focused = next((at for at, item in enumerate(items) if item.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        items[(focused + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)
        event.accept()
