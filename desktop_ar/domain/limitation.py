"""Until when a claim is safe from the defence of time (domain.md 2b; Civil Code 188, 189, 195)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

LIMITATION_YEARS: Final = 3
"""Civil Code 188."""


class Proof(StrEnum):
    """How well an event can be shown to a court.

    A: signed paper. B: express mail stub and copy. C: message kept with its receiver and time.
    D: a call nobody recorded; it does not count.
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class InterruptionKind(StrEnum):
    """What can make the time start anew (Civil Code 195; limitation provisions 8 to 14)."""

    DEMAND_ARRIVED = "demand_arrived"
    CALL = "call"
    PART_PAYMENT = "part_payment"
    EXTENSION_REQUESTED = "extension_requested"
    PLAN_SIGNED = "plan_signed"
    BALANCE_CONFIRMED = "balance_confirmed"
    ACKNOWLEDGED_SIGNED = "acknowledged_signed"
    COURT = "court"


@dataclass(frozen=True, slots=True)
class Interruption:
    """An event that may make the time start anew.

    `last_installment` is the due date of a signed plan's last installment: the time of the whole
    debt runs from there (Civil Code 189).
    """

    on: date
    kind: InterruptionKind
    proof: Proof
    last_installment: date | None = None


def last_safe_day(due_date: date, events: Iterable[Interruption], as_of: date) -> date:
    """The last day on which the claim is safe, as known on `as_of`.

    Three years after the later of the due date and the last event that counts, the events taken
    in order of date. Once that day has passed, only a signed acknowledgement starts anew.
    """
    safe_until = years_after(due_date, LIMITATION_YEARS)
    for event in sorted(events, key=lambda item: item.on):
        if event.on > as_of or event.proof is Proof.D:
            continue
        if event.on > safe_until and not _revives(event):
            continue
        start = max(event.on, event.last_installment or event.on)
        safe_until = max(safe_until, years_after(start, LIMITATION_YEARS))
    return safe_until


def _revives(event: Interruption) -> bool:
    """Whether the event starts the time anew although it had run out."""
    return event.kind is InterruptionKind.ACKNOWLEDGED_SIGNED


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes 28 (Civil Code 202)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
