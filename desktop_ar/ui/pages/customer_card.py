"""Everything about one customer: both sides, what is known, every bill, credit, plan, promise,
and the whole history with what can still be done about each entry."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_ar.language.because import why
from desktop_ar.language.catalogue import N_
from desktop_ar.language.phones import masked
from desktop_ar.services.changes import ChangeSet
from desktop_ar.ui.act import Act
from desktop_ar.ui.desk import Desk
from desktop_ar.ui.look.kinds import ButtonKind
from desktop_ar.ui.pages.card_facts import CardFacts
from desktop_ar.ui.pages.card_records import CardRecords
from desktop_ar.ui.pages.card_view import CardView, card_view
from desktop_ar.ui.pages.doors import Doors
from desktop_ar.ui.pages.overdue_columns import brief_level
from desktop_ar.ui.pages.side_words import memo_words, owed_side, owes_side
from desktop_ar.ui.pages.step_words import ACTION_ICONS, step_title
from desktop_ar.ui.widgets.button import Button
from desktop_ar.ui.widgets.dialog import DialogFrame, scrolled
from desktop_ar.ui.widgets.label import rule
from desktop_ar.ui.widgets.suggestion import SuggestionBox
from desktop_ar.ui.widgets.two_sided import TwoSidedCard

SIZE: Final = QSize(1100, 720)
LEFT_WIDTH: Final = 336
_MOST_LOTS: Final = 6


class CustomerCardDialog(DialogFrame):
    """Stays open while its acts are done over it, and shows what they changed."""

    def __init__(self, desk: Desk, parent: QWidget | None, customer_no: str) -> None:
        super().__init__(desk.face, parent, size=SIZE)
        self.desk = desk
        self.customer_no = customer_no
        self.doors = Doors(desk, self)
        self.shown: CardView | None = None
        self.sides = TwoSidedCard(self.face)
        self.suggestion = SuggestionBox(self.face)
        self.facts = CardFacts(self.face)
        self.records = CardRecords(self.face, self.doors)
        self._arrange()
        self._add_foot()
        self.face.changed.connect(self._changed)
        self.face.sums_changed.connect(self._show)
        self.face.day_changed.connect(self.refresh)
        self.retranslate()
        self.refresh()

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(14, 14, 14, 16)
        left.setSpacing(14)
        left.addWidget(self.suggestion)
        left.addWidget(self.facts)
        left.addStretch(1)
        side = QWidget()
        side.setFixedWidth(LEFT_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sides)
        column.addWidget(rule())
        column.addWidget(scrolled(left), 1)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(side)
        line.addWidget(rule(down=True))
        line.addWidget(self.records, 1)
        self.body.addLayout(line, 1)

    def _add_foot(self) -> None:
        self.foot_buttons: dict[str, Button] = {}
        self._offer_words: dict[str, str] = {}
        doors = self.doors
        self._offer("customer", N_("Change what is known"), doors.customer)
        self._offer("terms", N_("Terms"), doors.terms)
        self._offer("charge", N_("Late charge"), doors.late_charge)
        self._offer("reach", N_("Reach"), doors.reach)
        self._offer("letter", N_("Letter"), doors.letter, "Ctrl+P")
        self._offer("plan", N_("Installments"), doors.plan, "I")
        self._offer("payment", N_("Payment"), doors.payment, "P")
        self._offer("contact", N_("Contact"), doors.contact, "L", kind="primary")
        self.close_button = self.add_button(closes=True)

    def _offer(
        self,
        key: str,
        words: str,
        door: Callable[[str], object],
        keys: str = "",
        *,
        kind: ButtonKind = "plain",
    ) -> None:
        def go() -> None:
            door(self.customer_no)

        button = self.add_button(kind)
        button.clicked.connect(go)
        self.foot_buttons[key] = button
        self._offer_words[key] = words
        if keys:
            self.addAction(Act(self.face, words, go, keys=keys, local=True, parent=self))

    # Reading

    def _changed(self, changes: ChangeSet) -> None:
        own = self.shown.view.card.facts.customer_id if self.shown else 0
        if not changes.customers or own in changes.customers:
            self.refresh()

    def refresh(self) -> None:
        """Read everything again."""
        question = partial(card_view, day=self.face.today, customer_no=self.customer_no)
        self.desk.reader.ask(self, "card", question, self._take)

    def _take(self, view: CardView | None) -> None:
        if view is None:
            self.reject()
            return
        first = self.shown is None
        self.shown = view
        self._show()
        if first:
            self.records.timeline.setFocus()

    # Showing

    def _show(self) -> None:
        if self.shown is None:
            return
        face, view = self.face, self.shown.view
        card, step = view.card, view.step
        self.sides.set_sides(owes_side(face, card), owed_side(face, card, _MOST_LOTS))
        self.sides.set_memo(memo_words(face, card))
        self.facts.show_facts(card.facts)
        self.records.show_view(self.shown)
        self._say_head()
        if step is None:
            self.suggestion.suggest("phone", "", "")
        else:
            title = step_title(face, step)
            reason = face.figures.veiled(why(face.t, step.reasons))
            self.suggestion.suggest(ACTION_ICONS[step.action], title, reason)

    def _say_head(self) -> None:
        if self.shown is None:
            return
        t, card = self.face.t, self.shown.view.card
        level = card.standing.level if card.standing else None
        parts = [card.facts.customer_no, masked(card.facts.phone)]
        parts.append(brief_level(t, level) if level else "")
        self.head.set_who(card.facts.customer_name, " · ".join(part for part in parts if part))
        late_fen = card.owes.overdue_fen
        self.head.set_sum(t.gettext("Overdue") if late_fen else "", late_fen or None)

    def retranslate(self) -> None:
        t = self.face.t
        self.setWindowTitle(t.gettext("Customer card"))
        self.close_button.setText(t.gettext("Close"))
        for key, words in self._offer_words.items():
            self.foot_buttons[key].setText(t.gettext(words))
        self.records.retranslate()
        self._show()
