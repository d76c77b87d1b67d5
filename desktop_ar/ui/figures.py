"""Money on the screen, or dots where the owner hides it from the person at the counter."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop_ar.language import figures

DOTS: Final = "••••"
_SUM: Final = re.compile(r"¥\s?\d[\d,]*(?:\.\d+)?")


class Figures(QObject):
    """Every widget that shows money asks here. Hidden sums all look alike, whatever they are."""

    changed = Signal()

    def __init__(self, *, hidden: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hidden = hidden

    @property
    def hidden(self) -> bool:
        """Whether sums are dots now."""
        return self._hidden

    def hide(self, hidden: bool) -> None:
        """Hide or show all sums."""
        if hidden != self._hidden:
            self._hidden = hidden
            self.changed.emit()

    def amount(self, fen: int) -> str:
        """``1,234.50`` or dots."""
        return DOTS if self._hidden else figures.amount(fen)

    def money(self, fen: int) -> str:
        """``¥1,234.50`` or ``¥••••``."""
        return f"¥{DOTS}" if self._hidden else figures.money(fen)

    def short(self, fen: int) -> str:
        """``1,234`` for chips, tags, sentences and labels of charts, or dots."""
        return DOTS if self._hidden else figures.short_money(fen)

    def veiled(self, sentence: str) -> str:
        """A finished sentence without the sums in it, where sums are hidden."""
        return _SUM.sub(f"¥{DOTS}", sentence) if self._hidden else sentence

    def short_money(self, fen: int) -> str:
        """``¥1,234`` or ``¥••••``."""
        if self._hidden:
            return f"¥{DOTS}"
        return figures.money(fen).removesuffix(".00")
