"""付款提醒, the friendly reminder: a courtesy, without law or threat (domain.md 3a)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop_ar.letters.blocks import Block, paragraph
from desktop_ar.letters.facts import DebtLine, ReminderFacts
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
from desktop_ar.letters.text import Run
from desktop_ar.letters.voice import Voice, voice

COLUMNS: Final = ("no", "for", "issued", "due", "open")


def sheet(facts: ReminderFacts, look: Look) -> Sheet:
    """The reminder as blocks."""
    said = voice(facts.head, facts.kind)
    head = facts.head
    annexes = facts.annexes
    if annexes is None:
        annexes = usual_annexes(said, "annexes", len(facts.lines))
    return Sheet(
        blocks=signed(
            [
                *opening(head, said, look, bills=facts.lines, polite=True),
                lead(facts, said, look).spaced(look.gap, keep=True),
                bills_table(said, facts.lines, COLUMNS, look).spaced(look.block_gap),
                *_requests(facts, said, look),
                *payment(head, said, facts.ways, look),
                *_courtesies(said, look),
            ],
            sign_off(head, said, annexes, look, closing=closing(said)),
        ),
        foot=foot(head, said, head.letter_no),
        title=about(head, said, head.letter_no),
        subject=said.words.text("title"),
    )


def closing(said: Voice) -> tuple[str, ...]:
    """The names of the closing words: 此致 敬礼 stand on two lines."""
    return ("closing_one", "closing_two") if said.words.chinese else ("closing",)


def lead(facts: ReminderFacts, said: Voice, look: Look) -> Block:
    """Thanks, and what the table below holds."""
    name = _lead_name(facts.lines)
    greeting = said.words.rich(f"greeting_{said.whom}", you=said.you)
    sentence = said.words.rich(name, as_of=said.day(facts.as_of), you=said.you)
    joint = () if said.words.chinese else (Run(" "),)
    return paragraph((*greeting, *joint, *sentence), look.body)


def _lead_name(bills: Sequence[DebtLine]) -> str:
    late = [bill.days_past_due > 0 for bill in bills]
    if all(late):
        return "lead_overdue"
    return "lead_mixed" if any(late) else "lead_coming"


def _requests(facts: ReminderFacts, said: Voice, look: Look) -> list[Block]:
    total = said.sum(sum(line.open_fen for line in facts.lines))
    if facts.deadline is None:
        text = said.words.rich("request", total=total, you=said.you)
    else:
        deadline = said.day(facts.deadline)
        text = said.words.rich("request_by", total=total, you=said.you, deadline=deadline)
    return [paragraph(text, look.body).spaced(look.gap)]


def _courtesies(said: Voice, look: Look) -> list[Block]:
    """Already paid? In difficulty?"""
    names = ("already_paid", "difficulty")
    texts = [said.words.rich(name, you=said.you) for name in names]
    return [paragraph(text, look.body).spaced(look.gap) for text in texts]
