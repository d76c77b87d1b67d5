"""逾期通知, the overdue notice: what is late, by how many days, and a new last day to pay.

Factual: a table bill by bill, the total in figures and capitals, the agreed charge where there
is one, no word about consequences (domain.md 3a).
"""

from __future__ import annotations

from typing import Final

from desktop_ar.letters.blocks import Block, paragraph
from desktop_ar.letters.facts import DemandFacts
from desktop_ar.letters.formal_demand import total_box
from desktop_ar.letters.sheet import (
    Sheet,
    about,
    bills_table,
    foot,
    opening,
    payment,
    sign_off,
    signed,
    usual_annexes,
)
from desktop_ar.letters.styles import Look
from desktop_ar.letters.voice import Voice, voice

COLUMNS: Final = ("no", "issued", "due", "amount", "paid", "open", "days")


def sheet(facts: DemandFacts, look: Look) -> Sheet:
    """The notice as blocks."""
    said = voice(facts.head, facts.kind)
    head = facts.head
    lead = said.words.rich("lead", as_of=said.day(facts.as_of), you=said.you)
    columns = (*COLUMNS, "charge") if facts.charge else COLUMNS
    annexes = facts.annexes
    if annexes is None:
        annexes = usual_annexes(said, "annexes", len(facts.lines))
    return Sheet(
        blocks=signed(
            [
                *opening(head, said, look, bills=facts.lines, polite=True),
                paragraph(lead, look.body).spaced(look.gap, keep=True),
                bills_table(said, facts.lines, columns, look).spaced(look.block_gap, keep=True),
                *total_box(facts, said, look),
                *_body(facts, said, look),
                *payment(head, said, facts.ways, look),
            ],
            sign_off(head, said, annexes, look, closing=("closing",)),
        ),
        foot=foot(head, said, head.letter_no),
        title=about(head, said, head.letter_no),
        subject=said.words.text("title"),
    )


def _body(facts: DemandFacts, said: Voice, look: Look) -> list[Block]:
    deadline, total = said.day(facts.deadline), said.sum(facts.total_fen)
    pay = said.words.rich("pay", you=said.you, deadline=deadline, total=total)
    texts = (pay, said.words.rich("contact"))
    return [paragraph(text, look.body).spaced(look.gap) for text in texts]
