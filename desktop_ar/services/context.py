"""Who acts, and on what day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True, slots=True)
class Context:
    """The day and the instant of an act and who did it; no act looks at a clock."""

    today: date
    now: datetime
    operator: str = ""

    @classmethod
    def at(cls, today: date, operator: str = "") -> Context:
        """A context at this very instant whose business day is `today`."""
        return cls(today, datetime.now(UTC), operator)
