"""Letters by command: issued and archived, or drafted; one file each, or merged into one."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

import click

from desktop_ar.cli.options import DATE, FILE, Codes, option
from desktop_ar.cli.output import put_file, write_text
from desktop_ar.cli.progress import progress
from desktop_ar.cli.run import BookSession, Run
from desktop_ar.cli.spoken import WrongUsage, command, labelled
from desktop_ar.cli.tables import text_table
from desktop_ar.domain.codes import LetterKind
from desktop_ar.domain.faults import Fault, Refused, unavailable
from desktop_ar.exchange.answer_headers import header
from desktop_ar.language.catalogue import N_
from desktop_ar.language.sentences import fault_sentence, refusal_sentence
from desktop_ar.queries.worklist import worklist
from desktop_ar.services import letters
from desktop_ar.services.book import Book
from desktop_ar.services.letter_facts import LetterOrder

LETTERS: Final = tuple(kind for kind in LetterKind if kind is not LetterKind.STATEMENT)
"""A statement has a command of its own."""
_LONGEST_NAME: Final = 60
_FORBIDDEN: Final = frozenset('/\\:*?"<>|')


@dataclass(frozen=True, slots=True)
class _Wish:
    """What was asked for: the letter, how it is made, where the files go."""

    kind: LetterKind
    as_of: date | None
    deadline: date | None
    draft: bool
    folder: Path | None
    merged: Path | None


@dataclass(frozen=True, slots=True)
class _Made:
    """One letter that was made; `prepared` only where it is needed for drawing it (again)."""

    letter_no: str
    customer_no: str
    customer_name: str
    objections: tuple[Fault, ...]
    prepared: letters.PreparedLetter | None = None
    archived: bytes = b""

    @classmethod
    def draft(cls, customer_no: str, prepared: letters.PreparedLetter) -> _Made:
        """A letter that was prepared and no more."""
        head = prepared.facts.head
        name = head.addressee.name
        return cls(head.letter_no, customer_no, name, prepared.objections, prepared)

    @classmethod
    def issued(cls, issued: letters.IssuedLetter, prepared: letters.PreparedLetter | None) -> _Made:
        """A letter in the archive."""
        return cls(
            issued.letter_no,
            issued.customer_no,
            issued.customer_name,
            issued.objections,
            prepared,
            issued.pdf,
        )

    def pdf(self) -> bytes:
        """The very bytes of the archive, or the draft's."""
        if self.prepared is not None and not self.archived:
            return letters.letter_pdf(self.prepared.facts)
        return self.archived

    @property
    def file_name(self) -> str:
        """Letter number, customer number and name, made safe for every file system."""
        parts = (self.letter_no, self.customer_no, self.customer_name)
        return "_".join(map(safe_name, parts)) + ".pdf"


def safe_name(text: str) -> str:
    """A part of a file name: no separators, no signs that some system forbids, not too long."""
    composed = unicodedata.normalize("NFC", text)
    kept = [
        "_" if sign in _FORBIDDEN or unicodedata.category(sign)[0] == "C" else sign
        for sign in " ".join(composed.split())
    ]
    return "".join(kept)[:_LONGEST_NAME].strip(". ") or "_"


@command("letters", help=N_("Issue letters of one kind, as PDF files."))
@click.argument("kind", type=Codes(LETTERS, LetterKind), metavar="KIND")
@option(
    "--customer", "customer_nos", multiple=True, metavar="NO",
    help=N_("A customer's number; may be repeated."),
)  # fmt: skip
@option("--due", is_flag=True, help=N_("Everyone to whom today's list proposes this letter."))
@option("--as-of", "as_of", type=DATE, metavar="DATE", help=N_("The day the sums are true for."))
@option("--deadline", type=DATE, metavar="DATE", help=N_("The last day to pay or to answer."))
@option("-o", "folder", type=FILE, metavar="DIR", help=N_("A file each, into this folder."))
@option("--merge", "merged", type=FILE, metavar="FILE", help=N_("All in one file."))
@option("--draft", is_flag=True, help=N_("Only the PDF: nothing is archived or logged."))
@click.pass_obj
def letters_command(
    run: Run,
    *,
    kind: LetterKind,
    customer_nos: tuple[str, ...],
    due: bool,
    as_of: date | None,
    deadline: date | None,
    folder: Path | None,
    merged: Path | None,
    draft: bool,
) -> int:
    """Make one letter for each customer; who cannot get one is named and the others go on."""
    if bool(customer_nos) == due:
        raise WrongUsage(run.t.gettext("Give either --customer or --due."))
    if (folder is None) == (merged is None):
        raise WrongUsage(run.t.gettext("Give either -o with a folder or --merge with a file."))
    wish = _Wish(kind, as_of, deadline, draft, folder, merged)
    with run.open_book() as book:
        if due:
            with book.read() as session:
                rows = worklist(session, as_of or run.clock.today())
            customer_nos = tuple(row.customer_no for row in rows if row.letter is kind)
        made = _make_all(run, book, wish, tuple(dict.fromkeys(customer_nos)))
    if made:
        write_text(_table(run, wish, made))
    elif due and not customer_nos:
        click.echo(run.t.gettext("Nobody is due for this letter."), err=True)
    return 0 if len(made) == len(set(customer_nos)) else 1


def _make_all(run: Run, book: Book, wish: _Wish, customer_nos: Sequence[str]) -> list[_Made]:
    if wish.folder is not None:
        _make_folder(wish.folder)
        return _one_by_one(run, book, wish, customer_nos, wish.folder)
    with book.read() if wish.draft else book.write() as session:
        return _together(run, session, wish, customer_nos)


def _one_by_one(
    run: Run, book: Book, wish: _Wish, customer_nos: Sequence[str], folder: Path
) -> list[_Made]:
    """A file and a transaction each: what was issued before a fault stays issued, with its file."""
    made = []
    with progress(run.t.gettext("Letters")) as report:
        for done, customer_no in enumerate(customer_nos):
            report(done, len(customer_nos))
            with book.read() if wish.draft else book.write() as session:
                letter = _make(run, session, wish, customer_no)
                if letter is not None:
                    put_file(_writes(letter.pdf()), folder / letter.file_name)
                    made.append(letter)
    return made


def _together(
    run: Run, session: BookSession, wish: _Wish, customer_nos: Sequence[str]
) -> list[_Made]:
    """One file and one transaction for all: nothing is issued that is not in the file."""
    made = []
    with progress(run.t.gettext("Letters")) as report:
        for done, customer_no in enumerate(customer_nos):
            report(done, len(customer_nos))
            letter = _make(run, session, wish, customer_no)
            if letter is not None:
                made.append(letter)
    if made and wish.merged is not None:
        drawn = [letter.prepared.facts for letter in made if letter.prepared is not None]
        pdf = letters.merged_pdf(drawn)
        put_file(_writes(pdf), wish.merged)
    return made


def _make(run: Run, session: BookSession, wish: _Wish, customer_no: str) -> _Made | None:
    """One letter, and what speaks against it on standard error; None where it is refused."""
    try:
        with session.begin_nested():
            made = _made(run, session, wish, customer_no)
    except Refused as refusal:
        _say(run, customer_no, refusal_sentence(run.t, refusal))
        return None
    for objection in made.objections:
        _say(run, customer_no, fault_sentence(run.t, objection))
    return made


def _made(run: Run, session: BookSession, wish: _Wish, customer_no: str) -> _Made:
    order = LetterOrder(wish.kind, customer_no, wish.as_of, wish.deadline)
    context = run.context()
    if wish.draft:
        return _Made.draft(customer_no, letters.prepare_letter(session, context, order))
    prepared = None
    if wish.merged is not None:
        prepared = letters.prepare_letter(session, context, order, draft=False)
    return _Made.issued(letters.issue_letter(session, context, order), prepared)


def _say(run: Run, customer_no: str, sentence: str) -> None:
    click.echo(labelled(run.t, customer_no, sentence), err=True)


def _writes(pdf: bytes) -> Callable[[BinaryIO], None]:
    def write(file: BinaryIO) -> None:
        file.write(pdf)

    return write


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise unavailable("file_not_writable", path=folder, error=reason) from error


def _table(run: Run, wish: _Wish, made: Sequence[_Made]) -> str:
    keys = ("letter_no", "customer_no", "customer_name", "file")
    rows = [
        [
            letter.letter_no,
            letter.customer_no,
            letter.customer_name,
            letter.file_name if wish.folder is not None else str(wish.merged),
        ]
        for letter in made
    ]
    return text_table([header(run.t, key) for key in keys], rows)
