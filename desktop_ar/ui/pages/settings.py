"""Settings: the shop and how it is paid, its rules, the window of this person, the book."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.domain.reference_rates import ReferenceRate
from desktop_ar.language.sentences import refusal_sentence
from desktop_ar.queries.ladders import LadderRow
from desktop_ar.services.charge_terms import ChargeFigures, shop_figures
from desktop_ar.services.ladders import the_ladders
from desktop_ar.services.payment_ways import SetWaysToPay, WayToPay, set_ways_to_pay, ways_to_pay
from desktop_ar.services.reference_rates import (
    SetReferenceRates,
    reference_rates,
    set_reference_rates,
)
from desktop_ar.services.settings import ChangeSettings, all_settings, change_settings
from desktop_ar.system import habits as habit_keys
from desktop_ar.ui.book_acts import BookActs
from desktop_ar.ui.desk import Done
from desktop_ar.ui.look.theme import CHOICES
from desktop_ar.ui.pages.page import Page, Tools
from desktop_ar.ui.pages.settings_cards import BookCard, RulesCard, ShopCard
from desktop_ar.ui.pages.settings_charge import ChargeCard, RatesCard, TermsCard
from desktop_ar.ui.pages.settings_ladder import (
    ContactCard,
    LadderCard,
    save_ladder,
    take_ladder_away,
)
from desktop_ar.ui.pages.settings_ways import WaysCard
from desktop_ar.ui.widgets.card import Card
from desktop_ar.ui.widgets.choices import SegmentedChoice
from desktop_ar.ui.widgets.dialog import scrolled
from desktop_ar.ui.widgets.fields import FieldBlock
from desktop_ar.ui.widgets.label import Label
from desktop_ar.ui.worker import ReadSession

WIDTH: Final = 720
_LANGUAGES: Final = (("zh_CN", "简体中文"), ("en", "English"))
Kept = tuple[
    dict[str, str],
    tuple[WayToPay, ...],
    ChargeFigures,
    tuple[ReferenceRate, ...],
    tuple[LadderRow, ...],
]
ShowFaults = Callable[[Sequence[Fault]], bool]


def _kept(session: ReadSession) -> Kept:
    return (
        all_settings(session),
        ways_to_pay(session),
        shop_figures(session),
        reference_rates(session),
        the_ladders(session),
    )


class SettingsPage(Page):
    """One column of cards; each is saved by its own button."""

    key = "settings"
    icon = "settings"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        face = self.face
        self.heading = Label("", "title")
        self.shop = ShopCard(face)
        self.ways = WaysCard(face)
        self.rules = RulesCard(face)
        self.contacts = ContactCard(face)
        self.ladder = LadderCard(face)
        self.terms = TermsCard(face)
        self.charge = ChargeCard(face)
        self.rates = RatesCard(face)
        self.window_card = Card()
        self.window_title = Label("", "lead")
        self.language_choice = SegmentedChoice(face)
        self.theme_choice = SegmentedChoice(face)
        self.book = BookCard(face, tools)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.language_block = FieldBlock(self.face, self.language_choice)
        self.theme_block = FieldBlock(self.face, self.theme_choice)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.language_block, 1)
        line.addWidget(self.theme_block, 1)
        self.window_card.column.addWidget(self.window_title)
        self.window_card.column.addLayout(line)
        cards = QVBoxLayout()
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(12)
        cards.addWidget(self.heading)
        asking = (self.rules, self.contacts, self.ladder)
        lateness = (self.terms, self.charge, self.rates)
        for card in (self.shop, self.ways, *asking, *lateness, self.window_card, self.book):
            cards.addWidget(card)
        cards.addStretch(1)
        inner = QWidget()
        inner.setLayout(cards)
        inner.setMaximumWidth(WIDTH)
        around = QHBoxLayout()
        around.setContentsMargins(16, 16, 16, 16)
        around.addWidget(inner, 1)
        around.addStretch(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(around, ground="window"))

    def _connect(self) -> None:
        self.shop.save_wanted.connect(self._save_shop)
        self.rules.save_wanted.connect(self._save_rules)
        self.ways.save_wanted.connect(self._save_ways)
        self.contacts.save_wanted.connect(self._save_contacts)
        self.ladder.save_wanted.connect(self._save_ladder)
        self.ladder.remove_wanted.connect(self._remove_ladder)
        self.terms.save_wanted.connect(self._save_terms)
        self.charge.save_wanted.connect(self._save_charge)
        self.rates.save_wanted.connect(self._save_rates)
        self.language_choice.chosen.connect(self._choose_language)
        self.theme_choice.chosen.connect(self._choose_theme)

    def set_book_acts(self, acts: BookActs) -> None:
        """The acts of the book's card."""
        self.book.offer(acts)

    # Reading

    def title(self) -> str:
        return self.face.t.gettext("Settings")

    def load(self) -> None:
        self.tools.reader.ask(self, "settings", _kept, self._show)

    def _show(self, kept: Kept) -> None:
        values, ways, charge, rates, ladders = kept
        self.contacts.show_values(values)
        self.ladder.show_ladders(ladders)
        self.terms.show_values(values)
        self.charge.show_charge(charge, values, rates)
        self.rates.show_rates(rates)
        self.shop.show_values(values)
        self.rules.show_values(values)
        self.ways.show_ways(ways)

    # Saving

    def _save_shop(self) -> None:
        self._save(self.shop.values(), self.shop.show_faults)

    def _save_rules(self) -> None:
        self._save(self.rules.values(), self.rules.show_faults)

    def _save_contacts(self) -> None:
        self._save(self.contacts.values(), self.contacts.show_faults)

    def _save_terms(self) -> None:
        self._save(self.terms.values(), self.terms.show_faults)

    def _save_charge(self) -> None:
        faults = self.charge.faults()
        if self.charge.show_faults(faults) and not faults:
            self._save(self.charge.values(), self.charge.show_faults)

    def _save_rates(self) -> None:
        faults = self.rates.faults()
        if faults:
            self.rates.show_faults(faults)
            return
        command = SetReferenceRates(self.rates.rates())
        desk = self.tools.desk
        with desk.book.read() as session:
            back = SetReferenceRates(reference_rates(session))
        try:
            changes = desk.act(
                self, lambda session, context: set_reference_rates(session, context, command)
            )
        except Refused as refusal:
            self._tell_faults(refusal, self.rates.show_faults)
            return
        if changes is not None:
            self.rates.show_faults(())
            desk.finish(
                changes,
                Done(
                    lambda t: t.gettext("Public rates saved"),
                    lambda session, context: set_reference_rates(session, context, back),
                ),
            )

    def _save(self, values: dict[str, str], show: ShowFaults) -> None:
        command = ChangeSettings(tuple(values.items()))
        desk = self.tools.desk
        with desk.book.read() as session:
            before = all_settings(session)
        back = ChangeSettings(tuple((key, before[key]) for key in values))
        try:
            changes = desk.act(
                self, lambda session, context: change_settings(session, context, command)
            )
        except Refused as refusal:
            self._tell_faults(refusal, show)
            return
        if changes is not None:
            self._tell_faults(None, show)
            desk.finish(
                changes,
                Done(
                    lambda t: t.gettext("Settings saved"),
                    lambda session, context: change_settings(session, context, back),
                ),
            )

    def _save_ways(self) -> None:
        command = SetWaysToPay(self.ways.ways())
        desk = self.tools.desk
        with desk.book.read() as session:
            back = SetWaysToPay(ways_to_pay(session))
        try:
            changes = desk.act(
                self, lambda session, context: set_ways_to_pay(session, context, command)
            )
        except Refused as refusal:
            self._tell_faults(refusal, self.ways.show_faults)
            return
        if changes is not None:
            self.ways.show_faults(())
            desk.finish(
                changes,
                Done(
                    lambda t: t.gettext("Ways to pay saved"),
                    lambda session, context: set_ways_to_pay(session, context, back),
                ),
            )

    def _save_ladder(self) -> None:
        save_ladder(self, self.tools.desk, self.ladder)

    def _remove_ladder(self, name: str) -> None:
        take_ladder_away(self, self.tools.desk, name)

    def _tell_faults(self, refusal: Refused | None, show: ShowFaults) -> None:
        faults: tuple[Fault, ...] = refusal.faults if refusal else ()
        shown = show(faults)
        if refusal is not None and not shown:
            t = self.face.t
            self.tools.desk.tell(self, t.gettext("Not saved"), refusal_sentence(t, refusal))

    # This person's window

    def _choose_language(self, language: str) -> None:
        self.face.speak(language)
        self.tools.habits.put(habit_keys.LANGUAGE, language)

    def _choose_theme(self, choice: str) -> None:
        chosen = next(known for known in CHOICES if known == choice)
        self.face.theme.choose(chosen)
        self.tools.habits.put(habit_keys.THEME, chosen)

    def retranslate(self) -> None:
        t = self.face.t
        self.heading.setText(t.gettext("Settings"))
        self.window_title.setText(t.gettext("This window"))
        self.language_block.set_label(t.gettext("Language"))
        self.theme_block.set_label(t.gettext("Colours"))
        self.language_choice.set_options(list(_LANGUAGES))
        self.language_choice.choose(t.language)
        words = {
            "system": t.gettext("As the system"),
            "light": t.gettext("Light"),
            "dark": t.gettext("Dark"),
        }
        self.theme_choice.set_options([(key, words[key]) for key in CHOICES])
        self.theme_choice.choose(self.face.theme.choice)
        asking = (self.rules, self.contacts, self.ladder)
        lateness = (self.terms, self.charge, self.rates)
        for card in (self.shop, self.ways, *asking, *lateness, self.book):
            card.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.theme_choice.choose(self.face.theme.choice)  # perhaps chosen in the menu meanwhile

    def enter(self) -> None:
        self.shop.first().setFocus()
