"""Both sides of a customer: what they owe the shop, what the shop owes them; a memo between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.kinds import set_look
from desktop_ar.ui.look.type import TypeRole, font
from desktop_ar.ui.widgets.avatar import Icon
from desktop_ar.ui.widgets.label import ElidedLabel, Label, SumLabel, rule

_EDGE: Final = 14
_SIZES: Final[tuple[TypeRole, ...]] = ("figure", "name", "row")


def _width(role: TypeRole, words: str) -> int:
    return QFontMetrics(font(role)).horizontalAdvance(words)


@dataclass(frozen=True, slots=True)
class SideLine:
    """One line under the sum of a side: words, and a sum at the right where there is one."""

    words: str
    fen: int | None = None


@dataclass(frozen=True, slots=True)
class SideFacts:
    """One side: caption, sum in fen, whether it is late, lines under it."""

    caption: str
    fen: int
    late: bool = False
    lines: Sequence[SideLine] = ()


class TwoSidedCard(QFrame):
    """Two sums side by side with a hairline between, and a memo that is never a booking."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._left = _Side(face)
        self._right = _Side(face)
        self._memo = QFrame()
        self._memo_words = ElidedLabel("", "tiny", "muted")
        self._lay_out()
        self.set_memo("")

    def _lay_out(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addWidget(self._left, 1)
        sides.addWidget(rule(down=True))
        sides.addWidget(self._right, 1)
        memo = QHBoxLayout()
        memo.setContentsMargins(14, 0, 14, 0)
        memo.setSpacing(5)
        memo.addWidget(Icon(self._face, "info", side=12))
        memo.addWidget(self._memo_words, 1)
        self._memo.setLayout(memo)
        self._memo.setFixedHeight(26)
        set_look(self._memo, "ground", "raised")
        self._memo_rule = rule()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(sides)
        column.addWidget(self._memo_rule)
        column.addWidget(self._memo)

    def set_sides(self, owes: SideFacts, owed: SideFacts) -> None:
        """What the customer owes, and what the shop owes."""
        self._left.show_facts(owes)
        self._right.show_facts(owed)

    def set_memo(self, words: str) -> None:
        """The net, as a memo; no words, no line."""
        self._memo_words.setText(words)
        self._memo.setVisible(bool(words))
        self._memo_rule.setVisible(bool(words))


class _Side(QWidget):
    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face
        self._caption = Label("", "small", "muted")
        self._sum = SumLabel(face, "figure")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_EDGE, 10, _EDGE, 8)
        self._column.setSpacing(0)
        self._column.addWidget(self._caption)
        self._column.addWidget(self._sum)
        self._lines: list[QWidget] = []
        self._column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sum()

    def _fit_sum(self) -> None:
        """A sum is never cut: a very large one is written smaller."""
        room = self.width() - 2 * _EDGE
        words = self._sum.text()
        fitting = (role for role in _SIZES if _width(role, words) <= room)
        self._sum.setFont(font(next(fitting, _SIZES[-1])))

    def show_facts(self, facts: SideFacts) -> None:
        self._caption.setText(facts.caption)
        self._sum.set_fen(facts.fen)
        self._fit_sum()
        self._sum.set_ink("overdue" if facts.late and facts.fen > 0 else "text")
        self._sum.setAccessibleName(facts.caption)
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(line) for line in facts.lines]
        for at, line in enumerate(self._lines):
            self._column.insertWidget(2 + at, line)
            line.setVisible(True)  # at once: a line that comes a moment later makes the card jump

    def _line(self, line: SideLine) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(ElidedLabel(line.words, "small", "muted"), 1)
        if line.fen is not None:
            total = SumLabel(self._face, "small", "muted")
            total.set_fen(line.fen)
            row.addWidget(total)
        return holder
