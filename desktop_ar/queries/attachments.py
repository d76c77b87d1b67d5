"""Which files belong to a record on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import AttachmentOwner
from desktop_ar.queries.records import ATTACHMENT_FILES, ATTACHMENTS


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """One file of a record; `size` is in bytes."""

    attachment_id: int
    owner_kind: AttachmentOwner
    owner_id: int
    name: str
    media_type: str
    size: int
    sha256: str
    attached_on: date
    note: str


def attachments_of(
    session: Session, as_of: date, kind: AttachmentOwner, owner_ids: list[int]
) -> list[AttachmentRow]:
    """Files of some records of one kind, the oldest first."""
    own = ATTACHMENTS.c
    statement = (
        sa.select(ATTACHMENTS, ATTACHMENT_FILES.c.size)
        .join(ATTACHMENT_FILES, ATTACHMENT_FILES.c.sha256 == own.sha256)
        .where(
            own.owner_kind == kind,
            own.owner_id.in_(owner_ids),
            own.attached_on <= as_of,
            sa.or_(own.removed_on.is_(None), own.removed_on > as_of),
        )
        .order_by(own.attached_on, own.id)
    )
    return [
        AttachmentRow(
            row.id,
            AttachmentOwner(row.owner_kind),
            row.owner_id,
            row.name,
            row.media_type,
            row.size,
            row.sha256,
            row.attached_on,
            row.note,
        )
        for row in session.execute(statement)
    ]
