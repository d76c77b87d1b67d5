"""Importing files of customers, bills, payments, prepaid credits and balances (cli.md "Import").

`preview_import` finds out whole what a file would do; `import_table` does it, in one
transaction. Both stand on the same plan, so that the counts are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from desktop_ar.exchange.fields import ImportKind
from desktop_ar.exchange.reading import FoundColumn, ReadFile, Reject
from desktop_ar.services.acts import finish
from desktop_ar.services.changes import ChangeSet
from desktop_ar.services.context import Context
from desktop_ar.services.importing.balances import plan_balances
from desktop_ar.services.importing.bills import plan_bills
from desktop_ar.services.importing.lots import plan_lots
from desktop_ar.services.importing.outcome import Counts, Notice, Outcome, Tally
from desktop_ar.services.importing.parties import Directory, new_and_wanted
from desktop_ar.services.importing.people import plan_customers
from desktop_ar.services.importing.plan import Plan
from desktop_ar.services.importing.received import plan_payments
from desktop_ar.services.importing.writing import write_plan
from desktop_ar.storage.copies import Progress

_PLANNERS: Final[Mapping[ImportKind, Callable[[Plan], None]]] = {
    ImportKind.CUSTOMERS: plan_customers,
    ImportKind.INVOICES: plan_bills,
    ImportKind.PAYMENTS: plan_payments,
    ImportKind.PREPAID: plan_lots,
    ImportKind.BALANCES: plan_balances,
}


@dataclass(frozen=True, slots=True)
class ImportTable:
    """Bring the rows of a file into the book; `name` is the file's, for the journal."""

    file: ReadFile
    name: str = ""


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a file would do to the book, found out without writing."""

    kind: ImportKind
    columns: tuple[FoundColumn, ...]
    counts: Counts
    rejects: tuple[Reject, ...]
    """By row; a row with several faults has several."""
    notices: tuple[Notice, ...]
    outcomes: Mapping[int, Outcome]
    """By the number of the row."""
    new_customers: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    preview: ImportPreview
    changes: ChangeSet


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """The journal's word of an import: which file, and how many rows of which outcome."""

    kind: str
    name: str
    sha256: str
    sheet: str
    new: int
    changed: int
    duplicate: int
    rejected: int


def preview_import(
    session: Session, context: Context, command: ImportTable, progress: Progress | None = None
) -> ImportPreview:
    """The whole file against the book; nothing is written. Raises `Unavailable` when stopped."""
    return _preview(_planned(session, context, command, progress))


def import_table(
    session: Session, context: Context, command: ImportTable, progress: Progress | None = None
) -> Imported:
    """Write the good rows of a file; rejected ones are left out and named.

    A second import of the same file changes nothing. Raises `Unavailable` when stopped.
    """
    plan = _planned(session, context, command, progress)
    preview = _preview(plan)
    counts = preview.counts
    if not (counts.new or counts.changed):
        return Imported(preview, ChangeSet())
    changes = write_plan(plan)
    entry = ImportedFile(
        kind=command.file.kind.value,
        name=command.name,
        sha256=command.file.digest,
        sheet=command.file.sheet,
        new=counts.new,
        changed=counts.changed,
        duplicate=counts.duplicate,
        rejected=counts.rejected,
    )
    return Imported(preview, finish(session, context, "import_table", entry, changes))


def _planned(
    session: Session, context: Context, command: ImportTable, progress: Progress | None
) -> Plan:
    file = command.file
    directory = Directory(session, renames=file.kind is ImportKind.CUSTOMERS)
    plan = Plan(session, context, file, Tally(file), directory, progress)
    _PLANNERS[file.kind](plan)
    plan.report(len(file.rows))
    return plan


def _preview(plan: Plan) -> ImportPreview:
    tally = plan.tally
    return ImportPreview(
        kind=plan.file.kind,
        columns=plan.file.columns,
        counts=tally.counts(),
        rejects=tuple(sorted(tally.rejects, key=lambda reject: reject.row)),
        notices=tuple(sorted(tally.notices, key=lambda notice: notice.row)),
        outcomes=dict(tally.outcomes),
        new_customers=len(new_and_wanted(plan.directory.parties)),
    )


__all__ = [
    "Counts",
    "ImportPreview",
    "ImportTable",
    "Imported",
    "Notice",
    "Outcome",
    "import_table",
    "preview_import",
]
