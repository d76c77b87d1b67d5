"""Columns of the list of customers: both sides beside each other, nothing netted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from desktop_ar.domain.ageing import bucket_of
from desktop_ar.language.catalogue import N_
from desktop_ar.language.code_words import word
from desktop_ar.language.phones import masked
from desktop_ar.queries.customers import CustomerRow
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.tokens import age_token
from desktop_ar.ui.models.columns import ColumnSpec, Kind, Look

WIDTHS: Final = {
    "wide": {"customer_name": 180, "phone": 124, "overdue_fen": 104, "not_due_fen": 100,
             "prepaid_value_fen": 100, "last_contact_at": 92},
    "narrow": {"customer_name": 150, "phone": 116, "overdue_fen": 90, "not_due_fen": 88,
               "prepaid_value_fen": 88, "last_contact_at": 84},
}  # fmt: skip


def not_due_fen(row: CustomerRow) -> int:
    """What is open and not late."""
    return row.open_fen - row.overdue_fen


def _amount(fen: int, face: Face) -> str:
    """Nothing is a dash: a column of zeros hides the sums."""
    return face.figures.amount(fen) if fen else ""


def _sum(
    key: str, header: str, fen: Callable[[CustomerRow], int], *, hidden: bool = False
) -> ColumnSpec[CustomerRow]:
    return ColumnSpec(
        key=key,
        header=header,
        kind=Kind.NUMBER,
        width=100,
        hidden=hidden,
        text=lambda row, face: _amount(fen(row), face),
        sort_key=fen,
    )


def customer_columns(places: Mapping[int, int]) -> tuple[ColumnSpec[CustomerRow], ...]:
    """The columns; `places` tells where each name stands in the alphabet."""
    return (
        ColumnSpec(
            key="customer_name",
            header=N_("Customer"),
            kind=Kind.NAME,
            width=180,
            stretch=True,
            text=lambda row, _face: row.customer_name,
            sort_key=lambda row: places.get(row.customer_id),
            tip=lambda row, _face: f"{row.customer_name}  {row.customer_no}",
        ),
        *_SHOWN,
        *_CHOOSABLE,
    )


_SHOWN: Final[tuple[ColumnSpec[CustomerRow], ...]] = (
    ColumnSpec(
        key="phone", header=N_("Phone"), width=124,
        text=lambda row, _face: masked(row.phone), sort_key=lambda row: row.phone or None,
        copy=lambda row, _face: row.phone,
    ),
    ColumnSpec(
        key="overdue_fen", header=N_("Owes, late"), kind=Kind.MONEY, width=104,
        text=lambda row, face: _amount(row.overdue_fen, face),
        sort_key=lambda row: row.overdue_fen,
        look=lambda row, _face: Look(tone="overdue" if row.overdue_fen else "text"),
    ),
    _sum("not_due_fen", N_("Owes, not due"), not_due_fen),
    _sum("prepaid_value_fen", N_("The shop owes"), lambda row: row.prepaid_value_fen),
    ColumnSpec(
        key="last_contact_at", header=N_("Last contact"), kind=Kind.DATE, width=92,
        text=lambda row, face: face.day(row.last_contact_at) if row.last_contact_at else "",
        sort_key=lambda row: row.last_contact_at,
        tip=lambda row, face: face.long_day(row.last_contact_at) if row.last_contact_at else "",
    ),
)  # fmt: skip


def _days_look(row: CustomerRow, _face: Face) -> Look:
    days = row.days_past_due
    return Look(tone=age_token(bucket_of(days))) if row.overdue_fen and days > 0 else Look()


_CHOOSABLE: Final[tuple[ColumnSpec[CustomerRow], ...]] = (
    ColumnSpec(
        key="customer_no", header=N_("Customer no."), width=88, hidden=True,
        text=lambda row, _face: row.customer_no, sort_key=lambda row: row.customer_no,
    ),
    ColumnSpec(
        key="days_past_due", header=N_("Days"), kind=Kind.DAYS, width=62, hidden=True,
        text=lambda row, _face: str(row.days_past_due) if row.overdue_fen else "",
        sort_key=lambda row: row.days_past_due if row.overdue_fen else None, look=_days_look,
    ),
    _sum("open_fen", N_("Open in all"), lambda row: row.open_fen, hidden=True),
    _sum("unallocated_fen", N_("Not allocated"), lambda row: row.unallocated_fen, hidden=True),
    ColumnSpec(
        key="kind", header=N_("Kind"), width=92, hidden=True,
        text=lambda row, face: word(face.t, row.kind), sort_key=lambda row: row.kind,
    ),
    ColumnSpec(
        key="contact", header=N_("Contact person"), width=110, hidden=True,
        text=lambda row, _face: row.contact, sort_key=lambda row: row.contact or None,
    ),
    ColumnSpec(
        key="created_on", header=N_("Customer since"), kind=Kind.DATE, width=100, hidden=True,
        text=lambda row, face: face.day(row.created_on), sort_key=lambda row: row.created_on,
        tip=lambda row, face: face.long_day(row.created_on),
    ),
)  # fmt: skip
