"""暂停服务通知, the notice of suspension: what stops from when, and what stays (domain.md 2e, 3a).

It never touches what was paid for: withholding that because of another debt has no ground in
Civil Code 525 to 528.
"""

from __future__ import annotations

from datetime import timedelta

from desktop_ar.letters.blocks import Block, paragraph
from desktop_ar.letters.facts import DemandFacts
from desktop_ar.letters.formal_demand import total_box
from desktop_ar.letters.overdue_notice import COLUMNS
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
from desktop_ar.letters.text import plain
from desktop_ar.letters.voice import Voice, voice


def sheet(facts: DemandFacts, look: Look) -> Sheet:
    """The notice as blocks."""
    said = voice(facts.head, facts.kind)
    head = facts.head
    lead = said.words.rich("lead", as_of=said.day(facts.as_of), you=said.you)
    annexes = facts.annexes
    if annexes is None:
        annexes = usual_annexes(said, "annexes", len(facts.lines))
    return Sheet(
        blocks=signed(
            [
                *opening(head, said, look, bills=facts.lines, polite=True),
                paragraph(lead, look.body).spaced(look.gap, keep=True),
                bills_table(said, facts.lines, COLUMNS, look).spaced(look.block_gap, keep=True),
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
    words = said.words
    starts_on = facts.suspend_from or facts.deadline + timedelta(days=1)
    texts = [
        words.rich(
            "stop",
            you=said.you,
            total=said.sum(facts.total_fen),
            deadline=said.day(facts.deadline),
            day=said.day(starts_on),
        ),
        words.rich("unaffected", you=said.you),
        words.rich("resume"),
    ]
    if facts.earlier:
        texts.insert(0, plain(words.text("earlier", letters=said.letters(facts.earlier))))
    return [paragraph(text, look.body).spaced(look.gap) for text in texts]
