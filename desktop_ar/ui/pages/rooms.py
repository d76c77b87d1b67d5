"""Which rooms the window has, in the order they stand."""

from __future__ import annotations

from typing import Final

from desktop_ar.ui.pages.page import Page, Tools
from desktop_ar.ui.pages.today import TodayPage

ROOMS: Final[tuple[type[Page], ...]] = (TodayPage,)
FOOT: Final[tuple[type[Page], ...]] = ()


def rooms(tools: Tools) -> tuple[list[Page], list[Page]]:
    """The rooms of the list, and those at its foot."""
    return [room(tools) for room in ROOMS], [room(tools) for room in FOOT]
