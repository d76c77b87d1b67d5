"""Agreeing a late charge with a customer or for one bill, and taking the agreement back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.charge_terms import NO_CHARGE, SECOND_LINE, ChargeTerms
from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.domain.late_charge import YEAR_DAYS, ChargeKind, ChargePolicy
from desktop_ar.queries.charge_terms import agreements, lpr_on, policy_of, shop_terms
from desktop_ar.services import setting_values
from desktop_ar.services.acts import finish, refuse_if, the_customer
from desktop_ar.services.amounts import day_faults, past_day_faults
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.receivables import the_receivable
from desktop_ar.services.settings import all_settings
from desktop_ar.storage.tables import Customer, LateChargeTerms, Receivable

LONGEST_GRACE_DAYS: Final = 365


@dataclass(frozen=True, slots=True)
class ChargeFigures:
    """A late charge as typed: percents are decimal text, empty where there is none."""

    kind: str = NO_CHARGE
    rate: str = ""
    sum_fen: int | None = None
    grace_days: int = 0
    day_basis: int = YEAR_DAYS
    cap_percent_per_year: str = ""
    cap_percent_of_principal: str = ""

    def policy(self) -> ChargePolicy | None:
        """The policy; None where no charge is to run. The figures were judged before."""
        values = {
            "policy": self.kind,
            "rate": self.rate,
            "sum": "0",
            "grace_days": str(self.grace_days),
            "day_basis": str(self.day_basis),
            "cap_percent_per_year": self.cap_percent_per_year,
            "cap_percent_of_principal": self.cap_percent_of_principal,
        }
        if self.sum_fen is not None:
            values["sum"] = str(Decimal(self.sum_fen).scaleb(-2))
        return policy_of(values)

    @property
    def fixed(self) -> bool:
        """Whether it is a sum and no percentage."""
        return self.kind in {ChargeKind.FIXED_ONCE, ChargeKind.FIXED_PER_DAY}


@dataclass(frozen=True, slots=True)
class AgreeCharge:
    """A late charge agreed with a customer, or with a number for that one bill.

    `agreed_on` is the day it was agreed; with a customer it holds for bills from `bills_from`
    (None: from that day). Without a yearly cap a note must say why (domain.md 2a).
    """

    customer_no: str
    figures: ChargeFigures
    agreed_on: date
    agreed_by: str = ""
    receivable_no: str = ""
    bills_from: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawCharge:
    """An agreement no longer holds from a day on; with its own day it never did."""

    terms_id: int
    withdrawn_on: date


@dataclass(frozen=True, slots=True)
class ChargeDraft:
    """What an agreement would be, with the LPR its risk is measured by (None: no rate known)."""

    policy: ChargePolicy | None
    lpr: Decimal | None


@dataclass(frozen=True, slots=True)
class ChargeStart:
    """What a form of agreement begins with: whose it is, what holds now, and the cap to offer."""

    customer_no: str
    name: str
    receivable_no: str
    in_force: ChargeTerms | None
    shop: ChargeTerms | None
    usual_cap: str
    lpr: Decimal | None


def charge_start(
    session: Session, context: Context, customer_no: str, receivable_no: str = ""
) -> ChargeStart:
    """What is agreed now. Raises `Refused` for a number nobody has."""
    customer = the_customer(session, customer_no)
    bill = the_receivable(session, receivable_no) if receivable_no else None
    agreed = agreements(session)
    in_force = agreed.of(
        bill.id if bill else 0,
        customer.id,
        bill.issue_date if bill else context.today,
        context.today,
    )
    lpr = lpr_on(session, context.today)
    return ChargeStart(
        customer.customer_no,
        customer.name,
        receivable_no,
        in_force,
        shop_terms(session),
        usual_cap=usual_cap(lpr),
        lpr=lpr,
    )


def usual_cap(lpr: Decimal | None) -> str:
    """The cap of a new policy: four times the 1-year LPR; empty where none is known."""
    return "" if lpr is None else f"{(SECOND_LINE * lpr).normalize():f}"


def shop_figures(session: Session) -> ChargeFigures:
    """The shop's own late charge as its settings have it, announced or not."""
    values = all_settings(session)
    sum_ = values["late_charge.sum"]
    return ChargeFigures(
        values["late_charge.policy"],
        values["late_charge.rate"],
        int(Decimal(sum_) * 100) if sum_ else None,
        int(values["late_charge.grace_days"]),
        int(values["late_charge.day_basis"]),
        values["late_charge.cap_percent_per_year"],
        values["late_charge.cap_percent_of_principal"],
    )


def draft_charge(session: Session, context: Context, command: AgreeCharge) -> ChargeDraft:
    """What `agree_charge` would agree. Raises `Refused` as it would."""
    _judge(session, context, command)
    return ChargeDraft(command.figures.policy(), lpr_on(session, command.agreed_on))


def agree_charge(session: Session, context: Context, command: AgreeCharge) -> ChangeSet:
    """Enter an agreement; its inverse is `withdraw_charge` of the day it was agreed."""
    customer, bill = _judge(session, context, command)
    figures = command.figures
    terms = LateChargeTerms(
        customer_id=customer.id,
        receivable_id=bill.id if bill else None,
        kind=figures.kind,
        rate=figures.rate or "0",
        sum_fen=figures.sum_fen or 0,
        grace_days=figures.grace_days,
        day_basis=figures.day_basis,
        cap_percent_per_year=figures.cap_percent_per_year or None,
        cap_percent_of_principal=figures.cap_percent_of_principal or None,
        agreed_on=command.agreed_on,
        agreed_by=command.agreed_by.strip(),
        bills_from=None if bill else (command.bills_from or command.agreed_on),
        note=command.note.strip(),
        operator=context.operator,
        created_at=context.now,
    )
    session.add(terms)
    session.flush()
    changes = ChangeSet(
        customers=frozenset({customer.id}),
        receivables=frozenset({bill.id}) if bill else frozenset(),
        numbers=(str(terms.id),),
    )
    return finish(session, context, "agree_charge", command, changes)


def withdraw_charge(session: Session, context: Context, command: WithdrawCharge) -> ChangeSet:
    """An agreement ends; what was charged under it stays charged."""
    terms = session.get(LateChargeTerms, command.terms_id)
    if terms is None or terms.withdrawn_on is not None:
        raise Refused(Fault("charge_terms_gone", "terms_id"))
    refuse_if(past_day_faults(command.withdrawn_on, context.today, "withdrawn_on"))
    terms.withdrawn_on = max(command.withdrawn_on, terms.agreed_on)
    changes = ChangeSet(customers=frozenset({terms.customer_id}))
    return finish(session, context, "withdraw_charge", command, changes)


def _judge(
    session: Session, context: Context, command: AgreeCharge
) -> tuple[Customer, Receivable | None]:
    customer = the_customer(session, command.customer_no)
    bill = the_receivable(session, command.receivable_no) if command.receivable_no else None
    faults = list(figure_faults(command.figures))
    faults += past_day_faults(command.agreed_on, context.today, "agreed_on")
    if command.bills_from is not None:
        faults += day_faults(command.bills_from, "bills_from")
    if bill is not None and bill.customer_id != customer.id:
        params = {"receivable_no": bill.receivable_no, "name": customer.name}
        faults.append(Fault("bill_of_another", "receivable_no", params))
    figures = command.figures
    if figures.kind != NO_CHARGE and not figures.cap_percent_per_year and not command.note.strip():
        faults.append(Fault("charge_no_cap_needs_note", "note"))
    refuse_if(faults)
    return customer, bill


def figure_faults(figures: ChargeFigures) -> Iterator[Fault]:
    """What is wrong with the figures of a late charge, by field."""
    if figures.kind == NO_CHARGE:
        return
    if figures.fixed:
        if not figures.sum_fen or figures.sum_fen < 0:
            yield Fault("amount_not_positive", "sum_fen")
    elif setting_values.percent(figures.rate) is not None:
        yield Fault("percent_here", "rate", {"most": setting_values.MOST_PERCENT})
    for name in ("cap_percent_per_year", "cap_percent_of_principal"):
        value = getattr(figures, name)
        if value and setting_values.percent(value) is not None:
            yield Fault("percent_here", name, {"most": setting_values.MOST_PERCENT})
    if not 0 <= figures.grace_days <= LONGEST_GRACE_DAYS:
        params = {"least": 0, "most": LONGEST_GRACE_DAYS}
        yield Fault("whole_number_here", "grace_days", params)


def terms_rows(session: Session, customer_no: str) -> list[LateChargeTerms]:
    """Every agreement with a customer that was not taken back, the newest first."""
    customer = the_customer(session, customer_no)
    return list(
        session.scalars(
            sa.select(LateChargeTerms)
            .where(
                LateChargeTerms.customer_id == customer.id, LateChargeTerms.withdrawn_on.is_(None)
            )
            .order_by(LateChargeTerms.agreed_on.desc(), LateChargeTerms.id.desc())
        )
    )
