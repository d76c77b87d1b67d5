"""Text files of rows: comma, semicolon, tab or full-width comma between fields, quotes."""

from __future__ import annotations

import csv
import io
import re
from typing import Final

from desktop_ar.domain.faults import Fault, Refused
from desktop_ar.exchange.cells import Cell
from desktop_ar.exchange.encodings import decoded
from desktop_ar.exchange.grids import Grid

SEPARATORS: Final = (",", ";", "\t", "，")
_SEPARATOR_LINE: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_LONGEST_FIELD: Final = 1 << 20
_END: Final = "\ue0ff"
"""A private character behind the last row: when it is swallowed, a quote was never closed."""
_MARKUP: Final = re.compile(r"\s*(<\?xml|<!doctype|<html|<table|<\w+[\s>])", re.IGNORECASE)


def text_grids(data: bytes, encoding: str | None = None) -> list[Grid]:
    """The file read by every separator that occurs in it; the caller keeps the best.

    Raises `Refused` for bytes that are no text, for markup, and for a quote never closed.
    """
    text, found = decoded(data, encoding)
    if _MARKUP.match(text):
        raise Refused(Fault("file_is_a_web_page"))
    declared = _SEPARATOR_LINE.match(text)
    if declared:
        text = text[declared.end() :]
        separators: tuple[str, ...] = (declared[1],)
    else:
        separators = tuple(mark for mark in SEPARATORS if mark in text) or (",",)
    grids, refusal = [], None
    for separator in separators:
        try:
            grids.append(_grid(text, separator, found))
        except Refused as error:
            refusal = error
    if not grids and refusal:
        raise refusal
    return grids


def _grid(text: str, separator: str, encoding: str) -> Grid:
    csv.field_size_limit(_LONGEST_FIELD)
    joint = "" if text.endswith(("\n", "\r")) else "\n"
    rows: list[list[Cell]] = []
    reader = csv.reader(io.StringIO(text + joint + _END, newline=""), delimiter=separator)
    try:
        rows.extend([*fields] for fields in reader)
    except csv.Error:
        raise Refused(Fault("field_too_long", None, {"row": len(rows) + 1})) from None
    if rows.pop() != [_END]:
        raise Refused(Fault("quote_not_closed", None, {"row": len(rows) + 1}))
    return Grid("", rows, encoding=encoding, separator=separator)
