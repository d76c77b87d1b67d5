"""What to do today, one row a customer, and who is left alone and why (first, simple form).

A customer who owes: the one next step of `domain.dunning`, or the owner's own from the last
contact, which goes before the rule and before what would block it. A customer who owes nothing
late but has a prepaid credit: the invitation that is due. Debts come first, the largest on top.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.because import Because
from desktop_ar.domain.codes import Action, LetterKind, Level, PlanState
from desktop_ar.domain.days import shifted
from desktop_ar.domain.dunning import Blocker, StepReason, held_back_until
from desktop_ar.domain.ladder import LADDER
from desktop_ar.queries.built_once import built_once
from desktop_ar.queries.contacts import last_contacts
from desktop_ar.queries.disputes import disputed_overdue
from desktop_ar.queries.ladders import reach_of
from desktop_ar.queries.open_items import Shape, shape_on
from desktop_ar.queries.overdue_sums import days_of, overdue_fen, sums_by_customer
from desktop_ar.queries.plans import PlanRow, plans
from desktop_ar.queries.prepaid import PrepaidRow, prepaid_by_customer
from desktop_ar.queries.records import CUSTOMERS, AnySelect, Ids
from desktop_ar.queries.settings import policies
from desktop_ar.queries.steps import Debt, Standing, around_contacts, standings
from desktop_ar.queries.work_reasons import (
    WorkFacts,
    because_blocked,
    because_not_invited,
    because_prepaid,
    reasons_to_ask,
)

_NUDGE_UNTIL = sa.bindparam("nudge_until", type_=sa.Date)
_LOOKED_AT: Final = 4
"""For every row of the head of a worklist so many debts: some of them are left alone."""


@dataclass(frozen=True, slots=True)
class WorkRow:
    """What to do for one customer (the fields of cli.md but for the sentence), and its facts.

    `level` is the rung of the step proposed; None for an invitation. `reasons` hold what the
    sentence needs, those of a customer left alone say why. `letter`: the kind that fits.
    """

    customer_no: str
    customer_name: str
    action: Action
    level: Level | None
    due_on: date
    overdue_fen: int
    prepaid_value_fen: int
    reason_codes: tuple[StepReason, ...]
    blocked_by: tuple[Blocker, ...]
    reasons: tuple[Because, ...]
    customer_id: int
    phone: str
    days_past_due: int
    level_reached: Level | None
    letter: LetterKind | None
    lot_no: str
    """The lot to invite for; empty where the row is about a debt."""


@dataclass(frozen=True, slots=True)
class DueInstallment:
    """The next part of an active plan that is late or falls due soon."""

    plan_no: str
    customer_no: str
    customer_name: str
    no: int
    last_no: int
    due_date: date
    left_fen: int


class Worklists(NamedTuple):
    """Whom to contact, and who is left alone although they owe or would be invited."""

    due: list[WorkRow]
    left_alone: list[WorkRow]


def worklist(session: Session, as_of: date, *, skipped: bool = False) -> list[WorkRow]:
    """Today's steps; with `skipped` instead those who are left alone, and what blocks."""
    found = worklists(session, as_of)
    return found.left_alone if skipped else found.due


def worklists(session: Session, as_of: date) -> Worklists:
    """Both lists in one go: what they are made of is the same."""
    lots = prepaid_by_customer(session, as_of)
    rows = _debt_rows(session, as_of, _debts(session, as_of), lots)
    due = [row for row in rows if _is_due(row, as_of)]
    left_alone = [row for row in rows if row.overdue_fen and not _is_due(row, as_of)]
    late = {row.customer_id for row in rows if row.overdue_fen} | {row.customer_id for row in due}
    invitations = list(_invitations(session, as_of, lots, late))
    return Worklists(
        sorted(due, key=_by_sum) + [row for row in invitations if not row.blocked_by],
        sorted(left_alone, key=_by_sum) + [row for row in invitations if row.blocked_by],
    )


def worklist_head(session: Session, as_of: date, most: int) -> list[WorkRow]:
    """The first rows of the worklist, `most` at most, without looking at every customer: only
    the largest debts are. Fewer rows than asked for say nothing about the rest."""
    looked_at = most * _LOOKED_AT
    debts = _debts(session, as_of, looked_at)
    lots = prepaid_by_customer(session, as_of, debts.keys())
    due = [row for row in _debt_rows(session, as_of, debts, lots) if _is_due(row, as_of)]
    if len(debts) == looked_at:  # another one may owe exactly as much as the last of these
        least = min(debt.overdue_fen for debt in debts.values())
        due = [row for row in due if row.overdue_fen > least]
    return sorted(due, key=_by_sum)[:most]


def _debt_rows(
    session: Session, as_of: date, debts: Mapping[int, Any], lots: Mapping[int, list[PrepaidRow]]
) -> list[WorkRow]:
    disputed = disputed_overdue(session, as_of, set(debts))
    found = standings(
        session,
        as_of,
        {
            customer_id: Debt(row.first_due_date, row.overdue_fen, disputed.get(customer_id, 0))
            for customer_id, row in debts.items()
        },
    )
    agreed = _active_plans(session, as_of, debts.keys())
    facts = WorkFacts(as_of, policies(session).grace_days, agreed, disputed)
    return [
        _debt_row(facts, debts[customer_id], standing, lots.get(customer_id, []))
        for customer_id, standing in found.items()
    ]


def due_installments(session: Session, as_of: date, days: int = 7) -> list[DueInstallment]:
    """The next open part of every active plan that is late or due within so many days."""
    until = shifted(as_of, days)
    return [
        DueInstallment(
            plan_no=plan.plan_no,
            customer_no=plan.customer_no,
            customer_name=plan.customer_name,
            no=plan.next_no,
            last_no=plan.installments[-1].no,
            due_date=plan.next_due_on,
            left_fen=plan.next_fen,
        )
        for plan in plans(session, as_of, states=(PlanState.ACTIVE,))
        if plan.next_no is not None and plan.next_due_on is not None and plan.next_due_on <= until
    ]


def _debts(session: Session, as_of: date, most: int | None = None) -> dict[int, Any]:
    """Customers who are late, or nearly so: the first rung comes before the due date. With `most`
    only the largest debts."""
    statement = _late_or_nearly(shape_on(session, as_of))
    if most is not None:
        statement = statement.order_by(sa.desc("overdue_fen")).limit(most)
    nudge_until = shifted(as_of, -LADDER[0].days_past_due)
    rows = session.execute(statement, days_of(as_of) | {"nudge_until": nudge_until})
    return {row.customer_id: row for row in rows}


@built_once
def _late_or_nearly(shape: Shape) -> AnySelect:
    sums = sums_by_customer(shape)
    return (
        sa.select(
            sums.c.customer_id,
            CUSTOMERS.c.customer_no,
            CUSTOMERS.c.name,
            CUSTOMERS.c.phone,
            overdue_fen(sums).label("overdue_fen"),
            sums.c.open_fen,
            sums.c.first_due_date,
        )
        .join(CUSTOMERS, CUSTOMERS.c.id == sums.c.customer_id)
        .where(sums.c.first_due_date <= _NUDGE_UNTIL)
    )


def _active_plans(session: Session, as_of: date, ids: Ids) -> dict[int, PlanRow]:
    active = plans(session, as_of, states=(PlanState.ACTIVE,), ids=ids)
    return {plan.customer_id: plan for plan in reversed(active)}


def _is_due(row: WorkRow, as_of: date) -> bool:
    return row.due_on <= as_of and not row.blocked_by


def _by_sum(row: WorkRow) -> tuple[int, date, str]:
    return -row.overdue_fen, row.due_on, row.customer_no


def _debt_row(facts: WorkFacts, debt: Any, standing: Standing, lots: list[PrepaidRow]) -> WorkRow:
    as_of, step = facts.as_of, standing.step
    blocked = blocked_today(standing, as_of)
    reasons = tuple(reasons_to_ask(facts, debt, standing))
    return WorkRow(
        customer_no=debt.customer_no,
        customer_name=debt.name,
        action=standing.next_action,
        level=step.level,
        due_on=standing.next_action_on,
        overdue_fen=debt.overdue_fen,
        prepaid_value_fen=sum(lot.value_left_fen for lot in lots),
        reason_codes=tuple(
            reason.code for reason in reasons if isinstance(reason.code, StepReason)
        ),
        blocked_by=blocked,
        reasons=tuple(because_blocked(facts, debt, standing, blocker) for blocker in blocked)
        or reasons,
        customer_id=debt.customer_id,
        phone=debt.phone,
        days_past_due=max(0, (as_of - debt.first_due_date).days),
        level_reached=standing.level,
        letter=step.letter if standing.next_action is Action.LETTER else None,
        lot_no="",
    )


def blocked_today(standing: Standing, as_of: date) -> tuple[Blocker, ...]:
    """What forbids the step today; a day of the owner's own that has come decides before all.

    Where no rule forbids it but its day is still to come, the owner chose that day, or what was
    done for this debt has to work first; a debt that is not late is only announced.
    """
    later = standing.next_action_on > as_of
    if standing.own_step and not later:
        return ()
    if standing.step.blocked_by:
        return standing.step.blocked_by
    if standing.own_step:
        return (Blocker.PAUSED,)
    return (Blocker.MIN_GAP,) if later and standing.late else ()


def _invitations(
    session: Session, as_of: date, lots: dict[int, list[PrepaidRow]], busy: set[int]
) -> Iterator[WorkRow]:
    """The first invitation due of every customer who is not asked for money, and what forbids it:
    contacts about debts and about credits share one gap and one limit a week."""
    waiting = {
        customer_id: next(
            (lot for lot in own if lot.next_action_on and lot.next_action_on <= as_of), None
        )
        for customer_id, own in lots.items()
        if customer_id not in busy
    }
    chosen = [(customer_id, lot) for customer_id, lot in waiting.items() if lot is not None]
    chosen.sort(key=lambda found: (found[1].valid_until or date.max, found[1].lot_no))
    ids = [customer_id for customer_id, _ in chosen]
    contacts, reach = last_contacts(session, as_of, ids), reach_of(session, as_of, ids)
    rules = policies(session).for_contacts()
    for customer_id, lot in chosen:
        around = around_contacts(contacts.get(customer_id), reach.get(customer_id))
        held = held_back_until(as_of, around, rules)
        because = tuple(because_not_invited(blocker, day, around) for blocker, day in held.items())
        yield _invitation(as_of, customer_id, lot, lots[customer_id], because)


def _invitation(
    as_of: date,
    customer_id: int,
    lot: PrepaidRow,
    every: list[PrepaidRow],
    held: tuple[Because, ...],
) -> WorkRow:
    reason = because_prepaid(as_of, lot)
    return WorkRow(
        customer_no=lot.customer_no,
        customer_name=lot.customer_name,
        action=lot.next_action or Action.INVITE,
        level=None,
        due_on=lot.next_action_on or as_of,
        overdue_fen=0,
        prepaid_value_fen=sum(own.value_left_fen for own in every),
        reason_codes=(StepReason(reason.code),),
        blocked_by=tuple(because.code for because in held if isinstance(because.code, Blocker)),
        reasons=held or (reason,),
        customer_id=customer_id,
        phone=lot.phone,
        days_past_due=0,
        level_reached=None,
        letter=None,
        lot_no=lot.lot_no,
    )
