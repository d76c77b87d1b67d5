"""The worklist on paper: whom to contact, how, why, and a free column to write in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_ar.language.because import why
from desktop_ar.language.code_words import word
from desktop_ar.queries.worklist import WorkRow
from desktop_ar.ui.face import Face

if TYPE_CHECKING:
    from desktop_ar.ui.list_print import PrintedList


def worklist_paper(face: Face, rows: Sequence[WorkRow]) -> PrintedList:
    """The rows of today as a printed list."""
    from desktop_ar.ui.list_print import PrintedColumn, PrintedList  # noqa: PLC0415 - for paper only

    t = face.t
    columns = (
        PrintedColumn(t.gettext("Customer")),
        PrintedColumn(t.gettext("Phone")),
        PrintedColumn(t.gettext("Overdue"), right=True),
        PrintedColumn(t.gettext("Next step")),
        PrintedColumn(t.gettext("Why")),
    )
    total_fen = sum(row.overdue_fen for row in rows)
    count = t.ngettext("{n} customer", "{n} customers", len(rows))
    return PrintedList(
        title=t.gettext("Whom to contact today"),
        notes=(face.long_day(face.today), count),
        columns=columns,
        rows=tuple(
            (
                row.customer_name,
                row.phone,
                face.figures.amount(row.overdue_fen),
                word(t, row.action),
                face.figures.veiled(why(t, row.reasons)),
            )
            for row in rows
        ),
        totals=(t.gettext("Total"), "", face.figures.amount(total_fen), "", ""),
        page_words=lambda page, pages: t.gettext("Page {page} of {pages}", page=page, pages=pages),
    )
