"""How the kinds of prepaid credit look: their signs, and which fields each of them has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop_ar.domain.codes import LotKind

LOT_ICONS: Final[Mapping[LotKind, str]] = {
    LotKind.STORED_VALUE: "wallet-cards",
    LotKind.COUNT_PACK: "tickets",
    LotKind.CLASS_PACK: "layers",
    LotKind.TIME_CARD: "calendar-days",
    LotKind.VOUCHER: "ticket",
    LotKind.COUPON: "ticket",
    LotKind.DEPOSIT: "coins",
}

LOT_FIELDS: Final[Mapping[LotKind, frozenset[str]]] = {
    LotKind.STORED_VALUE: frozenset({"bonus_fen", "activated"}),
    LotKind.COUNT_PACK: frozenset({"units", "unit_list_price_fen"}),
    LotKind.CLASS_PACK: frozenset({"units", "unit_list_price_fen", "user_name", "activated"}),
    LotKind.TIME_CARD: frozenset({"user_name", "activated"}),
    LotKind.VOUCHER: frozenset({"units", "unit_list_price_fen"}),
    LotKind.COUPON: frozenset({"units", "unit_list_price_fen"}),
    LotKind.DEPOSIT: frozenset(),
}
"""Beside what every kind has: title, sum, days, number, note."""
