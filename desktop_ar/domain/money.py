"""Money as integer fen (1/100 yuan): reading, rounding, splitting. Never a float."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

LARGEST_FEN = 10**13
"""Largest amount the program takes, in fen (100 billion yuan): more is a slip of the pen."""


def half_up(numerator: int, denominator: int) -> int:
    """Round the exact fraction to a whole number, halves away from zero."""
    if denominator <= 0:
        raise ValueError("denominator must be positive")
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


def to_fen(yuan: Decimal) -> int:
    """Yuan to fen, half up; the caller has refused what has more than two decimals."""
    return int((yuan * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def to_yuan(fen: int) -> Decimal:
    """Fen to yuan, exact, always with two decimals."""
    return Decimal(fen).scaleb(-2).quantize(Decimal("0.01"))


def plain(fen: int) -> str:
    """The amount as a plain number with two decimals and a point: ``-1234.50``."""
    sign = "-" if fen < 0 else ""
    yuan, cents = divmod(abs(fen), 100)
    return f"{sign}{yuan}.{cents:02d}"


def share(used: int, part: int, whole: int) -> int:
    """The share of `used` that falls on `part` of `whole`, half up (domain.md 2d, art. 18)."""
    return half_up(used * part, whole) if whole else 0


def split_evenly(total_fen: int, count: int) -> list[int]:
    """Equal parts rounded down to the fen; the last takes the rest. They sum to the total."""
    if count < 1:
        raise ValueError("count must be at least 1")
    part = total_fen // count
    return [part] * (count - 1) + [total_fen - part * (count - 1)]


def total(amounts: Sequence[int]) -> int:
    """Sum of fen."""
    return sum(amounts)
