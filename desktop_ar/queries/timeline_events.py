"""The kinds and rows of a customer's timeline, and how its questions are asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.queries.records import AnySelect, on_day


class EventKind(StrEnum):
    """What happened; in this order on one day, the last on top."""

    PLAN_AGREED = "plan_agreed"
    BILL = "bill"
    PREPAID_SALE = "prepaid_sale"
    REDEMPTION = "redemption"
    REDEMPTION_TAKEN_BACK = "redemption_taken_back"
    LOT_EXTENDED = "lot_extended"
    LOT_EXTENSION_TAKEN_BACK = "lot_extension_taken_back"
    PREPAID_REFUND = "prepaid_refund"
    PREPAID_REFUND_TAKEN_BACK = "prepaid_refund_taken_back"
    PAYMENT = "payment"
    PAYMENT_TAKEN_BACK = "payment_taken_back"
    ADJUSTMENT = "adjustment"
    EXTENSION = "extension"
    EXTENSION_TAKEN_BACK = "extension_taken_back"
    DISPUTE_OPENED = "dispute_opened"
    DISPUTE_CLOSED = "dispute_closed"
    CONTACT = "contact"
    PROMISE = "promise"
    PLAN_SIGNED = "plan_signed"
    PLAN_ENDED = "plan_ended"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    ====================== ====================================================================
    kind                   number, code, amount_fen, due_on, text, units and what they mean
    ====================== ====================================================================
    bill                   bill; its kind; amount; due date; description
    payment, ..taken_back  payment; method; amount (positive); -; reference
    adjustment             bill; why; amount (negative: taken back); -; reason
    extension, ..back      bill; extension; -; new (back: old) due date; reason
    dispute_opened/closed  bill; -; contested part (None: all of it); -; reason
    contact                contact; outcome; promised sum; promised day; note
    promise                promise; state; sum; its date; -
    plan_agreed/signed     plan; -; total; first due date; -; number of parts
    plan_ended             plan; state; what was left; -; -
    letter                 letter; kind; total; deadline; -
    prepaid_sale           lot; kind; paid; valid until; title; units bought
    redemption, ..back     lot; kind; value; -; what was taken; units, and units left then
    lot_extended, ..back   lot; kind; -; the deadline from then on; reason
    prepaid_refund, ..back refund; kind of the lot; paid back; to be paid by; number of the lot
    ====================== ====================================================================

    A promise stands on the day it was made while it is open, afterwards on the day it was kept
    or found not to be. `channel` and `reason` are a contact's codes or empty.
    """

    kind: EventKind
    on: date
    number: str
    code: str = ""
    amount_fen: int | None = None
    due_on: date | None = None
    text: str = ""
    units: int | None = None
    units_left: int | None = None
    channel: str = ""
    reason: str = ""
    entry_id: int = 0
    """Of a redemption: by this it is taken back."""


def rows_of(session: Session, as_of: date, customer_id: int, statement: AnySelect) -> Iterator[Any]:
    """Latest entered first, so that a stable sort keeps them so within a day."""
    parameters = on_day(as_of, (customer_id,)) | {"customer_id": customer_id}
    yield from session.execute(statement, parameters)


CUSTOMER: Final = sa.bindparam("customer_id", type_=sa.Integer)
