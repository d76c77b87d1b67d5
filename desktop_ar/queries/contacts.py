"""When a customer was last in touch, and what was agreed to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.codes import Action, Channel, Outcome
from desktop_ar.domain.days import shifted
from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.records import AS_OF, CONTACTS, AnySelect, Ids, about, everyone, on_day


@dataclass(frozen=True, slots=True)
class LastContact:
    """The last entry of a customer's log up to a day.

    `counts_on`: the last entry that counts for the gap between contacts (all but `no_answer`);
    `in_week`: how many such entries the seven days up to the day hold. `talked_on`: the last of
    them that was no letter, so that somebody was spoken or written to in person.
    `next_action` and `next_action_on` are what that last entry says, if anything.
    """

    contacted_on: date
    counts_on: date | None
    talked_on: date | None
    in_week: int
    next_action: Action | None
    next_action_on: date | None


def standing(contacts: sa.FromClause = CONTACTS) -> sa.ColumnElement[bool]:
    """Entries up to the day that no later entry up to the day corrects."""
    correction = CONTACTS.alias("correction")
    corrected = sa.exists().where(
        correction.c.corrects_id == contacts.c.id, correction.c.contacted_on <= AS_OF
    )
    return sa.and_(contacts.c.contacted_on <= AS_OF, ~corrected)


def contacted_since(since: sa.ColumnElement[date]) -> sa.Select[int]:
    """Customers with an entry of the log from a day until the day asked, whatever came of it."""
    return sa.select(CONTACTS.c.customer_id).where(CONTACTS.c.contacted_on >= since, standing())


@built_once
def _last_contacts(*, every: bool) -> AnySelect:
    latest_first = (CONTACTS.c.contacted_on.desc(), CONTACTS.c.id.desc())
    counts = CONTACTS.c.outcome != Outcome.NO_ANSWER
    counting = sa.case((counts, CONTACTS.c.contacted_on))
    spoken = sa.and_(counts, CONTACTS.c.channel != Channel.LETTER)
    talking = sa.case((spoken, CONTACTS.c.contacted_on))
    week_before = sa.bindparam("week_before", type_=sa.Date)
    recent = sa.case((sa.and_(counts, CONTACTS.c.contacted_on > week_before), 1), else_=0)
    own = CONTACTS.c.customer_id
    ranked = about(
        sa.select(
            own,
            CONTACTS.c.contacted_on,
            CONTACTS.c.next_action,
            CONTACTS.c.next_action_on,
            sa.func.max(counting, type_=sa.Date).over(partition_by=own).label("counts_on"),
            sa.func.max(talking, type_=sa.Date).over(partition_by=own).label("talked_on"),
            sa.func.sum(recent, type_=sa.Integer).over(partition_by=own).label("in_week"),
            sa.func.row_number().over(partition_by=own, order_by=latest_first).label("place"),
        ).where(standing()),
        own,
        every=every,
    ).subquery("ranked")
    return sa.select(ranked).where(ranked.c.place == 1)


def last_contacts(session: Session, as_of: date, ids: Ids = None) -> dict[int, LastContact]:
    """The last contact of every customer who has one."""
    days = on_day(as_of, ids) | {"week_before": shifted(as_of, -7)}
    rows = session.execute(_last_contacts(every=everyone(ids)), days)
    return {
        row.customer_id: LastContact(
            contacted_on=row.contacted_on,
            counts_on=row.counts_on,
            talked_on=row.talked_on,
            in_week=row.in_week,
            next_action=Action(row.next_action) if row.next_action else None,
            next_action_on=row.next_action_on,
        )
        for row in rows
    }
