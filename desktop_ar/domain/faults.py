"""What is wrong with what was asked: codes with parameters, turned into sentences elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

NO_PARAMS: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: a code, the field of the command it belongs to, its figures.

    `params` hold plain values (str, int fen under names that end in ``_fen``, date);
    `language.sentences` turns the code into a sentence in the owner's language.
    """

    code: str
    field: str | None = None
    params: Mapping[str, Any] = field(default=NO_PARAMS)


class Refused(Exception):
    """An act was refused; nothing was written. Carries every fault found, not the first."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(", ".join(fault.code for fault in faults))
        self.faults = faults
