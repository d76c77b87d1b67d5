"""The late charge of every bill that bears one, on any day, less what was already charged.

Nothing is kept: it is computed from the entries as of the day, so it is the same however often
it is asked, and true to the past (domain.md 2a and 6; cli.md, Meaning).
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop_ar.domain.charge_base import chargeable
from desktop_ar.domain.charge_lines import DerivationLine, derivation
from desktop_ar.domain.charge_terms import ChargeTerms, estimated_policy
from desktop_ar.domain.codes import CustomerKind
from desktop_ar.domain.late_charge import (
    ChargeKind,
    ChargePolicy,
    ChargeStep,
    LateCharge,
    PrincipalPaid,
    annual_percent,
    late_charge,
)
from desktop_ar.domain.money import plain
from desktop_ar.domain.reference_rates import RateKind, ReferenceRate, rate_on
from desktop_ar.queries.accrual_facts import AccrualFacts, BillFacts, accrual_facts, owners_of
from desktop_ar.queries.charge_terms import Agreements, agreements, reference_rates
from desktop_ar.queries.records import Ids


@dataclass(frozen=True, slots=True)
class AccrualRow:
    """What a bill's lateness has cost and nobody has charged yet, with its derivation.

    `charge` is the whole charge to the day, `charged_fen` what of it was charged before; what is
    left is `amount_fen`, more than 0. `estimate`: nothing was agreed, `terms` is None. `lpr` is
    the 1-year LPR on the day of the breach, None where the table is empty.
    """

    receivable_id: int
    receivable_no: str
    description: str
    customer_id: int
    customer_no: str
    customer_name: str
    due_date: date
    open_fen: int
    agreed: ChargePolicy
    terms: ChargeTerms | None
    charge: LateCharge
    charged_fen: int
    under_plan: bool
    lpr: Decimal | None
    issue_date: date
    principal_fen: int
    as_of: date

    @property
    def estimate(self) -> bool:
        """Whether it is an estimate of the loss, and nothing agreed."""
        return self.terms is None

    @property
    def policy(self) -> ChargeKind:
        """The kind of the charge."""
        return self.agreed.kind

    @property
    def rate(self) -> str:
        """In percent, or of a fixed charge its sum in yuan."""
        if self.agreed.kind in {ChargeKind.FIXED_ONCE, ChargeKind.FIXED_PER_DAY}:
            return plain(self.agreed.sum_fen)
        return f"{self.agreed.rate.normalize():f}"

    @property
    def amount_fen(self) -> int:
        """Accrued and not yet charged."""
        return max(0, self.charge.amount_fen - self.charged_fen)

    @property
    def base_fen(self) -> int:
        """What was unpaid when the due date ended."""
        return self.charge.base_fen

    @property
    def days(self) -> int:
        """The late days."""
        return self.charge.days

    @property
    def capped(self) -> bool:
        """Whether a cap lowered it."""
        return self.charge.capped

    @property
    def from_date(self) -> date:
        """The first late day that counts."""
        return self.charge.steps[0].from_date

    @property
    def to_date(self) -> date:
        """The last one."""
        return self.charge.steps[-1].to_date

    @property
    def steps(self) -> tuple[ChargeStep, ...]:
        """Line by line, exact, before cap and rounding."""
        return self.charge.steps

    @property
    def lines(self) -> tuple[DerivationLine, ...]:
        """The derivation in whole fen: steps, cap, what was charged before; they add up."""
        return derivation(self.charge, self.charged_fen)

    @property
    def yearly(self) -> Decimal | None:
        """What the whole charge comes to by the year, in percent; None where nothing is unpaid."""
        if not self.fen_days:
            return None
        return annual_percent(self.charge.amount_fen, self.fen_days, 1)

    @property
    def fen_days(self) -> int:
        """What the yearly equivalent is measured by: unpaid fen times days."""
        return sum(step.base_fen * step.days for step in self.steps)


def accrued(
    session: Session, as_of: date, ids: Ids = None, *, estimate: bool = False
) -> list[AccrualRow]:
    """Every bill with a charge not yet charged; with `estimate` also where nothing is agreed."""
    rows = charges_of(session, as_of, ids, estimate=estimate)
    return [row for row in rows if row.amount_fen]


def charges_of(
    session: Session,
    as_of: date,
    ids: Ids = None,
    *,
    estimate: bool = False,
    plans: bool = True,
) -> list[AccrualRow]:
    """The same with bills whose charge is all charged; without `plans` as if there were none."""
    agreed = agreements(session)
    if agreed.none_at_all and not estimate:
        return []
    wanted = ids if agreed.shop or estimate else _of_these(ids, _customers_of(session, agreed))
    facts = accrual_facts(session, as_of, wanted)
    if not plans:
        facts = replace(facts, waived={})
    rates = reference_rates(session)
    lpr_on = functools.cache(functools.partial(rate_on, rates, RateKind.LPR_1Y))
    rows = [_row(facts, bill, agreed, lpr_on, estimate=estimate) for bill in facts.bills]
    return [row for row in rows if row is not None]


def late_charges(session: Session, as_of: date, ids: Ids = None) -> dict[int, int]:
    """What is accrued and not yet charged of each customer, in fen; those without are absent."""
    sums: dict[int, int] = {}
    for row in accrued(session, as_of, ids):
        sums[row.customer_id] = sums.get(row.customer_id, 0) + row.amount_fen
    return sums


def _customers_of(session: Session, agreed: Agreements) -> set[int]:
    return set(agreed.of_customers) | owners_of(session, agreed.of_bills)


def _of_these(ids: Ids, bearing: set[int]) -> Ids:
    return bearing if ids is None else bearing & set(ids)


def _row(
    facts: AccrualFacts,
    bill: BillFacts,
    agreed: Agreements,
    lpr_on: Callable[[date], ReferenceRate | None],
    *,
    estimate: bool,
) -> AccrualRow | None:
    terms = agreed.of(bill.id, bill.customer_id, bill.issue_date, facts.as_of)
    found = lpr_on(bill.due_date + timedelta(days=1))  # the breach
    policy = terms.policy if terms else None
    if terms is None and estimate and found is not None:
        policy = estimated_policy(
            CustomerKind(bill.customer_kind), found.percent, large_buyer=bill.large_buyer
        )
    if policy is None:
        return None
    charge = charge_of(facts, bill, policy)
    if not charge.steps:
        return None
    return AccrualRow(
        bill.id,
        bill.receivable_no,
        bill.description,
        bill.customer_id,
        bill.customer_no,
        bill.customer_name,
        bill.due_date,
        open_fen=bill.open_on(facts.as_of),
        agreed=policy,
        terms=terms,
        charge=charge,
        charged_fen=facts.charged.get(bill.id, 0),
        under_plan=bill.id in facts.under_plan,
        lpr=found.percent if found else None,
        issue_date=bill.issue_date,
        principal_fen=bill.amount_fen,
        as_of=facts.as_of,
    )


def charge_of(facts: AccrualFacts, bill: BillFacts, policy: ChargePolicy) -> LateCharge:
    """The whole charge of a bill under a policy, as of the day of the facts."""
    as_of = facts.until(bill.id)
    paid = [PrincipalPaid(*move) for move in bill.moves]
    contested = facts.contested.get(bill.id, ())
    if policy.kind is ChargeKind.PERCENT_ONCE:
        # Taken once and by no day: a dispute that is over leaves it whole.
        contested = tuple(item for item in contested if item.until is None or item.until > as_of)
    events = chargeable(
        bill.amount_fen,
        paid,
        contested,
        waived_fen=facts.waived.get(bill.id, 0),
        as_of=as_of,
    )
    return late_charge(bill.amount_fen, bill.due_date, as_of, policy, events)
