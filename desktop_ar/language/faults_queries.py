"""Sentences of the faults of questions to the book."""

from __future__ import annotations

from typing import Final

from desktop_ar.language.catalogue import N_

SENTENCES: Final[dict[str, str]] = {
    "filter_unknown": N_("There is no filter {filter}: choose from {known}."),
}
