"""Customers, as the shop knows them."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_ar.domain.codes import CustomerKind
from desktop_ar.storage.base import Base, one_of, strict


class Customer(Base):
    """One customer: whom the shop sells to, and who may owe it or be owed by it."""

    __tablename__ = "customers"
    __table_args__ = strict(
        sa.Index("ix_customers_name", "name", "phone_key"),
        sa.Index("ix_customers_sort_key", "sort_key", "id"),
        one_of("kind", CustomerKind),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_no: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    sort_key: Mapped[str] = mapped_column(default="")
    """Pinyin without tones (or the lower-cased name), so that SQL sorts as a reader expects."""
    search_key: Mapped[str] = mapped_column(default="")
    """Lower-cased name, full pinyin, initials, number and phone digits, parted by blanks."""
    kind: Mapped[str] = mapped_column(default=CustomerKind.PERSON)
    contact: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    phone_key: Mapped[str] = mapped_column(default="")
    """Digits of the phone without the country code: the key beside the name."""
    wechat: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="zh_CN")
    """Language of this customer's letters."""
    terms_days: Mapped[int | None]
    """Days from issue to due date; None follows the shop."""
    credit_limit_fen: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")
    created_on: Mapped[date]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy
