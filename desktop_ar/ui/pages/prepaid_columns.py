"""Columns of the prepaid list: those of the picture, and the rest of `desktop-ar prepaid` that
the owner may choose."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from desktop_ar.domain.codes import LotKind, LotState
from desktop_ar.language.catalogue import N_, Translator
from desktop_ar.language.code_words import word
from desktop_ar.language.figures import short_date
from desktop_ar.language.phones import masked
from desktop_ar.queries.prepaid import PrepaidRow
from desktop_ar.ui.face import Face
from desktop_ar.ui.models.columns import ColumnSpec, Kind, Look
from desktop_ar.ui.pages.step_words import step_copied, step_look, step_tip, step_words

LOT_ICONS: Final[Mapping[LotKind, str]] = MappingProxyType(
    {
        LotKind.STORED_VALUE: "wallet-cards",
        LotKind.COUNT_PACK: "tickets",
        LotKind.CLASS_PACK: "layers",
        LotKind.TIME_CARD: "calendar-days",
        LotKind.VOUCHER: "ticket",
        LotKind.COUPON: "ticket",
        LotKind.DEPOSIT: "coins",
    }
)
SOON_DAYS: Final = 7
"""From so many days before its end on, a credit asks for attention."""

WIDTHS: Final = {
    "wide": {"customer_name": 120, "title": 160, "units_left": 220, "value_left_fen": 100,
             "valid_until": 112, "days_left": 112, "last_used_on": 92, "next_action_on": 148},
    "narrow": {"customer_name": 108, "title": 136, "units_left": 144, "value_left_fen": 92,
               "valid_until": 98, "days_left": 112, "last_used_on": 78, "next_action_on": 132},
}  # fmt: skip


def identity(row: PrepaidRow) -> str:
    """Which lot."""
    return row.lot_no


def lot_title(t: Translator, kind: LotKind, title: str) -> str:
    """What was sold, or else its kind."""
    return title or word(t, kind)


def unit(t: Translator, kind: LotKind, units: int) -> str:
    """What a lot is counted in."""
    if kind is LotKind.CLASS_PACK:
        return t.ngettext("class", "classes", units)
    if kind in {LotKind.VOUCHER, LotKind.COUPON}:
        return t.ngettext("voucher", "vouchers", units)
    return t.ngettext("visit", "visits", units)


def left_words(row: PrepaidRow, face: Face) -> str:
    """How much is left: units, or yuan."""
    if row.units_bought is None:
        return face.figures.short(row.value_left_fen)
    return str(row.units_left)


def _of_all(row: PrepaidRow, face: Face) -> str:
    """Of how much, with what it is counted in."""
    t = face.t
    if row.units_bought is None:
        return t.gettext(" / {all} yuan", all=face.figures.short(row.paid_fen + row.bonus_fen))
    return f" / {row.units_bought} {unit(t, row.kind, row.units_bought)}"


def part_left(row: PrepaidRow) -> float:
    """Which part (0 to 1) is left."""
    if row.units_bought is None:
        whole = row.paid_fen + row.bonus_fen
        return row.value_left_fen / whole if whole else 0.0
    return (row.units_left or 0) / row.units_bought if row.units_bought else 0.0


def _left_look(row: PrepaidRow, face: Face) -> Look:
    tone = "warn" if row.state is LotState.EXPIRED else "text"
    return Look(tone=tone, figure=part_left(row), rest=_of_all(row, face))  # type: ignore[arg-type]  # both are tokens


def days_words(row: PrepaidRow, face: Face) -> str:
    """How long a lot still holds, or how long it is past its deadline."""
    days, t = row.days_left, face.t
    if days is None:
        return ""
    if days < 0:
        return t.ngettext("{n} day past", "{n} days past", -days)
    if days == 0:
        return t.gettext("Last day")
    return t.ngettext("{n} day", "{n} days", days)


def days_look(row: PrepaidRow, _face: Face) -> Look:
    """Amber when it ends soon or has ended: the value is still owed."""
    days = row.days_left
    if days is None or days > SOON_DAYS:
        return Look(tone="muted")
    return Look(tone="warn", icon="triangle-alert" if days < 0 else "hourglass")


def _deadline(row: PrepaidRow, face: Face) -> str:
    if row.valid_until is None:
        return face.t.gettext("No deadline")
    return short_date(face.t, row.valid_until, date.min)


def _seen(row: PrepaidRow, face: Face) -> str:
    return face.day(row.last_used_on) if row.last_used_on else face.t.gettext("Never")


def _step(tell: Any, row: PrepaidRow, face: Face) -> Any:
    return tell(face, row.next_action, row.next_action_on)


def _step_order(row: PrepaidRow) -> Any:
    if row.next_action is None or row.next_action_on is None:
        return None
    return row.next_action_on, row.next_action


def prepaid_columns(places: Mapping[str, int]) -> tuple[ColumnSpec[PrepaidRow], ...]:
    """The columns; `places` tells where each lot's customer stands in the alphabet."""
    return (_named(places), *_SHOWN, *_CHOOSABLE)


def _named(places: Mapping[str, int]) -> ColumnSpec[PrepaidRow]:
    return ColumnSpec(
        key="customer_name",
        header=N_("Customer"),
        kind=Kind.NAME,
        width=120,
        text=lambda row, _face: row.customer_name,
        sort_key=lambda row: places.get(row.lot_no),
        tip=lambda row, _face: f"{row.customer_name}  {row.customer_no}",
    )


_SHOWN: Final[tuple[ColumnSpec[PrepaidRow], ...]] = (
    ColumnSpec(
        key="title", header=N_("Item"), width=160,
        text=lambda row, face: lot_title(face.t, row.kind, row.title),
        look=lambda row, _face: Look(icon=LOT_ICONS[row.kind]),
        sort_key=lambda row: (row.kind, row.title),
        tip=lambda row, face: f"{word(face.t, row.kind)}  {row.title}  {row.lot_no}",
    ),
    ColumnSpec(
        key="units_left", header=N_("Remaining"), kind=Kind.PROGRESS, width=220, stretch=True,
        text=left_words, look=_left_look, sort_key=part_left,
    ),
    ColumnSpec(
        key="value_left_fen", header=N_("Remaining value"), kind=Kind.MONEY, width=100,
        text=lambda row, face: face.figures.amount(row.value_left_fen),
        sort_key=lambda row: row.value_left_fen,
    ),
    ColumnSpec(
        key="valid_until", header=N_("Valid until"), kind=Kind.DATE, width=112, text=_deadline,
        sort_key=lambda row: row.valid_until,
        tip=lambda row, face: face.long_day(row.valid_until) if row.valid_until else "",
    ),
    ColumnSpec(
        key="days_left", header=N_("Time left"), kind=Kind.TAG, width=112, text=days_words,
        look=days_look, sort_key=lambda row: row.days_left,
        copy=lambda row, _face: "" if row.days_left is None else str(row.days_left),
    ),
    ColumnSpec(
        key="last_used_on", header=N_("Last visit"), kind=Kind.DATE, width=92, text=_seen,
        sort_key=lambda row: row.last_used_on,
        tip=lambda row, face: face.long_day(row.last_used_on) if row.last_used_on else "",
    ),
    ColumnSpec(
        key="next_action_on", header=N_("Next step"), kind=Kind.STEP, width=148,
        text=partial(_step, step_words), look=partial(_step, step_look),
        tip=partial(_step, step_tip), copy=partial(_step, step_copied), sort_key=_step_order,
    ),
)  # fmt: skip


def _sum(key: str, header: str) -> ColumnSpec[PrepaidRow]:
    return ColumnSpec(
        key=key,
        header=header,
        kind=Kind.NUMBER,
        width=100,
        hidden=True,
        text=lambda row, face: face.figures.amount(getattr(row, key)),
        sort_key=lambda row: getattr(row, key),
    )


_CHOOSABLE: Final[tuple[ColumnSpec[PrepaidRow], ...]] = (
    ColumnSpec(
        key="customer_no", header=N_("Customer no."), width=88, hidden=True,
        text=lambda row, _face: row.customer_no, sort_key=lambda row: row.customer_no,
    ),
    ColumnSpec(
        key="phone", header=N_("Phone"), width=116, hidden=True,
        text=lambda row, _face: masked(row.phone), sort_key=lambda row: row.phone,
        copy=lambda row, _face: row.phone,
    ),
    ColumnSpec(
        key="lot_no", header=N_("Lot no."), width=110, hidden=True,
        text=lambda row, _face: row.lot_no, sort_key=lambda row: row.lot_no,
    ),
    ColumnSpec(
        key="state", header=N_("State"), width=92, hidden=True,
        text=lambda row, face: word(face.t, row.state), sort_key=lambda row: row.state,
    ),
    ColumnSpec(
        key="sold_on", header=N_("Sold on"), kind=Kind.DATE, width=92, hidden=True,
        text=lambda row, face: face.day(row.sold_on), sort_key=lambda row: row.sold_on,
        tip=lambda row, face: face.long_day(row.sold_on),
    ),
    _sum("paid_fen", N_("Paid")),
    _sum("bonus_fen", N_("Given on top")),
    _sum("paid_left_fen", N_("Paid part left")),
)  # fmt: skip
