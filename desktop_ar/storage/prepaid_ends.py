"""How prepaid credits end or go on: refunds agreed, deadlines moved."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_ar.domain.codes import PaymentMethod
from desktop_ar.domain.refund import Cause
from desktop_ar.storage.base import Base, one_of, strict


class PrepaidRefund(Base):
    """A refund agreed with the customer: the figures of its sheet and when it is to be paid.

    Its entry takes the whole of what was left off the lot; a refund taken back is one whose
    entry has a counter-entry.
    """

    __tablename__ = "prepaid_refunds"
    __table_args__ = strict(
        sa.Index("ix_prepaid_refunds_lot", "lot_id"),
        one_of("cause", Cause),
        sa.CheckConstraint(
            "used_fen >= 0 AND interest_fen >= 0 AND costs_fen >= 0 AND refund_fen > 0",
            name="figures",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    refund_no: Mapped[str] = mapped_column(unique=True)
    entry_id: Mapped[int] = mapped_column(sa.ForeignKey("prepaid_entries.id"), unique=True)
    lot_id: Mapped[int] = mapped_column(sa.ForeignKey("prepaid_lots.id"))
    cause: Mapped[str]
    state_before: Mapped[str]
    """What the lot's state becomes again when the refund is taken back."""
    rescinded_on: Mapped[date]
    agreed_on: Mapped[date]
    due_on: Mapped[date]
    """The last day to pay it."""
    used_fen: Mapped[int]
    interest_fen: Mapped[int] = mapped_column(default=0)
    costs_fen: Mapped[int] = mapped_column(default=0)
    refund_fen: Mapped[int]
    """Money out of the till."""
    method: Mapped[str] = mapped_column(default=PaymentMethod.OTHER)
    note: Mapped[str] = mapped_column(default="")
    operator: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]


class PrepaidExtension(Base):
    """A deadline moved on a day; `prepaid_lots.valid_until` is the newest of them.

    One taken back has a row of its own that leads back to the old deadline.
    """

    __tablename__ = "prepaid_extensions"
    __table_args__ = strict(
        sa.Index("ix_prepaid_extensions_lot", "lot_id", "extended_on"),
        sa.Index("ix_prepaid_extensions_day", "extended_on", "lot_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    lot_id: Mapped[int] = mapped_column(sa.ForeignKey("prepaid_lots.id"))
    extended_on: Mapped[date]
    old_until: Mapped[date]
    new_until: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")
    reverses_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("prepaid_extensions.id"), unique=True
    )
    operator: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
