"""Is the book whole: the file, its references, and every kept balance against its entries.

Everything kept for speed is recomputed here from the entries and must agree to the fen
(house.md, "The book"). The rules are SQL: each names the records that are wrong.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.faults import unavailable
from desktop_ar.storage import check_rules, schema
from desktop_ar.storage.attachments import Attachment, AttachmentFile
from desktop_ar.storage.copies import Progress
from desktop_ar.storage.journal import BEGINNING, JournalCommand, JournalEntry, chain_hash, digest
from desktop_ar.storage.letters import Letter, LetterFile
from desktop_ar.storage.tables import Base

EXAMPLES: Final = 5
"""Numbers of wrong records that a result names."""
_LOCKED: Final = ("SQLITE_BUSY", "SQLITE_LOCKED")
_AT_A_TIME: Final = 500


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check: how many records it looked at, how many are wrong, and some of these by number.

    A file that cannot be read leaves SQLite's own words among the examples.
    """

    name: str
    checked: int
    wrong: int = 0
    examples: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Nothing is wrong."""
        return self.wrong == 0


_Finding = tuple[int, Iterator[str]]
"""How many were looked at, and the numbers of those that are wrong."""


def check(session: Session, progress: Progress | None = None) -> list[CheckResult]:
    """Every check on one consistent moment of the book. Raises `Unavailable` when stopped."""
    results = []
    for done, (name, finding) in enumerate(CHECKS.items()):
        if progress is not None and not progress(done, len(CHECKS)):
            raise unavailable("stopped")
        results.append(_result(session, name, finding))
    if progress is not None:
        progress(len(CHECKS), len(CHECKS))
    return results


def _result(session: Session, name: str, finding: Callable[[Session], _Finding]) -> CheckResult:
    try:
        checked, numbers = finding(session)
        examples = tuple(islice(numbers, EXAMPLES))
        wrong = len(examples) + sum(1 for _ in numbers)
    except sa.exc.DBAPIError as error:
        if getattr(error.orig, "sqlite_errorname", "").startswith(_LOCKED):
            raise
        return CheckResult(name, 0, 1, (str(error.orig),))
    return CheckResult(name, checked, wrong, examples)


def _integrity(session: Session) -> _Finding:
    pages = session.execute(sa.text("PRAGMA page_count")).scalar_one()
    found = session.execute(sa.text("PRAGMA integrity_check")).scalars()
    return pages, (line for line in found if line != "ok")


def _foreign_keys(session: Session) -> _Finding:
    found = session.execute(sa.text("PRAGMA foreign_key_check")).all()
    return len(Base.metadata.tables), (f"{row[0]} {row[1]}" for row in found)


def _schema(session: Session) -> _Finding:
    def pragma(name: str) -> int:
        return int(session.execute(sa.text(f"PRAGMA {name}")).scalar_one())

    present = set(
        session.execute(sa.text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars()
    )
    version = session.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one()
    wrong = [name for name in Base.metadata.tables if name not in present]
    if pragma("application_id") != schema.APPLICATION_ID:
        wrong.append("application_id")
    if not pragma("user_version") == int(version) == schema.SCHEMA_VERSION:
        wrong.append("user_version")
    return len(Base.metadata.tables), iter(wrong)


def _by_rule(rule: check_rules.Rule) -> Callable[[Session], _Finding]:
    def finding(session: Session) -> _Finding:
        count = session.execute(sa.text(f"SELECT count(*) FROM {rule.table}")).scalar_one()  # noqa: S608 - our own tables
        return count, iter(session.execute(sa.text(rule.wrong)).scalars().all())

    return finding


def _journal(session: Session) -> _Finding:
    count = session.execute(sa.select(sa.func.count()).select_from(JournalEntry)).scalar_one()
    return count, _broken_links(session)


def _broken_links(session: Session) -> Iterator[str]:
    """Acts whose row or command is not what its hash says, or that do not follow the one before.

    An erased command (a tombstone: neither salt nor text) is in order; a missing row is not.
    """
    rows = session.execute(
        sa.select(JournalEntry, JournalCommand)
        .outerjoin(JournalCommand, JournalCommand.journal_id == JournalEntry.id)
        .order_by(JournalEntry.id)
        .execution_options(yield_per=_AT_A_TIME)
    )
    previous = BEGINNING
    for entry, command in rows:
        linked = entry.previous_hash == previous and entry.hash == chain_hash(entry)
        if not linked or not _is_asked(entry, command):
            yield str(entry.id)
        previous = entry.hash


def _is_asked(entry: JournalEntry, command: JournalCommand | None) -> bool:
    if command is None:
        return False
    if command.salt is None and command.command is None:
        return True
    return digest(command.salt or "", command.command or "") == entry.command_hash


def _letters(session: Session) -> _Finding:
    count = session.execute(sa.select(sa.func.count()).select_from(Letter)).scalar_one()
    return count, _changed_letters(session)


def _changed_letters(session: Session) -> Iterator[str]:
    rows = session.execute(
        sa.select(Letter.letter_no, Letter.sha256, LetterFile.pdf)
        .outerjoin(LetterFile, LetterFile.letter_id == Letter.id)
        .order_by(Letter.letter_no)
        .execution_options(yield_per=1)
    )
    for letter_no, sha256, pdf in rows:
        if pdf is None or hashlib.sha256(pdf).hexdigest() != sha256:
            yield letter_no


def _attachments(session: Session) -> _Finding:
    count = session.execute(sa.select(sa.func.count()).select_from(Attachment)).scalar_one()
    return count, _changed_attachments(session)


def _changed_attachments(session: Session) -> Iterator[str]:
    rows = session.execute(
        sa.select(AttachmentFile.sha256, AttachmentFile.size, AttachmentFile.content)
        .order_by(AttachmentFile.sha256)
        .execution_options(yield_per=1)
    )
    changed = {
        sha256
        for sha256, size, content in rows
        if len(content) != size or hashlib.sha256(content).hexdigest() != sha256
    }
    owned = session.execute(sa.text(check_rules.ATTACHMENTS)).all()
    return (row.name for row in owned if row.sha256 in changed or row.lost)


CHECKS: Final[dict[str, Callable[[Session], _Finding]]] = {
    "integrity": _integrity,
    "foreign_keys": _foreign_keys,
    "schema": _schema,
    **{name: _by_rule(rule) for name, rule in check_rules.RULES.items()},
    "journal": _journal,
    "letters": _letters,
    "attachments": _attachments,
}
"""By name, in the order they are made and shown."""
