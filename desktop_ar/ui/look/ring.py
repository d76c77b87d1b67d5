"""The focus ring: two pixels, one pixel outside the control, only where focus came by key.

Qt draws nothing outside a widget, so one small overlay beside the focused control does it.
Controls join by the property ``ring`` (the radius of their own corners).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from shiboken6 import isValid

from desktop_ar.ui.look.paint import rounded
from desktop_ar.ui.look.theme import Theme

_REACH: Final = 3
_WIDTH: Final = 2.0


class _Ring(QWidget):
    """The ring itself, a sibling of what it surrounds."""

    def __init__(self, theme: Theme, target: QWidget) -> None:
        super().__init__(_room_of(target))
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = theme
        self._radius = float(target.property("ring") or 0)

    def place(self, target: QWidget) -> None:
        box = ringed(target)
        room = self.parentWidget()
        if room is not None:
            box.moveTopLeft(target.mapTo(room, box.topLeft()))
        self.setGeometry(box.adjusted(-_REACH, -_REACH, _REACH, _REACH))
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), self._radius + _REACH, None,
                self._theme.tokens.focus, _WIDTH)  # fmt: skip


def ring_around(target: QWidget, theme: Theme) -> QWidget:
    """A ring that stays, for pictures of the states."""
    ring = _Ring(theme, target)
    ring.place(target)
    ring.show()
    return ring


class FocusRing(QObject):
    """Follows the focused control of the whole application."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._target: QWidget | None = None
        self._ring: _Ring | None = None

    def follow(self, application: QApplication) -> None:
        """Begin to follow the focus."""
        application.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and now.property("ring") is not None and not by_mouse:
            self.surround(now)
        else:
            self.leave()

    def surround(self, target: QWidget) -> None:
        """Draw the ring around a control now."""
        self.leave()
        if target.parentWidget() is None:
            return
        self._target = target
        self._ring = _Ring(self._theme, target)
        self._ring.place(target)
        self._ring.setVisible(target.isVisible())
        target.installEventFilter(self)

    def leave(self) -> None:
        """Take the ring away; either end may be gone already with its window."""
        if self._target is not None and isValid(self._target):
            self._target.removeEventFilter(self)
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._target = self._ring = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        elif kind in (QEvent.Type.Hide, QEvent.Type.Close, QEvent.Type.ParentChange):
            self.leave()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        if self._target is not None and self._ring is not None and isValid(self._ring):
            self._ring.place(self._target)
            self._ring.show()


def _room_of(target: QWidget) -> QWidget | None:
    """Where the ring is drawn: beside its control, or around what holds it tightly (a row of
    chips, a segmented frame). Never outside the window: a ring without a parent would be a window
    of its own and take the keys away from the control it surrounds."""
    room = target.parentWidget()
    while room is not None and room.property("ring_out") and room.parentWidget() is not None:
        room = room.parentWidget()
    return room


def ringed(target: QWidget) -> QRect:
    """The part of a control the ring goes around: of a check box only its box."""
    if not isinstance(target, QCheckBox | QRadioButton) or target.property("whole"):
        return target.rect()
    option = QStyleOptionButton()
    target.initStyleOption(option)
    part = (
        QStyle.SubElement.SE_CheckBoxIndicator
        if isinstance(target, QCheckBox)
        else QStyle.SubElement.SE_RadioButtonIndicator
    )
    return target.style().subElementRect(part, option, target)
