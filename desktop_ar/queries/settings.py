"""The policies that questions need: what the owner set, else the rule's own default."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.dunning import MIN_GAP_DAYS
from desktop_ar.domain.promises import GRACE_DAYS, TOLERANCE_PERCENT
from desktop_ar.queries.records import SETTINGS


@dataclass(frozen=True, slots=True)
class Policies:
    """Days and percents that decide about promises and the gap between contacts."""

    tolerance_percent: int = TOLERANCE_PERCENT
    grace_days: int = GRACE_DAYS
    min_gap_days: int = MIN_GAP_DAYS


_KEYS = {
    "promise.tolerance_percent": "tolerance_percent",
    "promise.grace_days": "grace_days",
    "dunning.min_gap_days": "min_gap_days",
}

_KEPT = sa.select(SETTINGS.c.key, SETTINGS.c.value).where(SETTINGS.c.key.in_(_KEYS))


def policies(session: Session) -> Policies:
    """The policies in force now (they have no history)."""
    return Policies(**{_KEYS[key]: int(value) for key, value in session.execute(_KEPT)})
