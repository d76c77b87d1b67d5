"""What the shop owes: prepaid lots and every movement of them."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_ar.domain.codes import LotKind, LotState
from desktop_ar.storage.base import Base, one_of, strict


class PrepaidLot(Base):
    """One purchase in advance, with its own deadline.

    What is left (paid and bonus fen, units) is kept beside the entries; `check` recomputes it.
    ``state`` never says expired: that follows from ``valid_until`` and the day asked.
    """

    __tablename__ = "prepaid_lots"
    __table_args__ = strict(
        sa.Index("ix_prepaid_lots_open", "state", "valid_until", "customer_id"),
        sa.Index("ix_prepaid_lots_customer", "customer_id", "state"),
        sa.CheckConstraint("paid_fen >= 0 AND bonus_fen >= 0", name="amounts"),
        sa.CheckConstraint("paid_left_fen BETWEEN 0 AND paid_fen", name="paid_left"),
        sa.CheckConstraint("bonus_left_fen BETWEEN 0 AND bonus_fen", name="bonus_left"),
        sa.CheckConstraint(
            "(units_bought IS NULL) = (units_left IS NULL)"
            " AND (units_left IS NULL OR units_left BETWEEN 0 AND units_bought)",
            name="units_left",
        ),
        one_of("kind", LotKind),
        one_of("state", LotState),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    lot_no: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[int] = mapped_column(sa.ForeignKey("customers.id"))
    """Who paid."""
    user_name: Mapped[str] = mapped_column(default="")
    """Who uses it, when that is another (a pupil, say)."""
    kind: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    sold_on: Mapped[date]
    valid_until: Mapped[date | None]
    """The last good day; None has no deadline."""
    paid_fen: Mapped[int]
    bonus_fen: Mapped[int] = mapped_column(default=0)
    paid_left_fen: Mapped[int]
    bonus_left_fen: Mapped[int] = mapped_column(default=0)
    units_bought: Mapped[int | None]
    units_left: Mapped[int | None]
    unit_list_price_fen: Mapped[int | None]
    state: Mapped[str] = mapped_column(default=LotState.ACTIVE)
    note: Mapped[str] = mapped_column(default="")
    source_key: Mapped[str | None] = mapped_column(unique=True)
    operator: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy


class PrepaidEntry(Base):
    """One movement of a lot: signed changes of what is left of it.

    A sale brings paid, bonus and units in; a use takes them out; a counter-entry names what it
    reverses.
    """

    __tablename__ = "prepaid_entries"
    __table_args__ = strict(
        sa.Index("ix_prepaid_entries_lot", "lot_id", "entry_date"),
        sa.Index("ix_prepaid_entries_day", "entry_date", "lot_id"),
        sa.CheckConstraint(
            "kind IN ('sale', 'opening_use', 'redemption', 'reversal', 'refund',"
            " 'platform_refund', 'transfer')",
            name="kind",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    lot_id: Mapped[int] = mapped_column(sa.ForeignKey("prepaid_lots.id"))
    kind: Mapped[str]
    entry_date: Mapped[date]
    paid_fen: Mapped[int] = mapped_column(default=0)
    bonus_fen: Mapped[int] = mapped_column(default=0)
    units: Mapped[int] = mapped_column(default=0)
    what: Mapped[str] = mapped_column(default="")
    """What was taken, in the owner's words."""
    reverses_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("prepaid_entries.id"), unique=True
    )
    operator: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
