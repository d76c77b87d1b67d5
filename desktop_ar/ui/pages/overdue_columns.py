"""Columns of the overdue list: those of the picture, and the rest of `desktop-ar overdue` that
the owner may choose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Final

from desktop_ar.domain.ageing import bucket_of
from desktop_ar.domain.codes import Level, PlanState, PromiseState
from desktop_ar.language.catalogue import N_, Translator
from desktop_ar.language.code_words import word
from desktop_ar.language.phones import masked
from desktop_ar.queries.overdue_rows import OverdueMarks, OverdueRow, OverdueSums
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.tokens import age_token
from desktop_ar.ui.models.columns import ColumnSpec, Kind, Look
from desktop_ar.ui.pages.step_words import step_copied, step_look, step_tip, step_words

LADDER_ORDER: Final = tuple(Level)
LATE: Final = frozenset(
    {"customer_name", "level", "promise", "next_action_on", "phone", "unallocated_fen",
     "disputed_fen", "late_charge_fen", "last_contact_at", "prepaid_value_fen"}
)  # fmt: skip
"""Columns that the list knows only of rows that were looked at: sorting by one asks for all."""
WIDTHS: Final = {
    "wide": {"customer_name": 150, "overdue_fen": 96, "days_past_due": 62, "level": 84,
             "promise": 126, "next_action_on": 146},
    "narrow": {"customer_name": 146, "overdue_fen": 86, "days_past_due": 60, "level": 82,
               "promise": 118, "next_action_on": 146},
}  # fmt: skip


class OverdueLine:
    """One customer of the list: the light sums, and the rest once the row was looked at."""

    __slots__ = ("marks", "place", "row", "stale", "sums")

    def __init__(self, sums: OverdueSums) -> None:
        self.sums = sums
        self.row: OverdueRow | None = None
        self.marks: OverdueMarks | None = None
        self.place: int | None = None
        """Where the name stands in the order of the alphabet, once that was asked."""
        self.stale = False
        """What is known is of before the last change."""

    @property
    def wanting(self) -> bool:
        """Whether the rest must be asked for."""
        return self.row is None or self.stale


def identity(line: OverdueLine) -> int:
    """Which customer."""
    return line.sums.customer_id


def brief_level(t: Translator, level: Level) -> str:
    """A level as short as its column needs it."""
    if t.chinese:
        return word(t, level)
    brief = {
        Level.PRE_DUE: t.pgettext("level", "Before due"),
        Level.OVERDUE_NOTICE: t.pgettext("level", "Notice"),
        Level.FORMAL_DEMAND: t.pgettext("level", "Demand"),
        Level.LEGAL: t.pgettext("level", "Legal"),
    }
    return brief.get(level) or word(t, level)


def _money(name: str) -> Callable[[OverdueLine, Face], str]:
    return lambda line, face: face.figures.amount(getattr(line.sums, name))


def _later_money(name: str) -> Callable[[OverdueLine, Face], str]:
    def shown(line: OverdueLine, face: Face) -> str:
        fen = getattr(line.row, name, 0)
        return face.figures.amount(fen) if fen else ""

    return shown


def _sum(name: str) -> Callable[[OverdueLine], Any]:
    return lambda line: getattr(line.sums, name)


def _later(name: str) -> Callable[[OverdueLine], Any]:
    return lambda line: getattr(line.row, name, None)


def _day(day: date | None, face: Face) -> str:
    return face.day(day) if day else ""


def _long_day(day: date | None, face: Face) -> str:
    return face.long_day(day) if day else ""


def _days_look(line: OverdueLine, _face: Face) -> Look:
    days = line.sums.days_past_due
    return Look(tone=age_token(bucket_of(days))) if days > 0 else Look()


def _level(line: OverdueLine, face: Face) -> str:
    level = line.row.level if line.row else None
    return brief_level(face.t, level) if level else ""


def _level_look(line: OverdueLine, _face: Face) -> Look:
    level = line.row.level if line.row else None
    return Look(figure=float(LADDER_ORDER.index(level))) if level else Look()


def _level_order(line: OverdueLine) -> int | None:
    level = line.row.level if line.row else None
    return LADDER_ORDER.index(level) if level else None


_BROKEN: Final = frozenset({PromiseState.BROKEN, PromiseState.PARTLY_KEPT})
_TOLD: Final = _BROKEN | {PromiseState.OPEN}


def promise_words(line: OverdueLine, face: Face) -> str:
    """The one thing that stands between a customer and the ladder; a broken word comes first."""
    marks, t = line.marks, face.t
    if marks is None or line.row is None:
        return ""
    if marks.promise_state in _TOLD and marks.promise_date:
        return _told(marks, marks.promise_date, face)
    if line.row.disputed_fen:
        return t.gettext("Disputed {amount}", amount=face.figures.short(line.row.disputed_fen))
    if marks.plan_no:
        paid, count = marks.plan_paid_count, marks.plan_installment_count
        return t.gettext("Plan {paid}/{count}", paid=paid, count=count)
    return ""


def _told(marks: OverdueMarks, day: date, face: Face) -> str:
    t = face.t
    if marks.promise_state in _BROKEN:
        return t.gettext("Broken {day}", day=face.day(day))
    amount = face.figures.short(marks.promise_fen)
    if day == face.today:
        return t.gettext("Today {amount}", amount=amount)
    return f"{face.day(day)} {amount}"


def promise_look(line: OverdueLine, _face: Face) -> Look:
    """Tone and icon of `promise_words`."""
    marks = line.marks
    if marks is None or line.row is None:
        return Look()
    if marks.promise_state in _BROKEN:
        return Look(tone="overdue", icon="triangle-alert")
    if marks.promise_state is PromiseState.OPEN:
        return Look(tone="accent_text", icon="handshake")
    if line.row.disputed_fen:
        return Look(tone="warn", icon="scale")
    return Look(tone="info", icon="calendar-range")


def promise_tip(line: OverdueLine, face: Face) -> str:
    """Everything that the one tag leaves out."""
    marks, t = line.marks, face.t
    if marks is None or line.row is None:
        return ""
    found = []
    if marks.promise_state is not None and marks.promise_date:
        amount, day = face.figures.money(marks.promise_fen), face.long_day(marks.promise_date)
        said = t.gettext("Promised {amount} by {day}", amount=amount, day=day)
        found.append(said)
    if marks.promise_state is PromiseState.PARTLY_KEPT:
        found.append(t.gettext("Only part of it came"))
    if line.row.disputed_fen:
        amount = face.figures.money(line.row.disputed_fen)
        found.append(t.gettext("{amount} is contested", amount=amount))
    if marks.plan_no:
        paid, count = marks.plan_paid_count, marks.plan_installment_count
        found.append(
            t.gettext("Plan {number}: {paid} of {count} parts are paid",
                      number=marks.plan_no, paid=paid, count=count)
        )  # fmt: skip
    elif line.row.plan_state in {PlanState.DRAFT, PlanState.PRINTED}:
        found.append(t.gettext("A plan waits for its signature"))
    return "\n".join(found)


def _promise_order(line: OverdueLine) -> tuple[int, date] | None:
    marks = line.marks
    if marks is None or line.row is None:
        return None
    if marks.promise_date is not None:
        return (0 if marks.promise_state in _BROKEN else 1), marks.promise_date
    if line.row.disputed_fen:
        return 2, date.max
    return (3, date.max) if marks.plan_no else None


def _step(tell: Callable[..., Any], line: OverdueLine, face: Face) -> Any:
    row = line.row
    return tell(face, row.next_action if row else None, row.next_action_on if row else None)


def _step_order(line: OverdueLine) -> Any:
    row = line.row
    if row is None or row.next_action is None or row.next_action_on is None:
        return None
    return row.next_action_on, row.next_action


def _band(key: str, header: str) -> ColumnSpec[OverdueLine]:
    return ColumnSpec(
        key=key, header=header, kind=Kind.NUMBER, width=96, hidden=True,
        text=_money(key), sort_key=_sum(key),
    )  # fmt: skip


def _later_sum(key: str, header: str, width: int = 96) -> ColumnSpec[OverdueLine]:
    return ColumnSpec(
        key=key, header=header, kind=Kind.NUMBER, width=width, hidden=True,
        text=_later_money(key), sort_key=_later(key),
    )  # fmt: skip


_SHOWN: Final[tuple[ColumnSpec[OverdueLine], ...]] = (
    ColumnSpec(
        key="customer_name", header=N_("Customer"), kind=Kind.NAME, width=150, stretch=True,
        text=lambda line, _face: line.sums.customer_name, sort_key=lambda line: line.place,
        tip=lambda line, _face: f"{line.sums.customer_name}  {line.sums.customer_no}",
    ),
    ColumnSpec(
        key="overdue_fen", header=N_("Overdue"), kind=Kind.MONEY, width=96,
        text=_money("overdue_fen"), sort_key=_sum("overdue_fen"),
    ),
    ColumnSpec(
        key="oldest_due_date", header=N_("Oldest due"), kind=Kind.DATE, width=76,
        text=lambda line, face: _day(line.sums.oldest_due_date, face),
        sort_key=_sum("oldest_due_date"),
        tip=lambda line, face: _long_day(line.sums.oldest_due_date, face),
    ),
    ColumnSpec(
        key="days_past_due", header=N_("Days"), kind=Kind.DAYS, width=62,
        text=lambda line, _face: str(line.sums.days_past_due or ""),
        sort_key=_sum("days_past_due"), look=_days_look,
    ),
    ColumnSpec(
        key="level", header=N_("Level"), kind=Kind.LADDER, width=84, text=_level,
        sort_key=_level_order, look=_level_look,
        tip=lambda line, face: word(face.t, line.row.level) if line.row and line.row.level else "",
    ),
    ColumnSpec(
        key="promise", header=N_("Promise / plan"), kind=Kind.TAG, width=126, text=promise_words,
        sort_key=_promise_order, look=promise_look, tip=promise_tip,
    ),
    ColumnSpec(
        key="next_action_on", header=N_("Next step"), kind=Kind.STEP, width=146, stretch=True,
        text=partial(_step, step_words), look=partial(_step, step_look),
        tip=partial(_step, step_tip), copy=partial(_step, step_copied), sort_key=_step_order,
    ),
)  # fmt: skip
_CHOOSABLE: Final[tuple[ColumnSpec[OverdueLine], ...]] = (
    ColumnSpec(
        key="customer_no", header=N_("Customer no."), width=88, hidden=True,
        text=lambda line, _face: line.sums.customer_no, sort_key=_sum("customer_no"),
    ),
    ColumnSpec(
        key="phone", header=N_("Phone"), width=116, hidden=True,
        text=lambda line, _face: masked(line.row.phone) if line.row else "",
        sort_key=_later("phone"),
        copy=lambda line, _face: line.row.phone if line.row else "",
    ),
    _band("open_fen", N_("Open in all")),
    _band("not_due_fen", N_("Not due yet")),
    _later_sum("unallocated_fen", N_("Not allocated")),
    ColumnSpec(
        key="overdue_count", header=N_("Late items"), kind=Kind.NUMBER, width=76, hidden=True,
        text=lambda line, _face: str(line.sums.overdue_count), sort_key=_sum("overdue_count"),
    ),
    _band("d1_30_fen", N_("1–30 days")),
    _band("d31_60_fen", N_("31–60 days")),
    _band("d61_90_fen", N_("61–90 days")),
    _band("d91_180_fen", N_("91–180 days")),
    _band("d181_plus_fen", N_("181 days and more")),
    _later_sum("disputed_fen", N_("Disputed")),
    _later_sum("late_charge_fen", N_("Late charge so far"), 112),
    ColumnSpec(
        key="last_contact_at", header=N_("Last contact"), kind=Kind.DATE, width=92, hidden=True,
        text=lambda line, face: _day(line.row.last_contact_at if line.row else None, face),
        sort_key=_later("last_contact_at"),
    ),
    _later_sum("prepaid_value_fen", N_("Prepaid left")),
)  # fmt: skip

OVERDUE_COLUMNS: Final = (*_SHOWN, *_CHOOSABLE)
