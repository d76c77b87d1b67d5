"""预付余额提醒 and 预付到期提醒: what the shop keeps for a customer, and until when (domain.md 3a).

A service notice: no advertising, no word that it lapses (domain.md 2d).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_ar.domain.codes import LetterKind, LotKind
from desktop_ar.language.catalogue import translator
from desktop_ar.language.code_words import word
from desktop_ar.language.figures import amount
from desktop_ar.letters.blocks import Block, paragraph
from desktop_ar.letters.facts import Head
from desktop_ar.letters.sheet import Sheet, about, foot, opening, sign_off, signed
from desktop_ar.letters.styles import Align, Look
from desktop_ar.letters.table import Column, table
from desktop_ar.letters.voice import Voice, voice


@dataclass(frozen=True, slots=True)
class KeptLot:
    """One prepaid credit with something left; amounts in fen."""

    lot_no: str
    kind: LotKind
    title: str
    paid_fen: int
    value_left_fen: int
    units_left: int | None
    units_bought: int | None
    valid_until: date | None
    expired: bool = False


@dataclass(frozen=True, slots=True)
class PrepaidNoticeFacts:
    """The credits named, all of them or those that end soon; `letter` says which of the two."""

    head: Head
    as_of: date
    lots: tuple[KeptLot, ...]
    letter: LetterKind = LetterKind.PREPAID_BALANCE

    @property
    def kind(self) -> LetterKind:
        """The kind of this letter."""
        return self.letter

    @property
    def total_fen(self) -> int:
        """What is left of them."""
        return sum(lot.value_left_fen for lot in self.lots)


def sheet(facts: PrepaidNoticeFacts, look: Look) -> Sheet:
    """The notice as blocks."""
    said = voice(facts.head, facts.kind)
    head, words = facts.head, said.words
    who = words.texts["between_lines"].join(
        part for part in (head.shop.contact, head.shop.phone) if part
    )
    contact = words.text("contact", who=who) if who else ""
    texts = [words.rich("book", contact=contact)]
    if any(lot.expired for lot in facts.lots):
        texts.append(words.rich("expired"))
    texts.append(words.rich("options"))
    lead = words.rich("lead", as_of=said.day(facts.as_of), you=said.you)
    blocks: list[Block] = [
        *opening(head, said, look, bills=(), polite=True),
        paragraph(lead, look.body).spaced(look.gap, keep=True),
        _lots(facts, said, look).spaced(look.block_gap),
        *(paragraph(text, look.body).spaced(look.gap) for text in texts),
    ]
    return Sheet(
        blocks=signed(blocks, sign_off(head, said, (), look, closing=("closing",))),
        foot=foot(head, said, head.letter_no),
        title=about(head, said, head.letter_no),
        subject=words.text("title"),
    )


def _lots(facts: PrepaidNoticeFacts, said: Voice, look: Look) -> Block:
    words, t = said.words, translator(said.words.language)
    columns = [
        Column(words.text("column_lot"), wraps=True),
        Column(words.text("column_for"), wraps=True),
        Column(words.text("column_paid"), Align.RIGHT),
        Column(words.text("column_left"), Align.RIGHT),
        Column(words.text("column_units"), Align.RIGHT),
        Column(words.text("column_valid")),
    ]
    rows = [
        [
            lot.lot_no,
            lot.title or word(t, lot.kind),
            amount(lot.paid_fen),
            amount(lot.value_left_fen),
            ""
            if lot.units_left is None
            else words.text("units", left=lot.units_left, bought=lot.units_bought),
            said.table_day(lot.valid_until) if lot.valid_until else words.text("no_deadline"),
        ]
        for lot in facts.lots
    ]
    total = [words.text("total"), "", "", amount(facts.total_fen), "", ""]
    return table(columns, rows, total if len(rows) > 1 else None, look.row_pad)
