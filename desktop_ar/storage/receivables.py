"""What customers owe: receivables, their lines, adjustments and disputes."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_ar.domain.codes import AdjustmentKind, ReceivableKind, ReceivableState
from desktop_ar.storage.base import Base, one_of, strict


class Receivable(Base):
    """One debt with its document: never edited once issued, only reversed by counter-entries.

    ``open_fen`` and ``state`` are kept in the same transaction as the entries that move them:
    open = amount - allocations - adjustments, all signed; `check` recomputes them.
    """

    __tablename__ = "receivables"
    __table_args__ = strict(
        # Led by the state and covering: the lists of open amounts never touch the table itself.
        sa.Index(
            "ix_receivables_open", "state", "customer_id", "due_date", "open_fen", "issue_date"
        ),
        sa.Index("ix_receivables_customer", "customer_id", "issue_date"),
        sa.CheckConstraint("amount_fen > 0", name="amount"),
        sa.CheckConstraint("open_fen BETWEEN 0 AND amount_fen", name="open"),
        sa.CheckConstraint("(open_fen > 0) = (state = 'open')", name="kept_state"),
        one_of("kind", ReceivableKind),
        one_of("state", ReceivableState),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    receivable_no: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(default=ReceivableKind.INVOICE)
    customer_id: Mapped[int] = mapped_column(sa.ForeignKey("customers.id"))
    origin_id: Mapped[int | None] = mapped_column(sa.ForeignKey("receivables.id"))
    """The debt that a late charge or a cost belongs to."""
    issue_date: Mapped[date]
    due_date: Mapped[date]
    amount_fen: Mapped[int]
    open_fen: Mapped[int]
    state: Mapped[str] = mapped_column(default=ReceivableState.OPEN)
    description: Mapped[str] = mapped_column(default="")
    contract_no: Mapped[str] = mapped_column(default="")
    source_key: Mapped[str | None] = mapped_column(unique=True)
    """What an import knows the row by, so that the same file brings nothing twice."""
    verified_on: Mapped[date | None]
    verified_by: Mapped[str] = mapped_column(default="")
    operator: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy


class ReceivableLine(Base):
    """One line of a bill: what was sold, how much of it, for what."""

    __tablename__ = "receivable_lines"
    __table_args__ = strict(sa.UniqueConstraint("receivable_id", "position"))

    id: Mapped[int] = mapped_column(primary_key=True)
    receivable_id: Mapped[int] = mapped_column(sa.ForeignKey("receivables.id"))
    position: Mapped[int]
    text: Mapped[str]
    quantity: Mapped[str] = mapped_column(default="")
    """As written on the paper bill, with its unit."""
    amount_fen: Mapped[int]


class Adjustment(Base):
    """A change of an open amount that is not a payment; positive lessens the debt.

    A counter-entry carries the negated amount and names what it reverses.
    """

    __tablename__ = "adjustments"
    __table_args__ = strict(
        sa.Index("ix_adjustments_day", "adjusted_on", "receivable_id", "amount_fen"),
        sa.Index("ix_adjustments_receivable", "receivable_id"),
        one_of("kind", AdjustmentKind),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    receivable_id: Mapped[int] = mapped_column(sa.ForeignKey("receivables.id"))
    kind: Mapped[str]
    adjusted_on: Mapped[date]
    amount_fen: Mapped[int]
    reason: Mapped[str] = mapped_column(default="")
    reverses_id: Mapped[int | None] = mapped_column(sa.ForeignKey("adjustments.id"), unique=True)
    operator: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]


class Dispute(Base):
    """All (amount None) or part of a receivable contested by the customer, from day to day."""

    __tablename__ = "disputes"
    __table_args__ = strict(
        sa.Index("ix_disputes_receivable", "receivable_id", "opened_on"),
        sa.CheckConstraint("amount_fen IS NULL OR amount_fen > 0", name="amount"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    receivable_id: Mapped[int] = mapped_column(sa.ForeignKey("receivables.id"))
    amount_fen: Mapped[int | None]
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    """From this day on it is no longer disputed."""
    reason: Mapped[str] = mapped_column(default="")
    operator: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
