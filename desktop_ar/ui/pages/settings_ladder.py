"""Cards of the settings about asking: limits of contact, and the steps of a ladder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from desktop_ar.domain.codes import Action, Level
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.domain.ladder import LADDER, Ladder, Rung, rung_at
from desktop_ar.language.catalogue import N_
from desktop_ar.language.code_words import word
from desktop_ar.language.sentences import fault_sentence
from desktop_ar.queries.ladders import LadderRow
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.ladders import KeepLadder, keep_ladder, remove_ladder, the_ladders
from desktop_ar.ui.desk import BookSession, Desk, Done
from desktop_ar.ui.dialogs.parts import FormCombo
from desktop_ar.ui.face import Face
from desktop_ar.ui.pages.settings_cards import KeyedCard, SavedCard
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.fields import CountEdit, FieldBlock
from desktop_ar.ui.widgets.label import Label

CONTACT_FIELDS: Final = (
    ("dunning.min_gap_days", N_("Days between two contacts, at least")),
    ("dunning.max_per_week", N_("Contacts in seven days, at most")),
    ("dunning.tiny", N_("Overdue sums below this are not asked for, in yuan")),
    ("dunning.quiet_from", N_("No calls or messages from, as 22:00")),
    ("dunning.quiet_to", N_("until, as 08:00")),
)
OWN_NAME: Final = "·"
"""Under this name the shop's own ladder lies in the book; nobody sees it."""
_ACTIONS: Final = (Action.CALL, Action.MESSAGE, Action.VISIT, Action.LETTER)
_FIXED: Final = frozenset({Level.SUSPENSION, Level.LEGAL})
"""Steps whose act is what they are."""
_FIRST_DAY: Final = -60
_LAST_DAY: Final = 3650
_LONGEST_GAP: Final = 365


class ContactCard(KeyedCard):
    """How often and when customers may be contacted (domain.md 2g)."""

    fields = CONTACT_FIELDS

    def retranslate(self) -> None:
        """Words in the language of the face."""
        self.say(self.face.t.gettext("Contacts"))
        self._say_fields()


class RungRow:
    """One step in the grid of the card: whether it is used, its day, its gap, what is done."""

    def __init__(self, face: Face, level: Level) -> None:
        self.level = level
        self.face = face
        self.check = QCheckBox()
        self.days_edit = CountEdit(_FIRST_DAY, _LAST_DAY)
        self.gap_edit = CountEdit(0, _LONGEST_GAP)
        self.action_combo = FormCombo()
        self.action_combo.setEnabled(level not in _FIXED)
        self.check.toggled.connect(self._switch)

    def _switch(self, on: bool) -> None:
        self.days_edit.setEnabled(on)
        self.gap_edit.setEnabled(on)
        self.action_combo.setEnabled(on and self.level not in _FIXED)

    def show_rung(self, rung: Rung | None) -> None:
        """What is saved of this step; the built-in figures where it is not used."""
        shown = rung or rung_at(LADDER, self.level)
        self.check.setChecked(rung is not None)
        self._switch(rung is not None)
        if shown is not None:
            self.days_edit.setValue(shown.days_past_due)
            self.gap_edit.setValue(shown.gap_days)
            self._choose(shown.action)

    def _choose(self, action: Action) -> None:
        at = self.action_combo.findData(action)
        if at < 0:
            self.action_combo.addItem(word(self.face.t, action), action)
            at = self.action_combo.count() - 1
        self.action_combo.setCurrentIndex(at)

    def rung(self) -> Rung | None:
        """The step as it stands in the fields; None where it is not used."""
        usual = rung_at(LADDER, self.level)
        if not self.check.isChecked() or usual is None:
            return None
        return Rung(
            self.level,
            self.days_edit.value(),
            Action(self.action_combo.currentData()),
            usual.letter,
            self.gap_edit.value(),
            usual.grants_days,
        )

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self.face.t
        name = word(t, self.level)
        self.check.setText(name)
        chosen = self.action_combo.currentData()
        usual = rung_at(LADDER, self.level)
        self.action_combo.clear()
        choices = list(_ACTIONS) if self.level not in _FIXED else []
        if usual is not None and usual.action not in choices:
            choices.insert(0, usual.action)
        if usual is None or usual.letter is None:
            choices = [action for action in choices if action is not Action.LETTER]
        for action in choices:
            self.action_combo.addItem(word(t, action), action)
        if chosen:
            self._choose(Action(chosen))
        self.days_edit.setAccessibleName(t.gettext("{step}: days past due", step=name))
        self.gap_edit.setAccessibleName(t.gettext("{step}: days after the step before", step=name))
        self.action_combo.setAccessibleName(t.gettext("{step}: what to do", step=name))


class LadderCard(SavedCard):
    """The steps of asking: the shop's own, or a ladder with a name for some customers."""

    remove_wanted = Signal(str)
    """Take the ladder of this name away."""

    def __init__(self, face: Face) -> None:
        super().__init__(face)
        self._ladders: dict[str, Ladder] = {}
        self.ladder_combo = FormCombo()
        self.name_edit = QLineEdit()
        self.name_block = FieldBlock(face, self.name_edit)
        self.choice_block = FieldBlock(face, self.ladder_combo)
        self.note_label = Label("", "small", "muted", wrap=True)
        self.fault_label = Label("", "small", "overdue", wrap=True)
        self.fault_label.hide()
        self.reset_button = Button(face, "plain", size="small")
        self.rows = [RungRow(face, rung.level) for rung in LADDER]
        self.heads = [Label("", "small", "muted") for _ in range(4)]
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(3, 1)
        for at, head in enumerate(self.heads):
            grid.addWidget(head, 0, at)
        for line, row in enumerate(self.rows, start=1):
            for at, widget in enumerate((row.check, row.days_edit, row.gap_edit, row.action_combo)):
                grid.addWidget(widget, line, at)
            row.check.clicked.connect(self.edited)
            row.days_edit.valueChanged.connect(self._typed)
            row.gap_edit.valueChanged.connect(self._typed)
            row.action_combo.activated.connect(self.edited)
        self.column.addWidget(self.choice_block)
        self.column.addWidget(self.name_block)
        self.column.addLayout(grid)
        self.column.addWidget(self.fault_label)
        self.column.addWidget(self.note_label)
        self.column.addWidget(self.reset_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._showing = False
        self.ladder_combo.activated.connect(self._chosen)
        self.name_edit.textEdited.connect(self.edited)
        self.reset_button.clicked.connect(lambda: self.remove_wanted.emit(self._name()))

    def _typed(self, _value: int) -> None:
        if not self._showing:
            self.edited()

    def _name(self) -> str:
        """The ladder that is shown, as the book knows it; empty for a new one."""
        return str(self.ladder_combo.currentData() or "")

    def show_ladders(self, ladders: Sequence[LadderRow]) -> None:
        """What is saved now; what is being typed stays."""
        if self.button.isEnabled():
            return
        kept = self._name() or OWN_NAME
        self._ladders = {row.name: row.rungs for row in ladders}
        self._fill(kept)

    def _fill(self, kept: str) -> None:
        t = self.face.t
        self.ladder_combo.clear()
        self.ladder_combo.addItem(t.gettext("the shop's own steps"), OWN_NAME)
        for name in self._ladders:
            if name != OWN_NAME:
                self.ladder_combo.addItem(name, name)
        self.ladder_combo.addItem(t.gettext("another ladder…"), "")
        self.ladder_combo.setCurrentIndex(max(0, self.ladder_combo.findData(kept)))
        self._show_chosen()

    def _chosen(self, _at: int) -> None:
        self._show_chosen()
        self.settled()
        if not self._name():
            self.name_edit.setFocus()

    def _show_chosen(self) -> None:
        name = self._name()
        rungs = self._ladders.get(name, LADDER)
        self._showing = True
        self.name_block.setVisible(not name)
        for row in self.rows:
            row.show_rung(rung_at(rungs, row.level))
        self._showing = False
        self.reset_button.setVisible(name in self._ladders)
        self._say_reset()

    def command(self) -> KeepLadder:
        """The ladder as it stands in the fields."""
        rungs = [row.rung() for row in self.rows]
        name = self._name()
        return KeepLadder(
            name or self.name_edit.text().strip(),
            tuple(rung for rung in rungs if rung is not None),
            is_default=name == OWN_NAME,
        )

    def show_faults(self, faults: Sequence[Fault]) -> bool:
        """Say what is wrong; nothing more when nothing is."""
        by_field = {fault.field: fault for fault in faults}
        self.name_block.set_fault(by_field.get("name"))
        words = fault_sentence(self.face.t, by_field["rungs"]) if "rungs" in by_field else ""
        self.fault_label.setText(words)
        self.fault_label.setVisible(bool(words))
        if not faults:
            self.name_edit.clear()
            self.settled()
        return all(fault.field in {"name", "rungs"} for fault in faults)

    def _say_reset(self) -> None:
        t = self.face.t
        own = self._name() == OWN_NAME
        self.reset_button.setText(
            t.gettext("Back to the built-in steps") if own else t.gettext("Remove this ladder")
        )

    def retranslate(self) -> None:
        """Words in the language of the face."""
        t = self.face.t
        self.say(t.gettext("Steps of asking"))
        self.choice_block.set_label(t.gettext("Which steps"))
        self.name_block.set_label(t.gettext("Name of the new ladder"))
        heads = (
            t.gettext("Step"),
            t.gettext("Days past due"),
            t.gettext("After the step before"),
            t.gettext("What to do"),
        )
        for head, words in zip(self.heads, heads, strict=True):
            head.setText(words)
        for row in self.rows:
            row.retranslate()
        self.note_label.setText(
            t.gettext(
                "Whatever is set here: no demand before a word, no hard step before the deadline"
                " of a demand has passed, no court before a final notice and a talk."
            )
        )
        if self._ladders or self.ladder_combo.count():
            self._fill(self._name() or OWN_NAME)
        self._say_reset()


def save_ladder(page: QWidget, desk: Desk, card: LadderCard) -> None:
    """Keep the ladder of the card; taken back it is what it was, or none."""
    command = card.command()
    with desk.book.read() as session:
        before = next((row for row in the_ladders(session) if row.name == command.name), None)
    try:
        changes = desk.act(page, lambda session, context: keep_ladder(session, context, command))
    except Refused as refusal:
        card.show_faults(refusal.faults)
        return
    if changes is None:
        return
    card.show_faults(())

    def back(session: BookSession, context: Context) -> ChangeSet:
        if before is None:
            return remove_ladder(session, context, command.name)
        kept = KeepLadder(before.name, before.rungs, before.is_default)
        return keep_ladder(session, context, kept)

    desk.finish(changes, Done(lambda t: t.gettext("Steps of asking saved"), back))


def take_ladder_away(page: QWidget, desk: Desk, name: str) -> None:
    """Remove a ladder; taken back it is there again, but chosen by nobody."""
    with desk.book.read() as session:
        before = next((row for row in the_ladders(session) if row.name == name), None)
    if before is None:
        return
    changes = desk.act(page, lambda session, context: remove_ladder(session, context, name))
    if changes is None:
        return
    kept = KeepLadder(before.name, before.rungs, before.is_default)
    desk.finish(
        changes,
        Done(
            lambda t: t.gettext("The steps were removed"),
            lambda session, context: keep_ladder(session, context, kept),
        ),
    )
