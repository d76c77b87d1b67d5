"""The tables of the book as Core sees them: questions add up columns, they load no entities."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Final, TypeAlias, cast

import sqlalchemy as sa
from sqlalchemy.engine import Row

from desktop_ar.storage import tables
from desktop_ar.storage.base import Base

AnySelect: TypeAlias = sa.Select[*tuple[Any, ...]]
"""A statement that several questions build on; its rows are typed by the row classes."""


def _table(record: type[Base]) -> sa.Table:
    return cast("sa.Table", record.__table__)


ADJUSTMENTS: Final = _table(tables.Adjustment)
ALLOCATIONS: Final = _table(tables.Allocation)
ATTACHMENT_FILES: Final = _table(tables.AttachmentFile)
ATTACHMENTS: Final = _table(tables.Attachment)
CONTACTS: Final = _table(tables.Contact)
CONTACT_RULES: Final = _table(tables.ContactRule)
CUSTOMERS: Final = _table(tables.Customer)
DISPUTES: Final = _table(tables.Dispute)
DUNNING_LADDERS: Final = _table(tables.DunningLadder)
DUNNING_RUNGS: Final = _table(tables.DunningRung)
EXTENSIONS: Final = _table(tables.Extension)
INSTALLMENTS: Final = _table(tables.Installment)
LADDER_CHOICES: Final = _table(tables.LadderChoice)
CUSTOMER_TERMS: Final = _table(tables.CustomerTerms)
LATE_CHARGE_TERMS: Final = _table(tables.LateChargeTerms)
LETTERS: Final = _table(tables.Letter)
LETTER_CHARGES: Final = _table(tables.LetterCharge)
LETTER_FILES: Final = _table(tables.LetterFile)
LOTS: Final = _table(tables.PrepaidLot)
LOT_ENTRIES: Final = _table(tables.PrepaidEntry)
LOT_EXTENSIONS: Final = _table(tables.PrepaidExtension)
LOT_REFUNDS: Final = _table(tables.PrepaidRefund)
PAYER_ALIASES: Final = _table(tables.PayerAlias)
PAYMENTS: Final = _table(tables.Payment)
PLANS: Final = _table(tables.InstallmentPlan)
PLAN_RECEIVABLES: Final = _table(tables.PlanReceivable)
PLAN_SUCCESSIONS: Final = _table(tables.PlanSuccession)
PROMISES: Final = _table(tables.Promise)
RECEIVABLES: Final = _table(tables.Receivable)
REFERENCE_RATES: Final = _table(tables.ReferenceRateRow)
SETTINGS: Final = _table(tables.Setting)

AS_OF: Final[sa.BindParameter[date]] = sa.bindparam("as_of", type_=sa.Date)
"""The day asked, in every statement of this package."""

CUSTOMER_IDS: Final[sa.BindParameter[int]] = sa.bindparam(
    "customer_ids", type_=sa.Integer, expanding=True, literal_execute=True
)
"""The customers a statement is about; written into it, so that their number has no limit."""

Ids: TypeAlias = Collection[int] | None
"""Ids of customers; None means all of them."""

MOST_NAMED: Final = 1000
"""With more customers than this it is faster to ask for all of them."""


def about(statement: AnySelect, column: sa.ColumnElement[int], *, every: bool = False) -> AnySelect:
    """The statement for the customers bound as `CUSTOMER_IDS`; with `every` as it is.

    What is made with it is kept by `built_once`: making a statement costs more than asking
    a small one.
    """
    return statement if every else statement.where(column.in_(CUSTOMER_IDS))


def everyone(ids: Ids) -> bool:
    """Whether a question about these customers is asked about all."""
    return ids is None or len(ids) > MOST_NAMED


def on_day(as_of: date, ids: Ids = None) -> dict[str, Any]:
    """The parameters of a statement made by `about`."""
    return {"as_of": as_of} if everyone(ids) else {"as_of": as_of, "customer_ids": list(ids or ())}


def keyed(rows: Iterable[Row[*tuple[Any, ...]]]) -> dict[int, Any]:
    """Rows of two columns as a dictionary."""
    return {row[0]: row[1] for row in rows}
