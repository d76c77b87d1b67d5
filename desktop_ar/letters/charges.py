"""How the late charge of a letter comes about, line by line, for whoever wants to check it."""

from __future__ import annotations

from desktop_ar.domain.charge_lines import LineKind
from desktop_ar.language.figures import amount
from desktop_ar.letters.blocks import Block, paragraph
from desktop_ar.letters.facts import ChargeLine, LateCharge
from desktop_ar.letters.styles import Align, Look
from desktop_ar.letters.table import Column, table
from desktop_ar.letters.text import plain
from desktop_ar.letters.voice import Voice

NAMES = ("no", "base", "from", "to", "late_days", "rate", "charge")


def charge_table(charge: LateCharge, said: Voice, look: Look) -> list[Block]:
    """The derivation under its heading; nothing where the letter has none."""
    if not charge.lines:
        return []
    words = said.words
    left = {"no", "from", "to"}
    columns = [
        Column(
            words.text(f"column_{name}"),
            Align.LEFT if name in left else Align.RIGHT,
            wraps=name == "no",
        )
        for name in NAMES
    ]
    rows = [_cells(line, said) for line in charge.lines]
    total = [words.text("total"), "", "", "", "", "", amount(charge.total_fen)]
    body = table(columns, rows, total if len(rows) > 1 else None, min(look.row_pad, 1.8))
    heading = paragraph(plain(words.text("charge_lines_heading")), look.note)
    return [
        heading.spaced(look.block_gap, 2, keep=True),
        body.spaced(2, look.block_gap),
    ]


def _cells(line: ChargeLine, said: Voice) -> list[str]:
    figure = amount(line.amount_fen)
    if line.kind is LineKind.STEP and line.from_date and line.to_date:
        days = (said.table_day(line.from_date), said.table_day(line.to_date))
        return [line.receivable_no, amount(line.base_fen), *days, str(line.days), line.rate, figure]
    text = said.words.text(f"charge_{line.kind.value}", number=line.receivable_no)
    return [text, "", "", "", "", "", figure]
