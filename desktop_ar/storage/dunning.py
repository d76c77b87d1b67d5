"""The owner's own ladders, whom they are for, and whom to leave alone."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_ar.domain.codes import Action, Channel, Level
from desktop_ar.storage.base import Base, one_of, strict


class DunningLadder(Base):
    """A ladder of the owner's; the one marked `is_default` stands in place of the built-in one."""

    __tablename__ = "dunning_ladders"
    __table_args__ = strict()

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    is_default: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy


class DunningRung(Base):
    """One rung of a ladder; its columns mean what `domain.ladder.Rung` says."""

    __tablename__ = "dunning_rungs"
    __table_args__ = strict(one_of("level", Level), one_of("action", Action))

    ladder_id: Mapped[int] = mapped_column(sa.ForeignKey("dunning_ladders.id"), primary_key=True)
    level: Mapped[str] = mapped_column(primary_key=True)
    days_past_due: Mapped[int]
    action: Mapped[str]
    letter: Mapped[str] = mapped_column(default="")
    """A code of `domain.codes.LetterKind`, or empty."""
    gap_days: Mapped[int]
    grants_days: Mapped[int]


class LadderChoice(Base):
    """Which ladder a customer, or one of their bills, is asked by."""

    __tablename__ = "ladder_choices"
    __table_args__ = strict(
        sa.CheckConstraint("(customer_id IS NULL) <> (receivable_id IS NULL)", name="one_subject"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("customers.id"), unique=True)
    receivable_id: Mapped[int | None] = mapped_column(sa.ForeignKey("receivables.id"), unique=True)
    ladder_id: Mapped[int] = mapped_column(sa.ForeignKey("dunning_ladders.id"))


class ContactRule(Base):
    """How a customer wants to be reached, and until when they are left alone altogether."""

    __tablename__ = "contact_rules"
    __table_args__ = strict(
        sa.CheckConstraint(
            "prefers IN ('', " + ", ".join(f"'{code}'" for code in Channel) + ")", name="prefers"
        ),
    )

    customer_id: Mapped[int] = mapped_column(sa.ForeignKey("customers.id"), primary_key=True)
    prefers: Mapped[str] = mapped_column(default="")
    """A code of `domain.codes.Channel`, or empty."""
    paused_on: Mapped[date | None]
    """From this day on nobody contacts them, up to and including `paused_until`."""
    paused_until: Mapped[date | None]
    pause_reason: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy
