"""What each KIND of import may bring, and how its columns are known (cli.md "Import")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Final

from desktop_ar.exchange import names
from desktop_ar.language.catalogue import N_


class ImportKind(StrEnum):
    """What a file brings."""

    CUSTOMERS = "customers"
    INVOICES = "invoices"
    PAYMENTS = "payments"
    PREPAID = "prepaid"
    BALANCES = "balances"


class Holds(Enum):
    """What a column holds, which decides how its cells are read."""

    TEXT = auto()
    NUMBER = auto()
    PHONE = auto()
    AMOUNT = auto()
    DAY = auto()
    COUNT = auto()
    FLAG = auto()
    CUSTOMER_KIND = auto()
    LOT_KIND = auto()
    METHOD = auto()
    LANGUAGE = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its key, what it holds, its heading for people, the names of its columns."""

    key: str
    holds: Holds
    heading: str
    names: tuple[str, ...]


_HOLDS: Final[Mapping[ImportKind, Mapping[str, Holds]]] = {
    ImportKind.CUSTOMERS: {
        "customer_no": Holds.NUMBER,
        "name": Holds.TEXT,
        "contact": Holds.TEXT,
        "phone": Holds.PHONE,
        "wechat": Holds.NUMBER,
        "email": Holds.NUMBER,
        "address": Holds.TEXT,
        "language": Holds.LANGUAGE,
        "kind": Holds.CUSTOMER_KIND,
        "credit_limit": Holds.AMOUNT,
        "terms_days": Holds.COUNT,
        "note": Holds.TEXT,
    },
    ImportKind.INVOICES: {
        "invoice_no": Holds.NUMBER,
        "customer_no": Holds.NUMBER,
        "customer_name": Holds.TEXT,
        "phone": Holds.PHONE,
        "issue_date": Holds.DAY,
        "due_date": Holds.DAY,
        "amount": Holds.AMOUNT,
        "description": Holds.TEXT,
        "contract_no": Holds.NUMBER,
        "disputed": Holds.FLAG,
        "paid_date": Holds.DAY,
        "paid_amount": Holds.AMOUNT,
    },
    ImportKind.PAYMENTS: {
        "customer_no": Holds.NUMBER,
        "customer_name": Holds.TEXT,
        "phone": Holds.PHONE,
        "date": Holds.DAY,
        "amount": Holds.AMOUNT,
        "method": Holds.METHOD,
        "reference": Holds.NUMBER,
        "invoice_no": Holds.NUMBER,
        "note": Holds.TEXT,
    },
    ImportKind.PREPAID: {
        "customer_no": Holds.NUMBER,
        "customer_name": Holds.TEXT,
        "phone": Holds.PHONE,
        "lot_no": Holds.NUMBER,
        "card_no": Holds.NUMBER,
        "kind": Holds.LOT_KIND,
        "title": Holds.TEXT,
        "sold_on": Holds.DAY,
        "valid_until": Holds.DAY,
        "paid": Holds.AMOUNT,
        "bonus": Holds.AMOUNT,
        "used": Holds.AMOUNT,
        "left": Holds.AMOUNT,
        "units": Holds.COUNT,
        "units_used": Holds.COUNT,
        "units_left": Holds.COUNT,
        "unit_list_price": Holds.AMOUNT,
    },
    ImportKind.BALANCES: {
        "customer_no": Holds.NUMBER,
        "customer_name": Holds.TEXT,
        "phone": Holds.PHONE,
        "balance": Holds.AMOUNT,
        "due_date": Holds.DAY,
        "note": Holds.TEXT,
    },
}
"""Beyond cli.md's own list: ``card_no`` (the number of a member's card, which names both the
member and the credit), ``left`` and ``units_left`` (ledgers that keep what is left, not what was
used), ``note`` of a payment."""

_HEADINGS: Final[Mapping[str, str]] = {
    "address": N_("Address"),
    "amount": N_("Amount"),
    "balance": N_("Balance owed"),
    "bonus": N_("Bonus"),
    "card_no": N_("Card no."),
    "contact": N_("Contact person"),
    "contract_no": N_("Contract no."),
    "credit_limit": N_("Credit limit"),
    "customer_name": N_("Customer"),
    "customer_no": N_("Customer no."),
    "date": N_("Date"),
    "description": N_("Description"),
    "disputed": N_("Disputed"),
    "due_date": N_("Due date"),
    "email": N_("E-mail"),
    "invoice_no": N_("Bill no."),
    "issue_date": N_("Issue date"),
    "kind": N_("Kind"),
    "language": N_("Language"),
    "left": N_("Value left"),
    "lot_no": N_("Credit no."),
    "method": N_("Method"),
    "name": N_("Name"),
    "note": N_("Note"),
    "paid": N_("Paid"),
    "paid_amount": N_("Paid"),
    "paid_date": N_("Paid on"),
    "phone": N_("Phone"),
    "reference": N_("Reference"),
    "sold_on": N_("Sold on"),
    "terms_days": N_("Terms (days)"),
    "title": N_("Title"),
    "unit_list_price": N_("List price of a unit"),
    "units": N_("Units"),
    "units_left": N_("Units left"),
    "units_used": N_("Units used"),
    "used": N_("Used"),
    "valid_until": N_("Valid until"),
    "wechat": N_("WeChat"),
}

_NAMES: Final[Mapping[ImportKind, Mapping[str, str]]] = {
    ImportKind.CUSTOMERS: names.CUSTOMERS,
    ImportKind.INVOICES: names.INVOICES,
    ImportKind.PAYMENTS: names.PAYMENTS,
    ImportKind.PREPAID: names.PREPAID,
    ImportKind.BALANCES: names.BALANCES,
}

FIELDS: Final[Mapping[ImportKind, Mapping[str, Field]]] = {
    kind: {
        key: Field(key, holds, _HEADINGS[key], (key, *_NAMES[kind].get(key, "").split()))
        for key, holds in fields.items()
    }
    for kind, fields in _HOLDS.items()
}

ALIASES: Final[Mapping[ImportKind, Mapping[str, str]]] = {
    ImportKind.CUSTOMERS: {"customer_name": "name"},
    ImportKind.BALANCES: {"amount": "balance"},
}
"""Other keys that `--map` takes for a field."""

REQUIRED: Final[Mapping[ImportKind, tuple[tuple[str, ...], ...]]] = {
    ImportKind.CUSTOMERS: (("customer_no", "name"),),
    ImportKind.INVOICES: (("customer_no", "customer_name"), ("amount",), ("issue_date",)),
    ImportKind.PAYMENTS: (("customer_no", "customer_name", "invoice_no"), ("amount",), ("date",)),
    ImportKind.PREPAID: (
        ("customer_no", "customer_name", "card_no"),
        ("paid", "units"),
        ("sold_on",),
    ),
    ImportKind.BALANCES: (("customer_no", "customer_name"), ("balance",)),
}
"""Of each group at least one column must be there, or the file is not of this KIND."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Names that say enough only `beside` one of some fields, or only `unless` one is there."""

    field: str
    names: tuple[str, ...]
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


DOUBTFUL: Final[Mapping[ImportKind, tuple[Doubtful, ...]]] = {
    ImportKind.INVOICES: (
        # A lone 付款日期 may be the day by which to pay: it would mark every bill as paid.
        Doubtful(
            "paid_date",
            ("付款日期", "支付日期", "payment_date"),
            beside=("due_date", "paid_amount"),
        ),
        # What is left of a bill is its amount only where no column says what was paid.
        Doubtful("amount", tuple(names.WHAT_IS_LEFT.split()), unless=("paid_amount",)),
    ),
}
