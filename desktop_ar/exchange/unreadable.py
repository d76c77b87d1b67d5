"""A value that cannot be read as what its column holds."""

from __future__ import annotations

from typing import Any

from desktop_ar.domain.faults import Fault


class Unreadable(Exception):
    """Why one cell was not taken; the fault gets its field from whoever knows the column."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def fault(self, field: str) -> Fault:
        """The fault of this value in a field."""
        return Fault(self.code, field, self.params)
