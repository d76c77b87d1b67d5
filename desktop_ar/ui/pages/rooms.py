"""Which rooms the window has, in the order they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from desktop_ar.ui.pages.customers import CustomersPage
from desktop_ar.ui.pages.letters import LettersPage
from desktop_ar.ui.pages.overdue import OverduePage
from desktop_ar.ui.pages.page import Page, Tools
from desktop_ar.ui.pages.plans import PlansPage
from desktop_ar.ui.pages.prepaid import PrepaidPage
from desktop_ar.ui.pages.settings import SettingsPage
from desktop_ar.ui.pages.today import TodayPage

ROOMS: Final[tuple[Callable[[Tools], Page], ...]] = (
    TodayPage,
    OverduePage,
    PrepaidPage,
    CustomersPage,
    PlansPage,
    LettersPage,
)
FOOT: Final[tuple[Callable[[Tools], Page], ...]] = (SettingsPage,)


def rooms(tools: Tools) -> tuple[list[Page], list[Page]]:
    """The rooms of the list, and those at its foot."""
    return [room(tools) for room in ROOMS], [room(tools) for room in FOOT]
