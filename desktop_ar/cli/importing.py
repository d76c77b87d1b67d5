"""Importing files of customers, bills, payments, prepaid credits and balances."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from desktop_ar.cli.options import FILE, Codes, option
from desktop_ar.cli.output import put_file, write_text
from desktop_ar.cli.progress import progress
from desktop_ar.cli.run import Run
from desktop_ar.cli.spoken import WrongUsage, command
from desktop_ar.cli.tables import text_table
from desktop_ar.domain.faults import Refused
from desktop_ar.exchange.dates import DateOrder
from desktop_ar.exchange.fields import ImportKind
from desktop_ar.exchange.reading import HowToRead, ReadFile, read_file
from desktop_ar.exchange.rejects import reason_of, write_rejects
from desktop_ar.language.catalogue import N_
from desktop_ar.language.sentences import fault_sentence, refusal_sentence
from desktop_ar.services.book import Book
from desktop_ar.services.importing import ImportPreview, ImportTable, import_table, preview_import

_OF_THE_OPTIONS: Final = frozenset({"field_unknown", "encoding_unknown", "sheet_of_a_text"})
"""Faults of a file that are faults of the way the program was called."""
_MOST_SAID: Final = 100
"""Rejected rows named on the terminal; a file takes them all."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """What was asked for: the file, whether to write, where rejected rows go."""

    path: Path
    dry_run: bool
    rejects: Path | None


@command("import", help=N_("Import a file (CSV or spreadsheet) into the book."))
@click.argument("kind", type=Codes.of(ImportKind), metavar="KIND")
@click.argument("file", type=FILE, metavar="FILE")
@option(
    "--map", "pairs", multiple=True, metavar="FIELD=COLUMN",
    help=N_("The column of a field, by its header or letter; may be repeated."),
)  # fmt: skip
@option(
    "--date-order", "date_order", type=Codes.of(DateOrder),
    help=N_("What comes first in dates that end in the year."),
)  # fmt: skip
@option("--encoding", metavar="NAME", help=N_("Encoding of a text file; without it it is found."))
@option("--sheet", metavar="NAME", help=N_("Sheet of a spreadsheet; without it it is found."))
@option("--dry-run", "dry_run", is_flag=True, help=N_("Write nothing; show what would be done."))
@option(
    "--rejects", type=FILE, metavar="FILE",
    help=N_("Save the rejected rows with their reasons (.csv or .xlsx)."),
)  # fmt: skip
@click.pass_obj
def import_command(
    run: Run,
    *,
    kind: ImportKind,
    file: Path,
    pairs: tuple[str, ...],
    date_order: DateOrder | None,
    encoding: str | None,
    sheet: str | None,
    dry_run: bool,
    rejects: Path | None,
) -> int:
    """Write the good rows in one transaction, name the others; exit 1 where there are others."""
    how = HowToRead(kind, _mapping(run, pairs), date_order, encoding, sheet)
    read = _read(run, file, how)
    with _book(run, dry_run) as book:
        preview = _brought(run, book, read, _Wish(file, dry_run, rejects))
    _say(run, read, preview)
    if dry_run:
        write_text(_columns(run, read))
    counts = preview.counts
    # For programs, so the same in every language (cli.md "Import").
    write_text(
        f"new {counts.new}, changed {counts.changed}, duplicate {counts.duplicate}, "
        f"rejected {counts.rejected}"
    )
    return 1 if counts.rejected else 0


def _mapping(run: Run, pairs: Sequence[str]) -> dict[str, str]:
    mapping = {}
    for pair in pairs:
        field, equals, column = pair.partition("=")
        if not (field.strip() and equals and column.strip()):
            raise WrongUsage(
                run.t.gettext("“{pair}” is not FIELD=COLUMN, as amount=Total.", pair=pair)
            )
        mapping[field.strip()] = column.strip()
    return mapping


def _read(run: Run, path: Path, how: HowToRead) -> ReadFile:
    try:
        return read_file(path, how)
    except Refused as refusal:
        if all(fault.code in _OF_THE_OPTIONS for fault in refusal.faults):
            raise WrongUsage(refusal_sentence(run.t, refusal)) from refusal
        raise


@contextmanager
def _book(run: Run, dry_run: bool) -> Iterator[Book]:
    """The book, begun where there is none; for a dry run an empty one that is thrown away."""
    if dry_run and not run.book_path.exists():
        with (
            tempfile.TemporaryDirectory() as folder,
            Book.create(Path(folder) / "dry.book") as empty,
        ):
            yield empty
        return
    with Book.open_or_create(run.book_path) as book:
        yield book


def _brought(run: Run, book: Book, read: ReadFile, wish: _Wish) -> ImportPreview:
    """Do it, or only find out what would be done; rejected rows are saved before it is final."""
    command_ = ImportTable(read, wish.path.name)
    with (
        progress(run.t.gettext("Importing")) as report,
        book.read() if wish.dry_run else book.write() as session,
    ):
        if wish.dry_run:
            preview = preview_import(session, run.context(), command_, report)
        else:
            preview = import_table(session, run.context(), command_, report).preview
        if wish.rejects is not None:
            _save(run, read, preview, wish.rejects)
    return preview


def _save(run: Run, read: ReadFile, preview: ImportPreview, target: Path) -> None:
    xlsx = target.suffix.lower() == ".xlsx"
    put_file(lambda file: write_rejects(file, run.t, read, preview.rejects, xlsx=xlsx), target)


def _say(run: Run, read: ReadFile, preview: ImportPreview) -> None:
    """What the owner should know, on standard error: rejected rows first."""
    t = run.t
    for reject in preview.rejects[:_MOST_SAID]:
        reason = reason_of(t, reject)
        click.echo(t.gettext("Row {row}, {reason}", row=reject.row, reason=reason), err=True)
    more = len(preview.rejects) - _MOST_SAID
    if more > 0:
        click.echo(
            t.ngettext(
                "{n} more reason is not shown: save them all with --rejects FILE.",
                "{n} more reasons are not shown: save them all with --rejects FILE.",
                more,
            ),
            err=True,
        )
    for notice in preview.notices:
        sentence = fault_sentence(t, notice.fault)
        click.echo(t.gettext("Row {row}, {reason}", row=notice.row, reason=sentence), err=True)
    if read.sheets_alike:
        names = t.pgettext("list of numbers", ", ").join(read.sheets_alike)
        message = t.gettext(
            "Only sheet {sheet} was read. These look the same: {names}; import each with --sheet.",
            sheet=read.sheet,
            names=names,
        )
        click.echo(message, err=True)


def _columns(run: Run, read: ReadFile) -> str:
    """Which column is taken for what, with some of its values."""
    t = run.t
    rows = [
        [column.label, column.field or "", t.pgettext("list of numbers", ", ").join(column.samples)]
        for column in read.columns
        if column.label
    ]
    return text_table([t.gettext("Column"), t.gettext("Field"), t.gettext("Values")], rows)
