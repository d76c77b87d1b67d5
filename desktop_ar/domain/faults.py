"""What is wrong with what was asked: codes with parameters, turned into sentences elsewhere."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: a code, the field of the command it belongs to, its figures.

    `params` hold plain values (str, int fen under names that end in ``_fen``, date);
    `language.sentences` turns the code into a sentence in the owner's language.
    """

    code: str
    field: str | None = None
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict)


class Refused(Exception):
    """An act was refused; nothing was written. Carries every fault found, not the first."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(", ".join(fault.code for fault in faults))
        self.faults = faults


class Unavailable(Exception):
    """The surroundings fail us: no such file, locked, full, read-only, not a book, newer book."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def unavailable(code: str, **params: Any) -> Unavailable:
    """An `Unavailable` with its code and figures."""
    return Unavailable(Fault(code, params=params))
