"""The lists: who is overdue, what is prepaid, how old debts are, what to do today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from desktop_ar.cli.options import list_options, option
from desktop_ar.cli.output import Listing, write_listing
from desktop_ar.cli.run import BookSession, Run
from desktop_ar.cli.spoken import command
from desktop_ar.domain.codes import Action, Level
from desktop_ar.domain.dunning import Blocker, StepReason
from desktop_ar.exchange import answers
from desktop_ar.language.because import why
from desktop_ar.language.catalogue import N_, Translator
from desktop_ar.queries.ageing import ageing
from desktop_ar.queries.overdue import overdue
from desktop_ar.queries.overdue_filters import OVERDUE_FILTERS
from desktop_ar.queries.prepaid import prepaid
from desktop_ar.queries.prepaid_filters import PREPAID_FILTERS
from desktop_ar.queries.worklist import WorkRow, worklist


@command("overdue", help=N_("Overdue accounts, one row a customer."))
@list_options(OVERDUE_FILTERS)
@click.pass_obj
def overdue_command(
    run: Run, as_of: date | None, filters: tuple[str, ...], how: str, target: Path | None
) -> None:
    """Who is late, with how much, since when."""
    _write(
        run,
        answers.OVERDUE,
        lambda session, day: overdue(session, day, filters),
        (as_of, how, target),
        run.t.gettext("Overdue accounts"),
    )


@command("prepaid", help=N_("Unused prepaid credits, one row a purchase."))
@list_options(PREPAID_FILTERS)
@click.pass_obj
def prepaid_command(
    run: Run, as_of: date | None, filters: tuple[str, ...], how: str, target: Path | None
) -> None:
    """What the shop owes in goods and services."""
    _write(
        run,
        answers.PREPAID,
        lambda session, day: prepaid(session, day, filters),
        (as_of, how, target),
        run.t.gettext("Prepaid credits"),
    )


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One customer of the worklist, with the sentence that says why."""

    customer_no: str
    customer_name: str
    action: Action
    level: Level | None
    due_on: date
    overdue_fen: int
    prepaid_value_fen: int
    reason: str
    reason_codes: tuple[StepReason, ...]
    blocked_by: tuple[Blocker, ...]

    @classmethod
    def of(cls, t: Translator, row: WorkRow) -> TodayRow:
        """The row in a language."""
        return cls(
            row.customer_no,
            row.customer_name,
            row.action,
            row.level,
            row.due_on,
            row.overdue_fen,
            row.prepaid_value_fen,
            why(t, row.reasons),
            row.reason_codes,
            row.blocked_by,
        )


@command("today", help=N_("What to do next for whom, and why."))
@option("--skipped", is_flag=True, help=N_("Instead, who is left alone and what blocks."))
@list_options()
@click.pass_obj
def today_command(
    run: Run, skipped: bool, as_of: date | None, how: str, target: Path | None
) -> None:
    """The worklist."""

    def ask(session: BookSession, day: date) -> list[TodayRow]:
        rows = worklist(session, day, skipped=skipped)
        return [TodayRow.of(run.t, row) for row in rows]

    _write(run, answers.TODAY, ask, (as_of, how, target), run.t.gettext("Today"))


@command("ageing", help=N_("How old every customer's open amounts are."))
@list_options()
@click.pass_obj
def ageing_command(run: Run, as_of: date | None, how: str, target: Path | None) -> None:
    """Bands of every customer with an open amount."""
    _write(run, answers.AGEING, ageing, (as_of, how, target), run.t.gettext("Ageing"))


def _write(
    run: Run,
    answer: answers.Answer,
    ask: Callable[[BookSession, date], Sequence[object]],
    wanted: tuple[date | None, str, Path | None],
    title: str,
) -> None:
    as_of, how, target = wanted
    day = as_of or run.clock.today()
    with run.open_book() as book, book.read() as session:
        records = ask(session, day)
    write_listing(run, Listing(answer, records, day, title), how, target)
