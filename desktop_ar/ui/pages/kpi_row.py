"""Four figures side by side at the head of a room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.widgets.kpi import KpiCard


class KpiRow(QWidget):
    """Cards of equal width, one for each icon."""

    def __init__(self, face: Face, icons: Sequence[tuple[str, Token]]) -> None:
        super().__init__()
        self.cards = [KpiCard(face, icon, ink=ink) for icon, ink in icons]
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        for card in self.cards:
            self._line.addWidget(card, 1)

    def set_dense(self, dense: bool) -> None:
        """Lower cards for a small window."""
        for card in self.cards:
            card.set_dense(dense)
