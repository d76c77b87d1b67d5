"""``--self-test``: does everything work here? Used after an installation, and by installers."""

from __future__ import annotations

import io
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

import click

from desktop_ar.cli.run import Run
from desktop_ar.cli.spoken import labelled
from desktop_ar.domain.codes import LetterKind
from desktop_ar.exchange import answers
from desktop_ar.exchange.csv_files import write_csv
from desktop_ar.exchange.xlsx_files import Sheet, write_xlsx
from desktop_ar.language.catalogue import LANGUAGES, translator
from desktop_ar.queries.overdue import overdue
from desktop_ar.services import letters
from desktop_ar.services.book import Book
from desktop_ar.services.letter_facts import LetterOrder
from desktop_ar.services.sample_shop import make_sample
from desktop_ar.system.resources import resource

Part = Callable[[Run, Path], str]


def try_everything(run: Run, window: Callable[[Run, Path], int]) -> int:
    """Try every part on a temporary book; a line each on standard output; exit 1 on a fault."""
    t = run.t
    parts: dict[str, Part] = {
        t.gettext("Book"): _book,
        t.gettext("Translations"): _translations,
        t.gettext("Fonts"): _fonts,
        t.gettext("Lists"): _lists,
        t.gettext("Letter"): _letter,
        t.gettext("Window"): lambda run, path: t.ngettext(
            "{n} room", "{n} rooms", window(run, path)
        ),
    }
    good, bad = t.gettext("in order"), t.gettext("FAULT")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "self-test.book"
        for name, part in parts.items():
            try:
                said = part(run, path)
            except Exception as error:  # noqa: BLE001 - whatever fails here is the result
                failed = True
                click.echo(f"{bad}  {labelled(t, name, f'{type(error).__name__} {error}')}")
                click.echo(traceback.format_exc(), err=True)
            else:
                click.echo(f"{good}  {labelled(t, name, said)}")
    return 1 if failed else 0


def _book(run: Run, path: Path) -> str:
    """The sample shop, made by the real acts, passes every check; so does its copy."""
    make_sample(path, run.clock.today())
    copy = path.with_name("copy.book")
    with Book.open(path) as book:
        book.backup(copy)
        results = book.check()
    with Book.open(copy) as book:
        results += book.check()
    wrong = [result.name for result in results if not result.ok]
    if wrong:
        raise ValueError(", ".join(wrong))
    return run.t.ngettext("{n} check", "{n} checks", len(results))


def _translations(run: Run, _path: Path) -> str:
    languages = [translator(language).language for language in LANGUAGES]
    if translator("zh_CN").gettext("Book") == "Book":
        raise LookupError("zh_CN")
    return run.t.pgettext("list of numbers", ", ").join(languages)


def _fonts(run: Run, _path: Path) -> str:
    names = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
    for name in names:
        with resource("fonts", name).open("rb") as file:
            if file.read(4) != b"\x00\x01\x00\x00":
                raise ValueError(name)
    return run.t.pgettext("list of numbers", ", ").join(names)


def _lists(run: Run, path: Path) -> str:
    with Book.open(path) as book, book.read() as session:
        rows = overdue(session, run.clock.today())
    columns = answers.columns(run.t, answers.OVERDUE)
    cells = list(answers.rows(run.t, answers.OVERDUE, rows))
    write_csv(io.BytesIO(), columns, cells)
    write_xlsx(io.BytesIO(), Sheet("self-test", columns, cells))
    return run.t.ngettext("{n} row", "{n} rows", len(rows))


def _letter(run: Run, path: Path) -> str:
    with Book.open(path) as book, book.read() as session:
        customer_no = overdue(session, run.clock.today())[0].customer_no
        order = LetterOrder(LetterKind.REMINDER, customer_no)
        facts = letters.prepare_letter(session, run.context(), order).facts
    pdf = letters.letter_pdf(facts)
    if not pdf.startswith(b"%PDF-"):
        raise ValueError(pdf[:8])
    return run.t.ngettext("{n} byte", "{n} bytes", len(pdf))
