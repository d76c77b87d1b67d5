"""What the sheet of terms says: the customer's own rules, else the shop's."""

from __future__ import annotations

from sqlalchemy.orm import Session

from desktop_ar.domain.allocation import AllocationOrder
from desktop_ar.domain.charge_terms import ChargeTerms, Scope
from desktop_ar.language.catalogue import Translator, translator
from desktop_ar.language.charge_words import example_sentence, policy_sentence
from desktop_ar.language.figures import long_date
from desktop_ar.letters import facts as paper
from desktop_ar.services.context import Context
from desktop_ar.services.customer_terms import terms_profile
from desktop_ar.services.settings import setting
from desktop_ar.storage.tables import Customer


def facts_of(
    session: Session,
    context: Context,
    customer: Customer,
    head: paper.Head,
    ways: tuple[paper.PaymentWay, ...],
) -> paper.TermsFacts:
    """The terms that hold for a customer today."""
    profile = terms_profile(session, context, customer.customer_no)
    t = translator(customer.language)
    charge = profile.charge
    agreed = charge is not None and charge.policy is not None
    return paper.TermsFacts(
        head,
        profile.days,
        charge_sentence=_sentence(t, charge) if charge is not None and agreed else "",
        example=example_sentence(t, charge.policy) if charge and charge.policy else "",
        prepaid_validity=profile.text("prepaid_validity"),
        prepaid_refund=profile.text("prepaid_refund"),
        shop_address=profile.shop.notice_address or head.shop.address,
        customer_address=profile.own.notice_address or customer.address,
        accepted_on=profile.own.accepted_on,
        accepted_by=profile.own.accepted_by,
        ways=ways,
        allocation=AllocationOrder(setting(session, "allocation.order")),
    )


def _sentence(t: Translator, charge: ChargeTerms) -> str:
    """The policy as one sentence, and for which bills it holds."""
    sentence = policy_sentence(t, charge.policy)
    if charge.scope is Scope.RECEIVABLE or charge.bills_from is None:
        return sentence
    day = long_date(t, charge.bills_from)
    return t.gettext("For bills issued from {day}: {sentence}", day=day, sentence=sentence)
