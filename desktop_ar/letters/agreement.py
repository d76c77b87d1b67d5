"""分期还款协议, the installment agreement that both parties sign (domain.md 3a, 2b).

Clauses are numbered as they come: the one about a late charge is there only where a charge
was agreed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_ar.domain.capital_amount import capital_amount
from desktop_ar.domain.codes import ChargeRule, CustomerKind
from desktop_ar.language.figures import amount
from desktop_ar.letters.blocks import Block, paragraph
from desktop_ar.letters.facts import AgreementFacts, Head, Party, PaymentWay
from desktop_ar.letters.forms import FormLine, form_line
from desktop_ar.letters.sheet import Sheet, about, bills_table, foot, payment, signed, titled
from desktop_ar.letters.signing import Signatures
from desktop_ar.letters.styles import Align, Look
from desktop_ar.letters.table import Column, Table, table
from desktop_ar.letters.text import Rich, plain
from desktop_ar.letters.voice import Voice, voice

BILL_COLUMNS: Final = ("no", "for", "due", "amount", "paid", "principal")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: the name of its heading, its paragraphs, and what stands below them."""

    heading: str
    texts: tuple[Rich, ...]
    below: tuple[Block, ...] = ()
    closing: tuple[Rich, ...] = ()
    """Paragraphs behind what stands below."""


def sheet(facts: AgreementFacts, look: Look) -> Sheet:
    """The agreement as blocks."""
    said = voice(facts.head, facts.kind)
    head = facts.head
    return Sheet(
        blocks=signed(
            [
                *titled(head, said, look, facts.plan_no),
                *party(said, "creditor", facts.creditor, look),
                *party(said, "debtor", facts.debtor, look),
                paragraph(said.words.rich("preamble"), look.body).spaced(look.gap + 3),
                *numbered(_clauses(facts, said, look), said, look),
            ],
            _signatures(facts, said, look).spaced(look.block_gap + 8),
        ),
        foot=foot(head, said, facts.plan_no),
        title=about(head, said, facts.plan_no),
        subject=said.words.text("title"),
    )


def party(said: Voice, role: str, party: Party, look: Look) -> list[Block]:
    """Name, number, telephone and address of a party; what is not known is left to fill in."""
    words = said.words
    person = party.kind is CustomerKind.PERSON
    blank = words.texts["blank"]
    name = paragraph(words.rich(role, name=party.name), look.flush)
    number = words.text("id_person" if person else "id_other", value=party.id_no or blank)
    phone = words.text("party_phone", value=party.phone or blank)
    address = words.text("party_address", value=party.address or blank)
    second = number + words.texts["between_lines"] + phone
    return [
        name.spaced(6, 0, keep=True),
        paragraph(plain(second), look.note).spaced(0, keep=True),
        paragraph(plain(address), look.note).spaced(0, 3),
    ]


def numbered(clauses: Sequence[Clause], said: Voice, look: Look) -> Iterator[Block]:
    """The clauses with their headings and numbers."""
    numerals = said.words.texts["numerals"].split()
    for numeral, clause in zip(numerals, clauses, strict=False):
        heading = said.words.text(clause.heading)
        line = said.words.text("clause", n=numeral, heading=heading)
        yield paragraph(plain(line), look.heading).spaced(look.gap + 3, 1, keep=True)
        for text in clause.texts:
            block = paragraph(text, look.body)
            yield block.spaced(look.gap / 2, keep=bool(clause.below))
        yield from clause.below
        for text in clause.closing:
            yield paragraph(text, look.body).spaced(look.gap / 2)


def _clauses(facts: AgreementFacts, said: Voice, look: Look) -> list[Clause]:
    words = said.words
    charged = facts.charge is not None
    clauses = [
        _debt(facts, said, look),
        _schedule(facts, said, look),
        payment_clause(facts.head, said, facts.ways, look),
        Clause("order_heading", (words.rich(_order_name(facts)),)),
    ]
    late = words.rich("late", days=facts.demand_days)
    if charged:
        number = words.texts["numerals"].split()[len(clauses) + 1]
        as_of = said.day(facts.as_of)
        rule = ChargeRule(facts.charge_rule).value
        text = words.rich(f"charge_{rule}", acceleration=number, as_of=as_of)
        clauses.append(Clause("charge_heading", (text,)))
    clauses.append(Clause("late_heading", (late,)))
    names = ("early", "service", "original", "court", "copies")
    return clauses + [Clause(f"{name}_heading", (words.rich(name),)) for name in names]


def _order_name(facts: AgreementFacts) -> str:
    ending = "_charge" if facts.charge is not None else ""
    return f"order_{facts.allocation.value}{ending}"


def _debt(facts: AgreementFacts, said: Voice, look: Look) -> Clause:
    """The debt confirmed, in figures and capitals, bill by bill."""
    values = {
        "as_of": said.day(facts.as_of),
        "total": said.sum(facts.principal_fen),
        "words": capital_amount(facts.principal_fen),
    }
    if facts.contract is not None:
        text = said.words.rich("debt_contract", contract=said.contract(facts.contract), **values)
    else:
        text = said.words.rich("debt", **values)
    bills = bills_table(said, facts.lines, BILL_COLUMNS, look)
    closing: tuple[Rich, ...] = ()
    if facts.charge is not None:
        name = "accrued" if facts.charge.total_fen else "accrued_none"
        charge = said.sum(facts.charge.total_fen)
        closing = (said.words.rich(name, charge=charge, sentence=facts.charge.sentence),)
    return Clause("debt_heading", (text,), (bills.spaced(look.block_gap),), closing)


def _schedule(facts: AgreementFacts, said: Voice, look: Look) -> Clause:
    """Number, day, amount and what is left, with the total that equals the debt."""
    text = said.words.rich("schedule", n=len(facts.schedule))
    return Clause(
        "schedule_heading", (text,), (_schedule_table(facts, said, look).spaced(look.block_gap),)
    )


def _schedule_table(facts: AgreementFacts, said: Voice, look: Look) -> Table:
    words = said.words
    columns = [
        Column(words.text("column_n")),
        Column(words.text("column_day")),
        Column(words.text("column_sum"), Align.RIGHT),
        Column(words.text("column_left"), Align.RIGHT),
    ]
    rows = [
        [
            words.text("installment", n=line.no) if line.no else words.text("down_payment"),
            said.day(line.due_date),
            amount(line.amount_fen),
            amount(line.balance_after_fen),
        ]
        for line in facts.schedule
    ]
    total = [words.text("total"), "", amount(sum(line.amount_fen for line in facts.schedule)), ""]
    return table(columns, rows, total, look.row_pad)


def payment_clause(head: Head, said: Voice, ways: tuple[PaymentWay, ...], look: Look) -> Clause:
    """How to pay, as a clause of an agreement."""
    blocks = tuple(payment(head, said, ways, look))
    return Clause("ways_heading", (said.words.rich("ways" if blocks else "ways_any"),), blocks)


def _signatures(facts: AgreementFacts, said: Voice, look: Look) -> Block:
    words = said.words
    debtor = "person" if facts.debtor.kind is CustomerKind.PERSON else "other"
    parties = [
        (words.rich("sign_creditor"), plain(facts.creditor.name)),
        (words.rich(f"sign_debtor_{debtor}"), plain(facts.debtor.name)),
    ]
    date_line: FormLine = form_line(words, "sign_date", look.flush)
    return Signatures(parties, date_line, look)
