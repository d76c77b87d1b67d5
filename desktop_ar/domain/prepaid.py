"""Prepaid credits: how a use falls on paid and gift money, what is left, until when.

Source: domain.md 2d (interpretation of 2025, art. 18) and cli.md, Meaning.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from desktop_ar.domain.codes import LotState
from desktop_ar.domain.money import half_up, share

FINAL_STATES: Final = frozenset({LotState.REFUNDED, LotState.TRANSFERRED})
"""States the owner's act has ended; no day and no use changes them."""


def split_use(used_fen: int, paid_fen: int, bonus_fen: int) -> tuple[int, int]:
    """A use of a whole lot as (paid part, gift part), in their proportion, half up on the paid.

    Raises ValueError for a use that is negative or above what was bought and given.
    """
    return split_redemption(used_fen, paid_fen, bonus_fen, paid_fen, bonus_fen)


def split_redemption(
    used_fen: int, paid_fen: int, bonus_fen: int, paid_left_fen: int, bonus_left_fen: int
) -> tuple[int, int]:
    """A further use of a lot as (paid part, gift part).

    All uses so far together follow the proportion, rounded once, so that a lot used up in many
    small parts ends at exactly 0 and 0. The first use is half-up(used x paid / (paid + bonus)).
    A lot whose parts were set some other way (an imported balance, a reversed use) is led back
    to its proportion without either part going below 0.

    Raises ValueError for a use that is negative or above what is left.
    """
    left_fen = paid_left_fen + bonus_left_fen
    if not 0 <= used_fen <= left_fen:
        raise ValueError("a use lies between 0 and what is left")
    bought_fen = paid_fen + bonus_fen
    used_after_fen = bought_fen - left_fen + used_fen
    proportional_fen = share(used_after_fen, paid_fen, bought_fen) - (paid_fen - paid_left_fen)
    least_fen = max(0, used_fen - bonus_left_fen)
    most_fen = min(used_fen, paid_left_fen)
    paid_used_fen = min(max(proportional_fen, least_fen), most_fen)
    return paid_used_fen, used_fen - paid_used_fen


def value_of_units(paid_fen: int, units_left: int, units_bought: int) -> int:
    """What the units left are worth at the price paid, half up, in fen.

    Raises ValueError where units were never bought or more are left than bought.
    """
    if not 0 <= units_left <= units_bought or units_bought < 1:
        raise ValueError("units left lie between 0 and the units bought")
    return half_up(paid_fen * units_left, units_bought)


def days_left(valid_until: date | None, as_of: date) -> int | None:
    """Days to the last good day: 0 on that day, negative after it, None without a deadline."""
    return None if valid_until is None else (valid_until - as_of).days


def lot_state(
    stored: LotState, valid_until: date | None, as_of: date, *, nothing_left: bool
) -> LotState:
    """The state of a lot on a day; an expired lot keeps its value, it is only past its deadline.

    ============= =======================================================
    state         when (the first that holds)
    ============= =======================================================
    refunded      stored so
    transferred   stored so
    used_up       nothing is left
    expired       the last good day has passed
    not_activated stored so
    active        otherwise
    ============= =======================================================

    Raises ValueError for `expired` as a stored state: it follows from the day alone.
    """
    if stored is LotState.EXPIRED:
        raise ValueError("expired follows from the day and is never stored")
    if stored in FINAL_STATES:
        return stored
    if nothing_left:
        return LotState.USED_UP
    if valid_until is not None and valid_until < as_of:
        return LotState.EXPIRED
    return LotState.NOT_ACTIVATED if stored is LotState.NOT_ACTIVATED else LotState.ACTIVE
