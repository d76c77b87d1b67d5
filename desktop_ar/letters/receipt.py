"""收款收据, the receipt: two copies on one sheet, to be cut apart (domain.md 3a).

It says for which bills the money was taken, by which rule where the payer named none, and what
is left. It is no invoice, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop_ar.domain.capital_amount import capital_amount
from desktop_ar.language.figures import amount
from desktop_ar.letters.account_facts import ReceiptFacts
from desktop_ar.letters.blocks import Block, Letterhead, Title, Total, paragraph
from desktop_ar.letters.forms import Form, form_line
from desktop_ar.letters.sheet import Sheet, about, foot
from desktop_ar.letters.slip import LINE, Slip
from desktop_ar.letters.styles import Align, Look
from desktop_ar.letters.table import Column, table
from desktop_ar.letters.text import plain
from desktop_ar.letters.voice import Voice, voice

MOST_BILLS: Final = 6
"""Bills named on each copy; more are told as one line, so that both copies fit on one page."""


def sheet(facts: ReceiptFacts, look: Look) -> Sheet:
    """Both copies as blocks."""
    said = voice(facts.head, facts.kind)
    between = Slip(said.words.rich("cut_here"), plain(""), [], chinese=said.words.chinese)
    return Sheet(
        blocks=[
            *_copy(facts, said, look, "copy_shop"),
            between.spaced(10, 14),
            *_copy(facts, said, look, "copy_customer"),
        ],
        foot=foot(facts.head, said, facts.head.letter_no),
        title=about(facts.head, said, facts.head.letter_no),
        subject=said.words.text("title"),
    )


def _copy(facts: ReceiptFacts, said: Voice, look: Look, which: str) -> Iterator[Block]:
    words, head = said.words, facts.head
    yield Letterhead(head.shop.name, [words.text(which)]).spaced(0, look.after_letterhead / 2)
    number = words.text("number", number=head.letter_no) if head.letter_no else ""
    yield Title(words.rich("title"), plain(number), look.title).spaced(0, 8, keep=True)
    received = words.rich(
        "received",
        day=said.day(facts.paid_on),
        name=head.addressee.name,
        method=words.text(f"method_{facts.method.value}"),
    )
    yield paragraph(received, look.flush).spaced(0, 6)
    if facts.reference:
        reference = words.rich("payment_reference", number=facts.reference)
        yield paragraph(reference, look.note).spaced(0, 6)
    capital = plain(capital_amount(facts.amount_fen) if words.chinese else "")
    figure = plain(said.figure(facts.amount_fen), bold=True)
    yield Total(words.rich("sum_label"), capital, figure, look.flush).spaced(4, 6)
    if facts.bills:
        yield _bills(facts, said, look).spaced(4, 6)
    yield paragraph(words.rich(_balance_name(facts), **_balance(facts, said)), look.note).spaced(4)
    if facts.order is not None:
        yield paragraph(words.rich(f"order_{facts.order.value}"), look.note).spaced(0, 4)
    yield Form(form_line(words, "sign", LINE)).spaced(6, 2)
    yield paragraph(words.rich("no_invoice"), look.small).spaced(2)


def _bills(facts: ReceiptFacts, said: Voice, look: Look) -> Block:
    words = said.words
    columns = [
        Column(words.text("column_no"), wraps=True),
        Column(words.text("column_for"), wraps=True),
        Column(words.text("column_now_paid"), Align.RIGHT),
        Column(words.text("column_left"), Align.RIGHT),
    ]
    shown = facts.bills
    if len(shown) > MOST_BILLS:
        shown = shown[: MOST_BILLS - 1]
    rows = [
        [bill.receivable_no, bill.description, amount(bill.paid_fen), amount(bill.left_fen)]
        for bill in shown
    ]
    rest = facts.bills[len(shown) :]
    if rest:
        paid_fen = sum(bill.paid_fen for bill in rest)
        left_fen = sum(bill.left_fen for bill in rest)
        more = words.text("more_bills", n=len(rest))
        rows.append([more, "", amount(paid_fen), amount(left_fen)])
    return table(columns, rows, None, look.row_pad * 0.7)


def _balance_name(facts: ReceiptFacts) -> str:
    if facts.unallocated_fen:
        return "balance_credit"
    return "balance" if facts.balance_fen else "balance_none"


def _balance(facts: ReceiptFacts, said: Voice) -> dict[str, str]:
    balance = said.sum(facts.balance_fen)
    return {"balance": balance, "credit": said.sum(facts.unallocated_fen)}
