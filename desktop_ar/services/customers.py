"""Customers: taking one on, changing what is known of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from desktop_ar.domain.codes import CustomerKind
from desktop_ar.domain.faults import Fault
from desktop_ar.domain.money import LARGEST_FEN
from desktop_ar.language.catalogue import LANGUAGES
from desktop_ar.language.pinyin import phone_key, search_key, sort_key
from desktop_ar.services.acts import finish, free_number, refuse_if, the_customer
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.storage.tables import Customer

NUMBER_PREFIX: Final = "K-"
LONGEST_TERMS_DAYS: Final = 3650
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class CustomerData:
    """What may be known of a customer; money in fen, terms in days, None follows the shop."""

    name: str
    customer_no: str = ""
    kind: CustomerKind = CustomerKind.PERSON
    contact: str = ""
    phone: str = ""
    wechat: str = ""
    email: str = ""
    address: str = ""
    language: str = "zh_CN"
    terms_days: int | None = None
    credit_limit_fen: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChangeCustomer:
    """New data for the customer of a number; the number itself stays."""

    customer_no: str
    data: CustomerData


def add_customer(session: Session, context: Context, command: CustomerData) -> ChangeSet:
    """Take a customer on; without a number the next free one is given."""
    refuse_if(faults_of(session, command, new=True))
    customer = Customer(
        customer_no=command.customer_no.strip()
        or free_number(session, NUMBER_PREFIX, Customer.customer_no),
        created_on=context.today,
    )
    write_data(customer, command)
    session.add(customer)
    session.flush()
    changes = ChangeSet(customers=frozenset({customer.id}), numbers=(customer.customer_no,))
    return finish(session, context, "add_customer", command, changes)


def change_customer(session: Session, context: Context, command: ChangeCustomer) -> ChangeSet:
    """Write new data over what was known; its inverse is the same act with the old data."""
    customer = the_customer(session, command.customer_no)
    refuse_if(faults_of(session, command.data, new=False))
    write_data(customer, command.data)
    changes = ChangeSet(customers=frozenset({customer.id}), numbers=(customer.customer_no,))
    return finish(session, context, "change_customer", command, changes)


def customer_data(session: Session, customer_no: str) -> CustomerData:
    """What is known of a customer, as the dialog shows it. Raises `Refused`."""
    customer = the_customer(session, customer_no)
    return CustomerData(
        name=customer.name,
        customer_no=customer.customer_no,
        kind=CustomerKind(customer.kind),
        contact=customer.contact,
        phone=customer.phone,
        wechat=customer.wechat,
        email=customer.email,
        address=customer.address,
        language=customer.language,
        terms_days=customer.terms_days,
        credit_limit_fen=customer.credit_limit_fen,
        note=customer.note,
    )


def write_data(customer: Customer, data: CustomerData) -> None:
    """Set every field of a record, with the keys it is sorted and found by."""
    customer.name = data.name.strip()
    customer.kind = data.kind
    customer.contact = data.contact.strip()
    customer.phone = data.phone.strip()
    customer.phone_key = phone_key(data.phone)
    customer.wechat = data.wechat.strip()
    customer.email = data.email.strip()
    customer.address = data.address.strip()
    customer.language = data.language
    customer.terms_days = data.terms_days
    customer.credit_limit_fen = data.credit_limit_fen
    customer.note = data.note.strip()
    customer.sort_key = sort_key(customer.name)
    customer.search_key = search_key(customer.name, customer.customer_no, customer.phone)


def faults_of(session: Session, data: CustomerData, *, new: bool) -> Iterator[Fault]:
    """Everything that is wrong with the data, by field."""
    if not data.name.strip():
        yield Fault("name_missing", "name")
    if new and data.customer_no.strip():
        taken = session.query(Customer.id).filter_by(customer_no=data.customer_no.strip()).first()
        if taken:
            number = {"customer_no": data.customer_no.strip()}
            yield Fault("customer_no_taken", "customer_no", number)
    if data.email.strip() and not is_email(data.email.strip()):
        yield Fault("email_malformed", "email", {"email": data.email})
    if data.language not in LANGUAGES:
        languages = ", ".join(LANGUAGES)
        yield Fault("language_unknown", "language", {"language": data.language, "known": languages})
    if data.terms_days is not None and not 0 <= data.terms_days <= LONGEST_TERMS_DAYS:
        yield Fault("terms_out_of_range", "terms_days", {"most": LONGEST_TERMS_DAYS})
    if data.credit_limit_fen is not None and not 0 <= data.credit_limit_fen <= LARGEST_FEN:
        yield Fault("amount_out_of_range", "credit_limit_fen", {"most_fen": LARGEST_FEN})


def is_email(text: str) -> bool:
    """Whether a text has the form of an e-mail address."""
    return _EMAIL.fullmatch(text) is not None
