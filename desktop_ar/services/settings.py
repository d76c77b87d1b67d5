"""The shop's policies: their keys, what they may be, what holds where nothing was set."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.faults import Fault
from desktop_ar.services.acts import finish, refuse_if
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.storage.tables import Setting

SAMPLE_KEY: Final = "book.sample"
"""Set in a sample shop and nowhere else; not a policy, so not listed."""


@dataclass(frozen=True, slots=True)
class Policy:
    """One setting: its default, and the fault of a value it cannot take (None is fine)."""

    default: str
    fault_of: Callable[[str], Fault | None]


def _text(value: str) -> Fault | None:
    return Fault("setting_too_long", "value", {"most": 200}) if len(value) > 200 else None  # noqa: PLR2004 - one line of a letter


def _whole(least: int, most: int) -> Callable[[str], Fault | None]:
    def fault_of(value: str) -> Fault | None:
        if value.isascii() and value.isdigit() and least <= int(value) <= most:
            return None
        return Fault("setting_not_whole", "value", {"value": value, "least": least, "most": most})

    return fault_of


def _choice(*codes: str) -> Callable[[str], Fault | None]:
    def fault_of(value: str) -> Fault | None:
        if value in codes:
            return None
        return Fault("setting_not_listed", "value", {"value": value, "codes": ", ".join(codes)})

    return fault_of


def _sum(value: str) -> Fault | None:
    """A sum in yuan with two decimals at most."""
    if re.fullmatch(r"\d{1,10}(\.\d{1,2})?", value, re.ASCII):
        return None
    return Fault("setting_not_sum", "value", {"value": value})


def _time(value: str) -> Fault | None:
    """A time of day, as 22:00."""
    if re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value, re.ASCII):
        return None
    return Fault("setting_not_time", "value", {"value": value})


POLICIES: Final[Mapping[str, Policy]] = {
    "shop.name": Policy("", _text),
    "shop.address": Policy("", _text),
    "shop.phone": Policy("", _text),
    "shop.contact": Policy("", _text),
    "terms.days": Policy("30", _whole(0, 3650)),
    "allocation.order": Policy("law", _choice("law", "principal_first")),
    "promise.tolerance_percent": Policy("95", _whole(1, 100)),
    "promise.grace_days": Policy("3", _whole(0, 60)),
    "dunning.min_gap_days": Policy("3", _whole(0, 60)),
    "dunning.max_per_week": Policy("3", _whole(1, 21)),
    "dunning.tiny": Policy("0", _sum),
    "dunning.quiet_from": Policy("22:00", _time),
    "dunning.quiet_to": Policy("08:00", _time),
}
"""Defaults: domain.md 5 and 6, cli.md "Settings"."""


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """New values by key; an empty value clears the key, so that its default holds again."""

    values: tuple[tuple[str, str], ...]


def all_settings(session: Session) -> dict[str, str]:
    """Every policy with the value that holds."""
    kept = {row.key: row.value for row in session.execute(sa.select(Setting.key, Setting.value))}
    return {key: kept.get(key, policy.default) for key, policy in POLICIES.items()}


def setting(session: Session, key: str) -> str:
    """The value that holds for one policy."""
    kept = session.execute(sa.select(Setting.value).where(Setting.key == key)).scalar_one_or_none()
    return POLICIES[key].default if kept is None else kept


def is_sample(session: Session) -> bool:
    """Whether the book is a sample shop."""
    found = sa.select(sa.literal(1)).where(Setting.key == SAMPLE_KEY)
    return session.execute(found).first() is not None


def change_settings(session: Session, context: Context, command: ChangeSettings) -> ChangeSet:
    """Set or clear policies, all or none."""
    refuse_if(_faults(command))
    for key, value in command.values:
        kept = session.get(Setting, key)
        if value.strip() == "":
            if kept is not None:
                session.delete(kept)
        elif kept is None:
            session.add(Setting(key=key, value=value.strip()))
        else:
            kept.value = value.strip()
    changes = ChangeSet(settings=frozenset(key for key, _ in command.values))
    return finish(session, context, "change_settings", command, changes)


def _faults(command: ChangeSettings) -> list[Fault]:
    faults = []
    for key, value in command.values:
        policy = POLICIES.get(key)
        if policy is None:
            faults.append(Fault("setting_unknown", "key", {"key": key}))
        elif value.strip() and (fault := policy.fault_of(value.strip())):
            faults.append(Fault(fault.code, key, {"key": key, **fault.params}))
    return faults
