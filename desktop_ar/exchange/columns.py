"""Columns of an answer that leaves the program, the same for every kind of file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias


class ColumnKind(StrEnum):
    """What a column holds.

    `text`: words, guarded against being taken for a formula. `code`: numbers of documents,
    phones, which stay text. `amount`: integer fen. `count`: whole numbers. `date`: business days.
    """

    TEXT = "text"
    CODE = "code"
    AMOUNT = "amount"
    COUNT = "count"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key it has in JSON, its header in the reader's language, what it holds."""

    key: str
    header: str
    kind: ColumnKind


Row: TypeAlias = Sequence[Any]
"""Values in the order of the columns: str, int (fen in an amount), date, None for nothing."""
