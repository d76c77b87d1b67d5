"""The cards at the right of Today: money that should come, installments, the week, prepaid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_ar.language.code_words import word
from desktop_ar.queries.figures import WeekFigures
from desktop_ar.queries.prepaid import PrepaidRow
from desktop_ar.queries.promises import PromiseRow
from desktop_ar.queries.worklist import DueInstallment
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.type import font
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.card import Card
from desktop_ar.ui.widgets.label import ElidedLabel, Label, SumLabel, rule
from desktop_ar.ui.widgets.tags import Tag

SOON_DAYS: Final = 7
_LINE: Final = 30
_NAME_MOST, _NAMES_MOST = 140, 110


class TitledCard(Card):
    """A title at the left, a figure or a link at the right, lines below."""

    def __init__(self, face: Face) -> None:
        super().__init__(padding=16, spacing=4)
        self.face = face
        self.title = ElidedLabel("", "lead")
        self.side = QHBoxLayout()
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
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
        line.setSpacing(8)
        for part in parts:
            if part is None:
                line.addStretch(1)
            else:
                filling = part.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored
                line.addWidget(part, 1 if filling else 0)
        self.lines.addWidget(holder)

    def sum_label(self, fen: int) -> SumLabel:
        """A sum at the right edge of a line."""
        label = SumLabel(self.face, "body", sign=False)
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
        """Show what is promised for today and not kept yet; what is ticked stays ticked."""
        ticked = {promise.promise_no for promise in self.ticked()}
        if len(promises) == 1:
            ticked = {promises[0].promise_no}
        self.clear()
        self.checks = []
        for promise in promises:
            check = self._check(promise)
            check.setChecked(promise.promise_no in ticked)
            self.checks.append((check, promise))
            self.add_line(check, None, self.sum_label(_left(promise)))
        self.total.set_fen(sum(_left(promise) for promise in promises))
        self._ticked()
        self.setVisible(bool(promises))

    def _check(self, promise: PromiseRow) -> QCheckBox:
        name = promise.customer_name
        shown = QFontMetrics(font("body")).elidedText(name, Qt.TextElideMode.ElideRight, _NAME_MOST)
        check = QCheckBox(shown.replace("&", "&&"))
        check.setToolTip(name if shown != name else "")
        check.setAccessibleName(f"{name} {self.face.figures.amount(_left(promise))}")
        check.toggled.connect(self._ticked)
        return check

    def ticked(self) -> list[PromiseRow]:
        """The promises whose money came."""
        return [promise for check, promise in self.checks if check.isChecked()]

    def _ticked(self) -> None:
        self.button.setEnabled(bool(self.ticked()))

    def _came(self) -> None:
        self.came.emit(self.ticked())

    def retranslate(self) -> None:
        """Words in the language of the face."""
        self.title.setText(self.face.t.gettext("Expected today"))
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
        metrics = QFontMetrics(font("body"))
        days = [self.face.day(part.due_date) for part in installments]
        widest = max(map(metrics.horizontalAdvance, days), default=0)
        for part, words in zip(installments, days, strict=True):
            day = Label(words, "body", "muted")
            day.setMinimumWidth(widest + 2)
            self.add_line(
                day,
                _filling(ElidedLabel(part.customer_name, "body")),
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
        late = self.face.t.ngettext("{place}, {n} d late", "{place}, {n} d late", days,
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
        metrics = QFontMetrics(font("body"))
        names = max((metrics.horizontalAdvance(lot.customer_name) for lot in lots), default=0)
        for lot in lots:
            tag = Tag(self.face, parent=self)  # its words show it: alone it were a window
            days = lot.days_left or 0
            words = self.face.t.ngettext("{n} day", "{n} days", days)
            tag.set_words(words, "warn" if days <= SOON_DAYS else "muted")
            name, left = ElidedLabel(lot.customer_name), ElidedLabel(self._left(lot), ink="muted")
            name.setFixedWidth(min(names + 2, _NAMES_MOST))
            self.add_line(name, _filling(left), tag)
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


def _left(promise: PromiseRow) -> int:
    """What of a promise has not come yet, in fen."""
    return max(0, promise.amount_fen - promise.received_fen)


def _filling(label: ElidedLabel) -> ElidedLabel:
    """A label that takes what is left of its line, and is cut where that is too little."""
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return label
