"""跟进函, the follow-up: polite, asks how things stand, offers installments (domain.md 3a)."""

from __future__ import annotations

from typing import Final

from desktop_ar.letters.blocks import Block, paragraph
from desktop_ar.letters.facts import FollowUpFacts
from desktop_ar.letters.reminder import closing
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

COLUMNS: Final = ("no", "for", "due", "amount", "paid", "open", "days")


def sheet(facts: FollowUpFacts, look: Look) -> Sheet:
    """The follow-up as blocks."""
    said = voice(facts.head, facts.kind)
    head = facts.head
    annexes = facts.annexes
    if annexes is None:
        annexes = usual_annexes(said, "annexes", len(facts.lines))
    return Sheet(
        blocks=signed(
            [
                *opening(head, said, look, bills=facts.lines, polite=True),
                _lead(facts, said, look).spaced(look.gap, keep=True),
                bills_table(said, facts.lines, COLUMNS, look).spaced(look.block_gap),
                *_body(facts, said, look),
                *payment(head, said, facts.ways, look),
            ],
            sign_off(head, said, annexes, look, closing=closing(said)),
        ),
        foot=foot(head, said, head.letter_no),
        title=about(head, said, head.letter_no),
        subject=said.words.text("title"),
    )


def _lead(facts: FollowUpFacts, said: Voice, look: Look) -> Block:
    """The earlier letters, and the table below."""
    words = said.words
    greeting = words.rich(f"greeting_{said.whom}", you=said.you)
    as_of = said.day(facts.as_of)
    if facts.earlier:
        letters = said.letters(facts.earlier)
        sentence = words.rich("lead_after", letters=letters, as_of=as_of, you=said.you)
    else:
        sentence = words.rich("lead", as_of=as_of, you=said.you)
    return paragraph((*greeting, *sentence), look.body)


def _body(facts: FollowUpFacts, said: Voice, look: Look) -> list[Block]:
    words = said.words
    total = said.sum(sum(line.open_fen for line in facts.lines))
    days = max((line.days_past_due for line in facts.lines), default=0)
    balance = "balance" if days > 0 and len(facts.lines) > 1 else "balance_plain"
    texts = [words.rich(balance, total=total, days=days)]
    if facts.promise is not None:
        joint = "" if words.chinese else " "
        texts[0] = (*texts[0], *plain(joint + said.promise(facts.promise)))
    texts += [
        words.rich("ask", you=said.you),
        words.rich("plan", you=said.you),
        words.rich("reply", you=said.you, reply_by=said.day(facts.reply_by)),
    ]
    return [paragraph(text, look.body).spaced(look.gap) for text in texts]
