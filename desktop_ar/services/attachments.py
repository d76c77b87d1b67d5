"""Files kept in the book with a record: copied in with their SHA-256, given out again whole."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.attachments import MOST_BYTES, FileKind, kind_of
from desktop_ar.domain.codes import AttachmentOwner
from desktop_ar.domain.faults import Fault, Refused, unavailable
from desktop_ar.queries.attachments import AttachmentRow, attachments_of
from desktop_ar.services.acts import finish, refuse_if
from desktop_ar.services.amounts import past_day_faults
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.storage.tables import (
    Attachment,
    AttachmentFile,
    Contact,
    Customer,
    Extension,
    InstallmentPlan,
    Letter,
    Receivable,
)
from desktop_ar.system.files import safe_name

_MEGABYTE: Final = 1024 * 1024
_NUMBERS: Final = {
    AttachmentOwner.CUSTOMER: Customer.customer_no,
    AttachmentOwner.RECEIVABLE: Receivable.receivable_no,
    AttachmentOwner.CONTACT: Contact.contact_no,
    AttachmentOwner.PLAN: InstallmentPlan.plan_no,
    AttachmentOwner.LETTER: Letter.letter_no,
    AttachmentOwner.EXTENSION: Extension.extension_no,
}
"""By which number a record of each kind is called."""

_RECORDS: Final[dict[AttachmentOwner, type[Any]]] = {
    AttachmentOwner.RECEIVABLE: Receivable,
    AttachmentOwner.CONTACT: Contact,
    AttachmentOwner.PLAN: InstallmentPlan,
    AttachmentOwner.LETTER: Letter,
}
_NOTHING: Final[frozenset[int]] = frozenset()


@dataclass(frozen=True, slots=True)
class AttachFile:
    """A file that belongs to a record from a day on; `owner_no` is the record's own number."""

    owner_kind: AttachmentOwner
    owner_no: str
    name: str
    attached_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class RemoveAttachment:
    """A file that was attached by mistake; its bytes stay in the book, the record loses it."""

    attachment_id: int
    removed_on: date


@dataclass(frozen=True, slots=True)
class ChosenFile:
    """A file from the disk, read whole and known by its content."""

    name: str
    content: bytes
    kind: FileKind


def read_file(path: Path, field: str = "file") -> ChosenFile:
    """A file to be attached.

    Raises `Refused` for an empty or too large file or one of a kind that is not kept, and
    `Unavailable` where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise unavailable("file_missing", path=path) from None
    except OSError as error:
        raise unavailable("file_not_readable", path=path, error=error.strerror or "") from None
    kind = the_kind(content, path.name, field)
    return ChosenFile(path.name, content, kind)


def the_kind(content: bytes, name: str, field: str = "file") -> FileKind:
    """What a file is. Raises `Refused` for one that is not kept."""
    if not content:
        raise Refused(Fault("attachment_empty", field, {"name": name}))
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // _MEGABYTE
        raise Refused(Fault("attachment_too_large", field, {"name": name, "most": most}))
    kind = kind_of(content)
    if kind is None:
        raise Refused(Fault("attachment_kind", field, {"name": name}))
    return kind


def attach_file(
    session: Session, context: Context, command: AttachFile, content: bytes
) -> ChangeSet:
    """Copy a file into the book for a record."""
    kind = the_kind(content, command.name)
    refuse_if(past_day_faults(command.attached_on, context.today, "attached_on"))
    owner_id = _owner_id(session, command)
    sha256 = hashlib.sha256(content).hexdigest()
    if session.get(AttachmentFile, sha256) is None:
        session.add(AttachmentFile(sha256=sha256, size=len(content), content=content))
        session.flush()
    session.add(
        Attachment(
            owner_kind=command.owner_kind,
            owner_id=owner_id,
            name=safe_name(Path(command.name).stem, suffix=kind.suffix),
            media_type=kind.media_type,
            sha256=sha256,
            attached_on=command.attached_on,
            note=command.note.strip(),
            operator=context.operator,
            created_at=context.now,
        )
    )
    changes = _changes(session, command.owner_kind, owner_id)
    return finish(session, context, "attach_file", command, changes)


def remove_attachment(session: Session, context: Context, command: RemoveAttachment) -> ChangeSet:
    """Take a file off its record; the inverse of `attach_file`."""
    found = _standing(session, command.attachment_id)
    faults = list(past_day_faults(command.removed_on, context.today, "removed_on"))
    if command.removed_on < found.attached_on:
        params = {"attached_on": found.attached_on}
        faults.append(Fault("attachment_removed_before", "removed_on", params))
    refuse_if(faults)
    found.removed_on = command.removed_on
    changes = _changes(session, AttachmentOwner(found.owner_kind), found.owner_id)
    return finish(session, context, "remove_attachment", command, changes)


def attachment_content(session: Session, attachment_id: int) -> tuple[str, bytes]:
    """Name and bytes of an attachment. Raises `Refused` where there is none."""
    found = session.get(Attachment, attachment_id)
    if found is None:
        raise Refused(Fault("attachment_unknown", "attachment_id"))
    return found.name, session.get_one(AttachmentFile, found.sha256).content


def _standing(session: Session, attachment_id: int) -> Attachment:
    found = session.get(Attachment, attachment_id)
    if found is None or found.removed_on is not None:
        raise Refused(Fault("attachment_unknown", "attachment_id"))
    return found


def files_of(
    session: Session, context: Context, kind: AttachmentOwner, owner_no: str
) -> list[AttachmentRow]:
    """The files of a record by its number, the oldest first."""
    return attachments_of(session, context.today, kind, [_id_of(session, kind, owner_no)])


def _owner_id(session: Session, command: AttachFile) -> int:
    return _id_of(session, command.owner_kind, command.owner_no)


def _id_of(session: Session, kind: AttachmentOwner, owner_no: str) -> int:
    number = _NUMBERS[kind]
    record = number.class_
    found = session.execute(sa.select(record.id).where(number == owner_no)).scalar()
    if found is None:
        raise Refused(Fault("attachment_owner_unknown", "owner_no", {"number": owner_no}))
    return int(found)


def _changes(session: Session, kind: AttachmentOwner, owner_id: int) -> ChangeSet:
    """The record itself and its customer."""
    ids = frozenset({owner_id})
    if kind is AttachmentOwner.CUSTOMER:
        return ChangeSet(customers=ids)
    if kind is AttachmentOwner.EXTENSION:
        extension = session.get_one(Extension, owner_id)
        kind, ids = AttachmentOwner.RECEIVABLE, frozenset({extension.receivable_id})
    record = session.get_one(_RECORDS[kind], next(iter(ids)))
    return ChangeSet(
        customers=frozenset({record.customer_id}),
        receivables=ids if kind is AttachmentOwner.RECEIVABLE else _NOTHING,
        contacts=ids if kind is AttachmentOwner.CONTACT else _NOTHING,
        plans=ids if kind is AttachmentOwner.PLAN else _NOTHING,
        letters=ids if kind is AttachmentOwner.LETTER else _NOTHING,
    )
