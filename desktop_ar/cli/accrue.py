"""The late charge of every bill that bears one, with its derivation; posts nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from desktop_ar.cli.options import list_options, option
from desktop_ar.cli.output import Listing, write_listing
from desktop_ar.cli.run import Run
from desktop_ar.cli.spoken import command
from desktop_ar.domain.late_charge import ChargeKind, ChargeStep
from desktop_ar.exchange import answers
from desktop_ar.language.catalogue import N_, Translator
from desktop_ar.language.charge_words import step_line
from desktop_ar.queries.accrual import AccrualRow, accrued


@dataclass(frozen=True, slots=True)
class AccrueRow:
    """One bill's charge as it leaves the program: texts in a sheet, plain values in JSON."""

    receivable_no: str
    customer_no: str
    policy: ChargeKind
    base_fen: int
    from_date: date
    to_date: date
    days: int
    rate: str
    amount_fen: int
    capped: bool | str
    estimate: bool | str
    steps: list[dict[str, Any]] | str


@command("accrue", help=N_("The late charge of every bill that bears one; posts nothing."))
@option(
    "--estimate",
    is_flag=True,
    help=N_("Also bills without an agreed charge, with the loss the law puts it at."),
)
@list_options()
@click.pass_obj
def accrue_command(
    run: Run, estimate: bool, as_of: date | None, how: str, target: Path | None
) -> None:
    """What accrued and was not charged yet, line by line."""
    day = as_of or run.clock.today()
    with run.open_book() as book, book.read() as session:
        rows = accrued(session, day, estimate=estimate)
    made = [_plain(row) if how == "json" else _worded(run.t, row) for row in rows]
    listing = Listing(answers.ACCRUE, made, day, run.t.gettext("Late charges"))
    write_listing(run, listing, how, target)


def _plain(row: AccrualRow) -> AccrueRow:
    steps = [_step(step) for step in row.steps]
    return _of(row, capped=row.capped, estimate=row.estimate, steps=steps)


def _worded(t: Translator, row: AccrualRow) -> AccrueRow:
    def said(value: bool) -> str:
        return t.pgettext("answer", "yes") if value else t.pgettext("answer", "no")

    steps = "\n".join(step_line(t, step) for step in row.steps)
    return _of(row, capped=said(row.capped), estimate=said(row.estimate), steps=steps)


def _of(
    row: AccrualRow,
    *,
    capped: bool | str,
    estimate: bool | str,
    steps: list[dict[str, Any]] | str,
) -> AccrueRow:
    return AccrueRow(
        row.receivable_no,
        row.customer_no,
        row.policy,
        row.base_fen,
        row.from_date,
        row.to_date,
        row.days,
        row.rate,
        row.amount_fen,
        capped,
        estimate,
        steps,
    )


def _step(step: ChargeStep) -> dict[str, Any]:
    return {
        "from_date": step.from_date,
        "to_date": step.to_date,
        "days": step.days,
        "base_fen": step.base_fen,
        "amount": _number(step.amount),
    }


def _number(exact: Fraction) -> object:
    """Fen before rounding, as a JSON number: of six decimals where it is not whole."""
    rounded = round(exact, 6)
    return int(rounded) if rounded.denominator == 1 else rounded.numerator / rounded.denominator
