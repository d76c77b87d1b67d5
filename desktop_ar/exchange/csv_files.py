"""CSV that opens right in a spreadsheet: UTF-8 with BOM, CRLF, RFC 4180; and TSV for pasting."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from desktop_ar.exchange.columns import Column, Row
from desktop_ar.exchange.texts import guarded, text_rows


def write_csv(file: BinaryIO, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    """Write header and rows; the file is left open."""
    stream = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=False)
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([guarded(column.header) for column in columns])
    writer.writerows(text_rows(columns, rows))
    stream.flush()
    stream.detach()


def csv_bytes(columns: Sequence[Column], rows: Iterable[Row]) -> bytes:
    """The same as bytes."""
    buffer = io.BytesIO()
    write_csv(buffer, columns, rows)
    return buffer.getvalue()


def tsv(columns: Sequence[Column], rows: Iterable[Row]) -> str:
    """Header and rows parted by tabs, for the clipboard; a text with a tab or line break is
    quoted, as spreadsheets do."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, dialect="excel-tab", lineterminator="\n")
    writer.writerow([guarded(column.header) for column in columns])
    writer.writerows(text_rows(columns, rows))
    return buffer.getvalue()
