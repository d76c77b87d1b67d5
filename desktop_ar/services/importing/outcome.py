"""What becomes of every row of a file, and what is to be said about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from desktop_ar.domain.faults import Fault
from desktop_ar.exchange.reading import ReadFile, ReadRow, Reject


class Outcome(StrEnum):
    """What a row does to the book (cli.md "Import")."""

    NEW = "new"
    CHANGED = "changed"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows of the file by what became of them."""

    new: int = 0
    changed: int = 0
    duplicate: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the owner should know of a row that is taken all the same."""

    row: int
    fault: Fault


@dataclass(slots=True)
class Tally:
    """The outcomes of a file, gathered row by row."""

    file: ReadFile
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    rejects: list[Reject] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def reject(self, row: ReadRow, *rejects: Reject) -> None:
        """A row that is not taken, with every reason."""
        self.outcomes[row.number] = Outcome.REJECTED
        self.rejects.extend(rejects)

    def refuse(self, row: ReadRow, key: str, code: str, **params: Any) -> None:
        """A row that is not taken for one reason beyond its single cells."""
        self.reject(row, self.file.reject(row, key, code, **params))

    def refuse_for(self, row: ReadRow, faults: Iterable[Fault]) -> None:
        """A row that is not taken for faults that name their fields."""
        self.reject(
            row,
            *(self.file.reject(row, fault.field or "", fault.code, **fault.params)
              for fault in faults),
        )  # fmt: skip

    def notice(self, row: ReadRow, code: str, **params: Any) -> None:
        """Say something of a row that is taken."""
        self.notices.append(Notice(row.number, Fault(code, None, params)))

    def settle(self, row: ReadRow, outcome: Outcome) -> None:
        """What became of a row; what is new stays new whatever else it changes."""
        if self.outcomes.get(row.number) is not Outcome.NEW:
            self.outcomes[row.number] = outcome

    def counts(self) -> Counts:
        """How many rows of each outcome."""
        found = list(self.outcomes.values())
        return Counts(**{outcome.value: found.count(outcome) for outcome in Outcome})
