"""Who: avatar, name, level, the phone with a button that copies it, the number, and a menu."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolTip, QWidget

from desktop_ar.language.phones import masked
from desktop_ar.queries.customer_card import CustomerCard
from desktop_ar.ui.face import Face
from desktop_ar.ui.pages.overdue_columns import brief_level
from desktop_ar.ui.widgets.avatar import Avatar
from desktop_ar.ui.widgets.button import IconButton
from desktop_ar.ui.widgets.card import column, row
from desktop_ar.ui.widgets.label import ElidedLabel, Label
from desktop_ar.ui.widgets.tags import Tag

_COPIED_MS: Final = 1_500


class CustomerHead(QWidget):
    """`menu_wanted()` when the three dots are clicked."""

    menu_wanted = Signal()

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face
        self._phone = ""
        self.avatar = Avatar(face, side=38)
        self.name = ElidedLabel("", "name")
        self.level = Tag(face)
        self.phone = Label("", "small", "muted")
        self.copy_button = IconButton(face, "copy", side=22, icon_side=13)
        self.number = ElidedLabel("", "small", "muted")
        self.menu_button = IconButton(face, "ellipsis-vertical", side=30, icon_side=16)
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_COPIED_MS)
        self._back.timeout.connect(lambda: self.copy_button.set_icon_name("copy"))
        self.copy_button.clicked.connect(self.copy_phone)
        self.menu_button.clicked.connect(self.menu_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        upper = row(self.name, self.level, None, spacing=8)
        lower = row(self.phone, self.copy_button, 4, self.number, spacing=2)
        lower.setStretchFactor(self.number, 1)
        line = row(self.avatar, column(upper, lower, spacing=0), self.menu_button, spacing=10)
        line.setStretch(1, 1)
        line.setContentsMargins(14, 10, 9, 8)
        self.setLayout(line)

    def show_card(self, card: CustomerCard) -> None:
        """Whose head it is."""
        facts, standing = card.facts, card.standing
        level = standing.level if standing else None
        self._phone = facts.phone
        self.avatar.set_name(facts.customer_name)
        self.name.setText(facts.customer_name)
        self.level.set_words(brief_level(self._face.t, level) if level else "")
        self.phone.setText(masked(facts.phone))
        self.phone.setVisible(bool(facts.phone))
        self.copy_button.setVisible(bool(facts.phone))
        self.number.setText(facts.customer_no)
        self.retranslate()

    def copy_phone(self) -> None:
        """Put the whole number on the clipboard."""
        if not self._phone:
            return
        QGuiApplication.clipboard().setText(self._phone)
        self.copy_button.set_icon_name("check")
        self._back.start()
        spot = self.copy_button.mapToGlobal(self.copy_button.rect().bottomLeft())
        QToolTip.showText(spot, self._face.t.gettext("Phone number copied"), self.copy_button)

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self._face.t
        self.copy_button.set_words(t.gettext("Copy the phone number"))
        self.menu_button.set_words(t.gettext("More about this customer"))
