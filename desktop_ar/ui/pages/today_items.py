"""Rows of the worklist in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from desktop_ar.domain.codes import Action, LetterKind
from desktop_ar.domain.dunning import Blocker, StepReason
from desktop_ar.language.because import why
from desktop_ar.language.catalogue import Translator
from desktop_ar.language.code_words import word
from desktop_ar.queries.worklist import WorkRow
from desktop_ar.ui.face import Face
from desktop_ar.ui.letter_words import brief_letter
from desktop_ar.ui.pages.step_words import ACTION_ICONS, brief_action
from desktop_ar.ui.widgets.task_rows import TaskItem, TaskTag

BLOCKER_ICONS: Final[Mapping[Blocker, str]] = MappingProxyType(
    {
        Blocker.PROMISE_OPEN: "handshake",
        Blocker.PLAN_ACTIVE: "calendar-range",
        Blocker.DISPUTE: "scale",
        Blocker.MIN_GAP: "timer",
        Blocker.PAUSED: "alarm-clock",
        Blocker.UNALLOCATED_COVERS: "coins",
        Blocker.JUST_PAID: "banknote",
        Blocker.TINY: "circle-dot",
        Blocker.WEEK_LIMIT: "calendar-days",
    }
)


def task_item(face: Face, row: WorkRow) -> TaskItem:
    """A row of the worklist: the sentence explains, the button repeats the step."""
    about_debt = not row.lot_no
    fen = row.overdue_fen if about_debt else row.prepaid_value_fen
    return TaskItem(
        key=row.customer_no,
        icon=ACTION_ICONS[row.action],
        name=row.customer_name,
        amount=face.figures.money(fen) if fen else "",
        sentence=face.figures.veiled(why(face.t, row.reasons, brief=True)),
        act=_act_words(face, row),
        late=about_debt,
        tags=tuple(_tags(face, row)),
    )


def _act_words(face: Face, row: WorkRow) -> str:
    if row.action is Action.LETTER and row.letter is not None:
        return brief_letter(face.t, row.letter)
    return brief_action(face.t, row.action)


def _tags(face: Face, row: WorkRow) -> Iterator[TaskTag]:
    t = face.t
    if StepReason.PROMISE_BROKEN in row.reason_codes:
        yield TaskTag(words=t.gettext("Promise broken"), tone="overdue", icon="triangle-alert")
    if row.lot_no:
        value = face.figures.short_money(row.prepaid_value_fen)
        yield TaskTag(words=t.gettext("Prepaid {amount}", amount=value))
        return
    if row.days_past_due:
        yield TaskTag(words=t.ngettext("{n} day late", "{n} days late", row.days_past_due))
    if row.level_reached is not None:
        yield TaskTag(words=word(t, row.level_reached))


def _brief_blocker(t: Translator, blocker: Blocker) -> str:
    """What holds a step back, as short as a tag needs it; the sentence beside it says more."""
    brief = {
        Blocker.PROMISE_OPEN: t.pgettext("held back", "Promised"),
        Blocker.PLAN_ACTIVE: t.pgettext("held back", "On a plan"),
        Blocker.DISPUTE: t.pgettext("held back", "Disputed"),
        Blocker.MIN_GAP: t.pgettext("held back", "Too soon"),
        Blocker.PAUSED: t.pgettext("held back", "Later"),
        Blocker.UNALLOCATED_COVERS: t.pgettext("held back", "To match"),
        Blocker.JUST_PAID: t.pgettext("held back", "Just paid"),
        Blocker.TINY: t.pgettext("held back", "Tiny"),
        Blocker.WEEK_LIMIT: t.pgettext("held back", "Week full"),
    }
    return brief.get(blocker) or word(t, blocker)


def quiet_item(face: Face, row: WorkRow) -> TaskItem:
    """Somebody who is left alone, and why."""
    blocker = row.blocked_by[0] if row.blocked_by else None
    tags = (TaskTag(words=_brief_blocker(face.t, blocker)),) if blocker else ()
    return TaskItem(
        key=row.customer_no,
        icon=BLOCKER_ICONS.get(blocker, "clock") if blocker else "clock",
        name=row.customer_name,
        amount=face.figures.amount(row.overdue_fen),
        sentence=face.figures.veiled(why(face.t, row.reasons, brief=True)),
        tags=tags,
    )


def wanted_letter(row: WorkRow) -> LetterKind | None:
    """The letter a row proposes, if it does."""
    return row.letter if row.action is Action.LETTER else None
