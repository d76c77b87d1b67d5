"""What ends when, week by week, and what there is of each kind; a click on a bar filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_ar.domain.codes import LotKind
from desktop_ar.language.code_words import word
from desktop_ar.language.figures import short_date
from desktop_ar.queries.prepaid_charts import PrepaidKind, PrepaidWeek
from desktop_ar.ui.face import Face
from desktop_ar.ui.look import paint
from desktop_ar.ui.look.tokens import SERIES, Token
from desktop_ar.ui.look.type import font
from desktop_ar.ui.widgets.card import row
from desktop_ar.ui.widgets.charts import BarChart, ChartBar, KindBars
from desktop_ar.ui.widgets.label import ElidedLabel, Label, rule

HEIGHT, DENSE_HEIGHT = 180, 126
NEAR_DAYS: Final = 30
_KINDS_WIDTH: Final = 316
_MOST_KINDS, _MOST_KINDS_DENSE = 5, 3
_REST: Final = ""
_KIND_TONES: Final[dict[LotKind, Token]] = {
    LotKind.STORED_VALUE: "s1",
    LotKind.CLASS_PACK: "s4",
    LotKind.COUNT_PACK: "s2",
    LotKind.DEPOSIT: "s3",
    LotKind.TIME_CARD: "s5",
}


@dataclass(frozen=True, slots=True)
class Charts:
    """What both charts show."""

    weeks: tuple[PrepaidWeek, ...]
    kinds: tuple[PrepaidKind, ...]
    near_fen: int
    """What ends within 30 days."""


def week_part(week: PrepaidWeek) -> str:
    """A week as the filter of a list: both last good days it begins and ends with."""
    return f"week:{week.deadline_from.isoformat()}:{week.deadline_until.isoformat()}"


def kind_part(kind: LotKind) -> str:
    """A kind as the filter of a list."""
    return f"kind:{kind}"


class PrepaidCharts(QFrame):
    """`clicked(part)` with `week_part` or `kind_part`."""

    clicked = Signal(str)

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face
        self._charts: Charts | None = None
        self._dense = False
        self.setProperty("card", "true")
        self.by_week = Label("", "row")
        self.near = _Key(face, "s1")
        self.later = _Key(face, "bar_later")
        self.note = ElidedLabel("", "small", "muted")
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.weeks = BarChart(face)
        self.by_kind = Label("", "row")
        self.kinds = KindBars(face)
        self._lay_out()
        self.weeks.clicked.connect(self.clicked)
        self.kinds.clicked.connect(lambda part: self.clicked.emit(part) if part else None)
        face.sums_changed.connect(self.retranslate)
        self.set_dense(False)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(16, 11, 16, 5)
        left.setSpacing(4)
        head = row(self.by_week, 4, self.near, 4, self.later, self.note)
        head.setStretchFactor(self.note, 1)
        left.addLayout(head)
        left.addWidget(self.weeks, 1)
        right = QWidget()
        right.setFixedWidth(_KINDS_WIDTH)
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 11, 16, 6)
        column.setSpacing(3)
        column.addWidget(self.by_kind)
        column.addWidget(self.kinds)
        column.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(1, 1, 1, 1)
        line.setSpacing(0)
        line.addLayout(left, 1)
        line.addWidget(rule(down=True))
        line.addWidget(right)

    def show_charts(self, charts: Charts) -> None:
        """New figures."""
        self._charts = charts
        self.retranslate()

    def set_chosen(self, part: str) -> None:
        """Which bar the list is filtered by, or ""."""
        self.weeks.set_chosen(part if part.startswith("week:") else "")
        self.kinds.set_chosen(part if part.startswith("kind:") else "")

    def set_dense(self, dense: bool) -> None:
        """Lower, with fewer kinds, for a small window."""
        self._dense = dense
        self.setFixedHeight(DENSE_HEIGHT if dense else HEIGHT)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self._face.t
        self.by_week.setText(t.gettext("Ends by week"))
        self.by_kind.setText(t.gettext("By kind"))
        self.weeks.setAccessibleName(self.by_week.text())
        self.kinds.setAccessibleName(self.by_kind.text())
        self.later.set_words(t.gettext("later"))
        note = t.gettext("One bar a week, in yuan; click to see only that week")
        self.note.setText("" if self._dense else note)
        charts = self._charts
        amount = self._face.figures.money(charts.near_fen) if charts else ""
        self.near.set_words(t.gettext("within 30 days {amount}", amount=amount))
        if charts is not None:
            self.weeks.set_bars([self._week(week) for week in charts.weeks])
        self._show_kinds()

    def _week(self, week: PrepaidWeek) -> ChartBar:
        face, t = self._face, self._face.t
        near_until = face.today + timedelta(days=NEAR_DAYS)
        tip = t.ngettext(
            "{first} to {last}: {n} lot, {amount}",
            "{first} to {last}: {n} lots, {amount}",
            week.lot_count,
            first=face.long_day(week.deadline_from),
            last=face.long_day(week.deadline_until),
            amount=face.figures.money(week.value_left_fen),
        )
        words = short_date(t, week.begins_on, week.begins_on)  # the axis needs no year
        strong = week.deadline_until <= near_until
        return ChartBar(week_part(week), words, week.value_left_fen, strong, tip)

    def _show_kinds(self) -> None:
        charts = self._charts
        if charts is None:
            return
        most = _MOST_KINDS_DENSE if self._dense else _MOST_KINDS
        kinds: Sequence[PrepaidKind] = charts.kinds
        shown = kinds if len(kinds) <= most else kinds[: most - 1]
        bars = [self._kind(kind) for kind in shown]
        rest = kinds[len(shown) :]
        if rest:
            words = self._face.t.gettext("Other kinds")
            left_fen = sum(kind.value_left_fen for kind in rest)
            bars.append(ChartBar(_REST, words, left_fen, tone=SERIES[-1]))
        self.kinds.set_bars(bars)

    def _kind(self, kind: PrepaidKind) -> ChartBar:
        t = self._face.t
        words = word(t, kind.kind)
        tip = t.ngettext(
            "{kind}: {n} lot, {amount}",
            "{kind}: {n} lots, {amount}",
            kind.lot_count,
            kind=words,
            amount=self._face.figures.money(kind.value_left_fen),
        )
        tone = _KIND_TONES.get(kind.kind, SERIES[-1])
        return ChartBar(kind_part(kind.kind), words, kind.value_left_fen, tip=tip, tone=tone)


class _Key(QWidget):
    """A small square of a colour and what it stands for."""

    def __init__(self, face: Face, tone: Token) -> None:
        super().__init__()
        self._face = face
        self._tone: Token = tone
        self._words = ""
        self.setFixedHeight(18)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        """What the colour stands for."""
        self._words = words
        width = QFontMetrics(font("small")).horizontalAdvance(words) + 16
        self.setFixedWidth(width)
        self.update()

    def words(self) -> str:
        """What it says now."""
        return self._words

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._face.tokens
        paint.dot(painter, 0, self.height() // 2 + 1, tokens.colour(self._tone), 9)
        room = QRect(15, 1, self.width() - 15, self.height())
        paint.text(painter, room, self._words, font("small"), tokens.muted)
