"""What the window offers in every room: new entries, the acts of the book, ways between rooms."""

from __future__ import annotations

from collections.abc import Callable

from desktop_ar.language.catalogue import N_
from desktop_ar.ui.act import Act
from desktop_ar.ui.book_acts import BookActs
from desktop_ar.ui.main_window import MainWindow
from desktop_ar.ui.pages.doors import Doors
from desktop_ar.ui.pages.list_page import ListPage
from desktop_ar.ui.pages.saved_filters import ListFilter
from desktop_ar.ui.pages.settings import SettingsPage
from desktop_ar.ui.pages.today import TodayPage


def furnish(window: MainWindow) -> None:
    """Put into a window what does not belong to one of its rooms."""
    _offer_entries(window)
    acts = BookActs(window.tools, window)
    window.add_book_acts(acts.acts)
    acts.restored.connect(lambda: _read_all(window))
    for page in window.pages.values():
        if isinstance(page, TodayPage):
            page.room_wanted.connect(_goer(window))
        if isinstance(page, SettingsPage):
            page.set_book_acts(acts)


def _read_all(window: MainWindow) -> None:
    """Another book stands where the old one stood."""
    for page in window.pages.values():
        page.refresh(None)


def _offer_entries(window: MainWindow) -> None:
    """For the customer the owner stands on; else one is asked for first."""
    doors = Doors(window.tools.desk, window)
    entries: tuple[tuple[str, Callable[[str], object], str], ...] = (
        (N_("Log a contact…"), doors.contact, "phone"),
        (N_("Record a payment…"), doors.payment, "banknote"),
        (N_("Enter a bill…"), doors.bill, "receipt-text"),
        (N_("Agree installments…"), doors.plan, "calendar-range"),
        (N_("Sell in advance…"), doors.sale, "wallet-cards"),
        (N_("Use a prepaid credit…"), doors.redeem, "tickets"),
    )
    acts = [
        Act(window.face, words, _about_customer(window, door), icon=icon, parent=window)
        for words, door, icon in entries
    ]
    new_customer = Act(
        window.face,
        N_("New customer…"),
        lambda: doors.customer(),  # noqa: PLW0108 - a slot must hand on no argument
        icon="users",
        keys="Ctrl+N",
        parent=window,
    )
    window.add_entries([*acts, new_customer])


def _about_customer(window: MainWindow, door: Callable[[str], object]) -> Callable[[], None]:
    def go() -> None:
        customer_no = window.page.current_customer_no()
        if customer_no:
            door(customer_no)
            return
        from desktop_ar.ui.dialogs.pick_customer import CustomerPicker  # noqa: PLC0415 - see Doors

        picker = CustomerPicker(window.tools.desk, window)
        picker.picked.connect(door)
        picker.open()

    return go


def _goer(window: MainWindow) -> Callable[[str, str], None]:
    """Go to another room and a filter of it, or open a customer's card."""
    doors = Doors(window.tools.desk, window)

    def go(room: str, what: str) -> None:
        if room == "customers" and what:
            doors.card(what)
            return
        window.go(room)
        page = window.pages[room]
        if what and isinstance(page, ListPage):
            page.filter_by(ListFilter(what))

    return go
