"""Sentences of the faults of the exchange: what happened and what to do."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, str]] = {}
