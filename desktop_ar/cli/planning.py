"""An installment plan from the command line: shown, kept to be signed, or signed."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from desktop_ar.cli.options import (
    AMOUNT,
    DATE,
    WHOLE,
    Codes,
    answer_format,
    customer_option,
    option,
)
from desktop_ar.cli.output import as_json, write_text
from desktop_ar.cli.run import Run
from desktop_ar.cli.spoken import WrongUsage, command
from desktop_ar.cli.tables import text_table
from desktop_ar.domain.codes import Interval
from desktop_ar.exchange.answer_headers import header
from desktop_ar.language.catalogue import N_
from desktop_ar.language.figures import amount
from desktop_ar.services import plans


@command("plan", help=N_("Show an installment plan for what is open, and keep or sign it."))
@customer_option()
@option("--count", type=WHOLE, metavar="N", help=N_("How many installments."))
@option("--each", "each_fen", type=AMOUNT, metavar="A", help=N_("How much each time."))
@option("--down", "down_fen", type=AMOUNT, metavar="A", help=N_("Paid on the day of agreement."))
@option("--every", type=Codes.of(Interval), default="month", help=N_("How often."))
@option("--first", type=DATE, metavar="DATE", help=N_("When the first installment falls due."))
@option("--agree", is_flag=True, help=N_("Keep the plan, printed and still to be signed."))
@option("--sign", "signed_on", type=DATE, metavar="DATE", help=N_("Keep it as signed on this day."))
@answer_format()
@click.pass_obj
def plan_command(
    run: Run,
    *,
    customer_no: str,
    count: int | None,
    each_fen: int | None,
    down_fen: int | None,
    every: Interval,
    first: date | None,
    agree: bool,
    signed_on: date | None,
    how: str,
) -> None:
    """Show the schedule; keep it only when asked to."""
    if (count is None) == (each_fen is None):
        raise WrongUsage(run.t.gettext("Give either --count or --each."))
    if agree and signed_on is not None:
        raise WrongUsage(run.t.gettext("Give either --agree or --sign."))
    terms = plans.DraftPlan(
        customer_no,
        signed_on or run.clock.today(),
        count,
        each_fen,
        down_fen or 0,
        every,
        first,
    )
    plan_no, draft = _keep(run, terms, agree=agree, signed_on=signed_on)
    write_text(
        as_json(_plan_answer(plan_no, draft)) if how == "json" else _plan_table(run, plan_no, draft)
    )


def _keep(
    run: Run, terms: plans.DraftPlan, *, agree: bool, signed_on: date | None
) -> tuple[str | None, plans.PlanDraft]:
    """The schedule, and the number of the plan where it was kept."""
    context = run.context()
    with run.open_book() as book:
        if not agree and signed_on is None:
            with book.read() as session:
                return None, plans.draft_plan(session, context, terms)
        with book.write() as session:
            draft = plans.draft_plan(session, context, terms)
            plan_no = plans.keep_plan(session, context, terms, printed=True).numbers[0]
            if signed_on is not None:
                plans.sign_plan(session, context, plans.SignPlan(plan_no, signed_on))
    return plan_no, draft


def _plan_answer(plan_no: str | None, draft: plans.PlanDraft) -> dict[str, Any]:
    return {
        "plan_no": plan_no,
        "total_fen": draft.total_fen,
        "installments": [
            {"no": part.no, "due_date": part.due_date, "amount_fen": part.amount_fen}
            for part in draft.installments
        ],
    }


def _plan_table(run: Run, plan_no: str | None, draft: plans.PlanDraft) -> str:
    t = run.t
    headers = [header(t, "installment_no"), header(t, "due_date"), header(t, "amount")]
    rows = [
        [str(part.no), part.due_date.isoformat(), amount(part.amount_fen)]
        for part in draft.installments
    ]
    table = text_table(
        headers,
        rows,
        right=frozenset({0, 2}),
        totals=["", "", amount(draft.total_fen)],
    )
    if plan_no is None:
        return table
    return t.gettext("Plan {plan_no}.", plan_no=plan_no) + "\n" + table
