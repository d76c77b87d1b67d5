"""对账单, the statement of account: from opening to closing balance, line by line (domain.md 3a).

Neutral: it asks for a confirmation, not for money. It says that it does not give up an agreed
late charge (contract interpretation art. 18; domain.md 2a), and ends in a slip to sign.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop_ar.domain.capital_amount import capital_amount
from desktop_ar.language.catalogue import translator
from desktop_ar.language.code_words import word
from desktop_ar.language.figures import amount
from desktop_ar.letters.account_facts import StatementFacts, StatementLine, StatementLot
from desktop_ar.letters.blocks import Block, Total, paragraph
from desktop_ar.letters.forms import Form, form_line
from desktop_ar.letters.sheet import Sheet, about, foot, opening, sign_off, signed
from desktop_ar.letters.slip import LAST, LINE, Slip
from desktop_ar.letters.styles import Align, Look
from desktop_ar.letters.table import Column, table
from desktop_ar.letters.text import plain
from desktop_ar.letters.voice import Voice, voice

BANDS = ("not_due", "d1_30", "d31_60", "d61_90", "d91_180", "d181_plus")


def sheet(facts: StatementFacts, look: Look) -> Sheet:
    """The statement as blocks."""
    said = voice(facts.head, facts.kind)
    head = facts.head
    return Sheet(
        blocks=signed(
            [*opening(head, said, look, bills=(), polite=False), *_blocks(facts, said, look)],
            sign_off(head, said, (), look, closing=("closing",)),
        ),
        foot=foot(head, said, head.letter_no),
        title=about(head, said, head.letter_no),
        subject=said.words.text("title"),
        bottom=_slip(facts, said),
    )


def _blocks(facts: StatementFacts, said: Voice, look: Look) -> Iterator[Block]:
    words = said.words
    lead = words.rich(
        "lead", first=said.day(facts.period_from), last=said.day(facts.period_to), you=said.you
    )
    yield paragraph(lead, look.body).spaced(look.gap, keep=True)
    yield _movements(facts, said, look).spaced(look.block_gap)
    yield _closing(facts, said, look).spaced(look.block_gap)
    if facts.unallocated_fen:
        credit = words.rich("unallocated", credit=said.sum(facts.unallocated_fen))
        yield paragraph(credit, look.note).spaced(look.gap)
    if sum(facts.bands):
        yield paragraph(words.rich("ageing_heading"), look.note).spaced(look.gap, 2, keep=True)
        yield _ageing(facts, said, look).spaced(2, look.block_gap)
    if facts.lots:
        heading = words.rich("prepaid_heading", day=said.day(facts.period_to))
        yield paragraph(heading, look.note).spaced(look.gap, 2, keep=True)
        yield _lots(facts.lots, said, look).spaced(2, look.block_gap)
    reservation = "reservation_charge" if facts.charge_agreed else "reservation"
    yield paragraph(words.rich(reservation), look.body).spaced(look.gap)
    if facts.terms:
        yield paragraph(words.rich("terms", terms=facts.terms), look.note).spaced(look.gap)
    asked = words.rich("confirm", you=said.you, day=said.day(facts.answer_by))
    yield paragraph(asked, look.body).spaced(look.gap)


def _movements(facts: StatementFacts, said: Voice, look: Look) -> Block:
    words = said.words
    columns = [
        Column(words.text("column_day")),
        Column(words.text("column_no"), wraps=True),
        Column(words.text("column_for"), wraps=True),
        Column(words.text("column_debit"), Align.RIGHT),
        Column(words.text("column_credit"), Align.RIGHT),
        Column(words.text("column_balance"), Align.RIGHT),
    ]
    opening_row = [
        said.table_day(facts.period_from), "", words.text("opening"), "", "",
        _balance(facts.opening_fen),
    ]  # fmt: skip
    rows = [opening_row, *(_row(line, said) for line in facts.lines)]
    total = [
        words.text("total"), "", words.text("closing_row"),
        amount(sum(line.debit_fen for line in facts.lines)),
        amount(sum(line.credit_fen for line in facts.lines)),
        _balance(facts.closing_fen),
    ]  # fmt: skip
    return table(columns, rows, total, look.row_pad)


def _row(line: StatementLine, said: Voice) -> list[str]:
    what = said.words.text(f"movement_{line.movement.value}")
    text = said.words.text("movement_with", what=what, text=line.text) if line.text else what
    return [
        said.table_day(line.on),
        line.number,
        text,
        amount(line.debit_fen) if line.debit_fen else "",
        amount(line.credit_fen) if line.credit_fen else "",
        _balance(line.balance_fen),
    ]


def _balance(fen: int) -> str:
    """In a table; what the shop owes stands in brackets, as ledgers write it."""
    return amount(fen) if fen >= 0 else f"({amount(-fen)})"


def _closing(facts: StatementFacts, said: Voice, look: Look) -> Block:
    """Who owes whom, in figures and capitals; a balance in the customer's favour is so named."""
    words = said.words
    name = "balance_owed" if facts.closing_fen >= 0 else "balance_credit"
    fen = abs(facts.closing_fen)
    capital = plain(capital_amount(fen) if words.chinese else "")
    label = words.rich(name, day=said.day(facts.period_to))
    return Total(label, capital, plain(said.figure(fen), bold=True), look.flush)


def _ageing(facts: StatementFacts, said: Voice, look: Look) -> Block:
    columns = [Column(said.words.text(f"band_{name}"), Align.RIGHT) for name in BANDS]
    return table(columns, [[amount(fen) for fen in facts.bands]], None, look.row_pad)


def _lots(lots: tuple[StatementLot, ...], said: Voice, look: Look) -> Block:
    words, t = said.words, translator(said.words.language)
    columns = [
        Column(words.text("column_lot"), wraps=True),
        Column(words.text("column_for"), wraps=True),
        Column(words.text("column_valid")),
        Column(words.text("column_value"), Align.RIGHT),
        Column(words.text("column_units"), Align.RIGHT),
    ]
    rows = [
        [
            lot.lot_no,
            lot.title or word(t, lot.kind),
            said.table_day(lot.valid_until) if lot.valid_until else words.text("no_deadline"),
            amount(lot.value_left_fen),
            "" if lot.units_left is None else str(lot.units_left),
        ]
        for lot in lots
    ]
    return table(columns, rows, None, look.row_pad)


def _slip(facts: StatementFacts, said: Voice) -> Slip:
    words = said.words
    fen = abs(facts.closing_fen)
    received = form_line(
        words,
        f"slip_{said.whom}" if facts.closing_fen >= 0 else f"slip_{said.whom}_credit",
        LINE,
        number=facts.head.letter_no,
        day=said.day(facts.period_to),
        balance=said.sum(fen),
    )
    lines = [
        Form(received, stretched=False),
        Form(form_line(words, "slip_answer", LINE)),
        Form(form_line(words, "slip_sign", LAST)),
    ]
    return Slip(words.rich("cut_here"), words.rich("slip_title"), lines, chinese=words.chinese)
