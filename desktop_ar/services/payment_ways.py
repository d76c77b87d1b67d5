"""How the shop may be paid: the list printed in its letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import PaymentMethod
from desktop_ar.domain.faults import Fault
from desktop_ar.services.acts import finish, refuse_if
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.storage.tables import PaymentWay

LONGEST_TEXT: Final = 400
LONGEST_QR: Final = 300


@dataclass(frozen=True, slots=True)
class WayToPay:
    """One way: the method, its lines as printed, and what its QR code says (or empty)."""

    method: PaymentMethod
    text: str
    qr: str = ""


@dataclass(frozen=True, slots=True)
class SetWaysToPay:
    """The whole list anew, in the order of printing; its inverse is the old list."""

    ways: tuple[WayToPay, ...]


def ways_to_pay(session: Session) -> tuple[WayToPay, ...]:
    """The list in its order."""
    rows = session.execute(
        sa.select(PaymentWay.method, PaymentWay.text, PaymentWay.qr).order_by(PaymentWay.position)
    )
    return tuple(WayToPay(PaymentMethod(row.method), row.text, row.qr) for row in rows)


def set_ways_to_pay(session: Session, context: Context, command: SetWaysToPay) -> ChangeSet:
    """Put a new list in the place of the old one."""
    refuse_if(_faults(command))
    session.execute(sa.delete(PaymentWay))
    for position, way in enumerate(command.ways, start=1):
        session.add(
            PaymentWay(
                position=position, method=way.method, text=way.text.strip(), qr=way.qr.strip()
            )
        )
    changes = ChangeSet(settings=frozenset({"payment_ways"}))
    return finish(session, context, "set_ways_to_pay", command, changes)


def _faults(command: SetWaysToPay) -> Iterator[Fault]:
    for index, way in enumerate(command.ways):
        if not way.text.strip():
            yield Fault("way_text_missing", f"ways.{index}.text")
        if len(way.text) > LONGEST_TEXT:
            yield Fault("way_text_too_long", f"ways.{index}.text", {"most": LONGEST_TEXT})
        if len(way.qr) > LONGEST_QR:
            yield Fault("way_text_too_long", f"ways.{index}.qr", {"most": LONGEST_QR})
