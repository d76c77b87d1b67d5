"""The frame of every dialog: a head that says about whom, a body, a foot that never scrolls."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.kinds import ButtonKind
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.widgets.avatar import Avatar
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.label import ElidedLabel, Label, SumLabel, rule
from desktop_ar.ui.widgets.scrim import Scrim

HEAD_HEIGHT: Final = 66
FOOT_HEIGHT: Final = 59
EDGE: Final = 20
SMALLEST_SCREEN: Final = QSize(1000, 560)
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class DialogFrame(QDialog):
    """Opened with `open()`, answered by `accepted` and `rejected`.

    Fill `body` (a QVBoxLayout without margins); put buttons into the foot with `add_button`.
    The first `primary` button answers Ctrl+Enter; Esc cancels. Subclasses say their words in
    `retranslate()`, which is called once at the start and at every change of language.
    """

    def __init__(self, face: Face, parent: QWidget | None, *, size: QSize | None = None) -> None:
        super().__init__(parent)
        self.face = face
        self.primary: Button | None = None
        self._scrim: Scrim | None = None
        self._wanted = size
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "surface")
        self.head = _Head(face, self)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.note = ElidedLabel("", "body", "muted")
        self._foot = QFrame(self)
        self._foot.setProperty("ground", "raised")
        self._foot_line = QHBoxLayout(self._foot)
        self._lay_out()
        face.language_changed.connect(self._say_again)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._head_rule = rule()
        outer.addWidget(self.head)
        outer.addWidget(self._head_rule)
        outer.addLayout(self.body, 1)
        outer.addWidget(rule())
        outer.addWidget(self._foot)
        self._foot.setFixedHeight(FOOT_HEIGHT)
        self._foot_line.setContentsMargins(EDGE, 0, EDGE, 0)
        self._foot_line.setSpacing(8)
        self._foot_line.addWidget(self.note, 1)
        self.note.setMinimumHeight(22)

    def retranslate(self) -> None:
        """Say all words in the language of the face."""

    def _say_again(self) -> None:
        if isValid(self):
            self.retranslate()

    def drop_head(self) -> None:
        """A dialog that is about nobody has no head."""
        self.head.hide()
        self._head_rule.hide()

    def add_foot_widget(self, widget: QWidget) -> None:
        """Something before the note at the left of the foot."""
        self._foot_line.insertWidget(0, widget)

    def add_button(
        self, kind: ButtonKind = "plain", *, icon: str | None = None, closes: bool = False
    ) -> Button:
        """A button at the right of the foot; `closes` makes it cancel the dialog."""
        button = Button(self.face, kind, icon=icon, parent=self._foot)
        self._foot_line.addWidget(button)
        if kind == "primary" and self.primary is None:
            self.primary = button
        if closes:
            button.clicked.connect(self.reject)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER:
            if ctrl and self.primary is not None and self.primary.isEnabled():
                self.primary.click()
            event.accept()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self._fit()
            parent = self.parentWidget()
            if parent is not None and self._scrim is None:
                self._scrim = Scrim(self.face, parent.window())
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._scrim is not None and isValid(self._scrim):
            self._scrim.hide()
            self._scrim.deleteLater()
        self._scrim = None

    def _fit(self) -> None:
        """Its own size, or what the screen has for it."""
        room = self.screen().availableSize()
        wanted = self._wanted or self.sizeHint()
        if room.width() < SMALLEST_SCREEN.width() or room.height() < SMALLEST_SCREEN.height():
            room = SMALLEST_SCREEN
        frame = QSize(24, 40)
        self.resize(wanted.boundedTo(room - frame))


class _Head(QFrame):
    """Avatar, name and second line; a sum at the right."""

    def __init__(self, face: Face, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEAD_HEIGHT)
        self.setProperty("ground", "surface")
        self.avatar = Avatar(face, side=38)
        self.name = ElidedLabel("", "name")
        self.second = ElidedLabel("", "small", "muted")
        self.caption = Label("", "small", "muted")
        self.sum = SumLabel(face, "title", "overdue")
        self._right = QWidget()
        line = QHBoxLayout(self)
        line.setContentsMargins(EDGE, 0, EDGE, 0)
        line.setSpacing(12)
        line.addWidget(self.avatar)
        line.addLayout(_pile(self.name, self.second), 1)
        right = _pile(self.caption, self.sum)
        self._right.setLayout(right)
        for label in (self.caption, self.sum):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._right)
        self._right.hide()

    def set_who(self, name: str, second: str = "") -> None:
        """Whom it is about."""
        self.avatar.set_name(name)
        self.name.setText(name)
        self.second.setText(second)
        self.second.setVisible(bool(second))

    def set_sum(self, caption: str, fen: int | None, ink: Token = "overdue") -> None:
        """The sum it is about; None takes it away."""
        self.caption.setText(caption)
        self.sum.set_ink(ink)
        self.sum.set_fen(fen)
        self._right.setVisible(fen is not None)


def _pile(upper: QWidget, lower: QWidget) -> QVBoxLayout:
    pile = QVBoxLayout()
    pile.setContentsMargins(0, 8, 0, 8)
    pile.setSpacing(0)
    pile.addStretch(1)
    pile.addWidget(upper)
    pile.addWidget(lower)
    pile.addStretch(1)
    return pile


def scrolled(contents: QBoxLayout, *, ground: str = "surface") -> QScrollArea:
    """A column that scrolls where the window is too low, without a frame of its own."""
    inner = QWidget()
    inner.setProperty("ground", ground)
    inner.setLayout(contents)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setProperty("ground", ground)
    area.viewport().setProperty("ground", ground)
    area.setWidget(inner)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
