"""Whose row it is: customers found by number, by name and phone, or by name alone.

cli.md "Import": without a number, name and phone together are the key; a name alone means the
only customer of that name. All rows of a file are looked at together, so that their order does
not matter: numbers first, then names with phones, then names alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.faults import Fault
from desktop_ar.exchange.cells import narrow
from desktop_ar.language.pinyin import phone_key
from desktop_ar.storage.tables import Customer

_BLANKS: Final = re.compile(r"\s+")
_BETWEEN_HAN: Final = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a row says of its customer. A card's number names its holder where no number does."""

    number: str
    name: str
    phone: str
    card: str = ""


@dataclass(slots=True, eq=False)
class Party:
    """One customer, of the book (`id` set) or new in this file."""

    id: int | None
    number: str
    name: str
    phone: str
    known: dict[str, Any] = field(default_factory=dict)
    """What the book knows, by column; empty for a new one."""
    given: dict[str, Any] = field(default_factory=dict)
    """What this file says first, by column."""
    updates: dict[str, Any] = field(default_factory=dict)
    """What is to be written over what the book knows."""
    wanted: int = 0
    """The first accepted row that needs it, 0 while none does."""
    renamed: str = ""
    """Another name that the file gives to this number."""
    like: Party | None = None
    """An earlier customer of the same name, for whom this one must not be taken."""

    @property
    def terms_days(self) -> int | None:
        """Days from issue to due date, None follows the shop."""
        terms: int | None = self.given.get("terms_days", self.known.get("terms_days"))
        return terms

    def say(self, column: str, value: Any) -> bool:
        """Take a value for a column; answers whether that changes what the book knows.

        The first row of a file that speaks decides, so that a second import changes nothing.
        """
        if value in (None, "") or column in self.given:
            return False
        self.given[column] = value
        if self.id is None:
            if column == "phone":
                self.phone = value
            return False
        if _same(column, value, self.known.get(column)):
            return False
        self.updates[column] = value
        return True


def _same(column: str, value: Any, known: Any) -> bool:
    if column == "phone":
        return phone_key(value) == phone_key(known or "")
    return bool(value == known)


COLUMNS: Final = (
    "phone", "contact", "wechat", "email", "address", "language", "kind", "credit_limit_fen",
    "terms_days", "note",
)  # fmt: skip


class Directory:
    """Every customer of the book and of the file, by number and by name.

    With `renames` a number may come with a new name, as in a list of customers.
    """

    def __init__(self, session: Session, *, renames: bool = False) -> None:
        self._renames = renames
        self.parties: list[Party] = []
        self._by_id: dict[int, Party] = {}
        self._by_number: dict[str, Party] = {}
        self._by_name: dict[str, list[Party]] = {}
        columns = [getattr(Customer, name) for name in COLUMNS]
        statement = sa.select(Customer.id, Customer.customer_no, Customer.name, *columns)
        for id_, number, name, *values in session.execute(statement.order_by(Customer.id)):
            known = dict(zip(COLUMNS, values, strict=True))
            self._add(Party(id_, number, name, known["phone"], known={"name": name, **known}))

    def _add(self, party: Party) -> Party:
        self.parties.append(party)
        if party.id is not None:
            self._by_id[party.id] = party
        if party.number:
            self._by_number[party.number] = party
        self._by_name.setdefault(name_key(party.name), []).append(party)
        return party

    def of_number(self, number: str) -> Party | None:
        """The customer of a number."""
        return self._by_number.get(number)

    def of_id(self, id_: int | None) -> Party | None:
        """The customer of a record of the book."""
        return None if id_ is None else self._by_id.get(id_)

    def numbers(self) -> set[str]:
        """Numbers that are taken, by the book or by the file."""
        return set(self._by_number)

    def resolve(self, claims: Sequence[Claim | None]) -> list[Party | Fault | None]:
        """For every claim its customer, new ones included, or why it is nobody's."""
        found: list[Party | Fault | None] = [None] * len(claims)
        for settle in (self._numbered, self._carded, self._with_phone, self._named):
            for at, claim in enumerate(claims):
                if claim is not None and found[at] is None:
                    found[at] = settle(claim)
        return found

    def _numbered(self, claim: Claim) -> Party | Fault | None:
        if not claim.number:
            return None
        party = self._by_number.get(claim.number)
        if party is None:
            return self._add(Party(None, claim.number, claim.name or claim.number, claim.phone))
        called = party.renamed or party.name
        if not claim.name or name_key(claim.name) == name_key(called):
            return party
        if not party.renamed and (
            (self._renames and party.id is not None) or party.name == party.number
        ):
            party.renamed = claim.name
            self._by_name.setdefault(name_key(claim.name), []).append(party)
            return party
        names = {"customer_no": claim.number, "known": party.name, "name": claim.name}
        return Fault("customer_name_differs", "customer_name", names)

    def _carded(self, claim: Claim) -> Party | Fault | None:
        """The holder of a card: by the card's number, else by name and phone, else somebody new."""
        if not claim.card:
            return None
        party = self._by_number.get(claim.card)
        if party is not None and (not claim.name or name_key(party.name) == name_key(claim.name)):
            return party
        holders = self._alike(claim) if claim.name and claim.phone else []
        if len(holders) == 1:
            return holders[0]
        if party is not None:
            names = {"customer_no": claim.card, "known": party.name, "name": claim.name}
            return Fault("customer_name_differs", "customer_name", names)
        return self._add(Party(None, claim.card, claim.name or claim.card, claim.phone))

    def _alike(self, claim: Claim) -> list[Party]:
        key = phone_key(claim.phone)
        namesakes = self._by_name.get(name_key(claim.name), [])
        return [party for party in namesakes if phone_key(party.phone) == key]

    def _with_phone(self, claim: Claim) -> Party | Fault | None:
        if not claim.name or not phone_key(claim.phone):
            return None
        alike = self._alike(claim)
        if len(alike) > 1:
            params = {"name": claim.name, "phone": claim.phone}
            return Fault("name_and_phone_shared", "customer_name", params)
        if alike:
            return alike[0]
        namesakes = self._by_name.get(name_key(claim.name), [])
        if len(namesakes) == 1 and not namesakes[0].phone:
            namesakes[0].phone = claim.phone
            return namesakes[0]
        party = Party(None, "", claim.name, claim.phone)
        party.like = next((other for other in namesakes if other.phone), None)
        return self._add(party)

    def _named(self, claim: Claim) -> Party | Fault:
        if not claim.name:
            return Fault("customer_missing", "customer_name")
        namesakes = self._by_name.get(name_key(claim.name), [])
        if len(namesakes) > 1:
            params = {"name": claim.name, "count": len(namesakes)}
            return Fault("name_shared", "customer_name", params)
        if namesakes:
            return namesakes[0]
        return self._add(Party(None, "", claim.name, claim.phone))


def name_key(name: str) -> str:
    """Names are the same without regard to width, case and blanks between Chinese characters."""
    return _BETWEEN_HAN.sub("", _BLANKS.sub(" ", narrow(name).strip())).casefold()


def new_and_wanted(parties: Iterable[Party]) -> list[Party]:
    """Customers that are to be taken on, in the order of their first rows."""
    wanted = (party for party in parties if party.id is None and party.wanted)
    return sorted(wanted, key=lambda party: party.wanted)
