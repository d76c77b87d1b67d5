"""结清证明 and 分期履行完毕通知: nothing is open any more, said on paper (domain.md 3a)."""

from __future__ import annotations

from desktop_ar.domain.capital_amount import capital_amount
from desktop_ar.language.figures import amount
from desktop_ar.letters.account_facts import SettledFacts
from desktop_ar.letters.blocks import Block, paragraph
from desktop_ar.letters.sheet import Sheet, about, foot, opening, sign_off, signed
from desktop_ar.letters.styles import Align, Look
from desktop_ar.letters.table import Column, table
from desktop_ar.letters.text import Rich
from desktop_ar.letters.voice import Voice, voice


def sheet(facts: SettledFacts, look: Look) -> Sheet:
    """The paper as blocks."""
    said = voice(facts.head, facts.kind)
    head = facts.head
    blocks: list[Block] = [*opening(head, said, look, bills=(), polite=True)]
    blocks.append(paragraph(_lead(facts, said), look.body).spaced(look.gap, keep=True))
    if facts.bills:
        blocks.append(_bills(facts, said, look).spaced(look.block_gap))
    blocks.append(paragraph(said.words.rich("thanks", you=said.you), look.body).spaced(look.gap))
    return Sheet(
        blocks=signed(blocks, sign_off(head, said, (), look, closing=("closing",))),
        foot=foot(head, said, head.letter_no),
        title=about(head, said, head.letter_no),
        subject=said.words.text("title"),
    )


def _lead(facts: SettledFacts, said: Voice) -> Rich:
    total_fen = sum(bill.amount_fen for bill in facts.bills)
    values = {
        "as_of": said.day(facts.as_of),
        "you": said.you,
        "total": said.sum(total_fen),
        "words": capital_amount(total_fen),
        "plan": facts.plan_no,
        "signed": said.day(facts.signed_on or facts.as_of),
    }
    return said.words.rich("lead" if facts.bills else "lead_nothing", **values)


def _bills(facts: SettledFacts, said: Voice, look: Look) -> Block:
    words = said.words
    columns = [
        Column(words.text("column_no"), wraps=True),
        Column(words.text("column_for"), wraps=True),
        Column(words.text("column_issued")),
        Column(words.text("column_settled")),
        Column(words.text("column_amount"), Align.RIGHT),
    ]
    rows = [
        [
            bill.receivable_no,
            bill.description,
            said.table_day(bill.issue_date),
            said.table_day(bill.settled_on),
            amount(bill.amount_fen),
        ]
        for bill in facts.bills
    ]
    total = [words.text("total"), "", "", "", amount(sum(bill.amount_fen for bill in facts.bills))]
    return table(columns, rows, total if len(rows) > 1 else None, look.row_pad)
