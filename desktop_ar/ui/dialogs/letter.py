"""The letter dialog: kinds, the few options, and the very page that will be printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_ar.domain.codes import LetterKind
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.domain.ladder import LEVEL_OF_LETTER
from desktop_ar.language.code_words import word
from desktop_ar.language.sentences import refusal_sentence
from desktop_ar.services.account_papers import period_of
from desktop_ar.services.context import Context
from desktop_ar.services.letter_choices import LetterChoices, letter_choices
from desktop_ar.services.letter_facts import LetterOrder, deadline_of, total_of
from desktop_ar.services.letter_names import letter_file_name
from desktop_ar.services.letters import IssuedLetter, issue_letter, letter_pdf, prepare_letter
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.letter_kinds import WIDTH as KINDS_WIDTH
from desktop_ar.ui.dialogs.letter_kinds import KindList
from desktop_ar.ui.dialogs.letter_options import LetterOptions
from desktop_ar.ui.dialogs.parts import FormCombo
from desktop_ar.ui.letter_words import sum_words
from desktop_ar.ui.look.tokens import Token
from desktop_ar.ui.paper.output import PaperOut
from desktop_ar.ui.paper.preview import PdfPreview
from desktop_ar.ui.widgets.dialog import DialogFrame, scrolled
from desktop_ar.ui.widgets.label import rule

SIZE: Final = QSize(1100, 728)
NARROW_BELOW: Final = 1040
LOW_BELOW: Final = 560
PREVIEW_MS: Final = 200


@dataclass(frozen=True, slots=True)
class Proof:
    """A letter as it would be: number, sum in fen, its PDF, what speaks against it."""

    letter_no: str
    total_fen: int
    deadline: date | None
    pdf: bytes
    objections: tuple[Fault, ...]
    period: tuple[date, date] | None = None
    """Of a statement: its first and last day."""


def proof_of(session: BookSession, context: Context, order: LetterOrder) -> Proof:
    """Set the letter as it would be issued now; asked in a thread."""
    prepared = prepare_letter(session, context, order, draft=False)
    facts = prepared.facts
    return Proof(
        facts.head.letter_no,
        total_of(facts),
        deadline_of(facts),
        letter_pdf(facts),
        prepared.objections,
        period_of(facts),
    )


class LetterDialog(DialogFrame):
    """Choose, look, then print, save or open; what leaves is archived and cannot be changed."""

    previewed = Signal()
    """The page shown is that of the options as they are."""
    issued = Signal(str)
    """A letter was archived under this number."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None,
        customer_no: str,
        *,
        kind: LetterKind | None = None,
        plan_no: str = "",
        payment_no: str = "",
    ) -> None:
        super().__init__(desk.face, parent, size=SIZE)
        self.desk = desk
        self.customer_no = customer_no
        self._wanted_kind = kind
        self._plan_no = plan_no
        self._payment_no = payment_no
        self._kind = kind or LetterKind.REMINDER
        self._choices: LetterChoices | None = None
        self._proof: Proof | None = None
        self._asking = False
        self._wish: Callable[[], None] | None = None
        self.kinds = KindList(self.face)
        self.kind_combo = FormCombo()
        self.options = LetterOptions(self.face)
        self.preview = PdfPreview(self.face)
        self.out = PaperOut(self.face, self, notices=parent)
        self._timer = QTimer(self, singleShot=True, interval=PREVIEW_MS)
        self._furnish()
        self._connect()
        self.retranslate()
        question = partial(letter_choices, customer_no=customer_no)
        self.desk.read(self, "choices", question, self._chosen_from)

    def _furnish(self) -> None:
        self._kinds_frame = QFrame()
        self._kinds_frame.setProperty("ground", "raised")
        holder = QHBoxLayout(self._kinds_frame)
        holder.setContentsMargins(0, 0, 0, 0)
        list_of_kinds = QVBoxLayout()
        list_of_kinds.setContentsMargins(0, 0, 0, 0)
        list_of_kinds.addWidget(self.kinds)
        area = scrolled(list_of_kinds, ground="raised")
        area.setFixedWidth(KINDS_WIDTH)
        holder.addWidget(area)
        self._kinds_rule = rule(down=True)
        self.options.column.insertWidget(0, self.kind_combo)
        line = QHBoxLayout()
        line.setSpacing(0)
        for part in (self._kinds_frame, self._kinds_rule, self.options, rule(down=True)):
            line.addWidget(part)
        line.addWidget(self.preview, 1)
        self.body.addLayout(line, 1)
        self.kind_combo.hide()
        self.cancel_button = self.add_button(closes=True)
        self.save_button = self.add_button(icon="save")
        self.open_button = self.add_button(icon="external-link")
        self.print_button = self.add_button("primary", icon="printer")
        self._allow(allowed=False)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._ask_preview)
        self.kinds.chosen.connect(self._choose)
        self.kind_combo.activated.connect(lambda _at: self._chosen_in_combo())
        self.options.changed.connect(self._timer.start)
        self.options.deadline_edit.editingFinished.connect(self._deadline_left)
        self.save_button.clicked.connect(lambda: self._when_current(self._save))
        self.open_button.clicked.connect(lambda: self._when_current(self._open))
        self.print_button.clicked.connect(lambda: self._when_current(self._print))

    # Choosing

    def _chosen_from(self, answer: LetterChoices | Refused) -> None:
        if isinstance(answer, Refused):
            self.preview.show_words(refusal_sentence(self.face.t, answer))
            return
        self._choices = answer
        self._plan_no = self._plan_no or answer.plan_no
        self.kinds.set_choices(answer.choices)
        self.options.set_ways(answer.ways)
        self._fill_combo()
        self._choose(self._wanted_kind or answer.proposed())
        first = self.kind_combo if self._narrow else self.kinds.button(self._kind)
        first.setFocus()

    def _fill_combo(self) -> None:
        if self._choices is None:
            return
        self.kind_combo.clear()
        for choice in self._choices.choices:
            if choice.possible:
                self.kind_combo.addItem(word(self.face.t, choice.kind), choice.kind)
        self.kind_combo.setCurrentIndex(self.kind_combo.findData(self._kind))

    def _chosen_in_combo(self) -> None:
        self._choose(LetterKind(self.kind_combo.currentData()))  # Qt keeps the text of a code

    def _choose(self, kind: LetterKind) -> None:
        self._kind = kind
        self.kinds.choose(kind)
        self.kind_combo.setCurrentIndex(self.kind_combo.findData(kind))
        self.options.set_kind(kind)
        self._say_head()
        self._ask_preview()

    def _deadline_left(self) -> None:
        """The owner is done with the date: half a date is wrong now, none is the proposed one."""
        if self.options.unread() is not None:
            self._ask_preview()
        elif self._proof is not None:
            self.options.propose_deadline(self._proof.deadline)

    # Looking

    def order(self) -> LetterOrder:
        """The letter as chosen now."""
        return self.options.order(self.customer_no, self._plan_no, self._payment_no)

    def _ask_preview(self) -> None:
        self._timer.stop()
        unread = self.options.unread()
        if unread is not None:  # a date that is still being typed is not wrong yet
            typing = self.options.deadline_edit.hasFocus()
            self.options.deadline_block.set_fault(None if typing else unread)
            self._asking = False
            self.desk.reader.forget(self)
            self._allow(allowed=False)
            return
        self._asking = True
        question = partial(proof_of, order=self.order())
        self.desk.read(self, "proof", question, self._show)

    def _show(self, answer: Proof | Refused) -> None:
        self._asking = False
        if isinstance(answer, Refused):
            self._show_refusal(answer)
        else:
            self._show_proof(answer)
        self._allow(allowed=self._proof is not None)
        self.previewed.emit()
        wish, self._wish = self._wish, None
        if wish is not None and self._proof is not None:
            wish()

    def _show_refusal(self, refusal: Refused) -> None:
        self._proof = None
        by_field = {fault.field: fault for fault in refusal.faults}
        deadline = by_field.get("deadline")
        self.options.deadline_block.set_fault(deadline)
        in_period = self.options.period.set_faults(refusal.faults)
        self.options.verdict.judge(None)
        if deadline is None and not in_period:
            self.preview.show_words(refusal_sentence(self.face.t, refusal))
        self._say_head()

    def _show_proof(self, proof: Proof) -> None:
        self._proof = proof
        self.options.deadline_block.set_fault(None)
        self.options.period.set_faults(())
        if proof.period is not None:
            self.options.period.propose(*proof.period)
        self.options.propose_deadline(proof.deadline)
        self.options.verdict.judge(proof.objections)
        self.preview.show_pdf(proof.pdf)
        self._say_head()

    # Sending

    def _when_current(self, act: Callable[[], None]) -> None:
        """Nothing leaves that was not seen: wait for the page of the options as they are."""
        if self._timer.isActive():
            self._ask_preview()
        if self._asking:
            self._wish = act
        elif self._proof is not None:
            act()

    def _issue(self) -> IssuedLetter | None:
        """Archive the letter; None where it could not be, and the owner was told why."""
        order = self.order()
        try:
            letter = self.desk.act(
                self, lambda session, context: issue_letter(session, context, order)
            )
        except Refused as refusal:
            self._show_refusal(refusal)
            self._allow(allowed=False)
            return None
        return letter

    def _finish(self, letter: IssuedLetter) -> None:
        number, name = letter.letter_no, letter.customer_name
        self.desk.finish(
            letter.changes,
            Done(lambda t: t.gettext("{number} to {name} is archived", number=number, name=name)),
        )
        self.issued.emit(number)
        self.accept()

    def _file_name(self) -> str:
        number = self._proof.letter_no if self._proof else ""
        name = self._choices.name if self._choices else ""
        return letter_file_name(number, self.customer_no, name)

    def _save(self) -> None:
        self.out.ask_file(self._file_name(), self._issue_into)

    def _issue_into(self, path: Path) -> None:
        self._send(lambda letter: self.out.write(path, letter.pdf))

    def _open(self) -> None:
        self._send(
            lambda letter: self.out.show(
                letter_file_name(letter.letter_no, letter.customer_no, letter.customer_name),
                letter.pdf,
            )
        )

    def _print(self) -> None:
        self.out.ask_printer(self._file_name(), self._issue_onto)

    def _issue_onto(self, printer: QPrinter) -> None:
        self._send(lambda letter: self.out.print(letter.pdf, printer))

    def _send(self, out: Callable[[IssuedLetter], object]) -> None:
        letter = self._issue()
        if letter is not None:
            self._finish(letter)
            out(letter)

    def _allow(self, *, allowed: bool) -> None:
        for button in (self.save_button, self.open_button, self.print_button):
            button.setEnabled(allowed)

    # Words and place

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Letter"))
        self.cancel_button.setText(t.gettext("Cancel"))
        self.save_button.setText(t.gettext("Save as PDF"))
        self.open_button.setText(t.gettext("Open PDF"))
        self.open_button.setToolTip(t.gettext("Archive it and open it in the PDF viewer"))
        self.print_button.setText(t.gettext("Print"))
        self.kind_combo.setAccessibleName(t.gettext("Kind of letter"))
        self.kinds.retranslate()
        self.options.retranslate()
        self.preview.retranslate()
        self._fill_combo()
        self._say_head()

    def _say_head(self) -> None:
        if self._choices is None:
            return
        t = self.face.t
        self.head.set_who(self._choices.name, " · ".join(self._facts(self._choices)))
        total = self._proof.total_fen if self._proof else None
        # Red is for money asked for; a receipt or a prepaid balance is not.
        ink: Token = "overdue" if self._kind in LEVEL_OF_LETTER else "text"
        self.head.set_sum(sum_words(t, self._kind), total, ink)
        if self._proof is not None:
            self.note.setText(
                t.gettext(
                    "{number}: archived when it is printed or saved, and not changed afterwards",
                    number=self._proof.letter_no,
                )
            )
        else:
            self.note.setText("")

    def _facts(self, choices: LetterChoices) -> list[str]:
        t = self.face.t
        facts = [choices.customer_no]
        if choices.days_past_due:
            facts.append(t.ngettext("{n} day overdue", "{n} days overdue", choices.days_past_due))
        if choices.last_kind is not None and choices.last_issued_on is not None:
            facts.append(
                t.gettext(
                    "last letter {day}: {kind}",
                    day=self.face.day(choices.last_issued_on),
                    kind=word(t, choices.last_kind),
                )
            )
        return facts

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._kinds_frame.setVisible(not self._narrow)
        self._kinds_rule.setVisible(not self._narrow)
        self.kind_combo.setVisible(self._narrow)

    @property
    def _narrow(self) -> bool:
        return self.width() < NARROW_BELOW or self.height() < LOW_BELOW
