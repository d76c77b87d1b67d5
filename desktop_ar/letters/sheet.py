"""What all letters share: head, salutation, tables of bills, the end, the line at the foot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop_ar.language.figures import amount
from desktop_ar.letters.blocks import Block, Letterhead, Pair, Title, paragraph
from desktop_ar.letters.facts import DebtLine, Head, PaymentWay
from desktop_ar.letters.frame import Foot
from desktop_ar.letters.payment import Payment
from desktop_ar.letters.signing import ChineseSignOff, EnglishSignOff
from desktop_ar.letters.styles import Align, Look
from desktop_ar.letters.table import Column, Table, table
from desktop_ar.letters.text import Rich, plain
from desktop_ar.letters.voice import Voice


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter ready to be laid out on pages: its blocks, what stands at the bottom of the last
    page, the foot of every page, and what the document is called."""

    blocks: Sequence[Block]
    foot: Foot
    title: str
    subject: str
    bottom: Block | None = None


def letterhead(head: Head, voice: Voice, look: Look) -> Block:
    """The shop at the head of the first page."""
    phone = voice.words.text("phone", phone=head.shop.phone) if head.shop.phone else ""
    block = Letterhead(head.shop.name, [head.shop.address, phone])
    return block.spaced(0, look.after_letterhead)


def titled(head: Head, voice: Voice, look: Look, number: str) -> list[Block]:
    """Letterhead and the centred title with the number at its right."""
    shown = voice.words.text("number", number=number) if number else ""
    title = Title(voice.words.rich("title"), plain(shown), look.title)
    return [letterhead(head, voice, look), title.spaced(0, 11, keep=True)]


def opening(
    head: Head, voice: Voice, look: Look, *, bills: Sequence[DebtLine], polite: bool
) -> list[Block]:
    """Everything above the first sentence, in the order of the language."""
    if voice.words.chinese:
        return _chinese_opening(head, voice, look, polite=polite)
    return _english_opening(head, voice, look, bills)


def _chinese_opening(head: Head, voice: Voice, look: Look, *, polite: bool) -> list[Block]:
    blocks = titled(head, voice, look, head.letter_no)
    salutation = paragraph(plain(voice.salutation(polite=polite), bold=True), look.addressee)
    blocks.append(salutation.spaced(0, look.gap, keep=True))
    if not polite:
        where = _where(voice)
        if where:
            blocks.append(paragraph(plain(where), look.small).spaced(0, look.gap, keep=True))
    return blocks


def _where(voice: Voice) -> str:
    """Address and contact of the reader in one line, as far as they are known."""
    words, reader = voice.words, voice.addressee
    known = []
    if reader.address:
        known.append(words.text("address_line", address=reader.address))
    if reader.contact:
        known.append(words.text("contact_line", contact=reader.contact))
    return words.texts["between_lines"].join(known)


def _english_opening(
    head: Head, voice: Voice, look: Look, bills: Sequence[DebtLine]
) -> list[Block]:
    words, reader = voice.words, voice.addressee
    reference = words.text("reference", number=head.letter_no) if head.letter_no else ""
    date_line = Pair(plain(voice.day(head.issued_on)), plain(reference), look.flush)
    contact = words.text("contact_line", contact=reader.contact) if reader.contact else ""
    block_lines = [line for line in (reader.name, contact, reader.address) if line]
    address = [paragraph(plain(line), look.flush).spaced(0) for line in block_lines]
    address[-1].spaced(0, 12)
    salutation = paragraph(plain(voice.salutation(polite=True)), look.flush)
    name = "subject" if len(bills) == 1 else "subject_many"
    subject = words.rich(name, bill=bills[0].receivable_no) if bills else words.rich("title")
    bold_subject = tuple(run._replace(bold=True) for run in subject)
    return [
        letterhead(head, voice, look),
        date_line.spaced(0, 14),
        *address,
        salutation.spaced(0, look.gap + 2, keep=True),
        paragraph(bold_subject, look.heading).spaced(0, look.gap + 2, keep=True),
    ]


BillCell = Callable[[DebtLine], str]


def bills_table(voice: Voice, bills: Sequence[DebtLine], names: Iterable[str], look: Look) -> Table:
    """A table of bills with the columns named, and a total row where there are several bills."""
    chosen = list(names)
    cells: dict[str, BillCell] = {
        "no": lambda bill: bill.receivable_no,
        "for": lambda bill: bill.description,
        "issued": lambda bill: voice.table_day(bill.issue_date),
        "due": lambda bill: voice.table_day(bill.due_date),
        "amount": lambda bill: amount(bill.amount_fen),
        "paid": lambda bill: amount(bill.paid_fen),
        "open": lambda bill: amount(bill.open_fen),
        "principal": lambda bill: amount(bill.open_fen),
        "days": lambda bill: str(max(bill.days_past_due, 0)),
        "charge": lambda bill: amount(bill.late_charge_fen),
    }
    sums: dict[str, Callable[[], str]] = {
        "no": lambda: voice.words.text("total"),
        "amount": lambda: amount(sum(bill.amount_fen for bill in bills)),
        "paid": lambda: amount(sum(bill.paid_fen for bill in bills)),
        "open": lambda: amount(sum(bill.open_fen for bill in bills)),
        "principal": lambda: amount(sum(bill.open_fen for bill in bills)),
        "charge": lambda: amount(sum(bill.late_charge_fen for bill in bills)),
    }
    left = {"no", "for", "issued", "due"}
    columns = [
        Column(
            voice.words.text(f"column_{name}"),
            Align.LEFT if name in left else Align.RIGHT,
            wraps=name in {"no", "for"},
        )
        for name in chosen
    ]
    rows = [[cells[name](bill) for name in chosen] for bill in bills]
    total = [sums[name]() if name in sums else "" for name in chosen] if len(bills) > 1 else None
    return table(columns, rows, total, look.row_pad)


def payment(head: Head, voice: Voice, ways: Sequence[PaymentWay], look: Look) -> list[Block]:
    """The block of the ways to pay, none where the shop has named none."""
    if not any(way.lines or way.qr for way in ways):
        return []
    return [Payment(ways, voice.words, head.letter_no).spaced(look.block_gap)]


def signed(blocks: Sequence[Block], end: Block) -> list[Block]:
    """The blocks and the end that is signed, which never stands alone on a page."""
    if blocks:
        blocks[-1].keep_next = True
    return [*blocks, end]


def sign_off(
    head: Head, voice: Voice, annexes: Sequence[str], look: Look, *, closing: Sequence[str]
) -> Block:
    """Closing words, annexes, the shop's name and date beside the free field for the seal."""
    words = voice.words
    name = plain(words.text("seal", shop=head.shop.name))
    contact = _shop_contact(head, voice)
    listed = (words.rich("annex_heading"), _annex_lines(voice, annexes))
    spoken = [words.rich(text) for text in closing]
    if words.chinese:
        signature = [name, plain(voice.day(head.issued_on)), *contact]
        return ChineseSignOff(spoken, listed, signature, look).spaced(look.gap)
    return EnglishSignOff(spoken[0], listed, [name, *contact], look).spaced(look.gap + 3)


def _shop_contact(head: Head, voice: Voice) -> list[Rich]:
    words, shop = voice.words, head.shop
    known = []
    if shop.contact:
        known.append(words.text("closing_contact", contact=shop.contact))
    if shop.phone:
        known.append(words.text("phone", phone=shop.phone))
    return [plain(words.texts["blank_joint"].join(known))] if known else []


def _annex_lines(voice: Voice, annexes: Sequence[str]) -> list[Rich]:
    """The annexes, numbered where there are several."""
    if len(annexes) == 1:
        return [plain(annexes[0])]
    return [
        plain(voice.words.text("annex_item", n=number, text=text))
        for number, text in enumerate(annexes, start=1)
    ]


def usual_annexes(voice: Voice, name: str, bills: int) -> tuple[str, ...]:
    """The annexes the wording proposes for so many bills."""
    return tuple(voice.words.text(name, n=bills).splitlines())


def foot(head: Head, voice: Voice, number: str) -> Foot:
    """The line at the foot of every page, and the draft mark."""
    words = voice.words
    left = words.text("foot", shop=head.shop.name, number=number) if number else head.shop.name
    return Foot(
        left=plain(left),
        page_of=words.texts["page_of"],
        draft=words.text("draft") if head.draft else "",
    )


def about(head: Head, voice: Voice, number: str) -> str:
    """What the document is called in its properties."""
    title = voice.words.text("title")
    return voice.words.text("about", title=title, number=number, name=head.addressee.name)
