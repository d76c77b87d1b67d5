"""The derivation of a late charge in whole fen, line by line, so that a reader can add it up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from desktop_ar.domain.late_charge import LateCharge
from desktop_ar.domain.money import half_up


class LineKind(StrEnum):
    """What a line of a derivation is."""

    STEP = "step"
    CAP = "cap"
    """Less what is above the cap."""
    SETTLED = "settled"
    """Less what was charged before (and, in a letter, paid or waived since)."""


@dataclass(frozen=True, slots=True)
class DerivationLine:
    """One line; days and base only of steps. Lines that take off are negative."""

    kind: LineKind
    amount_fen: int
    from_date: date | None = None
    to_date: date | None = None
    days: int = 0
    base_fen: int = 0


def derivation(charge: LateCharge, settled_fen: int = 0) -> tuple[DerivationLine, ...]:
    """Steps, cap and what is settled; they add up to the charge less what is settled.

    A charge is rounded once: each step shows what it adds to the rounded sum so far.
    """
    lines = []
    exact, so_far_fen = Fraction(0), 0
    for step in charge.steps:
        exact += step.amount
        rounded_fen = half_up(exact.numerator, exact.denominator)
        lines.append(
            DerivationLine(
                LineKind.STEP,
                rounded_fen - so_far_fen,
                step.from_date,
                step.to_date,
                step.days,
                step.base_fen,
            )
        )
        so_far_fen = rounded_fen
    if charge.amount_fen < so_far_fen:
        lines.append(DerivationLine(LineKind.CAP, charge.amount_fen - so_far_fen))
    if settled_fen:
        lines.append(DerivationLine(LineKind.SETTLED, -min(settled_fen, charge.amount_fen)))
    return tuple(lines)
