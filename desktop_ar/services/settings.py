"""The shop's policies: their keys, what they may be, what holds where nothing was set."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_ar.domain.charge_terms import NO_CHARGE, SECOND_LINE
from desktop_ar.domain.faults import Fault
from desktop_ar.domain.late_charge import ChargeKind
from desktop_ar.queries.charge_terms import lpr_on
from desktop_ar.services import setting_values
from desktop_ar.services.acts import finish, refuse_if
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.storage.tables import Setting

CHARGE_KEY: Final = "late_charge.policy"
CAP_KEY: Final = "late_charge.cap_percent_per_year"
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
    "terms.prepaid_validity": Policy("", setting_values.rule_text),
    "terms.prepaid_refund": Policy("", setting_values.rule_text),
    "terms.notice_address": Policy("", _text),
    "late_charge.policy": Policy(NO_CHARGE, _choice(NO_CHARGE, *ChargeKind)),
    "late_charge.rate": Policy("", setting_values.percent),
    "late_charge.sum": Policy("", setting_values.money),
    "late_charge.grace_days": Policy("0", _whole(0, 365)),
    "late_charge.day_basis": Policy("365", _choice("365", "360")),
    "late_charge.cap_percent_per_year": Policy("", setting_values.percent),
    "late_charge.cap_percent_of_principal": Policy("", setting_values.percent),
    "late_charge.announced_on": Policy("", setting_values.day),
    "credit.limit": Policy("warn", _choice("warn", "stop")),
    "allocation.order": Policy("law", _choice("law", "principal_first")),
    "promise.tolerance_percent": Policy("95", _whole(1, 100)),
    "promise.grace_days": Policy("3", _whole(0, 60)),
    "dunning.min_gap_days": Policy("3", _whole(0, 60)),
    "dunning.max_per_week": Policy("3", _whole(1, 21)),
    "dunning.tiny": Policy("0", _sum),
    "dunning.quiet_from": Policy("22:00", _time),
    "dunning.quiet_to": Policy("08:00", _time),
    "calendar.move_dates": Policy("yes", _choice("yes", "no")),
    "calendar.closed_days": Policy("", setting_values.days),
    "calendar.open_days": Policy("", setting_values.days),
    "prepaid.invite_days": Policy("30, 14, 7, 1; 1, 30", setting_values.invite_days),
    "prepaid.cooling_off_days": Policy("7", _whole(0, 90)),
    "prepaid.refund_days": Policy("15", _whole(0, 60)),
    "letters.hold_charge_until_deadline": Policy("no", _choice("yes", "no")),
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
    charged_before = _charges(session)
    for key, value in command.values:
        kept = session.get(Setting, key)
        if value.strip() == "" and key != CAP_KEY:
            if kept is not None:
                session.delete(kept)
        elif kept is None:
            session.add(Setting(key=key, value=value.strip()))
        else:
            kept.value = value.strip()
    session.flush()
    _cap_new_charge(session, context, charged_before=charged_before)
    changes = ChangeSet(settings=frozenset(key for key, _ in command.values))
    return finish(session, context, "change_settings", command, changes)


def _charges(session: Session) -> bool:
    return setting(session, CHARGE_KEY) != NO_CHARGE


def _cap_new_charge(session: Session, context: Context, *, charged_before: bool) -> None:
    """A new late charge begins with a cap at four times the 1-year LPR (domain.md 2a).

    A cap that the owner set or cleared (kept as an empty row) before is left alone; without a
    charge there is no cap.
    """
    cap = session.get(Setting, CAP_KEY)
    if not _charges(session):
        if charged_before and cap is not None:
            session.delete(cap)
        return
    lpr = lpr_on(session, context.today)
    if not charged_before and cap is None and lpr is not None:
        session.add(Setting(key=CAP_KEY, value=f"{(SECOND_LINE * lpr).normalize():f}"))


def _faults(command: ChangeSettings) -> list[Fault]:
    faults = []
    for key, value in command.values:
        policy = POLICIES.get(key)
        if policy is None:
            faults.append(Fault("setting_unknown", "key", {"key": key}))
        elif value.strip() and (fault := policy.fault_of(value.strip())):
            faults.append(Fault(fault.code, key, {"key": key, **fault.params}))
    return faults
