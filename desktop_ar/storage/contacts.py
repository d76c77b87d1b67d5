"""The log of contacts and the promises made in them: append-only."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_ar.domain.codes import Channel, Outcome
from desktop_ar.storage.base import Base, one_of, strict


class Contact(Base):
    """One entry of the log; a correction is a new entry that names the one it corrects."""

    __tablename__ = "contacts"
    __table_args__ = strict(
        sa.Index("ix_contacts_customer", "customer_id", "contacted_on", "id"),
        one_of("channel", Channel),
        one_of("outcome", Outcome),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contact_no: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[int] = mapped_column(sa.ForeignKey("customers.id"))
    contacted_on: Mapped[date]
    channel: Mapped[str]
    outcome: Mapped[str]
    answered_by: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    """A code of `domain.codes.Reason`, or empty."""
    ability: Mapped[str] = mapped_column(default="")
    """What the customer said about being able to pay."""
    note: Mapped[str] = mapped_column(default="")
    next_action: Mapped[str] = mapped_column(default="")
    """A code of `domain.codes.Action`, or empty."""
    next_action_on: Mapped[date | None]
    corrects_id: Mapped[int | None] = mapped_column(sa.ForeignKey("contacts.id"))
    operator: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]


class Promise(Base):
    """A sum the customer named with a date; what became of it is found from receipts."""

    __tablename__ = "promises"
    __table_args__ = strict(
        sa.Index("ix_promises_customer", "customer_id", "due_on"),
        sa.CheckConstraint("amount_fen > 0", name="amount"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    promise_no: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[int] = mapped_column(sa.ForeignKey("customers.id"))
    contact_id: Mapped[int | None] = mapped_column(sa.ForeignKey("contacts.id"))
    amount_fen: Mapped[int]
    made_on: Mapped[date]
    due_on: Mapped[date]
    promised_by: Mapped[str] = mapped_column(default="")
    withdrawn_on: Mapped[date | None]
    """From this day on it no longer counts (entered by mistake, or replaced)."""
    operator: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
