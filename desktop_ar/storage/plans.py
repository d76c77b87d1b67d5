"""Installment plans: what they cover and when each part falls due."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_ar.domain.codes import ChargeRule, Interval, PlanState
from desktop_ar.storage.base import Base, one_of, strict


class InstallmentPlan(Base):
    """An agreement to pay in parts; its moves stand in `domain.installments`.

    Active on a day when ``signed_on <= day`` and not ended by then: on those days the amount
    under it is aged by its installments, on all others by the bills' own due dates.
    """

    __tablename__ = "installment_plans"
    __table_args__ = strict(
        sa.Index("ix_installment_plans_customer", "customer_id", "state"),
        sa.Index("ix_installment_plans_signed", "signed_on", "ended_on"),
        sa.CheckConstraint("total_fen > 0", name="total"),
        one_of("state", PlanState),
        one_of("every", Interval),
        one_of("charge_rule", ChargeRule),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_no: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[int] = mapped_column(sa.ForeignKey("customers.id"))
    state: Mapped[str] = mapped_column(default=PlanState.DRAFT)
    total_fen: Mapped[int]
    every: Mapped[str] = mapped_column(default=Interval.MONTH)
    charge_rule: Mapped[str] = mapped_column(default=ChargeRule.WAIVED_IF_KEPT)
    affordable_fen: Mapped[int | None]
    """What the customer says can be paid each time."""
    agreed_on: Mapped[date]
    printed_on: Mapped[date | None]
    signed_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    operator: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy


class PlanReceivable(Base):
    """A bill under a plan, and how much of it was open when the plan was agreed."""

    __tablename__ = "plan_receivables"
    __table_args__ = strict(
        sa.Index("ix_plan_receivables_receivable", "receivable_id", "plan_id"),
        sa.CheckConstraint("covered_fen > 0", name="covered"),
    )

    plan_id: Mapped[int] = mapped_column(sa.ForeignKey("installment_plans.id"), primary_key=True)
    receivable_id: Mapped[int] = mapped_column(sa.ForeignKey("receivables.id"), primary_key=True)
    covered_fen: Mapped[int]


class Installment(Base):
    """One part of a plan; number 0 is the down payment on the day of agreement.

    ``cumulative_fen`` is the sum up to and including this part, so that what is left of each
    follows from what is left of the whole (paid oldest first).
    """

    __tablename__ = "installments"
    __table_args__ = strict(
        sa.CheckConstraint("amount_fen > 0", name="amount"),
        sa.CheckConstraint("cumulative_fen >= amount_fen", name="cumulative"),
    )

    plan_id: Mapped[int] = mapped_column(sa.ForeignKey("installment_plans.id"), primary_key=True)
    no: Mapped[int] = mapped_column(primary_key=True)
    due_date: Mapped[date]
    amount_fen: Mapped[int]
    cumulative_fen: Mapped[int]


class PlanSuccession(Base):
    """A plan that was replaced, and the plan that took its place."""

    __tablename__ = "plan_successions"
    __table_args__ = strict(sa.Index("ix_plan_successions_successor", "successor_id"))

    plan_id: Mapped[int] = mapped_column(sa.ForeignKey("installment_plans.id"), primary_key=True)
    successor_id: Mapped[int] = mapped_column(sa.ForeignKey("installment_plans.id"))
