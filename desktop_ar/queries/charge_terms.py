"""The late charges that are agreed or announced, and the public rates, as the book has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.charge_terms import NO_CHARGE, ChargeTerms, Scope, terms_in_force
from desktop_ar.domain.late_charge import YEAR_DAYS, ChargeKind, ChargePolicy
from desktop_ar.domain.money import to_fen
from desktop_ar.domain.reference_rates import RateKind, ReferenceRate, rate_on
from desktop_ar.queries.records import LATE_CHARGE_TERMS, REFERENCE_RATES, SETTINGS

PREFIX: Final = "late_charge."


@dataclass(frozen=True, slots=True)
class Agreements:
    """Every agreement about lateness; `of` answers which one a bill is under."""

    shop: ChargeTerms | None = None
    of_customers: Mapping[int, tuple[ChargeTerms, ...]] = field(default_factory=dict)
    of_bills: Mapping[int, tuple[ChargeTerms, ...]] = field(default_factory=dict)

    @property
    def none_at_all(self) -> bool:
        """Whether nobody can bear a charge."""
        return self.shop is None and not self.of_customers and not self.of_bills

    def of(
        self, receivable_id: int, customer_id: int, issued_on: date, as_of: date
    ) -> ChargeTerms | None:
        """The terms a bill is under on a day; None where nothing was agreed or announced."""
        terms = [
            *self.of_bills.get(receivable_id, ()),
            *self.of_customers.get(customer_id, ()),
            *((self.shop,) if self.shop else ()),
        ]
        return terms_in_force(terms, issued_on, as_of)

    def bears_charge(
        self, receivable_id: int, customer_id: int, issued_on: date, as_of: date
    ) -> bool:
        """Whether lateness of a bill costs the customer something (Civil Code 560)."""
        found = self.of(receivable_id, customer_id, issued_on, as_of)
        return found is not None and found.policy is not None


def agreements(session: Session) -> Agreements:
    """What is agreed with anybody, in two small reads."""
    of_customers: defaultdict[int, list[ChargeTerms]] = defaultdict(list)
    of_bills: defaultdict[int, list[ChargeTerms]] = defaultdict(list)
    for row in session.execute(_AGREED):
        if row.receivable_id is None:
            of_customers[row.customer_id].append(terms_of_row(row))
        else:
            of_bills[row.receivable_id].append(terms_of_row(row))
    return Agreements(
        shop_terms(session),
        {key: tuple(terms) for key, terms in of_customers.items()},
        {key: tuple(terms) for key, terms in of_bills.items()},
    )


_AGREED: Final = sa.select(LATE_CHARGE_TERMS).order_by(LATE_CHARGE_TERMS.c.id)


def shop_terms(session: Session) -> ChargeTerms | None:
    """The shop's late charge by its settings; None until it has a rate and was announced."""
    kept = session.execute(_SHOP_SETTINGS)
    values = {row.key.removeprefix(PREFIX): row.value for row in kept}
    announced = values.get("announced_on", "")
    policy = policy_of(values)
    if policy is None or not announced:
        return None
    day = date.fromisoformat(announced)
    return ChargeTerms(Scope.SHOP, policy, agreed_on=day, bills_from=day)


_SHOP_SETTINGS: Final = sa.select(SETTINGS.c.key, SETTINGS.c.value).where(
    SETTINGS.c.key.startswith(PREFIX, autoescape=True)
)


def policy_of(values: Mapping[str, str]) -> ChargePolicy | None:
    """The policy of the settings `late_charge.*`, without their prefix; None where none runs."""
    kind = values.get("policy") or NO_CHARGE
    if kind == NO_CHARGE:
        return None
    policy = ChargePolicy(
        ChargeKind(kind),
        rate=Decimal(values.get("rate") or 0),
        sum_fen=to_fen(Decimal(values.get("sum") or 0)),
        grace_days=int(values.get("grace_days") or 0),
        day_basis=int(values.get("day_basis") or YEAR_DAYS),
        cap_percent_per_year=_cap(values.get("cap_percent_per_year")),
        cap_percent_of_principal=_cap(values.get("cap_percent_of_principal")),
    )
    return policy if costs_something(policy) else None


def costs_something(policy: ChargePolicy) -> bool:
    """Whether a policy has the rate or the sum that its kind needs."""
    fixed = policy.kind in {ChargeKind.FIXED_ONCE, ChargeKind.FIXED_PER_DAY}
    return bool(policy.sum_fen if fixed else policy.rate)


def _cap(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


def terms_of_row(row: Any) -> ChargeTerms:
    """The terms that a row of ``late_charge_terms`` holds."""
    policy = None
    if row.kind != NO_CHARGE:
        policy = ChargePolicy(
            ChargeKind(row.kind),
            rate=Decimal(row.rate),
            sum_fen=row.sum_fen,
            grace_days=row.grace_days,
            day_basis=row.day_basis,
            cap_percent_per_year=_cap(row.cap_percent_per_year),
            cap_percent_of_principal=_cap(row.cap_percent_of_principal),
        )
    return ChargeTerms(
        Scope.CUSTOMER if row.receivable_id is None else Scope.RECEIVABLE,
        policy,
        agreed_on=row.agreed_on,
        agreed_by=row.agreed_by,
        bills_from=row.bills_from,
        withdrawn_on=row.withdrawn_on,
    )


def reference_rates(session: Session) -> tuple[ReferenceRate, ...]:
    """The whole dated table, oldest first."""
    rows = session.execute(
        sa.select(REFERENCE_RATES).order_by(REFERENCE_RATES.c.kind, REFERENCE_RATES.c.valid_from)
    )
    return tuple(
        ReferenceRate(RateKind(row.kind), row.valid_from, Decimal(row.percent), row.source)
        for row in rows
    )


def lpr_on(session: Session, day: date) -> Decimal | None:
    """The 1-year LPR on a day in percent; None where the owner has emptied the table."""
    found = rate_on(reference_rates(session), RateKind.LPR_1Y, day)
    return found.percent if found else None
