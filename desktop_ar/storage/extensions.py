"""Later due dates that were agreed; the day that was there before is kept."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_ar.storage.base import Base, strict


class Extension(Base):
    """A due date that both agreed to move, from the day of the agreement on.

    The receivable keeps the date in force now; a day before the agreement, or before it was
    withdrawn, is answered from here. The first one's `old_due_date` is the original.
    """

    __tablename__ = "extensions"
    __table_args__ = strict(
        sa.Index("ix_extensions_receivable", "receivable_id", "id"),
        sa.Index("ix_extensions_agreed", "agreed_on", "receivable_id"),
        sa.Index("ix_extensions_withdrawn", "withdrawn_on", "receivable_id"),
        sa.CheckConstraint("new_due_date > old_due_date", name="later"),
        sa.CheckConstraint("withdrawn_on >= agreed_on", name="withdrawn"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    extension_no: Mapped[str] = mapped_column(unique=True)
    receivable_id: Mapped[int] = mapped_column(sa.ForeignKey("receivables.id"))
    agreed_on: Mapped[date]
    old_due_date: Mapped[date]
    new_due_date: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")
    charge_runs: Mapped[bool] = mapped_column(default=False)
    """Whether the late charge runs from the old date although more time was given."""
    condition: Mapped[str] = mapped_column(default="")
    """What the customer does in return, in the owner's words; empty where nothing."""
    withdrawn_on: Mapped[date | None]
    """From this day on the date before it holds again."""
    withdrawn_reason: Mapped[str] = mapped_column(default="")
    operator: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
