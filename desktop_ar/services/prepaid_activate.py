"""Activating a prepaid credit that was sold for later, and taking that back.

The book keeps the state of a lot without a day, so a question about a day before the activation
answers as if the lot had been active then already, and a use dated before it is accepted; sums
are not touched, for a waiting lot is owed in full. A deadline moved at the activation has its
day, as an extension has (`prepaid_extensions`). A deadline given to a lot that had none cannot
have one: an extension leads from a day to a day, so it counts from the sale on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import LotState
from desktop_ar.domain.faults import Fault
from desktop_ar.services.acts import finish, refuse_if
from desktop_ar.services.amounts import day_faults, past_day_faults
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.prepaid import lot_changes, the_lot
from desktop_ar.services.prepaid_extend import last_move, moved_deadline, standing_extension
from desktop_ar.storage.tables import PrepaidEntry, PrepaidExtension, PrepaidLot


@dataclass(frozen=True, slots=True)
class ActivateLot:
    """From a day on the lot can be used. `valid_until` is its last good day, None keeps it."""

    lot_no: str
    activated_on: date
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class DeactivateLot:
    """The lot waits again. `gave` is the deadline its activation gave; None: it gave none."""

    lot_no: str
    on: date
    gave: date | None = None


@dataclass(frozen=True, slots=True)
class Activated:
    """What was done and what takes exactly that back."""

    changes: ChangeSet
    valid_until: date | None
    """The last good day from now on."""
    gave: date | None
    """For `DeactivateLot.gave`."""


def check_activation(session: Session, context: Context, command: ActivateLot) -> None:
    """Whether `activate_lot` would be refused."""
    refuse_if(_faults(session, context, the_lot(session, command.lot_no), command))


def activate_lot(session: Session, context: Context, command: ActivateLot) -> Activated:
    """Let a lot that was sold for later be used; inverse: `deactivate_lot`.

    A consumer with something left may ask for its activation (domain.md 2d, art. 24).
    """
    check_activation(session, context, command)
    lot = the_lot(session, command.lot_no)
    lot.state = LotState.ACTIVE
    gave = _given(lot, command)
    if gave is not None and lot.valid_until is not None:
        session.add(moved_deadline(context, lot, command.activated_on, gave))
    elif gave is not None:
        lot.valid_until = gave
    changes = finish(session, context, "activate_lot", command, lot_changes(lot))
    return Activated(changes, lot.valid_until, gave)


def deactivate_lot(session: Session, context: Context, command: DeactivateLot) -> ChangeSet:
    """Let a lot wait again that nothing was used of, with the deadline it had before."""
    lot = the_lot(session, command.lot_no)
    refuse_if(_undo_faults(session, context, lot, command))
    lot.state = LotState.NOT_ACTIVATED
    if command.gave is not None:
        _lead_back(session, context, lot, command.on)
    return finish(session, context, "deactivate_lot", command, lot_changes(lot))


def _lead_back(session: Session, context: Context, lot: PrepaidLot, on: date) -> None:
    newest = standing_extension(session, lot)
    if newest is None:
        lot.valid_until = None
        return
    row = moved_deadline(context, lot, max(on, newest.extended_on), newest.old_until)
    row.reverses_id = newest.id
    session.add(row)


def _given(lot: PrepaidLot, command: ActivateLot) -> date | None:
    """The new last good day, or None where the lot keeps its own."""
    return None if command.valid_until == lot.valid_until else command.valid_until


def _faults(
    session: Session, context: Context, lot: PrepaidLot, command: ActivateLot
) -> Iterator[Fault]:
    day = command.activated_on
    yield from past_day_faults(day, context.today, "activated_on")
    if day < lot.sold_on:
        yield Fault("activation_before_sale", "activated_on", {"sold_on": lot.sold_on})
    if lot.state != LotState.NOT_ACTIVATED:
        yield Fault("lot_not_waiting", "lot_no", {"lot_no": lot.lot_no})
    yield from _deadline_faults(session, lot, command)


def _deadline_faults(session: Session, lot: PrepaidLot, command: ActivateLot) -> Iterator[Fault]:
    """A deadline lies on the day or after it, and an agreed one is never brought forward."""
    gave, day, old = _given(lot, command), command.activated_on, lot.valid_until
    if gave is not None:
        yield from day_faults(gave, "valid_until")
    until = gave or old
    if until is not None and until < day:
        yield Fault("valid_before_activation", "valid_until", {"day": day})
    elif gave is not None and old is not None and gave < old:
        yield Fault("activation_shortens", "valid_until", {"day": old})
    if gave is not None and lot.sold_on <= day < (last := last_move(session, lot)):
        moved = {"lot_no": lot.lot_no, "day": last}
        yield Fault("extension_not_latest", "activated_on", moved)


def _undo_faults(
    session: Session, context: Context, lot: PrepaidLot, command: DeactivateLot
) -> Iterator[Fault]:
    yield from past_day_faults(command.on, context.today, "on")
    used = _last_use(session, lot)
    if used is not None:
        yield Fault("activation_used", "lot_no", {"lot_no": lot.lot_no, "day": used})
    elif lot.state != LotState.ACTIVE:
        yield Fault("lot_not_activated_now", "lot_no", {"lot_no": lot.lot_no})
    elif command.gave is not None and not _stands(session, lot, command.gave):
        yield Fault("activation_extended", "lot_no", {"lot_no": lot.lot_no})


def _stands(session: Session, lot: PrepaidLot, gave: date) -> bool:
    """Whether the deadline the activation gave is still the newest, and can be led back."""
    if lot.valid_until != gave:
        return False
    newest = standing_extension(session, lot)
    if newest is not None:
        return newest.new_until == gave
    moved = sa.select(PrepaidExtension.id).where(PrepaidExtension.lot_id == lot.id)
    return session.execute(moved).first() is None


def _last_use(session: Session, lot: PrepaidLot) -> date | None:
    """The newest day on which the lot was used; what was taken back does not count."""
    counter = sa.orm.aliased(PrepaidEntry)
    used = sa.select(sa.func.max(PrepaidEntry.entry_date, type_=sa.Date)).where(
        PrepaidEntry.lot_id == lot.id,
        PrepaidEntry.kind == "redemption",
        ~sa.exists().where(counter.reverses_id == PrepaidEntry.id),
    )
    return session.execute(used).scalar_one()
