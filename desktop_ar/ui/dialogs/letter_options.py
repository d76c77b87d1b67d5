"""The few things the owner may change in a letter, and what speaks for and against sending it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_ar.domain.codes import LetterKind
from desktop_ar.domain.faults import Fault
from desktop_ar.domain.ladder import LEVEL_OF_LETTER
from desktop_ar.language.code_words import word
from desktop_ar.language.days import weekday_and_distance
from desktop_ar.language.sentences import fault_sentence
from desktop_ar.services.letter_facts import LetterOrder
from desktop_ar.services.payment_ways import WayToPay
from desktop_ar.ui.dialogs.parts import FormColumn
from desktop_ar.ui.dialogs.period import Period
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.kinds import set_look
from desktop_ar.ui.widgets.avatar import Icon
from desktop_ar.ui.widgets.card import Box
from desktop_ar.ui.widgets.date_edit import DateEdit
from desktop_ar.ui.widgets.dialog import EDGE
from desktop_ar.ui.widgets.fields import FieldBlock
from desktop_ar.ui.widgets.label import Label

WIDTH: Final = 292


class LetterOptions(FormColumn):
    """Deadline, consequences, ways to pay, slip; `changed` at every change by the owner. What
    speaks for or against it stands under them and never scrolls away."""

    changed = Signal()

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent=parent)
        self._face = face
        self._ways: tuple[WayToPay, ...] = ()
        self._kind = LetterKind.REMINDER
        self._own_deadline: date | None = None
        self._writing = False
        self.period = Period(face)
        self.deadline_edit = DateEdit(face)
        self.deadline_block = FieldBlock(face, self.deadline_edit)
        self.court_check = QCheckBox()
        self.court_check.setChecked(True)
        self.suspension_check = QCheckBox()
        self.slip_check = QCheckBox()
        self.slip_check.setChecked(True)
        self.consequences_label = Label("", "small", "muted")
        self.ways_label = Label("", "small", "muted")
        self.slip_label = Label("", "small", "muted")
        self.way_checks: list[QCheckBox] = []
        self.verdict = Verdict(face)
        self._lay_out()
        self.deadline_edit.date_changed.connect(self._day_changed)
        self.period.changed.connect(self.changed)
        for check in (self.court_check, self.suspension_check, self.slip_check):
            check.clicked.connect(self.changed)

    def _lay_out(self) -> None:
        self._ways_column = QVBoxLayout()
        self._ways_column.setSpacing(6)
        self._consequences = _group(
            self.consequences_label, self.court_check, self.suspension_check
        )
        ways = QWidget()
        ways.setLayout(self._ways_column)
        self._ways_column.setContentsMargins(0, 0, 0, 0)
        self._ways_group = _group(self.ways_label, ways)
        self._slip = _group(self.slip_label, self.slip_check)
        days = (self.period, self.deadline_block)
        for part in (*days, self._consequences, self._ways_group, self._slip):
            self.column.addWidget(part)
        self.column.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(EDGE, 8, EDGE, 16)
        foot.addWidget(self.verdict)
        whole = self.layout()
        if isinstance(whole, QVBoxLayout):
            whole.setStretch(0, 1)
            whole.addLayout(foot)

    def set_ways(self, ways: Sequence[WayToPay]) -> None:
        """The shop's ways to pay, all of them printed at first."""
        self._ways = tuple(ways)
        for way in self._ways:
            check = QCheckBox()
            check.setChecked(True)
            check.setToolTip(way.text)
            check.clicked.connect(self.changed)
            self.way_checks.append(check)
            self._ways_column.addWidget(check)
        self.retranslate()

    def set_kind(self, kind: LetterKind) -> None:
        """Show what this kind of letter leaves to the owner; its last day is proposed anew."""
        self._kind = kind
        self._own_deadline = None
        self._write_deadline(None)
        demand = kind in {LetterKind.FORMAL_DEMAND, LetterKind.FINAL_NOTICE}
        asks = kind in LEVEL_OF_LETTER
        self.period.setVisible(kind is LetterKind.STATEMENT)
        self.deadline_block.setVisible(asks or kind is LetterKind.STATEMENT)
        self._consequences.setVisible(demand)
        self._slip.setVisible(demand)
        self._ways_group.setVisible(bool(self._ways) and (asks or kind is LetterKind.AGREEMENT))
        self.retranslate()

    def propose_deadline(self, day: date | None) -> None:
        """The last day to pay or to answer, where the owner has chosen none and types none."""
        edit = self.deadline_edit
        if self._own_deadline is None and not (edit.hasFocus() and not edit.text()):
            self._write_deadline(day)

    def _write_deadline(self, day: date | None) -> None:
        self._writing = True
        self.deadline_edit.set_day(day)
        self._writing = False
        self._say_day(day)

    def unread(self) -> Fault | None:
        """What is wrong with the words of a date that cannot be read, where there are any."""
        if self._kind is LetterKind.STATEMENT and (fault := self.period.unread()) is not None:
            return fault
        return self.deadline_edit.fault() if self.deadline_edit.text().strip() else None

    def order(self, customer_no: str, plan_no: str, payment_no: str = "") -> LetterOrder:
        """What was chosen, as the order of a letter."""
        asks = self._kind in LEVEL_OF_LETTER or self._kind is LetterKind.STATEMENT
        statement = self._kind is LetterKind.STATEMENT
        first, last = self.period.days() if statement else (None, None)
        return LetterOrder(
            kind=self._kind,
            customer_no=customer_no,
            deadline=self._own_deadline if asks else None,
            plan_no="" if asks else plan_no,
            payment_no=payment_no if self._kind is LetterKind.RECEIPT else "",
            period_from=first,
            period_to=last,
            announce_suspension=self.suspension_check.isChecked(),
            announce_court=self.court_check.isChecked(),
            with_slip=self.slip_check.isChecked(),
            way_positions=tuple(
                at for at, check in enumerate(self.way_checks) if check.isChecked()
            ),
        )

    def _day_changed(self, day: date | None) -> None:
        if self._writing:
            return
        self._own_deadline = day
        self._say_day(day)
        self.changed.emit()

    def _say_day(self, day: date | None) -> None:
        note = weekday_and_distance(self._face.t, day, self._face.today) if day else ""
        self.deadline_edit.set_note(note)

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self._face.t
        asks_answer = self._kind in {LetterKind.FOLLOW_UP, LetterKind.STATEMENT}
        self.deadline_block.set_label(
            t.gettext("Answer wanted by") if asks_answer else t.pgettext("letter", "To be paid by")
        )
        self.period.retranslate()
        self.consequences_label.setText(t.gettext("Which consequences it names"))
        self.court_check.setText(t.gettext("Payment order or lawsuit"))
        self.suspension_check.setText(t.gettext("No more credit a week after that day"))
        self.ways_label.setText(t.gettext("Ways to pay"))
        self.slip_label.setText(t.gettext("At the foot of the page"))
        self.slip_check.setText(t.gettext("Slip to confirm and send back"))
        for way, check in zip(self._ways, self.way_checks, strict=True):
            check.setText(word(t, way.method))
        self._say_day(self.deadline_edit.day())
        self.verdict.retranslate()
        self.settle()


class Verdict(Box):
    """Why it is safe to send, or what speaks against it; it never blocks."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__("good", parent)
        self._face = face
        self._objections: tuple[Fault, ...] | None = None
        self.lines: list[str] = []

    def judge(self, objections: Sequence[Fault] | None) -> None:
        """Say these objections; None says nothing at all."""
        self._objections = None if objections is None else tuple(objections)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the face."""
        while self.column.count():
            item = self.column.takeAt(0)
            if item is not None and (held := item.widget()) is not None:
                held.deleteLater()
        self.lines = self._sentences()
        against = bool(self._objections)
        set_look(self, "box", "warn" if against else "good")
        for sentence in self.lines:
            self.column.addWidget(self._line(sentence, against=against))
        self.setVisible(bool(self.lines))

    def _sentences(self) -> list[str]:
        t = self._face.t
        if self._objections is None:
            return []
        if self._objections:
            return [fault_sentence(t, objection) for objection in self._objections]
        return [t.gettext("Nothing speaks against sending it today")]

    def _line(self, sentence: str, *, against: bool) -> QWidget:
        holder = QWidget(self)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        if against:
            sign = Icon(self._face, "triangle-alert", "warn", side=14)
        else:
            sign = Icon(self._face, "check", "good", side=14)
        pile = QVBoxLayout()
        pile.setContentsMargins(0, 2, 0, 0)
        pile.addWidget(sign)
        pile.addStretch(1)
        line.addLayout(pile)
        line.addWidget(Label(sentence, "small", wrap=True), 1)
        return holder


def _group(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for part in parts:
        column.addWidget(part)
    return holder
