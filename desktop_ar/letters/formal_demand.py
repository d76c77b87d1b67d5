"""催款函 and 最后通知, the formal demand and the final notice: facts, sums, a last day, what
follows (domain.md 3a). Their words differ; the final notice names the law it rests on.

Firm and without insult. It never looks like a lawyer's or a court's paper, and says 违约金,
never 滞纳金. Where no charge was agreed there is no word about one.
"""

from __future__ import annotations

from desktop_ar.domain.capital_amount import capital_amount
from desktop_ar.letters.blocks import Block, Total, paragraph
from desktop_ar.letters.charges import charge_table
from desktop_ar.letters.facts import DemandFacts
from desktop_ar.letters.forms import Form, form_line
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
from desktop_ar.letters.slip import LAST, LINE, Slip
from desktop_ar.letters.styles import Look
from desktop_ar.letters.text import Rich, plain
from desktop_ar.letters.voice import Voice, voice


def sheet(facts: DemandFacts, look: Look) -> Sheet:
    """The demand as blocks."""
    said = voice(facts.head, facts.kind)
    head = facts.head
    bills = bills_table(said, facts.lines, _columns(facts), look)
    return Sheet(
        blocks=signed(
            [
                *opening(head, said, look, bills=facts.lines, polite=False),
                paragraph(_basis(facts, said), look.body).spaced(look.gap, keep=True),
                bills.spaced(look.block_gap, keep=True),
                *total_box(facts, said, look),
                *_body(facts, said, look),
                *payment(head, said, facts.ways, look),
            ],
            sign_off(head, said, _annexes(facts, said), look, closing=("closing",)),
        ),
        foot=foot(head, said, head.letter_no),
        title=about(head, said, head.letter_no),
        subject=said.words.text("title"),
        bottom=_slip(facts, said) if facts.slip else None,
    )


def _columns(facts: DemandFacts) -> tuple[str, ...]:
    columns = ("no", "for", "due", "amount", "paid", "principal", "days")
    return (*columns, "charge") if facts.charge else columns


def _annexes(facts: DemandFacts, said: Voice) -> tuple[str, ...]:
    if facts.annexes is not None:
        return facts.annexes
    name = "annexes_contract" if facts.contract else "annexes_many"
    return usual_annexes(said, name, len(facts.lines))


def _basis(facts: DemandFacts, said: Voice) -> Rich:
    """What the debt rests on, and the day of the figures."""
    as_of = said.day(facts.as_of)
    if facts.contract is None:
        return said.words.rich("basis", you=said.you, as_of=as_of)
    contract = said.contract(facts.contract)
    return said.words.rich("basis_contract", you=said.you, contract=contract, as_of=as_of)


def total_box(facts: DemandFacts, said: Voice, look: Look) -> list[Block]:
    """The boxed total, and what it is made of."""
    words = capital_amount(facts.total_fen) if said.words.chinese else ""
    figure = plain(said.figure(facts.total_fen), bold=True)
    box = Total(said.words.rich("due"), plain(words), figure, look.flush)
    blocks: list[Block] = [box.spaced(look.block_gap)]
    if facts.charge is not None:
        note = said.words.rich(
            "charge_note",
            principal=said.sum(sum(line.open_fen for line in facts.lines)),
            charge=said.sum(facts.charge.total_fen),
            sentence=facts.charge.sentence,
        )
        blocks.append(paragraph(note, look.note).spaced(look.block_gap))
        blocks += charge_table(facts.charge, said, look)
    return blocks


def _body(facts: DemandFacts, said: Voice, look: Look) -> list[Block]:
    joint = "" if said.words.chinese else " "
    history = joint.join(_history(facts, said))
    pay = _pay(facts, said)
    first = (*plain(history + joint), *pay) if history else pay
    legal = said.words.rich("legal") if said.words.has("legal") else ()
    texts = [legal, first, _what_follows(facts, said)]
    return [paragraph(text, look.body).spaced(look.gap) for text in texts if text]


def _history(facts: DemandFacts, said: Voice) -> list[str]:
    """What was done and promised before, one sentence each."""
    words = said.words
    sentences = []
    if facts.earlier:
        sentences.append(words.text("earlier", letters=said.letters(facts.earlier)))
    if facts.contacts:
        sentences.append(words.text("contacts", contacts=said.contacts(facts.contacts)))
    if facts.promise is not None:
        sentences.append(said.promise(facts.promise))
    if facts.plan is not None:
        plan = facts.plan
        sentences.append(
            words.text(
                "plan",
                signed=said.day(plan.signed_on),
                number=plan.plan_no,
                n=plan.missed,
                amount=said.sum(plan.missed_fen),
            )
        )
    return sentences


def _pay(facts: DemandFacts, said: Voice) -> Rich:
    """The demand itself, with the last day."""
    name = "pay"
    if facts.charge is not None:
        name = "pay_held" if facts.charge.held_until_deadline else "pay_running"
    return said.words.rich(
        name, you=said.you, deadline=said.day(facts.deadline), total=said.sum(facts.total_fen)
    )


def _what_follows(facts: DemandFacts, said: Voice) -> Rich:
    """The consequences that were chosen, and the way to object or to ask for installments."""
    words = said.words
    clauses = []
    if facts.charge is not None:
        clauses.append(words.text("clause_charge"))
    if facts.suspend_from is not None:
        day = said.day(facts.suspend_from)
        clauses.append(words.text("clause_suspend", day=day, you=said.you))
    if facts.court:
        clauses.append(words.text("clause_court", you=said.you))
    listed = said.listed(clauses, "clause_joint", "last_clause_joint")
    consequences = words.text("consequences", clauses=listed) if clauses else ""
    dispute = words.text("dispute", day=said.day(facts.reply_by or facts.deadline))
    joint = "" if words.chinese or not consequences else " "
    return plain(consequences + joint + dispute)


def _slip(facts: DemandFacts, said: Voice) -> Slip:
    words = said.words
    received = form_line(
        words,
        f"slip_received_{said.whom}",
        LINE,
        number=facts.head.letter_no,
        total=said.sum(facts.total_fen),
    )
    lines = [
        Form(received, stretched=False),
        Form(form_line(words, "slip_answer", LINE)),
        Form(form_line(words, "slip_sign", LAST)),
    ]
    return Slip(words.rich("cut_here"), words.rich("slip_title"), lines, chinese=words.chinese)
