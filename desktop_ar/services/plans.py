"""Installment plans: drafting, keeping, printing, signing, cancelling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.business_days import Fitted, MovedDate, fitted
from desktop_ar.domain.codes import ChargeRule, Interval, PlanState, ReceivableState
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.domain.installments import (
    MOVES,
    PlannedInstallment,
    due_date_of,
    schedule_by_count,
    schedule_by_sum,
)
from desktop_ar.services.acts import finish, next_number, refuse_if, the_customer
from desktop_ar.services.amounts import amount_faults, day_faults, past_day_faults
from desktop_ar.services.calendars import working_days
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.plan_states import covered, last_day_of, open_under, plans_over
from desktop_ar.storage.tables import (
    Installment,
    InstallmentPlan,
    PlanReceivable,
    Receivable,
)


@dataclass(frozen=True, slots=True)
class DraftPlan:
    """Terms of a plan: by number of parts or by the sum of each, in fen.

    Without bills every open bill is covered; without a first date the first part falls due one
    interval after the agreement.
    """

    customer_no: str
    agreed_on: date
    count: int | None = None
    each_fen: int | None = None
    down_payment_fen: int = 0
    every: Interval = Interval.MONTH
    first_due_date: date | None = None
    receivable_nos: tuple[str, ...] = ()
    charge_rule: ChargeRule = ChargeRule.WAIVED_IF_KEPT
    affordable_fen: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A schedule before it is kept: the bills under it and its parts; they add up."""

    bills: tuple[tuple[str, int], ...]
    total_fen: int
    installments: tuple[PlannedInstallment, ...]
    moved: tuple[MovedDate, ...] = ()
    """The parts whose date would have been a day off."""
    guessed_from: int | None = None
    """The first year of which only the weekends are known."""

    @property
    def ends_on(self) -> date:
        """When the last part falls due."""
        return self.installments[-1].due_date

    @property
    def largest_fen(self) -> int:
        """The heaviest regular part, to hold beside what the customer can pay."""
        regular = [part.amount_fen for part in self.installments if part.no > 0]
        return max(regular)


@dataclass(frozen=True, slots=True)
class SignPlan:
    """Both parties have signed the paper on a day."""

    plan_no: str
    signed_on: date


@dataclass(frozen=True, slots=True)
class EndPlan:
    """A plan ends by cancelling, or because it was not kept (broken)."""

    plan_no: str
    ended_on: date
    broken: bool = False


def draft_plan(session: Session, context: Context, command: DraftPlan) -> PlanDraft:
    """The schedule that `keep_plan` would keep. Raises `Refused` with every fault, by field."""
    customer = the_customer(session, command.customer_no)
    bills = _bills(session, customer.id, command)
    total_fen = sum(bill.open_fen for bill in bills)
    faults = list(_draft_faults(session, context, bills, command))
    found = Fitted(())
    if total_fen and not _unclear(command):
        try:
            found = fitted(_schedule(total_fen, command), working_days(session))
        except Refused as refusal:
            faults += refusal.faults
    refuse_if(faults)
    return PlanDraft(
        bills=tuple((bill.receivable_no, bill.open_fen) for bill in bills),
        total_fen=total_fen,
        installments=found.installments,
        moved=found.moved,
        guessed_from=found.guessed_from,
    )


def _unclear(command: DraftPlan) -> bool:
    """Whether no schedule can be tried: neither count nor sum, or a day beyond the calendar."""
    days = [command.agreed_on, command.first_due_date or command.agreed_on]
    return (command.count is None) == (command.each_fen is None) or any(
        fault for day in days for fault in day_faults(day, "")
    )


def _schedule(total_fen: int, command: DraftPlan) -> tuple[PlannedInstallment, ...]:
    first = command.first_due_date or due_date_of(command.agreed_on, command.every, 1)
    if command.each_fen is not None:
        return schedule_by_sum(
            total_fen,
            command.each_fen,
            first,
            command.every,
            down_payment_fen=command.down_payment_fen,
            agreed_on=command.agreed_on,
        )
    return schedule_by_count(
        total_fen,
        command.count or 0,
        first,
        command.every,
        down_payment_fen=command.down_payment_fen,
        agreed_on=command.agreed_on,
    )


def _bills(session: Session, customer_id: int, command: DraftPlan) -> list[Receivable]:
    wanted = sa.select(Receivable).where(
        Receivable.state == ReceivableState.OPEN,
        Receivable.customer_id == customer_id,
        Receivable.issue_date <= command.agreed_on,
    )
    if command.receivable_nos:
        wanted = wanted.where(Receivable.receivable_no.in_(command.receivable_nos))
    else:
        under_plan = (
            sa.select(PlanReceivable.receivable_id)
            .join(InstallmentPlan)
            .where(InstallmentPlan.state == PlanState.ACTIVE)
        )
        wanted = wanted.where(Receivable.id.not_in(under_plan))
    return list(session.scalars(wanted.order_by(Receivable.due_date, Receivable.id)))


def _draft_faults(
    session: Session, context: Context, bills: Sequence[Receivable], command: DraftPlan
) -> Iterator[Fault]:
    yield from past_day_faults(command.agreed_on, context.today, "agreed_on")
    if command.first_due_date is not None:
        yield from day_faults(command.first_due_date, "first_due_date")
    if (command.count is None) == (command.each_fen is None):
        yield Fault("plan_count_or_sum", "count")
    if command.affordable_fen is not None:
        yield from amount_faults(command.affordable_fen, "affordable_fen")
    if not bills and not command.receivable_nos:
        yield Fault("plan_nothing_open", "receivable_nos")
    found = {bill.receivable_no for bill in bills}
    for number in command.receivable_nos:
        if number not in found:
            yield Fault("bill_not_open", "receivable_nos", {"receivable_no": number})
    for plan in plans_over(session, bills, [PlanState.ACTIVE]):
        yield Fault("bill_under_plan", "receivable_nos", {"plan_no": plan.plan_no})


def keep_plan(
    session: Session, context: Context, command: DraftPlan, *, printed: bool = False
) -> ChangeSet:
    """Keep a plan as a draft, or as printed; dunning goes on until it is signed."""
    draft = draft_plan(session, context, command)
    customer = the_customer(session, command.customer_no)
    plan = InstallmentPlan(
        plan_no=next_number(session, f"FQ-{command.agreed_on.year}-"),
        customer_id=customer.id,
        state=PlanState.PRINTED if printed else PlanState.DRAFT,
        total_fen=draft.total_fen,
        every=command.every,
        charge_rule=command.charge_rule,
        affordable_fen=command.affordable_fen,
        agreed_on=command.agreed_on,
        printed_on=context.today if printed else None,
        note=command.note.strip(),
        operator=context.operator,
        created_at=context.now,
    )
    session.add(plan)
    session.flush()
    _keep_parts(session, plan, draft)
    changes = ChangeSet(
        customers=frozenset({customer.id}),
        plans=frozenset({plan.id}),
        numbers=(plan.plan_no,),
    )
    return finish(session, context, "keep_plan", command, changes)


def _keep_parts(session: Session, plan: InstallmentPlan, draft: PlanDraft) -> None:
    cumulative_fen = 0
    for part in draft.installments:
        cumulative_fen += part.amount_fen
        session.add(
            Installment(
                plan_id=plan.id,
                no=part.no,
                due_date=part.due_date,
                amount_fen=part.amount_fen,
                cumulative_fen=cumulative_fen,
            )
        )
    numbers = [number for number, _ in draft.bills]
    rows = session.execute(
        sa.select(Receivable.receivable_no, Receivable.id).where(
            Receivable.receivable_no.in_(numbers)
        )
    )
    ids = {row.receivable_no: row.id for row in rows}
    for number, covered_fen in draft.bills:
        session.add(
            PlanReceivable(plan_id=plan.id, receivable_id=ids[number], covered_fen=covered_fen)
        )


def mark_printed(session: Session, context: Context, plan_no: str) -> ChangeSet:
    """A draft whose agreement has been printed."""
    plan = the_plan(session, plan_no)
    if plan.state == PlanState.DRAFT:
        plan.state = PlanState.PRINTED
    plan.printed_on = context.today
    return _finish(session, context, "mark_printed", plan_no, plan)


def sign_plan(session: Session, context: Context, command: SignPlan) -> ChangeSet:
    """The signed paper is there: from its day the amount is aged by the installments."""
    plan = the_plan(session, command.plan_no)
    refuse_if(sign_faults(session, context, plan, command))
    plan.state = PlanState.ACTIVE
    plan.signed_on = command.signed_on
    return _finish(session, context, "sign_plan", command, plan)


def sign_faults(
    session: Session, context: Context, plan: InstallmentPlan, command: SignPlan
) -> Iterator[Fault]:
    """Everything that speaks against a signature, by field."""
    number = {"plan_no": plan.plan_no}
    yield from past_day_faults(command.signed_on, context.today, "signed_on")
    yield from _move_faults(plan, PlanState.ACTIVE)
    if command.signed_on < plan.agreed_on:
        yield Fault("sign_before_agreed", "signed_on", {**number, "agreed_on": plan.agreed_on})
    if open_under(session, plan) != plan.total_fen:
        yield Fault("plan_balance_changed", "plan_no", number)
    last = _last_change(session, plan)
    if command.signed_on < last:
        yield Fault("sign_before_movement", "signed_on", {**number, "day": last})
    for other in plans_over(session, covered(session, plan), [PlanState.ACTIVE]):
        if other.id != plan.id:
            yield Fault("bill_under_plan", "plan_no", {"plan_no": other.plan_no})


def _last_change(session: Session, plan: InstallmentPlan) -> date:
    """When the bills under a plan last moved, or another plan over them ended."""
    past = [state for state in PlanState if state not in {PlanState.DRAFT, PlanState.PRINTED}]
    ends = [
        other.ended_on
        for other in plans_over(session, covered(session, plan), past)
        if other.signed_on is not None and other.ended_on is not None
    ]
    return max([last_day_of(session, plan), *ends])


def end_plan(session: Session, context: Context, command: EndPlan) -> ChangeSet:
    """Cancel a plan, or mark it broken: the bills are aged by their own dates again."""
    plan = the_plan(session, command.plan_no)
    refuse_if(end_faults(context, plan, command))
    plan.state = _end_state(command)
    plan.ended_on = max(command.ended_on, plan.signed_on or command.ended_on)
    return _finish(session, context, "end_plan", command, plan)


def end_faults(context: Context, plan: InstallmentPlan, command: EndPlan) -> Iterator[Fault]:
    """Everything that speaks against ending a plan, by field."""
    yield from past_day_faults(command.ended_on, context.today, "ended_on")
    yield from _move_faults(plan, _end_state(command))


def _end_state(command: EndPlan) -> PlanState:
    return PlanState.BROKEN if command.broken else PlanState.CANCELLED


def _move_faults(plan: InstallmentPlan, target: PlanState) -> Iterator[Fault]:
    if target not in MOVES[PlanState(plan.state)]:
        yield Fault("plan_cannot_move", "plan_no", {"plan_no": plan.plan_no, "state": plan.state})


def the_plan(session: Session, plan_no: str) -> InstallmentPlan:
    """The plan of a number. Raises `Refused` where there is none."""
    found = session.execute(
        sa.select(InstallmentPlan).where(InstallmentPlan.plan_no == plan_no)
    ).scalar_one_or_none()
    if found is None:
        raise Refused(Fault("plan_unknown", "plan_no", {"plan_no": plan_no}))
    return found


def _finish(
    session: Session, context: Context, act: str, command: object, plan: InstallmentPlan
) -> ChangeSet:
    changes = ChangeSet(
        customers=frozenset({plan.customer_id}),
        receivables=frozenset(bill.id for bill in covered(session, plan)),
        plans=frozenset({plan.id}),
        numbers=(plan.plan_no,),
    )
    return finish(session, context, act, command, changes)
