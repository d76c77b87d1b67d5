"""The journal: one row an act, chained by hashes, never changed.

The command lies in a side table behind a salted hash, so that one customer can be erased
without breaking the chain (house.md, "The book").
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from desktop_ar.storage.base import Base, strict

BEGINNING = "0" * 64


class JournalEntry(Base):
    """One act: when, which, whom it touched, and the salted hash of its command."""

    __tablename__ = "journal"
    __table_args__ = strict()

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    act: Mapped[str]
    operator: Mapped[str] = mapped_column(default="")
    touched: Mapped[str]
    """JSON: record kind to ids."""
    command_hash: Mapped[str]
    previous_hash: Mapped[str]
    hash: Mapped[str]


class JournalCommand(Base):
    """What was asked, as JSON; None once erased (the tombstone that `check` accepts)."""

    __tablename__ = "journal_commands"
    __table_args__ = strict()

    journal_id: Mapped[int] = mapped_column(sa.ForeignKey("journal.id"), primary_key=True)
    salt: Mapped[str | None]
    command: Mapped[str | None]


def digest(*parts: str) -> str:
    """SHA-256 over the parts, each with its length, as hexadecimal text."""
    sha = hashlib.sha256()
    for part in parts:
        data = part.encode()
        sha.update(len(data).to_bytes(8, "big") + data)
    return sha.hexdigest()


def chain_hash(entry: JournalEntry) -> str:
    """What `entry.hash` must be."""
    return digest(
        entry.previous_hash,
        entry.at.isoformat(timespec="microseconds"),
        entry.act,
        entry.operator,
        entry.touched,
        entry.command_hash,
    )


@cache
def _last_hash() -> sa.Select[str]:
    return sa.select(JournalEntry.hash).order_by(JournalEntry.id.desc()).limit(1)


def append(
    session: Session,
    *,
    at: datetime,
    act: str,
    operator: str,
    touched: Mapping[str, list[int]],
    command: Mapping[str, Any],
) -> JournalEntry:
    """Write one act at the end of the chain, in the transaction of the act itself."""
    text = json.dumps(command, ensure_ascii=False, sort_keys=True, default=str)
    salt = secrets.token_hex(16)
    last = session.execute(_last_hash()).scalar_one_or_none()
    entry = JournalEntry(
        at=at,
        act=act,
        operator=operator,
        touched=json.dumps(touched, sort_keys=True),
        command_hash=digest(salt, text),
        previous_hash=last or BEGINNING,
    )
    entry.hash = chain_hash(entry)
    session.add(entry)
    session.flush()
    session.add(JournalCommand(journal_id=entry.id, salt=salt, command=text))
    return entry
