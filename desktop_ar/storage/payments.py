"""Money received and what it was matched to."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_ar.domain.codes import PaymentMethod
from desktop_ar.storage.base import Base, one_of, strict


class Payment(Base):
    """Money received from a customer; a counter-entry has the negated amount.

    ``unallocated_fen`` is kept: amount - allocations (signed), and 0 on both rows of a payment
    that was reversed.
    """

    __tablename__ = "payments"
    __table_args__ = strict(
        sa.Index("ix_payments_customer", "customer_id", "paid_on", "amount_fen"),
        sa.Index("ix_payments_unallocated", "unallocated_fen", "customer_id"),
        sa.Index("ix_payments_day", "paid_on", "customer_id", "amount_fen"),
        sa.CheckConstraint("amount_fen <> 0", name="amount"),
        sa.CheckConstraint("(amount_fen < 0) = (reverses_id IS NOT NULL)", name="reversal"),
        sa.CheckConstraint("unallocated_fen >= 0", name="unallocated"),
        one_of("method", PaymentMethod),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    payment_no: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[int] = mapped_column(sa.ForeignKey("customers.id"))
    paid_on: Mapped[date]
    amount_fen: Mapped[int]
    unallocated_fen: Mapped[int]
    method: Mapped[str] = mapped_column(default=PaymentMethod.OTHER)
    reference: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    reverses_id: Mapped[int | None] = mapped_column(sa.ForeignKey("payments.id"), unique=True)
    source_key: Mapped[str | None] = mapped_column(unique=True)
    operator: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy


class Allocation(Base):
    """Part of a payment matched to a receivable from a day on; a counter-entry is negative."""

    __tablename__ = "allocations"
    __table_args__ = strict(
        sa.Index("ix_allocations_day", "allocated_on", "receivable_id", "amount_fen"),
        sa.Index("ix_allocations_receivable", "receivable_id", "allocated_on", "amount_fen"),
        sa.Index("ix_allocations_payment", "payment_id"),
        sa.CheckConstraint("amount_fen <> 0", name="amount"),
        sa.CheckConstraint("(amount_fen < 0) = (reverses_id IS NOT NULL)", name="reversal"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    payment_id: Mapped[int] = mapped_column(sa.ForeignKey("payments.id"))
    receivable_id: Mapped[int] = mapped_column(sa.ForeignKey("receivables.id"))
    allocated_on: Mapped[date]
    amount_fen: Mapped[int]
    reverses_id: Mapped[int | None] = mapped_column(sa.ForeignKey("allocations.id"), unique=True)
    created_at: Mapped[datetime]
