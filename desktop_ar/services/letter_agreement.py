"""The facts of an installment agreement: the bills under a plan, its parts, what was agreed."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.ageing import days_past_due
from desktop_ar.domain.allocation import AllocationOrder
from desktop_ar.domain.codes import ChargeRule, CustomerKind, PlanState
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.letters import facts as paper
from desktop_ar.services import letter_charges
from desktop_ar.services.settings import setting
from desktop_ar.storage.tables import Customer, Installment, InstallmentPlan, PlanReceivable
from desktop_ar.storage.tables import Receivable as Bill


def plan_to_agree(session: Session, customer: Customer, plan_no: str) -> InstallmentPlan:
    """The plan an agreement is about: the one named, or the newest not yet signed."""
    wanted = sa.select(InstallmentPlan).where(
        InstallmentPlan.customer_id == customer.id,
        InstallmentPlan.state.in_([PlanState.DRAFT, PlanState.PRINTED, PlanState.ACTIVE]),
    )
    if plan_no:
        wanted = wanted.where(InstallmentPlan.plan_no == plan_no)
    unsigned_first = sa.case((InstallmentPlan.state == PlanState.ACTIVE, 1), else_=0)
    found = session.scalars(wanted.order_by(unsigned_first, InstallmentPlan.id.desc())).first()
    if found is None:
        raise Refused(Fault("letter_needs_plan", "plan_no", {"name": customer.name}))
    return found


def agreement_facts(
    session: Session,
    customer: Customer,
    head: paper.Head,
    plan_no: str,
    ways: tuple[paper.PaymentWay, ...],
) -> paper.AgreementFacts:
    """The agreement of a plan. Raises `Refused` where its balance has changed."""
    plan = plan_to_agree(session, customer, plan_no)
    lines = _covered_lines(session, plan)
    if sum(line.open_fen for line in lines) != plan.total_fen:
        raise Refused(Fault("plan_balance_changed", "plan_no", {"plan_no": plan.plan_no}))
    return paper.AgreementFacts(
        head=replace(head, language=customer.language),
        plan_no=plan.plan_no,
        as_of=plan.agreed_on,
        creditor=_shop_party(head.shop),
        debtor=paper.Party(
            name=customer.name,
            kind=CustomerKind(customer.kind),
            address=customer.address,
            phone=customer.phone,
        ),
        lines=lines,
        schedule=_schedule(session, plan),
        ways=ways,
        charge=letter_charges.charge_under_plan(session, customer, lines, plan.agreed_on),
        charge_rule=ChargeRule(plan.charge_rule),
        allocation=AllocationOrder(setting(session, "allocation.order")),
    )


def _shop_party(shop: paper.ShopFacts) -> paper.Party:
    return paper.Party(
        name=shop.name, kind=CustomerKind.COMPANY, address=shop.address, phone=shop.phone
    )


def _covered_lines(session: Session, plan: InstallmentPlan) -> tuple[paper.DebtLine, ...]:
    """The bills under a plan with what was open of each when it was agreed."""
    rows = session.execute(
        sa.select(Bill, PlanReceivable.covered_fen)
        .join(PlanReceivable, PlanReceivable.receivable_id == Bill.id)
        .where(PlanReceivable.plan_id == plan.id)
        .order_by(Bill.due_date, Bill.id)
    )
    return tuple(
        paper.DebtLine(
            receivable_no=bill.receivable_no,
            description=bill.description,
            issue_date=bill.issue_date,
            due_date=bill.due_date,
            amount_fen=bill.amount_fen,
            paid_fen=bill.amount_fen - covered_fen,
            open_fen=covered_fen,
            days_past_due=days_past_due(bill.due_date, plan.agreed_on),
        )
        for bill, covered_fen in rows
    )


def _schedule(session: Session, plan: InstallmentPlan) -> tuple[paper.ScheduleLine, ...]:
    parts = session.scalars(
        sa.select(Installment).where(Installment.plan_id == plan.id).order_by(Installment.no)
    )
    return tuple(
        paper.ScheduleLine(
            part.no, part.due_date, part.amount_fen, plan.total_fen - part.cumulative_fen
        )
        for part in parts
    )
