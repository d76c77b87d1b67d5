"""Cards: a surface with a hairline and round corners; everything stands in one."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget


class Card(QFrame):
    """A card with a column of contents: `card.column.addWidget(...)`."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        padding: int = 16,
        spacing: int = 8,
        quiet: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", "quiet" if quiet else "true")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(padding, padding - 2, padding, padding - 2)
        self.column.setSpacing(spacing)


class Box(QFrame):
    """A tinted box inside a card: `tint` proposes, `good` has passed, `warn` asks for care."""

    def __init__(
        self,
        kind: Literal["tint", "good", "warn", "overdue"] = "tint",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("box", kind)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(10, 8, 12, 8)
        self.column.setSpacing(4)


def row(*parts: QWidget | QBoxLayout | int | None, spacing: int = 8) -> QHBoxLayout:
    """Parts beside each other: None is a stretch, a number a gap in pixels."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    _fill(line, parts)
    return line


def column(*parts: QWidget | QBoxLayout | int | None, spacing: int = 8) -> QVBoxLayout:
    """Parts under each other: None is a stretch, a number a gap in pixels."""
    pile = QVBoxLayout()
    pile.setContentsMargins(0, 0, 0, 0)
    pile.setSpacing(spacing)
    _fill(pile, parts)
    return pile


def _fill(layout: QBoxLayout, parts: tuple[QWidget | QBoxLayout | int | None, ...]) -> None:
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
