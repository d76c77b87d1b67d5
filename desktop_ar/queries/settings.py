"""The policies that questions need: what the owner set, else the rule's own default."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.dunning import Rules
from desktop_ar.domain.invitations import USUAL_DAYS, InviteDays, read_invite_days
from desktop_ar.domain.ladder import MAX_PER_WEEK, MIN_GAP_DAYS
from desktop_ar.domain.money import to_fen
from desktop_ar.domain.promises import GRACE_DAYS, TOLERANCE_PERCENT
from desktop_ar.queries.records import SETTINGS


@dataclass(frozen=True, slots=True)
class Policies:
    """Days and percents that decide about promises and the gap between contacts."""

    tolerance_percent: int = TOLERANCE_PERCENT
    grace_days: int = GRACE_DAYS
    min_gap_days: int = MIN_GAP_DAYS
    max_per_week: int = MAX_PER_WEEK
    tiny_fen: int = 0
    """Overdue sums below this are not asked for."""

    def for_contacts(self) -> Rules:
        """Those that decide about the next step."""
        return Rules(self.min_gap_days, self.max_per_week, self.tiny_fen, self.grace_days)


_KEYS = {
    "promise.tolerance_percent": "tolerance_percent",
    "promise.grace_days": "grace_days",
    "dunning.min_gap_days": "min_gap_days",
    "dunning.max_per_week": "max_per_week",
    "dunning.tiny": "tiny_fen",
}

_KEPT = sa.select(SETTINGS.c.key, SETTINGS.c.value).where(SETTINGS.c.key.in_(_KEYS))


def policies(session: Session) -> Policies:
    """The policies in force now (they have no history)."""
    kept = {_KEYS[key]: value for key, value in session.execute(_KEPT)}
    tiny = kept.pop("tiny_fen", None)
    figures = {name: int(value) for name, value in kept.items()}
    return Policies(**figures, tiny_fen=0 if tiny is None else to_fen(Decimal(tiny)))


def invite_schedule(session: Session) -> InviteDays:
    """When customers with unused credits are invited; the usual days where nothing is set."""
    kept = session.execute(_INVITE_DAYS).scalar_one_or_none()
    return USUAL_DAYS if kept is None else read_invite_days(kept)


_INVITE_DAYS = sa.select(SETTINGS.c.value).where(SETTINGS.c.key == "prepaid.invite_days")
