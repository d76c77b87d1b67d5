"""The one place that looks at a clock; everyone else is told the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """The day of business and the instant; `fixed` (``--today``) replaces the day alone."""

    fixed: date | None = None

    def today(self) -> date:
        """The business day: as asked for, else the day on the owner's wall."""
        return self.fixed or datetime.now(UTC).astimezone().date()

    def now(self) -> datetime:
        """The instant, in UTC."""
        return datetime.now(UTC)
