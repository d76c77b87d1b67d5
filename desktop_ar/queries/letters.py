"""The archive of letters: what was sent, to whom, until when an answer was asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import LetterKind
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.queries.records import (
    AS_OF,
    CUSTOMERS,
    LETTER_FILES,
    LETTERS,
    PLANS,
    Ids,
    about,
    everyone,
    on_day,
)
from desktop_ar.queries.search import matches, pattern


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One issued letter; `deadline` is the last day to pay or to answer that it names."""

    letter_no: str
    kind: LetterKind
    customer_id: int
    customer_no: str
    customer_name: str
    issued_on: date
    deadline: date | None
    language: str
    total_fen: int
    page_count: int
    plan_no: str
    sha256: str
    operator: str


def letters(
    session: Session,
    as_of: date,
    *,
    kind: LetterKind | None = None,
    search: str = "",
    limit: int | None = None,
    offset: int = 0,
    ids: Ids = None,
) -> list[LetterRow]:
    """Letters issued by the day, or a page of them, newest first."""
    letter = LETTERS.c
    statement = (
        sa.select(
            letter.letter_no,
            letter.kind,
            letter.customer_id,
            CUSTOMERS.c.customer_no,
            CUSTOMERS.c.name,
            letter.issued_on,
            letter.deadline,
            letter.language,
            letter.total_fen,
            letter.page_count,
            sa.func.coalesce(PLANS.c.plan_no, ""),
            letter.sha256,
            letter.operator,
        )
        .join_from(LETTERS, CUSTOMERS, CUSTOMERS.c.id == letter.customer_id)
        .outerjoin(PLANS, PLANS.c.id == letter.plan_id)
        .where(letter.issued_on <= AS_OF)
        .order_by(letter.issued_on.desc(), letter.id.desc())
    )
    if kind is not None:
        statement = statement.where(letter.kind == kind)
    if search.strip():
        found = sa.literal(pattern(search), sa.Text)
        statement = statement.where(matches(found) | matches(found, letter.letter_no))
    statement = about(statement, letter.customer_id, every=everyone(ids))
    if limit is not None:
        statement = statement.limit(limit).offset(offset)
    rows = session.execute(statement, on_day(as_of, ids))
    return [_letter(*row) for row in rows]


def _letter(letter_no: str, kind: str, *rest: Any) -> LetterRow:
    return LetterRow(letter_no, LetterKind(kind), *rest)


def letter_pdf(session: Session, letter_no: str) -> bytes:
    """The PDF of a letter as it was printed. Raises `Refused` where there is no such letter."""
    found = session.execute(
        sa.select(LETTER_FILES.c.pdf)
        .join(LETTERS, LETTERS.c.id == LETTER_FILES.c.letter_id)
        .where(LETTERS.c.letter_no == letter_no)
    ).scalar_one_or_none()
    if found is None:
        raise Refused(Fault("letter_unknown", "letter_no", {"letter_no": letter_no}))
    return bytes(found)
