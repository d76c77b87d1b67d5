"""The statement of account of one customer as a PDF, issued and archived like a letter."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO

import click

from desktop_ar.cli.options import DATE, FILE, customer_option, option
from desktop_ar.cli.output import put_file
from desktop_ar.cli.run import Run
from desktop_ar.cli.spoken import command
from desktop_ar.domain.codes import LetterKind
from desktop_ar.language.catalogue import N_
from desktop_ar.language.sentences import fault_sentence
from desktop_ar.services import letters
from desktop_ar.services.letter_facts import LetterOrder


@command("statement", help=N_("Write a statement of account and keep it in the archive."))
@customer_option()
@option(
    "--from", "period_from", type=DATE, metavar="DATE",
    help=N_("The first day; without it the day after the last statement."),
)  # fmt: skip
@option(
    "--to", "period_to", type=DATE, metavar="DATE",
    help=N_("The last day; without it today."),
)  # fmt: skip
@option("--draft", is_flag=True, help=N_("Write the PDF only; nothing is kept in the book."))
@option("-o", "--output", "target", type=FILE, required=True, metavar="FILE", help=N_("The PDF."))
@click.pass_obj
def statement_command(
    run: Run,
    *,
    customer_no: str,
    period_from: date | None,
    period_to: date | None,
    draft: bool,
    target: Path,
) -> None:
    """Issue a statement; what speaks against it goes to standard error."""
    order = LetterOrder(
        LetterKind.STATEMENT, customer_no, period_from=period_from, period_to=period_to
    )
    with run.open_book() as book:
        if draft:
            with book.read() as session:
                prepared = letters.prepare_letter(session, run.context(), order)
            pdf, objections = letters.letter_pdf(prepared.facts), prepared.objections
            put_file(partial(_write, pdf), target)
        else:
            # Archived only once the file is there: half a statement is none.
            with book.write() as session:
                issued = letters.issue_letter(session, run.context(), order)
                pdf, objections = issued.pdf, issued.objections
                put_file(partial(_write, pdf), target)
    for objection in objections:
        click.echo(fault_sentence(run.t, objection), err=True)


def _write(pdf: bytes, file: BinaryIO) -> None:
    file.write(pdf)
