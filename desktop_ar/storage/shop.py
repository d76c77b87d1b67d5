"""The shop itself: its settings, how it may be paid, its numbering."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_ar.domain.codes import PaymentMethod
from desktop_ar.storage.base import Base, one_of, strict


class Setting(Base):
    """One policy of the shop by its dotted key; the keys and defaults stand in `services`."""

    __tablename__ = "settings"
    __table_args__ = strict()

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class PaymentWay(Base):
    """One way of paying the shop, as printed in letters."""

    __tablename__ = "payment_ways"
    __table_args__ = strict(one_of("method", PaymentMethod))

    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    method: Mapped[str]
    text: Mapped[str]
    """Account, holder, opening hours: one or more lines."""
    qr: Mapped[str] = mapped_column(default="")
    """What the QR code says (a payment link), or empty."""
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy


class NumberSeries(Base):
    """The last number given in a series such as ``CK-2026-``."""

    __tablename__ = "number_series"
    __table_args__ = strict(sa.CheckConstraint("last >= 0", name="last"))

    prefix: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]
