"""Parts of the plan dialog: bills to tick, four figures, the agreement, what waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_ar.services.plans import PlanDraft
from desktop_ar.services.standing import OpenBill
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.paint import hairline, rounded
from desktop_ar.ui.widgets.avatar import Icon
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.card import column, row
from desktop_ar.ui.widgets.dialog import EDGE, scrolled
from desktop_ar.ui.widgets.label import ElidedLabel, Label, SumLabel, rule

_FIGURES_HEIGHT: Final = 68
MOST_BILLS: Final = 6
"""So many bills stand in the form; more of them scroll in their own place."""
_BILL_HEIGHT, _BILL_GAP = 20, 6


class BillChecks(QWidget):
    """The open bills, each with a box to tick; `changed` when one was."""

    changed = Signal()

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 2, 0, 0)
        self._column.setSpacing(_BILL_GAP)
        self._column.addStretch(1)
        self._area = scrolled(self._column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        inner = self._area.widget()
        if inner is not None:
            inner.installEventFilter(self)
        self._rows: list[tuple[OpenBill, QCheckBox, Label, SumLabel]] = []

    def set_bills(self, bills: Sequence[OpenBill]) -> None:
        """Show bills, all of them ticked."""
        for bill in bills:
            box = QCheckBox(bill.receivable_no)
            box.setProperty("ring", 4)
            box.setChecked(True)
            due = Label("", "small", "muted")
            amount = SumLabel(self._face, "body", sign=False)
            amount.set_fen(bill.open_fen)
            box.toggled.connect(self.changed)
            self._rows.append((bill, box, due, amount))
            line = row(box, due, None, amount, spacing=8)
            line.setContentsMargins(0, 0, 4 if len(bills) > MOST_BILLS else 0, 0)
            self._column.insertLayout(self._column.count() - 1, line)
        shown = min(len(bills), MOST_BILLS)
        half = _BILL_HEIGHT // 2 if len(bills) > MOST_BILLS else 0
        self._area.setFixedHeight(2 + shown * (_BILL_HEIGHT + _BILL_GAP) + half)
        self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sums are never cut: the form is as wide as the longest line and its scroll bar."""
        if event.type() == QEvent.Type.LayoutRequest:
            bar = self._area.verticalScrollBar().sizeHint().width()
            room = bar if len(self._rows) > MOST_BILLS else 0
            self._area.setMinimumWidth(self._column.minimumSize().width() + room)
        return super().eventFilter(watched, event)

    def chosen(self) -> tuple[str, ...]:
        """Numbers of the ticked bills."""
        return tuple(bill.receivable_no for bill, box, _, _ in self._rows if box.isChecked())

    def box(self, receivable_no: str) -> QCheckBox:
        """The box of a bill. Raises KeyError."""
        return {bill.receivable_no: box for bill, box, _, _ in self._rows}[receivable_no]

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self._face.t
        for bill, box, due, _ in self._rows:
            due.setText(t.gettext("due {day}", day=self._face.day(bill.due_date)))
            box.setAccessibleName(f"{bill.receivable_no} {due.text()}")
            box.setToolTip(bill.description)


class Figures(QWidget):
    """Each part, the last one, when the shop has its money, and the whole."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.setFixedHeight(_FIGURES_HEIGHT)
        self.captions = [Label("", "small", "muted") for _ in range(4)]
        self.each = SumLabel(face, "name")
        self.last = SumLabel(face, "name")
        self.ends = Label("–", "name")
        self.whole = SumLabel(face, "name")
        line = QHBoxLayout(self)
        line.setContentsMargins(EDGE, 12, EDGE, 12)
        line.setSpacing(15)
        values = (self.each, self.last, self.ends, self.whole)
        for at, (caption, value) in enumerate(zip(self.captions, values, strict=True)):
            if at:
                line.addWidget(rule(down=True))
            line.addLayout(column(caption, value, spacing=1), 1)

    def show_draft(self, draft: PlanDraft | None) -> None:
        """The figures of a schedule, or dashes."""
        if draft is None:
            for sums in (self.each, self.last, self.whole):
                sums.set_fen(None)
            self.ends.setText("–")
        else:
            regular = [part for part in draft.installments if part.no]
            self.each.set_fen(regular[0].amount_fen)
            self.last.set_fen(regular[-1].amount_fen)
            self.ends.setText(draft.ends_on.isoformat())
            self.whole.set_fen(draft.total_fen)
        labels: tuple[Label, ...] = (self.each, self.last, self.ends, self.whole)
        for label in labels:
            label.set_ink("text" if draft is not None else "muted")

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self._face.t
        words = (
            t.gettext("Each part"),
            t.gettext("Last part"),
            t.gettext("Paid off by"),
            t.gettext("In all"),
        )
        for caption, text in zip(self.captions, words, strict=True):
            caption.setText(text)


class Waiting(QWidget):
    """What stands in place of the schedule while something is to be mended first."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.icon = Icon(face, "calendar-range", "muted", side=36)
        self.title = Label("", "lead", wrap=True)
        self.second = Label("", "body", "muted", wrap=True)
        pile = QVBoxLayout(self)
        pile.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        pile.setSpacing(8)
        pile.addStretch(1)
        pile.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignHCenter)
        pile.addSpacing(4)
        for label in (self.title, self.second):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            pile.addWidget(label)
        pile.addStretch(1)

    def say(self, title: str, second: str) -> None:
        """What to mend, and that nothing is lost."""
        self.title.setText(title)
        self.second.setText(second)


class Agreement(QWidget):
    """The paper that goes with the plan; one line where the window is low."""

    preview_wanted = Signal()

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.thumb = _Thumb(face)
        self.title = ElidedLabel("", "row")
        self.sentence = Label("", "small", "muted", wrap=True)
        self.preview = Button(face, "link", icon="eye")
        self.short_preview = Button(face, "link", icon="eye")
        line = QHBoxLayout(self)
        line.setContentsMargins(EDGE, 8, EDGE, 8)
        line.setSpacing(16)
        line.addWidget(self.thumb)
        link = row(self.preview, None)
        line.addLayout(column(None, self.title, self.sentence, link, None, spacing=3), 1)
        line.addWidget(self.short_preview)
        for button in (self.preview, self.short_preview):
            button.clicked.connect(self.preview_wanted)
        self.set_short(False)

    def set_short(self, short: bool) -> None:
        """Only the name and the link, in one line."""
        for widget in (self.thumb, self.sentence, self.preview):
            widget.setVisible(not short)
        self.short_preview.setVisible(short)

    def say(self, title: str, sentence: str, link: str) -> None:
        """Name of the paper, what holds until it is signed, and the way to see it."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        for button in (self.preview, self.short_preview):
            button.setText(link)


class _Thumb(QWidget):
    """A page in small: title, lines, the table, two signatures."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face
        self.setFixedSize(66, 88)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._face.tokens
        rounded(painter, self.rect(), 4, tokens.surface, tokens.line)
        rounded(painter, QRect(18, 10, 30, 4), 2, tokens.muted)
        for at in range(4):
            rounded(painter, QRect(9, 21 + 6 * at, 48 - 10 * (at == 3), 2), 1, tokens.line)  # noqa: PLR2004 - the last line of a paragraph is short
        rounded(painter, QRect(9, 45, 48, 16), 2, None, tokens.line)
        hairline(painter, tokens.text, 9, 68, 27, 68)
        hairline(painter, tokens.text, 38, 68, 56, 68)
