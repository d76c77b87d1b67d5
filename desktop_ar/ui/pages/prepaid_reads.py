"""What the prepaid room asks the book, off the window's thread: frozen rows cross over."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop_ar.domain.codes import LotKind
from desktop_ar.queries.prepaid import PrepaidRow, prepaid, prepaid_totals
from desktop_ar.queries.prepaid_charts import prepaid_kinds, prepaid_weeks
from desktop_ar.ui.pages.prepaid_charts import Charts
from desktop_ar.ui.pages.saved_filters import ListFilter
from desktop_ar.ui.worker import ReadSession


def charts_of(session: ReadSession, *, day: date) -> Charts:
    """Both charts, and what ends within 30 days."""
    near_fen = prepaid_totals(session, day, ("expiring_30",)).value_left_fen
    weeks, kinds = prepaid_weeks(session, day), prepaid_kinds(session, day)
    return Charts(tuple(weeks), tuple(kinds), near_fen)


def lots_of(
    session: ReadSession, *, day: date, wanted: ListFilter, limit: int | None
) -> list[PrepaidRow]:
    """The lots of a filter, or the head of them."""
    return prepaid(session, day, **_asked(wanted), limit=limit)


def lots_by_name(session: ReadSession, *, day: date, wanted: ListFilter) -> list[str]:
    """The lots of a filter in the order of their customers' names."""
    rows = prepaid(session, day, **_asked(wanted), sort="customer_name")
    return [row.lot_no for row in rows]


def _asked(wanted: ListFilter) -> dict[str, Any]:
    """The filter as the question takes it; names are those of cli.md."""
    filters = (wanted.chip,) if wanted.chip else ()
    return {"filters": filters, "search": wanted.words, **_part(wanted.part)}


def _part(part: str) -> dict[str, Any]:
    """A bar of a chart; one that is none (an old note) filters nothing."""
    name, _, rest = part.partition(":")
    first, _, last = rest.partition(":")
    try:
        if name == "kind":
            return {"kind": LotKind(rest)}
        if name == "week":
            days = date.fromisoformat(first), date.fromisoformat(last)
            return {"deadline_from": days[0], "deadline_until": days[1]}
    except ValueError:
        return {}
    return {}
