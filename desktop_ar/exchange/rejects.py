"""Rows that were not taken, saved as they were with what is wrong: correct and import again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from desktop_ar.exchange.cells import text_of
from desktop_ar.exchange.columns import Column, ColumnKind
from desktop_ar.exchange.csv_files import write_csv
from desktop_ar.exchange.reading import ReadFile, Reject
from desktop_ar.language.catalogue import Translator
from desktop_ar.language.sentences import fault_sentence


def write_rejects(
    file: BinaryIO, t: Translator, read: ReadFile, rejects: Sequence[Reject], *, xlsx: bool
) -> None:
    """One row for each rejected row: its cells under its own labels, then row and reasons.

    The labels are the file's, so that the corrected file is imported like the first.
    """
    columns, rows = rejects_table(t, read, rejects)
    if not xlsx:
        write_csv(file, columns, rows)
        return
    from desktop_ar.exchange.xlsx_files import Sheet, write_xlsx  # noqa: PLC0415 - when asked for

    write_xlsx(file, Sheet(t.gettext("Rejected rows"), columns, rows))


def rejects_table(
    t: Translator, read: ReadFile, rejects: Sequence[Reject]
) -> tuple[list[Column], list[list[str]]]:
    """The columns and rows of the file of rejected rows."""
    reasons: dict[int, list[Reject]] = {}
    for reject in rejects:
        reasons.setdefault(reject.row, []).append(reject)
    width = len(read.columns)
    columns = [
        Column(f"column_{at}", column.label, ColumnKind.CODE)
        for at, column in enumerate(read.columns)
    ]
    columns += [
        Column("row", t.gettext("Row in the file"), ColumnKind.TEXT),
        Column("reason", t.gettext("Why it was rejected"), ColumnKind.TEXT),
    ]
    rows = []
    for row in read.rows:
        if row.number in reasons:
            cells = [text_of(cell) for cell in row.cells[:width]]
            cells += [""] * (width - len(cells))
            why = reasons[row.number]
            rows.append([*cells, str(row.number), "\n".join(reason_of(t, one) for one in why)])
    return columns, rows


def reason_of(t: Translator, reject: Reject) -> str:
    """Column and value with the sentence of what is wrong; the value once is enough."""
    sentence = fault_sentence(t, reject.fault)
    if not reject.column:
        return sentence
    if not reject.value or reject.fault.params.get("value") == reject.value:
        return t.pgettext(
            "column, reason", "{column}: {reason}", column=reject.column, reason=sentence
        )
    return t.pgettext(
        "column, value, reason",
        "{column} “{value}”: {reason}",
        column=reject.column,
        value=reject.value,
        reason=sentence,
    )
