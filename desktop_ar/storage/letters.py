"""Letters as they were sent: facts and bytes are kept, a reprint is the same paper."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_ar.storage.base import Base, strict


class Letter(Base):
    """One issued letter; its PDF lies in `LetterFile`, so that lists stay light."""

    __tablename__ = "letters"
    __table_args__ = strict(
        sa.Index("ix_letters_customer", "customer_id", "issued_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_no: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    """A code of `domain.codes.LetterKind`; the list grows with the letters we print."""
    customer_id: Mapped[int] = mapped_column(sa.ForeignKey("customers.id"))
    plan_id: Mapped[int | None] = mapped_column(sa.ForeignKey("installment_plans.id"))
    contact_id: Mapped[int | None] = mapped_column(sa.ForeignKey("contacts.id"))
    issued_on: Mapped[date]
    deadline: Mapped[date | None]
    """Last day to pay or to answer, as the letter says."""
    language: Mapped[str]
    total_fen: Mapped[int]
    page_count: Mapped[int]
    sha256: Mapped[str]
    facts: Mapped[str]
    """JSON of every figure and name the letter was made from."""
    wording_version: Mapped[str] = mapped_column(default="")
    operator: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]


class LetterFile(Base):
    """The PDF of a letter, byte for byte as it was printed."""

    __tablename__ = "letter_files"
    __table_args__ = strict()

    letter_id: Mapped[int] = mapped_column(sa.ForeignKey("letters.id"), primary_key=True)
    pdf: Mapped[bytes]
