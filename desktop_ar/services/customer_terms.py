"""The terms of a customer: days, prepaid rules, address for notices, who accepted them when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from desktop_ar.domain.charge_terms import ChargeTerms
from desktop_ar.domain.faults import Fault
from desktop_ar.services.acts import finish, refuse_if, the_customer
from desktop_ar.services.amounts import past_day_faults
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.charge_terms import charge_start
from desktop_ar.services.context import Context
from desktop_ar.services.customers import LONGEST_TERMS_DAYS
from desktop_ar.services.setting_values import MOST_TEXT
from desktop_ar.services.settings import setting
from desktop_ar.storage.tables import Customer, CustomerTerms

TEXTS: Final = ("prepaid_validity", "prepaid_refund", "notice_address")


@dataclass(frozen=True, slots=True)
class SetTerms:
    """What was agreed with a customer; days None and empty texts follow the shop.

    Its inverse is the same command with what held before.
    """

    customer_no: str
    terms_days: int | None = None
    prepaid_validity: str = ""
    prepaid_refund: str = ""
    notice_address: str = ""
    accepted_on: date | None = None
    accepted_by: str = ""
    large_buyer: bool = False


@dataclass(frozen=True, slots=True)
class TermsProfile:
    """A customer's terms beside the shop's, and the late charge that holds for a bill of today."""

    name: str
    own: SetTerms
    shop_days: int
    shop: SetTerms
    charge: ChargeTerms | None

    @property
    def days(self) -> int:
        """Days from bill to due date."""
        return self.shop_days if self.own.terms_days is None else self.own.terms_days

    def text(self, name: str) -> str:
        """One of the `TEXTS`: the customer's own, else the shop's."""
        return str(getattr(self.own, name) or getattr(self.shop, name))


def terms_profile(session: Session, context: Context, customer_no: str) -> TermsProfile:
    """The terms that hold for a customer. Raises `Refused` for an unknown number."""
    customer = the_customer(session, customer_no)
    shop = SetTerms(
        "",
        prepaid_validity=setting(session, "terms.prepaid_validity"),
        prepaid_refund=setting(session, "terms.prepaid_refund"),
        notice_address=setting(session, "terms.notice_address"),
    )
    return TermsProfile(
        customer.name,
        _kept(session, customer),
        int(setting(session, "terms.days")),
        shop,
        charge_start(session, context, customer_no).in_force,
    )


def _kept(session: Session, customer: Customer) -> SetTerms:
    kept = session.get(CustomerTerms, customer.id)
    if kept is None:
        return SetTerms(customer.customer_no, customer.terms_days)
    return SetTerms(
        customer.customer_no,
        customer.terms_days,
        kept.prepaid_validity,
        kept.prepaid_refund,
        kept.notice_address,
        kept.accepted_on,
        kept.accepted_by,
        kept.large_buyer,
    )


def check_terms(session: Session, context: Context, command: SetTerms) -> bool:
    """Whether `set_terms` would be refused."""
    the_customer(session, command.customer_no)
    refuse_if(_faults(context, command))
    return True


def set_terms(session: Session, context: Context, command: SetTerms) -> ChangeSet:
    """Keep what was agreed with a customer."""
    customer = the_customer(session, command.customer_no)
    refuse_if(_faults(context, command))
    kept = session.get(CustomerTerms, customer.id)
    if kept is None:
        kept = CustomerTerms(customer_id=customer.id)
        session.add(kept)
    customer.terms_days = command.terms_days
    for name in TEXTS:
        setattr(kept, name, getattr(command, name).strip())
    kept.accepted_on = command.accepted_on
    kept.accepted_by = command.accepted_by.strip()
    kept.large_buyer = command.large_buyer
    changes = ChangeSet(customers=frozenset({customer.id}))
    return finish(session, context, "set_terms", command, changes)


def _faults(context: Context, command: SetTerms) -> Iterator[Fault]:
    if command.terms_days is not None and not 0 <= command.terms_days <= LONGEST_TERMS_DAYS:
        yield Fault("terms_out_of_range", "terms_days", {"most": LONGEST_TERMS_DAYS})
    for name in (*TEXTS, "accepted_by"):
        if len(getattr(command, name)) > MOST_TEXT:
            yield Fault("too_long_here", name, {"most": MOST_TEXT})
    if command.accepted_on is not None:
        yield from past_day_faults(command.accepted_on, context.today, "accepted_on")
    elif command.accepted_by.strip():
        yield Fault("terms_accepted_when", "accepted_on")
