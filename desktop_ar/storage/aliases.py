"""Under which names customers pay: learned when a receipt was given to somebody."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_ar.storage.base import Base, strict


class PayerAlias(Base):
    """A payer's name as a bill file writes it, and the customer it was last given to."""

    __tablename__ = "payer_aliases"
    __table_args__ = strict(sa.Index("ix_payer_aliases_customer", "customer_id"))

    payer: Mapped[str] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(sa.ForeignKey("customers.id"))
    learned_on: Mapped[date]
