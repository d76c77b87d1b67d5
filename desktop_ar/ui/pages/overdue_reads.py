"""What the overdue room asks the book, off the window's thread: frozen rows cross over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from desktop_ar.domain.ageing import OVERDUE_BUCKETS
from desktop_ar.domain.codes import Bucket
from desktop_ar.domain.faults import unavailable
from desktop_ar.queries.overdue import overdue_details, overdue_marks, overdue_sums
from desktop_ar.queries.overdue_rows import OverdueMarks, OverdueRow, OverdueSums
from desktop_ar.ui.pages.saved_filters import ListFilter
from desktop_ar.ui.worker import ReadSession

if TYPE_CHECKING:
    from desktop_ar.ui.long_work import Progress

AT_A_TIME: Final = 1_000
"""So many customers of an export are looked at between two looks at the stop button."""
Details: TypeAlias = tuple[list[OverdueRow], dict[int, OverdueMarks]]


def _asked(wanted: ListFilter) -> dict[str, Any]:
    """The filter as the question takes it; names are those of cli.md."""
    return {
        "filters": (wanted.chip,) if wanted.chip else (),
        "bucket": Bucket(wanted.part) if wanted.part in OVERDUE_BUCKETS else None,
        "search": wanted.words,
    }


def sums_of(
    session: ReadSession, *, day: date, wanted: ListFilter, limit: int | None
) -> list[OverdueSums]:
    """The light rows of a filter, or the head of them."""
    return overdue_sums(session, day, **_asked(wanted), limit=limit)


def ids_by_name(session: ReadSession, *, day: date, wanted: ListFilter) -> list[int]:
    """The customers of a filter in the order of their names' sound."""
    asked = _asked(wanted)
    rows = overdue_sums(session, day, **asked, sort="customer_name", descending=False)
    return [row.customer_id for row in rows]


def details_of(session: ReadSession, *, day: date, sums: Sequence[OverdueSums]) -> Details:
    """The other columns of these rows, and their tags."""
    marks = overdue_marks(session, day, [row.customer_id for row in sums])
    return overdue_details(session, day, sums), marks


def whole_rows(
    session: ReadSession, sums: Sequence[OverdueSums], day: date, progress: Progress
) -> list[OverdueRow]:
    """All columns, so many customers at a time. Raises `Unavailable` when stopped."""
    found: list[OverdueRow] = []
    for first in range(0, len(sums), AT_A_TIME):
        if not progress(first, len(sums)):
            raise unavailable("stopped")
        found += overdue_details(session, day, sums[first : first + AT_A_TIME])
    return found
