"""Everything the room Today shows, asked in one read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_ar.domain.codes import PromiseState
from desktop_ar.queries.customers import customer_count
from desktop_ar.queries.figures import WeekFigures, week_figures
from desktop_ar.queries.prepaid import PrepaidRow, prepaid
from desktop_ar.queries.promises import PromiseRow, promised_on
from desktop_ar.queries.worklist import (
    DueInstallment,
    WorkRow,
    due_installments,
    worklist_head,
    worklists,
)
from desktop_ar.ui.worker import ReadSession

MOST_ENDING: Final = 5
HEAD: Final = 50
"""So many rows are shown while the rest is read."""


@dataclass(frozen=True, slots=True)
class TodayView:
    """Whom to contact and whom not, and what should come in."""

    rows: tuple[WorkRow, ...]
    skipped: tuple[WorkRow, ...]
    promised: tuple[PromiseRow, ...]
    installments: tuple[DueInstallment, ...]
    week: WeekFigures
    ending: tuple[PrepaidRow, ...]
    book_empty: bool = False
    """There is no customer at all yet."""


def today_view(session: ReadSession, as_of: date) -> TodayView:
    """One consistent moment of the book."""
    promised = [
        promise
        for promise in promised_on(session, as_of, as_of)
        if promise.state is PromiseState.OPEN
    ]
    lists = worklists(session, as_of)
    return TodayView(
        rows=tuple(lists.due),
        skipped=tuple(lists.left_alone),
        promised=tuple(promised),
        installments=tuple(due_installments(session, as_of)),
        week=week_figures(session, as_of),
        ending=tuple(prepaid(session, as_of, ("expiring_30",), limit=MOST_ENDING)),
        book_empty=customer_count(session) == 0,
    )


def today_head(session: ReadSession, as_of: date) -> tuple[WorkRow, ...]:
    """The first rows of the worklist, for the first moment."""
    return tuple(worklist_head(session, as_of, HEAD))
