"""The prepaid credits of one customer as a list to choose from."""

from __future__ import annotations

from typing import Final

from desktop_ar.language.catalogue import N_
from desktop_ar.language.code_words import word
from desktop_ar.services.standing import LotOnHand
from desktop_ar.ui.dialogs.lot_looks import LOT_ICONS
from desktop_ar.ui.face import Face
from desktop_ar.ui.models.columns import ColumnSpec, Kind, Look

SOON_DAYS: Final = 30
"""From this many days before its end on a deadline is shown with care."""


def _name(lot: LotOnHand, face: Face) -> str:
    title = lot.title or word(face.t, lot.kind)
    return f"{title} · {lot.user_name}" if lot.user_name else title


def _left(lot: LotOnHand, face: Face) -> str:
    if lot.units_left is None:
        return face.figures.amount(lot.value_left_fen)
    return str(lot.units_left)


def _left_look(lot: LotOnHand, _face: Face) -> Look:
    if lot.units_left is None:
        whole = lot.paid_fen + lot.bonus_fen
        return Look(figure=lot.value_left_fen / whole if whole else 0.0)
    bought = lot.units_bought or 1
    return Look(figure=lot.units_left / bought, rest=f" / {bought}")


def _until(lot: LotOnHand, face: Face) -> str:
    t = face.t
    if lot.valid_until is None:
        return t.gettext("no deadline")
    n = (lot.valid_until - face.today).days
    if n < 0:
        return t.ngettext("{n} day past", "{n} days past", -n)
    if n == 0:
        return t.gettext("last day today")
    return t.ngettext("{n} day left", "{n} days left", n)


def _until_look(lot: LotOnHand, face: Face) -> Look:
    if lot.valid_until is None:
        return Look(tone="muted")
    n = (lot.valid_until - face.today).days
    if n < 0:
        return Look(tone="warn", icon="triangle-alert")
    return Look(tone="warn" if n <= SOON_DAYS else "muted", icon="hourglass")


LOT_COLUMNS: Final[tuple[ColumnSpec[LotOnHand], ...]] = (
    ColumnSpec(
        key="name",
        header=N_("Credit"),
        text=_name,
        sort_key=lambda lot: lot.lot_no,
        width=170,
        stretch=True,
        look=lambda lot, _face: Look(icon=LOT_ICONS[lot.kind], strong=True),
        tip=lambda lot, _face: lot.lot_no,
    ),
    ColumnSpec(
        key="left",
        header=N_("Left of it"),
        text=_left,
        sort_key=lambda lot: lot.value_left_fen,
        kind=Kind.PROGRESS,
        width=170,
        look=_left_look,
    ),
    ColumnSpec(
        key="until",
        header=N_("Good for"),
        text=_until,
        sort_key=lambda lot: lot.valid_until,
        kind=Kind.TAG,
        width=116,
        look=_until_look,
        tip=lambda lot, face: face.long_day(lot.valid_until) if lot.valid_until else "",
    ),
)
