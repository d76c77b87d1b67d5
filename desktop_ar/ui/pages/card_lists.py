"""Lists of the customer card: bills, prepaid credits, plans, promises."""

from __future__ import annotations

from functools import partial
from typing import Final

from desktop_ar.domain.ageing import bucket_of
from desktop_ar.domain.codes import PlanState, PromiseState
from desktop_ar.language.catalogue import N_
from desktop_ar.language.code_words import word
from desktop_ar.queries.plans import PlanRow
from desktop_ar.queries.promises import PromiseRow
from desktop_ar.queries.receivables import BillRow
from desktop_ar.ui.face import Face
from desktop_ar.ui.look.tokens import Token, age_token
from desktop_ar.ui.models.columns import ColumnSpec, Kind, Look


def bill_state(row: BillRow, face: Face) -> str:
    """What stands out about a bill."""
    t = face.t
    if row.open_fen == 0:
        return t.gettext("Settled")
    if row.disputed_fen:
        return t.gettext("Contested {amount}", amount=face.figures.short(row.disputed_fen))
    if row.plan_no:
        return row.plan_no
    return t.gettext("Late") if row.days_past_due > 0 else t.gettext("Not due yet")


def _bill_look(row: BillRow, _face: Face) -> Look:
    if row.open_fen == 0:
        return Look(tone="good", icon="check")
    if row.disputed_fen:
        return Look(tone="warn", icon="scale")
    if row.plan_no:
        return Look(tone="info", icon="calendar-range")
    return Look(tone="overdue" if row.days_past_due > 0 else "muted")


def _days_look(row: BillRow, _face: Face) -> Look:
    days = row.days_past_due
    return Look(tone=age_token(bucket_of(days))) if days > 0 else Look()


BILL_COLUMNS: Final[tuple[ColumnSpec[BillRow], ...]] = (
    ColumnSpec(
        key="receivable_no", header=N_("Number"), kind=Kind.NAME, width=122,
        text=lambda row, _face: row.receivable_no, sort_key=lambda row: row.receivable_no,
        tip=lambda row, face: f"{word(face.t, row.kind)}  {row.contract_no}".strip(),
    ),
    ColumnSpec(
        key="description", header=N_("What for"), width=120, stretch=True,
        text=lambda row, face: row.description or word(face.t, row.kind),
        sort_key=lambda row: row.description,
        tip=lambda row, _face: row.description,
    ),
    ColumnSpec(
        key="due_date", header=N_("Due date"), kind=Kind.DATE, width=76,
        text=lambda row, face: face.day(row.due_date), sort_key=lambda row: row.due_date,
        tip=lambda row, face: face.long_day(row.due_date),
    ),
    ColumnSpec(
        key="days_past_due", header=N_("Days"), kind=Kind.DAYS, width=58,
        text=lambda row, _face: str(row.days_past_due or ""), look=_days_look,
        sort_key=lambda row: row.days_past_due or None,
    ),
    ColumnSpec(
        key="amount_fen", header=N_("Sum"), kind=Kind.NUMBER, width=92,
        text=lambda row, face: face.figures.amount(row.amount_fen),
        sort_key=lambda row: row.amount_fen,
    ),
    ColumnSpec(
        key="open_fen", header=N_("Open"), kind=Kind.MONEY, width=92,
        text=lambda row, face: face.figures.amount(row.open_fen) if row.open_fen else "",
        sort_key=lambda row: row.open_fen,
        look=lambda row, _face: Look(tone="overdue" if row.days_past_due > 0 else "text"),
    ),
    ColumnSpec(
        key="state", header=N_("State"), kind=Kind.TAG, width=122, text=bill_state,
        look=_bill_look, sort_key=lambda row: (row.open_fen == 0, row.disputed_fen == 0),
    ),
)  # fmt: skip

_PLAN_TONES: Final[dict[PlanState, Token]] = {
    PlanState.ACTIVE: "info",
    PlanState.COMPLETED: "good",
    PlanState.BROKEN: "overdue",
    PlanState.PRINTED: "warn",
}
PLAN_COLUMNS: Final[tuple[ColumnSpec[PlanRow], ...]] = (
    ColumnSpec(
        key="plan_no", header=N_("Number"), kind=Kind.NAME, width=130, stretch=True,
        text=lambda row, _face: row.plan_no, sort_key=lambda row: row.plan_no,
    ),
    ColumnSpec(
        key="state", header=N_("State"), kind=Kind.TAG, width=104,
        text=lambda row, face: word(face.t, row.state), sort_key=lambda row: row.state,
        look=lambda row, _face: Look(tone=_PLAN_TONES.get(row.state, "muted")),
    ),
    ColumnSpec(
        key="paid_count", header=N_("Paid parts"), kind=Kind.PROGRESS, width=150,
        text=lambda row, _face: str(row.paid_count),
        look=lambda row, _face: Look(
            figure=row.paid_count / row.installment_count if row.installment_count else 0.0,
            rest=f" / {row.installment_count}",
        ),
        sort_key=lambda row: row.paid_count,
    ),
    ColumnSpec(
        key="next_due_on", header=N_("Next part"), kind=Kind.DATE, width=88,
        text=lambda row, face: face.day(row.next_due_on) if row.next_due_on else "",
        sort_key=lambda row: row.next_due_on,
        tip=lambda row, face: face.long_day(row.next_due_on) if row.next_due_on else "",
    ),
    ColumnSpec(
        key="overdue_fen", header=N_("Late"), kind=Kind.MONEY, width=88,
        text=lambda row, face: face.figures.amount(row.overdue_fen) if row.overdue_fen else "",
        sort_key=lambda row: row.overdue_fen, look=lambda _row, _face: Look(tone="overdue"),
    ),
    ColumnSpec(
        key="left_fen", header=N_("Still owed"), kind=Kind.MONEY, width=96,
        text=lambda row, face: face.figures.amount(row.left_fen),
        sort_key=lambda row: row.left_fen,
    ),
)  # fmt: skip


def promise_words(row: PromiseRow, face: Face) -> str:
    """What became of a promise."""
    t = face.t
    words = {
        PromiseState.OPEN: t.pgettext("promise", "Open"),
        PromiseState.KEPT: t.pgettext("promise", "Kept"),
        PromiseState.PARTLY_KEPT: t.pgettext("promise", "Kept in part"),
        PromiseState.BROKEN: t.pgettext("promise", "Broken"),
    }
    return words[row.state]


_PROMISE_LOOKS: Final[dict[PromiseState, Look]] = {
    PromiseState.OPEN: Look(tone="accent_text", icon="handshake"),
    PromiseState.KEPT: Look(tone="good", icon="check"),
    PromiseState.PARTLY_KEPT: Look(tone="overdue", icon="triangle-alert"),
    PromiseState.BROKEN: Look(tone="overdue", icon="triangle-alert"),
}


def _promise_day(name: str, row: PromiseRow, face: Face) -> str:
    return face.day(getattr(row, name))


PROMISE_COLUMNS: Final[tuple[ColumnSpec[PromiseRow], ...]] = (
    ColumnSpec(
        key="promise_no", header=N_("Number"), kind=Kind.NAME, width=120, stretch=True,
        text=lambda row, _face: row.promise_no, sort_key=lambda row: row.promise_no,
    ),
    ColumnSpec(
        key="made_on", header=N_("Made on"), kind=Kind.DATE, width=92,
        text=partial(_promise_day, "made_on"), sort_key=lambda row: row.made_on,
        tip=lambda row, face: face.long_day(row.made_on),
    ),
    ColumnSpec(
        key="due_on", header=N_("Promised for"), kind=Kind.DATE, width=92,
        text=partial(_promise_day, "due_on"), sort_key=lambda row: row.due_on,
        tip=lambda row, face: face.long_day(row.due_on),
    ),
    ColumnSpec(
        key="amount_fen", header=N_("Sum"), kind=Kind.MONEY, width=100,
        text=lambda row, face: face.figures.amount(row.amount_fen),
        sort_key=lambda row: row.amount_fen,
    ),
    ColumnSpec(
        key="received_fen", header=N_("Came in"), kind=Kind.NUMBER, width=100,
        text=lambda row, face: face.figures.amount(row.received_fen),
        sort_key=lambda row: row.received_fen,
    ),
    ColumnSpec(
        key="state", header=N_("State"), kind=Kind.TAG, width=122, text=promise_words,
        sort_key=lambda row: row.state, look=lambda row, _face: _PROMISE_LOOKS[row.state],
    ),
)  # fmt: skip
