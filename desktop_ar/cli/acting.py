"""Acts of the owner from the command line: payment, contact, use of a prepaid credit."""

from __future__ import annotations

from datetime import date

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
from desktop_ar.domain.codes import Channel, Outcome, PaymentMethod
from desktop_ar.exchange.answer_headers import header
from desktop_ar.language.catalogue import N_
from desktop_ar.language.figures import amount, money
from desktop_ar.services import contacts, payments, prepaid


@command("pay", help=N_("Record a payment and show what it pays."))
@customer_option()
@option("--amount", "amount_fen", type=AMOUNT, required=True, metavar="A", help=N_("How much."))
@option("--date", "day", type=DATE, metavar="DATE", help=N_("When; without it today."))
@option("--method", type=Codes.of(PaymentMethod), default="other", help=N_("How it was paid."))
@option("--reference", default="", metavar="R", help=N_("Number of the transfer or receipt."))
@option(
    "--invoice", "invoices", multiple=True, metavar="NO",
    help=N_("A bill that the payer named; may be repeated."),
)  # fmt: skip
@answer_format()
@click.pass_obj
def pay_command(
    run: Run,
    *,
    customer_no: str,
    amount_fen: int,
    day: date | None,
    method: PaymentMethod,
    reference: str,
    invoices: tuple[str, ...],
    how: str,
) -> None:
    """Book money received."""
    act = payments.RecordPayment(
        customer_no,
        amount_fen,
        day or run.clock.today(),
        PaymentMethod(method),
        reference,
        receivable_nos=invoices,
    )
    with run.open_book() as book, book.write() as session:
        done = payments.record_payment(session, run.context(), act)
    answer = {
        "payment_no": done.payment_no,
        "allocations": [
            {"receivable_no": number, "amount_fen": fen} for number, fen in done.shares
        ],
        "unallocated_fen": done.unallocated_fen,
    }
    write_text(as_json(answer) if how == "json" else _payment_table(run, done))


def _payment_table(run: Run, done: payments.Recorded) -> str:
    t = run.t
    lines = [
        t.gettext(
            "Payment {payment_no}; not allocated: {unallocated}.",
            payment_no=done.payment_no,
            unallocated=money(done.unallocated_fen),
        )
    ]
    if done.shares:
        headers = [header(t, "receivable_no"), header(t, "amount")]
        rows = [[number, amount(fen)] for number, fen in done.shares]
        lines.append(text_table(headers, rows, right=frozenset({1})))
    return "\n".join(lines)


@command("contact", help=N_("Log a contact with a customer."))
@customer_option()
@option("--channel", type=Codes.of(Channel), required=True, help=N_("How it took place."))
@option("--outcome", type=Codes.of(Outcome), required=True, help=N_("What came of it."))
@option("--note", default="", metavar="T", help=N_("What was said."))
@option("--promise", "promise_fen", type=AMOUNT, metavar="A", help=N_("The sum promised."))
@option("--by", "due_on", type=DATE, metavar="DATE", help=N_("The day it is promised for."))
@option("--next", "next_on", type=DATE, metavar="DATE", help=N_("When to get in touch again."))
@answer_format()
@click.pass_obj
def contact_command(
    run: Run,
    *,
    customer_no: str,
    channel: Channel,
    outcome: Outcome,
    note: str,
    promise_fen: int | None,
    due_on: date | None,
    next_on: date | None,
    how: str,
) -> None:
    """Write a contact into the log, and the promise made in it."""
    act = contacts.LogContact(
        customer_no,
        channel,
        outcome,
        run.clock.today(),
        note=note,
        promise=_promise(run, promise_fen, due_on),
        next_action_on=next_on,
    )
    with run.open_book() as book, book.write() as session:
        numbers = contacts.log_contact(session, run.context(), act).numbers
    promise_no = numbers[1] if len(numbers) > 1 else None
    if how == "json":
        write_text(as_json({"contact_no": numbers[0], "promise_no": promise_no}))
    elif promise_no:
        write_text(
            run.t.gettext(
                "Contact {contact_no}, promise {promise_no}.",
                contact_no=numbers[0],
                promise_no=promise_no,
            )
        )
    else:
        write_text(run.t.gettext("Contact {contact_no}.", contact_no=numbers[0]))


def _promise(
    run: Run, promise_fen: int | None, due_on: date | None
) -> contacts.NamedPromise | None:
    if promise_fen is not None and due_on is not None:
        return contacts.NamedPromise(promise_fen, due_on)
    if promise_fen is not None or due_on is not None:
        raise WrongUsage(run.t.gettext("A promise needs its sum and its day: --promise and --by."))
    return None


@command("redeem", help=N_("Use a prepaid credit, by value or by number."))
@option("--lot", "lot_no", required=True, metavar="NO", help=N_("The number of the purchase."))
@option("--amount", "amount_fen", type=AMOUNT, metavar="A", help=N_("How much value is used."))
@option("--units", type=WHOLE, metavar="N", help=N_("How many times are used."))
@option("--date", "day", type=DATE, metavar="DATE", help=N_("When; without it today."))
@option("--what", default="", metavar="TEXT", help=N_("What was taken."))
@answer_format()
@click.pass_obj
def redeem_command(
    run: Run,
    *,
    lot_no: str,
    amount_fen: int | None,
    units: int | None,
    day: date | None,
    what: str,
    how: str,
) -> None:
    """Use part of a lot."""
    if (amount_fen is None) == (units is None):
        raise WrongUsage(run.t.gettext("Give either --amount or --units."))
    act = prepaid.Redeem(lot_no, day or run.clock.today(), amount_fen, units, what)
    with run.open_book() as book, book.write() as session:
        used = prepaid.redeem(session, run.context(), act)
    if how == "json":
        answer = {
            "paid_used_fen": used.paid_used_fen,
            "bonus_used_fen": used.bonus_used_fen,
            "value_left_fen": used.value_left_fen,
            "units_left": used.units_left,
        }
        write_text(as_json(answer))
    else:
        write_text(_use_sentence(run, used))


def _use_sentence(run: Run, used: prepaid.Redeemed) -> str:
    sums = {
        "lot_no": used.lot_no,
        "paid": money(used.paid_used_fen),
        "bonus": money(used.bonus_used_fen),
        "left": money(used.value_left_fen),
    }
    if used.units_left is None:
        return run.t.gettext(
            "{lot_no}: used {paid} of what was paid and {bonus} of the gift; {left} left.", **sums
        )
    return run.t.ngettext(
        "{lot_no}: used {paid} of what was paid; {n} time left, worth {left}.",
        "{lot_no}: used {paid} of what was paid; {n} times left, worth {left}.",
        used.units_left,
        **sums,
    )
