"""What was agreed about lateness, the public rates it is measured by, and what letters charged."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_ar.domain.charge_terms import NO_CHARGE
from desktop_ar.domain.late_charge import ChargeKind
from desktop_ar.domain.reference_rates import RateKind
from desktop_ar.storage.base import Base, one_of, strict


class LateChargeTerms(Base):
    """A late charge agreed with one customer or for one bill; the shop's stands in its settings.

    Never edited: a new agreement is a new row, and a row taken back says from which day.
    Percents are decimal text.
    """

    __tablename__ = "late_charge_terms"
    __table_args__ = strict(
        sa.Index("ix_late_charge_terms_customer", "customer_id", "receivable_id"),
        sa.CheckConstraint("sum_fen >= 0 AND grace_days >= 0", name="figures"),
        sa.CheckConstraint("day_basis IN (360, 365)", name="day_basis"),
        sa.CheckConstraint(
            "kind IN ('none', " + ", ".join(f"'{kind}'" for kind in ChargeKind) + ")", name="kind"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(sa.ForeignKey("customers.id"))
    receivable_id: Mapped[int | None] = mapped_column(sa.ForeignKey("receivables.id"))
    """The one bill it is for; without it, every bill of the customer from `bills_from`."""
    kind: Mapped[str] = mapped_column(default=NO_CHARGE)
    rate: Mapped[str] = mapped_column(default="0")
    sum_fen: Mapped[int] = mapped_column(default=0)
    grace_days: Mapped[int] = mapped_column(default=0)
    day_basis: Mapped[int] = mapped_column(default=365)
    cap_percent_per_year: Mapped[str | None]
    cap_percent_of_principal: Mapped[str | None]
    agreed_on: Mapped[date]
    agreed_by: Mapped[str] = mapped_column(default="")
    bills_from: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    operator: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]


class ReferenceRateRow(Base):
    """A public rate in percent a year (decimal text), from a day on, and where it was read."""

    __tablename__ = "reference_rates"
    __table_args__ = strict(sa.UniqueConstraint("kind", "valid_from"), one_of("kind", RateKind))

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    valid_from: Mapped[date]
    percent: Mapped[str]
    source: Mapped[str] = mapped_column(default="")


class LetterCharge(Base):
    """What a letter claimed of a bill's late charge: up to which day, and what it newly charged.

    `held_until`: what runs after `charged_to` is dropped when the letter's bills and charges are
    paid by that day.
    """

    __tablename__ = "letter_charges"
    __table_args__ = strict(sa.Index("ix_letter_charges_receivable", "receivable_id"))

    letter_id: Mapped[int] = mapped_column(sa.ForeignKey("letters.id"), primary_key=True)
    receivable_id: Mapped[int] = mapped_column(sa.ForeignKey("receivables.id"), primary_key=True)
    charge_id: Mapped[int | None] = mapped_column(sa.ForeignKey("receivables.id"))
    charged_to: Mapped[date]
    held_until: Mapped[date | None]


class CustomerTerms(Base):
    """The terms agreed with one customer, beside days and late charge; empty follows the shop."""

    __tablename__ = "customer_terms"
    __table_args__ = strict()

    customer_id: Mapped[int] = mapped_column(sa.ForeignKey("customers.id"), primary_key=True)
    prepaid_validity: Mapped[str] = mapped_column(default="")
    prepaid_refund: Mapped[str] = mapped_column(default="")
    notice_address: Mapped[str] = mapped_column(default="")
    accepted_on: Mapped[date | None]
    accepted_by: Mapped[str] = mapped_column(default="")
    large_buyer: Mapped[bool] = mapped_column(default=False)
    """A large firm under regulation 802: 0.05 % a day where nothing is agreed."""
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy
