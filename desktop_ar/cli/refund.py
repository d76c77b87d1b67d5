"""The refund sheet of a prepaid credit; with --agree the refund is booked."""

from __future__ import annotations

from datetime import date

import click

from desktop_ar.cli.options import DATE, Codes, answer_format, option
from desktop_ar.cli.output import as_json, write_text
from desktop_ar.cli.run import Run
from desktop_ar.cli.spoken import command
from desktop_ar.cli.tables import text_table
from desktop_ar.domain.refund import Cause, RefundSheet
from desktop_ar.exchange.answer_headers import header
from desktop_ar.language.catalogue import N_
from desktop_ar.language.figures import amount
from desktop_ar.language.refund_words import cause_word, line_words
from desktop_ar.services.prepaid_refund import (
    AgreeRefund,
    RefundAgreed,
    agree_refund,
    draft_refund,
)


@command("refund", help=N_("What a prepaid credit comes to when paid back; books with --agree."))
@option("--lot", "lot_no", required=True, metavar="NO", help=N_("The number of the purchase."))
@option("--cause", type=Codes.of(Cause), required=True, help=N_("Whose doing ends the contract."))
@option(
    "--as-of",
    "as_of",
    type=DATE,
    metavar="DATE",
    help=N_("The day the contract ends; interest runs from it. Without it today."),
)
@option("--without-interest", is_flag=True, help=N_("Leave interest out."))
@option("--agree", is_flag=True, help=N_("Book the refund; without it nothing is written."))
@answer_format()
@click.pass_obj
def refund_command(
    run: Run,
    *,
    lot_no: str,
    cause: Cause,
    as_of: date | None,
    without_interest: bool,
    agree: bool,
    how: str,
) -> None:
    """Show the sheet of one cause, or agree to it."""
    on = as_of or run.clock.today()
    act = AgreeRefund(lot_no, Cause(cause), on, with_interest=not without_interest)
    agreed: RefundAgreed | None = None
    if agree:
        with run.open_book() as book, book.write() as session:
            agreed = agree_refund(session, run.context(), act)
        sheet = agreed.sheet
    else:
        with run.open_book() as book, book.read() as session:
            sheet = draft_refund(session, run.context(), act).sheet(act.cause)
    if how == "json":
        write_text(as_json(_answer(run, lot_no, sheet)))
    else:
        write_text(_table(run, lot_no, sheet, agreed))


def _answer(run: Run, lot_no: str, sheet: RefundSheet) -> dict[str, object]:
    return {
        "lot_no": lot_no,
        "cause": sheet.cause,
        "paid_fen": sheet.paid_fen,
        "used_fen": sheet.used_fen,
        "interest_fen": sheet.interest_fen,
        "refund_fen": sheet.refund_fen,
        "lines": [
            {"text": line_words(run.t, line), "amount_fen": line.amount_fen} for line in sheet.lines
        ],
    }


def _table(run: Run, lot_no: str, sheet: RefundSheet, agreed: RefundAgreed | None) -> str:
    t = run.t
    rows = [[line_words(t, line), amount(line.amount_fen)] for line in sheet.lines]
    rows.append([t.gettext("To be paid back"), amount(sheet.refund_fen)])
    head = [f"{lot_no} · {cause_word(t, sheet.cause)}", header(t, "amount")]
    lines = [text_table(head, rows, right=frozenset({1}))]
    if agreed is not None:
        lines.append(
            t.gettext(
                "Refund {refund_no} is booked; pay it by {day}.",
                refund_no=agreed.refund_no,
                day=agreed.due_on.isoformat(),
            )
        )
    return "\n".join(lines)
