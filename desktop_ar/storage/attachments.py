"""Files that belong to a record: signed papers, photographs, copies of messages."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_ar.domain.codes import AttachmentOwner
from desktop_ar.storage.base import Base, one_of, strict


class Attachment(Base):
    """A file kept with a record; its bytes lie in `AttachmentFile`, so that lists stay light.

    It is never changed or deleted: one that was attached by mistake is taken off from a day on.
    """

    __tablename__ = "attachments"
    __table_args__ = strict(
        sa.Index("ix_attachments_owner", "owner_kind", "owner_id"),
        sa.CheckConstraint("removed_on >= attached_on", name="removed"),
        one_of("owner_kind", AttachmentOwner),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_kind: Mapped[str]
    owner_id: Mapped[int]
    """Id of the record of that kind; `check` looks that it is there."""
    name: Mapped[str]
    """A name that is safe on every system, ending as its content says."""
    media_type: Mapped[str]
    sha256: Mapped[str] = mapped_column(sa.ForeignKey("attachment_files.sha256"))
    attached_on: Mapped[date]
    removed_on: Mapped[date | None]
    """From this day on it no longer belongs to the record."""
    note: Mapped[str] = mapped_column(default="")
    operator: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]


class AttachmentFile(Base):
    """The bytes of a file under their own SHA-256: the same file is kept once."""

    __tablename__ = "attachment_files"
    __table_args__ = strict()

    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    content: Mapped[bytes]
