"""Which rooms the window has, in the order they stand. The module of a room is loaded when its
page is built."""

from __future__ import annotations

from typing import Final

from desktop_ar.ui.pages.entrance import Entrance
from desktop_ar.ui.pages.page import Page, Tools

# ruff: noqa: PLC0415 - see above


def _today(tools: Tools) -> Page:
    from desktop_ar.ui.pages.today import TodayPage

    return TodayPage(tools)


def _overdue(tools: Tools) -> Page:
    from desktop_ar.ui.pages.overdue import OverduePage

    return OverduePage(tools)


def _prepaid(tools: Tools) -> Page:
    from desktop_ar.ui.pages.prepaid import PrepaidPage

    return PrepaidPage(tools)


def _customers(tools: Tools) -> Page:
    from desktop_ar.ui.pages.customers import CustomersPage

    return CustomersPage(tools)


def _plans(tools: Tools) -> Page:
    from desktop_ar.ui.pages.plans import PlansPage

    return PlansPage(tools)


def _letters(tools: Tools) -> Page:
    from desktop_ar.ui.pages.letters import LettersPage

    return LettersPage(tools)


def _reports(tools: Tools) -> Page:
    from desktop_ar.ui.pages.reports import ReportsPage

    return ReportsPage(tools)


def _settings(tools: Tools) -> Page:
    from desktop_ar.ui.pages.settings import SettingsPage

    return SettingsPage(tools)


ROOMS: Final = (
    Entrance("today", "sun", lambda t: t.gettext("Today"), _today),
    Entrance("overdue", "clock-alert", lambda t: t.gettext("Overdue"), _overdue),
    Entrance("prepaid", "wallet-cards", lambda t: t.gettext("Prepaid"), _prepaid),
    Entrance("customers", "users", lambda t: t.gettext("Customers"), _customers),
    Entrance("plans", "calendar-range", lambda t: t.gettext("Plans"), _plans),
    Entrance("letters", "file-text", lambda t: t.gettext("Letters"), _letters),
    Entrance("reports", "chart-no-axes-column", lambda t: t.gettext("Reports"), _reports),
)
FOOT: Final = (Entrance("settings", "settings", lambda t: t.gettext("Settings"), _settings),)
