"""The log of contacts, and promises made in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import Action, Channel, Outcome, Reason
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.services.acts import finish, next_number, refuse_if, the_customer
from desktop_ar.services.amounts import amount_faults, day_faults, past_day_faults
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.storage.tables import Contact, Customer, Promise


@dataclass(frozen=True, slots=True)
class NamedPromise:
    """What the customer said they would pay (fen), and by when."""

    amount_fen: int
    due_on: date


@dataclass(frozen=True, slots=True)
class LogContact:
    """One contact that took place; it cannot be undone, only corrected by a new entry."""

    customer_no: str
    channel: Channel
    outcome: Outcome
    contacted_on: date
    answered_by: str = ""
    reason: Reason | None = None
    ability: str = ""
    note: str = ""
    promise: NamedPromise | None = None
    next_action: Action | None = None
    next_action_on: date | None = None
    corrects_no: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawPromise:
    """A promise that no longer counts from a day on (entered by mistake, or replaced)."""

    promise_no: str
    withdrawn_on: date


def log_contact(session: Session, context: Context, command: LogContact) -> ChangeSet:
    """Write a contact into the log, and the promise made in it; numbers: contact, promise."""
    customer = the_customer(session, command.customer_no)
    refuse_if(contact_faults(session, context, customer, command))
    contact = Contact(
        contact_no=next_number(session, f"LX-{command.contacted_on.year}-"),
        customer_id=customer.id,
        contacted_on=command.contacted_on,
        channel=command.channel,
        outcome=command.outcome,
        answered_by=command.answered_by.strip(),
        reason=command.reason or "",
        ability=command.ability.strip(),
        note=command.note.strip(),
        next_action=command.next_action or "",
        next_action_on=command.next_action_on,
        corrects_id=_corrected_id(session, customer, command.corrects_no),
        operator=context.operator,
        created_at=context.now,
    )
    session.add(contact)
    session.flush()
    numbers = [contact.contact_no]
    promises = frozenset[int]()
    if command.promise is not None:
        promise = _promise(session, context, command, command.promise, contact)
        numbers.append(promise.promise_no)
        promises = frozenset({promise.id})
    changes = ChangeSet(
        customers=frozenset({customer.id}),
        contacts=frozenset({contact.id}),
        promises=promises,
        numbers=tuple(numbers),
    )
    return finish(session, context, "log_contact", command, changes)


def _promise(
    session: Session,
    context: Context,
    command: LogContact,
    named: NamedPromise,
    contact: Contact,
) -> Promise:
    promise = Promise(
        promise_no=next_number(session, f"CN-{command.contacted_on.year}-"),
        customer_id=contact.customer_id,
        contact_id=contact.id,
        amount_fen=named.amount_fen,
        made_on=command.contacted_on,
        due_on=named.due_on,
        promised_by=command.answered_by.strip(),
        operator=context.operator,
        created_at=context.now,
    )
    session.add(promise)
    session.flush()
    return promise


def _corrected_id(session: Session, customer: Customer, contact_no: str) -> int | None:
    return session.execute(
        sa.select(Contact.id).where(
            Contact.contact_no == contact_no, Contact.customer_id == customer.id
        )
    ).scalar_one_or_none()


def contact_faults(
    session: Session, context: Context, customer: Customer, command: LogContact
) -> Iterator[Fault]:
    """Everything that is wrong with a contact, by field."""
    yield from past_day_faults(command.contacted_on, context.today, "contacted_on")
    if command.promise is not None:
        yield from amount_faults(command.promise.amount_fen, "promise_amount_fen")
        yield from day_faults(command.promise.due_on, "promise_due_on")
        if command.promise.due_on < command.contacted_on:
            days = {"due_on": command.promise.due_on, "contacted_on": command.contacted_on}
            yield Fault("promise_before_contact", "promise_due_on", days)
    if command.next_action is not None and command.next_action_on is None:
        yield Fault("next_action_needs_day", "next_action_on")
    if command.next_action_on is not None:
        yield from day_faults(command.next_action_on, "next_action_on")
        if command.next_action_on < command.contacted_on:
            days = {"next_on": command.next_action_on, "contacted_on": command.contacted_on}
            yield Fault("next_action_before_contact", "next_action_on", days)
    number = command.corrects_no
    if number and _corrected_id(session, customer, number) is None:
        yield Fault("contact_unknown", "corrects_no", {"contact_no": number})


def withdraw_promise(session: Session, context: Context, command: WithdrawPromise) -> ChangeSet:
    """Take a promise out of the reckoning from a day on; what was before stays as it was."""
    promise = session.execute(
        sa.select(Promise).where(Promise.promise_no == command.promise_no)
    ).scalar_one_or_none()
    if promise is None:
        number = {"promise_no": command.promise_no}
        raise Refused(Fault("promise_unknown", "promise_no", number))
    faults = list(past_day_faults(command.withdrawn_on, context.today, "withdrawn_on"))
    if promise.withdrawn_on is not None:
        gone = {"promise_no": promise.promise_no, "withdrawn_on": promise.withdrawn_on}
        faults.append(Fault("promise_withdrawn_already", "promise_no", gone))
    refuse_if(faults)
    promise.withdrawn_on = max(command.withdrawn_on, promise.made_on)
    changes = ChangeSet(
        customers=frozenset({promise.customer_id}),
        promises=frozenset({promise.id}),
        numbers=(promise.promise_no,),
    )
    return finish(session, context, "withdraw_promise", command, changes)
