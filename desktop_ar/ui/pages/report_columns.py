"""The columns of a report."""

from __future__ import annotations

from typing import Final

from desktop_ar.language.catalogue import N_
from desktop_ar.ui.models.columns import ColumnSpec, Kind, Look
from desktop_ar.ui.pages.report_lines import (
    BRIDGE,
    FIGURES,
    MONTH,
    ReportLine,
    name_words,
    value_words,
)

_PARTS: Final = (BRIDGE, MONTH, FIGURES)

REPORT_COLUMNS: Final[tuple[ColumnSpec[ReportLine], ...]] = (
    ColumnSpec(
        key="part",
        header=N_("Section"),
        text=lambda row, face: face.t.gettext(row.part),
        sort_key=lambda row: _PARTS.index(row.part),
        width=84,
    ),
    ColumnSpec(
        key="figure",
        header=N_("Figure"),
        text=name_words,
        sort_key=lambda row: row.key,
        kind=Kind.NAME,
        width=230,
        tip=lambda row, face: face.t.gettext(row.formula),
    ),
    ColumnSpec(
        key="value",
        header=N_("Sum or rate"),
        text=value_words,
        sort_key=lambda row: row.fen if row.fen is not None else row.rate or row.days,
        kind=Kind.NUMBER,
        width=130,
        look=lambda row, _face: Look(tone="accent_text" if row.room else "text"),
        tip=lambda row, face: face.t.gettext(row.formula),
    ),
    ColumnSpec(
        key="formula",
        header=N_("How it comes about"),
        text=lambda row, face: face.t.gettext(row.formula),
        sort_key=lambda row: row.formula,
        width=300,
        stretch=True,
    ),
)
