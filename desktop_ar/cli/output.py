"""Results on standard output or in a file: the same bytes either way, whole or not at all."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, Final

import click

from desktop_ar.cli.run import ReaderGone, Run
from desktop_ar.cli.spoken import WrongUsage
from desktop_ar.cli.tables import text_table
from desktop_ar.domain.faults import unavailable
from desktop_ar.exchange import answers
from desktop_ar.exchange.columns import ColumnKind
from desktop_ar.exchange.csv_files import write_csv
from desktop_ar.language.figures import amount
from desktop_ar.system import files

CURRENCY: Final = "CNY"
_FLUSH_RIGHT: Final = frozenset({ColumnKind.AMOUNT, ColumnKind.COUNT})


@dataclass(frozen=True, slots=True)
class Listing:
    """A list to be written: its columns and records, the day asked, its name for a sheet."""

    answer: answers.Answer
    records: Sequence[object]
    as_of: date
    title: str


def write_listing(run: Run, listing: Listing, how: str, target: Path | None) -> None:
    """Write a list as table, csv, xlsx or json. Raises `Unavailable` where it cannot."""
    if how == "xlsx" and target is None and sys.stdout.isatty():
        raise WrongUsage(run.t.gettext("A spreadsheet needs a file: add -o FILE."))
    writers: Mapping[str, Callable[[Run, Listing, BinaryIO], None]] = {
        "table": _table,
        "csv": _csv,
        "xlsx": _xlsx,
        "json": _json,
    }
    deliver(lambda file: writers[how](run, listing, file), target)


def write_text(text: str) -> None:
    """One result as text, ended by a line break."""
    deliver(lambda file: _put(file, text.rstrip("\n") + "\n"), None)


def as_json(answer: Mapping[str, Any]) -> str:
    """An answer as JSON on one line; dates are ISO."""
    return json.dumps(answer, ensure_ascii=False, default=str)


def deliver(write: Callable[[BinaryIO], None], target: Path | None) -> None:
    """Let `write` fill a file, which is replaced whole, or standard output, in one go."""
    if target is not None:
        put_file(write, target)
        return
    gathered = io.BytesIO()
    write(gathered)
    stream = click.get_binary_stream("stdout")
    try:
        stream.write(gathered.getbuffer())
        stream.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error
    except OSError as error:
        raise unavailable("output_failed", error=error.strerror or "") from error


def put_file(write: Callable[[BinaryIO], None], target: Path) -> None:
    """Replace a file whole, or leave it as it is. Raises `Unavailable`."""
    if not target.parent.is_dir():
        raise unavailable("folder_missing", path=target.parent)
    try:
        with files.replaced(target) as beside, beside.open("wb") as file:
            write(file)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise unavailable("file_not_writable", path=target, error=reason) from error


def _put(file: BinaryIO, text: str) -> None:
    file.write(text.encode())


def _csv(run: Run, listing: Listing, file: BinaryIO) -> None:
    columns = answers.columns(run.t, listing.answer)
    write_csv(file, columns, answers.rows(run.t, listing.answer, listing.records))


def _xlsx(run: Run, listing: Listing, file: BinaryIO) -> None:
    from desktop_ar.exchange.xlsx_files import Sheet, write_xlsx  # noqa: PLC0415 - when asked for

    columns = answers.columns(run.t, listing.answer)
    rows = answers.rows(run.t, listing.answer, listing.records)
    write_xlsx(file, Sheet(listing.title, columns, rows))


def _json(run: Run, listing: Listing, file: BinaryIO) -> None:
    """One row a line: readable, quick to write, small in a difference."""
    del run
    keys = [field.key for field in listing.answer]
    rows = [as_json({key: getattr(record, key) for key in keys}) for record in listing.records]
    totals = as_json(answers.totals(listing.answer, listing.records))
    _put(file, f'{{"as_of": "{listing.as_of}", "currency": "{CURRENCY}", "rows": [\n')
    _put(file, ",\n".join(rows))
    _put(file, f'\n], "totals": {totals}}}\n')


def _table(run: Run, listing: Listing, file: BinaryIO) -> None:
    fields = tuple(field for field in listing.answer if field.brief)
    if not listing.records:
        _put(file, run.t.gettext("Nothing to show for {day}.", day=listing.as_of) + "\n")
        return
    columns = answers.columns(run.t, fields)
    kinds = [field.kind for field in fields]
    rows = [
        [_cell(value, kind) for value, kind in zip(row, kinds, strict=True)]
        for row in answers.rows(run.t, fields, listing.records)
    ]
    table = text_table(
        [column.header for column in columns],
        rows,
        right=frozenset(at for at, kind in enumerate(kinds) if kind in _FLUSH_RIGHT),
        totals=_totals_row(run, fields, listing.records),
    )
    _put(file, table)


def _cell(value: object, kind: ColumnKind) -> str:
    if value is None:
        return ""
    if kind is ColumnKind.AMOUNT and isinstance(value, int):
        return amount(value)
    return str(value)


def _totals_row(run: Run, fields: answers.Answer, records: Sequence[object]) -> list[str]:
    sums = answers.totals(fields, records)
    cells = [_cell(sums[field.key], field.kind) if field.key in sums else "" for field in fields]
    cells[0] = run.t.ngettext("{n} row", "{n} rows", len(records))
    return cells
