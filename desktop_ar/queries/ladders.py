"""Whose ladder is which, and who wants to be reached how: what the next step is chosen by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import Action, Channel, LetterKind, Level
from desktop_ar.domain.ladder import LADDER, LEVEL_ORDER, Ladder, Rung
from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.open_items import Shape, open_items, shape_on
from desktop_ar.queries.records import (
    AS_OF,
    CONTACT_RULES,
    DUNNING_LADDERS,
    DUNNING_RUNGS,
    LADDER_CHOICES,
    RECEIVABLES,
    AnySelect,
    Ids,
    about,
    everyone,
    on_day,
)


@dataclass(frozen=True, slots=True)
class LadderRow:
    """One ladder of the owner's, with its rungs in order."""

    ladder_id: int
    name: str
    is_default: bool
    rungs: Ladder


class Ladders(NamedTuple):
    """Every ladder by its id, and the one that holds where nothing was chosen."""

    by_id: Mapping[int, Ladder]
    default: Ladder


class Group(NamedTuple):
    """The debts of one customer that are asked for by one ladder."""

    ladder_id: int | None
    oldest_due_date: date
    overdue_fen: int


@dataclass(frozen=True, slots=True)
class ReachRow:
    """How a customer wants to be reached, and the last day of a pause that holds (None: none)."""

    prefers: Channel | None
    paused_until: date | None


def ladder_rows(session: Session) -> list[LadderRow]:
    """The owner's ladders by name."""
    found: defaultdict[int, list[Rung]] = defaultdict(list)
    for row in session.execute(sa.select(DUNNING_RUNGS)):
        found[row.ladder_id].append(
            Rung(
                level=Level(row.level),
                days_past_due=row.days_past_due,
                action=Action(row.action),
                letter=LetterKind(row.letter) if row.letter else None,
                gap_days=row.gap_days,
                grants_days=row.grants_days,
            )
        )
    heads = session.execute(sa.select(DUNNING_LADDERS).order_by(DUNNING_LADDERS.c.name))
    return [
        LadderRow(head.id, head.name, bool(head.is_default), _in_order(found[head.id]))
        for head in heads
    ]


def ladders(session: Session) -> Ladders:
    """The ladders in force now (they have no history)."""
    rows = ladder_rows(session)
    default = next((row.rungs for row in rows if row.is_default), LADDER)
    return Ladders({row.ladder_id: row.rungs for row in rows}, default)


def _in_order(rungs: list[Rung]) -> Ladder:
    return tuple(sorted(rungs, key=lambda rung: LEVEL_ORDER[rung.level]))


def customer_choices(session: Session) -> dict[int, int]:
    """Ids of the ladders chosen for customers, by the customer's id."""
    rows = session.execute(
        sa.select(LADDER_CHOICES.c.customer_id, LADDER_CHOICES.c.ladder_id).where(
            LADDER_CHOICES.c.customer_id.is_not(None)
        )
    )
    return {row.customer_id: row.ladder_id for row in rows}


def split_by_ladder(session: Session, as_of: date, ids: Ids = None) -> dict[int, list[Group]]:
    """Customers of whom a bill has a ladder of its own: their debts, a group a ladder.

    Others are absent: all that they owe is one group.
    """
    if session.execute(_ANY_BILL_CHOICE).first() is None:
        return {}
    statement = _groups(shape_on(session, as_of), every=everyone(ids))
    found: defaultdict[int, list[Group]] = defaultdict(list)
    for row in session.execute(statement, on_day(as_of, ids)):
        found[row.customer_id].append(Group(row.ladder_id, row.oldest, row.overdue_fen))
    return found


_ANY_BILL_CHOICE = (
    sa.select(LADDER_CHOICES.c.id).where(LADDER_CHOICES.c.receivable_id.is_not(None)).limit(1)
)


@built_once
def _groups(shape: Shape, *, every: bool) -> AnySelect:
    items = open_items(shape)
    choosing = (
        sa.select(RECEIVABLES.c.customer_id)
        .join(LADDER_CHOICES, LADDER_CHOICES.c.receivable_id == RECEIVABLES.c.id)
        .scalar_subquery()
    )
    late_fen = sa.case((items.c.due_date < AS_OF, items.c.open_fen), else_=0)
    return about(
        sa.select(
            items.c.customer_id,
            LADDER_CHOICES.c.ladder_id,
            sa.func.min(items.c.due_date, type_=sa.Date).label("oldest"),
            sa.func.sum(late_fen, type_=sa.Integer).label("overdue_fen"),
        )
        .outerjoin(LADDER_CHOICES, LADDER_CHOICES.c.receivable_id == items.c.receivable_id)
        .where(items.c.customer_id.in_(choosing))
        .group_by(items.c.customer_id, LADDER_CHOICES.c.ladder_id),
        items.c.customer_id,
        every=every,
    )


def reach_of(session: Session, as_of: date, ids: Ids = None) -> dict[int, ReachRow]:
    """Customers with a wish of their own, or whom the owner leaves alone on the day."""
    rows = session.execute(_rules(every=everyone(ids)), on_day(as_of, ids))
    return {
        row.customer_id: ReachRow(
            Channel(row.prefers) if row.prefers else None, _pause_that_holds(row, as_of)
        )
        for row in rows
    }


def _pause_that_holds(row: sa.Row[*tuple[object, ...]], as_of: date) -> date | None:
    began, until = row.paused_on, row.paused_until
    holds = began is not None and until is not None and began <= as_of <= until
    return until if holds else None


@built_once
def _rules(*, every: bool) -> AnySelect:
    return about(sa.select(CONTACT_RULES), CONTACT_RULES.c.customer_id, every=every)
