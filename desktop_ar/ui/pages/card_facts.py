"""What is known of a customer, line by line; what is not known takes no room."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_ar.language.code_words import word
from desktop_ar.queries.customer_card import CustomerFacts
from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.label import Label


def fact_lines(face: Face, facts: CustomerFacts) -> Iterator[tuple[str, str]]:
    """Captions and values in their order; empty values are left out by whoever shows them."""
    t = face.t
    yield t.gettext("Phone"), facts.phone
    yield t.gettext("Contact person"), facts.contact
    yield t.gettext("WeChat"), facts.wechat
    yield t.gettext("E-mail"), facts.email
    yield t.gettext("Address"), facts.address
    yield t.gettext("Kind"), word(t, facts.kind)
    if facts.terms_days is not None:
        n = facts.terms_days
        yield t.gettext("Terms"), t.ngettext("{n} day", "{n} days", n)
    if facts.credit_limit_fen is not None:
        yield t.gettext("Credit limit"), face.figures.money(facts.credit_limit_fen)
    yield t.gettext("Note"), facts.note
    yield t.gettext("Customer since"), face.long_day(facts.created_on)


class CardFacts(QWidget):
    """Values can be selected and copied."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face
        self._facts: CustomerFacts | None = None
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_facts(self, facts: CustomerFacts) -> None:
        """Of whom."""
        self._facts = facts
        self.retranslate()

    def retranslate(self) -> None:
        """Captions in the language of the face."""
        for widget in self._lines:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._lines = []
        if self._facts is None:
            return
        for caption, value in fact_lines(self._face, self._facts):
            if value:
                self._add(caption, value)

    def _add(self, caption: str, value: str) -> None:
        upper = Label(caption, "small", "muted", parent=self)
        lower = Label(value, "body", wrap=True, parent=self)
        lower.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        lower.setAccessibleName(f"{caption} {value}")
        lower.setContentsMargins(0, 0, 0, 8)
        for widget in (upper, lower):
            self._column.addWidget(widget)
            widget.setVisible(True)
            self._lines.append(widget)
