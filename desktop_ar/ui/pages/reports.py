"""Reports: how old what is open was, month by month, and the figures of a period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop_ar.domain.ageing import OVERDUE_BUCKETS
from desktop_ar.domain.codes import Bucket
from desktop_ar.domain.kpi import bucket_shares
from desktop_ar.domain.periods import Period, month_of, months_from, quarter_of, year_of
from desktop_ar.language.catalogue import N_
from desktop_ar.queries.ageing import AgeingTotals
from desktop_ar.queries.kpi import PeriodFigures, ageing_by_month, period_figures
from desktop_ar.ui.look.tokens import Token, age_token
from desktop_ar.ui.pages.ageing_card import bucket_words
from desktop_ar.ui.pages.list_page import ListPage
from desktop_ar.ui.pages.page import Room, StatusText, Tools
from desktop_ar.ui.pages.report_columns import REPORT_COLUMNS
from desktop_ar.ui.pages.report_lines import ReportLine, report_lines
from desktop_ar.ui.widgets.empty_state import EmptyState
from desktop_ar.ui.widgets.label import Label
from desktop_ar.ui.widgets.stacked_columns import StackedBar, StackedColumns

MONTHS: Final = 12
_HEIGHT, _DENSE_HEIGHT = 210, 150
_BANDS: Final = (Bucket.NOT_DUE, *OVERDUE_BUCKETS)


def period_of(chip: str, part: str, day: date) -> Period:
    """The period a filter stands for, as much of it as has passed by the day."""
    if part:
        return month_of(date.fromisoformat(part)).until(day)
    found = {
        "": month_of(day),
        "last_month": month_of(months_from(day, -1)),
        "quarter": quarter_of(day),
        "last_quarter": quarter_of(months_from(day, -3)),
        "year": year_of(day),
        "last_year": year_of(months_from(day, -12)),
    }
    return found[chip].until(day)


class ReportsPage(ListPage[ReportLine]):
    """A chip or a bar chooses the period; Enter on a figure opens the list it is the sum of."""

    key = "reports"
    icon = "chart-no-axes-column"
    sums = "value"

    def __init__(self, tools: Tools) -> None:
        empty = EmptyState(tools.face, "plans")
        super().__init__(tools, REPORT_COLUMNS, lambda row: row.key, empty)
        self._months: list[tuple[Period, AgeingTotals]] = []
        self.chart = StackedColumns(self.face)
        self.chart.clicked.connect(self.choose_part)
        self.chart_title = Label("", "row")
        self.card = QFrame()
        self.card.setProperty("card", "true")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(16, 11, 16, 5)
        inside.addWidget(self.chart_title)
        inside.addWidget(self.chart, 1)
        self.column.addWidget(self.card)
        self.offer("open", N_("Show the list"), self.open_current, icon="eye")
        self.offer_list_acts()
        self.add_list()
        self.retranslate()

    def title(self) -> str:
        return self.face.t.gettext("Reports")

    def period(self) -> Period:
        """The period that is shown."""
        return period_of(self.asked.chip, self.asked.part, self.face.today)

    # Reading

    def load(self) -> None:
        self.load_rows()
        question = partial(ageing_by_month, as_of=self.face.today, count=MONTHS)
        self.tools.reader.ask(self, "months", question, self._show_months)

    def load_rows(self) -> None:
        question = partial(period_figures, period=self.period())
        self.tools.reader.ask(self, "rows", question, self._show_figures)

    def chip_chosen(self) -> None:
        """A chip takes the place of a month that was clicked."""
        if self.asked.part:
            self.choose_part(self.asked.part)
        else:
            self.load_rows()

    def part_chosen(self, part: str) -> None:
        self.chart.set_chosen(part)

    def _show_figures(self, found: PeriodFigures) -> None:
        lines = report_lines(found, now=found.period.last == self.face.today)
        words = self.asked.words.strip().casefold()
        if words:
            t = self.face.t
            lines = [
                line for line in lines
                if words in f"{t.gettext(line.words)} {t.gettext(line.formula)}".casefold()
            ]  # fmt: skip
        self.show_rows(lines)

    def _show_months(self, months: list[tuple[Period, AgeingTotals]]) -> None:
        self._months = months
        self.chart.set_stacks([self._bar(*month) for month in months])

    def _bar(self, month: Period, totals: AgeingTotals) -> StackedBar:
        face = self.face
        fen = {bucket: int(getattr(totals, f"{bucket}_fen")) for bucket in _BANDS}
        shares = bucket_shares(fen)
        lines = [face.long_day(month.last)]
        for bucket in _BANDS:
            part = shares[bucket]
            percent = "-" if part is None else f"{round(part * 100)} %"
            lines.append(
                f"{bucket_words(face.t, bucket)}  {face.figures.money(fen[bucket])}  {percent}"
            )
        bands: tuple[tuple[Token, int], ...] = tuple(
            (age_token(bucket), fen[bucket]) for bucket in _BANDS
        )
        return StackedBar(
            month.first.isoformat(),
            f"{month.first:%Y-%m}",
            totals.open_fen,
            month.last == face.today,
            "\n".join(lines),
            bands=bands,
        )

    # Acts

    def open_current(self) -> None:
        line = self.table.current()
        if line is not None and line.room is not None:
            self.room_wanted.emit(*line.room)

    def current_changed(self) -> None:
        super().current_changed()
        line = self.table.current()
        self.acts["open"].setEnabled(line is not None and line.room is not None)

    # Words

    def chip_words(self) -> dict[str, str]:
        t = self.face.t
        return {
            "": t.gettext("This month"),
            "last_month": t.gettext("Last month"),
            "quarter": t.gettext("This quarter"),
            "last_quarter": t.gettext("Last quarter"),
            "year": t.gettext("This year"),
            "last_year": t.gettext("Last year"),
        }

    def part_words(self, part: str) -> str:
        return part[:7]

    def period_words(self) -> str:
        """The period in words."""
        period = self.period()
        first, last = self.face.long_day(period.first), self.face.long_day(period.last)
        return self.face.t.gettext("{first} to {last}", first=first, last=last)

    def total_fen(self, rows: Sequence[ReportLine]) -> int:
        """A report has no sum of its lines: what is open at the end stands in their place."""
        return next((row.fen or 0 for row in rows if row.key == "closing"), 0)

    def total_words(self, rows: Sequence[ReportLine]) -> str:
        total = self.face.figures.money(self.total_fen(rows))
        return self.face.t.gettext("Open at the end: {total}", total=total)

    def filter_words(self) -> str:
        """On paper and in files the period stands under the title."""
        return self.period_words()

    def status(self) -> StatusText:
        return StatusText((self.period_words(),), self.keys())

    def say_empty(self) -> None:
        t = self.face.t
        self.empty.set_words(
            t.gettext("No figure like this"), t.gettext("Choose another filter above.")
        )

    def retranslate(self) -> None:
        super().retranslate()
        self.set_counts(None)
        words = self.face.t.gettext("Ageing at the end of each month, in yuan")
        self.chart_title.setText(words)
        self.chart.setAccessibleName(words)
        self._show_months(self._months)

    def set_room(self, room: Room) -> None:
        super().set_room(room)
        self.card.setFixedHeight(_HEIGHT if room is Room.WIDE else _DENSE_HEIGHT)
        self.habit.hide_for_room("formula", room is Room.SMALL)
