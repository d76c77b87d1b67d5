"""What a column of a list is: words, order, side, and how a delegate draws it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt

from desktop_ar.ui.face import Face
from desktop_ar.ui.look.tokens import Token

R = TypeVar("R")


class Role(IntEnum):
    """Roles beside Qt's own; the numbers are Qt's business only."""

    ROW = Qt.ItemDataRole.UserRole + 1
    SORT = Qt.ItemDataRole.UserRole + 2
    LOOK = Qt.ItemDataRole.UserRole + 3


class Kind(StrEnum):
    """How a cell is drawn; there is one delegate for each."""

    NAME = "name"  # bold: the customer
    TEXT = "text"  # plain, an icon before it where `Look.icon` says so
    DATE = "date"  # muted
    MONEY = "money"  # bold, right edge
    NUMBER = "number"  # plain, right edge
    DAYS = "days"  # right edge, and the dot of its bucket in `Look.tone`
    LADDER = "ladder"  # the level, seven ticks under it, `Look.figure` of them reached
    TAG = "tag"  # a tag in `Look.tone`, or the dash of an empty cell
    PROGRESS = "progress"  # a line, `Look.figure` (0 to 1) of it left, then words and `Look.rest`
    STEP = "step"  # icon and words; bold and in the accent where `Look.strong`


RIGHT_KINDS = frozenset({Kind.MONEY, Kind.NUMBER, Kind.DAYS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a delegate needs beside the words of a cell."""

    tone: Token = "text"
    icon: str | None = None
    strong: bool = False
    figure: float = 0.0
    rest: str = ""


PLAIN = Look()


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSpec(Generic[R]):
    """One column over rows of type `R`.

    `header` is marked with `N_` and translated where it is shown. `sort_key` may give None,
    which stands last in both directions; of a MONEY column it is the sum in fen, of a DATE
    column the date, so that a copy holds figures and not pictures of them. `width` is
    where the column starts, in pixels; the columns that `stretch` share what is left over. `copy`
    gives the text for the clipboard where the cell shows less than a table needs.
    """

    key: str
    header: str
    text: Callable[[R, Face], str]
    sort_key: Callable[[R], Any]
    kind: Kind = Kind.TEXT
    width: int = 100
    stretch: bool = False
    look: Callable[[R, Face], Look] | None = None
    tip: Callable[[R, Face], str] | None = None
    copy: Callable[[R, Face], str] | None = None
    right: bool = False
    hidden: bool = False

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Figures stand at the right edge, everything else at the left."""
        to_right = self.right or self.kind in RIGHT_KINDS
        side = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
