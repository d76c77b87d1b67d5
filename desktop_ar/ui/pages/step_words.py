"""The next step for a customer in the words and icons of a list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from desktop_ar.domain.codes import Action
from desktop_ar.language.catalogue import Translator
from desktop_ar.language.code_words import word
from desktop_ar.queries.customer_step import CustomerStep
from desktop_ar.ui.face import Face
from desktop_ar.ui.models.columns import Look

ACTION_ICONS: Final[Mapping[Action, str]] = MappingProxyType(
    {
        Action.CALL: "phone",
        Action.MESSAGE: "message-square-text",
        Action.LETTER: "file-text",
        Action.VISIT: "map-pin",
        Action.SUSPEND: "lock",
        Action.HANDOVER: "send",
        Action.INVITE: "calendar-check",
        Action.REVIEW: "search-check",
    }
)


def brief_action(t: Translator, action: Action) -> str:
    """An action as short as a narrow column needs it; English drops its object."""
    if t.chinese:
        return word(t, action)
    brief = {
        Action.MESSAGE: t.pgettext("next step", "Message"),
        Action.LETTER: t.pgettext("next step", "Letter"),
        Action.VISIT: t.pgettext("next step", "Visit"),
        Action.SUSPEND: t.pgettext("next step", "Suspend"),
        Action.INVITE: t.pgettext("next step", "Invite"),
        Action.REVIEW: t.pgettext("next step", "Review"),
    }
    return brief.get(action) or word(t, action)


def step_words(face: Face, action: Action | None, on: date | None) -> str:
    """``今天 打电话`` or ``11-24 打电话``; in English a later step is its date beside the icon."""
    if action is None or on is None:
        return ""
    act = brief_action(face.t, action)
    if on <= face.today:
        return face.t.pgettext("next step", "{action} today", action=act)
    return face.t.pgettext("next step", "{day}", day=face.day(on), action=act)


def step_look(face: Face, action: Action | None, on: date | None) -> Look:
    """Today's step is bold and in the accent; what comes later is quiet."""
    if action is None or on is None:
        return Look()
    return Look(icon=ACTION_ICONS[action], strong=on <= face.today)


def step_tip(face: Face, action: Action | None, on: date | None) -> str:
    """The whole step with its full date; what was due before today says since when."""
    if action is None or on is None:
        return ""
    act, day = word(face.t, action), face.long_day(on)
    if on < face.today:
        return face.t.gettext("{action}, due since {day}", action=act, day=day)
    return face.t.gettext("{action} on {day}", action=act, day=day)


def step_copied(face: Face, action: Action | None, on: date | None) -> str:
    """The step for a table elsewhere: ISO date and the action."""
    if action is None or on is None:
        return ""
    return f"{on.isoformat()} {word(face.t, action)}"


def step_title(face: Face, step: CustomerStep) -> str:
    """What to do now or on its day; or that nothing is to be done for the moment."""
    if step.blocked_by:
        return face.t.gettext("Leave alone for now")
    act = word(face.t, step.action)
    if step.on <= face.today:
        return face.t.gettext("{action} today", action=act)
    return face.t.gettext("{action} on {day}", action=act, day=face.day(step.on))
