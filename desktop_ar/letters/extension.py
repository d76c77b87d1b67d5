"""延期付款协议, the agreement on a later due date that both parties sign (domain.md 3a, 2b).

In the order: the debt, the old date and the new one, the charge in between, the condition, what
follows if the new date is missed, both signatures.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop_ar.domain.capital_amount import capital_amount
from desktop_ar.domain.codes import CustomerKind
from desktop_ar.language.figures import amount
from desktop_ar.letters.agreement import Clause, numbered, party, payment_clause
from desktop_ar.letters.blocks import Block, paragraph
from desktop_ar.letters.facts import ExtensionFacts
from desktop_ar.letters.forms import FormLine, form_line
from desktop_ar.letters.sheet import Sheet, about, foot, signed, titled
from desktop_ar.letters.signing import Signatures
from desktop_ar.letters.styles import Align, Look
from desktop_ar.letters.table import Column, Table, table
from desktop_ar.letters.text import plain
from desktop_ar.letters.voice import Voice, voice


def sheet(facts: ExtensionFacts, look: Look) -> Sheet:
    """The agreement as blocks."""
    said = voice(facts.head, facts.kind)
    head = facts.head
    return Sheet(
        blocks=signed(
            [
                *titled(head, said, look, head.letter_no),
                *party(said, "creditor", facts.creditor, look),
                *party(said, "debtor", facts.debtor, look),
                paragraph(said.words.rich("preamble"), look.body).spaced(look.gap + 3),
                *numbered(list(_clauses(facts, said, look)), said, look),
            ],
            _signatures(facts, said, look).spaced(look.block_gap + 8),
        ),
        foot=foot(head, said, head.letter_no),
        title=about(head, said, head.letter_no),
        subject=said.words.text("title"),
    )


def _clauses(facts: ExtensionFacts, said: Voice, look: Look) -> Iterator[Clause]:
    words = said.words
    debt = words.rich(
        "debt",
        as_of=said.day(facts.as_of),
        total=said.sum(facts.total_fen),
        words=capital_amount(facts.total_fen),
    )
    yield Clause("debt_heading", (debt,), (_dates(facts, said, look).spaced(look.block_gap),))
    yield payment_clause(facts.head, said, facts.ways, look)
    if facts.charged:
        runs = {line.charge_runs for line in facts.lines}
        name = "charge_runs" if runs == {True} else "charge_rests" if runs == {False} else "charge"
        yield Clause("charge_heading", (words.rich(name),))
    conditions = dict.fromkeys(line.condition for line in facts.lines if line.condition)
    if conditions:
        texts = tuple(words.rich("condition", text=text) for text in conditions)
        yield Clause("condition_heading", texts)
    missed = "missed_charge" if facts.charged else "missed"
    yield Clause("missed_heading", (words.rich(missed),))
    for name in ("original", "court", "copies"):
        yield Clause(f"{name}_heading", (words.rich(name),))


def _dates(facts: ExtensionFacts, said: Voice, look: Look) -> Table:
    """Bill, what is open, the day until now and the new one."""
    words = said.words
    mixed = len({line.charge_runs for line in facts.lines}) > 1
    columns = [
        Column(words.text("column_bill")),
        Column(words.text("column_open"), Align.RIGHT),
        Column(words.text("column_old")),
        Column(words.text("column_new")),
    ]
    if mixed and facts.charged:
        columns.append(Column(words.text("column_charge")))
    rows = [
        [
            line.receivable_no,
            amount(line.open_fen),
            said.day(line.old_due_date),
            said.day(line.new_due_date),
            words.text("charge_yes" if line.charge_runs else "charge_no"),
        ][: len(columns)]
        for line in facts.lines
    ]
    total = [words.text("total"), amount(facts.total_fen), *[""] * (len(columns) - 2)]
    return table(columns, rows, total if len(rows) > 1 else None, look.row_pad)


def _signatures(facts: ExtensionFacts, said: Voice, look: Look) -> Block:
    words = said.words
    debtor = "person" if facts.debtor.kind is CustomerKind.PERSON else "other"
    parties = [
        (words.rich("sign_creditor"), plain(facts.creditor.name)),
        (words.rich(f"sign_debtor_{debtor}"), plain(facts.debtor.name)),
    ]
    date_line: FormLine = form_line(words, "sign_date", look.flush)
    return Signatures(parties, date_line, look)
