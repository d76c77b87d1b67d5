"""How a letter says its facts: dates, sums, the reader's pronoun, lists, earlier steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_ar.domain.codes import CustomerKind, LetterKind
from desktop_ar.language.catalogue import translator
from desktop_ar.language.figures import amount, day_and_month, long_date, money
from desktop_ar.letters.facts import (
    Addressee,
    BrokenPromise,
    Contract,
    EarlierContact,
    EarlierLetter,
    Head,
)
from desktop_ar.letters.wording import Wording, wording


@dataclass(frozen=True, slots=True)
class Voice:
    """The words of one letter, spoken to its reader."""

    words: Wording
    addressee: Addressee

    @property
    def to_person(self) -> bool:
        """Whether the reader is a person, and not an organisation."""
        return self.addressee.kind is CustomerKind.PERSON

    @property
    def whom(self) -> str:
        """Ending of the texts that differ for a person."""
        return "person" if self.to_person else "other"

    @property
    def you(self) -> str:
        """The reader, as a pronoun: 您, 贵公司."""
        return self.words.text(f"you_{self.addressee.kind.value}")

    def salutation(self, *, polite: bool) -> str:
        """The line that addresses the reader; a name with a courtesy of its own gets no second."""
        name = self.addressee.name
        known = tuple(self.words.texts["courtesies"].split())
        if self.to_person and not name.endswith(known or ("\n",)):
            name = self.words.text("courtesy", name=name)
        return self.words.text("polite_salutation" if polite else "salutation", name=name)

    def day(self, day: date) -> str:
        """A date in a sentence."""
        return long_date(translator(self.words.language), day)

    def table_day(self, day: date) -> str:
        """A date in a table: 2026-11-21, or 21 Nov 2026."""
        if self.words.chinese:
            return day.isoformat()
        number, month, year = self.day(day).split()
        return f"{number} {month[:3]} {year}"

    def sum(self, fen: int) -> str:
        """An amount in a sentence: 5,325.88 元, or CNY 5,325.88."""
        return self.words.text("sum", amount=amount(fen))

    def figure(self, fen: int) -> str:
        """An amount standing alone: ¥5,325.88, or CNY 5,325.88."""
        return money(fen) if self.words.chinese else self.sum(fen)

    def listed(self, items: Sequence[str], joint: str = "list_joint", last: str = "") -> str:
        """Items one behind the other, the last one joined in its own way."""
        if len(items) <= 1:
            return "".join(items)
        between = self.words.texts[joint]
        return between.join(items[:-1]) + self.words.texts[last or "last_joint"] + items[-1]

    def letters(self, earlier: Sequence[EarlierLetter]) -> str:
        """The letters sent before, in order; the year is said where it changes."""
        said: list[str] = []
        year = 0
        for letter in sorted(earlier, key=lambda letter: letter.issued_on):
            day = self._day_after(letter.issued_on, year)
            year = letter.issued_on.year
            name = self.words.text(f"letter_{LetterKind(letter.kind).value}")
            if letter.delivered_on is None:
                said.append(self.words.text("letter_sent", day=day, letter=name))
                continue
            delivered = self._day_after(letter.delivered_on, year)
            text = self.words.text("letter_delivered", day=day, letter=name, delivered=delivered)
            said.append(text)
        return self.listed(said)

    def _day_after(self, day: date, year: int) -> str:
        """A date in a Chinese list of dates, without the year that was just said."""
        if self.words.chinese and day.year == year:
            return day_and_month(translator(self.words.language), day)
        return self.day(day)

    def contacts(self, contacts: Sequence[EarlierContact]) -> str:
        """Earlier talks, in order."""
        said: list[str] = []
        year = 0
        for contact in sorted(contacts, key=lambda contact: contact.day):
            day = self._day_after(contact.day, year)
            year = contact.day.year
            said.append(self.words.text(f"channel_{contact.channel.value}", day=day))
        return self.listed(said)

    def promise(self, promise: BrokenPromise) -> str:
        """The sentence about a promise that was not kept."""
        name = "promise_partly" if promise.paid_fen else "promise_unpaid"
        return self.words.text(
            name,
            you=self.you,
            promised=self.day(promise.promised_on),
            due=self.day(promise.due_on),
            amount=self.sum(promise.amount_fen),
            paid=self.sum(promise.paid_fen),
        )

    def contract(self, contract: Contract) -> str:
        """The contract by its title, number and day, whatever of these is known."""
        if contract.title:
            name = self.words.text("contract_titled", title=contract.title)
        else:
            name = self.words.text("contract_untitled")
        details = []
        if contract.number:
            details.append(self.words.text("contract_number", number=contract.number))
        if contract.signed_on:
            details.append(self.words.text("contract_signed", day=self.day(contract.signed_on)))
        if not details:
            return name
        said = self.words.texts["line_joint"].join(details)
        return name + self.words.text("contract_details", details=said)


def voice(head: Head, kind: LetterKind) -> Voice:
    """The voice of a letter: the customer's language, not the owner's."""
    return Voice(wording(head.language, kind), head.addressee)
