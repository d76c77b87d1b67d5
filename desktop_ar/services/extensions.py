"""More time to pay: agreeing a later due date, and taking that back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import PlanState, ReceivableState
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.services.acts import finish, free_number, refuse_if
from desktop_ar.services.amounts import day_faults, past_day_faults
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.plan_states import plans_over
from desktop_ar.services.receivables import the_receivable
from desktop_ar.storage.tables import Customer, Extension, Receivable

LONGEST_TEXT: Final = 500
"""Of a reason or a condition: a paragraph of the agreement."""


@dataclass(frozen=True, slots=True)
class AgreeExtension:
    """A later due date for a bill, agreed on a day; the date before it is kept.

    `charge_runs`: the agreed late charge counts from the old date all the same. `condition`:
    what the customer does in return, in the owner's words.
    """

    receivable_no: str
    agreed_on: date
    new_due_date: date
    reason: str = ""
    charge_runs: bool = False
    condition: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawExtension:
    """An extension no longer holds (its condition was not met, or it was a mistake)."""

    extension_no: str
    withdrawn_on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BillToExtend:
    """A bill before it gets a later date; `original_due_date` is that of the bill itself."""

    customer_no: str
    customer_name: str
    receivable_no: str
    description: str
    issue_date: date
    due_date: date
    original_due_date: date
    open_fen: int
    times: int
    """How often it was extended before."""


@dataclass(frozen=True, slots=True)
class ExtensionToWithdraw:
    """An extension that stands, before it is taken back."""

    customer_no: str
    customer_name: str
    receivable_no: str
    extension_no: str
    agreed_on: date
    old_due_date: date
    new_due_date: date


def bill_to_extend(session: Session, receivable_no: str) -> BillToExtend:
    """A bill by its number. Raises `Refused` where there is none."""
    bill = the_receivable(session, receivable_no)
    customer = session.get_one(Customer, bill.customer_id)
    before = _extensions(session, bill)
    return BillToExtend(
        customer.customer_no,
        customer.name,
        bill.receivable_no,
        bill.description,
        bill.issue_date,
        bill.due_date,
        before[0].old_due_date if before else bill.due_date,
        bill.open_fen,
        sum(extension.withdrawn_on is None for extension in before),
    )


def check_extension(session: Session, context: Context, command: AgreeExtension) -> None:
    """Whether `agree_extension` would be refused."""
    bill = the_receivable(session, command.receivable_no)
    refuse_if(_agree_faults(session, context, bill, command))


def agree_extension(session: Session, context: Context, command: AgreeExtension) -> ChangeSet:
    """Give a bill more time: from the day of the agreement it is due on the new date."""
    bill = the_receivable(session, command.receivable_no)
    refuse_if(_agree_faults(session, context, bill, command))
    number = free_number(session, f"YC-{command.agreed_on.year}-", Extension.extension_no)
    session.add(
        Extension(
            extension_no=number,
            receivable_id=bill.id,
            agreed_on=command.agreed_on,
            old_due_date=bill.due_date,
            new_due_date=command.new_due_date,
            reason=command.reason.strip(),
            charge_runs=command.charge_runs,
            condition=command.condition.strip(),
            operator=context.operator,
            created_at=context.now,
        )
    )
    bill.due_date = command.new_due_date
    return finish(session, context, "agree_extension", command, _changes(bill, number))


def withdraw_extension(session: Session, context: Context, command: WithdrawExtension) -> ChangeSet:
    """Take the last extension of a bill back: the date before it holds again."""
    extension = the_extension(session, command.extension_no)
    bill = session.get_one(Receivable, extension.receivable_id)
    refuse_if(_withdraw_faults(session, context, bill, extension, command))
    extension.withdrawn_on = command.withdrawn_on
    extension.withdrawn_reason = command.reason.strip()
    bill.due_date = extension.old_due_date
    changes = _changes(bill, extension.extension_no)
    return finish(session, context, "withdraw_extension", command, changes)


def extension_to_withdraw(session: Session, extension_no: str) -> ExtensionToWithdraw:
    """An extension by its number. Raises `Refused` where there is none."""
    extension = the_extension(session, extension_no)
    bill = session.get_one(Receivable, extension.receivable_id)
    customer = session.get_one(Customer, bill.customer_id)
    return ExtensionToWithdraw(
        customer.customer_no,
        customer.name,
        bill.receivable_no,
        extension.extension_no,
        extension.agreed_on,
        extension.old_due_date,
        extension.new_due_date,
    )


def check_withdrawing(session: Session, context: Context, command: WithdrawExtension) -> None:
    """Whether `withdraw_extension` would be refused."""
    extension = the_extension(session, command.extension_no)
    bill = session.get_one(Receivable, extension.receivable_id)
    refuse_if(_withdraw_faults(session, context, bill, extension, command))


def the_extension(session: Session, extension_no: str) -> Extension:
    """The extension of a number. Raises `Refused` where there is none."""
    found = session.execute(
        sa.select(Extension).where(Extension.extension_no == extension_no)
    ).scalar_one_or_none()
    if found is None:
        params = {"extension_no": extension_no}
        raise Refused(Fault("extension_unknown", "extension_no", params))
    return found


def _extensions(session: Session, bill: Receivable) -> list[Extension]:
    own = sa.select(Extension).where(Extension.receivable_id == bill.id)
    return list(session.scalars(own.order_by(Extension.id)))


def _agree_faults(
    session: Session, context: Context, bill: Receivable, command: AgreeExtension
) -> Iterator[Fault]:
    number = {"receivable_no": bill.receivable_no}
    yield from past_day_faults(command.agreed_on, context.today, "agreed_on")
    yield from day_faults(command.new_due_date, "new_due_date")
    if bill.state != ReceivableState.OPEN:
        yield Fault("bill_not_open", "receivable_no", number)
    for plan in plans_over(session, [bill], [PlanState.ACTIVE]):
        yield Fault("extension_under_plan", "receivable_no", {**number, "plan_no": plan.plan_no})
    if command.new_due_date <= bill.due_date:
        yield Fault("extension_not_later", "new_due_date", {"due_date": bill.due_date})
    elif command.new_due_date < command.agreed_on:
        params = {"agreed_on": command.agreed_on}
        yield Fault("extension_ends_before_agreed", "new_due_date", params)
    first = max([bill.issue_date, *_changed_on(session, bill)])
    if command.agreed_on < first:
        yield Fault("extension_before_change", "agreed_on", {**number, "day": first})
    for name in ("reason", "condition"):
        if len(getattr(command, name).strip()) > LONGEST_TEXT:
            yield Fault("text_too_long", name, {"most": LONGEST_TEXT})


def _changed_on(session: Session, bill: Receivable) -> Iterator[date]:
    """The days on which the due date was moved or moved back."""
    for extension in _extensions(session, bill):
        yield extension.withdrawn_on or extension.agreed_on


def _withdraw_faults(
    session: Session,
    context: Context,
    bill: Receivable,
    extension: Extension,
    command: WithdrawExtension,
) -> Iterator[Fault]:
    number = {"extension_no": extension.extension_no}
    yield from past_day_faults(command.withdrawn_on, context.today, "withdrawn_on")
    if extension.withdrawn_on is not None:
        yield Fault("extension_withdrawn_already", "extension_no", number)
    standing = [other for other in _extensions(session, bill) if other.withdrawn_on is None]
    if standing and standing[-1].id > extension.id:
        params = {**number, "later_no": standing[-1].extension_no}
        yield Fault("extension_not_the_last", "extension_no", params)
    first = max([extension.agreed_on, *_changed_on(session, bill)])
    if command.withdrawn_on < first:
        yield Fault("extension_withdrawn_before", "withdrawn_on", {"day": first})
    if len(command.reason.strip()) > LONGEST_TEXT:
        yield Fault("text_too_long", "reason", {"most": LONGEST_TEXT})


def _changes(bill: Receivable, number: str) -> ChangeSet:
    return ChangeSet(
        customers=frozenset({bill.customer_id}),
        receivables=frozenset({bill.id}),
        numbers=(number,),
    )
