"""The owner's ladders, whom they are for, and how a customer wants to be reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import Action, Channel
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.domain.ladder import LADDER, LEVEL_ORDER, Ladder, Rung
from desktop_ar.queries.ladders import LadderRow, ladder_rows
from desktop_ar.services.acts import finish, refuse_if, the_customer
from desktop_ar.services.amounts import day_faults
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.receivables import the_receivable
from desktop_ar.storage.tables import (
    ContactRule,
    Customer,
    DunningLadder,
    DunningRung,
    LadderChoice,
)

FIRST_DAY: Final = -60
LAST_DAY: Final = 3650
"""Days past due that a rung may have; before the due date they are negative."""
LONGEST_NAME: Final = 40


@dataclass(frozen=True, slots=True)
class KeepLadder:
    """A ladder under its name, made or changed; `is_default` puts it in place of the built-in."""

    name: str
    rungs: Ladder
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class ChooseLadder:
    """Which ladder a customer, or one of their bills, is asked by; no name: the shop's own."""

    customer_no: str = ""
    receivable_no: str = ""
    ladder: str = ""


@dataclass(frozen=True, slots=True)
class ReachCustomer:
    """How a customer wants to be reached; `paused_until` leaves them alone up to that day."""

    customer_no: str
    prefers: Channel | None = None
    paused_until: date | None = None
    pause_reason: str = ""


def the_ladders(session: Session) -> tuple[LadderRow, ...]:
    """The owner's ladders by name; the built-in one is not among them."""
    return tuple(ladder_rows(session))


def default_ladder(session: Session) -> Ladder:
    """The ladder that holds where nothing was chosen."""
    return next((row.rungs for row in ladder_rows(session) if row.is_default), LADDER)


def keep_ladder(session: Session, context: Context, command: KeepLadder) -> ChangeSet:
    """Make or change a ladder; its inverse is keeping what was there, or `remove_ladder`."""
    refuse_if(ladder_faults(command))
    name = command.name.strip()
    kept = session.execute(
        sa.select(DunningLadder).where(DunningLadder.name == name)
    ).scalar_one_or_none()
    if kept is None:
        kept = DunningLadder(name=name)
        session.add(kept)
        session.flush()
    if command.is_default:
        session.execute(sa.update(DunningLadder).values(is_default=False))
    kept.is_default = command.is_default
    session.execute(sa.delete(DunningRung).where(DunningRung.ladder_id == kept.id))
    for rung in command.rungs:
        session.add(
            DunningRung(
                ladder_id=kept.id,
                level=rung.level,
                days_past_due=rung.days_past_due,
                action=rung.action,
                letter=rung.letter or "",
                gap_days=rung.gap_days,
                grants_days=rung.grants_days,
            )
        )
    return finish(session, context, "keep_ladder", command, _changed())


def remove_ladder(session: Session, context: Context, name: str) -> ChangeSet:
    """Take a ladder away; who was asked by it is asked by the shop's own again."""
    kept = _the_ladder(session, name)
    for table in (LadderChoice, DunningRung):
        session.execute(sa.delete(table).where(table.ladder_id == kept.id))
    session.delete(kept)
    return finish(session, context, "remove_ladder", name, _changed())


def choose_ladder(session: Session, context: Context, command: ChooseLadder) -> ChangeSet:
    """Ask a customer, or for one bill, by another ladder. Raises `Refused`."""
    ladder_id = _the_ladder(session, command.ladder).id if command.ladder else None
    if command.receivable_no:
        bill = the_receivable(session, command.receivable_no)
        column, subject, customer_id = LadderChoice.receivable_id, bill.id, bill.customer_id
        choice = LadderChoice(receivable_id=bill.id)
    else:
        customer = the_customer(session, command.customer_no)
        column, subject, customer_id = LadderChoice.customer_id, customer.id, customer.id
        choice = LadderChoice(customer_id=customer.id)
    session.execute(sa.delete(LadderChoice).where(column == subject))
    if ladder_id is not None:
        choice.ladder_id = ladder_id
        session.add(choice)
    changes = ChangeSet(customers=frozenset({customer_id}))
    return finish(session, context, "choose_ladder", command, changes)


def reach_customer(session: Session, context: Context, command: ReachCustomer) -> ChangeSet:
    """Keep how a customer wants to be reached; without a day the pause ends."""
    customer = the_customer(session, command.customer_no)
    refuse_if(reach_faults(context, command))
    rule = session.get(ContactRule, customer.id) or ContactRule(customer_id=customer.id)
    rule.prefers = command.prefers or ""
    if command.paused_until is None:
        rule.paused_on = rule.paused_until = None
        rule.pause_reason = ""
    else:
        rule.paused_on = rule.paused_on or context.today
        rule.paused_until = command.paused_until
        rule.pause_reason = command.pause_reason.strip()
    session.add(rule)
    changes = ChangeSet(customers=frozenset({customer.id}))
    return finish(session, context, "reach_customer", command, changes)


@dataclass(frozen=True, slots=True)
class Reach:
    """What holds for one customer now: the name of their ladder (empty: the shop's own)."""

    customer_no: str
    name: str
    prefers: Channel | None
    paused_until: date | None
    pause_reason: str
    ladder: str
    ladders: tuple[str, ...]


def reach_of_customer(session: Session, context: Context, customer_no: str) -> Reach:
    """How a customer is reached, for the dialog; a pause that is over is none."""
    customer = the_customer(session, customer_no)
    rule = session.get(ContactRule, customer.id)
    until = rule.paused_until if rule else None
    paused = until is not None and until >= context.today
    return Reach(
        customer.customer_no,
        customer.name,
        Channel(rule.prefers) if rule and rule.prefers else None,
        until if paused else None,
        rule.pause_reason if rule and paused else "",
        _chosen_name(session, customer),
        tuple(row.name for row in ladder_rows(session)),
    )


def _chosen_name(session: Session, customer: Customer) -> str:
    found = session.execute(
        sa.select(DunningLadder.name)
        .join(LadderChoice, LadderChoice.ladder_id == DunningLadder.id)
        .where(LadderChoice.customer_id == customer.id)
    ).scalar_one_or_none()
    return found or ""


def _the_ladder(session: Session, name: str) -> DunningLadder:
    found = session.execute(
        sa.select(DunningLadder).where(DunningLadder.name == name.strip())
    ).scalar_one_or_none()
    if found is None:
        raise Refused(Fault("ladder_unknown", "ladder", {"name": name}))
    return found


def ladder_faults(command: KeepLadder) -> Iterator[Fault]:
    """Everything that is wrong with a ladder, by field."""
    name = command.name.strip()
    if not name:
        yield Fault("ladder_needs_name", "name")
    elif len(name) > LONGEST_NAME:
        yield Fault("ladder_name_too_long", "name", {"most": LONGEST_NAME})
    if not command.rungs:
        yield Fault("ladder_without_rungs", "rungs")
    orders = [LEVEL_ORDER[rung.level] for rung in command.rungs]
    if orders != sorted(set(orders)):
        yield Fault("ladder_out_of_order", "rungs")
    days = [rung.days_past_due for rung in command.rungs]
    if days != sorted(set(days)):
        yield Fault("ladder_days_do_not_rise", "rungs")
    yield from (fault for rung in command.rungs for fault in _rung_faults(rung))


def _rung_faults(rung: Rung) -> Iterator[Fault]:
    figures = (rung.days_past_due, rung.gap_days, rung.grants_days)
    if not FIRST_DAY <= figures[0] <= LAST_DAY or min(figures[1:]) < 0 or max(figures) > LAST_DAY:
        yield Fault("ladder_days_beyond_belief", "rungs", {"most": LAST_DAY})
    if rung.action is Action.LETTER and rung.letter is None:
        yield Fault("ladder_letter_missing", "rungs")


def reach_faults(context: Context, command: ReachCustomer) -> Iterator[Fault]:
    """Everything that is wrong with a pause, by field."""
    if command.paused_until is None:
        return
    yield from day_faults(command.paused_until, "paused_until")
    if command.paused_until < context.today:
        yield Fault("pause_is_over", "paused_until", {"day": command.paused_until})
    if not command.pause_reason.strip():
        yield Fault("pause_needs_reason", "pause_reason")


def _changed() -> ChangeSet:
    return ChangeSet(settings=frozenset({"dunning.ladder"}))
