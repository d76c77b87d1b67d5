"""Writing customers: new ones, and what is now known of others."""

from __future__ import annotations

from desktop_ar.domain.codes import CustomerKind
from desktop_ar.language.pinyin import phone_key, search_key, sort_key
from desktop_ar.services.customers import NUMBER_PREFIX
from desktop_ar.services.importing.desk import Desk, Record, id_of
from desktop_ar.services.importing.numbering import first_free_id, free_numbers
from desktop_ar.services.importing.parties import Party, new_and_wanted
from desktop_ar.storage.tables import Customer


def write_people(desk: Desk) -> None:
    """Take new customers on, in the order of their rows, and change others."""
    changed = [party for party in desk.plan.directory.parties if party.updates]
    _take_on(desk)
    for party in changed:
        _change(desk, party)
    desk.session.flush()


def _take_on(desk: Desk) -> None:
    directory = desk.plan.directory
    new = new_and_wanted(directory.parties)
    taken = directory.numbers()
    unnumbered = [party for party in new if not party.number]
    numbers = free_numbers(
        desk.session, NUMBER_PREFIX, len(unnumbered), Customer.customer_no, taken.__contains__
    )
    for party, number in zip(unnumbered, numbers, strict=True):
        party.number = number
    for id_, party in enumerate(new, start=first_free_id(desk.session, Customer)):
        party.id = id_
        desk.customers.add(id_)
    desk.insert(Customer, [_record(desk, party) for party in new])


def _record(desk: Desk, party: Party) -> Record:
    given = party.given
    name = given.get("name") or party.name
    return {
        "id": party.id,
        "customer_no": party.number,
        "name": name,
        "sort_key": sort_key(name),
        "search_key": search_key(name, party.number, party.phone),
        "kind": given.get("kind", CustomerKind.PERSON),
        "contact": given.get("contact", ""),
        "phone": party.phone,
        "phone_key": phone_key(party.phone),
        "wechat": given.get("wechat", ""),
        "email": given.get("email", ""),
        "address": given.get("address", ""),
        "language": given.get("language", "zh_CN"),
        "terms_days": given.get("terms_days"),
        "credit_limit_fen": given.get("credit_limit_fen"),
        "note": given.get("note", ""),
        "created_on": desk.plan.context.today,
    }


def _change(desk: Desk, party: Party) -> None:
    customer = desk.session.get_one(Customer, id_of(party))
    for column, value in party.updates.items():
        setattr(customer, column, value)
    customer.phone_key = phone_key(customer.phone)
    customer.sort_key = sort_key(customer.name)
    customer.search_key = search_key(customer.name, customer.customer_no, customer.phone)
    desk.customers.add(customer.id)
