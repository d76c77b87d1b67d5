"""The cards at the right of Today: money that should come, installments, the week, prepaid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_ar.language.code_words import word
from desktop_ar.language.figures import amount
from desktop_ar.queries.figures import WeekFigures
from desktop_ar.queries.prepaid import PrepaidRow
from desktop_ar.queries.promises import PromiseRow
from desktop_ar.queries.worklist import DueInstallment
from desktop_ar.ui.face import Face
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.card import Card
from desktop_ar.ui.widgets.label import ElidedLabel, Label, SumLabel, rule
from desktop_ar.ui.widgets.tags import Tag

SOON_DAYS: Final = 7
_LINE: Final = 30


class TitledCard(Card):
    """A title at the left, a figure or a link at the right, lines below."""

    def __init__(self, face: Face) -> None:
        super().__init__(padding=16, spacing=4)
        self.face = face
        self.title = Label("", "lead")
        self.side = QHBoxLayout()
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addLayout(self.side)
        self.column.addLayout(head)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        self.column.addLayout(self.lines)

    def clear(self) -> None:
        """No lines."""
        while self.lines.count():
            item = self.lines.takeAt(0)
            if item is not None and (held := item.widget()) is not None:
                held.hide()
                held.deleteLater()

    def add_line(self, *parts: QWidget | None) -> None:
        """One line; None stretches."""
        holder = QWidget()
        holder.setFixedHeight(_LINE)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        for part in parts:
            if part is None:
                line.addStretch(1)
            else:
                line.addWidget(part)
        self.lines.addWidget(holder)

    def sum_label(self, fen: int) -> SumLabel:
        """A sum at the right edge of a line."""
        label = SumLabel(self.face, "body")
        label.set_fen(fen)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return label


class PromisedCard(TitledCard):
    """Promises for today: tick what came and book it. `came(list[PromiseRow])`."""

    came = Signal(object)

    def __init__(self, face: Face) -> None:
        super().__init__(face)
        self.total = SumLabel(face, "lead")
        self.side.addWidget(self.total)
        self.button = Button(face, "tinted", icon="banknote", size="small")
        self.column.addSpacing(4)
        self.column.addWidget(self.button)
        self.checks: list[tuple[QCheckBox, PromiseRow]] = []
        self.button.clicked.connect(self._came)

    def show_promises(self, promises: Sequence[PromiseRow]) -> None:
        """Show what is promised for today and not kept yet."""
        self.clear()
        self.checks = []
        for promise in promises:
            check = QCheckBox(promise.customer_name)
            check.setAccessibleName(f"{promise.customer_name} {amount(promise.amount_fen)}")
            check.toggled.connect(self._ticked)
            self.checks.append((check, promise))
            self.add_line(check, None, self.sum_label(promise.amount_fen))
        self.total.set_fen(sum(promise.amount_fen for promise in promises))
        if len(self.checks) == 1:
            self.checks[0][0].setChecked(True)
        self._ticked()
        self.setVisible(bool(promises))

    def _ticked(self) -> None:
        self.button.setEnabled(any(check.isChecked() for check, _ in self.checks))

    def _came(self) -> None:
        self.came.emit([promise for check, promise in self.checks if check.isChecked()])

    def retranslate(self) -> None:
        """Words in the language of the face."""
        self.title.setText(self.face.t.gettext("Money due to come today"))
        self.button.setText(self.face.t.gettext("It came: record the payment"))


class InstallmentsCard(TitledCard):
    """Installments that are late or fall due this week."""

    def __init__(self, face: Face) -> None:
        super().__init__(face)
        self.total = SumLabel(face, "row")
        self.side.addWidget(self.total)
        self._shown: Sequence[DueInstallment] = ()

    def show_installments(self, installments: Sequence[DueInstallment]) -> None:
        """Show them, the earliest first."""
        self._shown = installments
        self.clear()
        for part in installments:
            day = Label(self.face.day(part.due_date), "body", "muted")
            day.setMinimumWidth(44)
            self.add_line(
                day,
                ElidedLabel(part.customer_name, "body"),
                None,
                self._progress(part),
                self.sum_label(part.left_fen),
            )
        self.total.set_fen(sum(part.left_fen for part in installments))
        self.setVisible(bool(installments))

    def _progress(self, part: DueInstallment) -> Label:
        days = (self.face.today - part.due_date).days
        place = f"{part.no}/{part.last_no}"
        if days <= 0:
            return Label(place, "small", "muted")
        late = self.face.t.ngettext("{place}, {n} day late", "{place}, {n} days late", days,
                                    place=place)  # fmt: skip
        return Label(late, "small", "overdue")

    def retranslate(self) -> None:
        """Words in the language of the face."""
        self.title.setText(self.face.t.gettext("Installments around now"))
        self.show_installments(self._shown)


class WeekCard(TitledCard):
    """What was done since Monday."""

    def __init__(self, face: Face) -> None:
        super().__init__(face)
        self.since = Label("", "small", "muted")
        self.side.addWidget(self.since)
        self._figures = [Label("0", "name"), Label("0", "name"), SumLabel(face, "name")]
        self._captions = [Label("", "small", "muted") for _ in self._figures]
        holder = QHBoxLayout()
        holder.setSpacing(12)
        for at, (figure, caption) in enumerate(zip(self._figures, self._captions, strict=True)):
            if at:
                holder.addWidget(rule(down=True))
            pile = QVBoxLayout()
            pile.setSpacing(0)
            pile.addWidget(figure)
            pile.addWidget(caption)
            holder.addLayout(pile, 1)
        self.column.addSpacing(4)
        self.column.addLayout(holder)

    def show_week(self, week: WeekFigures) -> None:
        """Contacts, those that were answered, and money received."""
        self._figures[0].setText(str(week.contact_count))
        self._figures[1].setText(str(week.answered_count))
        received = self._figures[2]
        if isinstance(received, SumLabel):
            received.set_fen(week.received_fen)

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self.face.t
        self.title.setText(t.gettext("This week"))
        self.since.setText(t.gettext("Monday to today"))
        words = (t.gettext("contacts"), t.gettext("answered"), t.gettext("received"))
        for caption, said in zip(self._captions, words, strict=True):
            caption.setText(said)


class EndingCard(TitledCard):
    """Prepaid credits that end soon. `all_wanted`: see the whole list."""

    all_wanted = Signal()

    def __init__(self, face: Face) -> None:
        super().__init__(face)
        self.link = Button(face, "link", size="small")
        self.link.set_arrow("chevron-right")
        self.link.clicked.connect(self.all_wanted)
        self.side.addWidget(self.link)
        self._shown: Sequence[PrepaidRow] = ()

    def show_lots(self, lots: Sequence[PrepaidRow]) -> None:
        """Show the nearest deadlines."""
        self._shown = lots
        self.clear()
        for lot in lots:
            tag = Tag(self.face)
            days = lot.days_left or 0
            words = self.face.t.ngettext("{n} day", "{n} days", days)
            tag.set_words(words, "warn" if days <= SOON_DAYS else "muted")
            self.add_line(
                Label(lot.customer_name, "body"),
                ElidedLabel(self._left(lot), "body", "muted"),
                None,
                tag,
            )
        self.setVisible(bool(lots))

    def _left(self, lot: PrepaidRow) -> str:
        title = lot.title or word(self.face.t, lot.kind)
        if lot.units_left is not None:
            return f"{title} {lot.units_left}/{lot.units_bought}"
        return f"{title} {self.face.figures.short_money(lot.value_left_fen)}"

    def retranslate(self) -> None:
        """Words in the language of the face."""
        self.title.setText(self.face.t.gettext("Prepaid, ending soon"))
        self.link.setText(self.face.t.gettext("See all"))
        self.show_lots(self._shown)
