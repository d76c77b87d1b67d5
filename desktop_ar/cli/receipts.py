"""Receipts from a bill file: listed with what they may pay and why, booked when accepted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from desktop_ar.cli.options import FILE, WHOLE, answer_format, option
from desktop_ar.cli.output import as_json, write_text
from desktop_ar.cli.run import BookSession, Run
from desktop_ar.cli.spoken import command
from desktop_ar.cli.tables import text_table
from desktop_ar.domain.faults import Refused
from desktop_ar.domain.receipts import ReceiptState
from desktop_ar.exchange.answer_headers import header
from desktop_ar.exchange.receipt_files import BillFile, read_receipts
from desktop_ar.language.catalogue import N_
from desktop_ar.language.figures import amount
from desktop_ar.language.receipt_words import STATES, receipt_reason
from desktop_ar.language.sentences import refusal_sentence
from desktop_ar.services import receipts
from desktop_ar.services.receipts import AcceptReceipt, ProposedReceipt


@command("receipts", help=N_("List the receipts of a bill file, and book those you accept."))
@click.argument("file", type=FILE, metavar="FILE")
@option(
    "--accept", "accept", multiple=True, type=WHOLE, metavar="ROW",
    help=N_("Book this row as proposed; may be repeated."),
)  # fmt: skip
@option(
    "--accept-sure", "sure", is_flag=True,
    help=N_("Book every row with the exact sum and one candidate."),
)  # fmt: skip
@answer_format()
@click.pass_obj
def receipts_command(run: Run, *, file: Path, accept: tuple[int, ...], sure: bool, how: str) -> int:
    """Propose, and book what is accepted."""
    code = 0
    with run.open_book() as book:
        found = read_receipts(file)
        if accept or sure:
            with book.write() as session:
                code = _book(run, session, found, accept, sure=sure)
        with book.read() as session:
            rows = receipts.propose_receipts(session, run.context(), found)
            answer = [_answer(run, session, row) for row in rows]
    write_text(as_json({"rows": answer}) if how == "json" else _table(run, rows, answer))
    return code


def _book(
    run: Run, session: BookSession, file: BillFile, accept: Sequence[int], *, sure: bool
) -> int:
    """Book what was accepted; what is refused is said, and the rest is booked."""
    wanted = list(dict.fromkeys(accept))
    context = run.context()
    if sure:
        proposals = receipts.propose_receipts(session, context, file)
        found = [one.incoming.row for one in proposals if one.state is ReceiptState.SURE]
        wanted += [row for row in found if row not in wanted]
    try:  # together, since each reading of the proposals takes its time in a large book
        with session.begin_nested():
            receipts.accept_receipts(session, context, file, [AcceptReceipt(no) for no in wanted])
    except Refused:
        return _one_by_one(run, session, file, wanted)
    return 0


def _one_by_one(run: Run, session: BookSession, file: BillFile, wanted: Sequence[int]) -> int:
    context, failed = run.context(), 0
    for row in wanted:
        try:
            receipts.accept_receipts(session, context, file, [AcceptReceipt(row)])
        except Refused as refusal:
            click.echo(refusal_sentence(run.t, refusal), err=True)
            failed = 1
    return failed


def _answer(run: Run, session: BookSession, proposal: ProposedReceipt) -> dict[str, Any]:
    row, best = proposal.incoming, proposal.best
    return {
        "row": row.row,
        "date": None if row.on is None else row.on.isoformat(),
        "amount_fen": row.amount_fen,
        "payer": row.payer,
        "reference": row.reference,
        "state": proposal.state.value,
        "customer_no": proposal.customer_no or None,
        "receivable_nos": list(best.numbers) if best else [],
        "why": _why(run, session, proposal),
    }


def _why(run: Run, session: BookSession, proposal: ProposedReceipt) -> str:
    best = proposal.best
    return receipt_reason(
        run.t,
        state=proposal.state,
        payment_no=proposal.payment_no,
        not_income=proposal.incoming.not_income,
        fault=proposal.incoming.fault,
        fee_fen=proposal.incoming.fee_fen,
        found=proposal.candidates,
        name=receipts.check_customer(session, best.customer_no) if best else "",
    )


def _table(run: Run, rows: Sequence[ProposedReceipt], answer: Sequence[dict[str, Any]]) -> str:
    t = run.t
    if not rows:
        return t.gettext("The file holds no transactions.")
    keys = ("row", "date", "amount", "payer", "state", "customer_no", "why")
    cells = [
        [
            str(said["row"]),
            said["date"] or "",
            amount(said["amount_fen"]),
            said["payer"],
            t.gettext(STATES[row.state]),
            said["customer_no"] or "",
            said["why"],
        ]
        for row, said in zip(rows, answer, strict=True)
    ]
    return text_table([header(t, key) for key in keys], cells, right=frozenset({0, 2}))
