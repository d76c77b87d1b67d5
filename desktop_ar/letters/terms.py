"""付款条款, the sheet of terms: what is agreed before anything is late (domain.md S000-14).

The charge for lateness stands in bold: a customer must not overlook it (Civil Code 496).
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop_ar.domain.codes import CustomerKind
from desktop_ar.letters.blocks import Block, paragraph
from desktop_ar.letters.facts import TermsFacts
from desktop_ar.letters.forms import FormLine, form_line
from desktop_ar.letters.sheet import Sheet, about, foot, signed, titled
from desktop_ar.letters.signing import Signatures
from desktop_ar.letters.styles import Look
from desktop_ar.letters.text import Rich, plain
from desktop_ar.letters.voice import Voice, voice

Clause = tuple[str, Rich]
"""The name of a heading and its text."""


def sheet(facts: TermsFacts, look: Look) -> Sheet:
    """The terms as blocks."""
    said = voice(facts.head, facts.kind)
    head = facts.head
    preamble = said.words.rich("preamble", shop=head.shop.name, name=head.addressee.name)
    return Sheet(
        blocks=signed(
            [
                *titled(head, said, look, head.letter_no),
                paragraph(preamble, look.body).spaced(look.gap + 3),
                *_numbered(facts, said, look),
            ],
            _signatures(facts, said, look).spaced(look.block_gap + 8),
        ),
        foot=foot(head, said, head.letter_no),
        title=about(head, said, head.letter_no),
        subject=said.words.text("title"),
    )


def _numbered(facts: TermsFacts, said: Voice, look: Look) -> Iterator[Block]:
    numerals = said.words.texts["numerals"].split()
    for numeral, (name, text) in zip(numerals, _clauses(facts, said), strict=False):
        line = said.words.text("clause", n=numeral, heading=said.words.text(f"{name}_heading"))
        yield paragraph(plain(line), look.heading).spaced(look.gap + 3, 1, keep=True)
        yield paragraph(text, look.body).spaced(look.gap / 2)


def _clauses(facts: TermsFacts, said: Voice) -> Iterator[Clause]:
    """What was agreed; a rule nobody made is left out."""
    words = said.words
    yield "due", words.rich("due", n=facts.days) if facts.days else words.rich("due_at_once")
    if facts.charge_sentence:
        charge = words.rich("charge", sentence=facts.charge_sentence, example=facts.example)
        yield "charge", charge
    else:
        yield "charge", words.rich("charge_none")
    yield "order", words.rich(f"order_{facts.allocation.value}")
    if facts.ways:
        ways = dict.fromkeys(words.text(f"way_{way.kind.value}") for way in facts.ways)
        yield "ways", words.rich("ways", ways=said.listed(list(ways), "ways_joint", "ways_joint"))
    for name in ("prepaid_validity", "prepaid_refund"):
        if getattr(facts, name):
            yield name, plain(getattr(facts, name))
    yield "notices", _notices(facts, said)
    yield "accepted", _accepted(facts, said)


def _notices(facts: TermsFacts, said: Voice) -> Rich:
    words = said.words
    blank = words.texts["blank"]
    return words.rich(
        "notices", shop=facts.shop_address or blank, customer=facts.customer_address or blank
    )


def _accepted(facts: TermsFacts, said: Voice) -> Rich:
    if facts.accepted_on is None:
        return said.words.rich("to_accept")
    day = said.day(facts.accepted_on)
    if facts.accepted_by:
        return said.words.rich("accepted_by", day=day, name=facts.accepted_by)
    return said.words.rich("accepted", day=day)


def _signatures(facts: TermsFacts, said: Voice, look: Look) -> Block:
    words = said.words
    whom = "person" if facts.head.addressee.kind is CustomerKind.PERSON else "other"
    parties = [
        (words.rich("sign_shop"), plain(facts.head.shop.name)),
        (words.rich(f"sign_customer_{whom}"), plain(facts.head.addressee.name)),
    ]
    date_line: FormLine = form_line(words, "sign_date", look.flush)
    return Signatures(parties, date_line, look)
