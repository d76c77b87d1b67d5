"""From facts to PDF: the public face of the letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from desktop_ar.domain.codes import LetterKind
from desktop_ar.letters import (
    agreement,
    extension,
    follow_up,
    fonts,
    formal_demand,
    overdue_notice,
    prepaid_notice,
    receipt,
    reminder,
    settled,
    statement,
    suspension,
    terms,
)
from desktop_ar.letters.all_facts import LetterFacts
from desktop_ar.letters.facts import (
    PaymentWay,
)
from desktop_ar.letters.frame import Page, draw_pages, paged
from desktop_ar.letters.sheet import Sheet
from desktop_ar.letters.styles import CLOSEST, PAGE_HEIGHT, PAGE_WIDTH, Look, look
from desktop_ar.letters.text import clean
from desktop_ar.letters.voice import voice

CREATOR = "Desktop AR"

rl_config.useA85 = 0  # plain bytes: smaller and faster than text


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished letter, and the version of the words it was printed with."""

    pdf: bytes
    page_count: int
    wording_version: str


def render(facts: LetterFacts) -> Rendered:
    """One letter as a PDF: the same facts give the same bytes, in every process."""
    sheet, pages = _laid_out(facts)
    buffer = BytesIO()
    canvas = _canvas(buffer, facts, sheet.title, sheet.subject)
    draw_pages(canvas, pages, sheet.foot)
    canvas.save()
    version = voice(facts.head, facts.kind).words.version
    return Rendered(buffer.getvalue(), len(pages), version)


def render_merged(
    letters: Sequence[LetterFacts], progress: Callable[[int, int], object] | None = None
) -> bytes:
    """Many letters in one PDF to print in one go: page numbers by letter, fonts only once.

    `progress` hears how many of how many are laid out; what it raises ends the work with
    nothing written. Raises ValueError where there is no letter at all.
    """
    if not letters:
        raise ValueError("no letters to merge")
    buffer = BytesIO()
    canvas = _canvas(buffer, letters[0], *_merged_title(letters))
    for number, facts in enumerate(letters, start=1):
        sheet, pages = _laid_out(facts)
        key = f"letter-{number}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(sheet.title, key)
        draw_pages(canvas, pages, sheet.foot)
        if progress is not None:
            progress(number, len(letters))
    canvas.save()
    return buffer.getvalue()


def _merged_title(letters: Sequence[LetterFacts]) -> tuple[str, str]:
    """Title and subject of a document of many letters: what kinds they are."""
    titles = dict.fromkeys(voice(facts.head, facts.kind).words.text("title") for facts in letters)
    text = " · ".join(titles)
    return text, text


def missing_characters(facts: LetterFacts) -> tuple[str, ...]:
    """The characters of the facts' texts that the font cannot show, each once."""
    return fonts.missing_characters("".join(dict.fromkeys("".join(_texts(facts)))))


def _texts(value: object) -> Iterable[str]:
    """Every text that may be printed; what a QR code says is not."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if not (isinstance(value, PaymentWay) and field.name == "qr"):
                yield from _texts(getattr(value, field.name))


def _laid_out(facts: LetterFacts) -> tuple[Sheet, tuple[Page, ...]]:
    """The letter on its pages; set a little closer where that saves a page."""
    chinese = voice(facts.head, facts.kind).words.chinese
    roomy = _at_closeness(facts, 0, chinese=chinese)
    if len(roomy[1]) == 1:
        return roomy
    for closeness in range(1, CLOSEST + 1):
        closer = _at_closeness(facts, closeness, chinese=chinese)
        if len(closer[1]) < len(roomy[1]):
            return closer
    return roomy


def _at_closeness(
    facts: LetterFacts, closeness: int, *, chinese: bool
) -> tuple[Sheet, tuple[Page, ...]]:
    sheet = _sheet(facts, look(chinese=chinese, closeness=closeness))
    return sheet, paged(sheet.blocks, sheet.bottom)


_SHEETS: Final[dict[LetterKind, Callable[[Any, Look], Sheet]]] = {
    LetterKind.REMINDER: reminder.sheet,
    LetterKind.EXTENSION: extension.sheet,
    LetterKind.FOLLOW_UP: follow_up.sheet,
    LetterKind.OVERDUE_NOTICE: overdue_notice.sheet,
    LetterKind.FORMAL_DEMAND: formal_demand.sheet,
    LetterKind.FINAL_NOTICE: formal_demand.sheet,
    LetterKind.SUSPENSION_NOTICE: suspension.sheet,
    LetterKind.PREPAID_BALANCE: prepaid_notice.sheet,
    LetterKind.PREPAID_EXPIRY: prepaid_notice.sheet,
    LetterKind.AGREEMENT: agreement.sheet,
    LetterKind.RECEIPT: receipt.sheet,
    LetterKind.PAID_IN_FULL: settled.sheet,
    LetterKind.PLAN_COMPLETED: settled.sheet,
    LetterKind.STATEMENT: statement.sheet,
    LetterKind.TERMS: terms.sheet,
}
"""Each kind with what lays it out; its facts are of the class that kind has."""


def _sheet(facts: LetterFacts, style: Look) -> Sheet:
    return _SHEETS[facts.kind](facts, style)


def _canvas(buffer: BytesIO, facts: LetterFacts, title: str, subject: str) -> Canvas:
    """An empty document with its properties; its date is the letter's, never the clock's."""
    fonts.letter_font(bold=False)
    head = facts.head
    canvas = Canvas(
        buffer,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageCompression=1,
        invariant=True,
        initialFontName=fonts.NAMES[False],  # type: ignore[arg-type] # a name; the stubs say float
        lang="zh-CN" if head.language.startswith("zh") else head.language,
    )
    canvas.setTitle(clean(title))
    canvas.setAuthor(clean(head.shop.name))
    canvas.setSubject(clean(subject))
    canvas.setCreator(CREATOR)
    canvas.setDateFormatter(partial(_pdf_date, head.issued_on))
    return canvas


def _pdf_date(day: date, *_: int) -> str:
    return f"D:{day:%Y%m%d}000000+08'00'"
